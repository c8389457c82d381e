"""Much that is made a little at a time, so that the window answers in between."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class Pieces(QObject):
    """Takes the next of ``pieces`` whenever the window has nothing else to do."""

    def __init__(self, pieces: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Iterator[object] | None = pieces
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return self._pieces is None

    def _step(self) -> None:
        pieces = self._pieces
        if pieces is not None and next(pieces, self) is self:
            self._pieces = None
        if self._pieces is None:
            self._timer.stop()
