"""Undo, redo and the history: the way back over everything the person changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import Event
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # the dialog when it is opened, SQLite on the lanes
    from archive_app.gui.history_dialog import HistoryDialog
    from archive_app.store.archive import Archive

_Read = tuple[tuple[Event, ...], dict[int, str]]


class Retracing(QObject):
    """Carries out ``undo``, ``redo`` and ``history``; the store keeps what there is to undo."""

    article_wanted = Signal(int)
    """An article of the history is to be opened."""

    def __init__(
        self, theme: Theme, lanes: Lanes, commands: Commands, toasts: Toasts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._lanes, self._toasts, self._window = theme, lanes, toasts, window
        self._dialog: HistoryDialog | None = None
        commands.on("undo", self.undo)
        commands.on("redo", self.redo)
        commands.on("history", self.show_history)
        lanes.changed.connect(lambda _changes: self._read())

    def undo(self) -> None:
        """Take the last change back."""

        def done(answer: tuple[Event, Changes]) -> None:
            event, changes = answer
            self._lanes.changed.emit(changes)
            words = self.tr("Undone: {what}").format(what=in_own_words(event.subject, "change"))
            self._toasts.show_toast(Toast(words, self.tr("Redo"), self.redo))

        self._lanes.writing.ask(lambda a: a.history.undo(), done)

    def redo(self) -> None:
        """Make the change again that was taken back last."""

        def done(answer: tuple[Event, Changes]) -> None:
            event, changes = answer
            self._lanes.changed.emit(changes)
            words = self.tr("Done again: {what}").format(what=in_own_words(event.subject, "change"))
            self._toasts.show_toast(Toast(words, self.tr("Undo"), self.undo))

        self._lanes.writing.ask(lambda archive: archive.history.redo(), done)

    def show_history(self) -> "HistoryDialog":
        """The list of all changes, beside the work."""
        dialog = self._dialog or self._make()
        self._dialog = dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.view.setFocus()
        self._read()
        return dialog

    def _make(self) -> "HistoryDialog":
        from archive_app.gui.history_dialog import HistoryDialog

        dialog = HistoryDialog(self._theme, self._window)
        dialog.model.more_wanted.connect(self._read)
        dialog.article_wanted.connect(self.article_wanted)
        dialog.undo_wanted.connect(self._undo_one)
        dialog.back_wanted.connect(lambda event: self._go(lambda a: a.history.undo_back_to(event)))
        dialog.redo_wanted.connect(lambda event: self._go(lambda a: a.history.redo_up_to(event)))
        return dialog

    def _undo_one(self, event: int) -> None:
        def work(archive: "Archive") -> tuple[tuple[Event, ...], Changes]:
            undone, changes = archive.history.undo(event)
            return (undone,), changes

        self._go(work)

    def _go(self, work: Callable[["Archive"], tuple[tuple[Event, ...], Changes]]) -> None:
        """Let every view follow; what is refused is said beside the list that asked."""

        def failed(error: ArchiveError) -> None:
            if self._dialog is not None:
                self._dialog.say_problem(in_own_words(str(error)))

        self._lanes.writing.ask(work, lambda answer: self._lanes.changed.emit(answer[1]), failed)

    def _read(self) -> None:
        """Ask for the changes that are shown, where they are."""
        dialog = self._dialog
        if dialog is None or dialog.isHidden():
            return
        limit = dialog.model.limit

        def work(archive: "Archive") -> _Read:
            events = archive.history.events(limit)
            first = list({event.articles[0] for event in events if event.articles})
            return events, {row.article: row.title for row in archive.search.rows(first)}

        def done(answer: _Read) -> None:
            dialog.show_events(*answer)

        self._lanes.reading.overtake("history", work, done)
