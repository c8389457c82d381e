"""The history in the window: what was changed, and the way back to before any of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive_app.gui.history_dialog import HistoryDialog
from archive_app.gui.history_list import HistoryModel
from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.gui.shelf import fill, opened, wait

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.


@pytest.fixture
def changed(library: Path) -> Path:
    """The library after three further changes, made before the window was opened."""
    with Archive.open(library) as archive:
        archive.work.star([1, 2], starred=True)
        archive.work.note(3, "Ask the mayor")
        archive.work.trash([4])
    return library


def history(qtbot: QtBot, window: MainWindow) -> HistoryDialog:
    window.commands.action("history").trigger()
    wait(qtbot, window.navigation.lanes)
    [dialog] = window.findChildren(HistoryDialog)
    return dialog


def shown(dialog: HistoryDialog) -> list[tuple[str, bool]]:
    model = dialog.model
    events = model.rows
    return [(event.verb, event.undone) for event in events]


def choose(dialog: HistoryDialog, row: int) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(row))


def test_changes_of_an_earlier_start_are_listed_with_time_and_articles(
    qtbot: QtBot, theme: Theme, changed: Path
) -> None:
    with opened(qtbot, theme, changed) as window:
        dialog = history(qtbot, window)

        assert [verb for verb, _ in shown(dialog)] == ["trash", "note", "star", "tag"]
        assert dialog.model.index(2).data() == "2 articles starred"
        facts = dialog.model.facts(dialog.model.rows[2])
        assert facts.startswith("Today, ")
        assert "River rises" in facts
        assert facts.endswith("and 1 more")


def test_undo_back_to_here_outlives_a_restart_and_so_does_redo(
    qtbot: QtBot, theme: Theme, changed: Path
) -> None:
    with opened(qtbot, theme, changed) as window:
        dialog = history(qtbot, window)
        choose(dialog, 2)
        qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
        wait(qtbot, window.navigation.lanes)
    with Archive.open(changed, readonly=True) as archive:
        assert not archive.articles.open(1).starred
        assert archive.articles.open(3).note == ""
        assert not archive.articles.open(4).trashed

    with opened(qtbot, theme, changed) as window:
        dialog = history(qtbot, window)
        assert shown(dialog) == [("trash", True), ("note", True), ("star", True), ("tag", False)]
        choose(dialog, 1)
        qtbot.mouseClick(dialog.redo, Qt.MouseButton.LeftButton)
        wait(qtbot, window.navigation.lanes)

        assert shown(dialog) == [("trash", True), ("note", False), ("star", False), ("tag", False)]
    with Archive.open(changed, readonly=True) as archive:
        assert archive.articles.open(1).starred
        assert archive.articles.open(3).note == "Ask the mayor"


def test_one_change_alone_is_undone_and_the_later_ones_stand(
    qtbot: QtBot, theme: Theme, changed: Path
) -> None:
    with opened(qtbot, theme, changed) as window:
        dialog = history(qtbot, window)
        choose(dialog, 2)
        qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
        wait(qtbot, window.navigation.lanes)

        assert shown(dialog) == [("trash", False), ("note", False), ("star", True), ("tag", False)]
        assert not dialog.undo.isEnabled()
        assert dialog.redo.isEnabled()


def test_what_has_changed_since_is_refused_in_a_sentence(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    lanes = window.navigation.lanes
    lanes.change(lambda a: a.work.note(1, "First"))
    lanes.change(lambda a: a.work.note(1, "Second"))
    wait(qtbot, lanes)
    dialog = history(qtbot, window)
    choose(dialog, 1)

    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    wait(qtbot, lanes)

    assert "changed since" in dialog.problem
    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(1).note == "Second"


def test_the_list_follows_what_is_done_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    dialog = history(qtbot, window)
    window.navigation.lanes.change(lambda a: a.work.star([2], starred=True))
    wait(qtbot, window.navigation.lanes)
    assert shown(dialog)[0] == ("star", False)

    window.commands.action("undo").trigger()
    wait(qtbot, window.navigation.lanes)

    assert shown(dialog)[0] == ("star", True)


def test_enter_opens_the_article_of_a_change(qtbot: QtBot, window: MainWindow) -> None:
    dialog = history(qtbot, window)
    choose(dialog, 0)

    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    assert window.navigation.article is not None
    assert window.navigation.article.article == 1


def test_a_library_without_changes_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    fill(tmp_path / "library", ())
    with opened(qtbot, theme, tmp_path / "library") as window:
        dialog = history(qtbot, window)

        assert dialog.model.rowCount() == 0
        assert not dialog.view.isVisible()
        assert not dialog.back.isEnabled()


def test_older_changes_follow_when_the_end_is_seen(
    qtbot: QtBot, theme: Theme, library: Path
) -> None:
    with Archive.open(library) as archive:
        for turn in range(230):
            archive.work.star([1], starred=turn % 2 == 0)
    with opened(qtbot, theme, library) as window:
        dialog = history(qtbot, window)
        assert dialog.model.rowCount() == 200

        dialog.view.scrollTo(dialog.model.index(199), QAbstractItemView.ScrollHint.PositionAtBottom)
        wait(qtbot, window.navigation.lanes)

        assert dialog.model.rowCount() == 231


def test_the_model_keeps_the_rules_of_models(
    qtbot: QtBot, qtmodeltester: ModelTester, library: Path
) -> None:
    model = HistoryModel()
    with Archive.open(library, readonly=True) as archive:
        model.show_events(archive.history.events(), {1: "River rises"})

    qtmodeltester.check(model)
