"""The keys, made from the table of commands, and the one page about the search."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextLength, QTextTable, QTextTableFormat
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui.command_table import MENUS, TABLE
from archive_app.gui.commands import Commands
from archive_app.gui.counted_tabs import CountedTabs
from archive_app.gui.language import search_help
from archive_app.gui.seen_order import SeenOrder
from archive_app.gui.theme import Theme

_KEYS_WIDTH = 420
_HEAD = 26
"""Logical pixels before the first tab: its words stand over those of the page, at 32."""
_TYPED, _FOUND = 38, 62
"""Per cent of the page that the two columns of its tables take."""


class HelpDialog(SeenOrder, QDialog):
    """Two pages, Keys and Search; it can stay open beside the work."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog")
        self.setWindowTitle(self.tr("Keys and search help"))
        self._theme = theme
        self.tabs = CountedTabs(theme)
        self.tabs.setAccessibleName(self.windowTitle())
        self.search = QTextBrowser()
        self._pages = QStackedWidget()
        for words, page in (
            (self.tr("Keys"), _scrolled(_keys(commands), self.tr("Keys"))),
            (self.tr("Search"), self.search),
        ):
            self.tabs.addTab(words)
            self._pages.addWidget(page)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(_HEAD, 0, _HEAD, 0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(_rule())
        column.addWidget(self._pages, 1)
        self._write_search()
        theme.changed.connect(self._write_search)
        self.resize(760, 680)

    def labels(self) -> list[QLabel]:
        """Every word of the page of keys."""
        return self.findChildren(QLabel)

    def _write_search(self) -> None:
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setFrameShape(QFrame.Shape.NoFrame)
        self.search.setOpenLinks(False)
        page = QTextDocument(self.search)
        page.setDefaultFont(self._theme.font("ui.body"))
        page.setMarkdown(search_help().read_text("utf-8"))
        page.setDocumentMargin(32)
        _space_headings(page)
        _set_tables(page, self._theme)
        self.search.setDocument(page)


def _set_tables(page: QTextDocument, theme: Theme) -> None:
    """Quiet tables: no frames, two columns of the same width in all.

    A bar that Markdown wants escaped inside a table keeps its backslash in Qt's reading.
    """
    while not (escaped := page.find(r"\|")).isNull():
        escaped.insertText("|")
    for frame in page.rootFrame().childFrames():
        if not isinstance(frame, QTextTable):
            continue
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(3)
        form.setCellSpacing(0)
        form.setBottomMargin(8)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shares = [QTextLength(QTextLength.Type.PercentageLength, x) for x in (_TYPED, _FOUND)]
        form.setColumnWidthConstraints(shares)
        frame.setFormat(form)
        _set_codes(frame, theme)


def _space_headings(page: QTextDocument) -> None:
    block = page.begin()
    while block.isValid():
        form = block.blockFormat()
        if form.headingLevel():
            form.setTopMargin(16 if form.headingLevel() > 1 else 0)
            form.setBottomMargin(6)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _set_codes(table: QTextTable, theme: Theme) -> None:
    """What is typed stands in the colour of links, so that the eye finds it."""
    for row in range(1, table.rows()):
        cursor = table.cellAt(row, 0).firstCursorPosition()
        end = table.cellAt(row, 0).lastCursorPosition()
        cursor.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat()
        form.setForeground(theme.colour("link"))
        cursor.mergeCharFormat(form)


def _keys(commands: Commands) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(32, 16, 32, 24)
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
        grid.setColumnMinimumWidth(0, _KEYS_WIDTH)
        for row, command in enumerate(rows):
            grid.addWidget(_label(commands.words(command.id), "quiet"), row, 0)
            key = _label(commands.keys(command.id), "strong")
            key.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(key, row, 1)
        column.addLayout(grid)
        column.addSpacing(12)
    column.addStretch(1)
    return body


def _scrolled(body: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setWidget(body)
    return area


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    return label
