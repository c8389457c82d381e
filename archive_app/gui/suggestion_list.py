"""The lines under the search field, as a list of their own over the window."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.findings import Suggestion
from archive_app.gui.icons import pixmap
from archive_app.gui.key_cap import KeyFoot
from archive_app.gui.reader_wording import number
from archive_app.gui.rows_model import ROW, Index, RowsModel
from archive_app.gui.shadow import Shadow
from archive_app.gui.theme import Theme

_ROW = 32
_HEAD = 28
_EDGE = 8
_FOOT = 36


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a heading where it has no icon."""

    words: str
    icon: str = ""
    before: str = ""
    """Said before the words, plainly: "tag:"."""
    more: str = ""
    """Said after them, quietly."""
    count: int | None = None
    suggestion: Suggestion | None = None
    """What is taken; None for the text as typed."""


class SuggestionList(QFrame):
    """Shows lines under a field and keeps the focus there; keys are passed on with ``step``."""

    taken = Signal(object)
    """A ``Line`` was clicked."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._over = theme, window
        self._lines = _Lines(self)
        self.view = QListView()
        self.view.setObjectName("suggestion_lines")
        self.view.setAccessibleName(self.tr("Suggestions"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setModel(self._lines)
        self.view.setItemDelegate(_LineDelegate(theme, self))
        self.view.clicked.connect(self._clicked)
        self.view.viewport().setAutoFillBackground(False)
        foot = self._foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _EDGE, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.view)
        column.addWidget(foot)
        self.setObjectName("popup")
        Shadow(self._theme, self)
        self.hide()

    def _foot(self) -> KeyFoot:
        keys = (
            ("↑↓", self.tr("choose")),
            ("Tab", self.tr("complete")),
            ("Enter", self.tr("search")),
            ("Esc", self.tr("close")),
        )
        return KeyFoot(self._theme, keys)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown, headings too."""
        return self._lines.rows

    @property
    def current(self) -> Line | None:
        """The line that Enter takes."""
        index = self.view.currentIndex()
        line: Line | None = index.data(ROW) if index.isValid() else None
        return line

    def show_lines(self, lines: Sequence[Line], under: QWidget) -> None:
        """Show ``lines`` below the field ``under``, the first that can be taken marked."""
        self._lines.show_rows(lines)
        self.step(0)
        height = sum(_ROW if line.icon else _HEAD for line in lines)
        self.view.setFixedHeight(height + _EDGE)
        self.setFixedSize(under.width(), height + 2 * _EDGE + _FOOT + 1)
        self.move(under.mapTo(self._over, QPoint(0, under.height() + 4)))
        self.show()
        self.raise_()

    def say_count(self, count: int) -> None:
        """How many articles the typed text finds."""
        self._lines.say_count(count)

    def step(self, by: int) -> None:
        """Mark the line ``by`` further on, round the end; 0 marks the first."""
        rows = [row for row, line in enumerate(self._lines.rows) if line.icon]
        if not rows:
            return
        row = self.view.currentIndex().row()
        at = (rows.index(row) + by) % len(rows) if by and row in rows else 0
        self.view.setCurrentIndex(self._lines.index(rows[at]))

    def _clicked(self, index: QModelIndex) -> None:
        line: Line = index.data(ROW)
        if line.icon:
            self.taken.emit(line)


class _Lines(RowsModel[Line]):
    def say_count(self, count: int) -> None:
        self.rows = tuple(
            replace(one, count=count) if one.icon and one.suggestion is None else one
            for one in self.rows
        )
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def said(self, row: Line, role: int) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            count = "" if row.count is None else number(row.count)
            return " ".join(part for part in (row.before, row.words, row.more, count) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.rows[index.row()].icon:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW if index.data(ROW).icon else _HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(ROW)
        whole: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = _Pen(painter, whole, direction)
        if not line.icon:
            font = self._theme.font("ui.caption")
            font.setWeight(QFont.Weight.DemiBold)
            pen.words(20, line.words, font, self._theme.colour("text_2"))
        else:
            chosen = state & QStyle.StateFlag.State_Selected
            if chosen or state & QStyle.StateFlag.State_MouseOver:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("accent_soft" if chosen else "hover_row"))
                painter.drawRoundedRect(QRectF(whole.adjusted(_EDGE, 0, -_EDGE, 0)), 6, 6)
            self._line(pen, line)
        painter.restore()

    def _line(self, pen: "_Pen", line: Line) -> None:
        theme = self._theme
        pen.icon(20, line.icon, theme.colour("text_2"))
        if line.count is not None:
            pen.count(number(line.count), theme.font("ui.small"), theme.colour("text_2"))
        x = 44
        if line.before:
            x = pen.words(x, line.before, theme.font("ui.body"), theme.colour("text")) + 4
        font = theme.font("ui.body_strong" if not line.more or line.count else "ui.body")
        x = pen.words(x, line.words, font, theme.colour("text")) + 8
        if line.more:
            pen.words(x, line.more, theme.font("ui.small"), theme.colour("text_2"))


class _Pen:
    """Writes into one row; x counts from the leading edge."""

    def __init__(self, painter: QPainter, whole: QRect, direction: Qt.LayoutDirection) -> None:
        self._painter, self._whole, self._direction = painter, whole, direction
        self._end = whole.width() - 20

    def words(self, x: int, words: str, font: QFont, colour: QColor) -> int:
        """Write ``words`` as far as they fit; where they end."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, self._end - x))
        width = metrics.horizontalAdvance(shown)
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(self._seen(x, width + 1), Qt.AlignmentFlag.AlignVCenter, shown)
        return x + width

    def count(self, words: str, font: QFont, colour: QColor) -> None:
        """Write ``words`` at the end; nothing else reaches there."""
        width = QFontMetrics(font).horizontalAdvance(words)
        x = self._end - width
        self.words(x, words, font, colour)
        self._end = x - 8

    def icon(self, x: int, name: str, colour: QColor) -> None:
        """An icon of 16 pixels."""
        box = self._seen(x, 16)
        device = self._painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        top = box.top() + (box.height() - 16) // 2
        self._painter.drawPixmap(box.left(), top, pixmap(name, colour, 16, ratio))

    def _seen(self, x: int, width: int) -> QRect:
        box = QRect(self._whole.left() + x, self._whole.top(), width, self._whole.height())
        return QStyle.visualRect(self._direction, self._whole, box)
