"""Buttons that follow the theme, paint a key hint, and always have a name."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from archive_app.gui.icons import icon, pixmap
from archive_app.gui.theme import Theme


class IconButton(QToolButton):
    """An icon alone, 32 px square; its name is spoken and shown as tooltip."""

    def __init__(
        self, theme: Theme, icon_name: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._small = theme.size("icon")
        self.setFixedSize(theme.size("control"), theme.size("control"))
        self.setIconSize(QSize(self._small, self._small))
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.toggled.connect(self._colour)
        theme.changed.connect(self._colour)
        self._colour()

    def follow(self, action: QAction, *, lit: bool = True) -> None:
        """Do and enable what ``action`` does, with its tooltip; ``lit`` while it is checked."""
        self.setCheckable(lit and action.isCheckable())
        self.setChecked(action.isChecked())
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._take(action))

    def set_icon(self, icon_name: str) -> None:
        """Show another icon of ``resources/icons``."""
        self._icon_name = icon_name
        self._colour()

    def _take(self, action: QAction) -> None:
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())
        self.setToolTip(action.toolTip())

    def _colour(self) -> None:
        colour = self._theme.colour("accent" if self.isChecked() else "text_2")
        self.setIcon(icon(self._icon_name, colour, self._small))


class HintButton(QPushButton):
    """Icon, words and the key as a small cap, painted by hand: QPushButton has no place for it.

    ``kind`` is "primary" (filled), "plain" (bordered) or "ghost" (bare); the style sheet knows
    each by that name.
    """

    def __init__(
        self, theme: Theme, words: str, *, icon_name: str = "", kind: str = "plain", hint: str = ""
    ) -> None:
        super().__init__(words)
        self._theme = theme
        self._icon_name = icon_name
        self._kind = kind
        self._hint = hint
        self._bare = False
        self._gap = theme.size("space.1") - (2 if kind == "ghost" else 0)
        self.setObjectName(kind)
        self.setAccessibleName(words)
        self.setFixedHeight(theme.size("control"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_words(self, words: str) -> None:
        """Say something else; the spoken name follows."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_bare(self, *, bare: bool) -> None:
        """Show the icon alone, where words have no room; the tooltip says them then."""
        if bare != self._bare:
            self._bare = bare
            self.setToolTip(self.toolTip() or self.text())
            self.updateGeometry()

    def full_width(self) -> int:
        """As wide as it is with its words, in logical pixels."""
        return 2 * self._margin() + self._content_width(self.text())

    def set_icon(self, icon_name: str) -> None:
        """Show another icon of ``resources/icons``."""
        self._icon_name = icon_name
        self.update()

    def set_hint(self, hint: str) -> None:
        """Show another key, or none."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, words and hint."""
        return QSize(2 * self._margin() + self._content_width(self._said()), self.height())

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's frame, then icon, words and key in the middle of it."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        x = (self.width() - self._content_width(self._said())) // 2
        self._paint_content(painter, x)

    def _paint_content(self, painter: QPainter, x: int) -> None:
        colour, words = self._colour(), self._said()
        middle = self.height() / 2
        if self._icon_name:
            size = self._icon_size()
            self._paint_icon(painter, QRectF(self._seen(x, size), middle - size / 2, size, size))
            x += size + (self._gap if words else 0)
        metrics = QFontMetrics(self._font())
        painter.setFont(self._font())
        painter.setPen(colour)
        width = metrics.horizontalAdvance(words)
        rect = QRect(self._seen(x, width), 0, width + 1, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        if self._hint:
            x = self._seen(x + width + self._gap, self._hint_width())
            self._paint_hint(painter, x, self._hint_colour())

    def _paint_icon(self, painter: QPainter, box: QRectF) -> None:
        size = round(box.width())
        drawn = pixmap(self._icon_name, self._colour(), size, self.devicePixelRatioF())
        painter.drawPixmap(box.topLeft(), drawn)

    def _paint_hint(self, painter: QPainter, x: int, colour: QColor) -> None:
        font = self._theme.font("ui.caption")
        height = 18
        rect = QRectF(x + 0.5, (self.height() - height) / 2 + 0.5, self._hint_width() - 1, height)
        edge = QColor(colour)
        edge.setAlphaF(0.55)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _seen(self, x: int, width: int) -> int:
        """``x`` of something ``width`` wide, mirrored where the interface reads leftwards."""
        return self.width() - x - width if self.isRightToLeft() else x

    def _colour(self) -> QColor:
        name = {"primary": "on_accent", "ghost": "text_2"}.get(self._kind, "text")
        return self._theme.colour(name)

    def _hint_colour(self) -> QColor:
        return self._colour()

    def _font(self) -> QFont:
        font = self._theme.font("ui.body_strong" if self._kind == "primary" else "ui.small")
        if self._kind != "primary":
            font.setWeight(QFont.Weight.Medium)
        return font

    def _icon_size(self) -> int:
        return self._theme.size("icon") if self._kind == "primary" else 14

    def _margin(self) -> int:
        return {"primary": 14, "ghost": 6}.get(self._kind, 10)

    def _said(self) -> str:
        return "" if self._bare else self.text()

    def _content_width(self, words: str) -> int:
        width = QFontMetrics(self._font()).horizontalAdvance(words)
        if self._icon_name:
            width += self._icon_size() + (self._gap if words else 0)
        return width + (self._gap + self._hint_width() if self._hint else 0)

    def _hint_width(self) -> int:
        advance = QFontMetrics(self._theme.font("ui.caption")).horizontalAdvance(self._hint)
        return max(20, advance + 10)


def say_what_fits(buttons: Sequence[HintButton], room: int, gap: int) -> None:
    """Let ``buttons`` say their words where ``room`` is enough for all, else show icons alone.

    ``room`` and the ``gap`` between two of them are logical pixels.
    """
    wide = sum(button.full_width() + gap for button in buttons)
    for button in buttons:
        button.set_bare(bare=wide > room)


_ARROW = 14
_BOX_SIDE = 10


class ChoiceBox(QComboBox):
    """A list to choose from, with the design's own arrow: the style sheet has taken Qt's.

    Words that do not fit end in "…", where Qt would cut them in the middle of a letter.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, as much of the words as fits, and a chevron at the end."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.width() - 2 * _BOX_SIDE - _ARROW
        mode = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), mode, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        colour = self._theme.colour("text_2")
        drawn = pixmap("chevron-down", colour, _ARROW, self.devicePixelRatioF())
        x = _BOX_SIDE if self.isRightToLeft() else self.width() - _BOX_SIDE - _ARROW
        painter.drawPixmap(x, (self.height() - _ARROW) // 2, drawn)
