"""A fact of an article that is corrected in place: words until it is clicked, then a field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from archive_app.gui.inspector_parts import FactRow, words
from archive_app.gui.theme import Theme

_LABEL_WIDTH = 96


class FactEdit(QWidget):
    """Enter or a click opens the field; there Enter keeps, Escape leaves the fact as it is."""

    corrected = Signal(str, str)
    """The field and its new value, as the library keeps it."""

    def __init__(self, theme: Theme, field: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.field = field
        """As the library calls it: "title", "authors" …"""
        self._name = name
        self._value = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._shown = FactRow(name, "")
        self._shown.value.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.line = _Line()
        self.line.setObjectName("inner")
        self.line.setFixedHeight(28)
        self.line.setAccessibleName(name)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.line.kept.connect(self._keep)
        self.line.dropped.connect(self.close_field)
        label = words(name, "quiet")
        label.setFixedWidth(_LABEL_WIDTH)
        self._editor = QWidget()
        row = QHBoxLayout(self._editor)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.line, 1)
        self._problem = words("", "problem")
        self._problem.setContentsMargins(_LABEL_WIDTH + 8, 2, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._shown, self._editor, self._problem):
            column.addWidget(part)
        self._problem.hide()
        self._editor.hide()
        self.setToolTip(self.tr("Click or press Enter to correct this"))

    @property
    def editing(self) -> bool:
        """Whether the field is open."""
        return not self._editor.isHidden()

    @property
    def problem(self) -> str:
        """What is wrong with the value that was given last; empty while nothing is."""
        return "" if self._problem.isHidden() else self._problem.words

    def show_fact(self, value: str, shown: str) -> None:
        """Show ``shown``, the library's ``value`` in words; what is being typed stays."""
        self._value = value
        self._shown.value.say(shown or "—")
        spoken = shown or self.tr("not given")
        self.setAccessibleName(f"{self._name}: {spoken}")

    def edit(self) -> None:
        """Open the field, all of it marked."""
        if self.editing:
            return
        self.line.setText(self._value)
        self._shown.hide()
        self._editor.show()
        self.line.selectAll()
        self.line.setFocus()

    def close_field(self) -> None:
        """Words again."""
        focused = self.line.hasFocus()
        self._problem.hide()
        self._editor.hide()
        self._shown.show()
        if focused:
            self.setFocus()

    def say_problem(self, sentence: str) -> None:
        """The value that was given is none: say why, and leave it to be put right."""
        self._problem.say(sentence)
        self._problem.show()
        self._shown.hide()
        self._editor.show()
        self.line.setFocus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.edit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 0, -1, 0), 4, 4)

    def _keep(self) -> None:
        value = self.line.text().strip()
        if value == self._value:
            self.close_field()
        else:
            self.corrected.emit(self.field, value)


class _Line(QLineEdit):
    kept = Signal()
    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Escape does not; neither goes on to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing typed is lost: what was changed is kept."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.isVisible():
            self.kept.emit()
