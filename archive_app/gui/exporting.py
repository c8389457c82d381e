"""Exports in the background, and says what came of it."""

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from archive_app.gui.background import Lanes
from archive_app.gui.theme import Theme
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # formats and their libraries are imported when somebody exports
    from archive_app.actions.export import Exported, Wanted
    from archive_app.gui.export_dialog import ExportDialog


class Exporting(QObject):
    """Asks how, exports beside the lanes, and offers the folder."""

    def __init__(self, theme: Theme, lanes: Lanes, toasts: Toasts, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._lanes, self._toasts, self._window = theme, lanes, toasts, window
        self._stop = threading.Event()

    def ask(self, numbers: tuple[int, ...]) -> None:
        """Show the dialog for ``numbers``; it lies over the window and does not block it."""
        from archive_app.gui.export_dialog import ExportDialog

        dialog = ExportDialog(self._theme, numbers, self._window)
        dialog.accepted.connect(partial(self._accepted, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def run(self, wanted: "Wanted") -> None:
        """Export what is ``wanted``."""
        words = self.tr("Exporting %n article(s)", "", len(wanted.articles))
        self._toasts.show_toast(Toast(words))
        library, stopped = self._lanes.library, self._stop.is_set

        def work() -> "Exported":
            from archive_app.actions.export import export
            from archive_app.store.archive import Archive

            # A connection of its own: a long export must not keep the reader waiting for a lane.
            with Archive.open(library, readonly=True) as archive:
                return export(archive, wanted, stopped=stopped)

        self._lanes.network.run(work, self._done)

    def close(self) -> None:
        """Stop what is still being written."""
        self._stop.set()

    def _accepted(self, dialog: "ExportDialog") -> None:
        if dialog.wanted is not None:
            self.run(dialog.wanted)

    def _done(self, exported: "Exported") -> None:
        words = self.tr("%n article(s) exported.", "", exported.articles)
        pictures = self.tr("{copied} pictures copied, {stayed} stay on this computer.")
        pictures = pictures.format(copied=exported.copied, stayed=exported.stayed)
        target = exported.target if exported.target.is_dir() else exported.target.parent
        url = QUrl.fromLocalFile(str(target))
        self._toasts.show_toast(
            Toast(
                f"{words} {pictures}",
                self.tr("Open folder"),
                lambda: QDesktopServices.openUrl(url),
            )
        )
