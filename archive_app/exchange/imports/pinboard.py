"""Pinboard: a JSON list of bookmarks; its description is the title, "extended" the note."""

from collections.abc import Iterator
from typing import Any

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.records import objects
from archive_app.exchange.imports.values import moment, tags, text

FORM = "pinboard"


def is_pinboard(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether ``value`` is such a list."""
    found = objects(value)
    return bool(found) and {"href", "description", "extended"} <= set(found[0])


def read_pinboard(value: Any) -> Iterator[ImportEntry]:  # noqa: ANN401
    """Its bookmarks; what is still to be read stays in the inbox."""
    for one in objects(value):
        yield ImportEntry(
            url=text(one.get("href")),
            title=text(one.get("description")),
            tags=tags(one.get("tags"), " "),
            note=text(one.get("extended")),
            saved_at=moment(one.get("time")),
            done=text(one.get("toread")).lower() != "yes",
        )
