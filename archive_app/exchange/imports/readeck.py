"""Readeck, and any other table with a column of addresses: read by the names people give them."""

from collections.abc import Iterator

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.tables import Row, header, rows
from archive_app.exchange.imports.values import moment, tags, text, truth

FORM = "csv"
_URL = ("url", "href", "link", "address", "uri")
_TAGS = ("tags", "labels", "keywords", "manual tags")
_NOTE = ("note", "notes", "comment")
_DATE = ("created", "timestamp", "saved", "saved date", "date added", "time_added", "saved_at")
_DONE = ("is_archived", "archived", "archive", "done")
_STAR = ("is_marked", "starred", "favorite", "favorited", "favourite")


def is_table(body: bytes) -> bool:
    """Whether ``body`` is a table with a column of addresses."""
    return not header(body).isdisjoint(_URL)


def read_table(body: bytes) -> Iterator[ImportEntry]:
    """The pages of the table; raises as ``rows``."""
    for row in rows(body):
        state = row.get("state", row.get("status", "")).strip().lower()
        yield ImportEntry(
            url=_first(row, _URL).strip(),
            title=text(_first(row, ("title", "name"))),
            tags=tags(_first(row, _TAGS), ",;|"),
            note=_first(row, _NOTE).strip(),
            saved_at=moment(_first(row, _DATE)),
            done=truth(_first(row, _DONE)) or state in {"archive", "archived"},
            starred=truth(_first(row, _STAR)),
        )


def _first(row: Row, names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")
