"""Finds where a picture was seen: one that is dropped on the window, or chosen as a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from archive_app.domain.sighting import Sighting
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.importing import PICTURES, local_files
from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.theme import Theme
from archive_app.gui.thumbnails import cropped

Found = tuple[tuple[Sighting, QImage | None], ...]
"""Each picture of the library with what is shown of it."""


def pictures_in(data: QMimeData) -> tuple[Path, ...]:
    """The picture files that a drag carries, by their endings."""
    return tuple(path for path in local_files(data) if path.suffix.lower() in PICTURES)


class PictureFinding(QObject):
    """Asks for a file, looks for its picture beside the lanes, and shows what was found."""

    article_wanted = Signal(int)
    """An article in which it was seen is to be opened."""

    def __init__(
        self, theme: Theme, lanes: Lanes, tasks: Tasks, commands: Commands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._lanes, self._tasks, self._window = theme, lanes, tasks, window
        commands.on("picture.find", self.choose)

    def choose(self) -> None:
        """Ask which file."""
        endings = " ".join(f"*{ending}" for ending in sorted(PICTURES))
        dialog = QFileDialog(self._window, self.tr("Find a picture"))
        dialog.setNameFilter(self.tr("Pictures ({endings})").format(endings=endings))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, paths: Sequence[Path]) -> None:
        """Look for each of these pictures."""
        for path in paths:
            self._find(path)

    def _find(self, path: Path) -> None:
        library, ratio = self._lanes.library, self._window.devicePixelRatioF()

        def look(_task: Task) -> Found:
            from archive_app.actions.find_picture import find_like
            from archive_app.actions.worker import Worker
            from archive_app.gui.sightings_dialog import THUMBNAIL
            from archive_app.store.archive import Archive

            with Archive.open(library, readonly=True) as archive, Worker() as worker:
                found = find_like(archive, path, worker)
                stored = [archive.pictures.thumbnail(one.row.picture) for one in found]
            drawn = [cropped(data, THUMBNAIL, ratio) if data else None for data in stored]
            return tuple(zip(found, drawn, strict=True))

        words = self.tr("Find {file}").format(file=path.name)
        self._tasks.run(words, look, lambda found: self._show(path, found))

    def _show(self, path: Path, found: Found) -> None:
        from archive_app.gui.sightings_dialog import SightingsDialog

        dialog = SightingsDialog(self._theme, path, found, self._window)
        dialog.article_wanted.connect(self.article_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
