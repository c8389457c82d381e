"""Ctrl+K: every command by its words, with its key."""

import re
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui.command_table import TABLE
from archive_app.gui.commands import Commands
from archive_app.gui.icons import pixmap
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.popup import Popup
from archive_app.gui.theme import Theme

_WIDTH = 640
_ROW = 36
_ROWS = 10
_ENTRY = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Entry:
    action: QAction
    icon: str
    words: str
    key: str
    span: tuple[int, int]
    """Letters of ``words`` that were typed."""


class CommandList(Popup):
    """A field and what fits it; commands that make no sense now are left out."""

    def __init__(self, theme: Theme, commands: Commands, window: QWidget) -> None:
        super().__init__(theme, window)
        self._commands = commands
        self.field = QLineEdit()
        self.field.setObjectName("palette")
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setPlaceholderText(self.tr("Find a command"))
        self.field.setFixedHeight(44)
        self._model = _Model(self)
        self.view = QListView()
        self.view.setObjectName("commands")
        self.view.setAccessibleName(self.tr("Commands"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Delegate(theme, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScroll(self.view)
        foot = QLabel(self.tr("↑↓ choose    Enter run    Esc close"))
        foot.setObjectName("palette_foot")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in (self.field, self.view, foot):
            column.addWidget(part)
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self._run)

    def open_list(self) -> None:
        """Show everything that can be done now, at the top of the window."""
        self.field.clear()
        self._find("")
        self.open_at(QPoint((self._window.width() - _WIDTH) // 2, 96))
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys of the field move in the list."""
        pressed = watched is self.field and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._moves(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _moves(self, key: int) -> bool:
        row = self.view.currentIndex().row()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            row += 1 if key == Qt.Key.Key_Down else -1
            row = min(max(row, 0), self._model.rowCount() - 1)
            self.view.setCurrentIndex(self._model.index(row))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self.view.currentIndex())
            return True
        return False

    def _find(self, typed: str) -> None:
        words = typed.strip().casefold()
        entries = []
        for command in TABLE:
            action = self._commands.action(command.id)
            text = self._commands.words(command.id)
            at = text.casefold().find(words)
            if command.id != "commands" and action.isEnabled() and at >= 0:
                key = self._commands.key(command.id)
                span = (at, at + len(words))
                entries.append(_Entry(action, command.icon, text, key, span))
        self._model.show_entries(entries)
        self.view.setCurrentIndex(self._model.index(0))
        self.view.setFixedHeight(_ROW * min(max(len(entries), 1), _ROWS) + 16)
        self._column.activate()
        self.adjustSize()

    def _run(self, index: QModelIndex) -> None:
        entry: _Entry | None = index.data(_ENTRY) if index.isValid() else None
        self.shut()
        if entry is not None:
            entry.action.trigger()


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []

    def show_entries(self, entries: list[_Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.words}, {entry.key}" if entry.key else entry.words
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: _Entry = index.data(_ENTRY)
        theme, rect = self._theme, option.rect.adjusted(8, 0, -8, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = option.state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if selected else "hover_row"))
            painter.drawRoundedRect(QRectF(rect), 6, 6)
        colour = theme.colour("text_2")
        if entry.icon:
            ratio = painter.device().devicePixelRatioF()
            drawn = pixmap(entry.icon, colour, 16, ratio)
            painter.drawPixmap(rect.left() + 12, rect.top() + (_ROW - 16) // 2, drawn)
        self._words(painter, rect.adjusted(40, 0, -120, 0), entry)
        self._keys(painter, rect, entry.key)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, entry: _Entry) -> None:
        painter.setPen(self._theme.colour("text"))
        start, end = entry.span
        x = rect.left()
        parts = (entry.words[:start], entry.words[start:end], entry.words[end:])
        for part, name in zip(parts, ("ui.body", "ui.body_strong", "ui.body"), strict=True):
            font = self._theme.font(name)
            painter.setFont(font)
            room = QRect(x, rect.top(), rect.right() - x, rect.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, part)
            x += QFontMetrics(font).horizontalAdvance(part)

    def _keys(self, painter: QPainter, rect: QRect, key: str) -> None:
        font = self._theme.font("ui.caption")
        x = rect.right() - 12
        for name in reversed(_caps(key)):
            width = max(20, QFontMetrics(font).horizontalAdvance(name) + 10)
            x -= width
            box = QRectF(x + 0.5, rect.top() + (_ROW - 18) / 2 + 0.5, width - 1, 17)
            painter.setPen(QPen(self._theme.colour("border"), 1))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self._theme.colour("text_2"))
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
            x -= 8


def _caps(key: str) -> list[str]:
    """The caps of "Ctrl+Shift+F"; "+" may itself be a key: "Ctrl++"."""
    return re.split(r"\+(?=.)", key) if key else []
