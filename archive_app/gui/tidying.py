"""Keeps the search index in order in the background, piece by piece, while the window is open."""

from PySide6.QtCore import QObject, QTimer

from archive_app.domain.errors import ArchiveError, LibraryError
from archive_app.gui.background import Lanes

_REST = 60_000
"""Milliseconds until it is looked again whether there is anything to do."""

_BETWEEN = 300
"""Milliseconds between two pieces, so that the rest of the computer hardly notices."""


class Tidying(QObject):
    """Asks for one piece after the other, on the lane of what may come later."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self.tidy)

    def start(self) -> None:
        """Begin after a while, when the window has long been there."""
        self._timer.start(_REST)

    def tidy(self) -> None:
        """Do one piece now, where nothing else is to be counted; the next follows by itself."""
        if self._lanes.counting.idle:
            self._lanes.counting.ask(lambda archive: archive.search.tidy(), self._go_on, self._rest)
        else:
            self._timer.start(_BETWEEN)

    def _go_on(self, more: bool) -> None:
        self._timer.start(_BETWEEN if more else _REST)

    def _rest(self, error: ArchiveError) -> None:
        """A library that is only read stays as it is; a busy one has time."""
        if not isinstance(error, LibraryError):
            self._timer.start(_REST)
