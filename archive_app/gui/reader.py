"""The reading column: one saved article, from the library and from nowhere else."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
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
from archive_app.gui.theme import Theme

_TOP = 28
_BOTTOM = 64
"""Logical pixels above and below the article."""

_READING = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)
_SELECTED = 0.26
"""Opacity of the accent behind selected words: highlights stay visible through it."""


class Reader(QTextBrowser):
    """Shows one ``OpenArticle``; tells in offsets of its text what the person pointed at.

    It can load nothing: pictures are handed to it (``set_picture``), every other resource is one
    transparent pixel, and a followed link only becomes ``link_followed``.
    """

    words_chosen = Signal()
    """A selection is finished, by mouse or keys; ``chosen`` says which words."""
    words_dropped = Signal()
    """Nothing is selected any more."""
    pressed = Signal()
    """The mouse went down on the text: something else begins."""
    mark_opened = Signal(int)
    """The number of a highlight that was clicked or entered."""
    picture_opened = Signal(int)
    """The position in ``Article.pictures`` of a picture that was clicked."""
    link_followed = Signal(str)
    """The address of a link; following it would leave the program."""
    link_hovered = Signal(str)
    """The address under the pointer; empty when there is none any more."""
    column_changed = Signal(int)
    """The column has another width, in logical pixels: pictures are wanted in another size."""
    escaped = Signal()
    """Escape was pressed."""
    read_on = Signal()
    """Space was pressed at the end of the article."""
    read_back = Signal()
    """Shift and space at its beginning."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName(self.tr("Article text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setSearchPaths([])
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(_READING)
        self._theme = theme
        self._percent = 100
        self._opened: OpenArticle | None = None
        self._page = ArticleDocument(self)
        self._marks: tuple[Mark, ...] = ()
        self._matches: tuple[TextRange, ...] = ()
        self._picture: int | None = None
        self._column = 0
        self._pressed_at: QPoint | None = None
        self._painter = MarkPainter(theme)
        self.setDocument(self._page)
        self.anchorClicked.connect(lambda url: self.link_followed.emit(url.toString()))
        self.highlighted.connect(lambda url: self.link_hovered.emit(url.toString()))
        self.selectionChanged.connect(self._selection_moved)
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
        """Show ``opened`` from its beginning; the same article anew keeps the place."""
        known = self._opened
        same = known is not None and opened is not None and known.article == opened.article
        self._opened = opened
        self._marks = marks_of(opened.annotations, opened.content.text) if opened else ()
        if known is not None and opened is not None and same_page(known, opened):
            self.viewport().update()
            return
        self._matches = ()
        self._picture = None
        place = self.verticalScrollBar().value() if same else 0
        self._rebuild()
        self.verticalScrollBar().setValue(place)

    def set_matches(self, places: Sequence[TextRange]) -> None:
        """Mark words that a search found."""
        self._matches = tuple(places)
        self.viewport().update()

    def set_percent(self, percent: int) -> None:
        """Show the text in the step nearest to ``percent``."""
        nearest = min(STEPS, key=lambda step: abs(step - percent))
        if nearest != self._percent:
            self._percent = nearest
            self._rebuild(keep_place=True)

    def set_picture(self, position: int, picture: QImage) -> None:
        """Show the picture at ``position``; its device pixel ratio is that of the screen."""
        self._page.set_picture(position, QPixmap.fromImage(picture))
        if self._page.correct_shape(position, picture.size(), self._column):
            self._painter.forget()
        self.viewport().update()

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

    def chosen(self) -> TextRange | None:
        """The selected part of the article's text without white space at its ends."""
        cursor = self.textCursor()
        place = self._page.places.text_range(cursor.selectionStart(), cursor.selectionEnd())
        if place is None or self._opened is None:
            return None
        words = self._opened.content.text[place.start : place.end]
        start = place.start + len(words) - len(words.lstrip())
        end = place.end - len(words) + len(words.rstrip())
        return TextRange(start, end) if start < end else None

    def choose(self, place: TextRange) -> None:
        """Select words of the text."""
        cursor = QTextCursor(self._page)
        cursor.setPosition(self._page.places.position_of(place.start))
        cursor.setPosition(
            self._page.places.position_of(place.end), QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(cursor)

    def drop_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def scroll_to(self, place: TextRange) -> None:
        """Bring words of the text into the upper third of the view."""
        if boxes := self._painter.boxes(self._page, place):
            self._scroll_to(boxes[0])

    def boxes(self, place: TextRange) -> list[QRect]:
        """Where words of the text stand now, one box a line, in the viewport's coordinates."""
        offset = self._offset()
        return [
            box.translated(offset).toAlignedRect() for box in self._painter.boxes(self._page, place)
        ]

    def selection_boxes(self) -> list[QRect]:
        """Where the selected words stand, also those that are no part of the text."""
        cursor = self.textCursor()
        piece = DocumentRange(cursor.selectionStart(), cursor.selectionEnd())
        offset = self._offset()
        boxes = rectangles(self._page, piece)
        return [box.translated(offset).toAlignedRect() for box in boxes]

    def picture_box(self, position: int) -> QRect | None:
        """Where a picture stands now, in the viewport's coordinates."""
        box = picture_box(self._page, position)
        return None if box is None else box.translated(self._offset()).toAlignedRect()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """One transparent pixel: Qt's own would read files and data addresses."""
        return blank()

    def doSetSource(
        self,
        name: QUrl | str,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Nothing: there is no page to go to."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What lies under the words, then the words."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._offset())
        self._painter.waiting(painter, self._page)
        self._painter.decorations(painter, self._page)
        self._painter.words(painter, self._page, self._matches, "match")
        for mark in self._marks:
            self._painter.words(painter, self._page, [mark.place], f"annotation.{mark.colour}")
        self._paint_chosen_picture(painter)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays centred."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space reads on, F7 turns the caret on and off; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Space:
            self._page_on(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_F7:
            self.setTextInteractionFlags(
                self.textInteractionFlags() ^ Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from a selection."""
        self._pressed_at = event.position().toPoint()
        self.pressed.emit()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens what lies there; a drag has chosen words."""
        super().mouseReleaseEvent(event)
        event.accept()
        pressed, self._pressed_at = self._pressed_at, None
        if self.textCursor().hasSelection():
            self.words_chosen.emit()
        elif pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self._open_at(event.position().toPoint())

    def mark_at(self, point: QPoint) -> int | None:
        """The number of the topmost highlight at a point of the viewport."""
        for mark in reversed(self._marks):
            if any(box.contains(point) for box in self.boxes(mark.place)):
                return mark.annotation
        return None

    def _open_at(self, point: QPoint) -> None:
        if self.anchorAt(point):
            return
        name = self._page.documentLayout().imageAt(QPointF(point) - self._offset())
        if name.startswith(PICTURE):
            self.picture_opened.emit(int(name.removeprefix(PICTURE)))
        elif (number := self.mark_at(point)) is not None:
            self.mark_opened.emit(number)

    def _selection_moved(self) -> None:
        if not self.textCursor().hasSelection():
            self.words_dropped.emit()
        elif self._pressed_at is None:
            self.words_chosen.emit()

    def _page_on(self, *, back: bool) -> None:
        bar = self.verticalScrollBar()
        if back and bar.value() == bar.minimum():
            self.read_back.emit()
        elif not back and bar.value() == bar.maximum():
            self.read_on.emit()
        else:
            line = self._theme.line("reader.body")
            step = max(bar.pageStep() - 2 * line, line)
            bar.setValue(bar.value() + (-step if back else step))

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

    def _rebuild(self, *, keep_place: bool = False) -> None:
        """Write the document anew: another article, theme or text size."""
        self._colour()
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if keep_place and bar.maximum() else 0.0
        old = self._page
        self._painter.forget()
        if self._opened is None:
            self._page = ArticleDocument(self)
        else:
            style = ReaderStyle(self._theme, self._percent)
            self._column = self._measure()
            self._page = build(self._opened, style, column=self._column)
            self._page.setParent(self)
        self._add_badges()
        self._margins()
        self.setDocument(self._page)
        old.deleteLater()
        bar.setValue(round(share * bar.maximum()))
        self.column_changed.emit(self._column)

    def _add_badges(self) -> None:
        ratio = self.devicePixelRatioF()
        for figure in self._page.figures.values():
            badge = figure.stored.badge
            self._page.addResource(
                QTextDocument.ResourceType.ImageResource,
                QUrl(f"{BADGE}{badge}"),
                badge_pixmap(self._theme, badge, ratio),
            )

    def _fit(self) -> None:
        """Follow the width of the view."""
        column = self._measure()
        self._margins()
        if column != self._column:
            self._column = column
            self._page.place_pictures(column)
            self._painter.forget()
            self.column_changed.emit(column)

    def _measure(self) -> int:
        left, right = self._sides()
        return max(self.viewport().width() - left - right, 1)

    def _sides(self) -> tuple[int, int]:
        """Margins of the column: centred in the whole pane, as if the scroll bar were not there."""
        side = side_room(self._theme, self.width(), self._percent)
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
        self._painter.forget()

    def _colour(self) -> None:
        palette = QPalette(self.palette())
        soft = QColor(self._theme.colour("accent"))
        soft.setAlphaF(_SELECTED)
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.colour("reader"))
        palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text"))
        palette.setColor(QPalette.ColorRole.Highlight, soft)
        palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.colour("text"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # a style sheet keeps it from being handed down
