"""The words and colours of picture rights: five soft badges of claims, two solid of a person.

A badge is icon and word; the icon stands alone only on a thumbnail, with tooltip and name.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from archive_app.domain.rights import Badge
from archive_app.gui.icons import pixmap
from archive_app.gui.theme import Theme

translate = QCoreApplication.translate

_HEIGHT = 18
_ICON = 11
_SIDE = 7
_GAP = 4
"""Logical pixels: the badge of the design."""

_SPOT = 10
_RING = 12
_SPOT_ICON = 11
"""Radius of the round badge on a thumbnail, of the ring around it, and its icon's side."""

_ICONS = {
    Badge.OPEN: "scale",
    Badge.OWNER: "user-round",
    Badge.DIFFER: "equal-not",
    Badge.PLACEHOLDER: "circle-question-mark",
    Badge.NOTHING: "circle-dashed",
    Badge.CLEARED: "check",
    Badge.BLOCKED: "ban",
}


@dataclass(frozen=True, slots=True)
class BadgeLook:
    """How a badge is shown."""

    icon: str
    """Name in ``resources/icons``."""
    word: str
    """In the person's language: "Claims differ"."""
    front: QColor
    ground: QColor


def badge_look(theme: Theme, badge: Badge) -> BadgeLook:
    """Icon, word and colours of ``badge`` in the theme that is shown."""
    return BadgeLook(
        _ICONS[badge],
        badge_word(badge),
        theme.colour(f"status.{badge}.fg"),
        theme.colour(f"status.{badge}.bg"),
    )


def badge_icon(badge: Badge) -> str:
    """Its icon's name in ``resources/icons``."""
    return _ICONS[badge]


def badge_word(badge: Badge) -> str:
    """The badge in words."""
    match badge:
        case Badge.OPEN:
            return translate("Badges", "Open licence")
        case Badge.OWNER:
            return translate("Badges", "Owner named")
        case Badge.DIFFER:
            return translate("Badges", "Claims differ")
        case Badge.PLACEHOLDER:
            return translate("Badges", "No owner named")
        case Badge.NOTHING:
            return translate("Badges", "Nothing found")
        case Badge.CLEARED:
            return translate("Badges", "Cleared")
        case Badge.BLOCKED:
            return translate("Badges", "Do not use")


def badge_name(badge: Badge) -> str:
    """What a screen reader says: "Picture rights: Claims differ"."""
    return translate("Badges", "Picture rights: {word}").format(word=badge_word(badge))


def badge_size(theme: Theme, badge: Badge) -> QSize:
    """Logical pixels of the badge with its word."""
    words = QFontMetricsF(_font(theme)).horizontalAdvance(badge_word(badge))
    return QSize(round(2 * _SIDE + _ICON + _GAP + words) + 1, _HEIGHT)


def paint_badge(painter: QPainter, place: QRectF, theme: Theme, badge: Badge) -> None:
    """Paint the badge with its word into ``place``, mirrored where the program reads that way."""
    look = badge_look(theme, badge)
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ground)
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    left = place.right() - _SIDE - _ICON if mirrored else place.left() + _SIDE
    top = place.top() + (place.height() - _ICON) / 2
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(left, top), pixmap(look.icon, look.front, _ICON, ratio))
    painter.setPen(look.front)
    painter.setFont(_font(theme))
    inner = _SIDE + _ICON + _GAP
    words = place.adjusted(0 if mirrored else inner, 0, -inner if mirrored else 0, 0)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(words, flags.value, look.word)


def paint_spot(
    painter: QPainter, centre: QPointF, theme: Theme, badge: Badge, *, around: QColor
) -> None:
    """Paint the round badge without its word, ringed in the colour of what lies ``around``."""
    look = badge_look(theme, badge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(around)
    painter.drawEllipse(centre, _RING, _RING)
    painter.setBrush(look.ground)
    painter.drawEllipse(centre, _SPOT, _SPOT)
    ratio = painter.device().devicePixelRatio()
    corner = centre - QPointF(_SPOT_ICON / 2, _SPOT_ICON / 2)
    painter.drawPixmap(corner, pixmap(look.icon, look.front, _SPOT_ICON, ratio))


def badge_pixmap(theme: Theme, badge: Badge, ratio: float) -> QPixmap:
    """The badge with its word for a screen of ``ratio`` device pixels a logical pixel."""
    size = badge_size(theme, badge)
    drawn = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint_badge(painter, QRectF(0, 0, size.width(), size.height()), theme, badge)
    painter.end()
    return drawn


class BadgeLabel(QWidget):
    """The badge as a widget; its name is spoken with "Picture rights"."""

    def __init__(self, theme: Theme, badge: Badge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._badge = badge
        theme.changed.connect(self.update)
        self.set_badge(badge)

    @property
    def badge(self) -> Badge:
        """What is shown."""
        return self._badge

    def set_badge(self, badge: Badge) -> None:
        """Show another badge."""
        self._badge = badge
        self.setFixedSize(badge_size(self._theme, badge))
        self.setAccessibleName(badge_name(badge))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge, as large as the widget."""
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._theme, self._badge)
        painter.end()


def _font(theme: Theme) -> QFont:
    font = theme.font("ui.caption")
    font.setWeight(QFont.Weight.DemiBold)
    return font
