"""Feeds and sitemaps in all their forms become entries. Runs in the worker process only.

RSS 0.9 to 2.0 and Atom (feedparser), JSON Feed 1.x, sitemaps with their index and Google's news
extension (sitemaps.org 0.9), packed ones too; of a page, the feeds that it announces.
"""

import json
import re
import sys
from calendar import timegm
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from time import struct_time
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from archive_app.codings import MEBIBYTE, Caps, CodingError, TooMuch, decode
from archive_app.domain.address import absolute
from archive_app.domain.characters import whole_characters
from archive_app.domain.errors import PageError
from archive_app.domain.feed import FeedEntry, FeedReading
from archive_app.markup.decoding import decode as decode_text
from archive_app.markup.feed_links import feed_links
from archive_app.markup.tree import parse

_UNPACKED = Caps(50 * MEBIBYTE, 100)
"""sitemaps.org allows no larger sitemap."""
_SITEMAP = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]")
_NOTHING = FeedReading("")
_REFERENCES = re.compile(rb"(?:&#(?:[xX][0-9a-fA-F]+|[0-9]+);)+")
_NUMBER = re.compile(rb"&#(\w+);")
_REPLACEMENT = "\ufffd"


def read_feed(body: bytes, media_type: str, url: str) -> FeedReading:
    """What ``body``, fetched from ``url``, says is new; of empty form where it is no feed."""
    if body.startswith(b"\x1f\x8b"):
        try:
            body = decode(body, "gzip", _UNPACKED)
        except (CodingError, TooMuch):
            return _NOTHING
    head = body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return _json_feed(body, url)
    body = _REFERENCES.sub(_sound, body)
    if _SITEMAP.search(head):
        return _sitemap(body, url)
    found = _xml_feed(body, media_type, url)
    return found if found.form else _page(body, url)


def _sound(references: re.Match[bytes]) -> bytes:
    """The same character references, of characters that there are.

    Old programs write an emoji as the two halves of a surrogate pair, or cut it in two; of such a
    half, or a number behind the last character, feedparser and Expat make nothing of the feed.
    """
    text = "".join(map(_character, _NUMBER.findall(references[0])))
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(f"&#{ord(one)};" for one in whole).encode()


def _character(number: bytes) -> str:
    digits = number.lstrip(b"xX0") or b"0"
    code = (
        int(digits, 16 if number[:1] in b"xX" else 10) if len(digits) <= 7 else sys.maxunicode + 1
    )
    return chr(code) if code <= sys.maxunicode else _REPLACEMENT


def _xml_feed(body: bytes, media_type: str, url: str) -> FeedReading:
    import feedparser  # slow to load, and needed for feeds only

    headers = {"content-location": url, "content-type": media_type or "text/xml"}
    try:
        parsed = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    except (ValueError, LookupError, ArithmeticError):
        # An encoding that is called by no name; tags or numbers that its second parser trips over.
        return _NOTHING
    version = str(parsed.get("version", ""))
    form = "atom" if version.startswith("atom") else "rss" if version else ""
    if not form:
        return _NOTHING
    title = str(parsed.feed.get("title", ""))
    return FeedReading(form, _words(title), tuple(_xml_entries(parsed.entries, url)))


def _xml_entries(entries: Iterable[Any], base: str) -> Iterator[FeedEntry]:
    for entry in entries:
        url = _address(base, entry.get("link"))
        if url is None:
            continue
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        published = _utc(moment) if moment else None
        name = str(entry.get("id") or url)
        yield FeedEntry(name, url, _words(str(entry.get("title") or "")), published)


def _utc(moment: struct_time) -> str | None:
    try:
        return datetime.fromtimestamp(timegm(moment), UTC).isoformat()
    except (ValueError, OverflowError):
        return None


def _json_feed(body: bytes, base: str) -> FeedReading:
    try:
        feed = json.loads(whole_characters(body.decode("utf-8-sig", "replace")))
    except (ValueError, RecursionError):
        return _NOTHING
    if not isinstance(feed, dict) or "jsonfeed.org/version" not in str(feed.get("version")):
        return _NOTHING
    items = feed.get("items")
    given = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return FeedReading("json", _words(feed.get("title")), tuple(_json_entries(given, base)))


def _json_entries(items: Iterable[dict[str, Any]], base: str) -> Iterator[FeedEntry]:
    for item in items:
        url = _address(base, item.get("url") or item.get("external_url"))
        if url is not None:
            name = str(item.get("id") or url)
            published = item.get("date_published")
            yield FeedEntry(name, url, _words(item.get("title")), _moment(published))


def _sitemap(body: bytes, base: str) -> FeedReading:
    import defusedxml.ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        root: Element = defusedxml.ElementTree.fromstring(body)
    except (ParseError, DefusedXmlException, ValueError):
        return _NOTHING
    entries = tuple(_sitemap_entries(root, base))
    if _local(root) == "sitemapindex":
        return FeedReading("sitemap-index", leads=entries)
    is_news = any(_local(part) == "news" for place in root for part in place)
    return FeedReading("news-sitemap" if is_news else "sitemap", entries=entries)


def _sitemap_entries(root: Element, base: str) -> Iterator[FeedEntry]:
    for place in root:
        said = {_local(part): (part.text or "").strip() for part in _parts(place)}
        url = _address(base, said.get("loc"))
        if url is not None:
            published = said.get("publication_date") or said.get("lastmod")
            yield FeedEntry(url, url, _words(said.get("title")), _moment(published))


def _parts(place: Element) -> Iterator[Element]:
    """The parts of an entry; of its pictures and videos, which have locs and titles too, none."""
    for part in place:
        if _local(part) == "news":
            yield from part
        elif len(part) == 0:
            yield part


def _page(body: bytes, url: str) -> FeedReading:
    try:
        tree = parse(decode_text(body, None).text, url)
    except PageError:
        return _NOTHING
    leads = feed_links(tree)
    return FeedReading("page", leads=leads) if leads else _NOTHING


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _address(base: str, given: object) -> str | None:
    return absolute(base, given) if isinstance(given, str) and given.strip() else None


def _words(text: object) -> str:
    return " ".join(text.split())[:500] if isinstance(text, str) else ""


def _moment(text: object) -> str | None:
    """The time in ``text`` as it stands, where it is one that sorts."""
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return None
