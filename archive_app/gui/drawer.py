"""A pane at an edge: beside the others while there is room, else a drawer over them."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QWidget

from archive_app.gui.theme import Theme

_SHADE = 16
"""Pixels of shadow beside a drawer."""

_LEFT_OVER = 48
"""Pixels of the content that even the widest drawer leaves in sight."""


class Drawer(QObject):
    """Moves ``pane`` between ``splitter`` and a layer over ``ground``, the splitter's parent.

    A leading drawer comes from where reading begins, a trailing one from the other side.
    """

    def __init__(
        self, theme: Theme, pane: QWidget, splitter: QSplitter, ground: QWidget, *, leading: bool
    ) -> None:
        super().__init__(ground)
        self._theme, self._pane, self._splitter, self._ground = theme, pane, splitter, ground
        self._leading = leading
        self._floating = False
        self.width = pane.width()
        """Logical pixels as a drawer."""
        self._shade = _Shade(theme, ground)
        pane.installEventFilter(self)
        ground.installEventFilter(self)

    @property
    def floating(self) -> bool:
        """Whether the pane is a drawer now."""
        return self._floating

    @property
    def open(self) -> bool:
        """Whether it is a drawer and in sight."""
        return self._floating and not self._pane.isHidden()

    def float(self, *, on: bool) -> None:
        """Make a drawer of the pane, or put it back into its splitter; hidden either way."""
        if on == self._floating:
            return
        self._floating = on
        self._pane.hide()
        if not on and self._pane.parentWidget() is self._ground:
            self._splitter.insertWidget(0 if self._leading else self._splitter.count(), self._pane)

    def show_pane(self, *, on: bool) -> None:
        """Have the pane in sight or not, where it is to be.

        It leaves its splitter when a drawer is first opened: whatever is in it is styled anew then,
        which takes 36 ms of CPU for the inspector, and most windows that get narrow open none.
        """
        if on and self._floating and self._pane.parentWidget() is not self._ground:
            self._pane.setParent(self._ground)
        self._pane.setVisible(on)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether ``widget`` is the pane or in it."""
        return widget is not None and (widget is self._pane or self._pane.isAncestorOf(widget))

    def place(self) -> None:
        """Lie at the edge, as high as the splitter, over everything else."""
        if not self.open:
            self._shade.hide()
            return
        area = self._splitter.geometry()
        width = min(self.width, area.width() - _LEFT_OVER)
        at_left = self._leading != self._ground.isRightToLeft()
        left = area.left() if at_left else area.right() + 1 - width
        self._pane.setGeometry(QRect(left, area.top(), width, area.height()))
        beside = left + width if at_left else left - _SHADE
        self._shade.cast(QRect(beside, area.top(), _SHADE, area.height()), to_right=at_left)
        self._pane.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size and the pane's coming and going."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize}:
            shown = watched is self._pane and event.type() is not QEvent.Type.Resize
            if self._floating and (shown or watched is self._ground):
                self.place()
            elif watched is self._pane and not self._floating:
                self._shade.hide()
        return super().eventFilter(watched, event)


class _Shade(QWidget):
    """The shadow of a drawer on what lies beside it; lets every click through."""

    def __init__(self, theme: Theme, ground: QWidget) -> None:
        super().__init__(ground)
        self._theme = theme
        self._to_right = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cast(self, rect: QRect, *, to_right: bool) -> None:
        """Fall on ``rect``, away from the drawer."""
        self._to_right = to_right
        self.setGeometry(rect)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line, then darkness that fades."""
        dark = 46 if self._theme.mode == "light" else 128
        near, far = (0, self.width()) if self._to_right else (self.width(), 0)
        fall = QLinearGradient(near, 0, far, 0)
        fall.setColorAt(0, QColor(0, 0, 0, dark))
        fall.setColorAt(1, QColor(0, 0, 0, 0))
        painter = QPainter(self)
        painter.fillRect(self.rect(), fall)
        line = 0 if self._to_right else self.width() - 1
        painter.fillRect(QRect(line, 0, 1, self.height()), self._theme.colour("border"))
