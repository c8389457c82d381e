"""Tables wider than the column scroll sideways, each by itself; the text beside them stays.

A table is moved by its left margin, so that selecting, marking and finding work in it as anywhere;
what sticks out of the column is painted over.
"""

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar, QTextEdit

from archive_app.gui.reader_page import ArticleDocument, DataTable
from archive_app.gui.theme import Theme

_BAR = 10
_ABOVE_BAR = 3
"""Logical pixels."""


class TableScrolls(QObject):
    """The scroll bars of one reader's tables."""

    moved = Signal()
    """A table stands elsewhere: boxes of words are to be asked for anew."""

    def __init__(self, theme: Theme, view: QTextEdit) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._page: ArticleDocument | None = None
        self._column = QRect()
        self._bars: list[tuple[DataTable, QScrollBar]] = []
        view.verticalScrollBar().valueChanged.connect(self.place)
        view.cursorPositionChanged.connect(self._show_cursor)

    def show_page(self, page: ArticleDocument, left: int, column: int) -> None:
        """Give ``page`` its bars; its column begins at ``left`` and is so many pixels wide."""
        fresh = page is not self._page
        self._page, self._column = page, QRect(left, 0, column, 1)
        wide = page.fit_tables(column)
        if fresh or [each for each, _ in self._bars] != wide:
            self._make(wide)
        for each, bar in self._bars:
            bar.setRange(0, each.natural - column)
            bar.setPageStep(column)
            if _from_right(each) and fresh:
                bar.setValue(bar.maximum())
        self.place()

    def bars(self) -> list[QScrollBar]:
        """The bars, in the order of their tables."""
        return [bar for _, bar in self._bars]

    def place(self) -> None:
        """Put each bar below its table."""
        height = self._view.viewport().height()
        for each, bar in self._bars:
            box = self._box(each)
            bar.setGeometry(box.left(), box.bottom() + _ABOVE_BAR, box.width(), _BAR)
            bar.setVisible(box.top() < height and bar.geometry().bottom() > 0)

    def cover(self, painter: QPainter) -> None:
        """Paint the room beside the column over what of a table sticks out into it."""
        view = self._view.viewport().rect()
        for each, _ in self._bars:
            box = self._box(each)
            if box.intersects(view):
                ground = self._theme.colour("reader")
                painter.fillRect(0, box.top(), box.left(), box.height(), ground)
                right = box.right() + 1
                painter.fillRect(right, box.top(), view.right() + 1 - right, box.height(), ground)

    def turn(self, at: QPoint, by: int) -> bool:
        """Scroll the table at a point of the viewport by so many pixels; False: there is none."""
        for each, bar in self._bars:
            if self._box(each).contains(at):
                bar.setValue(bar.value() + by)
                return True
        return False

    def _make(self, wide: list[DataTable]) -> None:
        for _, bar in self._bars:
            bar.hide()
            bar.deleteLater()
        self._bars = []
        for each in wide:
            bar = QScrollBar(Qt.Orientation.Horizontal, self._view.viewport())
            bar.setAccessibleName(self.tr("Scroll the table sideways"))
            bar.setCursor(Qt.CursorShape.ArrowCursor)
            bar.setSingleStep(self._theme.size("space.5"))
            bar.valueChanged.connect(lambda value, each=each: self._move(each, value))
            self._bars.append((each, bar))

    def _move(self, each: DataTable, value: int) -> None:
        look = each.table.format()
        look.setLeftMargin(-value)
        each.table.setFormat(look)
        self.moved.emit()

    def _box(self, each: DataTable) -> QRect:
        """The part of the column that the table stands in, in the viewport's coordinates."""
        layout = each.table.document().documentLayout()
        box = layout.frameBoundingRect(each.table).toAlignedRect()
        top = box.top() - self._view.verticalScrollBar().value()
        return QRect(self._column.left(), top - 1, self._column.width(), box.height() + 2)

    def _show_cursor(self) -> None:
        """Keys that move the caret into a hidden cell bring it into sight."""
        cursor = self._view.textCursor()
        table = cursor.currentTable()
        for each, bar in self._bars:
            if table is not None and each.table.firstPosition() == table.firstPosition():
                x = self._view.cursorRect(cursor).center().x()
                room = self._theme.size("space.3")
                over = x - (self._column.right() - room)
                under = self._column.left() + room - x
                bar.setValue(bar.value() + max(over, 0) - max(under, 0))


def _from_right(each: DataTable) -> bool:
    return bool(each.table.format().layoutDirection() == Qt.LayoutDirection.RightToLeft)
