"""A new IIM block for programs that read no XMP, as a Photoshop segment.

Only for files without one: what is there is never cut open. A value too long for its field is left
to XMP, for a name cut off would be another name.
"""

import hashlib
import struct
from collections.abc import Sequence

from archive_app.rights.writing.properties import Property

_FIELDS = {
    "photoshop:Instructions": (40, 256, "IPTC:SpecialInstructions"),
    "dc:creator": (80, 32, "IPTC:By-line"),
    "photoshop:Credit": (110, 32, "IPTC:Credit"),
    "photoshop:Source": (115, 32, "IPTC:Source"),
    "dc:rights": (116, 128, "IPTC:CopyrightNotice"),
}
"""Data set of record 2, the bytes that it may hold (IIM 4.2), and its name in photo tools."""
_UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
"""1:90 CodedCharacterSet: UTF-8."""
_VERSION = b"\x1c\x02\x00\x00\x02\x00\x04"
_IPTC, _DIGEST = 0x0404, 0x0425


def photoshop_segment(properties: Sequence[Property]) -> tuple[bytes, tuple[str, ...]]:
    """The content of an APP13 segment that says ``properties``, and the names of what fitted.

    Empty where nothing does.
    """
    by_number = sorted(
        (*_FIELDS[one.name], one.values) for one in properties if one.name in _FIELDS
    )
    records, names = [], []
    for number, limit, name, values in by_number:
        texts = [value.encode() for value in values]
        if all(len(text) <= limit for text in texts):
            records += [struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text for text in texts]
            names.append(name)
    if not records:
        return b"", ()
    block = _UTF8 + _VERSION + b"".join(records)
    # The digest tells programs that the block is as it was written together with the XMP.
    resources = _resource(_IPTC, block) + _resource(_DIGEST, hashlib.md5(block).digest())  # noqa: S324
    return b"Photoshop 3.0\0" + resources, tuple(names)


def _resource(kind: int, content: bytes) -> bytes:
    padding = b"\0" * (len(content) & 1)
    return b"8BIM" + struct.pack(">HHI", kind, 0, len(content)) + content + padding
