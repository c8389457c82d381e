"""Rows of a long list and their pictures, a page at a time, as they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtGui import QImage, QPixmap

from archive_app.domain.errors import ArchiveError
from archive_app.gui.background import Lane

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

R = TypeVar("R")

_PAGES_KEPT = 64
_MOST_WANTED = 4
"""Pages asked for at once; what scrolled by meanwhile is not fetched."""


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """One page as it is fetched on a lane."""

    rows: tuple[R, ...]
    pictures: Mapping[int, QImage]
    """By the picture's number; only those that were not known."""


Fetch = Callable[["Archive", Sequence[int], frozenset[int]], Page[R]]
"""Reads the rows of some numbers; the pictures whose numbers are given need not be read again."""


class PageCache(Generic[R]):
    """Fetches one page after the other, the one wanted last first."""

    def __init__(
        self, size: int, pictures_kept: int, lane: Lane, arrived: Callable[[int], None]
    ) -> None:
        """``arrived`` is called with the number of a page that was fetched."""
        self._size, self._pictures_kept = size, pictures_kept
        self._lane, self._arrived = lane, arrived
        self._pages: OrderedDict[int, tuple[R, ...]] = OrderedDict()
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._wanted: list[int] = []
        self._generation = 0
        self._fetching: tuple[int, int] | None = None
        """Generation and number of the page on its way."""
        self._numbers: Sequence[int] = ()
        self._fetch: Fetch[R] | None = None

    @property
    def known_pictures(self) -> frozenset[int]:
        """Numbers of the pictures that are there."""
        return frozenset(self._pictures)

    def start(self, numbers: Sequence[int], fetch: Fetch[R], first: int, page: Page[R]) -> None:
        """Begin anew with the rows of ``numbers``, of which ``page``, the ``first``, is there."""
        self._generation += 1
        self._wanted.clear()
        self._numbers, self._fetch = numbers, fetch
        self._keep_pictures(page)
        self._pages = OrderedDict({first: page.rows})

    def forget(self) -> None:
        """Fetch everything again as it comes into sight: pictures of another size are wanted."""
        self._generation += 1
        self._wanted.clear()
        self._pages.clear()
        self._pictures.clear()

    def row(self, row: int) -> R | None:
        """What is known of ``row``; None while it is fetched, or outside."""
        page = self._pages.get(row // self._size)
        if page is None:
            return None
        self._pages.move_to_end(row // self._size)
        offset = row % self._size
        return page[offset] if offset < len(page) else None

    def picture(self, number: int) -> QPixmap | None:
        """A picture; None where there is none or it is fetched."""
        return self._pictures.get(number)

    def want(self, row: int) -> None:
        """Fetch the page of ``row``, where it is not on its way, before what was wanted earlier."""
        page = row // self._size
        if (self._generation, page) == self._fetching:
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-_MOST_WANTED]
        self._next()

    def want_soon(self, row: int) -> None:
        """Fetch the page of ``row`` once nothing else is wanted; nothing outside, or if there."""
        page = row // self._size
        inside = 0 <= row < len(self._numbers)
        if inside and page not in self._pages and not self._wanted and self._fetching is None:
            self.want(row)

    def _next(self) -> None:
        fetch = self._fetch
        if self._fetching is not None or not self._wanted or fetch is None:
            return
        page = self._wanted.pop()
        asked = self._fetching = (self._generation, page)
        numbers, known = slice_of(self._numbers, page, self._size), self.known_pictures

        def done(fetched: Page[R]) -> None:
            self._fetching = None
            if asked == (self._generation, page):
                self._take(page, fetched)
            self._next()

        def failed(error: ArchiveError) -> None:
            self._fetching = None  # asked for again when it is painted again
            self._lane.failed.emit(error)

        self._lane.ask(lambda archive: fetch(archive, numbers, known), done, failed)

    def _take(self, page: int, fetched: Page[R]) -> None:
        self._keep_pictures(fetched)
        self._pages[page] = fetched.rows
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        self._arrived(page)

    def _keep_pictures(self, page: Page[R]) -> None:
        for number, image in page.pictures.items():
            self._pictures[number] = QPixmap.fromImage(image)
        while len(self._pictures) > self._pictures_kept:
            self._pictures.popitem(last=False)


def slice_of(numbers: Sequence[int], page: int, size: int) -> tuple[int, ...]:
    """The numbers of one page."""
    return tuple(numbers[page * size : (page + 1) * size])
