"""Which page the middle of the window shows: list and reader, queue, board, notes or first run."""

from PySide6.QtCore import QObject

from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.saving import CaptureQueue


class PageChoice(QObject):
    """Goes by the place the person is at and by the library's figures."""

    def __init__(self, panes: Panes, navigation: Navigation, queue: CaptureQueue) -> None:
        super().__init__(panes)
        self._panes, self._navigation, self._queue = panes, navigation, queue
        queue.changed.connect(self.choose)
        navigation.counted.connect(lambda _counts: self.choose())

    def choose(self, *, went: bool = False) -> None:
        """Show what fits now; ``went`` where the person has just come here."""
        panes, place = self._panes, self._navigation.place
        if place.kind == "queue":
            panes.show_queue()
        elif place.kind == "rights":
            panes.show_board()
        elif panes.comparing and not went:
            return  # figures alone do not end a comparison
        elif place.kind == "notes":
            panes.show_notes()
        elif self._empty and place.kind in {"all", "inbox"}:
            panes.show_welcome()
        else:
            panes.show_browse()

    @property
    def _empty(self) -> bool:
        """Whether nothing was ever saved, as far as it is known."""
        counts = self._navigation.counts
        some = counts.all or counts.trash or counts.jobs or self._queue.jobs
        return self._navigation.counted_once and not some
