"""Karakeep (Hoarder): a JSON object of bookmarks and lists; texts without an address stay there."""

from collections.abc import Iterator
from typing import Any

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.records import objects
from archive_app.exchange.imports.values import moment, tags, text, truth

FORM = "karakeep"


def is_karakeep(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether ``value`` is such an export."""
    return isinstance(value, dict) and isinstance(value.get("bookmarks"), list)


def read_karakeep(value: Any) -> Iterator[ImportEntry]:  # noqa: ANN401
    """Its links."""
    for one in objects(value["bookmarks"]) if is_karakeep(value) else ():
        content = one.get("content")
        if isinstance(content, dict) and content.get("type") == "link":
            yield ImportEntry(
                url=text(content.get("url")),
                title=text(one.get("title")),
                tags=tags(one.get("tags")),
                note=text(one.get("note")),
                saved_at=moment(one.get("createdAt")),
                done=truth(one.get("archived")),
            )
