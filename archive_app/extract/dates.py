"""When the article was published and changed, as the page says it.

The order of trust, as measured on development pages: JSON-LD, meta elements, microdata or RDFa, a
time element by the headline, the address, a day that stands alone behind the title element, words
by the headline, what JSON-LD says of the page as a whole (first of all where the page shows that
day), and last htmldate, which is slow. Two exceptions:

- A date of publication that is not before that of the last change may be the day on which a
  program wrote the page, so an earlier date that stands alone by the headline beats it.
- A time in UTC whose day is next to the one that the page shows or its address carries was turned
  into UTC by a program; the day of the newsroom counts.

What JSON-LD, meta elements, microdata and the address say of another day is kept as ``other-date``.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive_app.domain.errors import Notice
from archive_app.extract.content import Content
from archive_app.extract.date_words import (
    date_in,
    date_in_address,
    date_of_number,
    is_date,
    without_dates,
)
from archive_app.extract.page_head import PageHead
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Line, Reading
from archive_app.extract.structured import nested, types, words
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
_MARKED = etree.XPath("//*[@itemprop or @property][not(self::meta) or @itemprop]")
_ITEM_PROPERTIES = frozenset({"datePublished", "dateModified"})
_PROPERTIES = _ITEM_PROPERTIES | {
    *("schema:datePublished", "schema:dateModified", "dc:date", "dc:created", "dcterms:issued")
}
_MARKS_OF_CHANGE = frozenset({"dateModified", "schema:dateModified"})
_MAIL = re.compile(
    r"(\d{1,2}) [A-Z][a-z]{2} \d{4} (\d\d):(\d\d)(?::(\d\d))? ?(GMT|UTC|Z|[+-]\d{4})"
)
"""The clock of "Tue, 13 Jan 2026 06:00:00 GMT"."""

_PAGES = frozenset({"WebPage", "ItemPage", "AboutPage"})
_SEARCHED = 4_000
"""Boxes of the largest page that is searched for a date: on it that takes half a second."""

_HEADINGS = frozenset({"h1", "h2", "h3"})
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
        return date_of_number(text) or (_in_words(text[:80]) if text else None)
    year, month, day, hour, minute, second, offset = found.groups()
    date = _checked(f"{year}-{int(month):02}-{int(day):02}")
    if date is None or not 1990 <= int(year) <= 2100:
        return None
    if hour is None:
        return date
    return _checked(f"{date}T{int(hour):02}:{minute}:{second or '00'}{_offset(offset)}") or date


def _checked(stated: str) -> str | None:
    """``stated`` when there is such a moment; None for 31 June and 25 o'clock."""
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return None
    return stated


def _in_words(text: str) -> str | None:
    """A date in words; with its time where it has the form of a mail's date."""
    date = date_in(text)
    clock = _MAIL.search(text) if date else None
    if clock is None:
        return date
    _, hour, minute, second, offset = clock.groups()
    return _checked(f"{date}T{hour}:{minute}:{second or '00'}{_offset(offset)}") or date


def _offset(stated: str | None) -> str:
    if stated in {"UTC", "GMT", "Z"}:
        return "Z"
    return f"{stated[:3]}:{stated[-2:]}" if stated else ""


class Dates:
    """What one page says of its dates; each source is asked once, and only when it is needed."""

    def __init__(
        self, head: PageHead, tree: Tree, reading: Reading, content: Content, language: str
    ) -> None:
        self._tree = tree
        self._reading = reading
        self._content = content
        self._language = language
        self._lines = _lines_near(reading, content)
        self._title = head.title
        self._of_page = _of_web_page(head)
        marked = list(_marked(tree.root))
        self._published = (
            ("the JSON-LD", iso(head.article.get("datePublished") or "")),
            ("a meta element", _first_meta(head, _PUBLISHED)),
            ("the markup", next((x for name, x in marked if name not in _MARKS_OF_CHANGE), None)),
            ("the JSON-LD", iso(head.article.get("dateCreated") or "")),
            ("the JSON-LD", iso(head.article.get("uploadDate") or "")),
        )
        self._from_meta = _first_meta(head, _MODIFIED)
        self.modified = (
            iso(head.article.get("dateModified") or "")
            or self._from_meta
            or next((x for name, x in marked if name in _MARKS_OF_CHANGE), None)
        )
        """When the page says it was changed last; None where nothing does."""
        self.published = self._decided()
        """When the page says it was published; None where nothing does."""

    def others(self) -> tuple[Notice, ...]:
        """The days that other sources give for the publication."""
        if self.published is None:
            return ()
        stated = [*self._published, ("the JSON-LD", self._of_page)]
        stated.append(("the address", date_in_address(self._tree.url)))
        found = {one[:10]: source for source, one in reversed(stated) if one}
        found.pop(self.published[:10], None)
        return tuple(
            Notice("other-date", f"The date of publication is {day} by {source} of the page.")
            for day, source in found.items()
        )

    def _decided(self) -> str | None:
        stated = next((one for _, one in self._published if one), None)
        if not stated and self._of_page and self._shows(self._of_page[:10]):
            stated = self._of_page
        if stated:
            return self._of_the_newsroom(stated)
        return (
            _by_time_element(self._reading, self._content)
            or date_in_address(self._tree.url)
            or _behind_title(self._title, self._language)
            or _by_words(self._reading, self._content, self._language)
            or self._of_page
            or self._from_meta
            or _by_search(self._tree, self._reading)
        )

    def _of_the_newsroom(self, stated: str) -> str:
        """``stated``, or the day shown or carried by the address where an exception says so."""
        shown = [*self._timed(), *_alone(self._lines, self._language)]
        days = {day[:10] for day in shown}
        if self.modified and stated >= self.modified and stated[:10] not in days:
            earlier = next((day for day in shown if day[:10] < stated[:10]), None)
            if earlier:
                return earlier
        if not stated.endswith(("Z", "+00:00")) or self._shows(stated[:10]):
            return stated
        address = date_in_address(self._tree.url)
        day = next(self._timed(), None) or address or next(iter(shown), None)
        return day if day and _is_same_moment(stated, day[:10]) else stated

    def _shows(self, day: str) -> bool:
        """Whether a line by the headline names ``day``, be it among other words."""
        return any(date_in(line.text, self._language) == day for line in self._lines)

    def _timed(self) -> Iterator[str]:
        """The dates of time elements by the headline that tell of no change."""
        start, end = _place_near(self._reading, self._content)
        for stated, box, changed in _time_elements(self._reading):
            if not changed and start <= self._reading.boxes[box].first < end:
                yield stated


def _is_same_moment(moment: str, day: str) -> bool:
    """Whether it is ``day`` at ``moment`` in UTC in Hawaii or New Zealand, but not in London."""
    at = datetime.fromisoformat(moment)
    elsewhere = {(at + timedelta(hours=hours)).date().isoformat() for hours in (-10, 13)}
    return day != moment[:10] and day in elsewhere


def _first_meta(head: PageHead, names: tuple[str, ...]) -> str | None:
    for name in names:
        for value in head.meta.get(name, ()):
            found = iso(value)
            if found:
                return found
    return None


def _of_web_page(head: PageHead) -> str | None:
    """What JSON-LD says of the page as a whole, where it describes no article."""
    if head.article:
        return None  # its page may be older: a listing, or one that is written anew
    pages = (x for x in nested(head.things) if any(kind in _PAGES for kind in types(x)))
    return next((found for x in pages if (found := iso(x.get("datePublished") or ""))), None)


def _behind_title(title: str, language: str) -> str | None:
    """A date that stands alone behind the last bar of the title element: "… | 28.04.2023"."""
    _, bar, last = title.rpartition("|")
    return date_in(last, language) if bar and is_date(last.strip()) else None


def _marked(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Name and date of every element that microdata or RDFa calls a date."""
    for element in cast("list[HtmlElement]", _MARKED(root)):
        item, name = element.get("itemprop") or "", element.get("property") or ""
        if item not in _ITEM_PROPERTIES and name not in _PROPERTIES:
            continue
        stated = element.get("content") or element.get("datetime") or element.text_content()
        found = iso(stated[:100])
        if found:
            yield item or name, found


def _by_time_element(reading: Reading, content: Content) -> str | None:
    """The first time element by the article that does not tell of a change."""
    later = None
    for stated, box, changed in _time_elements(reading):
        if _near(reading, content, box):
            if not changed:
                return stated
            later = later or stated
    return later


def _time_elements(reading: Reading) -> Iterator[tuple[str, int, bool]]:
    """Date, box, and whether it tells of a change, of every time element that has a date."""
    for element, box in reading.times:
        found = iso(element.get("datetime") or element.text_content()[:80])
        if not found:
            continue
        parent = element.getparent()
        around = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if parent is not None:
            around += f" {(parent.get('class') or '')} {(parent.text or '')[-40:]}"
        yield found, box, element.get("pubdate") is None and bool(_CHANGED.search(around))


def _near(reading: Reading, content: Content, box: int) -> bool:
    main = content.main
    if main is None or main.index <= box < main.end:
        return True
    first = reading.boxes[box].first
    return content.headline - 8 <= first <= content.first + 3


def _by_words(reading: Reading, content: Content, language: str) -> str | None:
    """A date in a short line by the headline, or in one that is named for it."""
    near = _lines_near(reading, content)
    plain = [line for line in near if line.tag not in _HEADINGS]
    named = [
        line
        for line in reading.lines
        if line.size < 160 and reading.boxes[line.box].hint & (Hint.DATELINE | Hint.BYLINE)
    ]
    alone = next(_alone(plain, language), None)
    if alone:
        return alone
    for line in (*plain, *named, *near):  # a date in the headline tells what the page is about
        found = date_in(line.text, language)
        if found:
            return found
    for one, two in pairwise(near):
        found = date_in(f"{one.text} {two.text}", language)
        if found:
            return found
    return None


def _lines_near(reading: Reading, content: Content) -> list[Line]:
    """The short lines by the headline."""
    start, end = _place_near(reading, content)
    return [line for line in reading.lines[start:end] if line.size < 160]


def _place_near(reading: Reading, content: Content) -> tuple[int, int]:
    return max(0, content.headline - 6), min(len(reading.lines), content.first + 4)


def _alone(lines: list[Line], language: str) -> Iterator[str]:
    """The dates of ``lines`` that hold little else and tell of no change."""
    for line in lines:
        if line.size < 60 and line.tag not in _HEADINGS and any(map(str.isdigit, line.text)):
            found = date_in(line.text, language)
            if found and len(without_dates(line.text)) < 20 and not _CHANGED.search(line.text):
                yield found


def _by_search(tree: Tree, reading: Reading) -> str | None:
    """What htmldate finds; loaded only here, for it takes as long as all the rest.

    Its extensive search is left out: it loads the words of 200 languages, which takes seconds, and
    of what it finds besides on the development pages nothing was right.
    """
    if len(reading.boxes) > _SEARCHED:
        return None
    from htmldate import find_date

    try:
        found = find_date(_copy(tree.root), url=tree.url, extensive_search=False)
    except (ValueError, TypeError, AttributeError, OverflowError):  # its own faults on odd pages
        return None
    return found if isinstance(found, str) else None


def _copy(root: HtmlElement) -> HtmlElement:
    from copy import deepcopy

    return deepcopy(root)  # htmldate removes elements while it looks
