"""Short words at the bottom of the window, with one thing to do about them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from archive_app.gui.buttons import IconButton
from archive_app.gui.shadow import Shadow
from archive_app.gui.theme import Theme

_PLAIN_MS = 6_000
_UNDO_MS = 10_000
_EDGE = 24
_WIDEST = 640
_BORDERS = 4
"""The layout does not know of the frame's lines."""


@dataclass(frozen=True, slots=True)
class Toast:
    """What is said."""

    words: str
    act: str = ""
    """The word of the one thing to do: "Undo", "Open"."""
    run: Callable[[], object] | None = None
    problem: bool = False
    """Stays until it is closed: what failed must not vanish unread."""


class Toasts(QFrame):
    """Shows one toast at a time at the bottom centre of ``window``; a new one replaces the old."""

    said = Signal(str)
    """The words of each toast as it is shown."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._row = QHBoxLayout(self)
        self._run: Callable[[], object] | None = None
        self._left_ms = 0
        self._focused_before: QWidget | None = None
        """What had the focus before one of the buttons got it."""
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        self._words = QLabel()
        self._act = QPushButton(self.tr("Undo"))
        self._act.setObjectName("link")
        self._act.clicked.connect(self._chosen)
        self._close = IconButton(theme, "x", self.tr("Close"))
        self._close.clicked.connect(self.hide)
        self.setObjectName("popup")
        self._arrange()
        window.installEventFilter(self)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow_focus)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now; empty while nothing is shown."""
        return self._words.text() if self.isVisible() else ""

    @property
    def running(self) -> bool:
        """Whether it will go by itself."""
        return self._clock.isActive()

    @property
    def button(self) -> QPushButton:
        """The one thing to do; hidden where the toast has none."""
        return self._act

    def show_toast(self, toast: Toast) -> None:
        """Say it, to the eye and to screen readers."""
        self._run = toast.run
        self._words.setText(toast.words)
        self._words.setObjectName("problem" if toast.problem else "")
        self._words.style().polish(self._words)
        if toast.act:
            self._act.setText(toast.act)
        self._act.setVisible(bool(toast.act))
        self._place()
        self.show()
        self.raise_()
        self._clock.stop()
        self._left_ms = 0
        if not toast.problem:
            self._clock.start(_UNDO_MS if toast.act else _PLAIN_MS)
        self.said.emit(toast.words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, toast.words))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The clock stands while the pointer is here."""
        self._stop_clock()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The clock goes on."""
        self._go_on()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The focus goes back to where it was before it came here."""
        super().hideEvent(event)
        before, self._focused_before = self._focused_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the bottom centre while the window changes its size."""
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """The clock stands while one of the buttons has the focus."""
        here = new is not None and self.isAncestorOf(new)
        was_here = old is not None and self.isAncestorOf(old)
        if here and not was_here:
            self._focused_before = old or self._focused_before  # none: back from another window
            self._stop_clock()
        elif was_here and not here and new is not None:
            self._focused_before = None
            self._go_on()

    def _stop_clock(self) -> None:
        if self._clock.isActive():
            self._left_ms = self._clock.remainingTime()
            self._clock.stop()

    def _go_on(self) -> None:
        """Let the clock go on, where it stood."""
        if self._left_ms > 0 and self.isVisible():
            self._clock.start(max(self._left_ms, 1_000))
            self._left_ms = 0

    def _arrange(self) -> None:
        row = self._row
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._words, 1)  # all the room there is: a wrapped label asks for little
        row.addWidget(self._act)
        row.addWidget(self._close)
        Shadow(self._theme, self)

    def _place(self) -> None:
        window = self._window
        most = min(_WIDEST, window.width() - 2 * _EDGE)
        self._words.setWordWrap(False)
        self._row.invalidate()
        natural = self._row.sizeHint().width() + _BORDERS
        self._words.setWordWrap(natural > most)
        self.setFixedWidth(min(natural, most))
        self._row.activate()
        tall = self._row.heightForWidth(self.width() - _BORDERS) + _BORDERS
        self.setFixedHeight(max(44, tall))
        x = (window.width() - self.width()) // 2
        self.move(QPoint(x, window.height() - self.height() - _EDGE))

    def _chosen(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()
