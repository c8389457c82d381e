"""One job of the capture queue: what it is, where it stands, what can be done about it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.address import host_of
from archive_app.domain.library import Job, JobState
from archive_app.gui.buttons import HintButton
from archive_app.gui.icons import pixmap
from archive_app.gui.saving import Live, step_words
from archive_app.gui.theme import Theme

_HEIGHT = 72
_CIRCLE = 32

_SIGNS = {
    JobState.WAITING: ("circle-dashed", "nothing"),
    JobState.WORKING: ("loader-circle", "nothing"),
    JobState.DONE: ("check", "open"),
    JobState.PARTIAL: ("triangle-alert", "owner"),
    JobState.FAILED: ("circle-alert", "error"),
    JobState.CANCELLED: ("x", "nothing"),
}


@dataclass(frozen=True, slots=True)
class JobView:
    """What a row shows."""

    job: Job
    title: str
    """Of the article, where it is known; else empty."""
    live: Live | None


class JobRow(QFrame):
    """Icon, title and address, state in words, buttons."""

    opened = Signal(int)
    """Open this article."""
    cancelled = Signal(int)
    retried = Signal(int)
    pictures_wanted = Signal(int)
    """The number of the job."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("job")
        self.setFixedHeight(_HEIGHT)
        self._number = 0
        self._article = 0
        self._sign = _Sign(theme)
        self._title, self._address = _Elided("strong_body"), _Elided("quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._state, self._more = QLabel(), QLabel()
        for label in (self._state, self._more):
            label.setWordWrap(True)
        self._open = HintButton(theme, self.tr("Open"))
        self._retry = HintButton(theme, self.tr("Try again"), icon_name="rotate-cw")
        self._pictures = HintButton(theme, self.tr("Get pictures"), icon_name="image")
        self._cancel = HintButton(theme, self.tr("Cancel"), icon_name="x")
        self._arrange()
        self._open.clicked.connect(lambda: self.opened.emit(self._article))
        self._retry.clicked.connect(lambda: self.retried.emit(self._number))
        self._pictures.clicked.connect(lambda: self.pictures_wanted.emit(self._number))
        self._cancel.clicked.connect(lambda: self.cancelled.emit(self._number))

    def show_job(self, view: JobView) -> None:
        """Show ``view``."""
        job = view.job
        self._number, self._article = job.job, job.article or 0
        self._sign.show_state(job.state)
        address = job.url.partition("://")[2].rstrip("/")
        self._title.set_words(view.title or address)
        self._address.set_words(address if view.title else _where(job))
        state, more = state_words(view)
        self._state.setText(state)
        self._more.setVisible(bool(more))
        self._more.setText(more)
        problem = job.state is JobState.FAILED
        for label, name in ((self._state, "strong"), (self._more, "quiet")):
            label.setObjectName(f"problem_{name}" if problem else name)
            label.style().polish(label)
        self._show_bar(view)
        working = view.live is not None
        open_job = working or job.state in {JobState.WAITING, JobState.WORKING}
        partial = job.state is JobState.PARTIAL and not open_job
        self._cancel.setVisible(open_job)
        self._retry.setVisible(job.state in {JobState.FAILED, JobState.CANCELLED} and not open_job)
        self._pictures.setVisible(partial and job.article is not None)
        self._open.setVisible(job.article is not None and not open_job)
        for button in (self._open, self._retry, self._pictures, self._cancel):
            button.setAccessibleName(f"{button.text()}: {view.title or address}")
        self.setAccessibleName(f"{view.title or address}, {state} {more}")

    def _show_bar(self, view: JobView) -> None:
        live = view.live
        self._bar.setVisible(live is not None)
        if live is not None:
            progress = live.progress
            self._bar.setRange(0, progress.of or 0)
            self._bar.setValue(progress.done)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(16)
        row.addWidget(self._sign)
        row.addWidget(_stacked(self._title, self._address, self._bar), 5)
        row.addWidget(_stacked(self._state, self._more), 4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._cancel, self._open, self._pictures, self._retry):
            button.setFixedHeight(28)
            buttons.addWidget(button)
        holder = QWidget()
        holder.setLayout(buttons)
        holder.setMinimumWidth(172)
        buttons.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder)


def state_words(view: JobView) -> tuple[str, str]:
    """Where a job stands, short, and what goes with it."""
    translate = QCoreApplication.translate
    job, live = view.job, view.live
    if live is not None:
        return step_words(live.progress), _progress_words(live)
    match job.state:
        case JobState.WAITING:
            return translate("Jobs", "Waiting"), job.error.message if job.error else ""
        case JobState.WORKING:
            return translate("Jobs", "Saving"), translate("Jobs", "In another window or program")
        case JobState.CANCELLED:
            return translate("Jobs", "Stopped"), translate("Jobs", "Nothing was kept.")
        case JobState.FAILED:
            words = job.error.message if job.error else translate("Jobs", "Failed.")
            return _first_sentence(words)
        case JobState.PARTIAL:
            return _first_sentence(job.error.message if job.error else "")
        case JobState.DONE:
            return _outcome(job.outcome), _clock(job.finished_at)


def _where(job: Job) -> str:
    host = host_of(job.url)
    if job.attempts < 2:
        return host
    words = QCoreApplication.translate("Jobs", "tried {n} times").format(n=job.attempts)
    return f"{host}  ·  {words}"


def _progress_words(live: Live) -> str:
    translate = QCoreApplication.translate
    seconds = translate("Jobs", "{n} s").format(n=live.seconds)
    if live.progress.of:
        words = translate("Jobs", "{done} of {of}  ·  {seconds}")
        return words.format(done=live.progress.done, of=live.progress.of, seconds=seconds)
    return seconds


def _outcome(outcome: str | None) -> str:
    translate = QCoreApplication.translate
    return {
        "new-version": translate("Jobs", "Saved as a new version"),
        "unchanged": translate("Jobs", "Already saved, no change"),
    }.get(outcome or "", translate("Jobs", "Saved"))


def _clock(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone().strftime("%H:%M")


def _first_sentence(words: str) -> tuple[str, str]:
    first, dot, rest = words.partition(". ")
    return (f"{first}.", rest) if dot else (words, "")


def _stacked(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return holder


class _Elided(QLabel):
    """One line that ends in "…" where it does not fit; the whole stands in the tooltip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        self.setText(words)
        self.setToolTip(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), mode, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


class _Sign(QWidget):
    """The state as an icon on a round ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = JobState.WAITING
        self.setFixedSize(QSize(_CIRCLE, _CIRCLE))
        theme.changed.connect(self.update)

    def show_state(self, state: JobState) -> None:
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        name, status = _SIGNS[self._state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"status.{status}.bg"))
        painter.drawEllipse(QRectF(self.rect()))
        working = self._state is JobState.WORKING
        colour = self._theme.colour("accent" if working else f"status.{status}.fg")
        drawn = pixmap(name, colour, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(8, 8), drawn)
