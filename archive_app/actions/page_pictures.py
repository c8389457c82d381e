"""The pictures of a page: several asked for at a time, written down one after the other."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive_app.actions.progress import Progress, Report, Step, Stopped, check
from archive_app.actions.worker import Worker, WorkerDied
from archive_app.domain.article import Article, Placement
from archive_app.domain.errors import ArchiveError, Cancelled, LibraryError, Notice, PageError
from archive_app.domain.page import Exchange, PayloadPlace
from archive_app.domain.picture import FetchedPicture, PictureFacts
from archive_app.fetch.client import Client
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.digests import sha256
from archive_app.preserve.reading import is_sound

MOST_PICTURES = 400
"""Of one page; what comes after is recorded as missing."""
AT_A_TIME = 4
"""Pictures asked for together, and so the most that wait in memory: fewer than a browser asks."""
_TOO_MANY = Notice(
    "pictures-limited",
    f"The page has more than {MOST_PICTURES} pictures; the rest were not fetched.",
)
_TRIES = 3
"""Variants of one picture that are tried before it counts as missing."""

Hops = tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class PictureTools:
    """What pictures are fetched with."""

    library: Path
    client: Client
    writer: CaptureWriter
    worker: Worker
    known: Mapping[str, PayloadPlace]
    """Bytes that the library has already, by digest: they become revisit records."""
    report: Report
    stopped: Stopped
    embedded: Mapping[str, bytes] = field(default_factory=dict)
    """By the name that the article gives them: pictures out of the page's own markup."""


class PagePictures:
    """The pictures of one page on their way from the network into its capture."""

    def __init__(self, tools: PictureTools, article: Article, referer: str) -> None:
        self._tools = tools
        self._article = article
        self._referer = referer
        self._asked: dict[str, Future[Hops]] = {}
        self._fetched: dict[str, FetchedPicture] = {}
        """By the address that was asked: a picture shown twice is fetched once."""

    def fetch(self, positions: Sequence[int]) -> tuple[FetchedPicture, ...]:
        """One for each of ``positions`` (indices in the article's pictures), had or missing.

        Raises:
            LibraryError: it could not be written down.
            Cancelled: the person stopped it.
        """
        wanted = [position for position in positions if position < MOST_PICTURES]
        too_many = tuple(
            FetchedPicture(position, None, _TOO_MANY)
            for position in positions
            if position >= MOST_PICTURES
        )
        with ThreadPoolExecutor(AT_A_TIME, "pictures") as pool:
            try:
                return (*self._in_order(wanted, len(positions), pool), *too_many)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _in_order(
        self, positions: Sequence[int], total: int, pool: ThreadPoolExecutor
    ) -> Iterator[FetchedPicture]:
        ahead = deque(positions)
        for done, position in enumerate(positions):
            check(self._tools.stopped)
            while ahead and len(self._asked) < AT_A_TIME:
                self._ask(self._article.pictures[ahead.popleft()].url, pool)
            self._tools.report(Progress(Step.PICTURES, done, total))
            yield self._picture(position, self._article.pictures[position])

    def _ask(self, url: str, pool: ThreadPoolExecutor) -> None:
        if url not in self._tools.embedded and url not in {*self._asked, *self._fetched}:
            hops = self._tools.client.picture_hops
            self._asked[url] = pool.submit(hops, url, self._referer)

    def _hops(self, url: str) -> Hops:
        asked = self._asked.pop(url, None)
        if asked is not None:
            return asked.result()
        return self._tools.client.picture_hops(url, self._referer)

    def _picture(self, position: int, placement: Placement) -> FetchedPicture:
        missing = Notice("bad-address", "The page gives no address for this picture.")
        for url in dict.fromkeys((placement.url, *placement.urls)[:_TRIES]):
            if url in self._fetched:
                return replace(self._fetched[url], position=position)
            try:
                self._fetched[url] = self._had(position, url)
            except (Cancelled, LibraryError):
                raise
            except ArchiveError as error:
                missing = Notice(error.kind, error.message)
                continue
            return self._fetched[url]
        return FetchedPicture(position, None, missing)

    def _had(self, position: int, url: str) -> FetchedPicture:
        body = self._tools.embedded.get(url)
        if body is None:
            return self._written(position, self._hops(url))
        facts = facts_of(self._tools.worker, body)
        known = self._tools.known.get(facts.sha256)
        if known is None or not is_sound(self._tools.library, known):  # else the page says enough
            self._tools.writer.write_resource(url, body, facts.media_type)
        return FetchedPicture(position, facts, None, url)

    def _written(self, position: int, hops: Hops) -> FetchedPicture:
        *way, exchange = hops
        if not exchange.body:
            raise PageError("The site sent an empty picture file.", kind="empty")
        facts = picture_facts(self._tools.worker, exchange)
        if not facts.media_type:
            raise PageError("What the site sent for this picture is no picture file.")
        self._tools.writer.write_redirects(way)
        self._tools.writer.write_part(exchange, self._tools.known.get(facts.sha256))
        return FetchedPicture(position, facts, None, exchange.url)


def picture_facts(worker: Worker, exchange: Exchange) -> PictureFacts:
    """What the file in ``exchange`` says of itself; only its size where it cannot be read."""
    return facts_of(worker, exchange.body, exchange.media_type)


def facts_of(worker: Worker, body: bytes, declared: str = "") -> PictureFacts:
    """What the picture file ``body`` says of itself; its size and ``declared`` where unreadable."""
    try:
        return worker.read_picture(body)
    except WorkerDied:
        notice = Notice("bad-file", "The file could not be read; its bytes are kept.")
        media_type = declared or "application/octet-stream"
        digest, size = sha256(body), len(body)
        return PictureFacts(digest, media_type, size, None, None, None, None, warnings=(notice,))


OF_FETCHING = frozenset({"pictures-missing", "pictures-limited"})
"""Kinds of the warnings that tell how fetching went; none is read from the page itself."""


def fetching_notices(pictures: Sequence[FetchedPicture], total: int) -> tuple[Notice, ...]:
    """What is said where not all of ``total`` pictures could be had; empty where they could."""
    reasons = [picture.missing for picture in pictures if picture.missing is not None]
    limited = reasons.count(_TOO_MANY)
    missing = len(reasons) - limited
    found = (_TOO_MANY,) if limited else ()
    if not missing:
        return found
    noun = "picture" if total == 1 else "pictures"
    return (Notice("pictures-missing", f"Saved without {missing} of {total} {noun}."), *found)
