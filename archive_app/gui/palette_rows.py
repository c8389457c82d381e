"""The rows of the command palette: commands with their keys, then articles under a heading."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archive_app.gui.icons import pixmap
from archive_app.gui.key_cap import HEIGHT, cap_width, draw_cap
from archive_app.gui.rows_model import NO_INDEX, Index
from archive_app.gui.text_painting import Span
from archive_app.gui.theme import Theme

ROW = 36
"""Logical pixels of a row; a heading has the same."""

_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a heading where there is nothing to run."""

    words: str
    run: Callable[[], object] | None = None
    icon: str = ""
    key: str = ""
    """As shown to the person: "Ctrl+K"."""
    spans: tuple[Span, ...] = ()
    """Letters of ``words`` that were typed."""
    more: str = ""
    """Said quietly behind the words: "12 articles chosen"."""


class Entries(QAbstractListModel):
    """What the palette lists."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List ``entries`` instead of what is listed."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None where there is no such row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def next_row(self, row: int, step: int) -> int:
        """The row to mark ``step`` (1 or -1) from ``row``: headings are passed, ends stay."""
        at = row + step
        while (entry := self.entry(at)) is not None:
            if entry.run is not None:
                return at
            at += step
        return max(row, 0)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many are listed."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        heading = index.isValid() and self._entries[index.row()].run is None
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry; its words, and with the key for those who hear it."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.words, entry.more, entry.key) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints a row: icon, words with what was typed in bold, quiet words, caps of the key."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every row is as high as the next."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row, mirrored where the window is."""
        entry: Entry = index.data(_ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = _Row(self._theme, painter, option)
        if entry.run is None:
            row.write(12, entry.words, self._theme.font("ui.caption"), "text_2")
        else:
            row.fill(option.state)
            row.draw_icon(entry.icon)
            row.write_words(entry, row.draw_keys(entry.key))
        painter.restore()


class _Row:
    """One row being painted; places are counted from where reading begins."""

    def __init__(self, theme: Theme, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._theme, self._painter, self._direction = theme, painter, option.direction
        self._rect = option.rect.adjusted(8, 0, -8, 0)

    def fill(self, state: QStyle.StateFlag) -> None:
        """The ground of a row that is chosen or pointed at."""
        selected = state & QStyle.StateFlag.State_Selected
        if selected or state & QStyle.StateFlag.State_MouseOver:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._theme.colour("accent_soft" if selected else "hover_row"))
            self._painter.drawRoundedRect(QRectF(self._rect), 6, 6)

    def draw_icon(self, name: str) -> None:
        """The icon called ``name``; nothing where it is empty."""
        if name:
            ratio = self._painter.device().devicePixelRatioF()
            drawn = pixmap(name, self._theme.colour("text_2"), 16, ratio)
            self._painter.drawPixmap(self._place(12, 16, 16).topLeft(), drawn)

    def draw_keys(self, key: str) -> int:
        """Draw the caps of ``key`` at the end; where the words must end."""
        x = self._rect.width() - 12
        for name in reversed(key_caps(key)):
            width = cap_width(self._theme, name)
            x -= width
            place = self._place(x, width, HEIGHT)
            draw_cap(self._painter, QRectF(place), name, self._theme)
            x -= 8
        return x

    def write_words(self, entry: Entry, end: int) -> None:
        """The words, elided before ``end``; what was typed is bold."""
        plain, strong = self._theme.font("ui.body"), self._theme.font("ui.body_strong")
        room, x = end - 52, 40
        words = QFontMetrics(strong).elidedText(entry.words, Qt.TextElideMode.ElideRight, room)
        for start, stop, bold in _pieces(len(words), entry.spans):
            x = self.write(x, words[start:stop], strong if bold else plain, "text")
        if entry.more:
            self.write(x + 12, entry.more, self._theme.font("ui.small"), "text_2")

    def write(self, x: int, words: str, font: QFont, colour: str) -> int:
        """Write ``words`` at ``x``; where they end."""
        width = QFontMetrics(font).horizontalAdvance(words)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour(colour))
        place = self._place(x, width, ROW)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        return x + width

    def _place(self, x: int, width: int, height: int) -> QRect:
        """``width`` by ``height`` at ``x``, in the middle of the row, as it is seen."""
        top = self._rect.top() + (ROW - height) // 2
        place = QRect(self._rect.left() + x, top, width, height)
        return QStyle.visualRect(self._direction, self._rect, place)


def key_caps(key: str) -> list[str]:
    """The caps of a key as shown; "+" may itself be a key.

    >>> key_caps("Ctrl+Shift+F"), key_caps("Ctrl++"), key_caps("")
    (['Ctrl', 'Shift', 'F'], ['Ctrl', '+'], [])
    """
    return re.split(r"\+(?=.)", key) if key else []


def _pieces(length: int, spans: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """Start, end and whether it was typed, of each piece of a text of ``length`` letters."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [(at, min(start, length), False), (min(start, length), min(end, length), True)]
        at = min(end, length)
    pieces.append((at, length, False))
    return [piece for piece in pieces if piece[0] < piece[1]]
