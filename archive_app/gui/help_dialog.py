"""The keys and the words of the search, made from the tables that the program works by."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui.command_table import MENUS, TABLE
from archive_app.gui.commands import Commands
from archive_app.gui.translation import QT_TRANSLATE_NOOP

_SEARCH = (
    ("storm coast", QT_TRANSLATE_NOOP("Help", "both words")),
    ("“storm surge”", QT_TRANSLATE_NOOP("Help", "the phrase")),
    ("storm OR flood", QT_TRANSLATE_NOOP("Help", "either")),
    ("-storm", QT_TRANSLATE_NOOP("Help", "without")),
    ("storm*", QT_TRANSLATE_NOOP("Help", "words that begin so")),
    ("title:  author:  site:", QT_TRANSLATE_NOOP("Help", "in one field")),
    ("tag:Places", QT_TRANSLATE_NOOP("Help", "the tag and those below it")),
    ("note:  highlight:", QT_TRANSLATE_NOOP("Help", "in your own words and marks")),
    ("owner:  credit:  licence:", QT_TRANSLATE_NOOP("Help", "what is claimed of pictures")),
    ("rights:differ", QT_TRANSLATE_NOOP("Help", "differ, placeholder, nothing, owner, open …")),
    ("saved:7d  published:2026-01", QT_TRANSLATE_NOOP("Help", "days, months, ranges with ..")),
    ("is:unread  is:starred", QT_TRANSLATE_NOOP("Help", "states of an article")),
    ("has:note  has:picture", QT_TRANSLATE_NOOP("Help", "what an article has")),
)


class HelpDialog(QDialog):
    """Keys on the left, the search on the right; it can stay open beside the work."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog")
        self.setWindowTitle(self.tr("Keys and search help"))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 16, 24, 24)
        row.setSpacing(48)
        row.addLayout(_keys(commands))
        row.addLayout(self._search())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.resize(880, 640)

    def labels(self) -> list[QLabel]:
        """Every word that is shown."""
        return self.findChildren(QLabel)

    def _search(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for row, (typed, words) in enumerate(_SEARCH):
            grid.addWidget(_label(typed, "strong"), row, 0)
            grid.addWidget(_label(QCoreApplication.translate("Help", words), "quiet"), row, 1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(_label(self.tr("Search"), "section"))
        column.addLayout(grid)
        column.addStretch(1)
        return column


def _keys(commands: Commands) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for name, title in MENUS:
        rows = [c for c in TABLE if c.menu == name and commands.key(c.id)]
        if not rows:
            continue
        heading = QCoreApplication.translate("Commands", title).replace("&", "")
        column.addWidget(_label(heading, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for row, command in enumerate(rows):
            grid.addWidget(_label(commands.words(command.id), "quiet"), row, 0)
            key = _label(commands.keys(command.id), "strong")
            key.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(key, row, 1)
        column.addLayout(grid)
        column.addSpacing(12)
    column.addStretch(1)
    return column


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    return label
