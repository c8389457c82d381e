"""Exports, imports and their like under way, as rows above the jobs of the queue."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from archive_app.gui.buttons import HintButton
from archive_app.gui.inspector_parts import clear
from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.theme import Theme


class TaskRows(QWidget):
    """One row a task; nothing is shown where there is none."""

    def __init__(self, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self._theme, self._tasks = theme, tasks
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        tasks.changed.connect(self._rebuild)
        self._rebuild()

    def rows(self) -> list["TaskRow"]:
        """What is shown."""
        return self.findChildren(TaskRow)

    def _rebuild(self) -> None:
        clear(self._column)
        for task in self._tasks.running:
            self._column.addWidget(TaskRow(self._theme, task))
        self.setVisible(bool(self._tasks.running))


class TaskRow(QFrame):
    """What it does, how far it is, and a button that stops it."""

    def __init__(self, theme: Theme, task: Task) -> None:
        super().__init__()
        self.setObjectName("job")
        self._task = task
        title = QLabel(task.words)
        title.setObjectName("strong_body")
        self.state = QLabel()
        self.state.setObjectName("quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = HintButton(theme, self.tr("Cancel"), icon_name="x")
        self.cancel.clicked.connect(task.stop)
        left = QVBoxLayout()
        left.setSpacing(4)
        for part in (title, self.state, self.bar):
            left.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self.cancel)
        task.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        progress = self._task.progress
        self.cancel.setEnabled(not self._task.stopped)
        known = progress is not None and progress.of
        self.bar.setRange(0, progress.of if progress is not None and progress.of else 0)
        if self._task.stopped:
            self.state.setText(self.tr("Stopping …"))
        elif progress is not None and known:
            self.bar.setValue(progress.done)
            words = self.tr("{n} of {all}").format(n=progress.done, all=progress.of)
            self.state.setText(words)
        else:
            self.state.setText(self.tr("Beginning …"))
