"""Backing the library up, and making it small: from the settings, the menu and the palette."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.reader_wording import size
from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # loaded when somebody asks for it
    from archive_app.actions.backup import BackedUp
    from archive_app.store.archive import Archive


class Upkeep(QObject):
    """Two commands over the whole library; each says what came of it."""

    def __init__(
        self, lanes: Lanes, tasks: Tasks, toasts: Toasts, commands: Commands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._lanes, self._tasks, self._toasts, self._window = lanes, tasks, toasts, window
        commands.on("library.backup", self.choose)
        commands.on("library.compact", self.compact)

    def choose(self) -> None:
        """Ask for the folder of the copy."""
        dialog = QFileDialog(self._window, self.tr("Folder for the copy of the library"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self.back_up(Path(names[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def back_up(self, target: Path) -> Task:
        """Copy the library to the folder ``target``."""

        def work(archive: "Archive", task: Task) -> "BackedUp":
            from archive_app.actions.backup import backup

            return backup(archive, target, task.hear, lambda: task.stopped)

        return self._tasks.read(self.tr("Back up the library"), work, self._backed_up)

    def compact(self) -> None:
        """Give the room that nothing needs back to the disk; changes made meanwhile wait."""

        def work(archive: "Archive") -> tuple[int, int]:
            before = archive.facts.info().bytes
            archive.upkeep.compact()
            return before, archive.facts.info().bytes

        self._toasts.show_toast(Toast(self.tr("The library is made small …")))
        self._lanes.writing.ask(work, self._compacted)

    def _backed_up(self, done: "BackedUp") -> None:
        words = self.tr("Backed up to {folder}: {size} copied, %n new capture(s).", "", done.copied)
        said = words.format(folder=done.target, size=size(done.bytes))
        self._toasts.show_toast(Toast(said))

    def _compacted(self, sizes: tuple[int, int]) -> None:
        before, after = map(size, sizes)
        words = self.tr("The library took {before} and takes {after} now.")
        self._toasts.show_toast(Toast(words.format(before=before, after=after)))
