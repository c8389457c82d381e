"""Work that may not run on the GUI thread: lanes over the library, and a pool for the network.

A lane is one thread with its own connection; it answers one question after the other. Questions
are plain functions of an ``Archive`` without Qt. Answers come back on the GUI thread. What a
question raises: an ``ArchiveError`` goes to ``failed``, anything else is our bug and is raised
again on the GUI thread, where the exception hook sees it. As with a signal of Qt, nothing is told
to an object that was deleted meanwhile, as a dialog that was closed.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError

if TYPE_CHECKING:
    from archive_app.store.archive import Archive

T = TypeVar("T")

_FEW_KIB, _MANY_KIB = 2 * 1024, 4 * 1024
"""Of the database in the memory of each lane; the system keeps the rest of it at hand."""

NETWORK_THREADS = 4
"""Captures at once. Most of a capture is waiting; more would make the pages' hosts wait, not us."""


class Connection(Protocol):
    """What a lane needs of the library it opens."""

    def close(self) -> None:
        """Give the files back."""

    def interrupt(self) -> None:
        """Stop the question that runs now; called from another thread."""


@dataclass(eq=False, slots=True)
class _Question:
    """One piece of work and where its answer goes."""

    key: str | None
    work: Callable[[Any], Any]
    done: Callable[[Any], None]
    failed: Callable[[ArchiveError], None] | None
    interrupted: bool = False
    """Whether it was told to stop; what it raises then says nothing: SQLite may call an interrupt
    in the middle of opening a table an error of that table."""


class _Answers(QObject):
    """Carries calls from other threads to the thread it was made on, the GUI thread."""

    failed = Signal(object)
    """An ArchiveError that nobody else wanted."""

    _call = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def later(self, call: Callable[[], None]) -> None:
        """Run ``call`` on the GUI thread; may be asked for from any thread."""
        try:
            self._call.emit(call)
        except RuntimeError:  # the window is gone, and with it whoever wanted to know
            return

    def _run(self, call: Callable[[], None]) -> None:
        call()

    def _settle_error(
        self, error: BaseException, failed: Callable[[ArchiveError], None] | None
    ) -> None:
        if not isinstance(error, ArchiveError):
            raise error
        if failed is None:
            self.failed.emit(error)
        elif _is_there(failed):
            failed(error)


def _is_there(told: Callable[..., None]) -> bool:
    """Whether the object whose method ``told`` is still has its C++ part."""
    asker = getattr(told, "__self__", None)
    return not isinstance(asker, QObject) or isValid(asker)


class Lane(_Answers):
    """One thread and one connection to the library; one question after the other."""

    def __init__(
        self, name: str, connect: Callable[[], Connection], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        self._archive: Connection | None = None
        self._turn = threading.Condition()
        self._waiting: deque[_Question] = deque()
        self._running: _Question | None = None
        self._newest: dict[str, _Question] = {}
        """By key; kept on the GUI thread, where an answer of an older question is dropped."""
        self._closing = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether nothing is asked that was not worked yet."""
        with self._turn:
            return not self._waiting and self._running is None

    def ask(
        self,
        work: Callable[["Archive"], T],
        done: Callable[[T], None],
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Run ``work`` on the lane after what was asked before; then ``done`` or ``failed``."""
        self._enqueue(_Question(None, work, done, failed))

    def overtake(
        self,
        key: str,
        work: Callable[["Archive"], T],
        done: Callable[[T], None],
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Ask instead of every older question of ``key``: those never answer.

        One that is running is interrupted.
        """
        self.drop(key)
        self._newest[key] = _Question(key, work, done, failed)
        self._enqueue(self._newest[key])

    def drop(self, key: str) -> None:
        """Answer no question of ``key`` any more; one that is running is interrupted."""
        with self._turn:
            self._waiting = deque(q for q in self._waiting if q.key != key)
            if self._running is not None and self._running.key == key:
                self._interrupt()
        self._newest.pop(key, None)

    def close(self, *, finish: bool) -> None:
        """End the thread; with ``finish`` after what was asked, else as soon as it can.

        Nothing answers any more: whoever asked is going, too.
        """
        with self._turn:
            self._closing = True
            if not finish:
                self._waiting.clear()
                if self._running is not None:
                    self._interrupt()
            self._turn.notify()
        self._thread.join()

    def _enqueue(self, question: _Question) -> None:
        with self._turn:
            if self._closing:
                return
            self._waiting.append(question)
            self._turn.notify()

    def _interrupt(self) -> None:
        if self._running is not None:
            self._running.interrupted = True
        if self._archive is not None:
            self._archive.interrupt()

    def _work(self) -> None:
        while (question := self._next()) is not None:
            answer: Any = None
            error: BaseException | None = None
            try:
                answer = question.work(self._opened())
            except BaseException as problem:  # raised again on the GUI thread
                error = problem
            self.later(self._settling(question, answer, error))
            with self._turn:  # last: who finds the lane idle finds its answer on the way
                self._running = None
        if self._archive is not None:
            self._archive.close()

    def _next(self) -> _Question | None:
        with self._turn:
            while not self._waiting and not self._closing:
                self._turn.wait()
            self._running = self._waiting.popleft() if self._waiting else None
            return self._running

    def _opened(self) -> Connection:
        if self._archive is None:
            archive = self._connect()
            with self._turn:
                self._archive = archive
        return self._archive

    def _settling(
        self, question: _Question, answer: object, error: BaseException | None
    ) -> Callable[[], None]:
        def settle() -> None:  # on the GUI thread
            key = question.key
            stale = key is not None and self._newest.get(key) is not question
            silent = question.interrupted or isinstance(error, ArchiveError | None)
            if silent and (stale or self._closing):
                return
            if error is not None:
                self._settle_error(error, question.failed)
            elif _is_there(question.done):
                question.done(answer)

        return settle


class NetworkPool(_Answers):
    """Runs what waits for the network, several at once; never touches the library."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(NETWORK_THREADS, thread_name_prefix="network")
        self._closed = False

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Run ``work`` on a thread of the pool; then ``done`` or ``failed`` on the GUI thread.

        Nothing is run where the window is going.
        """
        if self._closed:
            return

        def carry() -> None:
            try:
                answer = work()
            except BaseException as error:  # raised again on the GUI thread
                problem = error
                if not (self._closed and isinstance(problem, ArchiveError)):
                    self.later(lambda: self._settle_error(problem, failed))
                return
            self.later(lambda: done(answer) if _is_there(done) and not self._closed else None)

        self._pool.submit(carry)

    def close(self) -> None:
        """Wait for what runs; drop what has not begun. Cancel running work before."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)


class Lanes(QObject):
    """Every thread of the window beside its own."""

    changed = Signal(object)
    """The ``Changes`` of a mutation, after it is on disk. Views refresh from this alone."""

    failed = Signal(object)
    """An ``ArchiveError`` that no asker wanted to handle itself."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library

        def connect(kib: int) -> "Archive":
            # Imported on the lane: SQLite and what is around it cost the first paint nothing.
            from archive_app.store.archive import Archive

            archive = Archive.open_or_read(library)
            archive.limit_memory(kib)
            return archive

        few, many = partial(connect, _FEW_KIB), partial(connect, _MANY_KIB)
        self.writing = Lane("writing", few, self)
        """Everything that changes the library; never interrupted."""
        self.searching = Lane("searching", many, self)
        """Searches and counts."""
        self.ordering = Lane("ordering", few, self)
        """Whole lists in order: SQLite stops some of a million only after .3 s, and the first rows
        of the next key wait for none of them."""
        self.reading = Lane("reading", few, self)
        """Rows of the list, the open article, thumbnails."""
        self.counting = Lane("counting", few, self)
        """What goes with a search and may come later: facets, suggestions, counts of searches."""
        self.network = NetworkPool(self)
        for part in (*self._all(), self.network):
            part.failed.connect(self.failed)

    def change(
        self,
        work: Callable[["Archive"], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Run a mutation on the writing lane; ``changed`` tells every view, then ``done``."""

        def finish(changes: Changes) -> None:
            self.changed.emit(changes)
            if done is not None:
                done(changes)

        self.writing.ask(work, finish, failed)

    @property
    def idle(self) -> bool:
        """Whether no lane has anything to do; the network is not asked."""
        return all(lane.idle for lane in self._all())

    def _all(self) -> tuple[Lane, ...]:
        return self.writing, self.searching, self.ordering, self.reading, self.counting

    def close(self) -> None:
        """End every thread: questions are dropped, changes that were asked for are made."""
        self.network.close()
        for lane in (self.searching, self.ordering, self.reading, self.counting):
            lane.close(finish=False)
        self.writing.close(finish=True)
