"""JPEG: the XMP segment and a new Photoshop segment, before anything that holds pixels."""

from dataclasses import dataclass

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXIF = b"Exif\0"
_APP0, _APP1, _APP13, _SCAN, _END = 0xE0, 0xE1, 0xED, 0xDA, 0xD9
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
MOST = 65_533
"""Bytes that one segment can hold after its length."""


@dataclass(frozen=True, slots=True)
class _Segment:
    marker: int
    start: int
    end: int
    content: bytes


def xmp_of(body: bytes) -> bytes | None:
    """The packet in ``body``; None where it has none."""
    found = next((one for one in _segments(body) if _is_xmp(one)), None)
    return found.content[len(_XMP) :] if found else None


def has_photoshop(body: bytes) -> bool:
    """Whether a Photoshop segment is there, with or without IIM in it."""
    return any(one.marker == _APP13 for one in _segments(body))


def with_metadata(body: bytes, packet: bytes, photoshop: bytes = b"") -> bytes | None:
    """``body`` with ``packet`` for its XMP and ``photoshop`` added; None where it does not fit.

    Everything else stays byte for byte: the new segments come where the old packet was, else after
    JFIF and Exif, which want to be first.
    """
    content = _XMP + packet
    if len(content) > MOST or len(photoshop) > MOST:
        return None
    new = _segment(_APP1, content) + (_segment(_APP13, photoshop) if photoshop else b"")
    segments = _segments(body)
    old = next((one for one in segments if _is_xmp(one)), None)
    if old is not None:
        return body[: old.start] + new + body[old.end :]
    at = 2
    for one in segments:
        if one.start != at or not (one.marker == _APP0 or _is_exif(one)):
            break
        at = one.end
    return body[:at] + new + body[at:]


def _is_xmp(segment: _Segment) -> bool:
    return segment.marker == _APP1 and segment.content.startswith(_XMP)


def _is_exif(segment: _Segment) -> bool:
    return segment.marker == _APP1 and segment.content.startswith(_EXIF)


def _segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


def _segments(body: bytes) -> list[_Segment]:
    """The segments before the first scan; those after a damaged place are not seen."""
    found = []
    at = 2
    while at + 4 <= len(body) and body[at] == 0xFF:
        marker = body[at + 1]
        if marker in {_SCAN, _END}:
            break
        if marker == 0xFF:  # fill bytes may stand before a marker
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(body[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(body):
            break
        found.append(_Segment(marker, at, end, body[at + 4 : end]))
        at = end
    return found
