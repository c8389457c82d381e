"""Rows of lists of articles: one question for the articles, one for tags, whatever their number."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlite_utils import Database

from archive_app.domain.library import ArticleRow, Place
from archive_app.domain.rights import Badge, Status, badge
from archive_app.store import columns, trail

SNIPPET = 240
"""Code points of an article's first words in a list."""


def article_rows(db: Database, numbers: Sequence[int]) -> tuple[ArticleRow, ...]:
    """Rows in the order of ``numbers``; those that are not in the library are left out."""
    wanted = columns.to_json(list(numbers))
    tags: dict[int, list[str]] = {}
    for article, path in db.conn.execute(_TAGS, (wanted,)):
        tags.setdefault(article, []).append(path)
    today = columns.local_today()
    found = {
        row["article"]: _article_row(db, row, tuple(tags.get(row["article"], ())), today)
        for row in columns.query(db, _ROWS, (SNIPPET * 2, wanted))
    }
    return tuple(found[number] for number in numbers if number in found)


def _article_row(
    db: Database, row: dict[str, Any], tags: tuple[str, ...], today: date
) -> ArticleRow:
    return ArticleRow(
        article=row["article"],
        title=row["title"] or row["url"],
        site=row["site"],
        url=row["url"],
        published=row["published"],
        saved=columns.moment(row["saved"]),
        snippet=" ".join(row["start"].split())[:SNIPPET],
        place=Place(row["place"]),
        starred=bool(row["starred"]),
        read=bool(row["read"]),
        trashed=bool(row["trashed"]),
        tags=tags,
        versions=row["versions"],
        language=row["language"],
        picture=row["picture"],
        badge=_badge(db, row, today),
    )


def _badge(db: Database, row: dict[str, Any], today: date) -> Badge | None:
    if row["picture"] is None:
        return None
    decision = trail.in_force(db, row["picture"]) if row["decision"] is not None else None
    return badge(Status(row["status"]), decision, today, conflict=bool(row["conflict"]))


_ROWS = """
    SELECT article.article, article.title, article.site, article.url, article.published,
           article.saved, article.place, article.starred, article.read, article.trashed,
           article.versions, article.language, substr(version.text, 1, ?) AS start,
           placement.picture, placement.status, placement.conflict, picture.decision
    FROM article JOIN version ON version.version = article.version
    LEFT JOIN placement
        ON placement.version = article.version AND placement.position = article.lead
    LEFT JOIN picture ON picture.picture = placement.picture
    WHERE article.article IN (SELECT value FROM json_each(?))
"""

_TAGS = """
    SELECT article, path FROM article_tag JOIN tag USING (tag)
    WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, folded
"""
