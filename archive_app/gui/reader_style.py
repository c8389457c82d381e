"""Type and colour of the reading column, at any text size. Lengths are logical pixels."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from archive_app.gui.fonts import SUBSTITUTIONS
from archive_app.gui.theme import Theme
from archive_app.markup.inline_runs import InlineStyle

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Text sizes in per cent of the design's."""

BODY = 17
"""Pixels of the body text at 100 %."""

_UI_TYPE = ("kicker", "caption")
"""Styles of ``type.reader`` that speak in the program's voice: set in the family of controls."""

_SIDE = 40
_NARROW_SIDE = 16
_TITLE_SPACING = -0.01
"""Of the type size: large type stands too loose at its natural distance."""
_CODE_SIZE = 14
_CODE_LINE = 22
_MINOR_HEADING = 18
_MINOR_HEADING_LINE = 28


@dataclass(frozen=True, slots=True)
class Space:
    """Room above and below a block, before scaling."""

    above: int = 0
    below: int = 0


SPACES = {
    "kicker": Space(),
    "h1": Space(above=8),
    "standfirst": Space(above=10),
    "byline": Space(above=12, below=16),
    "caption": Space(above=8, below=18),
    "body": Space(below=14),
    "h2": Space(above=14, below=8),
    "h3": Space(above=8, below=6),
    "item": Space(below=6),
    "quote": Space(above=4, below=18),
    "code": Space(above=12, below=28),
}


def side_room(theme: Theme, width: int, percent: int) -> int:
    """Room left and right of the column in a view so wide: its measure is that of the design."""
    widest = round(theme.size("reader_measure_max") * percent / 100)
    side = max(_SIDE, (width - widest) // 2)
    return max(_NARROW_SIDE, min(side, (width - theme.size("reader_measure_min")) // 2))


class ReaderStyle:
    """The formats of one theme at one text size."""

    def __init__(self, theme: Theme, percent: int = 100, *, joined: bool = True) -> None:
        """``joined``: whether letters may melt together; in a PDF such words are not found."""
        self.theme = theme
        self.factor = percent / 100
        self._joined = joined

    def px(self, length: float) -> int:
        """``length`` at this text size."""
        return round(length * self.factor)

    def char(self, name: str, colour: str = "text") -> QTextCharFormat:
        """The characters of ``h1``, ``body``, ``caption``, ``byline``, ``h3`` and so on."""
        chars = QTextCharFormat()
        font = self._font(name)
        if not self._joined:
            for feature in SUBSTITUTIONS:
                font.setFeature(QFont.Tag(feature), 0)
        chars.setFont(font)
        chars.setForeground(QBrush(self.theme.colour(colour)))
        return chars

    def block(self, name: str) -> QTextBlockFormat:
        """Line height and room of a block of that style."""
        space = SPACES.get(name, Space())
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
        block.setLineHeight(self.px(self._line(name)), fixed.value)
        block.setTopMargin(self.px(space.above))
        block.setBottomMargin(self.px(space.below))
        return block

    def inline(self, base: QTextCharFormat, style: InlineStyle) -> QTextCharFormat:
        """``base`` as the words of a run in ``style`` look."""
        chars = QTextCharFormat(base)
        if style.bold:
            chars.setFontWeight(QFont.Weight.DemiBold)
        if style.italic:
            chars.setFontItalic(not base.fontItalic())
        if style.mono:
            self._make_mono(chars, base.font().pixelSize())
        if style.struck:
            chars.setFontStrikeOut(True)
        if style.underlined:
            chars.setFontUnderline(True)
        if style.raised:
            self._raise(chars, base.font(), style.raised)
        return chars

    def link(self, base: QTextCharFormat, address: str) -> QTextCharFormat:
        """``base`` as a link to ``address``."""
        chars = QTextCharFormat(base)
        chars.setAnchor(True)
        chars.setAnchorHref(address)
        chars.setForeground(QBrush(self.theme.colour("link")))
        chars.setFontUnderline(True)
        chars.setUnderlineColor(self.theme.colour("border_control"))
        return chars

    def _font(self, name: str) -> QFont:
        match name:
            case "byline":
                return self._ui("ui.small", QFont.Weight.Normal)
            case "byline_name":
                return self._ui("ui.small", QFont.Weight.Medium)
            case "code":
                font = self.theme.font("reader.body")
                font.setFamilies(list(self.theme.families("mono")))
                font.setPixelSize(self.px(_CODE_SIZE))
                return font
            case "h3":
                font = self.theme.font("reader.h2")
                font.setPixelSize(self.px(_MINOR_HEADING))
                return font
            case "cell" | "head_cell":
                return self._ui(
                    "ui.body", QFont.Weight.DemiBold if name == "head_cell" else QFont.Weight.Normal
                )
            case "item":
                name = "body"
        font = self.theme.font(f"reader.{name}")
        if name in _UI_TYPE:
            font.setFamilies(list(self.theme.families("ui")))
        if name == "quote":
            font.setItalic(True)
        font.setPixelSize(self.px(font.pixelSize()))
        if name == "h1":
            spacing = QFont.SpacingType.AbsoluteSpacing
            font.setLetterSpacing(spacing, _TITLE_SPACING * font.pixelSize())
        return font

    def _ui(self, name: str, weight: QFont.Weight) -> QFont:
        font = self.theme.font(name)
        font.setPixelSize(self.px(font.pixelSize()))
        font.setWeight(weight)
        return font

    def _line(self, name: str) -> int:
        others = {
            "byline": self.theme.line("ui.small"),
            "code": _CODE_LINE,
            "h3": _MINOR_HEADING_LINE,
            "item": self.theme.line("reader.body"),
        }
        return others[name] if name in others else self.theme.line(f"reader.{name}")

    def _make_mono(self, chars: QTextCharFormat, size: int) -> None:
        chars.setFontFamilies(list(self.theme.families("mono")))
        chars.setProperty(QTextFormat.Property.FontPixelSize, round(size * 0.88))
        chars.setBackground(QBrush(self.theme.colour("inset"), Qt.BrushStyle.SolidPattern))

    def _raise(self, chars: QTextCharFormat, base: QFont, raised: int) -> None:
        # Qt's own sub- and superscript shrinks by point size, which a font in pixels has not.
        alignment = QTextCharFormat.VerticalAlignment
        chars.setVerticalAlignment(
            alignment.AlignSuperScript if raised > 0 else alignment.AlignSubScript
        )
        chars.setProperty(QTextFormat.Property.FontPixelSize, round(base.pixelSize() * 0.95))
