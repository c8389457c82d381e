"""Instapaper: one table, old (without date and tags) and new."""

from collections.abc import Iterator

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.tables import header, rows
from archive_app.exchange.imports.values import folder, moment, tags, text

FORM = "instapaper"
_OWN_FOLDERS = {"unread", "archive", "starred"}


def is_table(body: bytes) -> bool:
    """Whether ``body`` is such a table."""
    return header(body) >= {"url", "title", "selection", "folder"}


def read_table(body: bytes) -> Iterator[ImportEntry]:
    """The pages of the table; raises as ``rows``."""
    for row in rows(body):
        place = row["folder"].strip()
        own = () if place.lower() in _OWN_FOLDERS else folder([place])
        yield ImportEntry(
            url=row["url"].strip(),
            title=text(row["title"]),
            tags=(*own, *tags(row["tags"])),
            note=text(row["selection"]),
            saved_at=moment(row["timestamp"]),
            done=place.lower() == "archive",
            starred=place.lower() == "starred",
        )
