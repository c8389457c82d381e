"""The capture queue: its groups, its order by drag and key, holding back and going on."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from archive_app.domain.changes import Changes
from archive_app.domain.library import JobState
from archive_app.gui.background import Lanes
from archive_app.gui.job_row import JobRow
from archive_app.gui.main_window import MainWindow
from archive_app.gui.reader_wording import clock
from archive_app.gui.reader_wording import size as byte_count
from archive_app.store.archive import Archive
from tests.gui.shelf import wait

URLS = tuple(f"https://site{n}.example/page" for n in range(3))


@pytest.fixture
def held(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The queue with three pages that are held back."""
    window.desk.queue.pause(on=True)
    window.desk.queue.add(URLS)
    window.commands.action("go.queue").trigger()
    wait(qtbot, window.navigation.lanes)
    return window


def rows(window: MainWindow) -> list[JobRow]:
    found = [row for row in window.panes.queue.findChildren(JobRow) if row.isVisible()]
    return sorted(found, key=lambda row: row.y())


def order(window: MainWindow) -> list[int]:
    return [row.number for row in rows(window)]


def told(qtbot: QtBot, lanes: Lanes, window: MainWindow) -> None:
    wait(qtbot, lanes)
    window.panes.queue.grab()  # lays the rows out


def test_pages_that_wait_say_so_and_can_be_hurried_or_cancelled(held: MainWindow) -> None:
    row = rows(held)[0]

    assert "Held back" in row.accessibleName()
    assert row.button("now").isVisible()
    assert row.button("cancel").isVisible()
    assert not row.button("retry").isVisible()
    assert row.accessibleDescription()


def test_a_dropped_row_waits_where_it_was_dropped(qtbot: QtBot, held: MainWindow) -> None:
    told(qtbot, held.navigation.lanes, held)
    first, _, last = rows(held)
    place = held.panes.queue.order
    move = Qt.DropAction.MoveAction
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    carried, top = last.carried(), QPointF(40, first.y() + 4)

    shown = QDragMoveEvent(top.toPoint(), move, carried, left, none)
    place.dragMoveEvent(shown)
    place.dropEvent(QDropEvent(top, move, carried, left, none))
    told(qtbot, held.navigation.lanes, held)

    assert shown.isAccepted()
    assert order(held) == [3, 1, 2]


def test_alt_and_an_arrow_change_the_order_by_key(qtbot: QtBot, held: MainWindow) -> None:
    told(qtbot, held.navigation.lanes, held)
    alt = Qt.KeyboardModifier.AltModifier

    qtbot.keyClick(rows(held)[0], Qt.Key.Key_Down, alt)
    told(qtbot, held.navigation.lanes, held)
    once = order(held)
    qtbot.keyClick(rows(held)[2], Qt.Key.Key_Up, alt)
    told(qtbot, held.navigation.lanes, held)

    assert once == [2, 1, 3]
    assert order(held) == [2, 3, 1]


def test_what_is_held_back_stays_held_back_over_a_restart(
    qtbot: QtBot, held: MainWindow, library: object
) -> None:
    lanes = held.navigation.lanes
    jobs: list[bool] = []
    lanes.reading.ask(lambda a: [job.paused for job in a.jobs.all()], jobs.extend)
    wait(qtbot, lanes)

    held.desk.queue.start()
    wait(qtbot, lanes)

    assert jobs == [True, True, True]
    assert held.desk.queue.paused
    assert held.desk.queue.working() == ()


def test_going_on_lets_all_be_begun(qtbot: QtBot, held: MainWindow) -> None:
    lanes = held.navigation.lanes
    for job in (1, 2, 3):
        held.desk.queue.cancel(job)
    held.desk.queue.pause(on=False)
    wait(qtbot, lanes)

    assert not held.desk.queue.paused
    assert {job.state for job in held.desk.queue.jobs} == {JobState.CANCELLED}
    assert not any(job.paused for job in held.desk.queue.jobs)


def test_one_held_back_page_can_be_saved_now(qtbot: QtBot, held: MainWindow) -> None:
    with qtbot.waitSignal(held.desk.queue.failed) as ended:
        rows(held)[2].button("now").click()

    assert ended.args[0].job == 3
    assert held.desk.queue.paused


def test_a_new_version_can_be_compared_from_the_queue(qtbot: QtBot, window: MainWindow) -> None:
    lanes = window.navigation.lanes

    def save_again(archive: Archive) -> Changes:
        from tests.gui.shelf import TITLES
        from tests.store.samples import article, saving

        url = "https://riverpost.example/1"
        page = article(url, title=TITLES[1], words="Other words than before.")
        saved = archive.articles.save(saving(page, number=9))
        added = archive.jobs.add([url])
        done = archive.jobs.finish(1, JobState.DONE, outcome="new-version", article=saved.article)
        return saved.changes | added | done

    lanes.change(save_again)
    window.commands.action("go.queue").trigger()
    wait(qtbot, lanes)

    with qtbot.waitSignal(window.panes.inspector.compare_requested) as asked:
        rows(window)[0].button("compare").click()

    assert asked.args == [2, 1, 2]


def test_a_faster_queue_says_how_many_come_before(qtbot: QtBot, held: MainWindow) -> None:
    held.navigation.lanes.change(lambda archive: archive.jobs.resume(3))
    wait(qtbot, held.navigation.lanes)

    assert "Starts after 2 pages above" in rows(held)[2].accessibleName()


def test_a_finished_row_says_when_and_how_much_was_saved(qtbot: QtBot, window: MainWindow) -> None:
    with Archive.open(window.navigation.lanes.library) as archive:
        archive.jobs.add(URLS[:2])
        archive.jobs.finish(1, JobState.DONE, outcome="saved", article=1)
        archive.jobs.finish(2, JobState.DONE, outcome="unchanged", article=1)
        [finished] = {job.finished_at for job in archive.jobs.all() if job.job == 1}
        size = archive.facts.newest_captures([1])[1]
    assert finished is not None

    window.desk.queue.look_again()
    window.commands.action("go.queue").trigger()
    told(qtbot, window.navigation.lanes, window)

    said = {row.number: row.accessibleName() for row in rows(window)}
    kept = byte_count(size.bytes)
    assert f"{clock(finished.astimezone())}  ·  {kept}  ·  1 picture" in said[1]
    assert said[2].endswith(kept)
