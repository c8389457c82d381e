"""Saves the page at an address: ``plan`` asks the library, ``capture`` the network, ``save`` keeps.

The three run in this order. ``plan`` and ``save`` need the library and are short; ``capture`` needs
none of it, so that it may take as long as the network does. Until ``save`` returns nothing is shown
as saved; a capture that is not saved is discarded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType

from archive_app import PROGRAM
from archive_app.actions.evidence import Evidence, evidence_bytes
from archive_app.actions.media import Media, media_of
from archive_app.actions.page_pictures import (
    OF_FETCHING,
    PagePictures,
    PictureTools,
    fetching_notices,
    picture_facts,
)
from archive_app.actions.page_sheets import PageSheets, SheetTools
from archive_app.actions.planning import Plan, plan
from archive_app.actions.progress import Progress, Report, Step, Stopped, check, never, unheard
from archive_app.actions.reading import as_fetched, look_at, read_exchange, with_file_claims
from archive_app.actions.rendering import RenderTools, has_browser
from archive_app.actions.settings import Settings
from archive_app.actions.shown_page import (
    Shown,
    as_sent,
    as_shown,
    wants_browser,
    without_browser,
)
from archive_app.actions.worker import Worker
from archive_app.actions.worker_messages import PageReading
from archive_app.annotate.anchoring import place
from archive_app.domain.article import Article
from archive_app.domain.errors import ArchiveError, LibraryError, PageError
from archive_app.domain.page import (
    CaptureFacts,
    Exchange,
    FetchedPage,
    Record,
)
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.saving import Saved, Saving
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings
from archive_app.fetch.unreachable import UnreachableHosts
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.digests import sha256
from archive_app.preserve.purging import is_marked
from archive_app.preserve.reading import is_sound, payload_of
from archive_app.store.archive import Archive

__all__ = ["Capture", "CaptureTools", "Plan", "capture", "plan", "save"]


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture on disk under a temporary name, waiting to be saved or discarded."""

    writer: CaptureWriter
    facts: CaptureFacts
    article: Article
    pictures: tuple[FetchedPicture, ...]
    """Those that were fetched or tried now."""
    twins: tuple[str, ...] = ()
    """Addresses of the same article for telephones, as the page announces them."""
    earlier: Article | None = None
    """The current version as today's engine reads it, where another engine had read it."""
    kept: int = 0
    """Pictures that the library has already and that were not asked for again."""

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
    unreachable: UnreachableHosts | None = None
    """Of a queue's captures together; None: each finds out for itself."""


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
        if planned.before is None:  # else the site may say that there is nothing new to read
            tools.worker.start()
        guard = Guard((*tools.settings.allow_net, *planned.allow_net))
        fetching = replace(tools.fetching, proxy=tools.fetching.proxy or tools.settings.proxy)
        browser = RenderTools(guard, fetching, tools.stopped)
        unreachable = tools.unreachable
        with Client(guard, fetching, tools.stopped, unreachable=unreachable) as client:
            return _Capturing(planned, tools, writer, client, browser).run()
    except BaseException:
        writer.discard()
        raise


def save(archive: Archive, captured: Capture, tags: Sequence[str] = (), note: str = "") -> Saved:
    """Make ``captured`` visible in one transaction, its file published just before it commits.

    Raises:
        LibraryError, BadValue: nothing was saved; the temporary file is discarded. A file that was
            published before the commit failed stays, which the sentence says: bytes that may be
            gone from the web tomorrow are never thrown away for want of a row.
    """

    def seal(article: int, version: int) -> tuple[Record, ...]:
        """The capture's file described by the numbers it got, and under its own name."""
        _require_originals(archive.library, captured.writer)
        evidence = Evidence(
            article, version, captured.facts, captured.article, captured.pictures, captured.twins
        )
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
        twins=captured.twins,
        earlier=captured.earlier,
        tags=tuple(tags),
        note=note,
        reanchor=place,
        seal=seal,
    )
    try:
        return archive.articles.save(saving)
    except ArchiveError as error:
        captured.discard()
        if captured.writer.is_published:
            raise _kept(error, tags, note) from error
        raise


def _kept(error: ArchiveError, tags: Sequence[str], note: str) -> LibraryError:
    """``error`` of a commit, with what ``recover`` will do: only the file knows of the capture."""
    given = [name for name, there in (("tags", tags), ("note", note)) if there]
    but = f", without its {' and '.join(given)}" if given else ""
    return LibraryError(
        f"{error.message} What was fetched is kept and is taken in when the library is next"
        f" opened{but}.",
        kind=error.kind,
        details=error.details,
    )


def _require_originals(library: Path, writer: CaptureWriter) -> None:
    """Raise where bytes that the capture refers to were removed with the trash meanwhile."""
    named = {(record.refers_to or "").rpartition("#")[0] for record in writer.records}
    files = named - {"", writer.warc}  # what repeats within the capture lies in itself
    if any(is_marked(library / file) or not (library / file).exists() for file in files):
        raise PageError(
            "What this page has in common with a removed article went with it just now."
            " Nothing was saved. Save the page again.",
            kind="incomplete",
        )


class _Capturing:
    """One capture under way."""

    def __init__(
        self,
        planned: Plan,
        tools: CaptureTools,
        writer: CaptureWriter,
        client: Client,
        browser: RenderTools,
    ) -> None:
        self._plan = planned
        self._tools = tools
        self._writer = writer
        self._client = client
        self._browser = browser
        asked = planned.pictures
        self._wants_pictures = tools.settings.pictures if asked is None else asked
        before = planned.before
        usable = before is not None and is_sound(tools.library, before.page)
        self._before = before if usable and not tools.fetching.cookies else None

    def run(self) -> Capture:
        """The finished capture."""
        self._report(Step.FETCHING)
        known = self._before.validators if self._before is not None else None
        fetched = self._client.page(self._plan.url, known)
        written = 0
        while True:
            written = self._write(fetched, written)
            if fetched.page.status == HTTPStatus.NOT_MODIFIED:
                return self._unchanged(fetched)
            self._report(Step.CLEANING)
            reading = look_at(fetched.page, self._tools.worker)
            if reading.onward is None:
                return self._read_through(fetched, self._seen(fetched.page, reading))
            fetched = self._client.onward(fetched, reading.onward, known)

    def _write(self, fetched: FetchedPage, written: int) -> int:
        """Write down the hops that are not yet; how many are then."""
        new = fetched.exchanges[written:]
        known = self._plan.known.get(sha256(fetched.page.body))
        if fetched.page.status == HTTPStatus.NOT_MODIFIED and self._before is not None:
            known = self._before.page
        elif not fetched.page.body:
            raise PageError("The site sent an empty page. Nothing was saved.", kind="empty")
        self._writer.write_page(FetchedPage(fetched.requested_url, new), known)
        check(self._tools.stopped)
        return len(fetched.exchanges)

    def _seen(self, page: Exchange, reading: PageReading) -> Shown:
        """The page as it was sent, or as a browser shows it."""
        tools = self._tools
        wanted = wants_browser(reading.article)
        automatic = wanted and tools.settings.scripts and has_browser()
        if media_of(page) is not Media.PAGE or not (automatic or self._plan.render):
            return as_sent(page, without_browser(reading))
        self._report(Step.RENDERING)
        return as_shown(page, reading, self._browser, tools.worker, self._writer)

    def _read_through(self, fetched: FetchedPage, shown: Shown) -> Capture:
        article = shown.reading.article
        if media_of(fetched.page) is Media.PICTURE:
            picture = picture_facts(self._tools.worker, fetched.page)
            pictures: tuple[FetchedPicture, ...] = (
                FetchedPicture(0, picture, None, fetched.page.url),
            )
        else:
            pictures = self._parts(shown)
        check(self._tools.stopped)
        facts = replace(
            self._facts(fetched),
            final_url=shown.url,
            sha256=shown.sha256,
            media_type=shown.media_type,
        )
        captured = self._capture(facts, article, pictures)
        return replace(captured, twins=shown.reading.twins, earlier=self._earlier())

    def _earlier(self) -> Article | None:
        """The current version read anew where another program read it: like is held against like.

        Else whatever an engine learns would make a new version of every page.
        """
        current = self._plan.current
        place = self._plan.known.get(current.sha256) if current is not None else None
        if current is None or place is None or current.program == PROGRAM:
            return None
        try:
            body = payload_of(self._tools.library, place.warc, place.offset)
        except LibraryError:  # then what it read must do
            return None
        read = read_exchange(as_fetched(current, body), self._tools.worker)
        return None if read.unread else read

    def _unchanged(self, fetched: FetchedPage) -> Capture:
        """The site says that nothing changed: what was missing or spoilt is tried once more."""
        before = self._before
        if before is None:
            raise RuntimeError("a 304 that nobody asked for")  # the client refuses it
        content = before.content
        warnings = tuple(one for one in content.warnings if one.kind not in OF_FETCHING)
        lacking = tuple(n for n, sha in enumerate(before.pictures) if not self._is_kept(sha))
        pictures = self._pictures(content, fetched.page.url, lacking)
        facts = replace(
            self._facts(fetched), sha256=before.page.sha256, media_type=before.media_type
        )
        captured = self._capture(facts, replace(content, warnings=warnings), pictures)
        return replace(captured, kept=len(content.pictures) - len(lacking))

    def _is_kept(self, digest: str | None) -> bool:
        """Whether the library has the picture of that digest, and its bytes are still sound."""
        place = self._plan.known.get(digest or "")
        return place is not None and is_sound(self._tools.library, place)

    def _capture(
        self, facts: CaptureFacts, article: Article, pictures: tuple[FetchedPicture, ...]
    ) -> Capture:
        self._report(Step.RIGHTS)
        article = with_file_claims(article, pictures)
        notices = fetching_notices(pictures, len(article.pictures))
        article = replace(article, warnings=(*article.warnings, *notices))
        return Capture(self._writer, facts, article, pictures)

    def _parts(self, shown: Shown) -> tuple[FetchedPicture, ...]:
        """The pictures of the page; its style sheets are fetched meanwhile."""
        tools = self._tools
        article = shown.reading.article
        if not self._wants_pictures:
            return ()
        sheets = SheetTools(
            self._client, self._writer, tools.worker, self._plan.known, tools.stopped
        )
        with PageSheets(sheets) as beside:
            beside.ask(shown.reading.sheets, shown.url)
            embedded = {one.url: one.body for one in shown.reading.embedded}
            pictures = self._pictures(article, shown.url, range(len(article.pictures)), embedded)
            beside.keep()
        return pictures

    def _pictures(
        self,
        article: Article,
        referer: str,
        positions: Sequence[int],
        embedded: Mapping[str, bytes] = MappingProxyType({}),
    ) -> tuple[FetchedPicture, ...]:
        if not self._wants_pictures:
            return ()
        tools = PictureTools(
            self._tools.library,
            self._client,
            self._writer,
            self._tools.worker,
            self._plan.known,
            self._tools.report,
            self._tools.stopped,
            embedded,
        )
        return PagePictures(tools, article, referer).fetch(positions)

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

    def _report(self, step: Step) -> None:
        self._tools.report(Progress(step))
