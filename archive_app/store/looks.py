"""A stored version as far as it can differ from another."""

from sqlite_utils import Database

from archive_app.store import columns
from archive_app.store.differing import Look, Shown


def look(db: Database, version: int) -> Look:
    """What the row ``version`` of "version" says and shows."""
    row = columns.first(db, _WORDS, (version,))
    assert row is not None, f"no row {version}"  # noqa: S101 (callers looked it up)
    shown = columns.query(db, _SHOWN, (version,))
    pictures = (Shown(**{**one, "in_text": bool(one["in_text"])}) for one in shown)
    return Look(row["title"], row["text"], tuple(pictures))


_WORDS = "SELECT title, text FROM version WHERE version = ?"

_SHOWN = """
    SELECT url, sha256, credit, in_text FROM placement LEFT JOIN picture USING (picture)
    WHERE version = ? ORDER BY position
"""
