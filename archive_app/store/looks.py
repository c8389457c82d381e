"""Versions as far as they can differ: what is stored, and what a new capture shows beside it."""

from sqlite_utils import Database

from archive_app.domain.address import is_twin_address
from archive_app.domain.article import Placement
from archive_app.domain.picture import PictureFacts
from archive_app.domain.saving import Saving
from archive_app.store import columns
from archive_app.store.differing import Look, Shown, differences


def look(db: Database, version: int) -> Look:
    """What the row ``version`` of "version" says and shows."""
    row = columns.first(db, _WORDS, (version,))
    assert row is not None, f"no row {version}"  # noqa: S101 (callers looked it up)
    shown = columns.query(db, _SHOWN, (version,))
    pictures = (Shown(**{**one, "in_text": bool(one["in_text"])}) for one in shown)
    return Look(row["title"], row["text"], tuple(pictures))


def changed_since(db: Database, saving: Saving, version: int) -> tuple[str, ...]:
    """What ``saving`` shows otherwise than the row ``version``, as ``differences`` names it.

    A page that could not be read says nothing about a change; its twin for telephones shows fewer
    pictures and words its credits otherwise, so there the words alone tell.
    """
    if saving.article.unread:
        return ()
    found = differences(_before(db, saving, version), _now(saving))
    shown_at = columns.scalar(db, _SHOWN_AT, (version,)) or ""
    if is_twin_address(shown_at) == is_twin_address(saving.capture.final_url):
        return found
    return tuple(one for one in found if one in {"title", "text"})


def _before(db: Database, saving: Saving, version: int) -> Look:
    """The version, as today's engine reads it where that is known: its files are those we have."""
    kept = look(db, version)
    if saving.earlier is None:
        return kept
    files = {one.url: one.sha256 for one in kept.pictures}
    pictures = (
        Shown(one.url, files.get(one.url), one.credit, one.in_text)
        for one in saving.earlier.pictures
    )
    return Look(saving.earlier.title, saving.earlier.text, tuple(pictures))


def _now(saving: Saving) -> Look:
    facts = {fetched.position: fetched.facts for fetched in saving.pictures}
    pictures = (
        _shown(placement, facts.get(position))
        for position, placement in enumerate(saving.article.pictures)
    )
    return Look(saving.article.title, saving.article.text, tuple(pictures))


def _shown(placement: Placement, facts: PictureFacts | None) -> Shown:
    sha256 = facts.sha256 if facts else None
    return Shown(placement.url, sha256, placement.credit, placement.in_text)


_WORDS = "SELECT title, text FROM version WHERE version = ?"

_SHOWN = """
    SELECT url, sha256, credit, in_text FROM placement LEFT JOIN picture USING (picture)
    WHERE version = ? ORDER BY position
"""

_SHOWN_AT = """
    SELECT capture.final_url FROM version JOIN capture USING (capture) WHERE version.version = ?
"""
