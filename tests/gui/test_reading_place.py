"""How far an article was read is remembered, for each and over restarts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.gui.shelf import click_row, opened, wait
from tests.store.samples import article, saving

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_PARAGRAPH = "Engineers who walked the wall in May recorded voids behind the facing. " * 8
_LONG = "\n\n".join(f"Part {number}. {_PARAGRAPH}" for number in range(30))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of two long articles."""
    folder = tmp_path / "library"
    with Archive.open(folder) as archive:
        for number in range(2):
            page = article(f"https://a.example/{number}", title=f"Title {number}", words=_LONG)
            archive.articles.save(saving(page, number=number))
    return folder


def read_to(window: MainWindow, words: str) -> int:
    """Scroll until ``words`` are at the top; their offset."""
    reader = window.panes.reader
    assert reader.opened is not None
    start = reader.opened.content.text.index(words)
    reader.reader.show_from(start)
    return start


def test_each_article_opens_where_it_was_left(qtbot: QtBot, window: MainWindow) -> None:
    lanes, reader = window.navigation.lanes, window.panes.reader.reader
    click_row(window, 0)
    wait(qtbot, lanes)
    start = read_to(window, "Part 12.")

    click_row(window, 1)
    wait(qtbot, lanes)
    other = reader.top_offset()
    click_row(window, 0)
    wait(qtbot, lanes)

    assert other == 0
    assert reader.top_offset() == start


def test_reading_in_an_older_version_moves_no_place(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    with Archive.open(library) as archive:
        page = article("https://a.example/1", title="Title 1", words=f"New first.\n\n{_LONG}")
        archive.articles.save(saving(page, number=9))
    window.navigation.look_again()
    wait(qtbot, window.navigation.lanes)
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    start = read_to(window, "Part 12.")

    window.panes.reader.version_requested.emit(1)
    wait(qtbot, window.navigation.lanes)
    read_to(window, "Part 20.")
    click_row(window, 1)
    wait(qtbot, window.navigation.lanes)

    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(2).reached == start


def test_the_place_survives_closing_the_window(
    qtbot: QtBot, window: MainWindow, theme: Theme, library: Path
) -> None:
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    start = read_to(window, "Part 20.")

    window.close()
    with opened(qtbot, theme, library) as again:
        click_row(again, 0)
        wait(qtbot, again.navigation.lanes)
        assert again.panes.reader.reader.top_offset() == start
        with Archive.open(library, readonly=True) as archive:
            assert archive.history.events() == ()


def test_what_is_read_to_is_written_when_scrolling_rests(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    start = read_to(window, "Part 7.")
    number = window.navigation.article.article if window.navigation.article else 0

    def kept() -> int:
        with Archive.open(library, readonly=True) as archive:
            return archive.articles.open(number).reached

    qtbot.waitUntil(lambda: kept() == start)


def test_reading_mode_shows_the_article_alone_and_escape_ends_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    panes = window.panes

    window.commands.action("reader.only").trigger()
    alone = [panes.reader.isVisible(), panes.articles.isVisible(), panes.sidebar.isVisible()]
    qtbot.keyClick(panes.reader.reader, Qt.Key.Key_Escape)

    assert alone == [True, False, False]
    assert panes.articles.isVisible()
    assert panes.sidebar.isVisible()
