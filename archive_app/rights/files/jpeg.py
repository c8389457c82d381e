"""JPEG (and Exiv2's EXV): application segments up to the picture's own data."""

from archive_app.rights.files.findings import Findings, decoded
from archive_app.rights.files.jumbf import read_jumbf
from archive_app.rights.files.photoshop import read_resources
from archive_app.rights.files.tiff import read_tiff
from archive_app.rights.files.xmp import MOST_BYTES, read_xmp

_EXIF = b"Exif\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP = (b"Photoshop 3.0\0", b"Adobe_Photoshop2.5:")
_APP1, _APP11, _APP13, _COMMENT, _SCAN, _END = 0xE1, 0xEB, 0xED, 0xFE, 0xDA, 0xD9
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_MOST_SEGMENTS = 2_000


class _Parts:
    """What several segments make up together."""

    def __init__(self) -> None:
        self.photoshop = bytearray()
        self.extended: dict[bytes, dict[int, bytes]] = {}
        self.boxes: dict[int, dict[int, bytes]] = {}


def read_jpeg(data: bytes, findings: Findings) -> None:
    """Add the rights fields of a JPEG file: Exif, XMP with its extension, IIM, comment, C2PA."""
    parts = _Parts()
    at = 7 if data[:7] == b"\xff\x01Exiv2" else 2
    for _ in range(_MOST_SEGMENTS):
        at = data.find(b"\xff", at)
        while 0 <= at < len(data) - 1 and data[at + 1] == 0xFF:
            at += 1
        if at < 0 or at + 4 > len(data):
            break
        marker = data[at + 1]
        if marker in {_SCAN, _END}:
            break
        if marker in _ALONE or marker == 0:
            at += 2
            continue
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        _segment(marker, data[at + 4 : at + 2 + size], parts, findings)
        at += 2 + max(size, 2)
    _joined(parts, findings)


def _segment(marker: int, content: bytes, parts: _Parts, findings: Findings) -> None:
    if marker == _APP1 and content.startswith(_EXIF):
        findings.attempt("Exif block", read_tiff, content[6:])
    elif marker == _APP1 and content.startswith(_XMP):
        findings.attempt("XMP packet", read_xmp, content[len(_XMP) :])
    elif marker == _APP1 and content.startswith(_EXTENDED):
        _extension(content[len(_EXTENDED) :], parts)
    elif marker == _APP13:
        head = next((sign for sign in _PHOTOSHOP if content.startswith(sign)), b"")
        if head == _PHOTOSHOP[1]:
            head += content[len(head) : len(head) + 4]
        parts.photoshop += content[len(head) :]
    elif marker == _APP11 and content[:2] == b"JP":
        _box(content, parts)
    elif marker == _COMMENT:
        findings.add("File:Comment", decoded(content))


def _extension(content: bytes, parts: _Parts) -> None:
    """Extended XMP (XMP Part 3, 1.1.3.1): digest, full length, offset, a portion."""
    digest, offset = content[:32], int.from_bytes(content[36:40], "big")
    portions = parts.extended.setdefault(digest, {})
    if sum(map(len, portions.values())) < MOST_BYTES:
        portions[offset] = content[40:]


def _box(content: bytes, parts: _Parts) -> None:
    """A JUMBF box in portions (ISO 19566-5, annex D): number, sequence, box header each time."""
    number = int.from_bytes(content[2:4], "big")
    sequence = int.from_bytes(content[4:8], "big")
    parts.boxes.setdefault(number, {})[sequence] = content[8:]


def _joined(parts: _Parts, findings: Findings) -> None:
    """Read what was spread over several segments."""
    if parts.photoshop:
        resources = bytes(parts.photoshop)
        findings.attempt("Photoshop block", read_resources, resources)
    for portions in parts.extended.values():
        packet = b"".join(portions[offset] for offset in sorted(portions))
        findings.attempt("XMP extension", read_xmp, packet)
    for portions in parts.boxes.values():
        ordered = [portions[number] for number in sorted(portions)]
        head = 16 if ordered[0][:4] == b"\0\0\0\x01" else 8
        box = ordered[0] + b"".join(portion[head:] for portion in ordered[1:])
        findings.attempt("C2PA manifest", read_jumbf, box)
