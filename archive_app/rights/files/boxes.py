"""Box containers: AVIF and HEIC (ISO 14496-12 and 23008-12), JPEG XL (18181-2), JPEG 2000."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import brotli

from archive_app.rights.files.findings import Findings
from archive_app.rights.files.jumbf import read_jumbf
from archive_app.rights.files.tiff import read_tiff
from archive_app.rights.files.xmp import read_xmp

_XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_MOST_BOXES = 3_000
_MOST_ITEMS = 3_000
_MOST_CONTENT = 8 * 1024 * 1024


@dataclass(slots=True)
class _Items:
    """The items that a meta box declares."""

    kinds: dict[int, str] = field(default_factory=dict)
    """Item number to "Exif" or its MIME type."""
    places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Item number to (offset, length) in the file or in ``idat``."""
    inside: set[int] = field(default_factory=set)
    """Items that lie in ``idat``."""
    idat: bytes = b""


def read_boxes(data: bytes, findings: Findings) -> None:
    """Add the rights fields of an AVIF, HEIC, JPEG XL or JPEG 2000 file."""
    for kind, content in _boxes(data):
        what = f"{kind.decode('latin-1').strip()} box"
        findings.attempt(what, partial(_box, kind, data), content)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _ in range(_MOST_BOXES):
        if at + 8 > len(data):
            return
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        if size == 0:
            size = len(data) - at
        if size < head:
            return
        yield kind, data[at + head : at + size]
        at += size


def _box(kind: bytes, data: bytes, content: bytes, findings: Findings) -> None:
    if kind == b"brob":  # Brotli-compressed: the real kind, then its content
        kind, content = content[:4], _unpacked(content[4:], findings)
    if kind == b"Exif":
        _exif(content, findings)
    elif kind == b"xml ":
        read_xmp(content, findings)
    elif kind == b"jumb":
        read_jumbf(struct.pack(">I4s", len(content) + 8, b"jumb") + content, findings)
    elif kind == b"uuid" and content[:16] == _XMP_UUID:
        read_xmp(content[16:], findings)
    elif kind == b"uuid" and content[:16] == _C2PA_UUID:
        findings.signed = True
        manifest = content.find(b"jumb")
        if manifest >= 4:
            read_jumbf(content[manifest - 4 :], findings)
    elif kind == b"meta":
        _items(content[4:], data, findings)


def _exif(content: bytes, findings: Findings) -> None:
    """An Exif block after a 4-byte offset to its TIFF header."""
    skip = int.from_bytes(content[:4], "big")
    block = content[4 + skip :] if skip < len(content) else content[4:]
    read_tiff(block.removeprefix(b"Exif\0\0"), findings)


def _unpacked(packed: bytes, findings: Findings) -> bytes:
    stream = brotli.Decompressor()
    try:
        content: bytes = stream.process(packed, output_buffer_limit=_MOST_CONTENT)
    except brotli.error as error:
        raise ValueError("damaged Brotli data") from error
    if not stream.is_finished():
        findings.warn("too-large", "A compressed box is too large or cut off.")
    return content


def _items(meta: bytes, data: bytes, findings: Findings) -> None:
    """Read the Exif and XMP items that a meta box points to."""
    items = _Items()
    for kind, content in _boxes(meta):
        if kind == b"iinf":
            _declared(content, items)
        elif kind == b"iloc":
            _located(content, items)
        elif kind == b"idat":
            items.idat = content
    for number, name in items.kinds.items():
        source = items.idat if number in items.inside else data
        parts = [source[at : at + size] for at, size in items.places.get(number, ())]
        content = b"".join(parts)[:_MOST_CONTENT]
        if name == "Exif":
            findings.attempt("Exif block", _exif, content)
        elif name in {"application/rdf+xml", "text/xml"}:
            findings.attempt("XMP packet", read_xmp, content)


def _declared(content: bytes, items: _Items) -> None:
    """Item info: number and type of each item."""
    start = 6 if content[0] == 0 else 8
    for kind, entry in _boxes(content[start:]):
        if kind != b"infe" or entry[0] < 2 or len(items.kinds) >= _MOST_ITEMS:
            continue
        width = 2 if entry[0] == 2 else 4
        number = int.from_bytes(entry[4 : 4 + width], "big")
        name = entry[6 + width : 10 + width].decode("latin-1")
        if name == "mime":
            name = entry[10 + width :].split(b"\0")[1].decode("latin-1")
        items.kinds[number] = name


def _located(content: bytes, items: _Items) -> None:
    """Item locations, versions 0 to 2; only construction in the file or in idat."""
    version = content[0]
    sizes = int.from_bytes(content[4:6], "big")
    offset_size, length_size = sizes >> 12, sizes >> 8 & 15
    base_size, index_size = sizes >> 4 & 15, sizes & 15 if version in {1, 2} else 0
    read = _Cursor(content, 6)
    count = read.number(2 if version < 2 else 4)
    for _ in range(min(count, _MOST_ITEMS)):
        number = read.number(2 if version < 2 else 4)
        method = read.number(2) & 15 if version in {1, 2} else 0
        read.number(2)
        base = read.number(base_size)
        places = []
        for _ in range(min(read.number(2), 64)):
            read.number(index_size)
            offset, length = read.number(offset_size), read.number(length_size)
            places.append((base + offset, length))
        items.places[number] = places
        if method == 1:
            items.inside.add(number)


class _Cursor:
    """Big-endian numbers one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._at = at

    def number(self, width: int) -> int:
        """The next ``width`` bytes.

        Raises:
            ValueError: the data end before.
        """
        part = self._data[self._at : self._at + width]
        if len(part) < width:
            raise ValueError("the box ends too early")
        self._at += width
        return int.from_bytes(part, "big")
