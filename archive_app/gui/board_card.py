"""One card of the rights board, painted: picture, badge, what it shows, whose it is.

A card is drawn once as it stands and copied from then on: a frame of twenty cards that were drawn
before takes a millisecond, drawing them again 15.
"""

from collections import OrderedDict
from collections.abc import Hashable

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archive_app.domain.board import Card
from archive_app.domain.rights import Badge
from archive_app.gui.badges import badge_size, paint_badge
from archive_app.gui.board_model import CARD, PICTURE
from archive_app.gui.counted import Counted
from archive_app.gui.icons import pixmap
from archive_app.gui.reader_wording import day, names
from archive_app.gui.theme import Theme

WIDTH, HEIGHT = 207, 190
"""Logical pixels of a card, from the design."""
PICTURE_HEIGHT = 116

_SIDE = 10
_CHECK = 16

_BYTES_KEPT = 40 * 2**20
"""Of drawn cards: 250 at one device pixel a logical pixel, more than a large screen shows."""

_Index = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate


class CardDelegate(QStyledItemDelegate):
    """Paints cards; two grey bars stand for one that is still fetched."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plain = theme.font("ui.small")
        self._strong = theme.font("ui.small")
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._drawn: OrderedDict[Hashable, QPixmap] = OrderedDict()
        theme.changed.connect(self._drawn.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one card into ``option.rect``, mirrored where the window is."""
        card: Card | None = index.data(CARD)
        if card is None:
            painter.save()
            self._draw(painter, option, None, None)
            painter.restore()
            return
        picture: QPixmap | None = index.data(PICTURE)
        ratio, size, state = _ratio(painter), option.rect.size(), option.state & _STATES
        shown = picture.cacheKey() if picture is not None else None
        key = (card, shown, state.value, option.direction, size.toTuple(), ratio)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = QPixmap(size * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(Qt.GlobalColor.transparent)
            alone = QStyleOptionViewItem(option)
            alone.rect = QRect(QPoint(0, 0), size)
            inside = QPainter(drawn)
            self._draw(inside, alone, card, picture)
            inside.end()
            self._keep(key, drawn)
        self._drawn.move_to_end(key)
        painter.drawPixmap(option.rect.topLeft(), drawn)

    def _keep(self, key: Hashable, drawn: QPixmap) -> None:
        self._drawn[key] = drawn
        most = _BYTES_KEPT // (4 * drawn.width() * drawn.height())
        while len(self._drawn) > most:
            self._drawn.popitem(last=False)

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        card: Card | None,
        picture: QPixmap | None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(painter, QRectF(option.rect), option)
        if card is None:
            self._bars(painter, option)
            return
        self._picture(painter, option.rect, picture)
        self._words(painter, option, card)
        if option.state & QStyle.StateFlag.State_Selected:
            self._check(painter, option)

    def _frame(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
        selected = option.state & QStyle.StateFlag.State_Selected
        current = option.state & QStyle.StateFlag.State_HasFocus
        strong = selected or current
        painter.setBrush(self._theme.colour("raised"))
        painter.setPen(
            QPen(self._theme.colour("accent" if strong else "border"), 2 if strong else 1)
        )
        inset = 1 if strong else 0.5
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 8, 8)

    def _bars(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("inset"))
        for top, width in ((PICTURE_HEIGHT + 18, 96), (PICTURE_HEIGHT + 42, 150)):
            bar = option.rect.adjusted(_SIDE, top, 0, 0)
            bar.setSize(bar.size().boundedTo(bar.size().scaled(width, 10, _IGNORE)))
            painter.drawRoundedRect(_seen(option, bar), 4, 4)

    def _picture(self, painter: QPainter, rect: QRect, picture: QPixmap | None) -> None:
        box = QRect(rect.left() + 1, rect.top() + 1, rect.width() - 2, PICTURE_HEIGHT)
        if picture is not None:  # cut and rounded on the lane: painting is a copy
            painter.drawPixmap(box.topLeft(), picture)
            return
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(QRectF(box), 7, 7)
        path.addRect(QRectF(box.left(), box.center().y(), box.width(), box.height() / 2))
        painter.fillPath(path, self._theme.colour("inset"))
        sign = pixmap("image", self._theme.colour("text_3"), 20, _ratio(painter))
        painter.drawPixmap(box.center().x() - 10, box.center().y() - 10, sign)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, card: Card) -> None:
        inner = option.rect.adjusted(_SIDE, PICTURE_HEIGHT + 9, -_SIDE, -8)
        size = badge_size(self._theme, card.badge)
        place = _seen(option, QRect(inner.topLeft(), size))
        paint_badge(painter, QRectF(place), self._theme, card.badge)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        top = inner.top() + 22
        for words, font, colour in (
            (card.caption or translate("Board", "No caption"), self._strong, "text"),
            (about(card), self._plain, "text_2"),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            line = QRect(inner.left(), top, inner.width(), 16)
            shown = QFontMetrics(font).elidedText(words, _ELIDE, line.width())
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, shown)
            top += 17

    def _check(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        corner = option.rect.topLeft()
        box = _seen(option, QRect(corner.x() + 10, corner.y() + 10, _CHECK, _CHECK))
        painter.setPen(QPen(self._theme.colour("raised"), 1))
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRectF(box).adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
        sign = pixmap("check", self._theme.colour("on_accent"), 12, _ratio(painter))
        painter.drawPixmap(box.left() + 2, box.top() + 2, sign)


def about(card: Card) -> str:
    """The last line of a card: whose it is, in how many articles, of which site, when."""
    parts = [_whose(card)]
    if card.articles > 1:
        parts.append(Counted().in_articles(card.articles))
    parts += [card.site, day(card.seen.astimezone().date())]
    return " · ".join(part for part in parts if part)


def _whose(card: Card) -> str:
    if card.evidence_changed:
        return translate("Board", "Evidence changed")
    owner = card.owner or names(card.creator)
    match card.badge:
        case Badge.CLEARED | Badge.BLOCKED:
            when = day(card.decided_at.astimezone().date()) if card.decided_at else ""
            return translate("Board", "Decided {day}").format(day=when)
        case Badge.DIFFER:
            return Counted().names_claimed(max(len(card.differing), 2))
        case Badge.PLACEHOLDER:
            return translate("Board", "Credit: “{words}”").format(words=card.credit or "")
        case Badge.NOTHING:
            return translate("Board", "No credit found")
        case Badge.OPEN:
            return ", ".join(part for part in (card.licence, owner) if part)
        case Badge.OWNER:
            return owner or card.credit or ""


def _seen(option: QStyleOptionViewItem, place: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, place)


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()


_STATES = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
"""What changes how a card looks."""
_ELIDE = Qt.TextElideMode.ElideRight
_IGNORE = Qt.AspectRatioMode.IgnoreAspectRatio
