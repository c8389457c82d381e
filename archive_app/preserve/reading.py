"""Reads records back by their offset, and checks that they are what was saved."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from archive_app.codings import Caps, CodingError, TooMuch, decode
from archive_app.domain.errors import LibraryError, Notice
from archive_app.domain.page import Headers, Record
from archive_app.preserve.digests import labelled, sha256
from archive_app.preserve.faults import damaged
from archive_app.preserve.http_text import Head, split_head

_STEP = 64 * 1024
_CAPS = Caps(size=512 * 1024 * 1024, ratio=100_000)
"""What we wrote passed narrower gates; these only stop a file that somebody tampered with."""


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
class StoredRecord:
    """One record as it lies on the disk."""

    kind: str
    url: str
    """Empty for warcinfo."""
    headers: Headers
    """HTTP header fields; of the record itself where it is no HTTP message."""
    status: int | None
    """None where it is no response."""
    payload: bytes
    """As received, content coding kept; empty for a revisit (see ``payload_of``)."""
    body: bytes
    """After content decoding."""
    record_id: str
    payload_digest: str | None
    """As the record states it: "sha256:9f86…"."""
    captured_at: datetime
    media_type: str
    """Of the payload, without parameters; empty where none is declared."""
    refers_to: str | None
    """For a revisit: "file#offset" of the record that has the payload."""
    offset: int
    length: int
    """Compressed bytes in the file."""
    fields: Headers
    """The WARC header."""

    @property
    def place(self) -> Record:
        """Where it lies, as the library remembers it."""
        has_body = self.kind in {"response", "metadata", "resource"}
        digest = sha256(self.body) if has_body else None
        return Record(
            self.kind, self.url, self.offset, self.length, digest, self.refers_to, self.record_id
        )


def read_record(library: Path, warc: str, offset: int) -> StoredRecord:
    """The record at ``offset`` of the file ``warc``, which is relative to ``library``.

    Raises:
        LibraryError: ``library-damaged``: the file is missing, cut or changed there.
    """
    with _open(library, warc) as file:
        return _stored(_Member.read(file, offset, warc), warc)


def record_head(library: Path, warc: str, offset: int) -> RecordHead:
    """The WARC header of the record at ``offset``, its block unread; raises as ``read_record``."""
    with _open(library, warc) as file:
        member = _Member.read(file, offset, warc, most=_STEP)
    return _parse(member, warc)[0]


def payload_of(library: Path, warc: str, offset: int) -> bytes:
    """The body after content decoding, also where the record only refers to another.

    Raises:
        LibraryError: ``library-damaged``.
    """
    record = read_record(library, warc, offset)
    if record.kind != "revisit":
        return record.body
    place, _, at = (record.refers_to or "").rpartition("#")
    if not at.isdigit():
        raise damaged(warc, "a record refers to nothing")
    original = read_record(library, place, int(at))
    if original.kind == "revisit" or original.payload_digest != record.payload_digest:
        raise damaged(warc, f"a record refers to {place}, which holds something else")
    return original.body


def records(path: Path) -> Iterator[StoredRecord]:
    """Every record of the file at ``path`` in order, one in memory at a time.

    Raises:
        LibraryError: ``library-damaged`` at the first record that cannot be read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise damaged(path.name, "it cannot be opened", str(error)) from error
    with file:
        size = path.stat().st_size
        offset = 0
        while offset < size:
            member = _Member.read(file, offset, path.name)
            yield _stored(member, path.name)
            offset += member.length


def verify_file(path: Path, expected: Sequence[Record]) -> list[Notice]:
    """What is wrong with the capture file at ``path``; empty when all is as it was saved.

    ``expected`` is what the library remembers; without it the file is held against its own
    digests. Every record is looked at, also behind a damaged one when ``expected`` names it.
    """
    if not expected:
        try:
            expected = [record.place for record in records(path)]
        except LibraryError as error:
            return [Notice(error.kind, error.message)]
    found = (_problem(path, record) for record in expected)
    problems = [problem for problem in found if problem is not None]
    end = max((record.offset + record.length for record in expected), default=0)
    if not problems and path.stat().st_size != end:
        problems.append(_changed(path, "bytes were added at its end"))
    return problems


@dataclass(frozen=True, slots=True)
class _Member:
    """One gzip member: compressed length and the bytes inside."""

    offset: int
    length: int
    data: bytes

    @classmethod
    def read(cls, file: BinaryIO, offset: int, warc: str, most: int | None = None) -> "_Member":
        """The member at ``offset``; with ``most`` only the first bytes of it, length unknown."""
        file.seek(offset)
        inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        data = bytearray()
        taken = 0
        while not inflater.eof:
            chunk = file.read(_STEP)
            if not chunk:
                raise damaged(warc, f"it ends inside the record at byte {offset}")
            try:
                data += inflater.decompress(chunk)
            except zlib.error as error:
                words = f"the record at byte {offset} cannot be unpacked"
                raise damaged(warc, words, str(error)) from error
            taken += len(chunk) - len(inflater.unused_data)
            if len(data) > (most or _CAPS.size):
                if most is None:
                    raise damaged(warc, f"the record at byte {offset} is too large")
                break
        return cls(offset, taken, bytes(data))


def _open(library: Path, warc: str) -> BinaryIO:
    path = (library / warc).resolve()
    if not path.is_relative_to(library.resolve()):
        raise damaged(warc, "its name leads out of the library")
    try:
        return path.open("rb")
    except OSError as error:
        raise damaged(warc, "it cannot be opened", str(error)) from error


def _parse(member: _Member, warc: str) -> tuple[RecordHead, int]:
    """The WARC header, and where the block begins."""
    stream = BytesIO(member.data)
    try:
        record = ArcWarcRecordLoader().parse_record_stream(
            stream, known_format="warc", no_record_parse=True
        )
    except (ArchiveLoadFailed, EOFError) as error:
        words = f"the record at byte {member.offset} has no header"
        raise damaged(warc, words, str(error)) from error
    return RecordHead(record.rec_type or "", tuple(record.rec_headers.headers)), stream.tell()


def _stored(member: _Member, warc: str) -> StoredRecord:
    head, start = _parse(member, warc)
    size = head.field("Content-Length") or ""
    if not size.isdigit() or len(member.data) < start + int(size):
        raise damaged(warc, f"the record at byte {member.offset} is shorter than it says")
    block = member.data[start : start + int(size)]
    http, at = _http(head, block)
    headers = head.fields if http is None else http.headers
    payload = block[at:]
    declared = head.field("Content-Type") if http is None else http.header("content-type")
    return StoredRecord(
        kind=head.kind,
        url=head.field("WARC-Target-URI") or "",
        headers=headers,
        status=None if http is None else http.status,
        payload=payload,
        body=payload if http is None else _decoded(payload, http),
        record_id=head.field("WARC-Record-ID") or "",
        payload_digest=head.field("WARC-Payload-Digest"),
        captured_at=_moment(head, warc),
        media_type=(declared or "").partition(";")[0].strip().lower(),
        refers_to=_reference(head),
        offset=member.offset,
        length=member.length,
        fields=head.fields,
    )


def _http(head: RecordHead, block: bytes) -> tuple[Head | None, int]:
    if not (head.field("Content-Type") or "").startswith("application/http"):
        return None, 0
    return split_head(block)


def _decoded(payload: bytes, http: Head) -> bytes:
    try:
        return decode(payload, http.header("content-encoding"), _CAPS)
    except (CodingError, TooMuch):
        return payload  # kept although it is not what it says: a redirect's body, cut or odd


def _reference(head: RecordHead) -> str | None:
    file, offset = head.field("WARC-Refers-To-Filename"), head.field("WARC-Refers-To-File-Offset")
    return f"{file}#{offset}" if head.kind == "revisit" and file and offset else None


def _moment(head: RecordHead, warc: str) -> datetime:
    try:
        return datetime.fromisoformat(head.field("WARC-Date") or "")
    except ValueError as error:
        raise damaged(warc, "a record has no date", str(error)) from error


def _problem(path: Path, expected: Record) -> Notice | None:
    """What is wrong with one record; None when nothing is."""
    library = path.parents[3]
    try:
        found = read_record(library, str(path.relative_to(library)), expected.offset)
        if found.kind == "revisit":
            payload_of(library, str(path.relative_to(library)), expected.offset)
    except LibraryError as error:
        return Notice(error.kind, error.message)
    stated = found.payload_digest
    sound = found.kind == "revisit" or stated is None or labelled(found.payload) == stated
    same = (found.record_id, found.length) == (expected.record_id, expected.length)
    proof = found.place.payload_sha256
    if sound and same and proof in {None, expected.payload_sha256}:
        return None
    return _changed(path, expected.url or expected.kind)


def _changed(path: Path, words: str) -> Notice:
    saved = datetime.strptime(path.name[:8], "%Y%m%d").replace(tzinfo=UTC)
    return Notice(
        "library-damaged",
        f"The capture file {path.name} changed after it was saved. It no longer matches its proof"
        f" from {saved.day} {saved:%b %Y} ({words}).",
    )
