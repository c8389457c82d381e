"""Paints one row of the list of articles: title, site and date, snippet, thumbnail and badge."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archive_app.domain.library import ArticleRow, Sort
from archive_app.domain.rights import Badge
from archive_app.gui.article_model import PICTURE, ROW
from archive_app.gui.badges import paint_spot
from archive_app.gui.icons import pixmap
from archive_app.gui.reader_wording import day, stamp
from archive_app.gui.text_painting import Ink, draw_text
from archive_app.gui.theme import Theme

_EDGE = 16
_BAR = 3
_COMPACT_THUMB = 40

_KEPT = 48
"""Rows that are kept as drawn: three screens of high ones, 7 MiB on a screen of ratio 1."""

_SEEN = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_KeyboardFocusChange
)
"""The states that a row shows."""

_Look = tuple[tuple[int, int], float, int]
"""Width and height, device pixels a logical pixel, states."""

_Key = tuple[ArticleRow | None, int, _Look, Qt.LayoutDirection]
"""The row, its thumbnail, its look, the direction of the interface."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where things of one row go."""

    rect: QRect
    background: QColor
    text: QRectF
    picture: QRect | None
    leftwards: bool
    """Whether the interface is read leftwards: everything is mirrored."""


class ArticleDelegate(QStyledItemDelegate):
    """Draws rows at comfortable (96 px) or compact (56 px) height."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn: OrderedDict[_Key, QPixmap] = OrderedDict()
        """By what is drawn and how it looks: rows that were in sight lately."""
        self._compact = False
        self._sort = Sort.SAVED
        self._ink()
        theme.changed.connect(self._ink)

    @property
    def compact(self) -> bool:
        """Whether rows are low, without snippet."""
        return self._compact

    @compact.setter
    def compact(self, on: bool) -> None:
        self._compact = on
        self._drawn.clear()

    @property
    def sort(self) -> Sort:
        """Which date is shown."""
        return self._sort

    @sort.setter
    def sort(self, sort: Sort) -> None:
        if sort is not self._sort:
            self._sort = sort
            self._drawn.clear()

    @property
    def height(self) -> int:
        """Of every row, logical pixels."""
        name = "list_row_compact" if self.compact else "list_row_comfortable"
        return self._theme.size(name)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Any width, the row's height."""
        return QSize(self._theme.size("list_min"), self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row; two grey bars while it is fetched.

        A row is drawn once and then copied, until it is another or looks otherwise: copying takes
        a fiftieth of the time, and a turn of the wheel shows mostly rows that were in sight.
        """
        row: ArticleRow | None = index.data(ROW)
        rect, ratio = _rect(option), self._ratio(painter)
        picture: QPixmap | None = index.data(PICTURE) if row is not None else None
        look = (rect.size().toTuple(), ratio, int((_state(option) & _SEEN).value))
        key = (row, 0 if picture is None else picture.cacheKey(), look, _direction(option))
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._draw(option, row, picture, ratio)
            self._drawn[key] = drawn
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        else:
            self._drawn.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), drawn)

    def _draw(
        self,
        option: QStyleOptionViewItem,
        row: ArticleRow | None,
        picture: QPixmap | None,
        ratio: float,
    ) -> QPixmap:
        """The whole row, for a screen of ``ratio`` device pixels a logical pixel."""
        option = QStyleOptionViewItem(option)
        option.rect = QRect(QPoint(0, 0), _rect(option).size())
        drawn = QPixmap(_rect(option).size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        painter = QPainter(drawn)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setLayoutDirection(_direction(option))
        place = self._place(option, with_picture=row is not None and row.picture is not None)
        self._ground(painter, option, place)
        if row is None:
            self._bars(painter, place)
        else:
            self._words(painter, row, place)
            if place.picture is not None:
                self._picture(painter, picture, row.badge, place)
        self._focus(painter, option, place.rect)
        painter.end()
        return drawn

    def _place(self, option: QStyleOptionViewItem, *, with_picture: bool) -> _Place:
        state, rect = _state(option), _rect(option)
        name = "surface"
        if state & QStyle.StateFlag.State_Selected:
            name = "selection_row"
        elif state & QStyle.StateFlag.State_MouseOver:
            name = "hover_row"
        side = _COMPACT_THUMB if self.compact else self._theme.size("thumb")
        room = side + 12 if with_picture else 0
        text = QRect(rect.x() + _EDGE, rect.y(), rect.width() - 2 * _EDGE - room, rect.height())
        picture = None
        if with_picture:
            top = rect.y() + (rect.height() - side) // 2 - (2 if not self.compact else 0)
            picture = QRect(rect.right() + 1 - _EDGE - side, top, side, side)
        direction = _direction(option)
        leftwards = direction == Qt.LayoutDirection.RightToLeft
        seen = QStyle.visualRect(direction, rect, text)
        if picture is not None:
            picture = QStyle.visualRect(direction, rect, picture)
        return _Place(rect, self._theme.colour(name), QRectF(seen), picture, leftwards)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, place: _Place) -> None:
        rect = place.rect
        painter.fillRect(rect, place.background)
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._theme.colour("border"))
        if _state(option) & QStyle.StateFlag.State_Selected:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height() - 1)
            bar = QStyle.visualRect(_direction(option), rect, bar)
            painter.fillRect(bar, self._theme.colour("accent"))

    def _words(self, painter: QPainter, row: ArticleRow, place: _Place) -> None:
        text = place.text
        top = text.y() + (9 if self.compact else 12)
        if not row.read:
            self._dot(painter, place, top + 10.5)
        title = QRectF(text.x(), top, text.width(), 20)
        draw_text(painter, title, row.title, self._title, row.title_matches)
        meta = QRectF(text.x(), top + 21, text.width(), 17)
        draw_text(painter, meta, self._meta(row), self._quiet)
        if row.starred:
            self._star(painter, place, top + 2)
        if not self.compact:
            snippet = QRectF(text.x(), top + 40, text.width(), 33)
            draw_text(painter, snippet, row.snippet, self._quiet, row.matches)

    def _meta(self, row: ArticleRow) -> str:
        shown = day(row.saved.astimezone().date())
        if self.sort is Sort.PUBLISHED and row.published is not None:
            shown = stamp(row.published[:10])
        # Each part is isolated (FSI … PDI): a date must not be torn apart by a right-to-left name.
        return "  ·  ".join(f"\u2068{part}\u2069" for part in (row.site, shown) if part)

    def _dot(self, painter: QPainter, place: _Place, middle: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        x = place.rect.right() - 8 if place.leftwards else place.rect.left() + 8
        painter.drawEllipse(QPointF(x + 0.5, middle), 3, 3)

    def _star(self, painter: QPainter, place: _Place, top: float) -> None:
        drawn = pixmap("star", self._theme.colour("accent"), 12, self._ratio(painter))
        painter.drawPixmap(QPointF(place.text.right() - 12, top + 22), drawn)

    def _picture(
        self, painter: QPainter, picture: QPixmap | None, badge: Badge | None, place: _Place
    ) -> None:
        rect = place.picture
        if rect is None:
            return
        if picture is not None:
            painter.drawPixmap(rect, picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("inset"))
            painter.drawRoundedRect(QRectF(rect), 6, 6)
        if badge is not None:
            middle = QPointF(rect.right() - 3.0, rect.bottom() - 1.0)
            paint_spot(painter, middle, self._theme, badge, around=place.background)

    def _bars(self, painter: QPainter, place: _Place) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("inset"))
        text = place.text
        painter.drawRoundedRect(QRectF(text.x(), text.y() + 18, text.width() * 0.7, 10), 4, 4)
        painter.drawRoundedRect(QRectF(text.x(), text.y() + 38, text.width() * 0.4, 8), 4, 4)

    def _focus(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state = _state(option)
        keyboard = state & QStyle.StateFlag.State_KeyboardFocusChange
        if state & QStyle.StateFlag.State_HasFocus and keyboard:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _ink(self) -> None:
        theme = self._theme
        self._drawn.clear()
        mark, marked = theme.colour("match"), theme.colour("match_text")
        title, small = theme.font("ui.body_strong"), theme.font("ui.small")
        self._title = Ink(title, theme.colour("text"), 20, mark, marked)
        self._quiet = Ink(small, theme.colour("text_2"), 16, mark, marked)

    def _ratio(self, painter: QPainter) -> float:
        device = painter.device()
        return device.devicePixelRatioF() if device is not None else 1.0


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return option.state


def _rect(option: QStyleOptionViewItem) -> QRect:
    return option.rect


def _direction(option: QStyleOptionViewItem) -> Qt.LayoutDirection:
    return option.direction
