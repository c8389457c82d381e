"""Galleries that a page keeps for its scripts, as JSON, and of which its markup shows a part.

Such JSON stands in scripts of a JSON type (``__NEXT_DATA__`` and the like), in assignments
(``window.__STATE__ = {...}``, also as ``JSON.parse("...")``) and in attributes (``data-slides``).
Most of what it holds is about other pages, so a list of pictures counts as the article's gallery
only where the page shows one of its pictures, or where it is called one in an object that has the
article's headline; and an entry that looks like a teaser is none of its pictures.
"""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, cast

from lxml import etree
from lxml.html import HtmlElement

from archive_app.domain.address import absolute
from archive_app.domain.characters import whole_characters
from archive_app.extract.titles import folded
from archive_app.markup.pictures import file_name, is_picture_address, is_placeholder
from archive_app.markup.tree import Tree

State = dict[str, Any]

_LONGEST = 4_000_000
"""Characters of one script that are read."""

_MOST_OBJECTS = 30_000
_MOST_PICTURES = 200
"""In one gallery."""

_DEEPEST = 4
"""Objects between a gallery's entry and the address of its picture."""

_TELLING = 5
"""Characters of a file name or title that no script has by chance."""

_SHARE = 0.8
"""Of a list's entries that are pictures, where the list is a gallery."""

_ATTRIBUTES = etree.XPath(".//@*[starts-with(., '[{') or starts-with(., '{\"')]")
_ASSIGNED = re.compile(r"=\s*(?:JSON\.parse\(\s*(?=[\"'])|(?=[{\[]))")
_SIZE = re.compile(r"(?:[-_](?:\d{2,4}x\d{2,4}|\d{3,4}w?))?(?:\.\w{3,4})?$")
_TAG = re.compile(r"<[^<>]{1,500}>")
_CAPTIONS = ("caption", "captiontext", "legend", "legende", "bildunterschrift", "description")
_CREDITS = (
    *("credit", "credits", "creditline", "credittext", "copyright", "photographer", "byline"),
    *("author", "source", "attribution"),
)
_TITLES = ("headline", "title", "name")
_OF_ARTICLES = frozenset(
    {
        *("headline", "permalink", "slug", "canonicalurl", "articleurl", "pageurl", "articleid"),
        *("published", "publishedat", "publishdate", "datepublished", "publicationdate"),
        *("section", "category", "categories", "tags", "body", "teaser", "lead", "kicker"),
    }
)
"""Members of an entry that has a page of its own."""

_GALLERY = re.compile(
    r"galler|galer|slide|diashow|diapo|carousel|photos?$|fotos?$|images?$|pictures?$|bilder|media",
    re.IGNORECASE,
)

_LINKS = ("url", "href", "link", "path")


@dataclass(frozen=True, slots=True)
class StatePicture:
    """A picture of a gallery that scripts build."""

    urls: tuple[str, ...]
    """Absolute, never empty, in the order of the entry."""
    alt: str
    caption: str
    """Plain words; may be empty."""
    credit: str
    where: str
    """The script or attribute it was read from: ``script#__NEXT_DATA__``."""

    def as_thing(self) -> State:
        """It as JSON-LD would have it, with the place where it really stands."""
        image = {"@type": "ImageObject", "@state": self.where, "contentUrl": list(self.urls)}
        return image | ({"creditText": self.credit} if self.credit else {})

    def is_among(self, stems: Collection[str]) -> bool:
        """Whether it is one of the pictures with these file names, be it in another size."""
        return any(_stem(file_name(url)) in stems for url in self.urls)


@dataclass(frozen=True, slots=True)
class _List:
    """A list of objects in a state."""

    name: str
    """Of the member that holds it."""
    titles: frozenset[str]
    """Folded, of the nearest object around it that has any."""
    entries: list[State]


def find_galleries(
    tree: Tree, body: HtmlElement | None, title: str, known: Collection[str]
) -> list[tuple[StatePicture, ...]]:
    """The article's galleries in the scripts of the page and the attributes inside ``body``.

    ``known`` are the file names of the pictures that the page shows. Only what mentions one of
    them, or the title, is parsed.
    """
    stems = frozenset(map(_stem, known))
    names = [last for x in known if len(last := x.rpartition("/")[2]) > _TELLING]
    found: list[tuple[StatePicture, ...]] = []
    for where, text in _sources(tree.root, body):
        if len(text) > _LONGEST or not _mentions(text, title, names):
            continue
        for value in _values(text):
            for one in _lists(value):
                gallery = _gallery(one.entries, tree.base, where)
                named = bool(_GALLERY.search(one.name)) and folded(title) in one.titles
                if gallery and (named or any(x.is_among(stems) for x in gallery)):
                    found.append(gallery)
    return found


def _mentions(text: str, title: str, names: list[str]) -> bool:
    if any(name in text for name in names):
        return True
    return len(title) > _TELLING and (title in text or json.dumps(title)[1:-1] in text)


def _sources(root: HtmlElement, body: HtmlElement | None) -> Iterator[tuple[str, str]]:
    """Where JSON may stand and its text: scripts, then attributes."""
    for script in root.iter("script"):
        if script.text and "ld+json" not in (script.get("type") or "").lower():
            name = script.get("id")
            yield f"script#{name}" if name else "script", script.text
    for value in cast("list[Any]", _ATTRIBUTES(body)) if body is not None else ():
        yield f"{value.getparent().tag}[{value.attrname}]", str(value)


def _values(text: str) -> Iterator[object]:
    """The JSON values in ``text``: it as a whole, else what is assigned in it."""
    stripped = text.strip()
    if stripped[:1] in {"{", "["}:
        try:
            yield _parsed(stripped)
        except (ValueError, RecursionError):
            pass
        else:
            return
    text = whole_characters(text)
    decoder, end = json.JSONDecoder(strict=False), 0
    for start in _ASSIGNED.finditer(text):
        if start.end() < end:
            continue
        try:
            value, end = decoder.raw_decode(text, start.end())
            yield _parsed(value) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            continue


def _parsed(text: str) -> object:
    return json.loads(whole_characters(text), strict=False)


def _lists(value: object) -> Iterator[_List]:
    """Every list of two or more objects, outer before inner."""
    waiting: list[tuple[str, frozenset[str], object]] = [("", frozenset(), value)]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        name, titles, here = waiting.pop()
        if isinstance(here, dict):
            stated = {folded(x) for key in _TITLES if isinstance(x := here.get(key), str)}
            titles = frozenset(stated - {""}) or titles
            waiting += [(key, titles, x) for key, x in reversed(list(here.items()))]
        elif isinstance(here, list):
            entries = [x for x in here if isinstance(x, dict)]
            if len(entries) > 1:
                yield _List(name, titles, entries)
            waiting += [(name, titles, x) for x in reversed(here)]


def _gallery(entries: list[State], base: str, where: str) -> tuple[StatePicture, ...]:
    """The pictures of ``entries``; none where too many entries are something else."""
    read = (_picture(entry, base, where) for entry in entries[:_MOST_PICTURES])
    found = tuple(x for x in read if x is not None)
    told = any(x.caption or x.credit for x in found)
    return found if told and len(found) > 1 and len(found) >= _SHARE * len(entries) else ()


def _picture(entry: State, base: str, where: str) -> StatePicture | None:
    members = _members(entry)
    links = [x for name in _LINKS if isinstance(x := members.get(name), str)]
    if members.keys() & _OF_ARTICLES or not all(map(is_picture_address, links)):
        return None
    given = (absolute(base, x) for x in _addresses(entry) if not is_placeholder(x))
    urls = tuple(dict.fromkeys(x for x in given if x))
    caption, credit = _said(members, _CAPTIONS), _said(members, _CREDITS)
    if not urls or ("title" in members and not (caption or credit)):
        return None  # a title and a picture are a teaser
    inner = next((x for x in entry.values() if isinstance(x, dict) and _addresses(x)), {})
    members = _members(inner) | members
    alt = _said(members, ("alttext", "alt"))
    caption = _said(members, _CAPTIONS) or _said(members, ("text", "title")) or alt
    return StatePicture(urls, alt, caption, _said(members, _CREDITS), where)


def _members(entry: State) -> State:
    """By name in small letters, without marks: "alt_text" and "altText" are one."""
    return {folded(name): value for name, value in entry.items() if value}


def _addresses(value: object, depth: int = 0) -> list[str]:
    """The addresses of pictures in an entry and in what it holds."""
    if isinstance(value, str):
        return [value] if is_picture_address(value) else []
    if depth >= _DEEPEST or not isinstance(value, dict | list):
        return []
    inner = value.values() if isinstance(value, dict) else value[:40]
    return [url for x in inner for url in _addresses(x, depth + 1)]


def _said(members: State, names: tuple[str, ...]) -> str:
    """The words of the first of ``names`` that has any, plain."""
    return next((words for name in names if (words := _plain(members.get(name)))), "")


def _plain(value: object) -> str:
    """Words without markup: a string, those of a list, or what an object calls its text or name."""
    if isinstance(value, list):
        named = (_members(x) if isinstance(x, dict) else {"text": x} for x in value[:5])
        words = (x.get("name") or x.get("text") for x in named)
        return ", ".join(filter(None, (_plain(x) for x in words if isinstance(x, str))))
    if isinstance(value, dict):
        members = _members(value)
        names = ("text", "plain", "html", "name", "value")
        value = next((x for name in names if isinstance(x := members.get(name), str)), "")
    if not isinstance(value, str) or is_picture_address(value):
        return ""
    return " ".join(unescape(_TAG.sub(" ", unescape(value))).split())


def without_shown(gallery: tuple[StatePicture, ...], shown: Collection[str]) -> list[StatePicture]:
    """Its pictures that are told about and are none of those with the file names ``shown``."""
    stems = frozenset(map(_stem, shown))
    return [x for x in gallery if (x.caption or x.credit) and not x.is_among(stems)]


def _stem(name: str) -> str:
    """A file name without what tells sizes and formats of one picture apart."""
    return _SIZE.sub("", name)
