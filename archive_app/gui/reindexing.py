"""Makes the search index anew as a task; the old one answers meanwhile."""

from pathlib import Path

from PySide6.QtCore import QObject

from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.toasts import Toast, Toasts


class Reindexing(QObject):
    """One rebuild of the search index at a time."""

    def __init__(self, library: Path, tasks: Tasks, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._tasks, self._toasts = library, tasks, toasts
        self._task: Task | None = None

    def run(self) -> Task:
        """Begin, or go on where it was stopped; the one under way where there is one."""
        if self._task is None or self._task not in self._tasks.running:
            words = self.tr("Rebuild the search index")
            self._task = self._tasks.run(words, self._rebuild, self._done)
        return self._task

    def _rebuild(self, task: Task) -> None:
        from archive_app.actions.rebuild import rebuild_index
        from archive_app.store.archive import Archive

        # A connection of its own: it must not keep what the person does waiting for a lane.
        with Archive.open(self._library) as archive:
            rebuild_index(archive, task.hear, lambda: task.stopped)

    def _done(self, _: None) -> None:
        self._toasts.show_toast(Toast(self.tr("The search index is made anew.")))
