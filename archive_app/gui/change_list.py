"""The changes of a comparison as a list: a sign and what it is, only what is in sight painted."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from archive_app.domain.comparison import Kind
from archive_app.gui.compare_document import Change
from archive_app.gui.rows_model import Index
from archive_app.gui.theme import Theme

_SIDE = 8
_SIGN = 18
"""Logical pixels: at the sides of a row, and of its sign with the room after it."""

_SIGNS = {Kind.ADDED: ("+", "diff.add_fg"), Kind.REMOVED: ("−", "diff.del_fg")}
_OTHERWISE = ("±", "text_2")


class ChangeList(QListView):
    """As high as its rows: it scrolls with what it stands in."""

    chosen = Signal(int)
    """A change to go to, counted from 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = QStringListModel(self)
        self._at = -1
        self.changes: Sequence[Change] = ()
        """What is listed."""
        self.setModel(self._words)
        self.setItemDelegate(_Rows(theme, self))
        self.setObjectName("changes")
        self.setAccessibleName(self.tr("Changes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda now, _: self._walk(now.row()))
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        theme.changed.connect(self.viewport().update)
        self.show_changes(())

    def show_changes(self, changes: Sequence[Change]) -> None:
        """List these; hidden where there are none."""
        self.changes, self._at = changes, -1
        self._words.setStringList([change.words for change in changes])
        self.setFixedHeight(len(changes) * self._theme.size("sidebar_row"))
        self.setVisible(bool(changes))

    def mark(self, at: int) -> QRect:
        """Mark the change that is in sight; gives the place of its row."""
        self._at = at
        index = self._words.index(at)
        self.setCurrentIndex(index)
        return self.visualRect(index)

    def _walk(self, at: int) -> None:
        if at not in {self._at, -1}:
            self.chosen.emit(at)


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: ChangeList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._font = theme.font("ui.small")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._theme.size("sidebar_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        change = self._view.changes[index.row()]
        sign, colour = _SIGNS.get(change.kind, _OTHERWISE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour(colour))
        metrics, inner = painter.fontMetrics(), option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        for place, words in (
            (QRect(inner.topLeft(), QSize(_SIGN, inner.height())), sign),
            (inner.adjusted(_SIGN, 0, 0, 0), change.words),
        ):
            seen = QStyle.visualRect(option.direction, option.rect, place)
            side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, seen.width())
            painter.drawText(seen, side | Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setPen(self._theme.colour("text"))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (selected or hovered or focused):
            return
        focus = QPen(self._theme.colour("focus"), 2)
        painter.setPen(focus if focused else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected or hovered:
            painter.setBrush(self._theme.colour("accent_soft" if selected else "hover_row"))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
