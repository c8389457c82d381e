"""One job of the capture queue: what it is, where it stands, what can be done about it."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.library import JobState
from archive_app.gui.buttons import HintButton
from archive_app.gui.icons import pixmap
from archive_app.gui.job_words import JobView, address_words, state_words
from archive_app.gui.one_line import OneLine
from archive_app.gui.theme import Theme

JOB_MIME = "application/x-news-archive-job"
"""A dragged job: its number."""

_BARRED = frozenset({"login", "consent", "blocked", "needs-script", "paywall"})
"""What only the person's own browser gets past."""

_HEIGHT = 72
_BUTTONS = 208
"""Pixels for what can be done: the same in every row, so that states stand below each other."""
_CIRCLE = 32

_SIGNS = {
    JobState.WAITING: ("circle-dashed", "nothing"),
    JobState.WORKING: ("loader-circle", "nothing"),
    JobState.DONE: ("check", "open"),
    JobState.PARTIAL: ("triangle-alert", "owner"),
    JobState.FAILED: ("circle-alert", "error"),
    JobState.CANCELLED: ("x", "nothing"),
}


class JobRow(QFrame):
    """Icon, title and address, state in words, buttons."""

    opened = Signal(int)
    """Open this article."""
    cancelled = Signal(int)
    retried = Signal(int)
    pictures_wanted = Signal(int)
    import_wanted = Signal()
    """The page is to be taken from a file that the person's browser saved."""
    hurried = Signal(int)
    """The number of the job, that is to be begun next."""
    shifted = Signal(int, int)
    """The number of the job, and how many places further down it is to wait."""
    compared = Signal(int, int, int)
    """Article, older and newer version."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("job")
        self.setFixedHeight(_HEIGHT)
        self._view: JobView | None = None
        self._pressed = QPoint()
        self._sign = _Sign(theme)
        self._title, self._address = (
            OneLine("strong_body", yields=True),
            OneLine("quiet", yields=True),
        )
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._state, self._more = QLabel(), QLabel()
        for label in (self._state, self._more):
            label.setWordWrap(True)
        self._buttons = {
            "now": HintButton(theme, self.tr("Save now")),
            "cancel": HintButton(theme, self.tr("Cancel"), icon_name="x"),
            "compare": HintButton(theme, self.tr("Compare"), icon_name="git-compare"),
            "open": HintButton(theme, self.tr("Open")),
            "pictures": HintButton(theme, self.tr("Get pictures"), icon_name="rotate-cw"),
            "import": HintButton(theme, self.tr("Import file…")),
            "retry": HintButton(theme, self.tr("Try again"), icon_name="rotate-cw"),
        }
        self._arrange()
        for name, act in {
            "now": self.hurried.emit,
            "cancel": self.cancelled.emit,
            "pictures": self.pictures_wanted.emit,
            "retry": self.retried.emit,
        }.items():
            self._buttons[name].clicked.connect(lambda _=False, act=act: act(self.number))
        self._buttons["open"].clicked.connect(self._open)
        self._buttons["compare"].clicked.connect(self._compare)
        self._buttons["import"].clicked.connect(self.import_wanted)

    @property
    def number(self) -> int:
        """Of the job; 0 before the first is shown."""
        return 0 if self._view is None else self._view.job.job

    @property
    def movable(self) -> bool:
        """Whether its place in the queue can be changed."""
        view = self._view
        return view is not None and view.live is None and view.job.state is JobState.WAITING

    def button(self, name: str) -> HintButton:
        """now, cancel, compare, open, pictures, import or retry."""
        return self._buttons[name]

    def show_job(self, view: JobView) -> None:
        """Show ``view``; of one that is being worked on, how far it is by now."""
        if view == self._view and view.live is None:
            return
        self._view = view
        job = view.job
        self._sign.show_state(job.state)
        title, address = address_words(view)
        self._title.say(title)
        self._address.say(address)
        self._show_state(view)
        self._show_bar(view)
        for name in self._buttons:
            self._buttons[name].setVisible(name in _buttons_of(view))
            self._buttons[name].setAccessibleName(f"{self._buttons[name].text()}: {title}")
        self.setAccessibleName(f"{title}, {self._state.text()} {self._more.text()}")
        hint = self.tr("Drag it, or press Alt+Up and Alt+Down, to change the order")
        self.setAccessibleDescription(hint if self.movable else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.movable else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow changes the place in the queue."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and self.movable and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(self.number, step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The beginning of a drag, perhaps."""
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it to another place."""
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self.movable and far >= QApplication.startDragDistance():
            drag = QDrag(self)
            drag.setMimeData(self.carried())
            drag.setPixmap(self._title.grab())
            drag.exec(Qt.DropAction.MoveAction)

    def carried(self) -> QMimeData:
        """What is dragged: the number of the job."""
        data = QMimeData()
        data.setData(JOB_MIME, str(self.number).encode())
        return data

    def _open(self) -> None:
        if self._view is not None and self._view.job.article is not None:
            self.opened.emit(self._view.job.article)

    def _compare(self) -> None:
        article = self._view.article if self._view is not None else None
        if article is not None:
            self.compared.emit(article.article, article.versions - 1, article.versions)

    def _show_state(self, view: JobView) -> None:
        state, more = state_words(view)
        self._state.setText(state)
        self._more.setVisible(bool(more))
        self._more.setText(more)
        problem = view.job.state is JobState.FAILED
        waits = view.live is None and view.job.state is JobState.WAITING
        for label, name in (
            (self._state, "quiet" if waits else "strong"),
            (self._more, "quiet"),
        ):
            wanted = f"problem_{name}" if problem else name
            if label.objectName() != wanted:
                label.setObjectName(wanted)
                label.style().polish(label)

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
        for button in self._buttons.values():
            button.setFixedHeight(28)
            buttons.addWidget(button)
        holder = QWidget()
        holder.setLayout(buttons)
        holder.setMinimumWidth(_BUTTONS)
        buttons.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder)


def _buttons_of(view: JobView) -> set[str]:
    """What can be done about a job now."""
    job = view.job
    if view.open:
        waits = view.live is None and job.state is JobState.WAITING
        return {"now", "cancel"} if waits else {"cancel"}
    if job.state in {JobState.FAILED, JobState.CANCELLED}:
        barred = job.error is not None and job.error.kind in _BARRED
        return {"retry", "import"} if barred else {"retry"}
    if job.article is None:
        return set()
    changed = job.outcome == "new-version" and view.versions > 1
    offered = {"open", "compare"} if changed else {"open"}
    return offered | ({"pictures"} if job.state is JobState.PARTIAL else set())


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
