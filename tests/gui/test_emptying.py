"""The one command without a way back: it asks, and only a clear yes removes anything."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from archive_app.gui.destinations import TRASH
from archive_app.gui.main_window import MainWindow
from archive_app.store.archive import Archive
from tests.gui.shelf import wait


@pytest.fixture
def trashed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window at its Trash, in which two of four articles are, one of them open."""
    for path in evidence(window):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    window.navigation.lanes.change(lambda archive: archive.work.trash([1, 2]))
    wait(qtbot, window.navigation.lanes)
    window.navigation.go(TRASH)
    window.navigation.open(2)
    wait(qtbot, window.navigation.lanes)
    return window


def ask(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    window.commands.action("trash.empty").trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box


def answer(qtbot: QtBot, window: MainWindow, box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text() == words).click()
    wait(qtbot, window.navigation.lanes)


def evidence(window: MainWindow) -> list[Path]:
    """The capture files of the two."""
    library = window.navigation.lanes.library
    with Archive.open(library) as archive:
        return [library / warc for warc in archive.purging.files([1, 2])]


def kept(window: MainWindow) -> list[int]:
    with Archive.open(window.navigation.lanes.library) as archive:
        return sorted(archive.search.numbers("")) + list(archive.purging.trash())


def test_nothing_is_offered_while_the_trash_is_empty(window: MainWindow) -> None:
    assert not window.commands.action("trash.empty").isEnabled()


def test_it_says_what_goes_and_removes_it_for_good(qtbot: QtBot, trashed: MainWindow) -> None:
    files = evidence(trashed)
    box = ask(qtbot, trashed)
    said = box.informativeText()

    answer(qtbot, trashed, box, "Remove for good")

    assert said.startswith("2 articles will be removed for good")
    assert kept(trashed) == [3, 4]
    assert [path.exists() for path in files] == [False, False]
    assert trashed.toasts.words == "2 articles removed for good"
    assert trashed.navigation.article is None
    assert not trashed.commands.action("trash.empty").isEnabled()


def test_enter_and_escape_keep_everything(qtbot: QtBot, trashed: MainWindow) -> None:
    box = ask(qtbot, trashed)
    keep = "Keep everything"
    chosen = (box.defaultButton(), box.escapeButton())
    assert [button.text() for button in chosen if button is not None] == [keep, keep]

    answer(qtbot, trashed, box, keep)

    assert kept(trashed) == [3, 4, 1, 2]
