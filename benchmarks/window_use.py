"""What the window takes while it is used: child of ``window.py``, one process, prints one line.

The person is a script: it goes through the list, types searches key by key, opens articles, stars,
changes places and looks. Hardly anything waits for a clock, so that ten minutes of work pass in
one.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archive_app.gui.main_window import MainWindow
from archive_app.gui.program import Program, make_application

SEED = 7
FRAMES = 300
_LOOK = 400
"""Milliseconds that the person looks at what was found: what is looked for once an article stays
open (its neighbours) comes then, as for a real person, and not with the next key."""

_LONGEST = 300.0
"""Seconds that an answer may take before the measurement is given up."""


@dataclass(slots=True)
class Use:
    """What one use took; milliseconds are CPU time."""

    articles: int = 0
    memory_shown: float = 0.0
    """MiB, resident, with the list shown."""
    memory_searched: float = 0.0
    """The same after the searches."""
    frames: list[float] = field(default_factory=list)
    """Of the GUI thread, one a scroll step."""
    keys: list[float] = field(default_factory=list)
    """Of the process, from a key to the painted rows."""
    events: list[tuple[float, str]] = field(default_factory=list)
    """The longest stretches of the GUI thread without a look at the queue, and what was done."""


class Stretches:
    """Measures how long the GUI thread works without looking at its queue.

    The queue is looked at when the thread awakes, and again before it waits; its timers come
    after the wait. Waiting takes no CPU time.
    """

    def __init__(self) -> None:
        self.doing = "start"
        self.longest: dict[str, float] = {}
        self._began = time.thread_time()
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is None:
            raise RuntimeError("there is no event loop")
        dispatcher.awake.connect(self._look)
        dispatcher.aboutToBlock.connect(self._look)

    def _look(self) -> None:
        now = time.thread_time()
        took = (now - self._began) * 1000
        self.longest[self.doing] = max(took, self.longest.get(self.doing, 0.0))
        self._began = now


class Person:
    """Works with one window."""

    def __init__(self, window: MainWindow, use: Use, stretches: Stretches) -> None:
        self.window, self.use, self.stretches = window, use, stretches
        self._chance = random.Random(SEED)
        self._list = window.panes.articles.list
        self._field = window.panes.top.search

    def scroll(self) -> None:
        """Turn the wheel over the list, with a jump now and then."""
        bar, viewport = self._list.verticalScrollBar(), self._list.viewport()
        with self._doing("scroll"):
            for frame in range(FRAMES):
                if frame % 50 == 49:
                    bar.setValue(self._chance.randrange(bar.maximum() + 1))
                    self.settle()
                began = time.thread_time()
                QApplication.sendEvent(viewport, _wheel(QPointF(viewport.rect().center())))
                QApplication.processEvents()  # paints what came into sight
                self.use.frames.append((time.thread_time() - began) * 1000)
            bar.setValue(0)
            self.settle()

    def search(self, words: list[str], searches: int) -> None:
        """Type ``searches`` searches of one to three words, each key as a key."""
        for _ in range(searches):
            text = " ".join(self._chance.sample(words, self._chance.randrange(1, 4)))
            with self._doing("type"):
                self._field.setFocus()
                self._field.selectAll()
                for letter in text:
                    self._key(letter)
            with self._doing("results"):
                self.settle()
                QTest.keyClick(self._field, Qt.Key.Key_Return)
                self.settle()
                _turn(_LOOK)
                self.settle()

    def read(self, articles: int) -> None:
        """Open, look, mark, go on: what a day is made of."""
        commands = self.window.commands
        for id in ("go.all", "go.inbox", "go.starred", "go.all"):
            with self._doing(id):
                commands.action(id).trigger()
                self.settle()
        rows = self.window.panes.articles.model.rowCount()
        for _ in range(articles):
            with self._doing("open"):
                self._list.go(self._chance.randrange(max(rows, 1)))
                self.settle()
            for tab in range(5):
                with self._doing(f"tab {tab}"):
                    self.window.panes.inspector.show_tab(tab)
                    self.settle()
            for id in ("article.star", "article.read", "undo"):
                with self._doing(id):
                    commands.action(id).trigger()
                    self.settle()
        for id in ("go.queue", "go.all", "sidebar", "sidebar", "inspector", "inspector", "theme"):
            with self._doing(id):
                commands.action(id).trigger()
                self.settle()
        with self._doing("resize"):
            for width in (1100, 860, 1440):
                self.window.resize(width, 900)
                self.settle()

    def settle(self) -> None:
        """Until all that was asked is answered and painted."""
        model = self.window.panes.articles.model
        self.until(lambda: self.window.navigation.lanes.idle)
        self.until(lambda: self.window.navigation.lanes.idle and model.complete)

    def until(self, holds: Callable[[], bool]) -> None:
        """Run the event loop until ``holds``, and once more for what that left to paint."""
        end = time.monotonic() + _LONGEST
        while True:
            _turn(2)
            if holds():
                return
            if time.monotonic() > end:
                raise TimeoutError(self.stretches.doing)

    def _key(self, letter: str) -> None:
        model = self.window.panes.articles.model
        began = time.process_time()
        QTest.keyClicks(self._field, letter)
        self.until(lambda: model.shown == model.asked)
        self._list.viewport().repaint()
        self.use.keys.append((time.process_time() - began) * 1000)

    @contextmanager
    def _doing(self, what: str) -> Iterator[None]:
        self.stretches.doing = what
        yield
        self.stretches.doing = "between"


def _turn(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _wheel(place: QPointF) -> QWheelEvent:
    return QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def resident() -> float:
    """MiB of this process."""
    status = Path("/proc/self/status").read_text("utf-8")
    return next(int(x.split()[1]) for x in status.splitlines() if x.startswith("VmRSS")) / 1024


def main(library: Path, searches: int, articles: int, words: list[str]) -> int:
    """Type ``searches`` and read ``articles`` over ``library``; print what it took as JSON."""
    make_application()
    program = Program(library)
    program.open()
    window = program.window
    if window is None:
        raise RuntimeError("there is no window")
    use = Use()
    stretches = Stretches()
    person = Person(window, use, stretches)
    person.until(lambda: window.panes.articles.model.rowCount() > 0)
    person.until(lambda: window.complete)
    person.settle()
    window.commands.action("go.all").trigger()
    person.settle()
    use.articles = window.panes.articles.model.rowCount()
    use.memory_shown = resident()
    person.scroll()
    person.search(words, searches)
    use.memory_searched = resident()
    person.read(articles)
    use.events = sorted(((ms, what) for what, ms in stretches.longest.items()), reverse=True)
    print(json.dumps(asdict(use)), flush=True)
    window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
