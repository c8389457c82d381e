"""Pages that are saved again by themselves: how often the open one is, and jobs for what is due."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import ArchiveError, LibraryError
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.inspector_panel import SOURCE
from archive_app.gui.panes import Panes
from archive_app.gui.saving import CaptureQueue

if TYPE_CHECKING:  # a tab is imported and made when it is first shown
    from archive_app.gui.source_tab import SourceTab

_LOOK_MS = 60_000
"""How often it is looked for what fell due: a minute late is soon enough for once an hour."""


class Watching(QObject):
    """Tells the Source tab what is watched, and the queue what is due."""

    def __init__(
        self,
        lanes: Lanes,
        commands: Commands,
        panes: Panes,
        queue: CaptureQueue,
        handling: Handling,
    ) -> None:
        super().__init__(panes)
        self._lanes, self._panes, self._queue, self._handling = lanes, panes, queue, handling
        self._inspector = panes.inspector
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._inspector.source_page.once_made(self._connect)
        self._inspector.source_shown.connect(self._ask)
        commands.on("article.watch", self._offer)
        lanes.changed.connect(self._follow)

    def start(self) -> None:
        """Put what is due into the queue, now and from time to time."""
        self._timer.start()
        self.look()

    def _connect(self, source: "SourceTab") -> None:
        source.watch_chosen.connect(self.choose)

    def look(self) -> None:
        """Jobs for what is due; while saving is held back it stays due."""
        if not self._queue.paused:
            self._lanes.change(lambda a: a.watches.make_due_jobs(), failed=self._rest)

    def _ask(self, number: int) -> None:
        """Tell the Source tab how often article ``number`` is saved again."""
        self._lanes.reading.overtake(
            "watch",
            lambda archive: archive.watches.every_of(number),
            lambda every: self._inspector.source_page.widget.show_watch(number, every),
        )

    def _ask_again(self) -> None:
        opened = self._inspector.opened
        if opened is not None and self._inspector.source_page.is_made:
            self._ask(opened.article)

    def choose(self, number: int, every: str) -> None:
        """Save article ``number`` again ``every`` so often, from now on."""

        def failed(error: ArchiveError) -> None:
            self._ask_again()  # as it still is
            self._lanes.failed.emit(error)

        often = self._inspector.source.often(every)
        words = self.tr("Save this page again: {often}").format(often=often)
        self._lanes.change(
            lambda archive: archive.watches.set(number, every),
            lambda changes: self._handling.say_done(words, changes),
            failed,
        )

    def _follow(self, changes: Changes) -> None:
        if changes.event is not None and Touched.JOBS in changes.kinds:
            self._ask_again()

    def _offer(self) -> None:
        """The Source tab with its choice ready for the keys."""
        self._panes.reveal_inspector()
        self._inspector.show_tab(SOURCE)
        self._inspector.source.watch.setFocus()

    def _rest(self, error: ArchiveError) -> None:
        """A library that is only read stays as it is."""
        if isinstance(error, LibraryError):
            self._timer.stop()
