"""Much that is made a little at a time, so that the window answers in between."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_MOST = 0.006
"""Seconds at once; the last piece begun within them may take longer."""


class Pieces(QObject):
    """Takes as many of ``pieces`` as fit whenever the window has nothing else to do."""

    def __init__(self, pieces: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Iterator[object] | None = pieces
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return self._pieces is None

    def step(self) -> None:
        """Take the next pieces now."""
        until = perf_counter() + _MOST
        while self._pieces is not None and perf_counter() < until:
            if next(self._pieces, self) is self:
                self.stop()

    def stop(self) -> None:
        """Leave what is left."""
        self._pieces = None
        self._timer.stop()
