"""The shadow of what floats over the window."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from archive_app.gui.theme import Theme


class Shadow(QGraphicsDropShadowEffect):
    """Set on ``widget`` by making it; follows a change of the theme."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        super().__init__(widget)
        self._theme = theme
        self.setBlurRadius(24)
        self.setOffset(0, 8)
        theme.changed.connect(self._colour)
        self._colour()
        widget.setGraphicsEffect(self)

    def _colour(self) -> None:
        self.setColor(QColor(0, 0, 0, 46 if self._theme.mode == "light" else 128))
