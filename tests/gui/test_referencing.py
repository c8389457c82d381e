"""Copying references in the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from tests.gui.shelf import TITLES, click_row, wait


@pytest.fixture(autouse=True)
def emptied(window: MainWindow) -> Iterator[None]:
    """Empties the clipboard: the offscreen platform would do it when Python is gone, and crash."""
    yield
    QGuiApplication.clipboard().clear()


def copied() -> list[str]:
    """The lines on the clipboard."""
    return QGuiApplication.clipboard().text().split("\n")


def test_the_open_article_is_copied_as_a_reference(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 3)
    wait(qtbot, window.navigation.lanes)
    opened = window.panes.reader.opened
    assert opened is not None

    window.commands.action("reference.copy").trigger()

    [line] = copied()
    html = QGuiApplication.clipboard().mimeData().html()
    assert "‘River rises’, " in line
    assert f"{opened.capture.warc}, SHA-256 {opened.capture.sha256}]" in line
    assert '‘<a href="https://riverpost.example/0">River rises</a>’' in html
    assert window.toasts.words == "Reference copied: River rises"
    assert not window.toasts.button.isVisible()


def test_chosen_articles_are_copied_a_line_each_in_the_order_of_the_list(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.panes.articles.list.selectAll()

    window.commands.action("reference.copy").trigger()
    qtbot.waitUntil(lambda: window.toasts.words == "4 references copied")

    lines = copied()
    assert len(lines) == len(TITLES)
    assert all(f"‘{title}’" in line for title, line in zip(TITLES[::-1], lines, strict=True))


def test_its_key_acts_in_list_and_reader_and_is_a_letter_where_one_types(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 3)
    wait(qtbot, window.navigation.lanes)
    clipboard, search = QGuiApplication.clipboard(), window.panes.top.search
    said = []

    for widget in (window.panes.articles.list, window.panes.reader.reader, search):
        clipboard.setText("")
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
        said.append("River rises" in clipboard.text())

    assert said == [True, True, False]
    assert search.text().upper() == "C"


def test_a_reference_is_set_in_the_language_of_the_window(
    qtbot: QtBot, german: None, window: MainWindow
) -> None:
    click_row(window, 3)
    wait(qtbot, window.navigation.lanes)

    window.commands.action("reference.copy").trigger()

    [line] = copied()
    assert "„River rises“, " in line
    assert "[gespeichert am " in line
