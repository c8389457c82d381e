"""wallabag: a JSON list of entries with the text that it kept, tags and annotations."""

from collections.abc import Iterator
from typing import Any

from archive_app.domain.importing import ImportedMark, ImportEntry
from archive_app.exchange.imports.records import objects
from archive_app.exchange.imports.values import moment, tags, text, truth

FORM = "wallabag"


def is_wallabag(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether ``value`` is a list of its second version."""
    found = objects(value)
    return bool(found) and {"url", "is_archived", "is_starred"} <= set(found[0])


def read_wallabag(value: Any) -> Iterator[ImportEntry]:  # noqa: ANN401
    """Its entries; the address that was given counts where a site sent it elsewhere."""
    for entry in objects(value):
        marks = (
            ImportedMark(text(one.get("quote")), text(one.get("text")))
            for one in objects(entry.get("annotations"))
        )
        content = entry.get("content")
        failed = truth(entry.get("is_not_parsed", False))
        yield ImportEntry(
            url=text(entry.get("url")) or text(entry.get("given_url")),
            title=text(entry.get("title")),
            tags=tags(entry.get("tags")),
            saved_at=moment(entry.get("created_at")),
            done=truth(entry.get("is_archived")),
            starred=truth(entry.get("is_starred")),
            html=content if isinstance(content, str) and not failed else "",
            marks=tuple(mark for mark in marks if mark.quote),
        )
