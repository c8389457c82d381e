"""Articles as references that Zotero, Pandoc and word processors read (CSL JSON 1.0.2).

https://docs.citationstyles.org/en/stable/specification.html
"""

from typing import Any

from archive_app.domain.library import OpenArticle
from archive_app.exchange.footnote import calendar_day
from archive_app.exchange.rendering import ALL, Included

Reference = dict[str, Any]


def reference(opened: OpenArticle, included: Included = ALL) -> Reference:
    """The article as one item of CSL JSON; what is not known is left out.

    Names stand whole ("literal"): which part of one is the family's is more than a page says. The
    day it was read is the day it was saved, and the archive's location is what proves it.
    """
    content = opened.content
    item = {
        "id": f"news-archive-{opened.article}-{opened.version}",
        "type": "article-newspaper" if content.site else "webpage",
        "title": content.title,
        "author": [{"literal": name} for name in content.authors],
        "container-title": content.site,
        "section": content.section,
        "issued": _day(content.published),
        "language": content.language,
        "abstract": content.subtitle,
        "URL": content.url,
        "version": str(opened.version) if opened.versions > 1 else None,
    }
    if included.source:
        item["accessed"] = _day(opened.saved.isoformat())
        item["archive"] = "News Archive"
        item["archive_location"] = f"{opened.capture.warc}, SHA-256 {opened.capture.sha256}"
    if included.notes:
        item["keyword"] = ", ".join(opened.tags)
        item["note"] = opened.note
    return {name: value for name, value in item.items() if value}


def _day(moment: str | None) -> dict[str, list[list[int]]] | None:
    """The calendar day that ``moment`` (ISO 8601) names, as CSL has it.

    >>> _day("2026-01-13T23:30:00-05:00")
    {'date-parts': [[2026, 1, 13]]}
    >>> _day("yesterday")
    """
    day = calendar_day(moment)
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
