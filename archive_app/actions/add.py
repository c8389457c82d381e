"""Saves the page at an address: ``plan`` asks the library, ``capture`` the network, ``save`` keeps.

The three run in this order. ``plan`` and ``save`` need the library and are short; ``capture`` needs
none of it, so that it may take as long as the network does. Until ``save`` returns nothing is shown
as saved; a capture that is not saved is discarded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from archive_app import __version__
from archive_app.actions.evidence import Evidence, evidence_bytes
from archive_app.actions.media import Media, media_of
from archive_app.actions.progress import Progress, Report, Step, Stopped, check, never, unheard
from archive_app.actions.reading import read_exchange, with_file_claims
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker, WorkerDied
from archive_app.annotate.anchoring import place
from archive_app.domain.address import parse_address
from archive_app.domain.article import Article, Placement
from archive_app.domain.errors import ArchiveError, Cancelled, LibraryError, Notice, PageError
from archive_app.domain.page import CaptureFacts, Exchange, FetchedPage, PayloadPlace, Record
from archive_app.domain.picture import FetchedPicture, PictureFacts
from archive_app.domain.saving import Saved, Saving
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.digests import sha256
from archive_app.store.archive import Archive

PROGRAM = f"News Archive {__version__}"
MOST_PICTURES = 400
"""Of one page; what comes after is recorded as missing."""
_TOO_MANY = Notice(
    "pictures-limited",
    f"The page has more than {MOST_PICTURES} pictures; the rest were not fetched.",
)
_TRIES = 3
"""Variants of one picture that are tried before it counts as missing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be captured, and what the library already has of it."""

    url: str
    article: int | None
    """The number it already has; None for a new article."""
    known: Mapping[str, PayloadPlace]
    """Bytes of its earlier captures by digest: repeated ones become revisit records."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture on disk under a temporary name, waiting to be saved or discarded."""

    writer: CaptureWriter
    facts: CaptureFacts
    article: Article
    pictures: tuple[FetchedPicture, ...]

    def discard(self) -> None:
        """Remove the temporary file; nothing of the capture is kept."""
        self.writer.discard()


@dataclass(frozen=True, slots=True)
class CaptureTools:
    """What a capture works with."""

    library: Path
    worker: Worker
    settings: Settings
    fetching: FetchSettings
    report: Report = unheard
    stopped: Stopped = never


def plan(archive: Archive, text: str) -> Plan:
    """The plan for the address in ``text``.

    Raises:
        AddressError: it is none, or not one that we ask.
    """
    url = parse_address(text)
    article = archive.articles.number_of(url)
    return Plan(url, article, _known(archive, article) if article is not None else {})


def capture(planned: Plan, tools: CaptureTools) -> Capture:
    """Fetch the page and its pictures, write them down, and read them.

    Raises:
        AddressError, FetchError: the page could not be had; nothing was kept.
        PageError: it was empty; nothing was kept.
        LibraryError: it could not be written; nothing was kept.
        Cancelled: the person stopped it; nothing was kept.
    """
    writer = CaptureWriter(tools.library, datetime.now(UTC))
    try:
        guard = Guard(tools.settings.allow_net)
        with Client(guard, tools.fetching, tools.stopped) as client:
            return _Capturing(planned, tools, writer, client).run()
    except BaseException:
        writer.discard()
        raise


def save(archive: Archive, captured: Capture, tags: Sequence[str] = (), note: str = "") -> Saved:
    """Make ``captured`` visible in one transaction, its file published just before it commits.

    Raises:
        LibraryError: nothing was saved; the temporary file is discarded.
    """

    def seal(article: int, version: int) -> tuple[Record, ...]:
        evidence = Evidence(article, version, captured.facts, captured.article, captured.pictures)
        metadata = captured.writer.write_metadata(
            captured.facts.final_url, evidence_bytes(evidence), "application/json"
        )
        captured.writer.publish()
        return (metadata,)

    saving = Saving(
        capture=captured.facts,
        records=captured.writer.records,
        article=captured.article,
        pictures=captured.pictures,
        tags=tuple(tags),
        note=note,
        reanchor=place,
        seal=seal,
    )
    try:
        return archive.articles.save(saving)
    except LibraryError:
        captured.discard()
        raise


class _Capturing:
    """One capture under way."""

    def __init__(
        self, planned: Plan, tools: CaptureTools, writer: CaptureWriter, client: Client
    ) -> None:
        self._plan = planned
        self._tools = tools
        self._writer = writer
        self._client = client
        self._fetched: dict[str, FetchedPicture] = {}
        """Pictures by the address their bytes came from: one shown twice is fetched once."""

    def run(self) -> Capture:
        """The finished capture."""
        self._report(Step.FETCHING)
        fetched = self._client.page(self._plan.url)
        if not fetched.page.body:
            raise PageError("The site sent an empty page. Nothing was saved.", kind="empty")
        known = self._plan.known.get(sha256(fetched.page.body))
        self._writer.write_page(fetched, known)
        check(self._tools.stopped)

        self._report(Step.CLEANING)
        article = read_exchange(fetched.page, self._tools.worker)
        pictures = (
            self._page_as_picture(fetched.page)
            if media_of(fetched.page) is Media.PICTURE
            else tuple(self._pictures(article, fetched.page.url))
        )
        check(self._tools.stopped)

        self._report(Step.RIGHTS)
        article = with_file_claims(article, pictures)
        article = replace(article, warnings=(*article.warnings, *_missing_notice(pictures)))
        return Capture(self._writer, self._facts(fetched), article, pictures)

    def _pictures(self, article: Article, referer: str) -> Iterator[FetchedPicture]:
        if not self._tools.settings.pictures:
            return
        total = len(article.pictures)
        for position, placement in enumerate(article.pictures):
            check(self._tools.stopped)
            self._report(Step.PICTURES, position, total)
            yield self._picture(position, placement, referer)

    def _picture(self, position: int, placement: Placement, referer: str) -> FetchedPicture:
        if position >= MOST_PICTURES:
            return FetchedPicture(position, None, _TOO_MANY)
        missing = Notice("bad-address", "The page gives no address for this picture.")
        for url in dict.fromkeys((placement.url, *placement.urls)[:_TRIES]):
            if url in self._fetched:
                return replace(self._fetched[url], position=position)
            try:
                found = self._fetch_picture(position, url, referer)
            except (Cancelled, LibraryError):
                raise
            except ArchiveError as error:
                missing = Notice(error.kind, error.message)
                continue
            if found.facts is not None:
                self._fetched[url] = found
                return found
            missing = found.missing or missing
        return FetchedPicture(position, None, missing)

    def _fetch_picture(self, position: int, url: str, referer: str) -> FetchedPicture:
        *way, exchange = self._client.picture_hops(url, referer)
        if not exchange.body:
            raise PageError("The site sent an empty picture file.", kind="empty")
        facts = self._picture_facts(exchange)
        if not facts.media_type:
            raise PageError("What the site sent for this picture is no picture file.")
        self._writer.write_redirects(way)
        self._writer.write_picture(exchange, self._plan.known.get(facts.sha256))
        return FetchedPicture(position, facts, None, exchange.url)

    def _picture_facts(self, exchange: Exchange) -> PictureFacts:
        try:
            return self._tools.worker.read_picture(exchange.body)
        except WorkerDied:
            notice = Notice("bad-file", "The file could not be read; its bytes are kept.")
            digest, size = sha256(exchange.body), len(exchange.body)
            media_type = exchange.media_type or "application/octet-stream"
            return PictureFacts(
                digest, media_type, size, None, None, None, None, warnings=(notice,)
            )

    def _page_as_picture(self, page: Exchange) -> tuple[FetchedPicture, ...]:
        return (FetchedPicture(0, self._picture_facts(page), None, page.url),)

    def _facts(self, fetched: FetchedPage) -> CaptureFacts:
        page = fetched.page
        return CaptureFacts(
            capture_id=self._writer.capture_id,
            requested_url=fetched.requested_url,
            final_url=page.url,
            captured_at=page.fetched_at,
            status=page.status,
            redirects=fetched.redirects,
            headers=page.headers,
            warc=self._writer.warc,
            sha256=sha256(page.body),
            media_type=page.media_type,
            ip=page.ip,
            certificate=page.certificate,
            program=PROGRAM,
        )

    def _report(self, step: Step, done: int = 0, of: int | None = None) -> None:
        self._tools.report(Progress(step, done, of))


def _known(archive: Archive, article: int) -> Mapping[str, PayloadPlace]:
    opened = archive.articles.open(article)
    pictures = [stored.sha256 for stored in opened.pictures if stored.sha256]
    return archive.pictures.known([opened.capture.sha256, *pictures])


def _missing_notice(pictures: Sequence[FetchedPicture]) -> tuple[Notice, ...]:
    missing = sum(picture.facts is None for picture in pictures)
    if not missing:
        return ()
    noun = "picture" if len(pictures) == 1 else "pictures"
    words = f"Saved without {missing} of {len(pictures)} {noun}."
    return (Notice("pictures-missing", words),)
