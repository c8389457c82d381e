"""The sidebar: places, tags and sites on the window's own ground."""

from datetime import datetime

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui.destinations import Destination
from archive_app.gui.icons import pixmap
from archive_app.gui.reader_wording import local_moment
from archive_app.gui.sidebar_model import ENTRY, Entry, SidebarModel
from archive_app.gui.theme import Theme

_INSET = 8
_HEADER = 36
_GAP = 12
_CHEVRON = 14


class SidebarPanel(QFrame):
    """Shows a ``SidebarModel``; says where the person wants to go."""

    went = Signal(object)
    """A ``Destination`` was chosen."""

    def __init__(self, theme: Theme, model: SidebarModel) -> None:
        super().__init__()
        self.setObjectName("sidebar_pane")
        self.model = model
        self._size = 0
        self._checked: datetime | None = None
        self.view = _SidebarView(theme, model)
        self.foot = QLabel(self.tr("Everything stays on this computer"))
        self.foot.setObjectName("foot")
        self.foot.setWordWrap(True)
        self.foot.setIndent(0)  # a label with a border would add half a letter
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _GAP, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.foot)
        self.view.went.connect(self.went)
        model.modelReset.connect(self._say_size)
        model.dataChanged.connect(self._say_size)

    def show_size(self, size: int) -> None:
        """Say how many bytes the library takes."""
        self._size = size
        self._say_size()

    def show_check(self, when: datetime | None) -> None:
        """Say when all saved files were last found sound; None where nobody looked."""
        self._checked = when
        self._say_size()

    def _say_size(self) -> None:
        if not self.model.articles or not self._size:
            self.foot.setText(self.tr("Everything stays on this computer"))
            return
        words = self.tr("{size} on this computer")
        form = QLocale.DataSizeFormat.DataSizeSIFormat
        lines = [words.format(size=QLocale().formattedDataSize(self._size, 1, form))]
        if self._checked is not None:
            last = self.tr("Last integrity check {moment}")
            lines.append(last.format(moment=local_moment(self._checked)))
        self.foot.setText("\n".join(lines))

    def show_place(self, destination: Destination) -> None:
        """Mark ``destination`` as the place that is shown; no row where the sidebar has none."""
        self.view.show_place(destination)


class _SidebarView(QListView):
    went = Signal(object)
    aside = Signal(int)
    search_wanted = Signal()
    """The search that is shown is to be saved."""
    rename_wanted = Signal(object)
    remove_wanted = Signal(object)
    """The ``Entry`` of a saved search."""
    tag_wanted = Signal()
    """A tag is to be made."""
    tag_rename_wanted = Signal(object)
    tag_remove_wanted = Signal(object)
    """The ``Entry`` of a tag."""
    sites_wanted = Signal()
    """All sites are to be shown."""

    def __init__(self, theme: Theme, model: SidebarModel) -> None:
        super().__init__()
        self._rows = model
        self._place: Destination | None = None
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Library"))
        self.setModel(model)
        self.setItemDelegate(_SidebarDelegate(theme, self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._moved)
        model.modelReset.connect(self._remark)
        theme.changed.connect(self.viewport().update)

    def show_place(self, destination: Destination) -> None:
        self._place = destination
        self._remark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right fold the tags; letters are not a search by letter."""
        entry = self._current()
        folded = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
        if entry is not None and folded is not None and entry.open is folded:
            self._rows.toggle(entry)
        elif entry is not None and _is_own(entry) and event.key() == Qt.Key.Key_F2:
            self._rename(entry)
        elif entry is not None and _is_own(entry) and event.key() == Qt.Key.Key_Delete:
            self._remove(entry)
        elif event.key() == Qt.Key.Key_Right:
            self.aside.emit(1)
        elif entry is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Space}:
            self._activate(entry)
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a chevron folds, elsewhere it goes there."""
        index = self.indexAt(event.position().toPoint())
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        if entry is not None and (entry.kind == "more" or self._on_chevron(index, event)):
            self._rows.toggle(entry)
            return
        if entry is not None and entry.kind == "header" and entry.icon:
            if self._plus(index).contains(event.position().toPoint()):
                self._act(entry)
            return
        super().mousePressEvent(event)
        if entry is not None and entry.destination == self._place:
            self._activate(entry)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a saved search or a tag."""
        index = self.indexAt(event.pos())
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        if entry is not None and _is_own(entry):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            rename = menu.addAction(self.tr("Rename…"))
            rename.triggered.connect(lambda: self._rename(entry))
            remove = menu.addAction(self.tr("Delete"))
            remove.triggered.connect(lambda: self._remove(entry))
            menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what the sign at the end of a heading does."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            entry: Entry | None = index.data(ENTRY) if index.isValid() else None
            if entry is not None and entry.kind == "header" and entry.icon:
                words = {
                    "search": self.tr("Save this search (Ctrl+S)"),
                    "tag": self.tr("Make a tag"),
                    "site": self.tr("All sites"),
                }
                QToolTip.showText(event.globalPos(), words.get(entry.act, ""), self)
                return True
        return super().viewportEvent(event)

    def _act(self, heading: Entry) -> None:
        wanted = {"tag": self.tag_wanted, "site": self.sites_wanted}
        wanted.get(heading.act, self.search_wanted).emit()

    def _rename(self, entry: Entry) -> None:
        (self.tag_rename_wanted if entry.kind == "tag" else self.rename_wanted).emit(entry)

    def _remove(self, entry: Entry) -> None:
        (self.tag_remove_wanted if entry.kind == "tag" else self.remove_wanted).emit(entry)

    def _plus(self, index: QModelIndex) -> QRect:
        """Where the sign at the end of a heading takes clicks."""
        rect = self.visualRect(index)
        box = QRect(rect.right() - _INSET - 24, rect.top() + 10, 28, 28)
        return QStyle.visualRect(self.layoutDirection(), rect, box)

    def _on_chevron(self, index: QModelIndex, event: QMouseEvent) -> bool:
        entry: Entry = index.data(ENTRY)
        rect = self.visualRect(index)
        box = QRect(rect.topLeft(), QSize(_chevron_x(entry) + _CHEVRON + 4, rect.height()))
        box = QStyle.visualRect(self.layoutDirection(), rect, box)
        return entry.open is not None and box.contains(event.position().toPoint())

    def _moved(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        if entry is not None and entry.destination not in {None, self._place}:
            self._activate(entry)

    def _activate(self, entry: Entry) -> None:
        if entry.kind == "more":
            self._rows.toggle(entry)
        elif entry.destination is not None:
            self._place = entry.destination
            self.went.emit(entry.destination)

    def _current(self) -> Entry | None:
        index = self.currentIndex()
        return index.data(ENTRY) if index.isValid() else None

    def _remark(self) -> None:
        row = -1 if self._place is None else self._rows.row_of(self._place)
        if row < 0:
            self.clearSelection()
            self.selectionModel().setCurrentIndex(
                QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        else:
            self.selectionModel().setCurrentIndex(
                self._rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )


class _SidebarDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        kind = index.data(ENTRY).kind
        height = {"header": _HEADER, "gap": _GAP}.get(kind, self._theme.size("sidebar_row"))
        return QSize(self._theme.size("sidebar_min") - 16, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = _Row(painter, option)
        if entry.kind == "header":
            self._header(row, entry)
        elif entry.kind != "gap":
            self._entry(row, entry)
        painter.restore()

    def _header(self, row: "_Row", entry: Entry) -> None:
        font = self._theme.font("ui.caption")
        font.setWeight(QFont.Weight.DemiBold)
        rect = QRect(row.rect.left() + _INSET, row.rect.top() + 12, row.rect.width() - 16, 24)
        row.words(rect, entry.words, font, self._theme.colour("text_3"))
        if entry.icon:
            at = row.rect.width() - _INSET - 16
            row.icon(at, entry.icon, 14, self._theme.colour("text_2"), lower=6)

    def _entry(self, row: "_Row", entry: Entry) -> None:
        theme = self._theme
        if row.selected or row.hovered:
            row.painter.setPen(Qt.PenStyle.NoPen)
            row.painter.setBrush(theme.colour("accent_soft" if row.selected else "hover_row"))
            row.painter.drawRoundedRect(QRectF(row.rect), 6, 6)
        if row.focused:
            row.painter.setPen(QPen(theme.colour("focus"), 2))
            row.painter.setBrush(Qt.BrushStyle.NoBrush)
            row.painter.drawRoundedRect(QRectF(row.rect).adjusted(1, 1, -1, -1), 6, 6)
        quiet = theme.colour("accent" if row.selected else "text_2")
        count = QLocale().toString(entry.count) if entry.count else ""
        small = theme.font("ui.small")
        if row.selected:
            small.setWeight(QFont.Weight.DemiBold)
        width = QFontMetrics(small).horizontalAdvance(count)
        right = row.rect.right() - _INSET + 1
        row.words(QRect(right - width, row.rect.top(), width + 1, 28), count, small, quiet)
        left = row.rect.left() + self._icon(row, entry, quiet)
        colour = theme.colour("accent" if row.selected else "text")
        font = theme.font("ui.body_strong" if row.selected else "ui.body")
        room = QRect(left, row.rect.top(), right - width - (8 if count else 0) - left, 28)
        row.words(room, entry.words, font, colour)

    def _icon(self, row: "_Row", entry: Entry, colour: QColor) -> int:
        """Draw icon or chevron; where the words begin, from the row's left edge."""
        if entry.kind == "tag":
            if entry.open is not None:
                name = "chevron-down" if entry.open else "chevron-right"
                row.icon(_chevron_x(entry) - _INSET, name, _CHEVRON, colour)
                return _chevron_x(entry) - _INSET + 20
            return 28 if not entry.depth else 12 + 16 * entry.depth
        row.icon(_INSET, entry.icon, 16, colour)
        return _INSET + 24


class _Row:
    """One row being painted; x counts from the leading edge, mirrored where we read leftwards."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self.painter = painter
        state: QStyle.StateFlag = option.state
        self.whole: QRect = option.rect
        self.direction: Qt.LayoutDirection = option.direction
        self.rect = self.whole.adjusted(_INSET, 0, -_INSET, 0)
        self.selected = bool(state & QStyle.StateFlag.State_Selected)
        self.hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self.focused = bool(state & QStyle.StateFlag.State_HasFocus) and bool(
            state & QStyle.StateFlag.State_KeyboardFocusChange
        )

    def words(self, rect: QRect, words: str, font: QFont, colour: QColor) -> None:
        """Words at the leading edge of ``rect``, elided in the middle."""
        self.painter.setFont(font)
        self.painter.setPen(colour)
        mode = Qt.TextElideMode.ElideMiddle
        shown = QFontMetrics(font).elidedText(words, mode, rect.width())
        seen = QStyle.visualRect(self.direction, self.whole, rect)
        side = Qt.AlignmentFlag.AlignLeft
        if self.direction == Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        self.painter.drawText(seen, flags, shown)

    def icon(self, x: int, name: str, size: int, colour: QColor, *, lower: int = 0) -> None:
        """An icon ``x`` pixels from the leading edge, in the row's middle or ``lower``."""
        top = self.rect.top() + (self.rect.height() - size) // 2 + lower
        box = QRect(QPoint(self.rect.left() + x, top), QSize(size, size))
        seen = QStyle.visualRect(self.direction, self.whole, box)
        device = self.painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        self.painter.drawPixmap(seen, pixmap(name, colour, size, ratio))


def _is_own(entry: Entry) -> bool:
    """Whether the person made what the row stands for, and may rename and remove it."""
    return bool(entry.search) or entry.kind == "tag"


def _chevron_x(entry: Entry) -> int:
    """From the row's edge to the chevron of a tag."""
    return 8 + _INSET + 16 * entry.depth
