"""Raindrop.io: one table; highlights stand one a line in a cell."""

from collections.abc import Iterator

from archive_app.domain.importing import ImportedMark, ImportEntry
from archive_app.exchange.imports.tables import header, rows
from archive_app.exchange.imports.values import folder, moment, tags, text, truth

FORM = "raindrop"
_UNSORTED = {"unsorted", ""}


def is_table(body: bytes) -> bool:
    """Whether ``body`` is such a table."""
    return header(body) >= {"url", "folder", "excerpt", "created"}


def read_table(body: bytes) -> Iterator[ImportEntry]:
    """The pages of the table; raises as ``rows``."""
    for row in rows(body):
        place = row["folder"].strip()
        own = () if place.lower() in _UNSORTED else folder(place.split("/"))
        lines = row["highlights"].splitlines()
        quotes = (line.removeprefix("Highlight:").strip() for line in lines)
        yield ImportEntry(
            url=row["url"].strip(),
            title=text(row["title"]),
            tags=(*own, *tags(row["tags"])),
            note=row["note"].strip(),
            saved_at=moment(row["created"]),
            starred=truth(row["favorite"]),
            marks=tuple(ImportedMark(quote) for quote in quotes if quote),
        )
