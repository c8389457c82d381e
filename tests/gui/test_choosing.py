"""Where no text was found, a person chooses it on the saved page, and can take it back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.open_library import open_library
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.article import BlockKind, PagePiece
from archive_app.fetch.settings import FetchSettings
from archive_app.gui.main_window import MainWindow
from archive_app.gui.text_chooser import PieceModel, TextChooser
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.actions.test_choose_text import PAGE
from tests.gui.shelf import wait
from tests.loopback_site import LOOPBACK, LoopbackSite

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("first_open"),
]

_PIECES = tuple(
    PagePiece((number,), BlockKind.PARAGRAPH, f"Words of part {number}", kept=number in {2, 3})
    for number in range(8)
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a page on which no article text was found; tests work on copies."""
    folder = tmp_path_factory.mktemp("saved") / "library"
    with Worker() as worker, open_library(folder) as archive, LoopbackSite() as site:
        tools = CaptureTools(folder, worker, Settings(allow_net=(LOOPBACK,)), FetchSettings())
        address = site.page("/notices", PAGE)
        adding.save(archive, adding.capture(adding.plan(archive, address), tools))
    return folder


@pytest.fixture
def library(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "library"))


def offered(qtbot: QtBot, window: MainWindow) -> TextChooser:
    qtbot.mouseClick(window.panes.reader.notice.choose, Qt.MouseButton.LeftButton)
    chooser = window.panes.reader.chooser
    qtbot.waitUntil(lambda: chooser.model.rowCount() > 0)
    return chooser


def click(qtbot: QtBot, chooser: TextChooser, words: str, held: Qt.KeyboardModifier) -> None:
    model = chooser.model
    row = next(n for n in range(model.rowCount()) if model.rows[n].text == words)
    chooser.view.scrollTo(model.index(row))
    at = chooser.view.visualRect(model.index(row)).center()
    qtbot.mouseClick(chooser.view.viewport(), Qt.MouseButton.LeftButton, held, at)


def test_text_is_chosen_from_where_to_where_undone_and_reverted(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    reader = window.panes.reader
    assert "choose the text yourself" in reader.notice.words
    chooser = offered(qtbot, window)
    before = chooser.use.isEnabled()

    click(qtbot, chooser, "Sea wall closed", Qt.KeyboardModifier.NoModifier)
    click(qtbot, chooser, "Ferry late", Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(chooser.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Text chosen" in window.toasts.words)
    wait(qtbot, window.navigation.lanes)

    assert not before
    assert reader.opened is not None
    chosen = reader.opened.content.text
    assert chosen.startswith("Sea wall closed")
    assert chosen.endswith("Ferry late")
    assert "You chose this text" in reader.notice.words
    assert reader.reader.isVisible()

    qtbot.mouseClick(window.toasts.button, Qt.MouseButton.LeftButton)
    wait(qtbot, window.navigation.lanes)
    undone = reader.opened.content.text
    window.commands.action("redo").trigger()
    wait(qtbot, window.navigation.lanes)
    again = reader.opened.content.text
    qtbot.mouseClick(reader.notice.revert, Qt.MouseButton.LeftButton)
    wait(qtbot, window.navigation.lanes)

    assert (undone, again, reader.opened.content.text) == ("", chosen, "")
    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(1).edits == ()


def test_escape_gives_the_article_back_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    chooser = offered(qtbot, window)

    qtbot.keyClick(chooser.view, Qt.Key.Key_Escape)

    reader = window.panes.reader
    assert reader.reader.isVisible()
    assert "no article text was found" in reader.notice.words


def test_the_original_is_offered_and_said_to_leave_the_program(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.mouseClick(window.panes.reader.notice.original, Qt.MouseButton.LeftButton)

    assert window.toasts.words.startswith("This leaves the program: http://127.0.0.1")
    assert window.toasts.button.text() == "Open in the browser"


@pytest.fixture
def chooser(frame: QWidget, theme: Theme) -> TextChooser:
    shown = TextChooser(theme, frame)
    shown.resize(500, 800)
    shown.show()
    shown.show_pieces(_PIECES)
    return shown


def test_what_was_found_is_chosen_to_begin_with(chooser: TextChooser) -> None:
    assert chooser.lines() == (2, 3)


def test_keys_choose_a_range_and_single_parts(qtbot: QtBot, chooser: TextChooser) -> None:
    view = chooser.view
    chooser.view.setCurrentIndex(chooser.model.index(4))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    ranged = chooser.lines()
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)

    assert ranged == (4, 5)
    assert chooser.lines() == (4, 5, 7)


def test_a_piece_is_spoken_with_what_it_is(chooser: TextChooser) -> None:
    said = chooser.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Paragraph: Words of part 2"


def test_the_model_of_pieces_is_sound(qtmodeltester: ModelTester) -> None:
    model = PieceModel()
    model.show_rows(_PIECES)

    qtmodeltester.check(model)
