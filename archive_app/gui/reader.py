"""The reading column: an article's page, and what the person points at, chooses and walks to."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from archive_app.domain.library import OpenArticle
from archive_app.gui.article_view import ArticleView
from archive_app.gui.reader_page import PICTURE
from archive_app.gui.reader_stops import Stop, StopKind, after, stops
from archive_app.gui.reader_text_map import DocumentRange, TextRange
from archive_app.gui.theme import Theme

_READING = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
)
_NOTCH = 120
"""Eighths of a degree in one step of a wheel."""


class Reader(ArticleView):
    """Tells, in offsets of the article's text, what the person pointed at.

    A followed link only becomes ``link_followed``, unless it leads to a place in this article.
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
    """The position in ``Article.pictures`` of a picture that was clicked or entered."""
    link_followed = Signal(str)
    """The address of a link; following it would leave the program."""
    link_hovered = Signal(str)
    """The address under the pointer or of the Tab key's stop; empty when there is none any more."""
    jumped = Signal(bool)
    """A link led to another place of the article (True), or the way back was taken (False)."""
    escaped = Signal()
    """Escape was pressed."""
    read_on = Signal()
    """Space was pressed at the end of the article."""
    read_back = Signal()
    """Shift and space at its beginning."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setTextInteractionFlags(_READING)
        self._pressed_at: QPoint | None = None
        self._stop: Stop | None = None
        self._came_from: list[int] = []
        """Offsets at the upper edge before each jump within the article."""
        self.anchorClicked.connect(lambda url: self.follow(url.toString()))
        self.highlighted.connect(lambda url: self.link_hovered.emit(url.toString()))
        self.selectionChanged.connect(self._selection_moved)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show ``opened``; of another article no jump leads back."""
        known = self._opened
        if known is None or opened is None or known.article != opened.article:
            self._stop = None
            self._came_from.clear()
            self.jumped.emit(False)
        super().show_article(opened)

    def chosen(self) -> TextRange | None:
        """The selected part of the article's text without white space at its ends."""
        cursor = self.textCursor()
        place = self.page.places.text_range(cursor.selectionStart(), cursor.selectionEnd())
        if place is None or self._opened is None:
            return None
        words = self._opened.content.text[place.start : place.end]
        start = place.start + len(words) - len(words.lstrip())
        end = place.end - len(words) + len(words.rstrip())
        return TextRange(start, end) if start < end else None

    def choose(self, place: TextRange) -> None:
        """Select words of the text."""
        cursor = QTextCursor(self.page)
        cursor.setPosition(self.page.places.position_of(place.start))
        cursor.setPosition(self.page.places.position_of(place.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def drop_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def selection_boxes(self) -> list[QRect]:
        """Where the selected words stand, also those that are no part of the text."""
        cursor = self.textCursor()
        return self.piece_boxes(DocumentRange(cursor.selectionStart(), cursor.selectionEnd()))

    @property
    def caret(self) -> bool:
        """Whether a caret is shown that keys move and select with."""
        return bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def set_caret(self, *, on: bool) -> None:
        """Show a caret where reading is, or none."""
        flags = _READING | Qt.TextInteractionFlag.TextSelectableByKeyboard if on else _READING
        if on and not self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.setPosition(self.page.places.position_of(self.top_offset()))
            self.setTextCursor(cursor)
        self.setTextInteractionFlags(flags)

    def aim_of(self, address: str) -> int | None:
        """Where in this article's text a link leads; None where it leads out of it."""
        if self._opened is None:
            return None
        page, _, fragment = address.partition("#")
        article = self._opened.content
        if page not in {article.url.partition("#")[0], article.canonical_url}:
            return None
        return self.page.aims.get(QUrl.fromPercentEncoding(fragment.encode()))

    def follow(self, address: str) -> None:
        """Go where a link leads within the article; tell where it leads out of it."""
        aim = self.aim_of(address)
        if aim is None:
            self.link_followed.emit(address)
            return
        self._came_from.append(self.top_offset())
        self.scroll_to(TextRange(aim, aim + 1))
        self.jumped.emit(True)

    def go_back(self) -> None:
        """To where the last link within the article was followed."""
        if self._came_from:
            self.show_from(self._came_from.pop())
            self.jumped.emit(bool(self._came_from))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks highlights, links and pictures in the text's order, then leaves."""
        if not self.hasFocus():  # Qt asks the parents of what has it, too
            return bool(QTextEdit.focusNextPrevChild(self, forward))
        stop = after(stops(self.page, self._marks), self._stop, back=not forward)
        self._show_stop(stop)
        return stop is not None or bool(QTextEdit.focusNextPrevChild(self, forward))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, and a ring around what the Tab key came to."""
        super().paintEvent(event)
        if self._stop is None or not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("focus"), 2))
        for box in self._stop_boxes(self._stop):
            painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space reads on, Enter opens, Backspace goes back from a jump; the rest is Qt's."""
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._page_on(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._stop is not None:
            self._enter(self._stop)
        elif key == Qt.Key.Key_Backspace:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel turned sideways, or with Shift, scrolls the table under the pointer."""
        turned = event.angleDelta()
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        sideways = turned.x() or (turned.y() if held else 0)
        step = self.theme.size("space.6") * sideways // _NOTCH
        if sideways and self.tables.turn(event.position().toPoint(), -step):
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from a selection."""
        self._pressed_at = event.position().toPoint()
        self._show_stop(None)
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
        name = self.page.documentLayout().imageAt(QPointF(point) - self._offset())
        if name.startswith(PICTURE):
            self.picture_opened.emit(int(name.removeprefix(PICTURE)))
        elif (number := self.mark_at(point)) is not None:
            self.mark_opened.emit(number)

    def _enter(self, stop: Stop) -> None:
        match stop.kind:
            case StopKind.MARK:
                self.mark_opened.emit(stop.number)
            case StopKind.PICTURE:
                self.picture_opened.emit(stop.number)
            case StopKind.LINK:
                self.follow(stop.address)

    def _show_stop(self, stop: Stop | None) -> None:
        self._stop = stop
        self.link_hovered.emit(stop.address if stop is not None else "")
        if stop is not None:
            view = self.viewport().rect()
            boxes = self._stop_boxes(stop)
            if boxes and not view.contains(boxes[0]):
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + boxes[0].top() - view.height() // 3)
        self.viewport().update()

    def _stop_boxes(self, stop: Stop) -> list[QRect]:
        if stop.kind is StopKind.PICTURE:
            box = self.picture_box(stop.number)
            return [] if box is None else [box]
        return [box for piece in stop.pieces for box in self.piece_boxes(piece)]

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
            line = self.theme.line("reader.body")
            step = max(bar.pageStep() - 2 * line, line)
            bar.setValue(bar.value() + (-step if back else step))
