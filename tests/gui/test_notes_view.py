"""Every note of the library in one list: narrowed by words, colour and tag, and opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.domain.annotation import Colour
from archive_app.gui.inspector_panel import NOTES as NOTES_TAB
from archive_app.gui.main_window import MainWindow
from archive_app.gui.notes_view import NotesModel, NotesView
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.gui.shelf import fill, opened, wait

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Four articles with three notes on two of them."""
    folder = tmp_path / "library"
    fill(folder)
    with Archive.open(folder) as archive:
        highlight_quote(archive, 1, "River rises", Mark(Colour.GREEN, "Ask the mayor", ("Check",)))
        highlight_quote(archive, 1, "number 0", Mark(Colour.BLUE))
        highlight_quote(archive, 2, "Harbour wall", Mark(Colour.GREEN, tags=("Desk/Quote",)))
    return folder


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, library: Path) -> Iterator[MainWindow]:
    """The window at the notes."""
    with opened(qtbot, theme, library) as shown:
        shown.commands.action("go.notes").trigger()
        wait(qtbot, shown.navigation.lanes)
        yield shown


def quotes(view: NotesView) -> list[str]:
    rows = range(view.model.rowCount())
    return [view.model.rows[row].annotation.anchor.exact for row in rows]


def choose(view: NotesView, words: str) -> None:
    """Choose an entry of the filter's menu."""
    view.finder.fill()
    action: QAction = next(x for x in view.finder.menu.actions() if x.text() == words)
    action.trigger()


def test_all_notes_are_listed_newest_first(window: MainWindow) -> None:
    view = window.panes.notes

    assert view.isVisible()
    assert quotes(view) == ["Harbour wall", "number 0", "River rises"]
    assert view.figures == "3 notes"


def test_notes_are_narrowed_by_words_colour_and_tag(qtbot: QtBot, window: MainWindow) -> None:
    view, lanes = window.panes.notes, window.navigation.lanes

    qtbot.keyClicks(view.finder.field, "MAYOR")
    wait(qtbot, lanes)
    by_words, figures = quotes(view), view.figures
    view.finder.field.clear()
    choose(view, "Green")
    wait(qtbot, lanes)
    by_colour = quotes(view)
    choose(view, "Green")
    choose(view, "Desk / Quote")
    wait(qtbot, lanes)
    by_tag = quotes(view)
    choose(view, "Green")
    wait(qtbot, lanes)

    assert (by_words, figures) == (["River rises"], "1 of 3 notes")
    assert by_colour == ["number 0"]
    assert by_tag == ["Harbour wall"]
    assert view.nothing == "No note has all of these."


def test_enter_opens_the_article_at_the_note(qtbot: QtBot, window: MainWindow) -> None:
    view = window.panes.notes
    view.view.setFocus()
    view.view.setCurrentIndex(view.model.index(2))

    qtbot.keyClick(view.view, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    mark = window.panes.reader.marking.popup.mark
    assert mark is not None
    assert mark.anchor.exact == "River rises"
    assert window.panes.reader.isVisible()
    assert window.panes.inspector.tabs.currentIndex() == NOTES_TAB


def test_a_note_that_is_taken_back_leaves_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.action("undo").trigger()
    wait(qtbot, window.navigation.lanes)

    assert quotes(window.panes.notes) == ["number 0", "River rises"]


def test_without_notes_the_list_says_how_to_make_one(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    with Archive.open(library) as archive:
        for number in (1, 2, 3):
            archive.annotations.remove(number)
    window.panes.notes.asked.emit()
    wait(qtbot, window.navigation.lanes)

    assert window.panes.notes.nothing.startswith("No notes yet. Select text")


def test_the_model_of_notes_is_sound(
    qtmodeltester: ModelTester, theme: Theme, library: Path
) -> None:
    model = NotesModel(theme)
    with Archive.open(library, readonly=True) as archive:
        model.show_rows(archive.annotations.all())

    qtmodeltester.check(model)

    said = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Green highlight in River rises: River rises. Ask the mayor"


def test_colours_have_names_of_the_persons_own_everywhere(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    window.commands.action("colours.name").trigger()
    form = window.desk.colour_names
    qtbot.waitUntil(form.isVisible)

    qtbot.keyClicks(form.fields[Colour.GREEN], "Check")
    qtbot.keyClick(form.fields[Colour.GREEN], Qt.Key.Key_Escape)
    wait(qtbot, window.navigation.lanes)

    swatches = window.panes.reader.marking.popup._swatches
    assert swatches[1].toolTip() == "Check (2)"
    assert swatches[1].accessibleName() == "Highlight as Check, green"
    with Archive.open(library, readonly=True) as archive:
        assert archive.colour_names.all() == {Colour.GREEN: "Check"}
    view = window.panes.notes
    assert view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Check highl")
    choose(view, "Check")
    wait(qtbot, window.navigation.lanes)
    assert quotes(view) == ["number 0"]
    assert QApplication.focusWidget() is not None
