"""A grid of cards with heads of groups between them, as fast with 100,000 cards as with ten.

Qt's own icon view places every item it has; here places are computed from the groups alone.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QWidget

from archive_app.gui.board_card import HEIGHT, PICTURE_HEIGHT, WIDTH, CardPainter, CardState
from archive_app.gui.board_model import BoardModel
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.rows_model import Index
from archive_app.gui.theme import Theme

_GAP = 12
_EDGE = 24
_TOP = 16
_HEAD = 40
"""Logical pixels: between cards, at the sides, above the first, of a group's head."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A group where it stands: places are counted from the top of all."""

    title: str
    first: int
    cards: int
    top: int
    """Of its cards; its head stands above."""


class BoardView(QAbstractItemView):
    """Walked by arrows, chosen by Space and clicks, opened by Enter."""

    opened = Signal(int)
    """Enter or a double click on the card at this row: decide."""

    menu_wanted = Signal(QPoint)
    """A menu for what is chosen, at a place of the screen."""

    def __init__(self, theme: Theme, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._cards = theme, model
        self._sections: list[_Section] = []
        self._columns = 1
        self._card = WIDTH
        self.title_of: Callable[[str], str] = str
        """Gives the words of a group's head for its name."""
        self.setModel(model)
        self._painter = CardPainter(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("board")
        self.setAccessibleName(self.tr("Pictures"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(HEIGHT // 3)
        self.viewport().setMouseTracking(True)
        OverlayScroll(self)
        theme.changed.connect(self.viewport().update)

    # Where things are

    def visualRect(self, index: Index) -> QRect:
        """Where a card is in the viewport, whether in sight or not."""
        if not index.isValid():
            return QRect()
        place = self._place(index.row()).translated(0, -self.verticalOffset())
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), place)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card at a place of the viewport."""
        x = point.x()
        if self.isRightToLeft():
            x = self.viewport().width() - x
        y = point.y() + self.verticalOffset()
        section = self._section_at(y)
        column = (x - _EDGE) // (self._card + _GAP)
        line = (y - section.top) // (HEIGHT + _GAP) if section is not None else -1
        if section is None or line < 0 or not 0 <= column < self._columns:
            return QModelIndex()
        at = line * self._columns + column
        row = section.first + at
        inside = at < section.cards and self._place(row).contains(x, y)
        return self.model().index(row, 0) if inside else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card into sight, with its group's head where it is the first line."""
        del hint
        if not index.isValid():
            return
        place, bar = self._place(index.row()), self.verticalScrollBar()
        top, bottom = place.top() - _HEAD, place.bottom() + _GAP
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())

    def horizontalOffset(self) -> int:
        """None: it scrolls one way."""
        return 0

    def verticalOffset(self) -> int:
        """Logical pixels above the viewport."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """No card is hidden."""
        del index
        return False

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The cards of ``selection`` that are in sight."""
        region = QRegion()
        for row in self._rows_in_sight():
            index = self.model().index(row, 0)
            if selection.contains(index):
                region += self.visualRect(index)
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the card at the corner of ``rect``; a drag over cards chooses none."""
        index = self.indexAt(rect.topLeft())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key leads: arrows by card and by line, pages, both ends."""
        del modifiers
        count = self.model().rowCount()
        if not count:
            return QModelIndex()
        row = max(self.currentIndex().row(), 0)
        if not self.currentIndex().isValid():
            return self.model().index(0, 0)
        page = max(self.viewport().height() // (HEIGHT + _GAP), 1)
        ahead = -1 if self.isRightToLeft() else 1
        actions = QAbstractItemView.CursorAction
        if action in {actions.MoveUp, actions.MoveDown}:
            row = self._line_away(row, 1 if action == actions.MoveDown else -1)
        elif action in {actions.MovePageUp, actions.MovePageDown}:
            for _ in range(page):
                row = self._line_away(row, 1 if action == actions.MovePageDown else -1)
        else:
            row += {
                actions.MoveLeft: -ahead,
                actions.MoveRight: ahead,
                actions.MovePrevious: -1,
                actions.MoveNext: 1,
                actions.MoveHome: -count,
                actions.MoveEnd: count,
            }.get(action, 0)
        return self.model().index(min(max(row, 0), count - 1), 0)

    # What is seen and done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads and cards that are in sight."""
        painter, region = QPainter(self.viewport()), event.region()
        painter.fillRect(event.rect(), self._theme.colour("surface"))
        for section in self._sections_in_sight():
            if section.title:
                self._paint_head(painter, section)
        current, mirrored = self.currentIndex().row(), self.isRightToLeft()
        chosen = self.selectionModel()
        ratio, width = self.devicePixelRatioF(), self.viewport().width()
        rows = self._rows_in_sight()
        for row in rows:
            place = self._place(row).translated(0, -self.verticalOffset())
            if mirrored:
                place.moveRight(width - 1 - place.left())
            if region.intersects(place):
                selected = chosen.isRowSelected(row, QModelIndex())
                state = CardState(self._card, ratio, mirrored, selected, row == current)
                card, picture = self._cards.shown(row)
                self._painter.paint(painter, place.topLeft(), card, picture, state)
        painter.end()
        if rows:
            self._cards.look_around(rows[0], rows[-1])

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: under a bar that lies over the cards Qt can move no pixels."""
        del dx, dy
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses or not, Enter opens; all else as in any list."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Toggle)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.opened.emit(index.row())
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.selectionModel().clearSelection()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is clicked."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is chosen."""
        self.menu_wanted.emit(event.globalPos())

    def reset(self) -> None:
        """Place the groups anew, and stay where it was."""
        super().reset()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards in a line as fit; they share what is left over."""
        super().resizeEvent(event)
        self._lay_out()

    def updateGeometries(self) -> None:
        """The scroll bar reaches to the last line."""
        height = self._height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        super().updateGeometries()

    def _lay_out(self) -> None:
        room = self.viewport().width() - 2 * _EDGE
        self._columns = max((room + _GAP) // (WIDTH + _GAP), 1)
        self._card = max((room - (self._columns - 1) * _GAP) // self._columns, 64)
        size = QSize(self._card - 2, PICTURE_HEIGHT)
        self._cards.set_size(size, self.devicePixelRatioF())
        sections, top = [], _TOP
        for group in self._cards.groups:
            title = self.title_of(group.name) if len(self._cards.groups) > 1 or group.name else ""
            top += _HEAD if title else 0
            sections.append(_Section(title, group.first, group.cards, top))
            top += -(-group.cards // self._columns) * (HEIGHT + _GAP)
        self._sections = sections
        self.updateGeometries()
        self.viewport().update()

    def _height(self) -> int:
        if not self._sections:
            return 0
        last = self._sections[-1]
        return last.top + -(-last.cards // self._columns) * (HEIGHT + _GAP) + _TOP

    def _section_at(self, y: int) -> _Section | None:
        at = bisect_right(self._sections, y, key=lambda section: section.top) - 1
        return self._sections[at] if at >= 0 else None

    def _section_of(self, row: int) -> _Section:
        at = bisect_right(self._sections, row, key=lambda section: section.first) - 1
        return self._sections[max(at, 0)]

    def _place(self, row: int) -> QRect:
        if not self._sections:
            return QRect()
        section = self._section_of(row)
        line, column = divmod(row - section.first, self._columns)
        x = _EDGE + column * (self._card + _GAP)
        return QRect(x, section.top + line * (HEIGHT + _GAP), self._card, HEIGHT)

    def _line_away(self, row: int, step: int) -> int:
        """The card above or below, also over the head of a group."""
        place = self._place(row)
        y = place.center().y() + step * (HEIGHT + _GAP)
        section = self._section_of(row)
        if section.top <= y < section.top + -(-section.cards // self._columns) * (HEIGHT + _GAP):
            last = section.first + section.cards - 1
            return min(row + step * self._columns, last)
        beside = self._sections.index(section) + step
        if not 0 <= beside < len(self._sections):
            return row
        column = (row - section.first) % self._columns
        other = self._sections[beside]
        lines = (other.cards - 1) // self._columns
        at = column if step > 0 else lines * self._columns + column
        return other.first + min(at, other.cards - 1)

    def _sections_in_sight(self) -> Iterator[_Section]:
        """The groups of which something is in sight, head or cards."""
        top = self.verticalOffset()
        bottom = top + self.viewport().height()
        at = bisect_right(self._sections, top, key=lambda section: section.top) - 1
        for section in islice(self._sections, max(at, 0), None):
            if section.top - _HEAD > bottom:
                return
            yield section

    def _rows_in_sight(self) -> list[int]:
        top, bottom = self.verticalOffset(), self.verticalOffset() + self.viewport().height()
        rows: list[int] = []
        for section in self._sections_in_sight():
            first_line = max((top - section.top) // (HEIGHT + _GAP), 0)
            last_line = (bottom - section.top) // (HEIGHT + _GAP)
            begin = first_line * self._columns
            end = min((last_line + 1) * self._columns, section.cards)
            rows += range(section.first + begin, section.first + end)
        return rows

    def _paint_head(self, painter: QPainter, section: _Section) -> None:
        top = section.top - _HEAD - self.verticalOffset()
        font = self._theme.font("ui.body_strong")
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        place = QRect(_EDGE, top, self.viewport().width() - 2 * _EDGE, _HEAD)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        count = self.locale().toString(section.cards)
        painter.drawText(
            place, side | Qt.AlignmentFlag.AlignVCenter, f"{section.title}  ·  {count}"
        )
