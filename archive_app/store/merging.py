"""Two articles that are one put together, and where the number of the one that was leads.

1. What was saved follows: versions (numbered on after those of the kept one) with their captures,
   and addresses.
2. The person's work follows: tags, marks, the note, star, corrections and watch that the kept
   article has none of. Decisions are about pictures and need not move.
3. The number leads to the kept article from now on, and is never given again.

The kept article goes on showing its own current version. All of it is one event: undone, both are
as they were. What the kept article already has otherwise (a correction, a watch) stays; that of the
other one then stands in the history alone.
"""

from typing import Any, NamedTuple

from sqlite_utils import Database

from archive_app.domain.changes import Changes
from archive_app.domain.errors import Refused
from archive_app.domain.saving import Reanchor
from archive_app.store import columns, marks, steps, together
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.differing import differences
from archive_app.store.history import record
from archive_app.store.looks import look
from archive_app.store.numbering import new_key
from archive_app.store.refresh import CHOSEN, current_text
from archive_app.store.steps import Row, Step
from archive_app.store.work import require_articles


class Standing(NamedTuple):
    """Where a number leads."""

    article: int
    shift: int
    """What is to be added to the number of a version."""


@guarded
class Merging:
    """Puts articles together."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def merge(self, number: int, kept: int, reanchor: Reanchor) -> Changes:
        """Makes article ``number`` part of article ``kept``, in one transaction.

        Raises:
            NotFound: one of them is no article.
            Refused: they are the same, or one is in the trash. Nothing was changed.
        """
        with writing(self._db):
            require_articles(self._db, (number, kept))
            if number == kept:
                raise Refused("An article cannot be merged with itself. Nothing was changed.")
            if columns.scalar(self._db, _ANY_TRASHED, (number, kept)):
                raise Refused(
                    "One of the articles is in the trash. Nothing was changed."
                    " Restore it first, then merge them."
                )
            taken = join(self._db, number, kept, reanchor)
            subject = f"Article {number} merged into article {kept}"
            return record(self._db, "merge", subject, taken)


def standing(db: Database, number: int) -> Standing:
    """The article that ``number`` leads to: itself, unless it became part of another."""
    row = columns.first(db, "SELECT kept, shift FROM merged WHERE number = ?", (number,))
    return Standing(row["kept"], row["shift"]) if row else Standing(number, 0)


def join(
    db: Database, number: int, kept: int, reanchor: Reanchor | None, shift: int | None = None
) -> list[Step]:
    """The steps that make article ``number`` part of ``kept``; called inside a transaction.

    ``shift``: how its versions were numbered on before, where that is to be so again.
    """
    lowest = columns.scalar(db, _LAST_NUMBER, (kept,))
    shift = lowest if shift is None or _collides(db, number, kept, shift) else shift
    return [
        *_move_saved(db, number, kept, shift),
        *_move_tags(db, number, kept),
        *_move_marks(db, number, kept, shift, reanchor),
        *_move_corrections(db, number, kept),
        *_move_watch(db, number, kept),
        *_join_rows(db, number, kept),
        *_lead_on(db, number, kept, shift),
        *steps.remove(db, "article", (number,)),
    ]


def show_version(db: Database, article: int, number: int) -> None:
    """Makes version ``number`` the one that ``article`` shows; nothing where it has none such.

    The caller refreshes what is derived.
    """
    row = columns.first(db, _SHOWABLE, (article, number))
    if row is None:
        return
    together.remove(db, row["search_key"])
    together.remove_work(db, row["search_key"])
    key = new_key(db, columns.moment(row["captured_at"]))
    values = {"version": row["version"], "saved": row["captured_at"], "search_key": key}
    columns.update(db, "article", {"article": article}, values)


def _collides(db: Database, number: int, kept: int, shift: int) -> bool:
    return columns.scalar(db, _COLLIDES, (number, kept, shift)) is not None


def _move_saved(db: Database, number: int, kept: int, shift: int) -> list[Step]:
    taken = []
    before = look(db, columns.scalar(db, _LAST_VERSION, (kept,)))
    for row in columns.query(db, _VERSIONS, (number,)):
        values: Row = {"article": kept, "number": row["number"] + shift}
        if row["number"] == 1:  # the first has one before it now
            changed = differences(before, look(db, row["version"]))
            values["changed"] = columns.to_json(changed)
        taken += steps.change(db, "version", [(row["version"],)], values)
    keys = db.conn.execute("SELECT identity FROM address WHERE article = ?", (number,)).fetchall()
    return taken + steps.change(db, "address", keys, {"article": kept})


def _move_tags(db: Database, number: int, kept: int) -> list[Step]:
    taken = []
    for (tag,) in db.conn.execute(_TAGS, (number,)).fetchall():
        taken += steps.remove(db, "article_tag", (number, tag))
        if columns.scalar(db, f"{_TAGS} AND tag = ?", (kept, tag)) is None:
            taken.append(steps.add(db, "article_tag", (kept, tag), {}))
    return taken


def _move_marks(
    db: Database, number: int, kept: int, shift: int, reanchor: Reanchor | None
) -> list[Step]:
    """Marks stand in the kept article's text where their words are found, else they are orphans."""
    taken = []
    moved = columns.query(db, _MARKS, (number,))
    for row in moved:
        values = {"article": kept, "version": row["version"] + shift}
        taken += steps.change(db, "annotation", [(row["annotation"],)], values)
    at, text = current_text(db, kept)
    followed = {row["annotation"] for row in moved}
    for mark, values in marks.moved(db, kept, at, text, reanchor):
        if mark in followed:
            taken += steps.change(db, "annotation", [(mark,)], values)
    return taken


def _move_corrections(db: Database, number: int, kept: int) -> list[Step]:
    """A chosen text does not move: it is one page's, and would cover the kept article's."""
    taken = []
    for row in columns.query(db, _EDITS, (number,)):
        field = row.pop("field")
        taken += steps.remove(db, "edit", (number, field))
        if field != CHOSEN and columns.scalar(db, _EDITED, (kept, field)) is None:
            taken.append(steps.add(db, "edit", (kept, field), row))
    return taken


def _move_watch(db: Database, number: int, kept: int) -> list[Step]:
    watch = columns.scalar(db, _WATCH, (number,))
    if watch is None:
        return []
    if columns.scalar(db, _WATCH, (kept,)) is not None:
        return steps.remove(db, "watch", (watch,))
    return steps.change(db, "watch", [(watch,)], {"article": kept})


def _join_rows(db: Database, number: int, kept: int) -> list[Step]:
    """Note, star and count of both in the kept one's row."""
    one, other = (_row(db, article) for article in (kept, number))
    notes = dict.fromkeys(filter(None, (one["note"], other["note"])))
    values = {
        "versions": one["versions"] + other["versions"],
        "starred": max(one["starred"], other["starred"]),
        "note": "\n\n".join(notes),
    }
    return steps.change(db, "article", [(kept,)], values)


def _row(db: Database, article: int) -> dict[str, Any]:
    row = columns.first(db, _ROW, (article,))
    assert row is not None, f"no article {article}"  # noqa: S101 (callers looked it up)
    return row


def _lead_on(db: Database, number: int, kept: int, shift: int) -> list[Step]:
    """The number, and those that led to it, lead to the kept article."""
    url, kept_url = (_row(db, article)["url"] for article in (number, kept))
    taken = []
    for row in columns.query(db, "SELECT number, shift FROM merged WHERE kept = ?", (number,)):
        values = {"kept": kept, "kept_url": kept_url, "shift": row["shift"] + shift}
        taken += steps.change(db, "merged", [(row["number"],)], values)
    values = {"kept": kept, "shift": shift, "url": url, "kept_url": kept_url}
    values["merged_at"] = columns.now()
    return [*taken, steps.add(db, "merged", (number,), values)]


_ANY_TRASHED = "SELECT 1 FROM article WHERE article IN (?, ?) AND trashed"

_LAST_NUMBER = "SELECT max(number) FROM version WHERE article = ?"

_LAST_VERSION = "SELECT version FROM version WHERE article = ? ORDER BY number DESC LIMIT 1"

_SHOWABLE = """
    SELECT version.version, captured_at, search_key
    FROM version JOIN article ON article.article = version.article
    WHERE version.article = ? AND number = ? AND article.version <> version.version
"""

_COLLIDES = """
    SELECT 1 FROM version AS one JOIN version AS other ON other.number = one.number + ?3
    WHERE one.article = ?1 AND other.article = ?2
"""

_VERSIONS = "SELECT version, number FROM version WHERE article = ? ORDER BY number"

_TAGS = "SELECT tag FROM article_tag WHERE article = ?"

_MARKS = "SELECT annotation, version FROM annotation WHERE article = ? ORDER BY annotation"

_EDITS = "SELECT field, value, was, edited_at FROM edit WHERE article = ? ORDER BY field"

_EDITED = "SELECT 1 FROM edit WHERE article = ? AND field = ?"

_WATCH = "SELECT watch FROM watch WHERE article = ?"

_ROW = "SELECT url, versions, starred, note FROM article WHERE article = ?"
