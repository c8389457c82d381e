"""CSL JSON, as Zotero and other reference managers write it: references with an address."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.records import objects
from archive_app.exchange.imports.values import tags, text

FORM = "csl"


def is_csl(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether ``value`` is a list of references."""
    found = objects(value)
    return bool(found) and {"id", "type"} <= set(found[0])


def read_csl(value: Any) -> Iterator[ImportEntry]:  # noqa: ANN401
    """The references; one without an address comes without, to be said."""
    for one in objects(value):
        yield ImportEntry(
            url=text(one.get("URL")),
            title=text(one.get("title")),
            tags=tags(one.get("keyword"), ",;"),
            note=text(one.get("note")),
            saved_at=_date(one.get("accessed")),
        )


def _date(value: Any) -> datetime | None:  # noqa: ANN401
    try:
        year, month, day = [*(int(part) for part in value["date-parts"][0]), 1, 1][:3]
        return datetime(year, month, day, tzinfo=UTC)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return None
