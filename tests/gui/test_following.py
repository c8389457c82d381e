"""Another program changes the library while the window shows it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from archive_app.domain.article import Article
from archive_app.gui.main_window import MainWindow
from archive_app.store.archive import Archive
from tests.gui.shelf import TITLES, click_row, titles, wait
from tests.store.samples import article, saving

_URL = "https://riverpost.example/0"


@pytest.fixture
def reading(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """ "River rises" open, and the library as it stands looked at once."""
    click_row(window, 3)
    wait(qtbot, window.lanes)
    window.desk.following.look()
    wait(qtbot, window.lanes)
    return window


def elsewhere(qtbot: QtBot, window: MainWindow, work: Callable[[Archive], object]) -> None:
    """Another program does ``work``; then the window looks."""
    with Archive.open(window.lanes.library) as archive:
        work(archive)
    window.desk.following.look()
    wait(qtbot, window.lanes)


def test_tags_and_note_of_the_open_article_are_shown(qtbot: QtBot, reading: MainWindow) -> None:
    elsewhere(qtbot, reading, lambda a: a.work.tag([1], add=["sea wall"]))
    elsewhere(qtbot, reading, lambda a: a.work.note(1, "Ask the mayor"))

    opened = reading.panes.inspector.opened
    assert opened is not None
    assert opened.tags == ("Places/Port Ellery", "sea wall")
    assert reading.panes.inspector.info.note.field.toPlainText() == "Ask the mayor"


def test_what_is_typed_goes_on_from_the_note_that_was_written_elsewhere(
    qtbot: QtBot, reading: MainWindow
) -> None:
    elsewhere(qtbot, reading, lambda a: a.work.note(1, "Ask the mayor"))

    reading.panes.inspector.info.note.field.appendPlainText("She is away.")
    reading.panes.inspector.info.note.field.flush()
    wait(qtbot, reading.lanes)

    with Archive.open(reading.lanes.library, readonly=True) as archive:
        assert archive.articles.open(1).note == "Ask the mayor\nShe is away."


def test_a_new_version_of_the_open_article_is_shown(qtbot: QtBot, reading: MainWindow) -> None:
    page: Article = article(_URL, title=TITLES[0], words="The river fell again.")

    elsewhere(qtbot, reading, lambda a: a.articles.save(saving(page, number=30)))

    assert "The river fell again." in reading.panes.reader.reader.toPlainText()


def test_an_article_that_is_gone_for_good_is_not_shown_any_more(
    qtbot: QtBot, reading: MainWindow
) -> None:
    elsewhere(qtbot, reading, lambda a: a.work.trash([1]))
    elsewhere(qtbot, reading, lambda a: a.purging.purge([1]))

    assert reading.panes.reader.opened is None
    assert titles(reading) == list(reversed(TITLES[1:]))
    assert reading.navigation.counts.all == 3


def test_what_is_undone_elsewhere_is_undone_here(qtbot: QtBot, reading: MainWindow) -> None:
    elsewhere(qtbot, reading, lambda a: a.work.star([1], starred=True))
    starred = reading.panes.reader.toolbar.star.isChecked()

    elsewhere(qtbot, reading, lambda a: a.history.undo())

    assert starred
    assert not reading.panes.reader.toolbar.star.isChecked()


def test_a_job_that_is_added_elsewhere_is_in_the_queue(qtbot: QtBot, reading: MainWindow) -> None:
    reading.desk.queue.pause(on=True)
    wait(qtbot, reading.lanes)

    elsewhere(qtbot, reading, lambda a: a.jobs.add(["https://riverpost.example/later"]))

    assert [job.url for job in reading.desk.queue.jobs] == ["https://riverpost.example/later"]


def test_what_the_window_does_itself_is_not_shown_twice(qtbot: QtBot, reading: MainWindow) -> None:
    reading.commands.action("article.star").trigger()
    wait(qtbot, reading.lanes)
    told: list[object] = []
    reading.lanes.changed.connect(told.append)

    reading.desk.following.look()
    wait(qtbot, reading.lanes)

    assert told == []
