"""Readwise Reader: one table; its tags are a list as Python prints it."""

from collections.abc import Iterator

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.tables import header, rows
from archive_app.exchange.imports.values import moment, tags, text

FORM = "readwise"


def is_table(body: bytes) -> bool:
    """Whether ``body`` is such a table."""
    return header(body) >= {"url", "document tags", "location"}


def read_table(body: bytes) -> Iterator[ImportEntry]:
    """The pages of the table, what only a feed brought left out; raises as ``rows``."""
    for row in rows(body):
        place = row["location"].strip().lower()
        if place != "feed":
            yield ImportEntry(
                url=row["url"].strip(),
                title=text(row["title"]),
                tags=tags(row["document tags"]),
                saved_at=moment(row["saved date"]),
                done=place == "archive",
            )
