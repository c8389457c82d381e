"""A key drawn as on the keyboard: a small frame around its name; and the foot that lists some."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from archive_app.gui.one_line import OneLine
from archive_app.gui.theme import Theme

HEIGHT = 18
"""Logical pixels."""


class KeyCap(QWidget):
    """One cap; it is read to those who hear the window as its name."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as the name asks for."""
        return QSize(cap_width(self._theme, self._name), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_cap(painter, QRectF(self.rect()), self._name, self._theme)


class KeyFoot(QFrame):
    """Says at the bottom of a list what keys do there, and one thing more at the end."""

    def __init__(self, theme: Theme, keys: Iterable[tuple[str, str]], more: str = "") -> None:
        """``keys``: each with what it does."""
        super().__init__()
        self.setObjectName("key_foot")
        self.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(6)
        for key, words in keys:
            row.addWidget(KeyCap(theme, key))
            row.addWidget(_quiet(words))
            row.addSpacing(10)
        row.addStretch(1)
        if more:
            row.addWidget(OneLine("quiet", more))


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("quiet")
    return label


def cap_width(theme: Theme, name: str) -> int:
    """Logical pixels that the cap of ``name`` needs."""
    return max(20, QFontMetrics(theme.font("ui.caption")).horizontalAdvance(name) + 10)


def draw_cap(painter: QPainter, rect: QRectF, name: str, theme: Theme) -> None:
    """Draw the cap of ``name`` in ``rect``."""
    painter.setPen(QPen(theme.colour("border"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour("text_2"))
    painter.setFont(theme.font("ui.caption"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)
