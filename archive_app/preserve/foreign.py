"""Archives of other programs: WARC files, and WACZ packages of them.

What they say of themselves is not trusted: a package may be a bomb, hold a million names, or names
that lead out of its folder. Nothing of it is written under its own name; its records are unpacked
into one nameless temporary file, within limits, and read from there.
"""

import json
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Self

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from archive_app.codings import Caps, CodingError, TooMuch, decode
from archive_app.domain.characters import whole_characters
from archive_app.domain.errors import PageError
from archive_app.domain.page import Exchange, Headers

_STEP = 1024 * 1024
_MOST_UNPACKED = 2 << 30
"""Bytes of all records together."""
_MOST_DIRECTORY = 8 * 1024 * 1024
"""Bytes of a package's list of names; 10^6 names would be 80 MB and more."""
_MOST_RECORDS = 200_000
_LARGEST_PAYLOAD = 50 * 1024 * 1024
_LARGEST_LIST = 64 * 1024 * 1024
"""Bytes of the list of pages in a package."""
_CAPS = Caps(_LARGEST_PAYLOAD, 200)
_PAGE_TYPES = {"text/html", "application/xhtml+xml"}
_DAMAGE = (ArchiveLoadFailed, EOFError, ValueError, AttributeError)
"""What warcio raises at records that are none; the last of an answer without its address."""
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")


@dataclass(frozen=True, slots=True)
class _Place:
    offset: int
    """In the temporary file."""
    is_page: bool
    url: str


def is_archive(path: Path) -> bool:
    """Whether the file at ``path`` is a WARC file or a package of some, by its first look."""
    with path.open("rb") as file:
        head = file.read(8)
        if head.startswith((b"\x1f\x8b", b"WARC/")):
            return True
        if not head.startswith(b"PK") or _directory_bytes(file) > _MOST_DIRECTORY:
            return False
    try:
        with zipfile.ZipFile(path) as package:
            return any(name.startswith("archive/") for name in package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return False


class ForeignArchive:
    """The pages of one file, and what they show; a context manager.

    Raises:
        PageError: ``bad-file`` or ``too-large``: it is no such archive, or beyond the limits.
    """

    def __init__(self, path: Path, most_unpacked: int = _MOST_UNPACKED) -> None:
        self._path = path
        self._most = most_unpacked
        self._places: dict[str, _Place] = {}
        """By address; of several the first."""
        self._payloads: dict[str, _Place] = {}
        """By the digest that records state: where the bytes of a revisit are."""
        self._listed: tuple[str, ...] | None = None
        """The pages that a package names; None for a bare WARC, whose pages are found."""

    def __enter__(self) -> Self:
        self._plain: IO[bytes] = tempfile.TemporaryFile()
        try:
            if zipfile.is_zipfile(self._path):
                self._unpack_package()
            else:
                with self._path.open("rb") as file:
                    self._unpack(file)
            self._index()
        except (
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
        ) as error:
            self._plain.close()
            raise PageError(
                f"The archive {self._path.name} cannot be read.", details=str(error)
            ) from error
        except BaseException:
            self._plain.close()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self._plain.close()

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of its pages: those that the package names, else every HTML response."""
        if self._listed is not None:
            return tuple(url for url in self._listed if url in self._places)
        return tuple(url for url, place in self._places.items() if place.is_page)

    def exchange(self, url: str) -> Exchange | None:
        """What was answered for ``url``; None where the archive has it not, or not within limits.

        The request is not part of it; nor are heads that were never sent.
        """
        place = self._places.get(url) or self._places.get(url.partition("#")[0])
        if place is None:
            return None
        record = self._record(place.offset)
        payload = record.raw_stream.read(_LARGEST_PAYLOAD + 1)
        if not payload and record.rec_type == "revisit":
            original = self._payloads.get(
                record.rec_headers.get_header("WARC-Payload-Digest") or ""
            )
            if original is not None:
                payload = self._record(original.offset).raw_stream.read(_LARGEST_PAYLOAD + 1)
        return None if len(payload) > _LARGEST_PAYLOAD else _exchange(record, place.url, payload)

    def _record(self, offset: int) -> ArcWarcRecord:
        self._plain.seek(offset)
        return next(iter(ArchiveIterator(self._plain)))

    def _unpack_package(self) -> None:
        with self._path.open("rb") as file:
            if _directory_bytes(file) > _MOST_DIRECTORY:
                raise PageError(
                    f"The package {self._path.name} lists more files than any archive has."
                )
        with zipfile.ZipFile(self._path) as package:
            names = package.namelist()
            warcs = [
                name
                for name in dict.fromkeys(names)
                if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
            ]
            if not warcs:
                raise PageError(f"The package {self._path.name} holds no archive.")
            self._listed = _pages(package) if "pages/pages.jsonl" in names else None
            for name in warcs:
                with package.open(name) as file:
                    self._unpack(file)

    def _unpack(self, file: IO[bytes]) -> None:
        """Append the records of ``file`` to the temporary file, gzip members undone."""
        first = file.read(_STEP)
        if not first.startswith((b"\x1f\x8b", b"WARC/")):
            raise PageError(f"{self._path.name} is no WARC file.")
        inflater = zlib.decompressobj(31) if first.startswith(b"\x1f\x8b") else None
        chunk = first
        while chunk:
            if inflater is None:
                self._keep(chunk)
            else:
                inflater = self._inflate(inflater, chunk)
            chunk = file.read(_STEP)

    def _inflate(self, inflater: "zlib._Decompress", chunk: bytes) -> "zlib._Decompress":
        data = chunk
        while data:
            self._keep(inflater.decompress(data, _STEP))
            data = inflater.unconsumed_tail
            if inflater.eof:
                data = inflater.unused_data
                inflater = zlib.decompressobj(31)
        return inflater

    def _keep(self, data: bytes) -> None:
        if self._plain.tell() + len(data) > self._most:
            raise PageError(
                f"The archive {self._path.name} unpacks to more than {self._most >> 20} MB."
                " Nothing of it was saved.",
                kind="too-large",
            )
        self._plain.write(data)

    def _index(self) -> None:
        self._plain.seek(0)
        records = ArchiveIterator(self._plain)
        try:
            for number, record in enumerate(records):
                if number >= _MOST_RECORDS:
                    raise PageError(
                        f"The archive {self._path.name} holds more than {_MOST_RECORDS:,} records."
                    )
                self._remember(record, records.get_record_offset())
        except _DAMAGE as error:
            if not self._places:
                raise PageError(
                    f"The archive {self._path.name} cannot be read.", details=str(error)
                ) from error
            # Cut short: what came before is as good as it was.
        if not self._places:
            raise PageError(f"The archive {self._path.name} holds no page.", kind="empty")

    def _remember(self, record: ArcWarcRecord, offset: int) -> None:
        if record.rec_type not in {"response", "resource", "revisit"}:
            return
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        place = _Place(offset, _is_page(record), url)
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        if digest and record.rec_type != "revisit":
            self._payloads.setdefault(digest, place)
        if _status(record) in range(200, 300) or record.rec_type == "resource":
            self._places.setdefault(url, place)


def _exchange(record: ArcWarcRecord, url: str, payload: bytes) -> Exchange:
    headers = _headers(record)
    fields = {name.lower(): value for name, value in headers}
    try:
        body = decode(payload, fields.get("content-encoding"), _CAPS)
    except (CodingError, TooMuch):
        body = payload
    return Exchange(
        url=url,
        method="GET",
        request_headers=(),
        http_version="HTTP/1.1",
        status=_status(record),
        reason=_reason(record),
        headers=headers,
        payload=payload,
        body=body,
        fetched_at=_moment(record),
        ip=record.rec_headers.get_header("WARC-IP-Address"),
    )


def _headers(record: ArcWarcRecord) -> Headers:
    if record.http_headers is not None:
        return tuple((str(name), str(value)) for name, value in record.http_headers.headers)
    kind = record.rec_headers.get_header("Content-Type")
    return (("Content-Type", kind),) if kind else ()


def _status(record: ArcWarcRecord) -> int:
    """0 where it is no HTTP response."""
    code = record.http_headers.get_statuscode() if record.http_headers is not None else ""
    return int(code) if code.isascii() and code.isdigit() and len(code) == 3 else 0


def _reason(record: ArcWarcRecord) -> str:
    line = record.http_headers.statusline if record.http_headers is not None else ""
    return str(line).partition(" ")[2]


def _moment(record: ArcWarcRecord) -> datetime:
    try:
        found = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return datetime.now(UTC)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _is_page(record: ArcWarcRecord) -> bool:
    kinds = {name.lower(): value for name, value in _headers(record)}
    return kinds.get("content-type", "").partition(";")[0].strip().lower() in _PAGE_TYPES


def _pages(package: zipfile.ZipFile) -> tuple[str, ...]:
    with package.open("pages/pages.jsonl") as file:
        text = file.read(_LARGEST_LIST).decode("utf-8", "replace")
    return tuple(dict.fromkeys(_addresses(text)))


def _addresses(text: str) -> Iterator[str]:
    for line in text.splitlines():
        try:
            page = json.loads(whole_characters(line))
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            yield page["url"]


def _directory_bytes(file: IO[bytes]) -> int:
    """How long a zip file says that its list of names is: what a reader would load at once."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - 65_536))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + _END.size:
        return 0
    length = int(_END.unpack_from(tail, at)[5])
    at64 = tail.rfind(b"PK\x06\x06", 0, at)
    if at64 >= 0 and len(tail) >= at64 + _END64.size:
        length = max(length if length != 0xFFFFFFFF else 0, int(_END64.unpack_from(tail, at64)[8]))
    return length
