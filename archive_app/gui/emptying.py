"""Emptying the Trash: asked once, because it is the one thing that has no way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from archive_app.domain.library import Counts
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.navigation import Navigation
from archive_app.gui.toasts import Toast

if TYPE_CHECKING:  # what touches captures is imported where it is used
    from archive_app.actions.purge import Emptied
    from archive_app.store.archive import Archive


class Emptying(QObject):
    """Allows the command while there is something in the Trash, and carries it out."""

    def __init__(
        self,
        lanes: Lanes,
        commands: Commands,
        navigation: Navigation,
        handling: Handling,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._lanes, self._commands = lanes, commands
        self._navigation, self._handling, self._window = navigation, handling, window
        commands.on("trash.empty", self.ask)
        commands.allow("trashed", when=False)
        navigation.counted.connect(self._allow)

    def ask(self) -> None:
        """Say what goes, and remove it only if the person says so again."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(self.tr("News Archive"))
        box.setText(self.tr("Empty the Trash?"))
        box.setInformativeText(
            self.tr(
                "%n article(s) will be removed for good, with saved files, tags and notes."
                " There is no way back.",
                "",
                self._navigation.counts.trash,
            )
        )
        remove = box.addButton(self.tr("Remove for good"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep everything"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.finished.connect(lambda _: self._answered(box, agreed=box.clickedButton() is remove))
        box.open()

    def _answered(self, box: QMessageBox, *, agreed: bool) -> None:
        box.deleteLater()
        if agreed:
            self._lanes.writing.ask(_empty, self._done)

    def _done(self, emptied: "Emptied") -> None:
        self._lanes.changed.emit(emptied.changes)
        words = self.tr("%n article(s) removed for good", "", len(emptied.articles))
        self._handling.offer(Toast(words))

    def _allow(self, counts: Counts) -> None:
        self._commands.allow("trashed", when=counts.trash > 0)


def _empty(archive: "Archive") -> "Emptied":
    from archive_app.actions.purge import empty_trash

    return empty_trash(archive)
