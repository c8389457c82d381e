"""The search index made anew from the window."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.task_rows import TaskRow, TaskRows
from archive_app.store import reindexing
from tests.gui.shelf import tasks_waiting


def title(row: TaskRow) -> str:
    label = row.findChild(QLabel, "strong_body")
    assert isinstance(label, QLabel)
    return label.text()


def test_the_search_index_is_made_anew_as_a_row_of_the_queue(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commands.action("index.rebuild").trigger()
    window.commands.action("index.rebuild").trigger()  # one is enough
    [rows] = window.panes.queue.findChildren(TaskRows)
    shown = [title(row) for row in rows.rows() if row.isVisibleTo(rows)]

    qtbot.waitUntil(lambda: "index is made anew" in window.toasts.words)

    assert shown == ["Rebuild the search index"]
    assert window.desk.tasks.running == []


def test_a_rebuild_of_the_index_that_is_stopped_says_that_it_goes_on(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindexing, "_SECONDS", 0.0)
    with tasks_waiting(window):
        window.desk.reindexing.run().stop()

    qtbot.waitUntil(lambda: "goes on from there" in window.toasts.words)

    assert window.desk.tasks.running == []
