"""Lanes: order, overtaking, errors, closing."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import ArchiveError, Refused
from archive_app.gui.background import Lane, Lanes, NetworkPool


class Wire:
    """A connection that knows on which thread it was opened and whether it was interrupted."""

    def __init__(self) -> None:
        self.thread = threading.current_thread().name
        self.interrupted = threading.Event()
        self.closed = False

    def interrupt(self) -> None:
        self.interrupted.set()

    def close(self) -> None:
        self.closed = True


def _give(number: int, _: object) -> int:
    return number


@pytest.fixture
def wires() -> list[Wire]:
    return []


@pytest.fixture
def lane(qtbot: QtBot, wires: list[Wire]) -> Iterator[Lane]:
    def connect() -> Wire:
        wires.append(Wire())
        return wires[-1]

    running = Lane("test", connect)
    yield running
    running.close(finish=False)


def test_answers_come_back_on_the_gui_thread_in_the_order_of_the_questions(
    qtbot: QtBot, lane: Lane
) -> None:
    answers: list[tuple[int, str]] = []

    def answer(number: int) -> None:
        answers.append((number, threading.current_thread().name))

    for number in range(5):
        lane.ask(partial(_give, number), answer)
    qtbot.waitUntil(lambda: len(answers) == 5)

    assert answers == [(number, threading.current_thread().name) for number in range(5)]


def test_one_connection_is_opened_on_the_lane_and_closed_with_it(
    qtbot: QtBot, lane: Lane, wires: list[Wire]
) -> None:
    seen: list[object] = []

    lane.ask(lambda wire: wire, seen.append)
    lane.ask(lambda wire: wire, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    lane.close(finish=True)

    assert seen == [wires[0], wires[0]]
    assert [(wire.thread, wire.closed) for wire in wires] == [("test", True)]


def test_an_overtaken_question_never_answers_and_is_interrupted(
    qtbot: QtBot, lane: Lane, wires: list[Wire]
) -> None:
    answers: list[str] = []
    begun = threading.Event()

    def slow(_: object) -> str:
        begun.set()
        wires[0].interrupted.wait(60)
        return "old"

    lane.overtake("search", slow, answers.append)
    assert begun.wait(60)
    lane.overtake("search", lambda _: "waiting", answers.append)
    lane.overtake("search", lambda _: "new", answers.append)
    qtbot.waitUntil(lambda: bool(answers))

    assert answers == ["new"]
    assert wires[0].interrupted.is_set()


def test_an_answer_on_its_way_is_dropped_when_a_newer_question_comes(
    qtbot: QtBot, lane: Lane
) -> None:
    answers: list[str] = []

    lane.overtake("search", lambda _: "old", answers.append)
    while not lane.idle:  # worked, but the GUI thread has not taken the answer yet
        threading.Event().wait(0.001)
    lane.overtake("search", lambda _: "new", answers.append)
    qtbot.waitUntil(lambda: "new" in answers)

    assert answers == ["new"]


class Asker(QObject):
    """Notes what it is told, in a list that outlives it."""

    def __init__(self, told: list[object]) -> None:
        super().__init__()
        self._told = told

    def take(self, answer: object) -> None:
        self._told.append(answer)


def test_a_question_that_is_dropped_is_stopped_and_answers_nobody(
    qtbot: QtBot, lane: Lane, wires: list[Wire]
) -> None:
    begun = threading.Event()
    answers: list[str] = []

    def work(_: object) -> str:
        begun.set()
        wires[0].interrupted.wait()
        return "late"

    lane.overtake("list", work, answers.append)
    lane.overtake("other", lambda _: "other", answers.append)
    begun.wait()

    lane.drop("list")
    qtbot.waitUntil(lambda: bool(answers))

    assert answers == ["other"]
    assert wires[0].interrupted.is_set()


def test_an_asker_that_was_deleted_is_told_nothing(qtbot: QtBot, lane: Lane) -> None:
    told: list[object] = []
    gone, there = Asker(told), Asker(told)
    network = NetworkPool()

    def refuse(_: object) -> None:
        raise Refused("No.")

    lane.ask(lambda _: "answer", gone.take)
    lane.ask(refuse, gone.take, gone.take)
    network.run(lambda: "from the network", gone.take)
    shiboken6.delete(gone)
    lane.ask(lambda _: "last", there.take)
    network.run(lambda: "last from the network", there.take)
    qtbot.waitUntil(lambda: len(told) > 1)
    network.close()

    assert sorted(map(str, told)) == ["last", "last from the network"]


def test_questions_of_other_keys_are_not_overtaken(qtbot: QtBot, lane: Lane) -> None:
    answers: list[str] = []

    lane.overtake("list", lambda _: "list", answers.append)
    lane.overtake("counts", lambda _: "counts", answers.append)
    lane.ask(lambda _: "plain", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 3)

    assert answers == ["list", "counts", "plain"]


def test_the_worlds_fault_goes_to_failed_and_without_one_to_the_signal(
    qtbot: QtBot, lane: Lane
) -> None:
    told: list[ArchiveError] = []
    error = Refused("It is full.")

    def fail(_: object) -> None:
        raise error

    lane.ask(fail, lambda _: None, told.append)
    with qtbot.waitSignal(lane.failed) as signal:
        lane.ask(fail, lambda _: None)

    assert told == [error]
    assert signal.args == [error]


def test_our_own_bug_surfaces_on_the_gui_thread(qtbot: QtBot, lane: Lane) -> None:
    settled: list[object] = []

    with capture_exceptions() as caught:
        lane.ask(lambda _: 1 // 0, settled.append, settled.append)
        qtbot.waitUntil(lambda: bool(caught))

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert settled == []


def test_a_lane_that_closes_finishes_what_was_asked_where_it_is_told_to(
    qtbot: QtBot, lane: Lane
) -> None:
    done: list[int] = []

    def work(number: int, _: object) -> None:
        done.append(number)

    for number in range(20):
        lane.ask(partial(work, number), lambda _: None)
    lane.close(finish=True)

    assert done == list(range(20))


def test_network_work_runs_side_by_side_and_its_bugs_surface(qtbot: QtBot) -> None:
    pool = NetworkPool()
    both = threading.Barrier(2, timeout=30)
    answers: list[int] = []

    with capture_exceptions() as caught:
        pool.run(both.wait, answers.append)
        pool.run(both.wait, answers.append)
        pool.run(lambda: 1 // 0, answers.append)
        qtbot.waitUntil(lambda: len(answers) == 2 and bool(caught))
    pool.close()

    assert sorted(answers) == [0, 1]


def test_network_work_that_is_asked_for_while_the_window_goes_is_not_begun(qtbot: QtBot) -> None:
    pool = NetworkPool()
    begun: list[int] = []
    pool.close()

    pool.run(lambda: begun.append(1), print)

    assert begun == []


def test_a_change_is_told_to_everybody_once_it_is_on_disk(qtbot: QtBot, lanes: Lanes) -> None:
    done: list[Changes] = []

    with qtbot.waitSignal(lanes.changed) as signal:
        lanes.change(lambda a: a.jobs.add(["https://ellerycourier.example/a"]), done.append)

    assert signal.args is not None
    assert signal.args[0].kinds == {Touched.JOBS}
    assert done == [signal.args[0]]
