"""TIFF structures: Exif blocks of every container, and TIFF files themselves (also DNG)."""

import struct
from dataclasses import dataclass

from archive_app.rights.files.findings import Findings, decoded
from archive_app.rights.files.iim import read_iim
from archive_app.rights.files.photoshop import read_resources
from archive_app.rights.files.xmp import read_xmp

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_TEXTS = {270: "ImageDescription", 315: "Artist", 33432: "Copyright"}
_WIDE = {40091: "XPTitle", 40092: "XPComment", 40093: "XPAuthor", 40095: "XPSubject"}
_XMP, _IPTC, _PHOTOSHOP = 700, 33723, 34377
_WANTED = frozenset({*_TEXTS, *_WIDE, _XMP, _IPTC, _PHOTOSHOP})
_MOST_IFDS = 20
_MOST_ENTRIES = 1_000
_MOST_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Entry:
    """One field of a directory."""

    tag: int
    kind: int
    count: int
    content: bytes


def read_tiff(data: bytes, findings: Findings) -> None:
    """Add the rights fields of every directory of the TIFF structure ``data``."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:
        findings.warn("bad-file", "The Exif block has no TIFF header.")
        return
    big = struct.unpack_from(f"{order}H", data, 2)[0] == 43
    at = struct.unpack_from(f"{order}{'Q' if big else 'I'}", data, 8 if big else 4)[0]
    seen: set[int] = set()
    for number in range(_MOST_IFDS):
        if not 0 < at < len(data) or at in seen:
            return
        seen.add(at)
        entries, at = _directory(data, at, order, big=big)
        for entry in entries:
            _read_entry(entry, f"IFD{number}", findings)


def _directory(data: bytes, at: int, order: str, *, big: bool) -> tuple[list[_Entry], int]:
    """The wanted fields of the directory at ``at``, and where the next one is (0: nowhere)."""
    width, step, inline = (8, 20, 8) if big else (2, 12, 4)
    count = struct.unpack_from(f"{order}{'Q' if big else 'H'}", data, at)[0]
    at += width
    entries: list[_Entry] = []
    for number in range(min(count, _MOST_ENTRIES)):
        start = at + number * step
        if start + step > len(data):
            return entries, 0
        form = f"{order}HHQ" if big else f"{order}HHI"
        tag, kind, items = struct.unpack_from(form, data, start)
        if tag not in _WANTED:
            continue
        size = _SIZES.get(kind, 1) * items
        where = start + step - inline
        if size > inline:
            where = struct.unpack_from(f"{order}{'Q' if big else 'I'}", data, where)[0]
        if size <= _MOST_BYTES and where < len(data):
            entries.append(_Entry(tag, kind, items, data[where : where + size]))
    end = at + count * step
    if end + inline > len(data):
        return entries, 0
    return entries, struct.unpack_from(f"{order}{'Q' if big else 'I'}", data, end)[0]


def _read_entry(entry: _Entry, group: str, findings: Findings) -> None:
    content = entry.content
    if entry.tag in _TEXTS:
        # Copyright may be "photographer NUL editor" (Exif 2.32, 4.6.4).
        parts = [decoded(part).strip() for part in content.split(b"\0")]
        findings.add(f"{group}:{_TEXTS[entry.tag]}", "\n".join(filter(None, parts)))
    elif entry.tag in _WIDE:
        findings.add(f"{group}:{_WIDE[entry.tag]}", content.decode("utf-16-le", "replace"))
    elif entry.tag == _XMP:
        findings.attempt("XMP packet", read_xmp, content)
    elif entry.tag == _IPTC:
        findings.attempt("IPTC block", read_iim, content)
    elif entry.tag == _PHOTOSHOP:
        findings.attempt("Photoshop block", read_resources, content)
