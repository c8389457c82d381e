"""Reads pictures off the GUI thread: one thread, and the process that decodes foreign bytes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from archive_app.gui.thumbnails import decoded

if TYPE_CHECKING:
    from archive_app.actions.worker import Worker

T = TypeVar("T")


class PictureWorker(QObject):
    """Works one piece after the other; answers come back on the GUI thread."""

    _decoded = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._process: Worker | None = None
        self._closed = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._decoded.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], T], settle: Callable[[T | None, BaseException | None], None]
    ) -> None:
        """Run ``work`` on the thread; then ``settle`` with its answer or what it raised."""
        if self._closed:  # the window is going; a late timer may still ask
            return

        def carry() -> None:
            answer: T | None = None
            problem: BaseException | None = None
            try:
                answer = work()
            except BaseException as error:
                problem = error
            self._decoded.emit(partial(settle, answer, problem))

        self._pool.submit(carry)

    def payload(self, place: tuple[str, int]) -> bytes:
        """The saved bytes of a picture at a file and offset; only within ``work``.

        Raises:
            LibraryError: ``library-damaged``.
        """
        from archive_app.preserve.reading import payload_of  # WARC is read with the first picture

        return payload_of(self._library, *place)

    def decode(self, body: bytes, width: int) -> QImage | None:
        """The picture at most so many device pixels wide, None if broken; only within ``work``.

        Raises:
            WorkerDied: the process broke off.
        """
        shown = self.process().display_picture(body, width)
        return None if shown is None else decoded(shown)

    def process(self) -> "Worker":
        """The reading process; only within ``work``."""
        # Imported with the first picture: it brings the whole of extraction with it.
        from archive_app.actions.worker import Worker

        if self._process is None:
            self._process = Worker()
        return self._process

    def close(self) -> None:
        """End thread and process; what was asked is not answered any more."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._process is not None:
            self._process.close()

    def _run(self, settle: Callable[[], None]) -> None:
        if not self._closed:
            settle()
