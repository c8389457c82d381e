"""One picture that is looked at closely: fitted, zoomed at the pointer, moved, dragged out."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from archive_app.gui.theme import Theme

_STEP = 1.25
"""How much nearer one step of zoom is."""
_NEAREST = 8.0
"""Screen pixels a pixel of the picture at most."""
_NOTCH = 120
"""Eighths of a degree in one step of a wheel."""
_PAN = 64
"""Logical pixels that an arrow key moves a zoomed picture."""


class PictureCanvas(QWidget):
    """Shows an image; ``scale`` is logical pixels a pixel of the picture's own size."""

    zoomed = Signal(float)
    """The scale is another."""
    stepped = Signal(int)
    """1: the next picture is wanted, -1: the one before."""
    drag_wanted = Signal()
    """The pointer drags the picture away: it is to be dragged out of the window."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(80, 80)
        self._size = QSize()
        self._picture = QPixmap()
        self._scale = 1.0
        self._fitted = True
        self._middle = QPointF()
        """The point of the picture, in its own pixels, in the middle of the widget."""
        self._pressed_at: QPoint | None = None
        theme.changed.connect(self.update)

    @property
    def scale(self) -> float:
        """Logical pixels of the screen a pixel of the picture."""
        return self._scale

    @property
    def fitted(self) -> bool:
        """Whether all of it is seen, as large as there is room for."""
        return self._fitted

    def set_picture(self, picture: QImage, size: QSize) -> None:
        """Show ``picture`` of its own ``size``, of which fewer pixels may be here as yet."""
        same = size == self._size
        self._size = size
        self._picture = QPixmap.fromImage(picture)
        if not same or self._fitted:
            self.fit()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._size, self._picture = QSize(), QPixmap()
        self._fitted = True
        self.update()

    def fit(self) -> None:
        """Show all of it, never larger than its own pixels."""
        self._fitted = True
        if not self._size.isEmpty():
            across = self.width() / self._size.width()
            down = self.height() / self._size.height()
            self._middle = QRectF(QPointF(), self._size.toSizeF()).center()
            self._set_scale(min(across, down, 1.0))

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Come nearer by a factor; the point under ``at`` stays there, else the middle."""
        if self._size.isEmpty():
            return
        least = min(self.width() / self._size.width(), self.height() / self._size.height(), 1.0)
        scale = min(max(self._scale * by, least), _NEAREST)
        at = at if at is not None else QRectF(self.rect()).center()
        held = self._to_picture(at)
        self._fitted = scale <= least
        self._scale = scale
        self._middle += held - self._to_picture(at)
        self._set_scale(scale)

    def zoom_in(self) -> None:
        """One step nearer."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """One step away."""
        self.zoom(1 / _STEP)

    def own_size(self) -> None:
        """One pixel of the picture on one of the screen."""
        self.zoom(1 / self.devicePixelRatioF() / self._scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The part of the picture that is seen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("inset"))
        if self._picture.isNull() or self._size.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._scale < 2)
        painter.drawPixmap(self._place(), self._picture, QRectF(self._picture.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted picture stays so."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._set_scale(self._scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A zoomed picture is moved, one that is seen whole is dragged out."""
        if self._pressed_at is None:
            return
        moved = event.position().toPoint() - self._pressed_at
        if not self._fitted:
            self._pan(QPointF(moved))
            self._pressed_at = event.position().toPoint()
        elif moved.manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.drag_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag is over."""
        self._pressed_at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All of it, or its own pixels where it was clicked."""
        if self._fitted:
            self.zoom(1 / self.devicePixelRatioF() / self._scale, event.position())
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ - 0 1 zoom; arrows move a zoomed picture, else go to the next, as Page keys do."""
        key = event.key()
        pans = {
            Qt.Key.Key_Left: (1, 0),
            Qt.Key.Key_Right: (-1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        steps = {
            Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Space: 1,
        }  # fmt: skip
        zooms = {
            Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out, Qt.Key.Key_0: self.fit, Qt.Key.Key_1: self.own_size,
        }  # fmt: skip
        if key in zooms:
            zooms[Qt.Key(key)]()
        elif key in pans and not self._fitted:
            right, down = pans[Qt.Key(key)]
            self._pan(QPointF(right * _PAN, down * _PAN))
        elif key in steps:
            self.stepped.emit(steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _pan(self, by: QPointF) -> None:
        self._middle -= by / self._scale
        self._set_scale(self._scale)

    def _to_picture(self, at: QPointF) -> QPointF:
        return self._middle + (at - QRectF(self.rect()).center()) / self._scale

    def _place(self) -> QRectF:
        """Where the whole picture stands in the widget, also what is out of sight."""
        size = self._size.toSizeF() * self._scale
        corner = QRectF(self.rect()).center() - self._middle * self._scale
        return QRectF(corner, size)

    def _set_scale(self, scale: float) -> None:
        """Take ``scale``; the picture keeps the widget filled where it is larger than that."""
        self._scale = scale
        self._middle = QPointF(
            _kept_in(self._middle.x(), self._size.width(), self.width() / scale),
            _kept_in(self._middle.y(), self._size.height(), self.height() / scale),
        )
        if self._fitted:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()
        self.zoomed.emit(scale)


def _kept_in(middle: float, length: float, seen: float) -> float:
    """``middle`` so that no room is left beside a picture of ``length`` of which ``seen`` fits."""
    return length / 2 if length <= seen else min(max(middle, seen / 2), length - seen / 2)
