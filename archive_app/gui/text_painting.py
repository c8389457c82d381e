"""Text on few lines, the last one elided, with marked spans: what item delegates need."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

Span = tuple[int, int]
"""Start and end of marked words, in code points of the text."""

_NARROWEST = 2.5
"""Logical pixels of a letter on average at least; what cannot be in sight is not shaped."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is drawn."""

    font: QFont
    colour: QColor
    line: int
    """Line height, logical pixels."""
    mark: QColor | None = None
    """Background of marked spans."""
    marked: QColor | None = None
    """Letters of marked spans."""


def draw_text(
    painter: QPainter, rect: QRectF, text: str, ink: Ink, spans: Sequence[Span] = ()
) -> None:
    """``text`` in ``rect``, as many lines as fit in its height, the last elided with "…"."""
    lines = max(1, int(rect.height()) // ink.line)
    text = text[: int(lines * rect.width() / _NARROWEST) + 1]
    layout = _layout(text, rect.width(), ink, spans, lines)
    painter.setPen(ink.colour)
    last = layout.lineAt(lines - 1)
    units = _units(text)
    if not last.isValid() or last.textStart() + last.textLength() >= units:
        layout.draw(painter, rect.topLeft())
        return
    for number in range(lines - 1):
        layout.lineAt(number).draw(painter, rect.topLeft())
    start = len(_before_unit(text, last.textStart()))
    words = QFontMetricsF(ink.font).elidedText(
        text[start:], Qt.TextElideMode.ElideRight, rect.width()
    )
    below = rect.topLeft() + QPointF(0, (lines - 1) * ink.line)
    _layout(words, rect.width(), ink, _within(spans, start, len(words)), 1).draw(painter, below)


def _layout(text: str, width: float, ink: Ink, spans: Sequence[Span], lines: int) -> QTextLayout:
    """The first ``lines`` lines of ``text``; shaping is what takes time, so all lines share it."""
    layout = QTextLayout(text, ink.font)
    leftwards = reads_leftwards(text)
    side = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    direction = Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if spans and ink.mark is not None:
        layout.setFormats([_marked(text, span, ink) for span in spans])
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * ink.line + (ink.line - line.height()) / 2))
    layout.endLayout()
    return layout


def reads_leftwards(words: str) -> bool:
    """Whether ``words`` begin in a script that is read leftwards: their own direction, not ours."""
    for char in words:
        if "\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc":
            return True
        if char.isalpha():
            break
    return False


def _marked(words: str, span: Span, ink: Ink) -> QTextLayout.FormatRange:
    chars = QTextCharFormat()
    chars.setBackground(ink.mark or QColor())
    chars.setForeground(ink.marked or ink.colour)
    mark = QTextLayout.FormatRange()
    mark.start = _units(words[: span[0]])
    mark.length = _units(words[span[0] : span[1]])
    mark.format = chars
    return mark


def _units(words: str) -> int:
    """UTF-16 units, in which Qt counts."""
    return len(words.encode("utf-16-le")) // 2


def _before_unit(words: str, unit: int) -> str:
    """``words`` up to that UTF-16 unit."""
    return words.encode("utf-16-le")[: 2 * unit].decode("utf-16-le", "ignore")


def _within(spans: Sequence[Span], start: int, length: int) -> tuple[Span, ...]:
    moved = ((max(a - start, 0), min(b - start, length)) for a, b in spans)
    return tuple((a, b) for a, b in moved if a < b)
