"""What tests of the window share: a theme, the commands, lanes over a library of their own."""

import gc
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.language import speak
from archive_app.gui.main_window import MainWindow
from archive_app.gui.program import make_application
from archive_app.gui.theme import Theme
from tests.gui.gui_thread import GuiThreadWatch
from tests.gui.shelf import click_row, fill, opened, wait

_WHOLE = 25
"""Tests after which all objects there are are looked through: 150 ms of CPU, the young ones 3."""

_PATIENCE = 60_000
"""Milliseconds. What is waited for comes at once on a quiet machine; eight busy processes on two
cores have taken more than the five seconds that pytest-qt would wait."""


class PatientBot(QtBot):
    """Waits as long as a busy machine needs; the tests never wait for a thing not to come."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: list[Any], *, timeout: int = _PATIENCE, **how: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's own, with more patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_left_over(gone: Iterator[int]) -> Iterator[None]:
    """Deletes the widgets of a test: outside an event loop Qt would keep them for ever.

    A new theme restyles every widget there is, so that those of old tests would slow the next. And
    what only cycles hold is collected here: in a thread of the next window it would be deleted
    where Qt does not allow it.
    """
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(2 if next(gone) % _WHOLE == 0 else 1)


@pytest.fixture(scope="session")
def gone() -> Iterator[int]:
    """Counts tests; nothing is collected while one runs."""
    gc.disable()
    return count(1)


@pytest.fixture(scope="session")
def gui_thread() -> GuiThreadWatch:
    """Hears what the window asks of the system on this thread."""
    return GuiThreadWatch()


@pytest.fixture(autouse=True)
def never_blocks(gui_thread: GuiThreadWatch) -> Iterator[GuiThreadWatch]:
    """Fails a test in which the window waited for a file, the network, SQLite or a picture."""
    gui_thread.seen.clear()
    gui_thread.on = True
    yield gui_thread
    gui_thread.on = False
    assert gui_thread.seen == []


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """The light theme; whoever hears of its changes goes with it."""
    make_application()
    made = Theme("light")
    yield made
    made.deleteLater()


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    """The program in German; English again afterwards."""
    make_application()
    assert speak("de") == "de"
    yield
    speak("en")


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    """A window without a layout to put one panel into.

    A panel alone would be a window with a smallest size, about which the offscreen platform warns.
    """
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 853)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def commands(theme: Theme) -> Commands:
    """Every command of the window."""
    return Commands(theme)


@pytest.fixture
def lanes(qtbot: QtBot, tmp_path: Path) -> Iterator[Lanes]:
    """Real lanes over an empty library."""
    running = Lanes(tmp_path / "library")
    yield running
    running.close()
    running.deleteLater()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with four articles."""
    folder = tmp_path / "library"
    fill(folder)
    return folder


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, library: Path) -> Iterator[MainWindow]:
    """The window over that library, every article listed."""
    with opened(qtbot, theme, library) as shown:
        yield shown


@pytest.fixture
def listing(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with an article open and the focus in the list."""
    click_row(window, 3)
    wait(qtbot, window.lanes)
    window.panes.articles.list.setFocus()
    return window


@pytest.fixture
def first_open(qtbot: QtBot, window: MainWindow) -> None:
    """The first article of the list is open before the test begins; for ``usefixtures``."""
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
