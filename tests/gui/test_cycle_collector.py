"""What nobody holds any more is deleted on the GUI thread."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui.background import Lanes
from archive_app.gui.cycle_collector import CycleCollector
from archive_app.gui.program import make_application
from tests.gui.shelf import wait

_MANY = 100_000
"""Cycles; Python by itself would collect after 700."""


class Ring(QObject):
    """Holds itself."""

    def __init__(self, died: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: died.append(threading.current_thread()))


def make_cycles(count: int) -> None:
    for _ in range(count):
        ring: list[object] = []
        ring.append(ring)


def test_what_a_lane_makes_deletes_nothing_of_qt_there(qtbot: QtBot, lanes: Lanes) -> None:
    (collector,) = make_application().findChildren(CycleCollector)
    collector.collect()
    died: list[threading.Thread] = []
    Ring(died)

    lanes.reading.ask(lambda _: make_cycles(_MANY), lambda _: None)
    wait(qtbot, lanes)
    for _ in range(3):
        collector.collect()

    assert died == [threading.main_thread()]  # there at once, where the lane took two seconds


def test_one_collector_serves_the_program_and_python_itself_collects_nothing(qtbot: QtBot) -> None:
    first = make_application()

    assert make_application() is first is QApplication.instance()
    assert len(first.findChildren(CycleCollector)) == 1
    assert not gc.isenabled()
