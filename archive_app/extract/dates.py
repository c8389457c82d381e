"""When the article was published and changed, as the page says it.

The order of trust, as measured on development pages: JSON-LD, meta elements, microdata, a time
element by the headline, the address, words by the headline, and last htmldate, which is slow.
"""

import re
from itertools import pairwise

from lxml.html import HtmlElement

from archive_app.extract.content import Content
from archive_app.extract.date_words import date_in, date_in_address, date_of_number
from archive_app.extract.page_head import PageHead
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Reading
from archive_app.extract.structured import words
from archive_app.markup.tree import Tree

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*"
    r"(Z|[+-]\d{2}:?\d{2}|UTC|GMT)?)?"
)
_PUBLISHED = (
    *("article:published_time", "og:published_time", "article:published", "datepublished"),
    *("og:article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued"),
    *("dcterms.issued", "dcterms.created", "dc.date.created", "pubdate", "publishdate"),
    *("publish-date", "publish_date", "publication_date", "article:published_date", "dc.date"),
    *("dcterms.date", "cxenseparse:recs:publishtime", "shareaholic:article_published_time"),
    *("citation_publication_date", "citation_date", "og:publish_date", "release_date", "date"),
    *("originalpublicationdate", "article_date_original", "datecreated", "bt:pubdate"),
    *("rnews:datepublished", "published", "created", "article.published", "ptime", "pdate"),
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "datemodified", "article:modified", "lastmod"),
    *("last-modified", "dcterms.modified", "dc.date.modified", "article:modified_date"),
    *("sailthru.lastmod", "parsely-updated-date"),
)
_SEARCHED = 4_000
"""Boxes of the largest page that is searched for a date: on it that takes half a second."""

_CHANGED = re.compile(
    r"updat|modif|edited|aktuali|geändert|mis à jour|màj|actualiz|atualiz|aggiorn|обновл|оновл"
    r"|aktualiz|gewijzigd|bijgewerkt|oppdater|uppdater|güncel|更新|수정|ενημ|تحديث",
    re.IGNORECASE,
)


def iso(value: object) -> str | None:
    """``value`` as ISO 8601 with the offset it had; a bare date stays bare; None where no date."""
    text = value.strip() if isinstance(value, str) else words(value)
    found = _ISO.search(text[:60])
    if not found:
        return date_of_number(text) or (date_in(text[:80]) if text else None)
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


def published(
    head: PageHead, tree: Tree, reading: Reading, content: Content, language: str
) -> str | None:
    """When the page says it was published; None where nothing does."""
    return (
        iso(head.article.get("datePublished") or "")
        or _first_meta(head, _PUBLISHED)
        or _microdata(tree.root, "datePublished")
        or iso(head.article.get("dateCreated") or head.article.get("uploadDate") or "")
        or _by_time_element(reading, content)
        or date_in_address(tree.url)
        or _by_words(reading, content, language)
        or _first_meta(head, _MODIFIED)
        or _by_search(tree, reading)
    )


def modified(head: PageHead, tree: Tree) -> str | None:
    """When the page says it was changed last; None where nothing does."""
    return (
        iso(head.article.get("dateModified") or "")
        or _first_meta(head, _MODIFIED)
        or _microdata(tree.root, "dateModified")
    )


def _first_meta(head: PageHead, names: tuple[str, ...]) -> str | None:
    for name in names:
        for value in head.meta.get(name, ()):
            found = iso(value)
            if found:
                return found
    return None


def _microdata(root: HtmlElement, name: str) -> str | None:
    for element in root.iterfind(f".//*[@itemprop='{name}']"):
        stated = element.get("content") or element.get("datetime") or element.text_content()
        found = iso(stated[:100])
        if found:
            return found
    return None


def _by_time_element(reading: Reading, content: Content) -> str | None:
    """The first time element by the article that does not tell of a change."""
    main = content.main
    later = None
    for element, box in reading.times:
        if main is not None and not _near(reading, content, box):
            continue
        found = iso(element.get("datetime") or element.text_content()[:80])
        if not found:
            continue
        parent = element.getparent()
        around = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if parent is not None:
            around += f" {(parent.get('class') or '')} {(parent.text or '')[-40:]}"
        if not _CHANGED.search(around):
            return found
        later = later or found
    return later


def _near(reading: Reading, content: Content, box: int) -> bool:
    main = content.main
    if main is None or main.index <= box < main.end:
        return True
    first = reading.boxes[box].first
    return content.headline - 8 <= first <= content.first + 3


def _by_words(reading: Reading, content: Content, language: str) -> str | None:
    """A date in a short line by the headline, or in one that is named for it."""
    lines = reading.lines
    start, end = max(0, content.headline - 6), min(len(lines), content.first + 4)
    near = [line for line in lines[start:end] if line.size < 160]
    named = [
        line
        for line in lines
        if line.size < 160 and reading.boxes[line.box].hint & (Hint.DATELINE | Hint.BYLINE)
    ]
    for line in (*near, *named):
        found = date_in(line.text, language)
        if found:
            return found
    for one, two in pairwise(near):
        found = date_in(f"{one.text} {two.text}", language)
        if found:
            return found
    return None


def _by_search(tree: Tree, reading: Reading) -> str | None:
    """What htmldate finds; loaded only here, for it takes as long as all the rest."""
    if len(reading.boxes) > _SEARCHED:
        return None
    from htmldate import find_date

    try:
        found = find_date(_copy(tree.root), url=tree.url, extensive_search=True)
    except (ValueError, TypeError, AttributeError, OverflowError):  # its own faults on odd pages
        return None
    return found if isinstance(found, str) else None


def _copy(root: HtmlElement) -> HtmlElement:
    from copy import deepcopy

    return deepcopy(root)  # htmldate removes elements while it looks
