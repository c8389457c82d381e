"""The search field of the top bar: asks on every key, shows the key that leads to it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from archive_app.gui.icons import icon, pixmap
from archive_app.gui.theme import Theme

_HINT = "/"


class SearchField(QLineEdit):
    """A line of query. ``typed`` comes with every change by the person, nothing is waited for."""

    typed = Signal(str)

    left_down = Signal()
    """Enter or the down key: on to the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("search")
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search the archive, or type site: tag: rights: …"))
        self.setFixedHeight(theme.size("control"))
        self.setMaximumWidth(600)
        self.setTextMargins(20, 0, 28, 0)
        self._clear = self.addAction(
            icon("x", theme.colour("text_2"), 14), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setToolTip(self.tr("Clear the search"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self._empty)
        self.textEdited.connect(self.typed)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        theme.changed.connect(self._recolour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, then leaves; Enter and Down go on to the list."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self._empty()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, its glass, and the key while it is empty and elsewhere is typed."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("text_2")
        glass = pixmap("search", colour, 16, self.devicePixelRatioF())
        x = self.width() - 25 if self.isRightToLeft() else 9
        painter.drawPixmap(x, (self.height() - 16) // 2, glass)
        if not self.text() and not self.hasFocus():
            self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        x = 8 if self.isRightToLeft() else self.width() - 24
        box = QRectF(x + 0.5, (self.height() - 18) / 2 + 0.5, 15, 17)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.colour("text_2"))
        painter.setFont(self._theme.font("ui.caption"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _HINT)

    def _empty(self) -> None:
        self.clear()
        self.typed.emit("")

    def _recolour(self) -> None:
        self._clear.setIcon(icon("x", self._theme.colour("text_2"), 14))
