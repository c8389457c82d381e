"""The search field of the top bar: asks on every key, shows the key that leads to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from archive_app.gui.icons import icon, pixmap
from archive_app.gui.search_chips import ChipRow
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme

if TYPE_CHECKING:  # what reads a query is imported with the first word of one
    from archive_app.domain.query import Token
    from archive_app.gui.query_chips import Term

_LEFT = 28
"""Pixels of the glass, from the edge to what is typed or to the first chip."""
_ROOM = 120
"""Pixels that are left for typing however many chips there are."""


class SearchField(QLineEdit):
    """A line of query: chips for terms with a field, and text after them.

    ``text`` and ``setText`` are the whole query. A term with a field becomes a chip when a space,
    Tab or Enter ends it.
    """

    typed = Signal(str)
    """The query after a change by the person; nothing is waited for."""

    left_down = Signal()
    """Enter or the down key: on to the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self._hint = ""
        self._faults: list[tuple[int, int, str]] = []
        """First and last cursor place of a word that was not understood, and the sentence."""
        self._lined = False
        self.setObjectName("search")
        self.setAccessibleName(self.tr("Search"))
        self.setFixedHeight(theme.size("control"))
        self.setMaximumWidth(600)
        self.row = ChipRow(theme, self)
        self._clear = self.addAction(
            icon("x", theme.colour("text_2"), 14), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setToolTip(self.tr("Clear the search"))
        self._clear.triggered.connect(self._empty)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._underline)
        self.row.changed.connect(self._say)
        self.row.edited.connect(self._edit_term)
        self.row.left.connect(self._go_on)
        theme.changed.connect(self._recolour)
        self.set_hint("")

    def text(self) -> str:
        """The whole query, chips first."""
        return _with_rest(self.row.terms, self.words)

    def begin(self) -> None:
        """Put the cursor here; the next key replaces what stands here."""
        self.setFocus()
        self.selectAll()

    @property
    def words(self) -> str:
        """What stands after the chips."""
        return super().text()

    def setText(self, text: str | None) -> None:
        """Show ``text``, its terms with a field as chips; nobody is told."""
        terms, rest = _split(text or "")
        self.row.set_terms(terms)
        super().setText(rest)
        self._show_chips()

    def clear(self) -> None:
        """Show nothing; nobody is told."""
        self.setText("")

    def set_key(self, key: str) -> None:
        """The key that leads here, shown while nothing else is."""
        self._key = key
        self.update()

    def set_hint(self, hint: str) -> None:
        """Say what is searched here, while nothing is typed; an empty hint is that of articles."""
        articles = self.tr("Search the archive, or type site: tag: rights: …")
        self._hint = hint or articles
        self._show_chips()

    def leave(self) -> None:
        """Enter: what is typed is meant as it is; on to the list."""
        self._make_chips(len(self.words))
        self.left_down.emit()

    @property
    def problems(self) -> tuple[str, ...]:
        """What was not understood, a sentence each; the search runs on the rest."""
        return tuple(words for _, _, words in self._faults)

    def event(self, event: QEvent) -> bool:
        """Say what is wrong with the word under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.cursorPositionAt(event.pos())
            said = next((words for start, end, words in self._faults if start <= at <= end), "")
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, then leaves; Enter and Down go on to the list; left go the chips."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self._empty()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.leave()
        elif not (self._goes_back(event) and self.row.choose_last()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab makes a chip of a finished term; with nothing to make it goes on."""
        return (forward and self._make_chips(self._at())) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chips keep to the leading edge."""
        super().resizeEvent(event)
        self._show_chips()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, its glass, and the key while it is empty and elsewhere is typed."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("text_2")
        glass = pixmap("search", colour, 16, self.devicePixelRatioF())
        x = self.width() - 25 if self.isRightToLeft() else 9
        painter.drawPixmap(x, (self.height() - 16) // 2, glass)
        if self._key and not self.text() and not self.hasFocus():
            self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        font = self._theme.font("ui.caption")
        width = max(15, QFontMetrics(font).horizontalAdvance(self._key) + 9)
        x = 8 if self.isRightToLeft() else self.width() - 9 - width
        box = QRectF(x + 0.5, (self.height() - 18) / 2 + 0.5, width, 17)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.colour("text_2"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _underline(self) -> None:
        """A quiet line under each word that was not understood."""
        text = self.words
        self._faults = [
            (
                _utf16(text[: token.start]),
                _utf16(text[: token.end]),
                in_own_words(token.problem or ""),
            )
            for token in _problems(text)
        ]
        self.setAccessibleDescription(" ".join(self.problems))
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setUnderlineColor(self._theme.colour("status.placeholder.fg"))
        cursor = self.cursorPosition()
        kind = QInputMethodEvent.AttributeType.TextFormat
        lines = [
            QInputMethodEvent.Attribute(kind, start - cursor, end - start, form)
            for start, end, _ in self._faults
        ]
        if lines or self._lined:  # the only way to give words of a QLineEdit a format
            QCoreApplication.sendEvent(self, QInputMethodEvent("", lines))
        self._lined = bool(lines)

    def _edited(self, words: str) -> None:
        at = self._at()
        if words[:at].endswith((" ", "\u3000")):
            self._make_chips(at)
        self._show_chips()
        self.typed.emit(self.text())

    def _make_chips(self, at: int) -> bool:
        """Turn the finished terms before ``at`` into chips; whether there was one."""
        words = self.words
        possible, _ = _split(words)
        terms, rest = _split(words[:at])
        if not terms or not possible:
            return False
        self.row.add(terms)
        super().setText(rest + words[at:].lstrip())
        self.setCursorPosition(_utf16(rest))
        self._show_chips()
        return True

    def _edit_term(self, term: str) -> None:
        """A chip as text again, the cursor at its end."""
        super().setText(f"{term} {self.words}" if self.words else term)
        self.setCursorPosition(_utf16(term))
        self._show_chips()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, typed: str) -> None:
        """From the chips into the text."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCursorPosition(0)
        if typed:
            self.insert(typed)
            self._edited(self.words)

    def _goes_back(self, event: QKeyEvent) -> bool:
        """Whether the key leads from the beginning of the text to the chips."""
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        return (
            event.key() in {Qt.Key.Key_Backspace, back}
            and not event.modifiers()
            and not self.cursorPosition()
            and not self.hasSelectedText()
        )

    def _at(self) -> int:
        """The cursor, counted in characters as Python does."""
        units = self.words.encode("utf-16-le")[: 2 * self.cursorPosition()]
        return len(units.decode("utf-16-le", "ignore"))

    def _show_chips(self) -> None:
        """Room for the chips beside the text, and the cross where there is anything."""
        terms = self.row.terms
        most = max(0, self.width() - _LEFT - _ROOM)
        room = min(self.row.wanted, most)
        left = self.width() - _LEFT - room if self.isRightToLeft() else _LEFT
        self.row.place(QRect(left, (self.height() - self.row.height()) // 2, room, 0))
        before = _LEFT - 8 + room  # the frame has 8 of its own
        if self.isRightToLeft():
            self.setTextMargins(28, 0, before, 0)
        else:
            self.setTextMargins(before, 0, 28, 0)
        self.setPlaceholderText("" if terms else self._hint)
        self._clear.setVisible(bool(terms or self.words))

    def _say(self) -> None:
        self._show_chips()
        self.typed.emit(self.text())

    def _empty(self) -> None:
        self.clear()
        self.typed.emit("")

    def _recolour(self) -> None:
        self._clear.setIcon(icon("x", self._theme.colour("text_2"), 14))


def _split(text: str) -> tuple[tuple["Term", ...], str]:
    """The terms of ``text`` that can be chips, and the rest of it."""
    if not text.strip():
        return (), text
    from archive_app.gui.query_chips import split_terms

    return split_terms(text)


def _with_rest(terms: tuple["Term", ...], rest: str) -> str:
    """The whole query of chips and the text after them."""
    if not terms:
        return rest
    from archive_app.gui.query_chips import with_rest

    return with_rest(terms, rest)


def _problems(text: str) -> tuple["Token", ...]:
    """The words of ``text`` that are not understood."""
    if not text:
        return ()
    from archive_app.domain.query import parse_query

    return parse_query(text).problems


def _utf16(text: str) -> int:
    """Cursor places that ``text`` takes: Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
