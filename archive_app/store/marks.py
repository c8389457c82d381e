"""The person's marks, when the text that they stand in becomes another."""

from sqlite_utils import Database

from archive_app.domain.annotation import Anchor
from archive_app.domain.saving import Reanchor
from archive_app.store import columns, content
from archive_app.store.steps import Row


def moved(
    db: Database, article: int, number: int, text: str, reanchor: Reanchor | None
) -> list[tuple[int, Row]]:
    """The annotations of ``article`` that change, each with the columns that do.

    They stand in ``text`` of version ``number`` from now on, lost ones too where they are found
    again; those that are not found are orphans of the version before.
    """
    digest = content.text_sha256(text)
    found = []
    for row in columns.query(db, _MARKS, (article,)):
        mark = row.pop("annotation")
        before = dict(row)
        anchor = Anchor(**{name: row[name] for name in _ANCHOR})
        place: Anchor | None = anchor
        if anchor.text_sha256 != digest:
            place = reanchor(anchor, text) if reanchor else None
        after: Row = {"orphan": 1}
        if place is not None:
            after = {name: getattr(place, name) for name in _ANCHOR}
            after |= {"orphan": 0, "version": number}
        values = {name: value for name, value in after.items() if before[name] != value}
        if values:
            found.append((mark, values))
    return found


def leave_behind(db: Database, article: int, text: str) -> None:
    """Make orphans of the marks that count in another text than ``text``."""
    db.conn.execute(_LEAVE, (article, content.text_sha256(text)))


_ANCHOR = ("exact", "prefix", "suffix", "start", "text_sha256")

_MARKS = f"""
    SELECT annotation, version, orphan, {", ".join(_ANCHOR)} FROM annotation WHERE article = ?
"""  # noqa: S608 (our own names)

_LEAVE = "UPDATE annotation SET orphan = 1 WHERE article = ? AND text_sha256 <> ?"
