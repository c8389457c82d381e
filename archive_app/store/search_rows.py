"""The rows of a list, with the words around what a query found."""

from collections.abc import Sequence
from dataclasses import replace

from sqlite_utils import Database

from archive_app.domain.library import ArticleRow
from archive_app.domain.matches import Marks
from archive_app.domain.query import Near, Query, Words
from archive_app.store import columns, rows
from archive_app.store.search_match import WORK_FIELDS


def rows_of(db: Database, numbers: Sequence[int], query: Query) -> tuple[ArticleRow, ...]:
    """The rows of ``numbers``, in that order, with excerpts and marks of ``query``."""
    found = rows.article_rows(db, numbers)
    if not query.sought:
        return found
    marks = _RowMarks(query)
    texts = dict(db.conn.execute(_TEXTS, (columns.to_json(list(numbers)),)))
    return tuple(_marked(db, row, texts[row.article], marks) for row in found)


def of_fields(query: Query, *fields: str | None) -> list[Words | Near]:
    """The words that ``query`` looks for in any of ``fields``."""
    return [leaf for leaf in query.sought if leaf.field in fields]


def _marked(db: Database, row: ArticleRow, text: str, marks: "_RowMarks") -> ArticleRow:
    """``row`` with the words around the matches, wherever in the article they stand."""
    excerpt = marks.text.excerpt(text)
    if excerpt is None:
        other = columns.query(db, _OTHER_TEXTS, (row.article,) * 4)
        found = (marks.other.excerpt(piece["words"]) for piece in other)
        excerpt = next((one for one in found if one is not None), None)
    title_matches = marks.title.spans(row.title)
    if excerpt is None:
        return replace(row, title_matches=title_matches)
    return replace(row, snippet=excerpt.text, matches=excerpt.spans, title_matches=title_matches)


class _RowMarks:
    """What is marked where: ``author:roe`` must not mark a roe in the text."""

    def __init__(self, query: Query) -> None:
        self.title = Marks(of_fields(query, None, "title"))
        self.text = Marks(of_fields(query, None))
        self.other = Marks(of_fields(query, None, "title", "caption", "credit", *WORK_FIELDS))


_TEXTS = """
    SELECT article.article, text FROM json_each(?) AS wanted
    JOIN article ON article.article = wanted.value
    JOIN version ON version.version = article.version
"""

_OTHER_TEXTS = """
    SELECT body || ' ' || exact AS words FROM annotation WHERE article = ?
    UNION ALL SELECT note FROM article WHERE article = ?
    UNION ALL
    SELECT caption || ' ' || coalesce(credit, '')
    FROM placement JOIN article USING (version) WHERE article.article = ?
    UNION ALL
    SELECT coalesce(subtitle, '') FROM version JOIN article USING (version)
    WHERE article.article = ?
"""
