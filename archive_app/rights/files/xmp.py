"""XMP packets: RDF/XML with attributes, arrays, language alternatives and structures.

Parsed by defusedxml (no entities, no DTD, nothing external) under limits of size, depth and count.
"""

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from archive_app.rights.files.findings import Findings

MOST_BYTES = 4 * 1024 * 1024
MOST_DEPTH = 60
MOST_ELEMENTS = 20_000

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "iptcCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "iptcExt",
    "http://creativecommons.org/ns#": "cc",
    "http://web.resource.org/cc/": "cc",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/xap/1.0/": "xmp",
}
_KEPT = {
    "dc": frozenset({"creator", "rights", "publisher", "contributor", "source", "description"}),
    "tiff": frozenset({"Artist", "Copyright"}),
    "xmp": frozenset({"Author", "Copyright"}),
}
"""Of these, only these properties; of other known namespaces all but the ones below."""

_DROPPED = frozenset(
    {"History", "DocumentAncestors", "TextLayers", "ColorMode", "ICCProfile", "DateCreated"}
)
_TAIL = re.compile(rb"</(?:[\w-]+:)?(?:xmpmeta|xapmeta|RDF)\s*>\s*(?:</[^>]*>\s*)*")


def read_xmp(data: bytes, findings: Findings) -> None:
    """Add the rights properties of the packet ``data``; a torn packet gives what came before."""
    if len(data) > MOST_BYTES:
        findings.warn("too-large", "The XMP packet is larger than 4 MiB and was not read.")
        return
    root = _root(data.strip(b"\0 \t\r\n"), findings)
    if root is None:
        return
    for node in root.iter(f"{_RDF}Description"):
        if node.get("seen") is None:
            _properties(node, findings)


def _root(data: bytes, findings: Findings) -> Element | None:
    """The tree as far as it could be parsed."""
    start = max(data.find(b"<"), 0) if data[:1] != b"<" and data[:2] not in _BOMS else 0
    for body in (data[start:], _without_tail(data[start:])):
        root, complete = _parsed(body, findings)
        if complete:
            return root
    if root is not None:
        findings.warn("bad-file", "The XMP packet is damaged and was read in part only.")
    return root


_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb")


def _without_tail(data: bytes) -> bytes:
    """``data`` up to its last closing tag: garbage after it makes XML ill-formed."""
    ends = [match.end() for match in _TAIL.finditer(data)]
    return data[: ends[-1]] if ends else data


def _parsed(data: bytes, findings: Findings) -> tuple[Element | None, bool]:
    root: Element | None = None
    depth = count = 0
    try:
        for event, node in iterparse(io.BytesIO(data), ("start", "end"), forbid_dtd=True):
            root = node if root is None else root
            depth += 1 if event == "start" else -1
            count += 1
            if depth > MOST_DEPTH or count > 2 * MOST_ELEMENTS:
                findings.warn("too-complex", "The XMP packet nests too deeply or is too long.")
                return root, True
    except ParseError:
        return root, False
    except DefusedXmlException:
        findings.warn("bad-file", "The XMP packet declares entities and was not read.")
        return None, True
    except ValueError:  # an encoding that is none
        return root, False
    return root, root is not None


def _properties(node: Element, findings: Findings) -> None:
    """Add the properties of a Description: attributes first, then child elements."""
    for inner in node.iter(f"{_RDF}Description"):
        inner.set("seen", "yes")
    for name, value in node.attrib.items():
        key = _key(name)
        if key:
            findings.add(key, value)
    for child in node:
        key = _key(child.tag)
        if key:
            for found in _values(child, key, 0):
                findings.add(*found)


def _key(name: str) -> str | None:
    """The name ("XMP-dc:Creator") of a property that may speak of rights, else None."""
    if not name.startswith("{"):
        return None
    namespace, _, local = name[1:].partition("}")
    prefix = _PREFIXES.get(namespace)
    if prefix is None or local in _DROPPED or not local:
        return None
    if prefix in _KEPT and local not in _KEPT[prefix]:
        return None
    return f"XMP-{prefix}:{local[0].upper()}{local[1:]}"


def _values(node: Element, key: str, depth: int) -> Iterator[tuple[str, str]]:
    """(name, value) of a property, its array items and the fields of its structures."""
    if depth > 6:
        return
    items = [item for array in node if _is_array(array) for item in array]
    if items:
        if any(item.get(_LANG) for item in items):
            items = [_default(items)]
        for item in items:
            yield from _values(item, key, depth + 1)
        return
    resource = node.get(f"{_RDF}resource")
    if resource:
        yield key, resource
    yield from _fields(node, key, depth)
    if node.text and node.text.strip():
        yield key, node.text


def _fields(node: Element, key: str, depth: int) -> Iterator[tuple[str, str]]:
    """The fields of a structure, given as attributes, child elements or a Description inside."""
    for name, value in node.attrib.items():
        local = name.partition("}")[2]
        if _PREFIXES.get(name[1:].partition("}")[0]) and local:
            yield f"{key}.{local}", value
    for child in node:
        if child.tag == f"{_RDF}Description":
            yield from _fields(child, key, depth + 1)
        elif child.tag == f"{_RDF}value":
            yield key, child.text or ""
        elif not child.tag.startswith(_RDF):
            yield from _values(child, f"{key}.{child.tag.partition('}')[2]}", depth + 1)


def _is_array(node: Element) -> bool:
    return node.tag in {f"{_RDF}Seq", f"{_RDF}Bag", f"{_RDF}Alt"}


def _default(items: list[Element]) -> Element:
    """The item of a language alternative that is the default, else the first."""
    return next((item for item in items if item.get(_LANG) == "x-default"), items[0])
