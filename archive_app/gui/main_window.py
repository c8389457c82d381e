"""The window: the frame that is there at once, and what the system tells it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMainWindow

from archive_app.actions.settings import Settings
from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import Sort
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.desk import Desk
from archive_app.gui.destinations import ALL, Destination
from archive_app.gui.key_bindings import KeyBindings
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.seen_order import SeenOrder
from archive_app.gui.theme import Theme
from archive_app.gui.window_memory import WindowMemory
from archive_app.gui.window_state import WindowState

if TYPE_CHECKING:  # imported when first needed, after the first paint
    from archive_app.gui.toasts import Toasts
    from archive_app.store.archive import Archive

_SIZE = (1440, 900)
"""Logical pixels at the first start."""


class MainWindow(SeenOrder, QMainWindow):
    """One library in one window.

    Bar, sidebar and list are made with it; the ``desk`` has everyone who answers for something.
    """

    folder_wanted = Signal()
    """The person wants the library in another folder."""

    library_wanted = Signal(Path)
    """Another library is to be shown."""

    removal_wanted = Signal(Path, Path)
    """The person's own library is to be shown, and then the sample in the second folder removed."""

    language_wanted = Signal(object)
    """The ``Settings`` that ask for another language than before."""

    ready = Signal()
    """List and figures of the start are shown."""

    def __init__(self, theme: Theme, lanes: Lanes, settings: Settings) -> None:
        super().__init__()
        self.theme, self.lanes = theme, lanes
        self._ended = False
        self._alt_alone = False
        """Whether Alt is down and nothing else was pressed since."""
        self.commands = Commands(theme, self)
        self.keys = KeyBindings(self.commands, lanes, settings.keys, self)
        self.panes = Panes(theme, self.commands, lanes)
        self.panes.articles.list.set_compact(on=settings.density == "compact")
        self.setCentralWidget(self.panes)
        self.navigation = Navigation(lanes, self.panes.sidebar, self.panes.articles)
        self.memory = WindowMemory(self, self.panes, self.navigation)
        self._desk = Desk(self, settings)
        self._dress()
        self.navigation.counted.connect(lambda _counts: self.ready.emit())
        lanes.failed.connect(self._say_problem)

    @property
    def desk(self) -> Desk:
        """Everyone who answers for something; all are there once it is asked for."""
        self._desk.finish()
        return self._desk

    @property
    def complete(self) -> bool:
        """Whether everyone is there without being asked for."""
        return self._desk.complete

    @cached_property
    def toasts(self) -> "Toasts":
        """What is said at the bottom, made with the first of it."""
        from archive_app.gui.toasts import Toasts

        return Toasts(self.theme, self)

    def say(self, words: str, *, problem: bool = False) -> None:
        """Say ``words`` at the bottom."""
        from archive_app.gui.toasts import Toast

        self.toasts.show_toast(Toast(words, problem=problem))

    def _dress(self) -> None:
        self.setWindowTitle(self.tr("News Archive"))
        self.setMinimumSize(640, 480)
        self.resize(*_SIZE)
        self.setAcceptDrops(True)

    def start(self, state: WindowState, article: int | None = None) -> None:
        """Show ``state``, in which the window was closed, and go on saving what was not done.

        With ``article`` that one among all. The list comes first, then all that reads and works.
        """
        self.memory.restore(state)
        place = state.place if article is None else ALL
        self.navigation.start(place, article or state.article, state.sort)
        self.panes.articles.list.setFocus()
        if self.navigation.lists:
            once = Qt.ConnectionType.SingleShotConnection
            self.panes.articles.model.answered.connect(self._go_on, once)
        else:
            self._go_on()

    def show_library(self, place: Destination, article: int | None, sort: Sort) -> None:
        """Begin at ``place`` with ``article`` open; nothing is counted as read by that."""
        desk = self.desk
        self.navigation.start(place, article, sort)
        self.navigation.open_kept()
        self.panes.articles.list.setFocus()
        desk.look_around()

    def _go_on(self) -> None:
        """The list is on the screen: make the rest, open the article, put right what a crash left.

        Saving begins after that: what was left over may have been a page that waits for it.
        """

        def recover(archive: "Archive") -> Changes:
            from archive_app.actions.recover import recover

            return Changes() if archive.readonly else recover(archive).changes

        def begin() -> None:
            self.navigation.open_kept()
            self._desk.look_around()
            self.lanes.change(recover, lambda _: self._desk.begin_work())

        self._desk.begin(begin)

    def _say_problem(self, error: ArchiveError) -> None:
        self.desk.handling.say_problem(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, stop the work; what is asked for is still written."""
        if not self._ended:
            self.memory.keep()
        self.hide()  # a page being fetched may take a moment to stop
        self.end()
        super().closeEvent(event)

    def end(self) -> None:
        """Stop every thread and process, remembering nothing; may be called again."""
        if not self._ended:
            self._ended = True
            self.desk.end()

    def changeEvent(self, event: QEvent) -> None:
        """Back from another program, that may have saved something."""
        super().changeEvent(event)
        active = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if active and self.complete and self.navigation.counted_once and not self._ended:
            self.navigation.look_again()
            self._desk.queue.look_again()
            self._desk.following.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pasting an address saves it; Escape closes what is said; Alt alone shows the menus."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take_text(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Escape:
            self.toasts.hide()
        else:
            self._alt_alone = event.key() == Qt.Key.Key_Alt
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt that was pressed and released alone shows or hides the menus."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.menuBar().setVisible(not self.menuBar().isVisible())
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Links and files may be dropped anywhere."""
        from archive_app.gui.dropped import dropped

        if dropped(event.mimeData()).is_wanted:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dropped links into the save panel, take files in, and look for pictures."""
        from archive_app.gui.dropped import dropped

        what = dropped(event.mimeData())
        if what.is_wanted:
            event.acceptProposedAction()
            self.desk.importing.take(what.files)
            self.desk.picture_finding.take(what.pictures)
        if what.addresses:
            self.open_save_panel(what.addresses)

    def open_save_panel(self, text: str = "") -> None:
        """Ready to save addresses, ``text`` put in."""
        self.panes.show_save_panel()
        self.panes.save.start(text)

    def search(self, text: str) -> None:
        """Search for ``text`` as if it had been typed."""
        self.desk.searching.search(text)

    def _take_text(self, text: str) -> None:
        from archive_app.gui.address_field import begins_with_addresses

        if begins_with_addresses(text):
            self.open_save_panel(text)
