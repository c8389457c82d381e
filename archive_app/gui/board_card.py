"""One card of the rights board, painted: picture, badge, what it shows, whose it is.

A card is drawn once as it stands and copied from then on: a frame of twenty cards that were drawn
before takes a millisecond, drawing them again 15.
"""

from collections import OrderedDict
from functools import cache, partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from archive_app.domain.board import Card
from archive_app.domain.rights import Badge
from archive_app.gui.badges import badge_pixmap
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

translate = QCoreApplication.translate


class CardState(NamedTuple):
    """How a card stands, beside what it says."""

    width: int
    """Logical pixels."""
    ratio: float
    """Device pixels a logical pixel."""
    mirrored: bool
    selected: bool
    current: bool
    """Whether the keyboard is at it."""


class _Drawn(NamedTuple):
    card: Card | None
    picture: QPixmap | None
    """What it was drawn of."""
    pixels: QPixmap


class CardPainter:
    """Paints cards; two grey bars stand for one that is still fetched."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._plain = theme.font("ui.small")
        self._strong = theme.font("ui.small")
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._drawn: OrderedDict[tuple[int, CardState], _Drawn] = OrderedDict()
        self._badge = cache(partial(badge_pixmap, theme))
        theme.changed.connect(self._forget)

    def paint(
        self,
        painter: QPainter,
        corner: QPoint,
        card: Card | None,
        picture: QPixmap | None,
        state: CardState,
    ) -> None:
        """Paint one card with its upper left ``corner`` there, mirrored where the window is."""
        key = (card.picture if card is not None else 0, state)
        drawn = self._drawn.get(key)
        if drawn is None or drawn.card is not card or drawn.picture is not picture:
            drawn = _Drawn(card, picture, self._draw(card, picture, state))
            self._drawn[key] = drawn
            most = _BYTES_KEPT // (4 * drawn.pixels.width() * drawn.pixels.height())
            while len(self._drawn) > most:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        painter.drawPixmap(corner, drawn.pixels)

    def _forget(self) -> None:
        self._drawn.clear()
        self._badge.cache_clear()

    def _draw(self, card: Card | None, picture: QPixmap | None, state: CardState) -> QPixmap:
        drawn = QPixmap(round(state.width * state.ratio), round(HEIGHT * state.ratio))
        drawn.setDevicePixelRatio(state.ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(painter, state)
        if card is None:
            self._bars(painter, state)
        else:
            self._picture(painter, picture, state)
            self._words(painter, card, state)
            if state.selected:
                self._check(painter, state)
        painter.end()
        return drawn

    def _frame(self, painter: QPainter, state: CardState) -> None:
        strong = state.selected or state.current
        painter.setBrush(self._theme.colour("raised"))
        painter.setPen(
            QPen(self._theme.colour("accent" if strong else "border"), 2 if strong else 1)
        )
        inset = 1 if strong else 0.5
        whole = QRectF(0, 0, state.width, HEIGHT)
        painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), 8, 8)

    def _bars(self, painter: QPainter, state: CardState) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("inset"))
        for top, width in ((PICTURE_HEIGHT + 18, 96), (PICTURE_HEIGHT + 42, 150)):
            painter.drawRoundedRect(_seen(state, QRect(_SIDE, top, width, 10)), 4, 4)

    def _picture(self, painter: QPainter, picture: QPixmap | None, state: CardState) -> None:
        box = QRect(1, 1, state.width - 2, PICTURE_HEIGHT)
        if picture is not None:  # cut and rounded on the lane: painting is a copy
            painter.drawPixmap(box.topLeft(), picture)
            return
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(QRectF(box), 7, 7)
        path.addRect(QRectF(box.left(), box.center().y(), box.width(), box.height() / 2))
        painter.fillPath(path, self._theme.colour("inset"))
        sign = pixmap("image", self._theme.colour("text_3"), 20, state.ratio)
        painter.drawPixmap(box.center().x() - 10, box.center().y() - 10, sign)

    def _words(self, painter: QPainter, card: Card, state: CardState) -> None:
        inner = QRect(_SIDE, PICTURE_HEIGHT + 9, state.width - 2 * _SIDE, 0)
        badge = self._badge(card.badge, state.ratio)
        size = badge.deviceIndependentSize().toSize()
        painter.drawPixmap(_seen(state, QRect(inner.topLeft(), size)).topLeft(), badge)
        side = Qt.AlignmentFlag.AlignRight if state.mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        top = inner.top() + 22
        for words, font, colour in (
            (card.caption or translate("Board", "No caption"), self._strong, "text"),
            (about(card), self._plain, "text_2"),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            line = QRect(inner.left(), top, inner.width(), 16)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, flags, shown)
            top += 17

    def _check(self, painter: QPainter, state: CardState) -> None:
        box = _seen(state, QRect(_SIDE, _SIDE, _CHECK, _CHECK))
        painter.setPen(QPen(self._theme.colour("raised"), 1))
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRectF(box).adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
        sign = pixmap("check", self._theme.colour("on_accent"), 12, state.ratio)
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


def _seen(state: CardState, place: QRect) -> QRect:
    if state.mirrored:
        place = QRect(place)
        place.moveRight(state.width - 1 - place.left())
    return place
