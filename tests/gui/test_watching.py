"""Watched pages in the window: chosen in the Source tab, put into the queue when they are due."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_app.domain.library import JobState
from archive_app.gui.inspector_panel import SOURCE
from archive_app.gui.main_window import MainWindow
from archive_app.store.archive import Archive
from tests.gui.shelf import wait


def open_article(qtbot: QtBot, window: MainWindow, number: int = 2) -> None:
    window.navigation.open(number)
    wait(qtbot, window.navigation.lanes)


def test_the_command_leads_to_the_choice_and_what_is_chosen_is_watched(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_article(qtbot, window)
    choice = window.panes.inspector.source.watch

    window.commands.action("article.watch").trigger()

    assert choice.hasFocus()
    assert choice.currentText() == "Never"
    for _ in ("1h", "6h", "1d"):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    wait(qtbot, window.navigation.lanes)
    with Archive.open(window.navigation.lanes.library) as archive:
        (watched,) = archive.watches.all()
    assert (watched.article, watched.every) == (2, "1d")


def test_a_watch_is_taken_back_from_its_toast_and_the_tab_follows(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_article(qtbot, window)
    window.panes.inspector.show_tab(SOURCE)
    wait(qtbot, window.navigation.lanes)
    choice = window.panes.inspector.source.watch
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    wait(qtbot, window.navigation.lanes)
    said, chosen = window.toasts.words, choice.currentText()

    window.toasts.button.click()
    wait(qtbot, window.navigation.lanes)

    assert (said, chosen) == ("Save this page again: Every hour", "Every hour")
    assert choice.currentText() == "Never"
    window.commands.action("redo").trigger()
    wait(qtbot, window.navigation.lanes)
    assert window.toasts.words == "Done again: Article 2 is saved again every hour"
    assert choice.currentText() == "Every hour"


def test_each_article_shows_its_own_choice_and_that_of_its_site(
    qtbot: QtBot, window: MainWindow
) -> None:
    with Archive.open(window.navigation.lanes.library) as archive:
        archive.watches.set(2, "6h")
        archive.watches.set("riverpost.example", "1w")
    window.panes.inspector.show_tab(SOURCE)
    source = window.panes.inspector.source

    open_article(qtbot, window, 2)
    first = source.watch.currentText()
    open_article(qtbot, window, 3)

    assert (first, source.watch.currentText()) == ("Every six hours", "Never")
    assert source.with_site.words == "With all of riverpost.example: Every week"
    assert source.with_site.isVisibleTo(source)


def test_never_ends_it(qtbot: QtBot, window: MainWindow) -> None:
    with Archive.open(window.navigation.lanes.library) as archive:
        archive.watches.set(2, "1h")
    open_article(qtbot, window)
    window.panes.inspector.show_tab(SOURCE)
    wait(qtbot, window.navigation.lanes)

    qtbot.keyClick(window.panes.inspector.source.watch, Qt.Key.Key_Up)
    wait(qtbot, window.navigation.lanes)

    assert window.panes.inspector.source.watch.currentText() == "Never"
    with Archive.open(window.navigation.lanes.library) as archive:
        assert archive.watches.all() == ()


def test_what_is_due_becomes_a_job_unless_saving_is_held_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    with Archive.open(window.navigation.lanes.library) as archive:
        archive.watches.set(2, "1h")
        archive._db.execute("UPDATE watch SET next_at = 0")
    window.desk.queue.pause(on=True)
    wait(qtbot, window.navigation.lanes)

    window.desk.watching.look()
    wait(qtbot, window.navigation.lanes)
    held = window.desk.queue.jobs
    window.desk.queue.pause(on=False)
    window.desk.queue._closed = True  # the job is only to wait: its site is on the web
    window.desk.watching.look()
    wait(qtbot, window.navigation.lanes)

    assert held == ()
    assert [(job.url, job.state) for job in window.desk.queue.jobs] == [
        ("https://riverpost.example/1", JobState.WAITING)
    ]
