"""Rows that come a page at a time: each page is read once, and again where reading failed."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from archive_app.domain.errors import LibraryError
from archive_app.gui.background import Lanes
from archive_app.gui.page_cache import Page, PageCache
from archive_app.store.archive import Archive
from tests.gui.shelf import wait

_NOTHING: Page[str] = Page((), {})


class _Reader:
    """Reads numbers as words, and knows what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []
        self.broken = False

    def __call__(
        self, _archive: Archive, numbers: Sequence[int], _known: frozenset[int]
    ) -> Page[str]:
        self.asked.append(tuple(numbers))
        if self.broken:
            raise LibraryError("The library cannot be read.", kind="library-damaged")
        return Page(tuple(str(number) for number in numbers), {})


@pytest.fixture
def arrived() -> list[int]:
    """The pages that came."""
    return []


@pytest.fixture
def reader() -> _Reader:
    """What reads the pages."""
    return _Reader()


@pytest.fixture
def cache(lanes: Lanes, arrived: list[int], reader: _Reader) -> PageCache[str]:
    """Nine rows in pages of three, of which the first is there."""
    pages: PageCache[str] = PageCache(3, 9, lanes.reading, arrived.append)
    pages.start(range(9), reader, 0, Page(("0", "1", "2"), {}))
    return pages


def test_a_page_on_its_way_is_not_read_again(
    qtbot: QtBot, lanes: Lanes, cache: PageCache[str], reader: _Reader, arrived: list[int]
) -> None:
    for _ in range(3):  # three paints before it comes
        cache.want(4)
    wait(qtbot, lanes)

    assert reader.asked == [(3, 4, 5)]
    assert arrived == [1]
    assert cache.row(4) == "4"


def test_a_page_of_an_older_answer_on_its_way_is_read_again_for_the_new_one(
    qtbot: QtBot, lanes: Lanes, cache: PageCache[str], reader: _Reader
) -> None:
    cache.want(4)
    cache.start(range(10, 19), reader, 0, _NOTHING)
    cache.want(4)
    wait(qtbot, lanes)

    assert reader.asked == [(3, 4, 5), (13, 14, 15)]
    assert cache.row(4) == "14"


def test_what_is_wanted_soon_waits_for_what_is_wanted_now(
    qtbot: QtBot, lanes: Lanes, cache: PageCache[str], reader: _Reader
) -> None:
    cache.want(3)
    cache.want_soon(6)
    cache.want_soon(99)
    wait(qtbot, lanes)
    cache.want_soon(6)
    wait(qtbot, lanes)

    assert reader.asked == [(3, 4, 5), (6, 7, 8)]


def test_after_a_failure_a_page_can_be_wanted_again(
    qtbot: QtBot, lanes: Lanes, cache: PageCache[str], reader: _Reader
) -> None:
    reader.broken = True
    with qtbot.waitSignal(lanes.failed):
        cache.want(4)
    reader.broken = False
    cache.want(4)
    wait(qtbot, lanes)

    assert cache.row(4) == "4"
