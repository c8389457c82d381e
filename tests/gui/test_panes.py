"""The panes: drawers where the window is narrow; widths and what was in sight are kept."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_app.gui.article_panel import Seen
from archive_app.gui.main_window import MainWindow
from archive_app.gui.pane_layout import Widths
from archive_app.gui.window_state import load_state
from tests.gui.shelf import click_row, resize, wait


@pytest.fixture
def narrow(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """1024 pixels wide: the inspector is a drawer."""
    resize(qtbot, window, 1024, 700)
    window.panes.articles.list.setFocus()
    return window


def test_in_a_narrow_window_the_inspector_lies_over_the_reader(narrow: MainWindow) -> None:
    panes = narrow.panes
    reader = panes.reader.width()

    narrow.commands.action("inspector").trigger()

    assert panes.inspector.isVisible()
    assert panes.reader.width() == reader
    assert panes.side.geometry().right() == panes.width() - 1
    assert panes.side.geometry().top() == panes.top.height()
    assert panes.inspector.tabs.hasFocus()


def test_escape_puts_the_drawer_away_and_the_list_has_the_focus(
    qtbot: QtBot, narrow: MainWindow
) -> None:
    narrow.commands.action("inspector").trigger()

    qtbot.keyClick(narrow.panes.inspector, Qt.Key.Key_Escape)

    assert not narrow.panes.side.isVisible()
    assert narrow.panes.articles.list.hasFocus()
    assert not narrow.commands.action("inspector").isChecked()


def test_going_on_in_the_list_puts_the_drawer_away(narrow: MainWindow) -> None:
    narrow.commands.action("inspector").trigger()

    narrow.panes.articles.list.setFocus()

    assert not narrow.panes.side.isVisible()


def test_the_save_panel_stays_in_a_narrow_window_until_it_is_closed(narrow: MainWindow) -> None:
    narrow.open_save_panel()
    narrow.panes.articles.list.setFocus()
    stayed = narrow.panes.save.isVisible()

    narrow.panes.save.closed.emit()

    assert stayed
    assert not narrow.panes.side.isVisible()


def test_a_mark_that_is_clicked_brings_the_inspector_into_sight(
    qtbot: QtBot, narrow: MainWindow
) -> None:
    click_row(narrow, 0)
    wait(qtbot, narrow.navigation.lanes)

    narrow.panes.reader.picture_opened.emit(0)

    assert narrow.panes.inspector.isVisible()


def test_a_very_narrow_window_has_the_sidebar_as_a_drawer_that_goes_when_one_has_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    resize(qtbot, window, 800, 700)
    window.commands.action("sidebar").trigger()
    view = window.panes.sidebar.view
    over = window.panes.sidebar.geometry().left() == 0 and view.hasFocus()

    qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert over
    assert not window.panes.sidebar.isVisible()


def test_a_wide_window_again_has_its_panes_and_widths_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.panes.widths.set_widths(Widths(250, 400, 320))
    resize(qtbot, window, 800, 700)
    window.commands.action("sidebar").trigger()

    resize(qtbot, window, 1440, 900)

    panes = window.panes
    assert (panes.sidebar.width(), panes.articles.width(), panes.side.width()) == (250, 400, 320)
    assert panes.sidebar.parent() is panes.outer
    assert panes.outer.indexOf(panes.side) == 2


def test_what_was_put_away_in_a_wide_window_stays_away(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.action("inspector").trigger()
    resize(qtbot, window, 800, 700)

    resize(qtbot, window, 1440, 900)

    assert not window.panes.side.isVisible()
    assert window.panes.sidebar.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_widths_chosen_rows_and_scroll_are_there_after_a_restart(
    qtbot: QtBot, window: MainWindow
) -> None:
    panes, lanes = window.panes, window.navigation.lanes
    click_row(window, 2)
    wait(qtbot, lanes)
    panes.articles.list.choose_rows([(0, 1), (3, 3)])
    window.setMinimumHeight(300)
    resize(qtbot, window, 800, 300)
    panes.articles.list.verticalScrollBar().setValue(9)
    panes.widths.set_widths(Widths(240, 390, 310))

    window.close()
    state = load_state(lanes.library)

    assert state.widths == Widths(240, 390, 310)
    assert state.seen == Seen(4, ((0, 1), (3, 3)), 9)
    assert state.sidebar
    assert state.inspector


def test_the_rows_that_were_chosen_are_chosen_again(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.panes.articles
    panel.restore(Seen(4, ((1, 2),), 0))

    with qtbot.waitSignal(panel.model.answered):
        window.navigation.look_again()

    assert panel.list.count == 2
    assert panel.list.chosen_rows == ((1, 2),)


def test_rows_of_a_list_of_another_length_are_not_chosen(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.panes.articles
    panel.restore(Seen(5, ((1, 2),), 0))

    with qtbot.waitSignal(panel.model.answered):
        window.navigation.look_again()

    assert panel.list.count == 0


@pytest.mark.parametrize("from_search", [False, True], ids=["list", "search"])
def test_reading_mode_gives_the_focus_to_the_article(
    qtbot: QtBot, window: MainWindow, from_search: bool
) -> None:
    click_row(window, 0)
    wait(qtbot, window.lanes)
    window.say("Saved.", problem=True)  # its button is the only other thing that is left in sight
    (window.panes.top.search if from_search else window.panes.articles.list).setFocus()

    window.commands.action("reader.only").trigger()

    assert window.panes.reader.reader.hasFocus()


@pytest.mark.parametrize("pane", ["sidebar", "inspector"])
def test_a_pane_that_is_put_away_gives_the_focus_to_the_list(
    qtbot: QtBot, window: MainWindow, pane: str
) -> None:
    panes = window.panes
    (panes.sidebar.view if pane == "sidebar" else panes.inspector).setFocus()
    assert not panes.articles.list.hasFocus()

    window.commands.action(pane).trigger()

    assert panes.articles.list.hasFocus()


def test_what_has_the_focus_elsewhere_keeps_it_when_a_pane_is_put_away(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.panes.top.search.setFocus()

    window.commands.action("inspector").trigger()

    assert window.panes.top.search.hasFocus()
