"""One record at the end of a WARC 1.1 file: written by warcio, but with heads as they came."""

import uuid
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, FileIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive_app.domain.page import Record
from archive_app.preserve.digests import labelled
from archive_app.preserve.replacing import write_whole

_LEVEL = 6
"""Of zlib: 2.2 ms for a page of 80 KB, where level 9 takes 3.9 ms for half a percent less."""
_STORED = 0
_PACKED = frozenset({
    "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/heic", "image/jxl",
    "font/woff", "font/woff2", "application/zip",
})  # fmt: skip
"""Types whose bytes are packed already: zlib takes 6 ms for each such picture to save 0.8 % of it,
a tenth of all that a save takes."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a record holds: the head of an HTTP message (may be empty) and the bytes after it."""

    head: bytes
    payload: bytes
    media_type: str
    """Of the block: of a whole HTTP message where there is a head."""
    payload_type: str = ""
    """Of the payload."""

    @property
    def level(self) -> int:
        """How much zlib is to pack it."""
        return _STORED if self.payload_type in _PACKED else _LEVEL

    def record(self, kind: str, headers: dict[str, str]) -> ArcWarcRecord:
        """The record as warcio writes it."""
        warc = StatusAndHeaders("", list(headers.items()), protocol="WARC/1.1")
        size = len(self.payload)
        http = _ExactHead(self.head) if self.head else None
        stream = BytesIO(self.payload)
        return ArcWarcRecord(
            "warc", kind, warc, stream, http, self.media_type, size, payload_length=size
        )


def append_record(file: FileIO, kind: str, fields: dict[str, str], block: Block) -> Record:
    """The record as it was added to the end of ``file``; where that failed, nothing was."""
    record_id = fields.get("WARC-Record-ID") or new_record_id()
    headers = {"WARC-Type": kind, "WARC-Record-ID": record_id, **fields}
    headers["WARC-Block-Digest"] = labelled(block.head, block.payload)
    if kind not in {"warcinfo", "revisit"}:
        headers["WARC-Payload-Digest"] = labelled(block.payload)
    offset = file.tell()
    writer = WARCWriter(_Member(file, block.level), gzip=False, warc_version="WARC/1.1")
    try:
        writer.write_record(block.record(kind, headers))
    except OSError:  # half a record would spoil the whole file
        file.seek(offset)
        file.truncate()
        raise
    url = fields.get("WARC-Target-URI", "")
    return Record(kind, url, offset, file.tell() - offset, None, None, record_id)


class _ExactHead(StatusAndHeaders):  # type: ignore[misc]  # warcio is untyped
    """A head whose bytes are kept: warcio's own would rewrite every header that is not ASCII."""

    def __init__(self, head: bytes) -> None:
        super().__init__("", [])
        self._head = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """The bytes as they came."""
        self.headers_buff = self._head

    def __bool__(self) -> bool:
        return True


class _Member:
    """A gzip member at the end of a raw file; it is written whole, or raises."""

    def __init__(self, file: FileIO, level: int) -> None:
        self._file = file
        self._packing = zlib.compressobj(level, wbits=16 + zlib.MAX_WBITS)

    def write(self, data: bytes) -> int:
        write_whole(self._file, self._packing.compress(data))
        return len(data)

    def flush(self) -> None:
        """Ends the member."""
        write_whole(self._file, self._packing.flush())


def warc_date(moment: datetime) -> str:
    """``moment`` (aware) as WARC-Date says it: UTC, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def new_record_id() -> str:
    """A WARC-Record-ID that nothing else has."""
    return f"<urn:uuid:{uuid.uuid4()}>"
