"""Words on one line that are cut where there is no room for them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle

_LEAST = 24


class OneLine(QLabel):
    """As wide as its words where there is room, else cut at their end; the tooltip has them whole.

    ``name`` is what the style sheet knows it by. Where it ``yields`` it takes what others leave.
    """

    def __init__(self, name: str, words: str = "", *, yields: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        wide = QSizePolicy.Policy.Ignored if yields else QSizePolicy.Policy.Preferred
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        self.say(words)

    def say(self, words: str) -> None:
        """Show ``words``."""
        self.setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(_LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much as fits, and "…"."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        inner = self.contentsRect().adjusted(max(self.indent(), 0), 0, 0, 0)
        place = QStyle.visualRect(self.layoutDirection(), self.contentsRect(), inner)
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), mode, place.width())
        flags = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        painter.drawText(place, flags | Qt.AlignmentFlag.AlignAbsolute, shown)
        painter.end()
