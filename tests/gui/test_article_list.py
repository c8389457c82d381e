"""Rows of the list are drawn once and copied; never is an old one shown for a new."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from tests.gui.shelf import wait


def row_image(window: MainWindow, row: int) -> QImage:
    view = window.panes.articles.list
    rect = view.visualRect(view.model().index(row, 0))
    return view.viewport().grab(rect).toImage()


def test_a_row_is_drawn_the_same_from_memory(qtbot: QtBot, window: MainWindow) -> None:
    first = row_image(window, 1)

    assert row_image(window, 1) == first
    assert row_image(window, 2) != first


def test_a_row_that_was_changed_is_drawn_anew(qtbot: QtBot, window: MainWindow) -> None:
    plain = row_image(window, 1)

    window.navigation.lanes.change(lambda archive: archive.work.star([3], starred=True))
    wait(qtbot, window.navigation.lanes)
    starred = row_image(window, 1)
    window.commands.action("undo").trigger()
    wait(qtbot, window.navigation.lanes)

    assert starred != plain
    assert row_image(window, 1) == plain


def test_a_row_that_is_gone_to_is_the_only_chosen_one_though_a_modifier_is_held(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = window.panes.articles.list

    QTest.keyPress(view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    for row in (3, 0):
        view.go(row)
    chosen = view.chosen_rows
    QTest.keyRelease(view, Qt.Key.Key_Control)

    assert chosen == ((0, 0),)


def test_rows_follow_the_theme_and_their_height(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    light = row_image(window, 1)

    theme.set_mode("dark")
    dark = row_image(window, 1)
    assert dark.pixelColor(dark.width() - 4, 4) == theme.colour("surface")
    assert light.pixelColor(light.width() - 4, 4) != theme.colour("surface")
    window.panes.articles.list.set_compact(on=True)

    assert row_image(window, 1).height() < dark.height()
