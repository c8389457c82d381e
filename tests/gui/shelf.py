"""A small library for the tests of the window, and the window over it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.actions.settings import Settings
from archive_app.domain.library import ArticleRow, Sort
from archive_app.domain.picture import FetchedPicture
from archive_app.gui.background import NETWORK_THREADS, Lanes
from archive_app.gui.destinations import ALL, Destination
from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.actions.conftest import png
from tests.loopback_site import LOOPBACK
from tests.store.samples import article, picture, placement, saving

TITLES = ("River rises", "Harbour wall holds", "A borrowed rowing boat", "Tide gauge questioned")
"""In the order of saving: the list shows the last first."""

_QUIET = 3
"""Times in a row that nothing is asked: an answer may ask again, some of them a moment later."""

SETTINGS = Settings(allow_net=(LOOPBACK,), workers=2, site_pause=0)


def fill(library: Path, titles: tuple[str, ...] = TITLES) -> None:
    """Save one article a title; the first has a picture and a tag."""
    with Archive.open(library) as archive:
        for number, title in enumerate(titles):
            url = f"https://riverpost.example/{number}"
            pictures = (placement(),) if number == 0 else ()
            page = article(
                url, title=title, words=f"{title}. Words of number {number}.", pictures=pictures
            )
            fetched = (_picture(),) if number == 0 else ()
            archive.articles.save(saving(page, pictures=fetched, number=number))
        if titles:
            archive.work.tag([1], add=["Places/Port Ellery"])


def _picture() -> FetchedPicture:
    """The samples' picture with a thumbnail that can be decoded."""
    sample = picture()
    assert sample.facts is not None
    return replace(sample, facts=replace(sample.facts, thumbnail=png(320, 200)))


def wait(qtbot: QtBot, lanes: Lanes) -> None:
    """Until all that was asked is answered and shown."""
    quiet = 0
    while quiet < _QUIET:
        qtbot.waitUntil(lambda: lanes.idle)
        qtbot.wait(1)
        quiet = quiet + 1 if lanes.idle else 0


def resize(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    """Make the window so large, and let its panes find their places."""
    window.resize(width, height)
    wait(qtbot, window.navigation.lanes)


@contextmanager
def opened(
    qtbot: QtBot,
    theme: Theme,
    library: Path,
    place: Destination = ALL,
    settings: Settings = SETTINGS,
) -> Iterator[MainWindow]:
    """The window over ``library`` at ``place``, its list shown; ended at the end."""
    lanes = Lanes(library)
    window = MainWindow(theme, lanes, settings)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.panes.restore_design()
    with qtbot.waitSignal(window.ready):
        window.show_library(place, None, Sort.SAVED)
    window.desk.queue.start()
    wait(qtbot, lanes)
    try:
        yield window
    finally:
        window.end()
        lanes.deleteLater()


@contextmanager
def tasks_waiting(window: MainWindow) -> Iterator[None]:
    """No task begins its work meanwhile: on a busy machine one was done before it was stopped."""
    free = threading.Event()
    for _ in range(2 * NETWORK_THREADS):  # some may be at work
        window.lanes.network.run(partial(free.wait, 30), lambda _: None)
    try:
        yield
    finally:
        free.set()


def titles(window: MainWindow) -> list[str]:
    """What the list shows, from the top."""
    model = window.panes.articles.model
    rows: list[ArticleRow | None] = [model.article_row(row) for row in range(model.rowCount())]
    return [row.title for row in rows if row is not None]


def click_row(window: MainWindow, row: int) -> None:
    """Go to a row of the list as a click does."""
    window.panes.articles.list.go(row)
