"""Saves pages that come as files: from the person's own browser, or from another archive.

What needs a login is saved by the browser that has it (SingleFile, MHTML, WACZ) and read here. The
network is not asked. A file is never changed or removed; it is saved once, told by its digest.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from archive_app import PROGRAM
from archive_app.actions import add as adding
from archive_app.actions.add import Capture, CaptureTools, Plan
from archive_app.actions.page_pictures import MOST_PICTURES, facts_of, fetching_notices
from archive_app.actions.progress import Progress, Step, check
from archive_app.actions.reading import look_at, with_file_claims
from archive_app.actions.worker import Worker
from archive_app.domain.article import Article
from archive_app.domain.errors import AddressError, Notice, PageError
from archive_app.domain.page import CaptureFacts, Exchange
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.received import ReceivedPage, ReceivedPart
from archive_app.domain.saving import Saved
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.digests import sha256
from archive_app.preserve.foreign import ForeignArchive
from archive_app.store.archive import Archive

_LARGEST_FILE = 100 * 1024 * 1024
"""Bytes of a page saved as one file; packages have limits of their own."""
_LOOKS = ("text/css", "font/", "application/font", "application/x-font")
_MARK = "urn:received:"
"""Before a file's digest: the record that tells that the file was saved already."""
_NOT_IN_FILE = Notice("not-in-file", "The saved file does not hold this picture.")
_TOO_MANY = Notice("pictures-limited", f"A page is saved with {MOST_PICTURES} pictures at most.")

PartOf = Callable[[str], Exchange | None]


@dataclass(frozen=True, slots=True)
class Source:
    """A file, opened: the pages in it and what they show."""

    path: Path
    digest: str
    """SHA-256 of the file, hex."""
    form: str
    """"SingleFile", "MHTML", "HTML", "WACZ" or "WARC"."""
    pages: tuple[str, ...]
    """Their addresses."""
    part: PartOf
    """What the file holds for an address: a page or what it shows; None where it has it not."""
    looks: tuple[str, ...] = ()
    """Addresses of the style sheets and fonts in a file of one page: it is shown with them."""
    whole: bytes | None = None
    """The file itself, where it is one page and not that page itself: kept as evidence."""


@dataclass(frozen=True, slots=True)
class FileSaved:
    """What became of one page of a file."""

    url: str
    captured: Capture
    saved: Saved


def is_known(archive: Archive, digest: str) -> bool:
    """Whether the file of this digest was saved already, the trash included."""
    mark = sha256(_mark(digest))
    return mark in archive.pictures.known([mark])


def digest_of(path: Path) -> str:
    """SHA-256 of the file at ``path``, hex.

    Raises:
        PageError: ``bad-file``: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise PageError(f"The file {path} cannot be read.", details=str(error)) from error


@contextmanager
def opened(path: Path, worker: Worker) -> Iterator[Source]:
    """The file at ``path``, whichever form it has.

    Raises:
        PageError: it is no saved page or archive, or beyond the limits.
    """
    digest = digest_of(path)
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith((b"\x1f\x8b", b"WARC/")) or zipfile.is_zipfile(path):
        archive = ForeignArchive(path)
        with archive:
            form = "WACZ" if zipfile.is_zipfile(path) else "WARC"
            yield Source(path, digest, form, archive.pages, archive.exchange)
        return
    if path.stat().st_size > _LARGEST_FILE:
        raise PageError(
            f"The file is too large for a saved page (over {_LARGEST_FILE >> 20} MB).",
            kind="too-large",
        )
    body = path.read_bytes()
    page = worker.read_received(body)
    parts = _all_held(page, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    whole = body if body != page.body else None
    looks = tuple(part.url for part in page.parts if part.content_type.startswith(_LOOKS))
    yield Source(path, digest, page.form, (page.url,), parts.get, looks, whole)


def capture_received(planned: Plan, source: Source, url: str, tools: CaptureTools) -> Capture:
    """Write down the page at ``url`` of ``source`` and what it shows, and read it.

    Raises:
        PageError: the file has no such page, or an empty one; nothing was kept.
        LibraryError, Cancelled: nothing was kept.
    """
    writer = CaptureWriter(tools.library, datetime.now(UTC))
    try:
        return _Receiving(planned, source, tools, writer).run(url)
    except BaseException:
        writer.discard()
        raise


def receive(
    archive: Archive, source: Source, tools: CaptureTools
) -> Iterator[FileSaved | tuple[str, PageError | AddressError]]:
    """Save every page of ``source``, one after the other; what fails says why.

    Raises:
        LibraryError: the library cannot be written; what was saved by then is.
        Cancelled: stopped by the person; what was saved by then is.
    """
    for done, url in enumerate(source.pages):
        check(tools.stopped)
        tools.report(Progress(Step.CLEANING, done, len(source.pages)))
        try:
            captured = capture_received(adding.plan(archive, url), source, url, tools)
        except (PageError, AddressError) as error:
            yield url, error
        else:
            yield FileSaved(url, captured, adding.save(archive, captured))


class _Receiving:
    """One page of a file on its way into the library."""

    def __init__(
        self, planned: Plan, source: Source, tools: CaptureTools, writer: CaptureWriter
    ) -> None:
        self._plan = planned
        self._source = source
        self._tools = tools
        self._writer = writer
        self._had: dict[str, FetchedPicture] = {}

    def run(self, url: str) -> Capture:
        """The finished capture."""
        page = self._source.part(url)
        if page is None or not page.body:
            raise PageError("The file holds nothing of this page.", kind="empty")
        self._write(page)
        reading = look_at(page, self._tools.worker)
        embedded = {one.url: one.body for one in reading.embedded}
        pictures = self._pictures(reading.article, embedded)
        for look in filter(None, map(self._source.part, self._source.looks)):
            self._write(look)
        if self._source.whole is not None:
            kind = "multipart/related"
            self._writer.write_resource(
                f"urn:sha256:{self._source.digest}", self._source.whole, kind
            )
        mark = _mark(self._source.digest)
        self._writer.write_resource(_MARK + self._source.digest, mark, "application/json")
        article = with_file_claims(reading.article, pictures)
        notices = fetching_notices(pictures, len(article.pictures))
        came = Notice("received", f"From the file {self._source.path.name} ({self._source.form}).")
        article = replace(article, warnings=(*article.warnings, *notices, came))
        return Capture(self._writer, self._facts(page), article, pictures)

    def _write(self, part: Exchange) -> None:
        known = self._plan.known.get(sha256(part.body))
        if part.status:
            self._writer.write_response(part, known)
        elif known is None or known.url != part.url:  # else the very record is here
            self._writer.write_resource(
                part.url, part.body, part.header("content-type") or "application/octet-stream"
            )

    def _pictures(
        self, article: Article, embedded: Mapping[str, bytes]
    ) -> tuple[FetchedPicture, ...]:
        if not self._tools.settings.pictures:
            return ()
        found = []
        for position, placement in enumerate(article.pictures):
            check(self._tools.stopped)
            urls = dict.fromkeys((placement.url, *placement.urls))
            made = (self._picture(url, embedded.get(url)) for url in urls)
            had = next((one for one in made if one is not None), None)
            if position >= MOST_PICTURES:
                found.append(FetchedPicture(position, None, _TOO_MANY))
            elif had is None:
                found.append(FetchedPicture(position, None, _NOT_IN_FILE))
            else:
                found.append(replace(had, position=position))
        return tuple(found)

    def _picture(self, url: str, embedded: bytes | None) -> FetchedPicture | None:
        """The picture at ``url``, written down; None where the file has none there."""
        if url in self._had:
            return self._had[url]
        part = self._source.part(url) if embedded is None else None
        body = embedded if part is None else part.body
        if not body:
            return None
        facts = facts_of(self._tools.worker, body)
        if not facts.media_type:
            return None
        if part is not None:
            self._write(part)
        elif facts.sha256 not in self._plan.known:  # else the library has it, and the page again
            self._writer.write_resource(url, body, facts.media_type)
        self._had[url] = FetchedPicture(0, facts, None, url)
        return self._had[url]

    def _facts(self, page: Exchange) -> CaptureFacts:
        return CaptureFacts(
            capture_id=self._writer.capture_id,
            requested_url=page.url,
            final_url=page.url,
            captured_at=min(page.fetched_at, datetime.now(UTC)),
            status=page.status,
            redirects=(),
            headers=page.headers,
            warc=self._writer.warc,
            sha256=sha256(page.body),
            media_type=page.media_type,
            ip=page.ip,
            certificate=None,
            program=PROGRAM,
        )


def held(part: ReceivedPart, moment: datetime) -> Exchange:
    """What a file holds for an address, in the form in which sites answer; ``moment``: since when.

    Its status is 0: no site answered us.
    """
    return Exchange(
        url=part.url,
        method="GET",
        request_headers=(),
        http_version="HTTP/1.1",
        status=0,
        reason="",
        headers=(("Content-Type", part.content_type),) if part.content_type else (),
        payload=part.body,
        body=part.body,
        fetched_at=moment,
        ip=None,
    )


def _all_held(page: ReceivedPage, modified: datetime) -> dict[str, Exchange]:
    """The page and its parts by address; ``modified`` is their date where the file says none."""
    own = ReceivedPart(page.url, page.content_type, page.body)
    moment = page.saved_at or modified
    return {part.url: held(part, moment) for part in (*page.parts, own)}


def _mark(digest: str) -> bytes:
    """What the record of a file that was saved holds: the same whenever it is saved."""
    return f'{{"received":"{digest}"}}'.encode("ascii")
