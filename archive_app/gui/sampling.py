"""The sample archive: made here, named as long as it is open, removed with one click."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.sample_strip import SampleStrip
from archive_app.gui.tasks import Task, Tasks

if TYPE_CHECKING:  # what makes the sample is loaded when somebody asks for it
    from archive_app.actions.sample_mark import Sample
    from archive_app.store.archive import Archive


class Sampling(QObject):
    """Makes and opens the sample archive, and leads back to the person's own library."""

    library_wanted = Signal(Path)
    """Another library is to be shown."""

    ended = Signal()
    """The sample is made, or it was stopped, or it failed."""

    removal_wanted = Signal(Path, Path)
    """The person's own library is to be shown, and then the sample in the second folder removed."""

    def __init__(
        self, lanes: Lanes, tasks: Tasks, commands: Commands, strip: SampleStrip, window: QWidget
    ) -> None:
        super().__init__(window)
        self._lanes, self._tasks, self._strip, self._window = lanes, tasks, strip, window
        self._sample: Sample | None = None
        self._task: Task | None = None
        commands.on("sample.open", self.open)
        strip.home.clicked.connect(self._go_home)
        strip.remove.clicked.connect(self._ask)

    def start(self) -> None:
        """Name the library where it is a sample archive."""

        def look(archive: "Archive") -> "Sample | None":
            from archive_app.actions.sample_mark import read_sample

            return read_sample(archive.library)

        self._lanes.reading.ask(look, self._show)

    def open(self) -> None:
        """Open the sample archive beside the library; it is made first where it is not there."""
        if self._sample is not None or self._task is not None:
            return
        library = self._lanes.library

        def make(task: Task) -> Path:
            from archive_app.actions.sample import make_sample

            return make_sample(library, task.hear, lambda: task.stopped)

        words = self.tr("Make the sample archive")
        self._task = self._tasks.run(words, make, self.library_wanted.emit)
        self._task.ended.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self.ended.emit()

    def _show(self, sample: "Sample | None") -> None:
        self._sample = sample
        self._strip.setVisible(sample is not None)

    def _go_home(self) -> None:
        if self._sample is not None:
            self.library_wanted.emit(self._sample.home)

    def _ask(self) -> None:
        """Remove the sample; ask first where the person saved pages of their own in it."""

        def count(archive: "Archive") -> int:
            from archive_app.actions.sample_mark import own_articles

            return own_articles(archive)

        self._lanes.reading.ask(count, lambda own: self._confirm(own) if own else self._remove())

    def _confirm(self, own: int) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(self.tr("Remove the sample archive"))
        box.setText(self.tr("%n article(s) in it you saved yourself.", "", own))
        box.setInformativeText(
            self.tr("They are removed with the sample archive. To keep them, export them first.")
        )
        remove = box.addButton(self.tr("Remove all of it"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        remove.clicked.connect(self._remove)
        box.finished.connect(box.deleteLater)
        box.open()

    def _remove(self) -> None:
        if self._sample is not None:
            self.removal_wanted.emit(self._sample.home, self._lanes.library)
