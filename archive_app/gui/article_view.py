"""One saved article as a page: laid out, coloured and painted, from the library alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from archive_app.domain.library import OpenArticle
from archive_app.gui.badges import badge_pixmap
from archive_app.gui.reader_document import build, same_page
from archive_app.gui.reader_marks import Mark, MarkPainter, marks_of, picture_box, rectangles
from archive_app.gui.reader_page import BADGE, PICTURE, ArticleDocument, Figure, blank
from archive_app.gui.reader_style import STEPS, ReaderStyle, side_room
from archive_app.gui.reader_text_map import DocumentRange, TextRange
from archive_app.gui.table_scrolls import TableScrolls
from archive_app.gui.theme import Theme

_TOP = 28
_BOTTOM = 64
"""Logical pixels above and below the article."""

_SELECTED = 0.26
"""Opacity of the accent behind selected words: highlights stay visible through it."""


class ArticleView(QTextBrowser):
    """Shows one ``OpenArticle``. Places of words are offsets in its text.

    It can load nothing: pictures are handed to it (``set_picture``), every other resource is one
    transparent pixel.
    """

    column_changed = Signal(int)
    """The column has another width, in logical pixels: pictures are wanted in another size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName(self.tr("Article text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setSearchPaths([])
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.theme = theme
        self._percent = 100
        self._opened: OpenArticle | None = None
        self._page = ArticleDocument(self)
        self._marks: tuple[Mark, ...] = ()
        self._matches: tuple[TextRange, ...] = ()
        self._picture: int | None = None
        self._column = 0
        self._top = 0
        """Where it is to be shown from when it comes into sight: hidden, it does not scroll."""
        self._painter = MarkPainter(theme)
        self.tables = TableScrolls(theme, self)
        self.tables.moved.connect(self._moved)
        self.setDocument(self._page)
        theme.changed.connect(self._rebuild)
        self._colour()

    @property
    def page(self) -> ArticleDocument:
        """The document that is shown."""
        return self._page

    @property
    def percent(self) -> int:
        """Text size in per cent."""
        return self._percent

    @property
    def column(self) -> int:
        """Width of the column of text in logical pixels."""
        return self._column

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show ``opened`` where it was left; the same article anew keeps the place."""
        known = self._opened
        same = known is not None and opened is not None and known.article == opened.article
        top = self.top_offset() if same else opened.reached if opened is not None else 0
        self._opened = opened
        self._marks = marks_of(opened.annotations, opened.content.text) if opened else ()
        if known is not None and opened is not None and same_page(known, opened):
            self.viewport().update()
            return
        self._matches = ()
        self._picture = None
        self._rebuild(top)

    def set_matches(self, places: Sequence[TextRange]) -> None:
        """Mark words that a search found."""
        self._matches = tuple(places)
        self.viewport().update()

    def set_percent(self, percent: int) -> None:
        """Show the text in the step nearest to ``percent``."""
        nearest = min(STEPS, key=lambda step: abs(step - percent))
        if nearest != self._percent:
            self._percent = nearest
            self._rebuild()

    def set_picture(self, position: int, picture: QImage) -> None:
        """Show the picture at ``position``; its device pixel ratio is that of the screen."""
        self._page.set_picture(position, QPixmap.fromImage(picture))
        if self._page.correct_shape(position, picture.size(), self._column):
            self._moved()
        self.viewport().update()

    def shown_picture(self, position: int) -> QImage | None:
        """The pixels that are shown of a picture; None where it has not arrived."""
        if position not in self._page.shown:
            return None
        kind = QTextDocument.ResourceType.ImageResource
        picture = self._page.resource(kind, QUrl(f"{PICTURE}{position}"))
        return picture.toImage() if isinstance(picture, QPixmap) else None

    def pictures_near(self) -> list[Figure]:
        """The pictures that are in sight or within two screens of it."""
        height = self.viewport().height()
        top = self.verticalScrollBar().value() - 2 * height
        near: list[Figure] = []
        for position, figure in self._page.figures.items():
            box = picture_box(self._page, position)
            if box is not None and box.bottom() >= top and box.top() <= top + 5 * height:
                near.append(figure)
        return near

    def choose_picture(self, position: int | None, *, scroll: bool = False) -> None:
        """Outline a picture and tint its credit line; None takes the outline away."""
        self._picture = position
        if scroll and position is not None and (box := picture_box(self._page, position)):
            self._scroll_to(box)
        self.viewport().update()

    def top_offset(self) -> int:
        """The offset in the text of the line at the upper edge; 0 at the article's beginning."""
        return self._uppermost() if self.isVisible() else self._top

    def _uppermost(self) -> int:
        top = self.verticalScrollBar().value()
        if top == 0:
            return 0
        point = QPointF(self._page.rootFrame().frameFormat().leftMargin() + 1, top + 1)
        position = self._page.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        return self._page.places.offset_from(position)

    def show_from(self, offset: int) -> None:
        """Bring the line at an offset of the text to the upper edge."""
        self._top = offset
        top = 0
        if offset > 0:
            cursor = QTextCursor(self._page)
            cursor.setPosition(self._page.places.position_of(offset))
            top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(top)

    def scroll_to(self, place: TextRange) -> None:
        """Bring words of the text into the upper third of the view."""
        if boxes := self._painter.boxes(self._page, place):
            self._scroll_to(boxes[0])

    def boxes(self, place: TextRange) -> list[QRect]:
        """Where words of the text stand now, one box a line, in the viewport's coordinates."""
        return self._seen(self._painter.boxes(self._page, place))

    def piece_boxes(self, piece: DocumentRange) -> list[QRect]:
        """The same of a piece of the document, also of one that is no part of the text."""
        return self._seen(list(rectangles(self._page, piece)))

    def picture_box(self, position: int) -> QRect | None:
        """Where a picture stands now, in the viewport's coordinates."""
        box = picture_box(self._page, position)
        return None if box is None else self._seen([box])[0]

    def mark_boxes(self, number: int) -> list[QRect]:
        """Where the highlight of that number stands now."""
        return [
            box for mark in self._marks if mark.annotation == number
            for box in self.boxes(mark.place)
        ]  # fmt: skip

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """One transparent pixel: Qt's own would read files and data addresses."""
        return blank()

    def doSetSource(
        self,
        name: QUrl | str,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Nothing: there is no page to go to."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Nothing: Qt would let an input method write into a text that is only read."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What lies under the words, then the words, then the room beside wide tables."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(event.rect())
        painter.translate(self._offset())
        self._painter.waiting(painter, self._page)
        self._painter.decorations(painter, self._page)
        self._painter.words(painter, self._page, self._matches, "match")
        for mark in self._marks:
            self._painter.words(painter, self._page, [mark.place], f"annotation.{mark.colour}")
        self._paint_chosen_picture(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.tables.cover(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays centred, the line at the upper edge where it is."""
        top = self.top_offset()  # before Qt breaks the lines anew
        super().resizeEvent(event)
        self._fit(top)

    def showEvent(self, event: QShowEvent) -> None:
        """Now that it has its size, show what was asked for while it was hidden."""
        super().showEvent(event)
        self.show_from(self._top)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the place: the size may change before it is seen again."""
        self._top = self._uppermost()
        super().hideEvent(event)

    def _seen(self, boxes: Sequence[QRectF]) -> list[QRect]:
        offset = self._offset()
        return [box.translated(offset).toAlignedRect() for box in boxes]

    def _paint_chosen_picture(self, painter: QPainter) -> None:
        if self._picture is None:
            return
        if box := picture_box(self._page, self._picture):
            self._painter.outline(painter, box)
        figure = self._page.figures.get(self._picture)
        if figure is not None and figure.credit is not None:
            self._painter.piece(painter, self._page, figure.credit, figure.tint)

    def _offset(self) -> QPointF:
        return -QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scroll_to(self, box: QRectF) -> None:
        self.verticalScrollBar().setValue(round(box.top()) - self.viewport().height() // 3)

    def _moved(self) -> None:
        """Lines stand elsewhere than before."""
        self._painter.forget()
        self.tables.place()
        self.viewport().update()

    def _rebuild(self, top: int | None = None) -> None:
        """Write the document anew, the line at offset ``top`` uppermost; None keeps the place."""
        top = self.top_offset() if top is None else top
        self._colour()
        old = self._page
        if self._opened is None:
            self._page = ArticleDocument(self)
        else:
            style = ReaderStyle(self.theme, self._percent)
            self._column = self._measure()
            self._page = build(self._opened, style, column=self._column)
            self._page.setParent(self)
        self._add_badges()
        self._margins()
        self.setDocument(self._page)
        old.deleteLater()
        self._painter.forget()
        self.tables.show_page(self._page, self._sides()[0], self._column)
        self.show_from(top)
        self.column_changed.emit(self._column)

    def _add_badges(self) -> None:
        ratio = self.devicePixelRatioF()
        for figure in self._page.figures.values():
            badge = figure.stored.badge
            self._page.addResource(
                QTextDocument.ResourceType.ImageResource,
                QUrl(f"{BADGE}{badge}"),
                badge_pixmap(self.theme, badge, ratio),
            )

    def _fit(self, top: int) -> None:
        """Follow the width of the view; the line at offset ``top`` is the uppermost."""
        column = self._measure()
        if column != self._column:
            self._column = column
            self._margins()
            self._page.place_pictures(column)
            self.show_from(top)
            self.column_changed.emit(column)
        self._margins()
        self.tables.show_page(self._page, self._sides()[0], column)
        self._moved()

    def _measure(self) -> int:
        left, right = self._sides()
        return max(self.viewport().width() - left - right, 1)

    def _sides(self) -> tuple[int, int]:
        """Margins of the column: centred in the whole pane, as if the scroll bar were not there."""
        side = side_room(self.theme, self.width(), self._percent)
        bar = self.width() - self.viewport().width()
        return (side, max(side - bar, 0)) if self.isLeftToRight() else (max(side - bar, 0), side)

    def _margins(self) -> None:
        root = self._page.rootFrame()
        frame = root.frameFormat()
        left, right = self._sides()
        if (frame.leftMargin(), frame.rightMargin(), frame.topMargin()) == (left, right, _TOP):
            return
        frame.setLeftMargin(left)
        frame.setRightMargin(right)
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_BOTTOM)
        root.setFrameFormat(frame)

    def _colour(self) -> None:
        palette = QPalette(self.palette())
        soft = QColor(self.theme.colour("accent"))
        soft.setAlphaF(_SELECTED)
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self.theme.colour("reader"))
        palette.setColor(QPalette.ColorRole.Text, self.theme.colour("text"))
        palette.setColor(QPalette.ColorRole.Highlight, soft)
        palette.setColor(QPalette.ColorRole.HighlightedText, self.theme.colour("text"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # a style sheet keeps it from being handed down
