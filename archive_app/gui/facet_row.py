"""One value that a search can be narrowed to: a box to check, its name, a bar and the count."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle

from archive_app.domain.query import Node
from archive_app.domain.rights import Badge
from archive_app.gui.badges import badge_size, paint_badge
from archive_app.gui.icons import pixmap
from archive_app.gui.reader_wording import number
from archive_app.gui.theme import Theme

_HEIGHT = 26
_BOX = 14
_BAR = 60
_COUNT = 40
_THICK = 4


@dataclass(frozen=True, slots=True)
class FacetValue:
    """What a row shows."""

    words: str
    term: Node
    """The clause that narrows a query to it."""
    articles: int
    share: float
    """Of the largest count of its group, 0 to 1."""
    badge: Badge | None = None
    """Shown in place of the words."""
    chosen: bool = False


class FacetRow(QAbstractButton):
    """A click adds the term or takes it away again; with Alt held it excludes."""

    narrowed = Signal(object, bool)
    """The term, and whether it is to be excluded."""

    dropped = Signal(object)
    """The term is to be taken out of the query."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._value: FacetValue | None = None
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @property
    def value(self) -> FacetValue | None:
        """What is shown."""
        return self._value

    def show_value(self, value: FacetValue, group: str) -> None:
        """Show ``value`` of the facet named ``group``."""
        self._value = value
        self.setText(value.words)
        name = self.tr("{group}: {value}, %n article(s)", "", value.articles)
        self.setAccessibleName(name.format(group=group, value=value.words))
        tip = self.tr("{value}: click to narrow, Alt+click to leave out")
        self.setToolTip(tip.format(value=value.words))
        self.update()

    def act(self, *, exclude: bool) -> None:
        """Narrow, widen again, or exclude."""
        if self._value is None:
            return
        if self._value.chosen and not exclude:
            self.dropped.emit(self._value.term)
        else:
            self.narrowed.emit(self._value.term, exclude)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        self.setDown(False)
        if self.rect().contains(event.position().toPoint()):
            self.act(exclude=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter are a click, with Alt too."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.act(exclude=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, words or badge, bar, count."""
        if self._value is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            ring = QPen(self._theme.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(ring)
            painter.setBrush(self._theme.colour("hover_row"))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 4, 4)
        self._paint_box(painter, self._value)
        self._paint_words(painter, self._value)
        self._paint_count(painter, self._value)

    def _paint_box(self, painter: QPainter, value: FacetValue) -> None:
        box = self._seen(QRect(0, (_HEIGHT - _BOX) // 2, _BOX, _BOX)).toRectF()
        edge = "accent" if value.chosen else "border_control"
        painter.setPen(QPen(self._theme.colour(edge), 1))
        painter.setBrush(self._theme.colour("accent" if value.chosen else "raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if value.chosen:
            drawn = pixmap("check", self._theme.colour("on_accent"), 10, self.devicePixelRatioF())
            painter.drawPixmap(round(box.x()) + 2, round(box.y()) + 2, drawn)

    def _paint_words(self, painter: QPainter, value: FacetValue) -> None:
        room = QRect(_BOX + 8, 0, self.width() - _BOX - 8 - _BAR - _COUNT - 8, _HEIGHT)
        if value.badge is not None:
            size = badge_size(self._theme, value.badge)
            place = QRect(room.x(), (_HEIGHT - size.height()) // 2, size.width(), size.height())
            paint_badge(painter, QRectF(self._seen(place)), self._theme, value.badge)
            return
        font = self._theme.font("ui.small")
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        mode = Qt.TextElideMode.ElideMiddle
        shown = QFontMetrics(font).elidedText(value.words, mode, room.width())
        painter.drawText(self._seen(room), self._leading(), shown)

    def _paint_count(self, painter: QPainter, value: FacetValue) -> None:
        left = self.width() - _COUNT - _BAR
        ground = QRect(left, (_HEIGHT - _THICK) // 2, _BAR, _THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("inset"))
        painter.drawRoundedRect(self._seen(ground), 2, 2)
        painter.setBrush(self._theme.colour("border_control"))
        filled = QRect(ground.x(), ground.y(), max(3, round(_BAR * value.share)), _THICK)
        painter.drawRoundedRect(self._seen(filled), 2, 2)
        painter.setFont(self._theme.font("ui.small"))
        painter.setPen(self._theme.colour("text_2"))
        room = QRect(self.width() - _COUNT + 4, 0, _COUNT - 4, _HEIGHT)
        side = Qt.AlignmentFlag.AlignLeft if self._mirrored() else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._seen(room), flags, number(value.articles))

    def _leading(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _seen(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
