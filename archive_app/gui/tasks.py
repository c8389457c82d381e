"""Long work beside the lanes of the library: each a row of the queue, with progress and cancel."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from archive_app.actions.progress import Progress
from archive_app.domain.errors import ArchiveError
from archive_app.gui.background import Lanes
from archive_app.gui.sentences import in_own_words
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # SQLite is imported where somebody asks for the library
    from archive_app.store.archive import Archive

T = TypeVar("T")


class Task(QObject):
    """One piece of work under way."""

    changed = Signal()
    """``progress`` is another."""

    ended = Signal()
    """It is done, failed or stopped; said before what came of it is."""

    _heard = Signal(object)

    def __init__(self, words: str, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words
        """What it does: "Export 12 articles"."""
        self.progress: Progress | None = None
        self._stop = threading.Event()
        self._heard.connect(self._take)

    @property
    def stopped(self) -> bool:
        """Whether it was told to stop; may be asked on any thread."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Stop at the next chance."""
        self._stop.set()
        self.changed.emit()

    def hear(self, progress: Progress) -> None:
        """Progress, from whatever thread."""
        self._heard.emit(progress)

    def _take(self, progress: Progress) -> None:
        self.progress = progress
        self.changed.emit()


class Tasks(QObject):
    """All that is under way; whoever began it hears what came of it."""

    begun = Signal()
    """One more is under way."""

    changed = Signal()
    """``running`` are others."""

    def __init__(self, lanes: Lanes, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._lanes, self._toasts = lanes, toasts
        self.running: list[Task] = []
        """The first first."""

    def run(self, words: str, work: Callable[[Task], T], done: Callable[[T], None]) -> Task:
        """Run ``work`` on a thread of its own; ``done`` takes its answer on the GUI thread.

        That it was stopped is said in a toast; what else fails goes to ``Lanes.failed``.
        """
        task = Task(words, self)
        self.running.append(task)
        self.changed.emit()
        self.begun.emit()

        def finish(answer: T) -> None:
            self._end(task)
            done(answer)

        def fail(error: ArchiveError) -> None:
            self._end(task)
            if error.kind == "cancelled":
                self._toasts.show_toast(Toast(in_own_words(str(error))))
            else:
                self._lanes.failed.emit(error)

        self._lanes.network.run(lambda: work(task), finish, fail)
        return task

    def read(
        self, words: str, work: "Callable[[Archive, Task], T]", done: Callable[[T], None]
    ) -> Task:
        """``run`` with a connection of its own: on a lane the reader would wait for it."""
        library = self._lanes.library

        def carry(task: Task) -> T:
            from archive_app.store.archive import Archive

            with Archive.open(library, readonly=True) as archive:
                return work(archive, task)

        return self.run(words, carry, done)

    def close(self) -> None:
        """Stop everything."""
        for task in self.running:
            task.stop()

    def _end(self, task: Task) -> None:
        self.running.remove(task)
        task.ended.emit()
        task.deleteLater()
        self.changed.emit()
