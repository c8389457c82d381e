"""Reads records back by their offset, and checks that they are what was saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from archive_app.codings import Caps, CodingError, TooMuch, decode
from archive_app.domain.errors import LibraryError, Notice
from archive_app.domain.page import Headers, PayloadPlace, Record
from archive_app.preserve.digests import labelled, sha256
from archive_app.preserve.faults import damaged
from archive_app.preserve.http_text import Head, split_head
from archive_app.preserve.members import Member, RecordHead, read_head

_CAPS = Caps(size=512 * 1024 * 1024, ratio=100_000)
"""What we wrote passed narrower gates; these only stop a file that somebody tampered with."""


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
        return _stored(Member.read(file, offset, warc), warc)


def record_head(library: Path, warc: str, offset: int) -> RecordHead:
    """The WARC header of the record at ``offset``, its block unread; raises as ``read_record``."""
    with _open(library, warc) as file:
        return read_head(file, offset, warc)


def is_sound(library: Path, place: PayloadPlace) -> bool:
    """Whether the bytes at ``place`` are still those that were saved."""
    try:
        record = read_record(library, place.warc, place.offset)
    except LibraryError:
        return False
    return sha256(record.body) == place.sha256


def payload_of(library: Path, warc: str, offset: int) -> bytes:
    """The body after content decoding, also where the record only refers to another.

    Raises:
        LibraryError: ``library-damaged``.
    """
    record = read_record(library, warc, offset)
    if record.kind != "revisit":
        return record.body
    place, _, at = (record.refers_to or "").rpartition("#")
    if not (at.isascii() and at.isdigit()):
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
            member = Member.read(file, offset, path.name)
            yield _stored(member, path.name)
            offset += member.length


def verify_file(path: Path, expected: Sequence[Record]) -> list[Notice]:
    """What is wrong with the capture file at ``path``; empty when all is as it was saved.

    Every record is held against its own digests and against ``expected``, what the library
    remembers (may be empty). Behind a damaged record the check goes on where ``expected`` names
    the next one.
    """
    remembered = {record.offset: record for record in expected}
    try:
        file = path.open("rb")
    except OSError as error:
        missing = damaged(path.name, "it cannot be opened", str(error))
        return [Notice(missing.kind, missing.message)]
    problems: list[Notice] = []
    with file:
        size = path.stat().st_size
        offset: int | None = 0
        while offset is not None and offset < size:
            known = remembered.pop(offset, None)
            try:
                member = Member.read(file, offset, path.name)
                problem = _problem(path, member, known)
                offset = member.offset + member.length
            except LibraryError as error:
                problem = Notice(error.kind, error.message)
                offset = min((place for place in remembered if place > offset), default=None)
            problems += [problem] if problem is not None else []
    return problems + [_changed(path, record.url or record.kind) for record in remembered.values()]


def _open(library: Path, warc: str) -> BinaryIO:
    path = (library / warc).resolve()
    if not path.is_relative_to(library.resolve()):
        raise damaged(warc, "its name leads out of the library")
    try:
        return path.open("rb")
    except OSError as error:
        raise damaged(warc, "it cannot be opened", str(error)) from error


def _stored(member: Member, warc: str) -> StoredRecord:
    head = member.head
    http, at = _http(member)
    payload = member.block[at:]
    headers = head.fields if http is None else http.headers
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


def _http(member: Member) -> tuple[Head | None, int]:
    if not (member.head.field("Content-Type") or "").startswith("application/http"):
        return None, 0
    return split_head(member.block)


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


def _problem(path: Path, member: Member, expected: Record | None) -> Notice | None:
    """What is wrong with one record; None when nothing is."""
    record = _stored(member, path.name)
    place = record.place
    stated = record.payload_digest
    if record.kind == "revisit":
        library, stated = path.parents[3], None
        body = payload_of(library, str(path.relative_to(library)), record.offset)
        place = replace(place, payload_sha256=sha256(body))
    sound = member.sound and (stated is None or labelled(record.payload) == stated)
    if sound and (expected is None or _same(place, expected)):
        return None
    return _changed(path, record.url or record.kind)


def _same(found: Record, expected: Record) -> bool:
    if found.length != expected.length or expected.record_id not in {"", found.record_id}:
        return False
    return found.payload_sha256 in {None, expected.payload_sha256}


def _changed(path: Path, words: str) -> Notice:
    saved = datetime.strptime(path.name[:8], "%Y%m%d").replace(tzinfo=UTC)
    return Notice(
        "library-damaged",
        f"The capture file {path.name} changed after it was saved. It no longer matches its proof"
        f" from {saved.day} {saved:%b %Y} ({words}).",
    )
