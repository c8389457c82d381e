"""Highlights, search matches, quotation bars and outlines: painted below the words.

Character backgrounds of Qt fill the whole tall line with sharp corners and cannot overlap; these
rectangles come from the lines' own geometry.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextBlock, QTextBlockFormat, QTextLine

from archive_app.domain.annotation import Annotation, Colour
from archive_app.gui.icons import pixmap
from archive_app.gui.reader_page import ArticleDocument, Decoration, Ornament
from archive_app.gui.reader_text_map import DocumentRange, TextRange
from archive_app.gui.theme import Theme

_RADIUS = 2
_BAR = 3
_BAR_GAP = 17
_MARKER_GAP = 9
_CODE_PADDING = 10
_PICTURE_RADIUS = 6
_WAITING_ICON = 24
_OUTLINE_GAP = 4
"""Logical pixels: between a chosen picture and the line around it."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT = re.compile("[0-9A-Za-z\u00c0-\u058f]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One highlight of the shown version."""

    annotation: int
    """Its number in the library."""
    place: TextRange
    colour: Colour


def marks_of(annotations: Iterable[Annotation], text: str) -> tuple[Mark, ...]:
    """The marks of annotations whose words stand in ``text`` where they say, longest first.

    The smaller thus ends up on top. In another version of the article the words may stand
    elsewhere: then nothing is marked, rather than something wrong.
    """
    marks = [
        Mark(each.annotation, TextRange(each.anchor.start, each.anchor.end), each.colour)
        for each in annotations
        if not each.orphan and text[each.anchor.start : each.anchor.end] == each.anchor.exact
    ]
    return tuple(sorted(marks, key=lambda mark: mark.place.start - mark.place.end))


def rectangles(document: ArticleDocument, place: DocumentRange) -> Iterator[QRectF]:
    """The boxes of the words of ``place``, at least one a line, in the document's coordinates."""
    block = document.findBlock(place.start)
    while block.isValid() and block.position() < place.end:
        yield from _lines(document, block, place)
        block = block.next()


def _lines(document: ArticleDocument, block: QTextBlock, place: DocumentRange) -> Iterator[QRectF]:
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    look = block.blockFormat()
    both_ways = bool(_RIGHT_TO_LEFT.search(block.text()) and _LEFT_TO_RIGHT.search(block.text()))
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(place.start - block.position(), line.textStart())
        last = min(place.end - block.position(), line.textStart() + line.textLength())
        if first >= last:
            continue
        height = look.lineHeight() if look.lineHeightType() == fixed else line.height()
        top = origin.y() + line.y() + (line.height() - height) / 2
        for left, right in _spans(line, first, last) if both_ways else [_span(line, first, last)]:
            yield QRectF(origin.x() + left, top, right - left, height - 1)


def _span(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    edges = _x(line.cursorToX(first)), _x(line.cursorToX(last))
    return min(edges), max(edges)


def _spans(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """The pieces of a line of both directions, where neighbours in the text may stand apart."""
    trailing = QTextLine.Edge.Trailing
    letters = sorted(
        tuple(sorted((_x(line.cursorToX(at)), _x(line.cursorToX(at, trailing)))))
        for at in range(first, last)
    )
    pieces: list[tuple[float, float]] = []
    for left, right in letters:
        if pieces and left <= pieces[-1][1] + 0.5:
            pieces[-1] = (pieces[-1][0], max(right, pieces[-1][1]))
        else:
            pieces.append((left, right))
    return pieces


def _x(answer: object) -> float:
    # A pair at run time, though the stubs promise a number.
    value = answer[0] if isinstance(answer, tuple) else answer
    return float(cast("float", value))


class MarkPainter:
    """Paints what lies under the words of one document; ``forget`` when its lines have moved."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._known: dict[TextRange | DocumentRange, list[QRectF]] = {}

    def forget(self) -> None:
        """The document is another one, or is laid out anew."""
        self._known.clear()

    def boxes(self, document: ArticleDocument, place: TextRange) -> list[QRectF]:
        """The boxes of words of the text, in reading order."""
        if place not in self._known:
            pieces = document.places.ranges_of(place.start, place.end)
            self._known[place] = [box for piece in pieces for box in self._boxes(document, piece)]
        return self._known[place]

    def words(
        self, painter: QPainter, document: ArticleDocument, places: Iterable[TextRange], name: str
    ) -> None:
        """Fill the boxes of ``places`` with the colour called ``name`` in the tokens.

        Those outside of what is painted now are left out (on paper nothing is): a search marks
        hundreds of words.
        """
        seen = painter.clipBoundingRect()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(name))
        for place in places:
            for box in self.boxes(document, place):
                if seen.isEmpty() or seen.intersects(box):
                    painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def piece(
        self, painter: QPainter, document: ArticleDocument, piece: DocumentRange, name: str
    ) -> None:
        """Fill the boxes of a piece of the document that is no part of the text."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(name))
        for box in self._boxes(document, piece):
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def decorations(self, painter: QPainter, document: ArticleDocument) -> None:
        """Bars, bullets, grounds and lines."""
        for each in document.decorations:
            self._decorate(painter, document, each)

    def waiting(self, painter: QPainter, document: ArticleDocument) -> None:
        """The boxes of pictures that have not arrived: the text does not jump when they do."""
        for position, figure in document.figures.items():
            if position in document.shown or (box := picture_box(document, position)) is None:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("inset"))
            painter.drawRoundedRect(box, _PICTURE_RADIUS, _PICTURE_RADIUS)
            name = "image" if figure.stored.missing is None else "image-off"
            ratio = painter.device().devicePixelRatio()
            drawn = pixmap(name, self._theme.colour("text_3"), _WAITING_ICON, ratio)
            half = QPointF(_WAITING_ICON / 2, _WAITING_ICON / 2)
            painter.drawPixmap(box.center() - half, drawn)

    def outline(self, painter: QPainter, box: QRectF) -> None:
        """The line around a chosen picture."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        gap = _OUTLINE_GAP
        painter.drawRoundedRect(box.adjusted(-gap, -gap, gap, gap), 8, 8)

    def _boxes(self, document: ArticleDocument, piece: DocumentRange) -> list[QRectF]:
        if piece not in self._known:
            self._known[piece] = list(rectangles(document, piece))
        return self._known[piece]

    def _decorate(
        self, painter: QPainter, document: ArticleDocument, decoration: Decoration
    ) -> None:
        block = document.findBlock(decoration.position)
        box = document.documentLayout().blockBoundingRect(block)
        if not block.layout().lineCount():  # not laid out yet; Qt would crash at its first line
            return
        frame = document.rootFrame().frameFormat()
        width = document.textWidth() - frame.leftMargin() - frame.rightMargin()
        across = QRectF(frame.leftMargin(), box.top(), width, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        match decoration.ornament:
            case Ornament.BAR:
                painter.setBrush(self._theme.colour("border_control"))
                painter.drawRect(_beside(block, box))
            case Ornament.RULE:
                painter.setBrush(self._theme.colour("border"))
                painter.drawRect(QRectF(across.left(), box.center().y(), across.width(), 1))
            case Ornament.CODE:
                painter.setBrush(self._theme.colour("inset"))
                painter.drawRoundedRect(
                    across.adjusted(0, -_CODE_PADDING + 3, 0, _CODE_PADDING + 3), 6, 6
                )
            case Ornament.MARKER:
                self._marker(painter, block, box, decoration.words)

    def _marker(self, painter: QPainter, block: QTextBlock, box: QRectF, words: str) -> None:
        line = block.layout().lineAt(0)
        font = block.charFormat().font()
        painter.setFont(font)
        painter.setPen(self._theme.colour("text_2"))
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            left = box.left() + line.x() + line.width() + _MARKER_GAP
        else:
            left = box.left() + line.x() - _MARKER_GAP - wide
        painter.drawText(QPointF(left, box.top() + line.y() + line.ascent()), words)


def _beside(block: QTextBlock, box: QRectF) -> QRectF:
    """The bar of a quotation, on the side where its lines begin."""
    line = block.layout().lineAt(0)
    rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
    edge = line.x() + line.width() + _BAR_GAP - _BAR if rtl else line.x() - _BAR_GAP
    return QRectF(box.left() + edge, box.top() + 2, _BAR, box.height() + 2)


def picture_box(document: ArticleDocument, position: int) -> QRectF | None:
    """Where the picture at ``position`` of the article stands; None where it is not shown."""
    figure = document.figures.get(position)
    if figure is None:
        return None
    block = document.findBlock(figure.position)
    if not block.isValid() or not block.layout().lineCount():
        return None
    line = block.layout().lineAt(0).naturalTextRect()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    return line.translated(QPointF(origin.x(), origin.y()))
