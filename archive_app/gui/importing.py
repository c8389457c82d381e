"""Takes in files that are dropped on the window or chosen: saved pages, archives, lists of links.

Pages in a file are saved at once, addresses in it wait in the queue. Pictures are not for here.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from archive_app.actions.settings import Settings, fetching
from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import Notice
from archive_app.gui.background import Lanes
from archive_app.gui.sentences import in_own_words
from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # loaded with the first file
    from archive_app.actions.import_file import Imported

PICTURES = {".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"}
"""Endings of files that are pictures."""

_KINDS = frozenset({Touched.ARTICLES, Touched.TAGS, Touched.JOBS, Touched.PLACES})
"""What an import may change."""


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that a drag carries."""
    links = (url for url in data.urls() if url.isLocalFile()) if data.hasUrls() else ()
    return tuple(Path(url.toLocalFile()) for url in links)


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files that a drag carries, pictures and folders apart."""
    paths = local_files(data)
    return tuple(path for path in paths if path.suffix and path.suffix.lower() not in PICTURES)


class Importing(QObject):
    """One file after the other, each a row of the queue; each says what came of it."""

    def __init__(
        self, lanes: Lanes, tasks: Tasks, toasts: Toasts, settings: Callable[[], Settings],
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._lanes, self._tasks, self._toasts = lanes, tasks, toasts
        self._settings, self._window = settings, window
        self._waiting: list[Path] = []
        self._running = False

    def choose(self) -> None:
        """Ask which files."""
        title = self.tr("Import pages, archives or lists of links")
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, paths: Sequence[Path]) -> None:
        """Take these files in, after those that wait already."""
        self._waiting.extend(paths)
        self._next()

    def close(self) -> None:
        """Begin no other file."""
        self._waiting.clear()

    def _next(self) -> None:
        if self._running or not self._waiting:
            return
        path = self._waiting.pop(0)
        self._running = True
        library, settings = self._lanes.library, self._settings()

        def work(task: Task) -> "Imported":
            from archive_app.actions.add import CaptureTools
            from archive_app.actions.import_file import ImportTools, import_file
            from archive_app.actions.worker import Worker
            from archive_app.store.archive import Archive

            # A connection of its own: a long list must not keep the person's changes waiting.
            with Archive.open(library) as archive, Worker() as worker:
                tools = CaptureTools(
                    library, worker, settings, fetching(settings), task.hear, lambda: task.stopped
                )
                return import_file(archive, path, ImportTools(tools, later=True))

        words = self.tr("Import {file}").format(file=path.name)
        task = self._tasks.run(words, work, lambda done: self._done(path, done))
        task.ended.connect(self._ended)

    def _done(self, path: Path, done: "Imported") -> None:
        self._lanes.changed.emit(Changes(articles=frozenset(done.articles), kinds=_KINDS))
        self._toasts.show_toast(self._told(path, done))

    def _ended(self) -> None:
        self._lanes.changed.emit(Changes(kinds=_KINDS))  # stopped or failed: some of it is saved
        self._running = False
        self._next()

    def _told(self, path: Path, done: "Imported") -> Toast:
        """What came of ``path``, in words."""
        if done.error is not None:
            words, why = self.tr("{file} was not taken in. {why}"), in_own_words(done.error.message)
            return Toast(words.format(file=path.name, why=why), problem=True)
        parts = [
            self.tr("%n page(s) saved", "", done.pages) if done.pages else "",
            self.tr("%n page(s) in the queue", "", done.waiting) if done.waiting else "",
            self.tr("%n page(s) here before", "", done.already) if done.already else "",
        ]
        words = f"{path.name}: " + (", ".join(filter(None, parts)) or self.tr("nothing new"))
        if not done.rejected:
            return Toast(f"{words}.")
        failed = self.tr("%n line(s) could not be read. First: {why}", "", len(done.rejected))
        return Toast(f"{words}. {failed.format(why=_first(done.rejected))}", problem=True)


def _first(rejected: Sequence[tuple[str, Notice]]) -> str:
    what, why = rejected[0]
    words = in_own_words(why.message)
    return f"{what}: {words}" if what else words
