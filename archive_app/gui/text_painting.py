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
    start = 0
    for number in range(lines):
        length = _line_length(text[start:], ink.font, rect.width())
        words = text[start : start + length]
        if number == lines - 1 and start + length < len(text):
            metrics = QFontMetricsF(ink.font)
            rest = text[start : start + length + 80]
            words = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, rect.width())
        line = QRectF(rect.x(), rect.y() + number * ink.line, rect.width(), ink.line)
        _draw_line(painter, line, words, ink, _within(spans, start, len(words)))
        start += length
        if start >= len(text):
            return


def _line_length(text: str, font: QFont, width: float) -> int:
    layout = QTextLayout(text[:400], font)  # no list is 400 letters wide
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    units = line.textLength()
    layout.endLayout()
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


def _draw_line(
    painter: QPainter, rect: QRectF, words: str, ink: Ink, spans: Sequence[Span]
) -> None:
    layout = QTextLayout(words, ink.font)
    leftwards = reads_leftwards(words)
    side = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    direction = Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    if spans and ink.mark is not None:
        layout.setFormats([_marked(words, span, ink) for span in spans])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    line.setPosition(QPointF(0, (ink.line - line.height()) / 2))
    layout.endLayout()
    painter.setPen(ink.colour)
    layout.draw(painter, rect.topLeft())


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


def _within(spans: Sequence[Span], start: int, length: int) -> tuple[Span, ...]:
    moved = ((max(a - start, 0), min(b - start, length)) for a, b in spans)
    return tuple((a, b) for a, b in moved if a < b)
