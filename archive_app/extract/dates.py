"""When the article was published and changed, as the page says it."""

import re

from archive_app.extract.page_head import PageHead
from archive_app.extract.structured import words
from archive_app.markup.tree import Tree

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*"
    r"(Z|[+-]\d{2}:?\d{2}|UTC|GMT)?)?"
)


def iso(value: object) -> str | None:
    """``value`` as ISO 8601 with the offset it had; None where it is no date."""
    found = _ISO.search(words(value) if not isinstance(value, str) else value)
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    if not (1990 <= int(year) <= 2100 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    date = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return date
    if offset in {"UTC", "GMT"}:
        offset = "Z"
    if offset and offset != "Z" and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{date}T{int(hour):02}:{minute}:{second or '00'}{offset or ''}"


def published(head: PageHead, tree: Tree) -> str | None:
    """The date of publication."""
    return iso(head.article.get("datePublished")) or iso(
        head.first("article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date")
    )


def modified(head: PageHead) -> str | None:
    """The date of the last change."""
    return iso(head.article.get("dateModified")) or iso(
        head.first("article:modified_time", "datemodified", "og:updated_time")
    )
