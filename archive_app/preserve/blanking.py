"""Empties a purged capture, but for bytes that other captures refer to."""

import struct
import zlib
from collections.abc import Collection
from pathlib import Path

from archive_app.preserve.faults import writing
from archive_app.preserve.members import Member
from archive_app.preserve.purging import BLANK
from archive_app.preserve.replacing import replacing, write_whole

_BARE = 22
"""Bytes of a gzip member (RFC 1952) with nothing in it but an empty extra field."""
_MOST_EXTRA = 0xFFFF


def keep_only(path: Path, offsets: Collection[int]) -> None:
    """Leave of the capture at ``path`` the records at ``offsets``, where they are, and no others.

    What goes becomes gzip members of the same length with nothing in them; the mark stays.

    Raises:
        LibraryError: it could not be written, or is damaged; the file is as it was.
    """
    size = path.stat().st_size
    with writing(path), path.open("rb") as source, replacing(path) as target:
        offset = 0
        while offset < size:
            length = Member.read(source, offset, path.name).length
            source.seek(offset)
            kept = source.read(length)
            write_whole(target, kept if offset in offsets else _nothing(length))
            offset += length


def _nothing(length: int) -> bytes:
    """Gzip members of ``length`` bytes together that unpack to no byte at all."""
    found = bytearray()
    while length:
        size = min(length, _BARE + _MOST_EXTRA)
        if 0 < length - size < _BARE:
            size -= _BARE
        extra = size - _BARE
        head = BLANK + bytes(5) + b"\xff" + struct.pack("<H", extra) + bytes(extra)
        found += head + zlib.compress(b"", wbits=-15) + bytes(8)
        length -= size
    return bytes(found)
