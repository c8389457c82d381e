"""What another program does to the library while the window is open is shown soon."""

from PySide6.QtCore import QObject, QTimer

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import ArchiveError
from archive_app.gui.navigation import Navigation

_OFTEN_MS = 2_000
_SELDOM_MS = 30_000
"""While another program goes on writing, as an import does: a long list takes its time each."""


class Following(QObject):
    """Looks now and then; where something is another, every view is told as of a change here."""

    def __init__(self, navigation: Navigation, parent: QObject) -> None:
        super().__init__(parent)
        self._navigation, self._lanes = navigation, navigation.lanes
        self._known: tuple[int, str] | None = None
        self._timer = QTimer(self, interval=_OFTEN_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look now, where nothing is being listed; what is being written comes first."""
        if self._lanes.ordering.idle:
            # There alone is told what others write: this window writes on that lane.
            self._lanes.writing.ask(lambda a: a.facts.standing(), self._compare, self._rest)

    def _compare(self, now: tuple[int, str]) -> None:
        before, self._known = self._known, now
        changed = before is not None and all(a != b for a, b in zip(before, now, strict=True))
        slower = min(self._timer.interval() * 2, _SELDOM_MS)
        self._timer.setInterval(slower if changed else _OFTEN_MS)
        if changed:
            number = self._navigation.number
            opened = frozenset[int]() if number is None else frozenset({number})
            self._lanes.changed.emit(Changes(articles=opened, kinds=frozenset(Touched)))

    def _rest(self, _: ArchiveError) -> None:
        """Whoever needs the library says what is wrong with it."""
