"""Lists of feeds as other readers exchange them (OPML 2.0; folders become tags and back)."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from archive_app.domain.address import absolute
from archive_app.domain.characters import xml_text
from archive_app.domain.errors import PageError
from archive_app.domain.feed import Outline

_MOST = 10_000
_DEEPEST = 20


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """The feeds that a list names, each address once, in its order.

    Raises:
        PageError: ``bad-file``: it is no such list.
    """
    try:
        root: Element = defusedxml.ElementTree.fromstring(body)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise _no_list(str(error)) from error
    held = root.find("body")
    if root.tag.lower() != "opml" or held is None:
        raise _no_list(f"the root is <{root.tag[:80]}>")
    found: dict[str, Outline] = {}
    for outline in _outlines(held, ()):
        found.setdefault(outline.url, outline)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def write_opml(feeds: Iterable[Outline], title: str) -> bytes:
    """``feeds`` as a list in UTF-8, each in the folders of its first tag."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = xml_text(title)
    body = SubElement(root, "body")
    folders: dict[tuple[str, ...], Element] = {(): body}
    for feed in feeds:
        path = tuple(feed.tags[0].split("/")) if feed.tags else ()
        name = feed.title or feed.url
        said = {"type": "rss", "text": xml_text(name), "xmlUrl": feed.url}
        SubElement(_folder(folders, path), "outline", said)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _folder(folders: dict[tuple[str, ...], Element], path: tuple[str, ...]) -> Element:
    if path not in folders:
        folders[path] = SubElement(_folder(folders, path[:-1]), "outline", text=xml_text(path[-1]))
    return folders[path]


def _outlines(element: Element, path: tuple[str, ...]) -> Iterator[Outline]:
    for outline in element.findall("outline"):
        words = " ".join((outline.get("title") or outline.get("text") or "").split())
        url = absolute("", outline.get("xmlUrl") or "")
        if url is not None:
            yield Outline(url, words, ("/".join(path),) if path else ())
        elif len(path) < _DEEPEST:
            deeper = (*path, words.replace("/", "-")) if words else path
            yield from _outlines(outline, deeper)


def _no_list(details: str) -> PageError:
    return PageError(
        "This file is no OPML list of feeds. Nothing was changed.", kind="bad-file", details=details
    )
