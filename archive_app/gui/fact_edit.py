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
        self._made: _Field | None = None
        """Made when somebody corrects: most facts of most articles are only read."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._shown)
        self.setToolTip(self.tr("Click or press Enter to correct this"))

    @property
    def line(self) -> "_Line":
        """Where the new value is typed."""
        return self._field.line

    @property
    def editing(self) -> bool:
        """Whether the field is open."""
        return self._made is not None and not self._made.isHidden()

    @property
    def problem(self) -> str:
        """What is wrong with the value that was given last; empty while nothing is."""
        return "" if self._made is None else self._made.problem

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
        self._field.show()
        self.line.selectAll()
        self.line.setFocus()

    def close_field(self) -> None:
        """Words again."""
        focused = self.line.hasFocus()
        self._field.say_problem("")
        self._field.hide()
        self._shown.show()
        if focused:
            self.setFocus()

    def say_problem(self, sentence: str) -> None:
        """The value that was given is none: say why, and leave it to be put right."""
        self._field.say_problem(sentence)
        self._shown.hide()
        self._field.show()
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

    @property
    def _field(self) -> "_Field":
        if self._made is None:
            self._made = _Field(self._name)
            self._made.line.kept.connect(self._keep)
            self._made.line.dropped.connect(self.close_field)
            self._made.hide()
            self._column.addWidget(self._made)
        return self._made

    def _keep(self) -> None:
        value = self.line.text().strip()
        if value == self._value:
            self.close_field()
        else:
            self.corrected.emit(self.field, value)


class _Field(QWidget):
    """The line for the value called ``name``, beside its name, over what is wrong with it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = _Line()
        self.line.setObjectName("inner")
        self.line.setFixedHeight(28)
        self.line.setAccessibleName(name)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        label = words(name, "quiet")
        label.setFixedWidth(_LABEL_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.line, 1)
        self._problem = words("", "problem")
        self._problem.setContentsMargins(_LABEL_WIDTH + 8, 2, 0, 0)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._problem)

    @property
    def problem(self) -> str:
        """What is wrong; empty while nothing is."""
        return "" if self._problem.isHidden() else self._problem.words

    def say_problem(self, sentence: str) -> None:
        """Say ``sentence``; nothing where it is empty."""
        self._problem.say(sentence)
        self._problem.setVisible(bool(sentence))


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
