"""The style sheets of a page: asked for while its pictures are fetched, written down after them.

They are evidence of how the page looked, and nothing depends on them: one that cannot be had is
left out, in silence as in a browser. What they name in turn (fonts, backgrounds) is not fetched.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self

from archive_app.actions.progress import Stopped, check
from archive_app.actions.worker import Worker, WorkerDied
from archive_app.domain.errors import ArchiveError, Cancelled, LibraryError
from archive_app.domain.page import Exchange, PayloadPlace
from archive_app.fetch.client import Client
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.digests import sha256

MOST_SHEETS = 40
"""Of one page; of 827 pages of news the median has 3, one in twenty more than 19."""
AT_A_TIME = 4
DEEPEST = 3
"""Style sheets may import others; pages that are read by people need no more levels than this."""

Hops = tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class SheetTools:
    """What style sheets are fetched with."""

    client: Client
    writer: CaptureWriter
    worker: Worker
    known: Mapping[str, PayloadPlace]
    """Bytes that the library has already, by digest: they become revisit records."""
    stopped: Stopped


@dataclass(frozen=True, slots=True)
class _Asked:
    hops: Future[Hops]
    depth: int


class PageSheets:
    """The style sheets of one page on their way; a context manager that gives up what is left."""

    def __init__(self, tools: SheetTools) -> None:
        self._tools = tools
        self._pool = ThreadPoolExecutor(AT_A_TIME, "sheets")
        self._seen: set[str] = set()
        self._asked: deque[_Asked] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def ask(self, urls: Sequence[str], referer: str, depth: int = 1) -> None:
        """Begin to fetch the style sheets at ``urls``, each once; those that are too many never."""
        for url in urls:
            if url not in self._seen and len(self._seen) < MOST_SHEETS:
                self._seen.add(url)
                hops = self._pool.submit(self._tools.client.sheet_hops, url, referer)
                self._asked.append(_Asked(hops, depth))

    def keep(self) -> None:
        """Write down every one that comes, and those that they import.

        Raises:
            LibraryError: it could not be written down.
            Cancelled: the person stopped it.
        """
        while self._asked:
            check(self._tools.stopped)
            asked = self._asked.popleft()
            try:
                *way, sheet = asked.hops.result()
            except (Cancelled, LibraryError):
                raise
            except ArchiveError:  # the page is shown without it
                continue
            if sheet.media_type in {"text/css", ""}:
                self._tools.writer.write_redirects(way)
                self._tools.writer.write_part(sheet, self._tools.known.get(sha256(sheet.body)))
                self._follow(sheet, asked.depth)

    def _follow(self, sheet: Exchange, depth: int) -> None:
        if depth >= DEEPEST or b"@import" not in sheet.body:
            return
        try:
            self.ask(self._tools.worker.read_sheet(sheet.body, sheet.url), sheet.url, depth + 1)
        except WorkerDied:  # then it is kept without what it imports
            return
