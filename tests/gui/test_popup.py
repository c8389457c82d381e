"""Frames over the window give the focus back, wherever they were opened from."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.popup import Popup
from tests.gui.shelf import wait


def test_one_that_was_opened_from_a_menu_gives_the_focus_back_to_the_list(
    qtbot: QtBot, listing: MainWindow
) -> None:
    menu = listing.panes.articles.context
    menu.popup(listing.mapToGlobal(QPoint(400, 300)))
    menu.setActiveAction(listing.commands.action("article.tag"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    wait(qtbot, listing.lanes)
    field = listing.focusWidget()  # offscreen a menu takes the window's place for good
    assert isinstance(field, QLineEdit)

    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not listing.desk.tagging.articles.isVisible())

    assert listing.focusWidget() is listing.panes.articles.list


def test_one_that_was_opened_while_a_menu_was_open_closes_after_the_menu_is_gone(
    qtbot: QtBot, listing: MainWindow
) -> None:
    menu = QMenu(listing)
    menu.addAction("Copy")
    menu.popup(listing.mapToGlobal(QPoint(400, 300)))
    menu.setFocus()
    popup = Popup(listing.theme, listing)
    popup.open_at(QPoint(20, 20))
    with qtbot.waitSignal(menu.destroyed):
        menu.close()
        menu.deleteLater()

    popup.shut()

    assert listing.focusWidget() is listing.panes.articles.list


def test_the_list_of_commands_that_is_asked_for_twice_gives_the_focus_back(
    qtbot: QtBot, listing: MainWindow
) -> None:
    palette = listing.desk.command_palette
    palette.open_list()
    palette.open_list()

    QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert QApplication.focusWidget() is listing.panes.articles.list
