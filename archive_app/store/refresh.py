"""What is derived from other tables, brought up to date after these have changed.

Three derived things: the columns of ``article`` that follow its current version and the person's
corrections, the rows of the two text indexes, and what is known of a picture over all its places.
(Figures of the sidebar follow by themselves, see ``tallies``.)
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from sqlite_utils import Database

from archive_app.domain.article import Article, ChosenText
from archive_app.domain.saving import Saving
from archive_app.store import columns, content, index_rows, likeness, outlets, together
from archive_app.store.index_rows import IndexedWork, Row
from archive_app.store.together import MakeRow

EDITABLE = (
    "title", "subtitle", "authors", "site", "section", "published", "modified", "language",
)  # fmt: skip
"""Fields of an article that the person may correct; several authors are joined by "; "."""


CHOSEN = "text"
"""The correction that puts a chosen text in the place of the one that extraction found."""

_ANSWERED = frozenset({"empty", "thin"})
"""Warnings that a chosen text has an answer to."""


def corrected(db: Database, number: int, version: int, article: Article) -> Article:
    """``article``, which is version ``version``, with the person's corrections of ``number``."""
    values: dict[str, Any] = {}
    for row in columns.query(db, "SELECT field, value FROM edit WHERE article = ?", (number,)):
        name, value = row["field"], row["value"]
        if name == CHOSEN:
            chosen: ChosenText = columns.from_json(value, ChosenText)
            if version >= chosen.version:
                values |= {"text": chosen.text, "html": chosen.html, "blocks": chosen.blocks}
                others = (one for one in article.warnings if one.kind not in _ANSWERED)
                values["warnings"] = tuple(others)
        elif name == "authors":
            values[name] = tuple(part.strip() for part in value.split(";") if part.strip())
        else:
            values[name] = value if value or name == "title" else None
    return replace(article, **values) if values else article


def shown_text(db: Database, article: int, version: int, extracted: str) -> str:
    """The canonical text of version ``version``: the chosen one, else what was ``extracted``."""
    value = columns.scalar(db, _CHOSEN, (article, CHOSEN))
    if value is None:
        return extracted
    chosen: ChosenText = columns.from_json(value, ChosenText)
    return chosen.text if version >= chosen.version else extracted


def current_text(db: Database, article: int) -> tuple[int, str]:
    """The number of the current version of ``article``, and its text as it is shown."""
    row = columns.first(db, _CURRENT_TEXT, (article,))
    assert row is not None, f"no article {article}"  # noqa: S101 (callers looked it up)
    return row["number"], shown_text(db, article, row["number"], row["text"])


def shown_columns(shown: Article) -> dict[str, Any]:
    """The columns of "article" that show ``shown``, in which the person's corrections are."""
    return {
        "url": shown.url,
        "canonical_url": shown.canonical_url,
        "title": shown.title,
        "site": shown.site or "",
        "author": "; ".join(shown.authors),
        "published": shown.published,
        "published_at": columns.seconds(shown.published),
        "language": shown.language,
    }


def refresh_article(db: Database, number: int, article: Article | None = None) -> None:
    """The row of article ``number`` and its text index follow its current version and edits.

    ``article`` is the current version's content where the caller has it at hand.
    """
    row = columns.first(db, _STATE, (number,))
    assert row is not None, f"no article {number}"  # noqa: S101 (callers looked it up)
    if article is None:
        article = content.read_searched(db, row["version"])
    shown = corrected(db, number, row["number"], article)
    values = {**shown_columns(shown), "lead": lead_of(db, row["version"])}
    changed = {name: value for name, value in values.items() if row[name] != value}
    if changed:  # each column is in an index or two
        columns.update(db, "article", {"article": number}, changed)
    _follow(db, number, row["version"], article.text)
    together.put(db, row["search_key"], _index_row(db, number, row, shown))


def index_new_article(db: Database, number: int, version: int, key: int, saving: Saving) -> None:
    """The text index has the first version of article ``number``, which ``saving`` brought.

    Its row shows what ``saving`` says, and there are no corrections: nothing is read back.
    """
    article = saving.article
    row = partial(
        index_rows.article_row,
        key,
        article,
        addresses=[columns.text(saving.capture.requested_url)],
        filters=outlets.words_of(db, article),
    )
    _follow(db, number, version, article.text)
    together.put(db, key, row)


def _follow(db: Database, number: int, version: int, text: str) -> None:
    if not together.is_together(db):  # among many, catching up later is as good
        likeness.follow(db, number, version, text)


def lead_of(db: Database, version: int) -> int | None:
    """The position of the placement whose picture stands for row ``version``."""
    position: int | None = columns.scalar(db, _LEAD, (version,))
    return position


def article_row(db: Database, number: int) -> Row:
    """What the text index is to hold of article ``number``."""
    row, shown = _shown(db, number)
    return _index_row(db, number, row, shown)()


def said_by(db: Database, number: int) -> tuple[int, tuple[str, ...]]:
    """The key of article ``number`` and what the text index holds of it but for the filters."""
    row, shown = _shown(db, number)
    return row["search_key"], index_rows.said(shown, _asked(db, number))


def _shown(db: Database, number: int) -> tuple[dict[str, Any], Article]:
    """What "article" has of ``number``, and its current version with the corrections."""
    row = columns.first(db, _STATE, (number,))
    assert row is not None, f"no article {number}"  # noqa: S101 (callers looked it up)
    return row, corrected(db, number, row["number"], content.read_searched(db, row["version"]))


def _asked(db: Database, number: int) -> list[str]:
    return [url for (url,) in db.conn.execute(_ASKED, (number,))]


def _index_row(db: Database, number: int, row: dict[str, Any], shown: Article) -> MakeRow:
    return partial(
        index_rows.article_row,
        row["search_key"],
        shown,
        addresses=_asked(db, number),
        versions=row["versions"],
        filters=outlets.words_of(db, shown),
    )


def refresh_work(db: Database, numbers: Iterable[int]) -> None:
    """The index of the person's own words follows tags, notes and highlights of ``numbers``."""
    for number in numbers:
        row = columns.first(db, "SELECT search_key, note FROM article WHERE article = ?", (number,))
        if row is not None:
            together.put_work(db, row["search_key"], _work(db, number, row["note"]))


def work_row(db: Database, number: int) -> Row | None:
    """What the index of the person's own words is to hold on article ``number``; None for none."""
    row = columns.first(db, "SELECT search_key, note FROM article WHERE article = ?", (number,))
    work = _work(db, number, row["note"]) if row is not None else None
    return index_rows.work_row(row["search_key"], work) if row is not None and work else None


def _work(db: Database, number: int, note: str) -> IndexedWork:
    tags = [path for (path,) in db.conn.execute(_TAGS, (number,))]
    marks = columns.query(db, _MARKS, (number,))
    own = [tag for mark in marks for tag in columns.from_json(mark["tags"])]
    bodies = [note, *(mark["body"] for mark in marks)]
    return IndexedWork(
        tags=tuple(dict.fromkeys([*tags, *own])),
        notes=tuple(body for body in bodies if body),
        highlights=tuple(mark["exact"] for mark in marks),
    )


def pictures_of(db: Database, numbers: Iterable[int]) -> list[int]:
    """The pictures that the current versions of articles ``numbers`` show."""
    return [row for (row,) in db.conn.execute(_PICTURES_OF, (columns.to_json(list(numbers)),))]


def pictures_in(db: Database, versions: Iterable[int]) -> list[int]:
    """The pictures that the rows ``versions`` of "version" show."""
    return [row for (row,) in db.conn.execute(_PICTURES_IN, (columns.to_json(list(versions)),))]


def present(db: Database, numbers: Iterable[int]) -> list[int]:
    """Those of ``numbers`` that are articles of the library."""
    return [row for (row,) in db.conn.execute(_PRESENT, (columns.to_json(list(numbers)),))]


def refresh_pictures(db: Database, pictures: Iterable[int]) -> None:
    """What is known of each of ``pictures``: who shows it, its verdict, the decision in force."""
    for picture in set(pictures):
        values = columns.first(db, _STANDING, {"picture": picture})  # type: ignore[arg-type]
        assert values is not None  # noqa: S101 (an aggregate always gives a row)
        decision = columns.first(db, _LAST_DECISION, (picture,))
        if decision is not None and decision["ruling"] == "withdraw":
            decision = None
        open_claims = values["conflict"] or values["status"] == "placeholder"
        review = None
        if decision is None:
            review = "claims" if open_claims else None
        elif decision["claims_sha256"] != claims_sha256(db, picture):
            review = "evidence"
        values |= {
            "decision": decision and decision["decision"],
            "valid_until": decision and decision["valid_until"],
            "review": review,
        }
        columns.update(db, "picture", {"picture": picture}, values)


def claims_sha256(db: Database, picture: int) -> str:
    """Digest of whom and what is named of ``picture`` anywhere."""
    from archive_app.store.naming import named  # the grammar of credits: not to show a list

    said = db.conn.execute(_SAID, (picture, picture)).fetchall()
    return content.text_sha256(columns.to_json(named(said)))


_CHOSEN = "SELECT value FROM edit WHERE article = ? AND field = ?"

_STATE = """
    SELECT article.version, number, versions, search_key, article.url, article.canonical_url,
           article.title, article.site, author, article.published, published_at, article.language,
           lead
    FROM article JOIN version ON version.version = article.version WHERE article.article = ?
"""

_CURRENT_TEXT = """
    SELECT number, text FROM article JOIN version ON version.version = article.version
    WHERE article.article = ?
"""

_LEAD = """
    SELECT position FROM placement WHERE version = ? AND picture IS NOT NULL
    ORDER BY lead DESC, in_text DESC, position LIMIT 1
"""

_ASKED = """
    SELECT requested_url FROM capture WHERE article = ? ORDER BY capture DESC LIMIT 20
"""

_TAGS = """
    SELECT path FROM article_tag JOIN tag USING (tag) WHERE article = ? ORDER BY folded
"""

_MARKS = "SELECT exact, body, tags FROM annotation WHERE article = ? ORDER BY start"

_PICTURES_OF = """
    SELECT DISTINCT picture FROM json_each(?) AS wanted
    JOIN article ON article.article = wanted.value
    JOIN placement ON placement.version = article.version
    WHERE picture IS NOT NULL
"""

_PICTURES_IN = """
    SELECT DISTINCT picture FROM json_each(?) AS wanted
    JOIN placement ON placement.version = wanted.value WHERE picture IS NOT NULL
"""

_PRESENT = "SELECT article FROM article WHERE article IN (SELECT value FROM json_each(?))"

_STANDING = """
    WITH shown AS (
        SELECT placement.placement, placement.status, placement.conflict,
               article.article, article.trashed, article.version = placement.version AS current
        FROM placement
        JOIN version ON version.version = placement.version
        JOIN article ON article.article = version.article
        WHERE placement.picture = :picture
    ), standing AS (
        SELECT placement, status FROM shown
        ORDER BY status = 'unknown', trashed, current DESC, placement DESC LIMIT 1
    )
    SELECT (SELECT count(DISTINCT article) FROM shown WHERE current AND NOT trashed) AS articles,
           (SELECT placement FROM standing) AS placement,
           coalesce((SELECT status FROM standing), 'unknown') AS status,
           coalesce((SELECT max(conflict) FROM shown WHERE current), 0) AS conflict
"""

_LAST_DECISION = """
    SELECT decision, ruling, valid_until, claims_sha256 FROM decision
    WHERE picture = ? ORDER BY decision DESC LIMIT 1
"""

_SAID = """
    SELECT field, value FROM claim WHERE picture = ?
    UNION
    SELECT field, value FROM claim
    WHERE placement IN (SELECT placement FROM placement WHERE picture = ?)
"""
