"""One page of the settings: its rows, what is wrong with a value, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archive_app.actions.settings import Settings
from archive_app.gui.commands import Commands
from archive_app.gui.settings_controls import AnyControl, CommandButton, control
from archive_app.gui.settings_table import Kind, Page, Row
from archive_app.gui.theme import Theme

translate = QCoreApplication.translate


class SettingRow(QFrame):
    """Title and sentence at the left, the control at the right."""

    def __init__(self, theme: Theme, commands: Commands, row: Row) -> None:
        super().__init__()
        self.setObjectName("setting")
        self.row = row
        self.control: AnyControl | None = control(theme, row)
        self.button: CommandButton | None = None
        self._problem = _label("", "problem")
        self._problem.hide()
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(_label(translate("Settings", row.title), "strong_body"))
        if row.words:
            left.addWidget(_label(translate("Settings", row.words), "quiet"))
        left.addWidget(self._problem)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(24)
        line.addLayout(left, 1)
        if row.kind is Kind.COMMAND:
            self.button = CommandButton(commands, row.name)
        right = self.control or self.button
        if right is not None:
            line.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)

    def say_problem(self, words: str) -> None:
        """Say what is wrong with the value; nothing where ``words`` is empty."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))


@dataclass(frozen=True, slots=True)
class Hits:
    """What of a page has the words that were typed."""

    whole: bool
    """Its title has them."""
    rows: tuple[Row, ...]


def matches(page: Page, typed: str) -> Hits:
    """The rows whose title, sentence or choices have every word of ``typed``."""
    words = typed.casefold().split()

    def has(*texts: str) -> bool:
        text = " ".join(translate("Settings", one) for one in texts).casefold()
        return all(word in text for word in words)

    whole = has(page.title)
    rows = (
        row
        for row in page.rows
        if whole or has(row.title, row.words, *(choice for _, choice in row.choices))
    )
    return Hits(whole, tuple(rows))


@dataclass(frozen=True, slots=True)
class More:
    """What a page shows beside rows."""

    make: Callable[[], QWidget]
    reset: Callable[[], object]
    """Let it be as in the beginning."""


class SettingsPage(QWidget):
    """The rows of ``page``, then whatever ``more`` shows beside rows."""

    reset_wanted = Signal(object)
    """The page whose settings are to be as in the beginning."""

    def __init__(
        self,
        theme: Theme,
        commands: Commands,
        page: Page,
        more: More | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.page = page
        self._more = more.make() if more is not None else None
        self.rows = [SettingRow(theme, commands, row) for row in page.rows]
        self.reset = QPushButton(self.tr("Reset this page"))
        self.reset.clicked.connect(lambda: self.reset_wanted.emit(page))
        self.reset.setVisible(bool(page.settings) or more is not None)
        if more is not None:
            self.reset.clicked.connect(more.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addWidget(_label(translate("Settings", page.title), "title"))
        column.addSpacing(4)
        for row in self.rows:
            column.addWidget(row)
        if self._more is not None:
            column.addSpacing(8)
            column.addWidget(self._more)
        column.addSpacing(16)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def controls(self) -> list[AnyControl]:
        """The controls of its rows."""
        return [row.control for row in self.rows if row.control is not None]

    def show_values(self, settings: Settings) -> None:
        """Show ``settings``; nothing is wrong any more."""
        for row in self.rows:
            row.say_problem("")
            if row.control is not None:
                row.control.show_value(settings)

    def narrow(self, typed: str) -> None:
        """Show only rows that have ``typed``; all where the title has it."""
        hits = matches(self.page, typed)
        for row in self.rows:
            row.setVisible(row.row in hits.rows)
        if self._more is not None:
            self._more.setVisible(hits.whole)
        self.reset.setVisible(not typed.strip() and bool(self.page.settings or self._more))


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setWordWrap(name != "title")
    return label
