"""The shadow of what floats over the window."""

from functools import lru_cache
from itertools import product
from math import erf

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from archive_app.gui.theme import Theme

_BLUR = 24
"""Logical pixels over which it fades away outside the edge, and over which it grows inside."""

_DOWN = 8
_RADIUS = 10
_CORNER = 2 * _BLUR + _RADIUS
"""Side of a corner of the pattern; what lies between two corners is stretched."""

_RAISES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ZOrderChange,
    QEvent.Type.ParentChange,
}


class Shadow(QWidget):
    """Lies under ``widget`` from now on, wherever that goes; follows a change of the theme.

    Qt's own effect blurs the whole widget anew at every key: 10 ms of each search that is typed.
    """

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        super().__init__(widget.parentWidget())
        self._theme, self._widget = theme, widget
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        widget.installEventFilter(self)
        widget.destroyed.connect(self.deleteLater)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the widget goes."""
        if watched is self._widget and event.type() in _RAISES:
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pattern: its corners as they are, its sides and middle as long as it takes."""
        alpha = 46 if self._theme.mode == "light" else 128
        pattern = _pattern(alpha, self.devicePixelRatioF())
        painter = QPainter(self)
        across, down = _pieces(self.width()), _pieces(self.height())
        for (x, wide, u), (y, high, v) in product(across, down):
            source = QRectF(u[0], v[0], u[1], v[1])
            painter.drawPixmap(QRectF(x, y, wide, high), pattern, _scaled(source, pattern))

    def _follow(self) -> None:
        widget = self._widget
        if self.parentWidget() is not widget.parentWidget():
            self.setParent(widget.parentWidget())
        box = widget.geometry().adjusted(-_BLUR, -_BLUR, _BLUR, _BLUR)
        self.setGeometry(box.translated(0, _DOWN))
        self.setVisible(not widget.isHidden())
        self.stackUnder(widget)


def _pieces(length: int) -> tuple[tuple[int, int, tuple[int, int]], ...]:
    """Start and length of three pieces of a side, each with start and length in the pattern."""
    corner = min(_CORNER, length // 2)
    return (
        (0, corner, (0, corner)),
        (corner, length - 2 * corner, (_CORNER, 1)),
        (length - corner, corner, (2 * _CORNER + 1 - corner, corner)),
    )


def _scaled(box: QRectF, pattern: QPixmap) -> QRectF:
    """``box`` in the pattern's own pixels."""
    ratio = pattern.devicePixelRatio()
    return QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)


@lru_cache(maxsize=8)
def _pattern(alpha: int, ratio: float) -> QPixmap:
    """The shadow of a square, as dark as ``alpha`` where nothing of it is faded."""
    side = 2 * _CORNER + 1
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(Qt.PenStyle.NoPen)
    for inset in range(2 * _BLUR):
        share = (1 + erf((inset + 0.5 - _BLUR) / _BLUR * 2)) / 2
        painter.setBrush(QColor(0, 0, 0, round(alpha * share)))
        radius = max(_RADIUS + _BLUR - inset, 0)
        painter.drawRoundedRect(
            QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset), radius, radius
        )
    painter.end()
    return drawn
