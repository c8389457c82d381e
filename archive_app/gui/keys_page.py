"""The keys page of the settings: every command with its keys, each to be changed."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui.buttons import IconButton
from archive_app.gui.command_table import MENUS, TABLE, Command
from archive_app.gui.commands import Commands
from archive_app.gui.key_bindings import KeyBindings, KeyTaken
from archive_app.gui.pieces import Pieces
from archive_app.gui.theme import Theme

_WIDTH = 176


class KeysPage(QWidget):
    """One row a command, by menu; a clash is said in the row, with a way to take the key.

    They are made a few at a time, from when it is first shown: all of them take a quarter of a
    second.
    """

    def __init__(self, theme: Theme, commands: Commands, bindings: KeyBindings) -> None:
        super().__init__()
        self._theme, self._commands, self._bindings = theme, commands, bindings
        self.rows: dict[str, KeyRow] = {}
        self._pieces: Pieces | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        bindings.changed.connect(self._follow)

    @property
    def complete(self) -> bool:
        """Whether every command has its row."""
        return self._pieces is not None and self._pieces.complete

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the rows."""
        super().showEvent(event)
        if self._pieces is None:
            self._pieces = Pieces(self._fill(), self)

    def _fill(self) -> Iterator[None]:
        for name, title in MENUS:
            heading = QLabel(QCoreApplication.translate("Commands", title).replace("&", ""), self)
            heading.setObjectName("section")
            self._column.addSpacing(12)
            self._column.addWidget(heading)
            for command in (one for one in TABLE if one.menu == name):
                row = KeyRow(self._theme, self._commands, self._bindings, command, self)
                self.rows[command.id] = row
                self._column.addWidget(row)
                yield

    def _follow(self) -> None:
        for row in self.rows.values():
            row.show_keys()


class KeyRow(QWidget):
    """A command, its keys as a button that listens for another, and the way back."""

    def __init__(
        self,
        theme: Theme,
        commands: Commands,
        bindings: KeyBindings,
        command: Command,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._commands, self._bindings, self._command = commands, bindings, command
        self._clash: tuple[str, ...] = ()
        self.button = QPushButton()
        self.button.clicked.connect(self._listen)
        self.listener = _Listener()
        self.listener.pressed_keys.connect(self._bind)
        self.listener.left.connect(self.show_keys)
        self.back = IconButton(theme, "undo-2", self.tr("Back to the key it had"))
        self.back.clicked.connect(lambda: bindings.reset(command.id))
        self.none = IconButton(theme, "x", self.tr("No key"))
        self.none.clicked.connect(lambda: self._bind(()))
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.take = QPushButton(self.tr("Take it"))
        self.take.setObjectName("link")
        self.take.clicked.connect(lambda: self._bind(self._clash, take=True))
        self._stack = QStackedWidget()
        self._stack.setFixedSize(_WIDTH, theme.size("control"))
        self._stack.addWidget(self.button)
        self._stack.addWidget(self.listener)
        self._lay_out()
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that hold; nothing is listened for and nothing is wrong."""
        keys = self._commands.keys(self._command.id)
        words = self._commands.words(self._command.id)
        self.button.setText(keys or "–")
        spoken = self.tr("{command}: {keys}").format(command=words, keys=keys or self.tr("no key"))
        self.button.setAccessibleName(spoken)
        self.button.setToolTip(self.tr("Click, then press the new key"))
        self.back.setVisible(self._bindings.is_own(self._command.id))
        self.none.setEnabled(bool(keys))
        self._stack.setCurrentWidget(self.button)
        self._say("", ())

    def _listen(self) -> None:
        self._say("", ())
        self.listener.clear()
        self._stack.setCurrentWidget(self.listener)
        self.listener.setFocus()

    def _bind(self, keys: tuple[str, ...], *, take: bool = False) -> None:
        try:
            self._bindings.bind(self._command.id, keys, take=take)
        except KeyTaken as clash:
            self._stack.setCurrentWidget(self.button)
            self._say(str(clash), keys)
            self.take.setFocus()
            return
        self.show_keys()
        self.button.setFocus()

    def _say(self, problem: str, clash: tuple[str, ...]) -> None:
        self._clash = clash
        self.problem.setText(problem)
        for part in (self.problem, self.take):
            part.setVisible(bool(problem))

    def _lay_out(self) -> None:
        name = QLabel(self._commands.words(self._command.id))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        ends = QHBoxLayout()
        ends.setSpacing(4)
        for part in (self.back, self.none, self._stack):
            ends.addWidget(part)
        grid.addWidget(name, 0, 0)
        grid.addLayout(ends, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.problem, 1, 0)
        grid.addWidget(self.take, 1, 1, Qt.AlignmentFlag.AlignRight)


class _Listener(QKeySequenceEdit):
    """Waits for one key; Escape and leaving give up."""

    pressed_keys = Signal(object)
    """The key as a tuple of one portable name."""

    left = Signal()
    """Nothing was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        name = self.tr("Press the new key; Escape leaves it as it is")
        for part in (self, *self.findChildren(QLineEdit)):
            part.setAccessibleName(name)
        self.editingFinished.connect(self._finish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is no key to be bound here: it leads back everywhere."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        key = self.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if key:
            self.pressed_keys.emit((key,))
        else:
            self.left.emit()
