"""Removes the evidence of purged articles, but for bytes that other captures refer to.

A file that is to go gets a mark beside it first. So wherever the work is broken off, start-up
knows: a marked file whose capture the library still knows stays and loses its mark, any other goes.
"""

import os
import struct
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

from archive_app.preserve.faults import writing
from archive_app.preserve.members import Member

_MARK = ".purged"
_BARE = 22
"""Bytes of a gzip member (RFC 1952) with nothing in it but an empty extra field."""
_MOST_EXTRA = 0xFFFF


def mark(path: Path) -> None:
    """Note that the capture at ``path`` is about to go.

    Raises:
        LibraryError: it could not be written.
    """
    with writing(path), _mark_of(path).open("wb") as file:
        os.fsync(file.fileno())


def unmark(path: Path) -> None:
    """Let the capture at ``path`` be one like any other again."""
    with writing(path):
        _mark_of(path).unlink(missing_ok=True)


def is_marked(path: Path) -> bool:
    """Whether the capture at ``path`` was purged, or is about to be."""
    return _mark_of(path).exists()


def marked(library: Path) -> Iterator[Path]:
    """Every marked capture file, whether or not it is still there."""
    for found in sorted((library / "captures").glob(f"*/*/*.warc.gz{_MARK}")):
        yield found.with_name(found.name.removesuffix(_MARK))


def remove(path: Path) -> None:
    """Remove the capture at ``path``, and its mark last."""
    with writing(path):
        path.unlink(missing_ok=True)
        _mark_of(path).unlink(missing_ok=True)


def keep_only(path: Path, offsets: Collection[int]) -> None:
    """Leave of the capture at ``path`` the records at ``offsets``, where they are, and no others.

    What goes becomes gzip members of the same length with nothing in them; the mark stays.

    Raises:
        LibraryError: it could not be written, or is damaged; the file is as it was.
    """
    part = path.with_name(f"{path.name}.part")
    size = path.stat().st_size
    with writing(path):
        with path.open("rb") as source, part.open("wb") as target:
            offset = 0
            while offset < size:
                length = Member.read(source, offset, path.name).length
                source.seek(offset)
                kept = source.read(length)
                target.write(kept if offset in offsets else _nothing(length))
                offset += length
            target.flush()
            os.fsync(target.fileno())
        part.replace(path)


def _nothing(length: int) -> bytes:
    """Gzip members of ``length`` bytes together that unpack to no byte at all."""
    found = bytearray()
    while length:
        size = min(length, _BARE + _MOST_EXTRA)
        if 0 < length - size < _BARE:
            size -= _BARE
        extra = size - _BARE
        head = b"\x1f\x8b\x08\x04" + bytes(5) + b"\xff" + struct.pack("<H", extra) + bytes(extra)
        found += head + zlib.compress(b"", wbits=-15) + bytes(8)
        length -= size
    return bytes(found)


def _mark_of(path: Path) -> Path:
    return path.with_name(path.name + _MARK)
