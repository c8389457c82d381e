"""Looking around in the sample archive, and back in one's own library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from archive_app.actions.sample_mark import sample_folder
from archive_app.gui.main_window import MainWindow
from archive_app.gui.program import Program, make_application
from archive_app.gui.task_rows import TaskRow
from archive_app.store.archive import Archive
from tests.gui.shelf import fill, titles
from tests.store.samples import article, saving

_LONG = 60_000


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    make_application()
    running = Program(tmp_path / "library")
    running.open()
    yield running
    shown = window(running)
    shown.end()
    shown.close()
    shown.deleteLater()


def window(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def open_sample(qtbot: QtBot, program: Program) -> None:
    welcome = window(program).panes.welcome
    qtbot.waitUntil(welcome.isVisible, timeout=_LONG)
    [button] = [b for b in welcome.findChildren(QPushButton) if "sample" in b.text()]
    press(qtbot, button)
    qtbot.waitUntil(lambda: len(titles(window(program))) > 7, timeout=_LONG)


def is_home(program: Program) -> bool:
    shown = window(program)
    return shown.panes.welcome.isVisible() and not shown.panes.sample.isVisible()


def test_it_is_opened_named_and_removed_with_one_click(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    open_sample(qtbot, program)
    strip = window(program).panes.sample
    qtbot.waitUntil(strip.isVisible, timeout=_LONG)

    press(qtbot, strip.remove)
    qtbot.waitUntil(lambda: is_home(program), timeout=_LONG)
    folder = sample_folder(tmp_path / "library")
    qtbot.waitUntil(lambda: not folder.exists(), timeout=_LONG)
    qtbot.waitUntil(lambda: "is removed" in window(program).toasts.words, timeout=_LONG)


def test_pages_saved_in_it_are_asked_about_before_it_is_removed(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    open_sample(qtbot, program)
    folder = sample_folder(tmp_path / "library")
    with Archive.open(folder) as archive:
        archive.articles.save(saving(article("https://riverpost.example/own")))
    strip = window(program).panes.sample
    qtbot.waitUntil(strip.isVisible, timeout=_LONG)

    press(qtbot, strip.remove)
    qtbot.waitUntil(lambda: bool(window(program).findChildren(QMessageBox)), timeout=_LONG)
    [box] = window(program).findChildren(QMessageBox)
    keep = box.defaultButton()
    assert isinstance(keep, QPushButton)
    press(qtbot, keep)

    assert box.text() == "1 article in it you saved yourself."
    assert folder.is_dir()
    assert strip.isVisible()

    press(qtbot, strip.home)
    qtbot.waitUntil(lambda: is_home(program), timeout=_LONG)
    assert folder.is_dir()


def test_making_it_is_a_row_of_the_queue_that_can_be_stopped(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    shown = window(program)
    qtbot.waitUntil(shown.panes.welcome.isVisible, timeout=_LONG)

    shown.commands.action("sample.open").trigger()
    [row] = shown.panes.queue.findChildren(TaskRow)
    visible = row.isVisible()
    press(qtbot, row.cancel)
    qtbot.waitUntil(lambda: not shown.desk.tasks.running, timeout=_LONG)

    assert visible
    assert "Nothing of the sample archive was kept" in shown.toasts.words
    assert list(tmp_path.glob("library-sample*")) == []


def test_no_library_but_a_sample_has_the_strip(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    fill(tmp_path / "library")
    window(program).navigation.look_again()
    qtbot.waitUntil(lambda: len(titles(window(program))) == 4, timeout=_LONG)

    assert not window(program).panes.sample.isVisible()
