"""The controls of the settings: each shows a value and says the new one as text."""

from dataclasses import asdict

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from archive_app.actions.settings import Settings, limits
from archive_app.gui.buttons import ChoiceBox, IconButton
from archive_app.gui.commands import Commands
from archive_app.gui.settings_table import Kind, Row
from archive_app.gui.theme import Theme

translate = QCoreApplication.translate

_WIDTH = 280
_NUMBER_WIDTH = 96


class Control(QWidget):
    """One setting. What ``show_value`` of each kind shows is never said back."""

    chosen = Signal(str, str)
    """Its name and the new value as text."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)

    def _say(self, value: str) -> None:
        self.chosen.emit(self.row.name, value)

    def _add(self, part: QWidget) -> None:
        part.setAccessibleName(translate("Settings", self.row.title))
        self._line.addWidget(part)
        self.setFocusProxy(part)


class _Toggle(QCheckBox):
    """A check box drawn as a switch: the style sheet has taken the platform's own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(44, 32)
        theme.changed.connect(self.update)

    def hitButton(self, place: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A track, the knob at one of its ends, and a ring by the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(4, 6, 36, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent" if self.isChecked() else "border_control"))
        painter.drawRoundedRect(track, 10, 10)
        at_end = self.isChecked() != self.isRightToLeft()
        painter.setBrush(self._theme.colour("on_accent"))
        painter.drawEllipse(QRectF(22 if at_end else 6, 8, 16, 16))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(track.adjusted(-3, -3, 3, 3), 13, 13)


class Switch(Control):
    """On or off."""

    def __init__(self, theme: Theme, row: Row) -> None:
        super().__init__(row)
        self.box = _Toggle(theme)
        self.box.clicked.connect(lambda on: self._say("true" if on else "false"))
        self._add(self.box)

    def show_value(self, settings: Settings) -> None:
        """Checked or not."""
        self.box.setChecked(bool(getattr(settings, self.row.name)))


class Choice(Control):
    """One of a few."""

    def __init__(self, theme: Theme, row: Row) -> None:
        super().__init__(row)
        self.box = ChoiceBox(theme)
        self.box.setFixedWidth(_WIDTH)
        for value, words in row.choices:
            self.box.addItem(translate("Settings", words), value)
        self.box.activated.connect(lambda _: self._say(str(self.box.currentData())))
        self._add(self.box)

    def show_value(self, settings: Settings) -> None:
        """The choice that holds; a value of the file that is none of them is listed, too."""
        value = str(getattr(settings, self.row.name))
        if self.box.findData(value) < 0:
            self.box.addItem(value, value)
        self.box.setCurrentIndex(self.box.findData(value))


class Number(Control):
    """A number between its bounds, with a button for less and one for more."""

    def __init__(self, theme: Theme, row: Row) -> None:
        super().__init__(row)
        least, most = limits(row.name) or (0, 1_000_000)
        self.box = QDoubleSpinBox()
        self.box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.box.setDecimals(0 if row.step == int(row.step) else 1)
        self.box.setRange(least, most)
        self.box.setSingleStep(row.step)
        self.box.setSuffix(translate("Settings", row.unit) if row.unit else "")
        self.box.setKeyboardTracking(False)
        self.box.setFrame(False)
        self.less = IconButton(theme, "minus", translate("Settings", "Less"))
        self.more = IconButton(theme, "plus", translate("Settings", "More"))
        self._line.addWidget(self.less)
        self._line.addWidget(self._framed())
        self._line.addWidget(self.more)
        self.less.clicked.connect(self.box.stepDown)
        self.more.clicked.connect(self.box.stepUp)
        self.box.valueChanged.connect(self._changed)

    def show_value(self, settings: Settings) -> None:
        """The number."""
        self.box.blockSignals(True)
        self.box.setValue(getattr(settings, self.row.name))
        self.box.blockSignals(False)
        self._bound()

    def _framed(self) -> QFrame:
        """The box in a frame of the style sheet, which cannot draw one around a bare spin box."""
        frame = QFrame()
        frame.setObjectName("field")
        frame.setFixedSize(_NUMBER_WIDTH, 32)
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(8, 1, 8, 1)
        inner.addWidget(self.box)
        self.box.setAccessibleName(translate("Settings", self.row.title))
        self.setFocusProxy(self.box)
        return frame

    def _changed(self, value: float) -> None:
        self._bound()
        self._say(str(int(value)) if self.box.decimals() == 0 else f"{value:g}")

    def _bound(self) -> None:
        self.less.setEnabled(self.box.value() > self.box.minimum())
        self.more.setEnabled(self.box.value() < self.box.maximum())


class Text(Control):
    """A line, kept with Enter or when it is left."""

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        self._shown = ""
        self.line = QLineEdit()
        self.line.setFixedSize(_WIDTH, 32)
        self.line.setPlaceholderText(row.hint)
        self.line.editingFinished.connect(self._left)
        self._add(self.line)

    def show_value(self, settings: Settings) -> None:
        """The text; parts of a list with commas between them."""
        value = asdict(settings)[self.row.name]
        self._shown = ", ".join(value) if isinstance(value, tuple) else str(value)
        self.line.setText(self._shown)

    def _left(self) -> None:
        if self.line.text() != self._shown:
            self._shown = self.line.text()
            self._say(self.line.text().strip())


class CommandButton(QPushButton):
    """Runs a command of the window, in that command's words."""

    def __init__(self, commands: Commands, id: str) -> None:
        action = commands.action(id)
        super().__init__(action.text())
        self.setAccessibleName(commands.words(id))
        self.setEnabled(action.isEnabled())
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self.setEnabled(action.isEnabled()))


AnyControl = Switch | Choice | Number | Text


def control(theme: Theme, row: Row) -> AnyControl | None:
    """The control of ``row``; None where nothing is chosen in it."""
    match row.kind:
        case Kind.SWITCH:
            return Switch(theme, row)
        case Kind.CHOICE:
            return Choice(theme, row)
        case Kind.NUMBER:
            return Number(theme, row)
        case Kind.TEXT:
            return Text(row)
        case Kind.STATEMENT | Kind.COMMAND:
            return None
