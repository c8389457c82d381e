"""The search field of the top bar: asks on every key, shows the key that leads to it."""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from archive_app.domain.query import parse_query
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
        self._faults: list[tuple[int, int, str]] = []
        """First and last cursor place of a word that was not understood, and the sentence."""
        self._lined = False
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
        self.textChanged.connect(self._underline)
        theme.changed.connect(self._recolour)

    @property
    def problems(self) -> tuple[str, ...]:
        """What was not understood, a sentence each; the search runs on the rest."""
        return tuple(token.problem or "" for token in parse_query(self.text()).problems)

    def event(self, event: QEvent) -> bool:
        """Say what is wrong with the word under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.cursorPositionAt(event.pos())
            said = next((words for start, end, words in self._faults if start <= at <= end), "")
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

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

    def _underline(self) -> None:
        """A quiet line under each word that was not understood."""
        text = self.text()
        problems = parse_query(text).problems
        self._faults = [
            (_utf16(text[: token.start]), _utf16(text[: token.end]), token.problem or "")
            for token in problems
        ]
        self.setAccessibleDescription(" ".join(words for _, _, words in self._faults))
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setUnderlineColor(self._theme.colour("status.placeholder.fg"))
        cursor = self.cursorPosition()
        kind = QInputMethodEvent.AttributeType.TextFormat
        lines = [
            QInputMethodEvent.Attribute(kind, start - cursor, end - start, form)
            for start, end, _ in self._faults
        ]
        if lines or self._lined:  # the only way to give words of a QLineEdit a format
            QCoreApplication.sendEvent(self, QInputMethodEvent("", lines))
        self._lined = bool(lines)

    def _empty(self) -> None:
        self.clear()
        self.typed.emit("")

    def _recolour(self) -> None:
        self._clear.setIcon(icon("x", self._theme.colour("text_2"), 14))


def _utf16(text: str) -> int:
    """Cursor places that ``text`` takes: Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
