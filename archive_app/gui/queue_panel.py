"""The capture queue: what needs the person, what is being saved, what was finished today."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.changes import Changes
from archive_app.domain.library import ArticleRow, CaptureSize, Job
from archive_app.gui.article_model import today
from archive_app.gui.background import Lanes
from archive_app.gui.buttons import HintButton
from archive_app.gui.job_order import JobOrder
from archive_app.gui.job_row import JobRow
from archive_app.gui.job_words import JobView
from archive_app.gui.one_line import OneLine
from archive_app.gui.saving import CaptureQueue
from archive_app.gui.theme import Theme

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive


_MOST = 200
"""Rows of one group that are shown; a queue of thousands says how many more there are."""


class QueuePanel(QFrame):
    """Shows a ``CaptureQueue`` and passes on what the person wants of it."""

    opened = Signal(int)
    """Open this article."""
    import_wanted = Signal()
    """Take a page from a file."""
    compared = Signal(int, int, int)
    """Compare two versions: article, older, newer."""

    def __init__(self, theme: Theme, lanes: Lanes, queue: CaptureQueue) -> None:
        super().__init__()
        self.setObjectName("queue_pane")
        self._theme, self._lanes, self._queue = theme, lanes, queue
        self._known: dict[int, tuple[ArticleRow, CaptureSize | None] | None] = {}
        """What is known of the articles that came of the jobs; None while it is asked for."""
        self._rows: dict[int, JobRow] = {}
        self._shown: tuple[tuple[str, int, tuple[int, ...]], ...] | None = None
        self._figures = OneLine("quiet_body", yields=True)
        self._pause = HintButton(theme, self.tr("Pause all"), icon_name="pause")
        self._retry = HintButton(theme, self.tr("Try failed again"), icon_name="rotate-cw")
        self._clear = HintButton(theme, self.tr("Clear finished"))
        self._groups = QVBoxLayout()
        self._above = QVBoxLayout()
        self.order = JobOrder()
        self.order.moved.connect(queue.move)
        self._arrange()
        self._pause.clicked.connect(lambda: queue.pause(on=not queue.paused))
        self._retry.clicked.connect(lambda _checked=False: queue.retry())
        self._clear.clicked.connect(queue.clear)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._refresh)
        queue.changed.connect(self._refresh)
        lanes.changed.connect(self._forget)

    def add_above(self, rows: QWidget) -> None:
        """Show ``rows`` of other work above the jobs."""
        self._above.addWidget(rows)

    def groups(self) -> tuple[tuple[str, tuple[Job, ...]], ...]:
        """Heading and jobs of each group that has any, in the order shown."""
        groups = self._queue.groups
        named = (
            (self.tr("Needs you"), groups.needing),
            (self.tr("Working"), groups.under_way),
            (self.tr("Finished today"), groups.finished if groups.day == today() else ()),
        )
        return tuple((name, group) for name, group in named if group)

    def showEvent(self, event: QShowEvent) -> None:
        """Count the seconds while somebody looks."""
        super().showEvent(event)
        self._clock.start()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        self._clock.stop()
        super().hideEvent(event)

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        groups = self.groups()
        self._ask_articles(groups)
        shown = tuple(
            (name, len(jobs), tuple(job.job for job in jobs[:_MOST])) for name, jobs in groups
        )
        if shown != self._shown:
            self._shown = shown
            self._rebuild(groups)
        for _name, jobs in groups:
            for ahead, job in enumerate(jobs[:_MOST]):
                article, size = self._known.get(job.article or 0) or (None, None)
                view = JobView(job, article, self._queue.live(job.job), ahead, size)
                self._rows[job.job].show_job(view)
        self._head()

    def _head(self) -> None:
        groups = self._queue.groups
        needs = len(groups.needing)
        parts = [
            self.tr("{n} saving").format(n=len(self._queue.working())),
            self.tr("{n} waiting").format(n=groups.waiting),
        ]
        if needs:
            parts.append(self.tr("{n} need you").format(n=needs))
        self._figures.say("  ·  ".join(parts))
        self._pause.set_words(self.tr("Continue") if self._queue.paused else self.tr("Pause all"))
        self._pause.set_icon("play" if self._queue.paused else "pause")
        self._retry.setEnabled(bool(needs))
        self._clear.setEnabled(groups.can_clear)

    def _rebuild(self, groups: tuple[tuple[str, tuple[Job, ...]], ...]) -> None:
        while (item := self._groups.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and not isinstance(widget, JobRow):
                widget.deleteLater()
        wanted = {job.job for _, jobs in groups for job in jobs[:_MOST]}
        for number in set(self._rows) - wanted:
            self._rows.pop(number).deleteLater()
        for name, jobs in groups:
            self._groups.addWidget(_heading(name))
            for job in jobs[:_MOST]:
                self._groups.addWidget(self._row(job.job))
            if len(jobs) > _MOST:
                more = self.tr("and %n more", "", len(jobs) - _MOST)
                self._groups.addWidget(_heading(more))
        if not groups:
            self._groups.addWidget(self._nothing())
        self._groups.addStretch(1)

    def _row(self, job: int) -> JobRow:
        if job not in self._rows:
            row = JobRow(self._theme)
            row.opened.connect(self.opened)
            row.cancelled.connect(self._queue.cancel)
            row.retried.connect(self._queue.retry)
            row.pictures_wanted.connect(self._queue.get_pictures)
            row.hurried.connect(self._queue.hurry)
            row.shifted.connect(self.order.shift)
            row.compared.connect(self.compared)
            row.import_wanted.connect(self.import_wanted)
            self._rows[job] = row
        return self._rows[job]

    def _nothing(self) -> QLabel:
        label = QLabel(self.tr("Nothing is being saved. Press Ctrl+N and paste an address."))
        label.setObjectName("quiet")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setContentsMargins(0, 64, 0, 0)
        return label

    def _ask_articles(self, groups: tuple[tuple[str, tuple[Job, ...]], ...]) -> None:
        shown = {job.article for _, jobs in groups for job in jobs[:_MOST]}
        unknown = tuple(a for a in shown if a is not None and a not in self._known)
        if not unknown:
            return
        self._known.update(dict.fromkeys(unknown))

        def ask(archive: "Archive") -> dict[int, tuple[ArticleRow, CaptureSize | None]]:
            sizes = archive.facts.newest_captures(unknown)
            rows = archive.search.rows(unknown, "")
            return {row.article: (row, sizes.get(row.article)) for row in rows}

        def told(known: dict[int, tuple[ArticleRow, CaptureSize | None]]) -> None:
            self._known |= known
            self._refresh()

        self._lanes.reading.ask(ask, told)

    def _forget(self, changes: Changes) -> None:
        """Another version or title: ask again."""
        for article in changes.articles & self._known.keys():
            del self._known[article]

    def _arrange(self) -> None:
        head = QFrame()
        head.setObjectName("pane_head")
        head.setFixedHeight(57)
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        title = QLabel(self.tr("Capture queue"))
        title.setObjectName("title")
        row.addWidget(title)
        row.addWidget(self._figures, 1)
        for button in (self._pause, self._retry, self._clear):
            button.setFixedHeight(28)
            row.addWidget(button)
        self.order.setLayout(self._groups)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Capture queue"))
        area.setWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(self._above)
        column.addWidget(area, 1)


def _heading(words: str) -> QFrame:
    frame = QFrame()
    frame.setObjectName("group")
    frame.setFixedHeight(35)
    row = QHBoxLayout(frame)
    row.setContentsMargins(24, 6, 24, 0)
    label = QLabel(words)
    label.setObjectName("group_words")
    row.addWidget(label)
    return frame
