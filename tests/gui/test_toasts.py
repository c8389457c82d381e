"""Toasts and the keyboard: what is said neither takes the focus away nor vanishes under it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.toasts import Toast
from tests.gui.shelf import wait


def test_undo_in_a_toast_leaves_the_focus_where_it_was(qtbot: QtBot, listing: MainWindow) -> None:
    listing.commands.action("article.star").trigger()
    wait(qtbot, listing.lanes)

    qtbot.mouseClick(listing.toasts.button, Qt.MouseButton.LeftButton)

    assert listing.panes.articles.list.hasFocus()


def test_a_toast_waits_while_it_has_the_focus(qtbot: QtBot, listing: MainWindow) -> None:
    toasts = listing.toasts
    toasts.show_toast(Toast("3 articles moved to Trash", "Undo", print))
    running = toasts.running

    toasts.button.setFocus(Qt.FocusReason.TabFocusReason)
    standing = toasts.running
    listing.panes.articles.list.setFocus()

    assert (running, standing, toasts.running) == (True, False, True)


def test_escape_closes_what_failed_and_leaves_the_focus_where_it_is(
    qtbot: QtBot, listing: MainWindow
) -> None:
    listing.say("The disk is full.", problem=True)

    QTest.keyClick(listing.panes.articles.list, Qt.Key.Key_Escape)

    assert listing.toasts.words == ""
    assert listing.panes.articles.list.hasFocus()


def test_escape_in_a_toast_closes_it(qtbot: QtBot, listing: MainWindow) -> None:
    listing.toasts.show_toast(Toast("Not done.", "Copy details", print, problem=True))
    listing.toasts.button.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(listing.toasts.button, Qt.Key.Key_Escape)

    assert listing.toasts.words == ""
    assert QApplication.focusWidget() is listing.panes.articles.list
