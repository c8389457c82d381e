"""The chips of the search field: terms that are walked, edited and taken away by key or pointer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from archive_app.gui.icons import pixmap
from archive_app.gui.theme import Theme

if TYPE_CHECKING:  # imported with the first term
    from archive_app.gui.query_chips import Term

_HEIGHT = 24
_SIDE = 6
_GAP = 4
_CROSS = 12
_WIDEST = 220
"""Pixels of one chip; longer words end in "…"."""


class SearchChip(QAbstractButton):
    """One term. A click on the cross, Delete or Backspace takes it away; Enter edits it."""

    removed = Signal()
    edited = Signal()
    walked = Signal(int)
    """An arrow key: to the chip before (-1) or after (1) in reading order."""
    written = Signal(str)
    """A character was typed: it belongs into the text."""

    def __init__(self, theme: Theme, term: "Term", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.term = term
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by Tab one goes past the chips
        self.setAccessibleName(f"{term.name} {term.value}")
        words = self.tr("{term}: Enter edits it, Delete takes it away")
        self.setToolTip(words.format(term=term.text))
        self.setAccessibleDescription(self.toolTip())
        self.resize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for field, value and cross."""
        width = 2 * _SIDE + self._name_width() + 4 + self._value_width() + 2 + _GAP + _CROSS
        return QSize(min(width, _WIDEST), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a chip; a letter goes on with the text."""
        key = Qt.Key(event.key())
        forward = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key)
        if forward is not None:
            self.walked.emit(-forward if self.isRightToLeft() else forward)
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edited.emit()
        elif key == Qt.Key.Key_Escape:
            self.written.emit("")
        elif event.text().isprintable() and event.text():
            self.written.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross takes the term away; elsewhere a click chooses it."""
        if self._cross().contains(event.position().toPoint()):
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Edit it."""
        self.edited.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Field quietly, value strongly, a cross; a ring while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        excluded = self.term.excluded
        ink = self._theme.colour("status.error.fg" if excluded else "accent")
        focus = self._theme.colour("focus")
        painter.setPen(QPen(focus, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("status.error.bg" if excluded else "accent_soft"))
        edge = 1 if self.hasFocus() else 0
        painter.drawRoundedRect(self.rect().adjusted(edge, edge, -edge, -edge), 5, 5)
        painter.setPen(ink)
        x = self._paint_words(painter, _SIDE, self._theme.font("ui.small"), self.term.name) + 4
        self._paint_words(painter, x, self._strong(), self.term.value)
        cross = pixmap("x", ink, _CROSS, self.devicePixelRatioF())
        painter.drawPixmap(self._cross().topLeft(), cross)

    def _paint_words(self, painter: QPainter, x: int, font: QFont, words: str) -> int:
        """Write ``words`` from ``x`` as far as they fit; where they end."""
        metrics = QFontMetrics(font)
        most = self.width() - _SIDE - _CROSS - _GAP - x
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
        width = metrics.horizontalAdvance(shown)
        left = self.width() - x - width if self.isRightToLeft() else x
        painter.setFont(font)
        painter.drawText(QRect(left, 0, width + 1, _HEIGHT), Qt.AlignmentFlag.AlignVCenter, shown)
        return x + width

    def _cross(self) -> QRect:
        left = _SIDE if self.isRightToLeft() else self.width() - _SIDE - _CROSS
        return QRect(left, (_HEIGHT - _CROSS) // 2, _CROSS, _CROSS)

    def _strong(self) -> QFont:
        font = self._theme.font("ui.small")
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _name_width(self) -> int:
        return QFontMetrics(self._theme.font("ui.small")).horizontalAdvance(self.term.name)

    def _value_width(self) -> int:
        return QFontMetrics(self._strong()).horizontalAdvance(self.term.value)


class ChipRow(QWidget):
    """The chips in a row; where they do not fit, the one in use or the last is in sight."""

    changed = Signal()
    """The person took a term away."""
    edited = Signal(str)
    """The person wants this term as text; it is no chip any more."""
    left = Signal(str)
    """The person went on into the text, having typed this."""

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field)
        self._theme = theme
        self._chips: list[SearchChip] = []
        self.setFixedHeight(_HEIGHT)
        self.hide()

    @property
    def terms(self) -> tuple["Term", ...]:
        """What the chips stand for, in reading order."""
        return tuple(chip.term for chip in self._chips)

    @property
    def chips(self) -> tuple[SearchChip, ...]:
        """The chips in reading order."""
        return tuple(self._chips)

    @property
    def wanted(self) -> int:
        """Pixels that all chips take."""
        return sum(chip.width() + _GAP for chip in self._chips)

    def set_terms(self, terms: Sequence["Term"]) -> None:
        """Show exactly these."""
        for chip in self._chips[:]:
            self._drop(chip)
        self.add(terms)

    def add(self, terms: Sequence["Term"]) -> None:
        """Put ``terms`` after the others; one that is there is not shown twice."""
        for term in terms:
            if term.text not in {own.text for own in self.terms}:
                self._chips.append(self._made(term))
        self.setVisible(bool(self._chips))

    def choose_last(self) -> bool:
        """Give the last chip the focus; False where there is none."""
        if self._chips:
            self._choose(self._chips[-1])
        return bool(self._chips)

    def place(self, rect: QRect) -> None:
        """Lie in ``rect``."""
        self.setGeometry(rect)
        self._arrange()

    def _made(self, term: "Term") -> SearchChip:
        chip = SearchChip(self._theme, term, self)
        chip.removed.connect(lambda: self._remove(chip))
        chip.edited.connect(lambda: self._edit(chip))
        chip.walked.connect(lambda step: self._walk(chip, step))
        chip.written.connect(self.left)
        chip.show()
        return chip

    def _choose(self, chip: SearchChip) -> None:
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrange()

    def _walk(self, chip: SearchChip, step: int) -> None:
        at = self._chips.index(chip) + step
        if at >= len(self._chips):
            self.left.emit("")
        elif at >= 0:
            self._choose(self._chips[at])

    def _remove(self, chip: SearchChip) -> None:
        at = self._chips.index(chip)
        self._drop(chip)
        if self._chips:
            self._choose(self._chips[max(at - 1, 0)])
        else:
            self.left.emit("")
        self.changed.emit()

    def _edit(self, chip: SearchChip) -> None:
        self._drop(chip)
        self.edited.emit(chip.term.text)

    def _drop(self, chip: SearchChip) -> None:
        self._chips.remove(chip)
        chip.hide()
        chip.deleteLater()
        self.setVisible(bool(self._chips))

    def _arrange(self) -> None:
        x = self._start()
        for chip in self._chips:
            left = self.width() - x - chip.width() if self.isRightToLeft() else x
            chip.move(left, 0)
            x += chip.width() + _GAP

    def _start(self) -> int:
        """Where the first chip begins, so that the one in use is in sight, else the last."""
        over = max(0, self.wanted - self.width())
        before = 0
        for chip in self._chips:
            if chip.hasFocus():
                return -min(before, over)
            before += chip.width() + _GAP
        return -over
