"""One gzip member of a WARC file at a time: unpacked, its header read, its block cut out."""

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, Self

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from archive_app.domain.page import Headers
from archive_app.preserve.digests import labelled
from archive_app.preserve.faults import damaged

_STEP = 64 * 1024
_LARGEST = 512 * 1024 * 1024
"""Bytes of one record; what we wrote is far smaller, so this stops only tampered files."""


@dataclass(frozen=True, slots=True)
class RecordHead:
    """The WARC header of one record."""

    kind: str
    """WARC-Type."""
    fields: Headers

    def field(self, name: str) -> str | None:
        """The value of ``name``, any case; None where there is none."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member, which holds one record."""

    offset: int
    length: int
    """Compressed bytes."""
    head: RecordHead
    block: bytes
    """What follows the WARC header: a whole HTTP message, or the bytes themselves."""

    @property
    def sound(self) -> bool:
        """Whether the block is the one that its digest was taken of; True where none was."""
        stated = self.head.field("WARC-Block-Digest")
        return stated is None or labelled(self.block) == stated

    @classmethod
    def read(cls, file: BinaryIO, offset: int, warc: str) -> Self:
        """The member at ``offset`` of ``file``, which errors call ``warc``.

        Raises:
            LibraryError: ``library-damaged``.
        """
        length, data = _unpack(file, offset, warc)
        head, start = _parse(data, offset, warc)
        size = head.field("Content-Length") or ""
        if not (size.isascii() and size.isdigit()) or len(data) < start + int(size):
            raise damaged(warc, f"the record at byte {offset} is shorter than it says")
        return cls(offset, length, head, bytes(memoryview(data)[start : start + int(size)]))


def read_head(file: BinaryIO, offset: int, warc: str) -> RecordHead:
    """The WARC header of the member at ``offset``, the rest unread; raises as ``Member.read``."""
    _, data = _unpack(file, offset, warc, enough=_STEP)
    return _parse(data, offset, warc)[0]


def _unpack(
    file: BinaryIO, offset: int, warc: str, enough: int | None = None
) -> tuple[int, bytearray]:
    """Compressed length and content of a member; with ``enough`` it may stop after as many."""
    file.seek(offset)
    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
    data = bytearray()
    while not inflater.eof and (enough is None or len(data) < enough):
        chunk = inflater.unconsumed_tail or file.read(_STEP)
        if not chunk:
            raise damaged(warc, f"it ends inside the record at byte {offset}")
        try:
            data += inflater.decompress(chunk, 16 * _STEP)
        except zlib.error as error:
            words = f"the record at byte {offset} cannot be unpacked"
            raise damaged(warc, words, str(error)) from error
        if len(data) > _LARGEST:
            raise damaged(warc, f"the record at byte {offset} is too large")
    # zlib leaves what follows the end in ``unconsumed_tail`` as well: counting that takes it twice.
    return file.tell() - offset - len(inflater.unused_data), data


def _parse(data: bytearray, offset: int, warc: str) -> tuple[RecordHead, int]:
    """The WARC header, and where the block begins."""
    stream = BytesIO(bytes(memoryview(data)[:_STEP]))  # no header is longer
    try:
        record = ArcWarcRecordLoader().parse_record_stream(
            stream, known_format="warc", no_record_parse=True
        )
    except (ArchiveLoadFailed, EOFError) as error:
        words = f"the record at byte {offset} has no header"
        raise damaged(warc, words, str(error)) from error
    return RecordHead(record.rec_type or "", tuple(record.rec_headers.headers)), stream.tell()
