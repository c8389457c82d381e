"""Writes one capture as a WARC 1.1 file: visible whole, or not at all.

One gzip member a record, so that each can be read by its offset alone. Digests are SHA-256: of the
block and of the payload as received. A payload that the library already has becomes a revisit
record (ISO 28500:2017, profile identical-payload-digest, or server-not-modified where the site
itself said so by 304), which names the file and the offset of the original by the two fields that
Heritrix uses for it.
"""

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Self

from archive_app import PROGRAM
from archive_app.domain.errors import LibraryError
from archive_app.domain.page import Exchange, FetchedPage, PayloadPlace, Record
from archive_app.preserve.digests import labelled, sha256
from archive_app.preserve.faults import writing
from archive_app.preserve.http_text import request_head, response_head
from archive_app.preserve.locking import held_file
from archive_app.preserve.reading import read_record, record_head
from archive_app.preserve.record_writing import Block, append_record, new_record_id, warc_date
from archive_app.preserve.replacing import replacing, sync_folder, write_whole

_SAME_BYTES = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_REQUEST = "application/http; msgtype=request"
_RESPONSE = "application/http; msgtype=response"
_ABOUT = {
    "software": PROGRAM,
    "format": "WARC File Format 1.1",
    "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    "description": "Payloads as received: transfer codings undone, content codings kept."
    " Where WARC-Protocol is h2, the heads are those of HTTP/2 rendered as HTTP/1.1.",
}


class CaptureWriter:
    """The file of one capture in the making; a context manager that discards what is unfinished.

    Raises (every method):
        LibraryError: ``disk-full`` or ``library-unwritable``; the record was not written, those
            before it are whole.
    """

    def __init__(self, library: Path, now: datetime) -> None:
        moment = now.astimezone(UTC)
        self.capture_id = f"{moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
        """Sortable, and the stem of the file."""
        self._library = library
        self.warc = f"captures/{moment:%Y/%m}/{self.capture_id}.warc.gz"
        """Where the file will be, relative to the library folder."""
        self.temporary = library / f"{self.warc}.part"
        """Where the capture grows; gone after ``publish`` and ``discard``."""
        self._payloads: dict[str, _Original] = {}
        self._records: list[Record] = []
        self._page_id: str | None = None
        with writing(self.temporary):
            self._folders = _make_folders(self.temporary.parent)
            self._file = held_file(self.temporary)
        self._write_info(moment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.discard()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record written so far, in the order of the file: what the library remembers."""
        return tuple(self._records)

    def write_page(
        self, page: FetchedPage, known: PayloadPlace | None = None
    ) -> tuple[Record, ...]:
        """Request and response of every hop; the last record is the page's response.

        ``known``: where the same bytes were saved before; the page is then a revisit. A status of
        304 needs it: the site says that these bytes still hold.
        """
        redirects = self.write_redirects(page.exchanges[:-1])
        request, response = self._write_exchange(page.page, known)
        self._page_id = response.record_id
        return (*redirects, request, response)

    def write_part(self, exchange: Exchange, known: PayloadPlace | None) -> Record:
        """The response of a picture or a style sheet; a revisit where ``known`` has the bytes."""
        return self._write_exchange(exchange, known)[1]

    def write_response(self, exchange: Exchange, known: PayloadPlace | None) -> Record:
        """An answer whose request nobody kept, as another archive has it; raises as the others."""
        return self._write_response(exchange, known, new_record_id())

    def write_redirects(self, hops: Sequence[Exchange]) -> tuple[Record, ...]:
        """Request and response of the hops on the way to a page or a part of it."""
        return tuple(record for hop in hops for record in self._write_exchange(hop, None))

    def write_metadata(self, url: str, payload: bytes, media_type: str) -> Record:
        """What the program read out of the page at ``url``."""
        fields = {"WARC-Target-URI": url, "WARC-Date": warc_date(datetime.now(UTC))}
        if self._page_id is not None:
            fields["WARC-Refers-To"] = self._page_id
        block = Block(b"", payload, media_type)
        return self._write("metadata", fields, block, sha256(payload))

    def write_resource(self, url: str, payload: bytes, media_type: str) -> Record:
        """Bytes that belong to ``url`` and were no answer of a site."""
        fields = {"WARC-Target-URI": url, "WARC-Date": warc_date(datetime.now(UTC))}
        return self._write(
            "resource", fields, Block(b"", payload, media_type, media_type), sha256(payload)
        )

    def publish(self) -> str:
        """Make the capture last: on disk, under its own name, which comes back.

        The name is relative to the library folder: "captures/2026/01/….warc.gz".
        """
        final = self._library / self.warc
        with writing(final):
            os.fsync(self._file.fileno())
            if os.name == "nt":  # which renames no open file
                self._file.close()
            self.temporary.rename(final)  # while we hold it: a sweep leaves it alone
            self._file.close()
            for folder in self._folders:
                sync_folder(folder)
        return self.warc

    @property
    def is_published(self) -> bool:
        """Whether the capture is there under its own name, be it that ``publish`` failed later."""
        return (self._library / self.warc).exists()

    def discard(self) -> None:
        """Leave nothing behind; after ``publish`` this does nothing."""
        self._file.close()
        with writing(self.temporary):
            self.temporary.unlink(missing_ok=True)

    def _write_info(self, moment: datetime) -> None:
        text = "".join(f"{name}: {value}\r\n" for name, value in _ABOUT.items())
        fields = {"WARC-Date": warc_date(moment), "WARC-Filename": Path(self.warc).name}
        self._write("warcinfo", fields, Block(b"", text.encode(), "application/warc-fields"), None)

    def _write_exchange(
        self, exchange: Exchange, known: PayloadPlace | None
    ) -> tuple[Record, Record]:
        answer = new_record_id()
        fields = _fields_of(exchange) | {"WARC-Concurrent-To": answer}
        request = Block(request_head(exchange), b"", _REQUEST)
        return (
            self._write("request", fields, request, None),
            self._write_response(exchange, known, answer),
        )

    def _write_response(
        self, exchange: Exchange, known: PayloadPlace | None, record_id: str
    ) -> Record:
        fields = _fields_of(exchange) | {"WARC-Record-ID": record_id}
        digest = labelled(exchange.payload)
        head = response_head(exchange)
        body = sha256(exchange.body)
        if exchange.status == HTTPStatus.NOT_MODIFIED and known is not None:
            return self._write_not_modified(fields, head, known)
        if exchange.truncated is not None:
            fields["WARC-Truncated"] = "unspecified"
        original = self._original(digest, known) if exchange.payload else None
        if original is not None:
            fields |= {"WARC-Profile": _SAME_BYTES, **original.fields(digest)}
            block = Block(head, b"", _RESPONSE)
            return self._write("revisit", fields, block, body, original.place)
        block = Block(head, exchange.payload, _RESPONSE, exchange.media_type)
        record = self._write("response", fields, block, body)
        self._payloads[digest] = _Original(
            record.record_id, exchange.url, fields["WARC-Date"], self.warc, record.offset
        )
        return record

    def _write_not_modified(
        self, fields: dict[str, str], head: bytes, known: PayloadPlace
    ) -> Record:
        original = record_head(self._library, known.warc, known.offset)
        date = original.field("WARC-Date") or warc_date(known.captured_at)
        first = _Original(
            original.field("WARC-Record-ID") or "", known.url, date, known.warc, known.offset
        )
        digest = original.field("WARC-Payload-Digest") or ""
        fields |= {"WARC-Profile": _NOT_MODIFIED, **first.fields(digest)}
        block = Block(head, b"", _RESPONSE)
        return self._write("revisit", fields, block, known.sha256, first.place)

    def _original(self, digest: str, known: PayloadPlace | None) -> "_Original | None":
        """The record to refer to, if it is really there and its payload is really the same.

        The library knows bodies by their digest after decoding; a record refers to the payload
        before it, so the original itself is asked.
        """
        if known is None or digest in self._payloads:
            return self._payloads.get(digest)
        try:
            original = read_record(self._library, known.warc, known.offset)
        except LibraryError:
            return None  # better the bytes twice than not at all
        if original.kind != "response" or labelled(original.payload) != digest:
            return None
        date = warc_date(original.captured_at)
        return _Original(original.record_id, known.url, date, known.warc, known.offset)

    def _write(
        self,
        kind: str,
        fields: dict[str, str],
        block: Block,
        payload_sha256: str | None,
        refers_to: str | None = None,
    ) -> Record:
        with writing(self.temporary):
            written = append_record(self._file, kind, fields, block)
        written = replace(written, payload_sha256=payload_sha256, refers_to=refers_to)
        self._records.append(written)
        return written


def append_metadata(library: Path, warc: str, url: str, payload: bytes, media_type: str) -> Record:
    """Add another description of the page at ``url`` to a finished capture; the last one counts.

    The file is made anew beside the old one and takes its place whole: no byte of it changes.

    Raises:
        LibraryError: it could not be written; the capture is as it was.
    """
    final = library / warc
    fields = {"WARC-Target-URI": url, "WARC-Date": warc_date(datetime.now(UTC))}
    with replacing(final) as file:
        write_whole(file, final.read_bytes())
        written = append_record(file, "metadata", fields, Block(b"", payload, media_type))
    return replace(written, payload_sha256=sha256(payload))


@dataclass(frozen=True, slots=True)
class _Original:
    """The record that has the bytes a revisit leaves out."""

    record_id: str
    url: str
    date: str
    warc: str
    offset: int

    @property
    def place(self) -> str:
        """As ``Record.refers_to`` says it: "file#offset"."""
        return f"{self.warc}#{self.offset}"

    def fields(self, digest: str) -> dict[str, str]:
        """What a revisit says of it."""
        return {
            "WARC-Payload-Digest": digest,
            "WARC-Refers-To": self.record_id,
            "WARC-Refers-To-Target-URI": self.url,
            "WARC-Refers-To-Date": self.date,
            "WARC-Refers-To-Filename": self.warc,
            "WARC-Refers-To-File-Offset": str(self.offset),
        }


def _fields_of(exchange: Exchange) -> dict[str, str]:
    fields = {
        "WARC-Target-URI": exchange.url,
        "WARC-Date": warc_date(exchange.fetched_at),
        "WARC-Protocol": "h2"
        if exchange.http_version == "HTTP/2"
        else exchange.http_version.lower(),
    }
    if exchange.ip is not None:
        fields["WARC-IP-Address"] = exchange.ip
    if exchange.certificate is not None:
        fields["X-Archive-Certificate"] = exchange.certificate
    return fields


def _make_folders(folder: Path) -> tuple[Path, ...]:
    """Make ``folder``; it and the parents of new folders, whose entries must be synced."""
    touched = [folder]
    missing = folder
    while not missing.exists():
        missing = missing.parent
        touched.append(missing)
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(touched)
