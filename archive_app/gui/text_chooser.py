"""All words of a saved page in a list, to choose an article's text from."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.article import BlockKind, PagePiece
from archive_app.gui.buttons import HintButton
from archive_app.gui.icons import pixmap
from archive_app.gui.inspector_parts import words
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.row_painting import draw_focus, draw_hairline
from archive_app.gui.rows_model import ROW, Index, RowsModel
from archive_app.gui.text_painting import Ink, draw_text
from archive_app.gui.theme import Theme

_ROW = 72
_SIDE = 16
_TICK = 16
_TEXT_LEFT = 48
"""Logical pixels."""


class PieceModel(RowsModel[PagePiece]):
    """The pieces of one page, in its order."""

    def said(self, row: PagePiece, role: int) -> object:
        """Its words, or its kind and words for a screen reader."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.kind_word(row.kind)}: {row.text}"
        return None

    def kind_word(self, kind: BlockKind) -> str:
        """What a piece is, in the person's language."""
        match kind:
            case BlockKind.HEADING:
                return self.tr("Heading")
            case BlockKind.LIST_ITEM:
                return self.tr("List")
            case BlockKind.QUOTE:
                return self.tr("Quote")
            case BlockKind.TABLE:
                return self.tr("Table")
            case BlockKind.PREFORMATTED:
                return self.tr("Code")
            case _:
                return self.tr("Paragraph")


class TextChooser(QFrame):
    """The list with its head and foot. Nothing is changed here: ``chosen`` says what is wanted."""

    chosen = Signal(object)
    """The numbers of the chosen lines, a tuple of int."""
    closed = Signal()
    """The person wants the article back as it was."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list_pane")
        self.model = PieceModel(self)
        self.view = QListView()
        self.view.setObjectName("pieces")
        self.view.setAccessibleName(self.tr("Words of the saved page"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_PieceDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScroll(self.view)
        self._count = words("", "quiet", wrap=False)
        self._waiting = QLabel(self.tr("Reading the saved page …"))
        self._waiting.setObjectName("quiet")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.use = HintButton(
            theme, self.tr("Use this text"), kind="primary", hint=self.tr("Ctrl Enter")
        )
        self.cancel = HintButton(theme, self.tr("Cancel"), hint=self.tr("Esc"))
        self._lay_out()
        self.use.clicked.connect(self._use)
        self.cancel.clicked.connect(self.closed)
        self.view.selectionModel().selectionChanged.connect(self._say_count)
        self.setFocusProxy(self.view)

    def wait(self) -> None:
        """The page is being read."""
        self.model.show_rows(())
        self._body.setCurrentIndex(1)
        self._say_count()

    def show_pieces(self, pieces: Sequence[PagePiece]) -> None:
        """Offer these; those that extraction took are chosen to begin with."""
        self.model.show_rows(pieces)
        self._body.setCurrentIndex(0)
        chosen = QItemSelection()
        for row, piece in enumerate(pieces):
            if piece.kept:
                chosen.select(self.model.index(row), self.model.index(row))
        select = QItemSelectionModel.SelectionFlag.Select
        self.view.selectionModel().select(chosen, select)
        first = next((row for row, piece in enumerate(pieces) if piece.kept), 0)
        no_update = QItemSelectionModel.SelectionFlag.NoUpdate
        self.view.selectionModel().setCurrentIndex(self.model.index(first), no_update)
        self.view.scrollTo(self.model.index(first))
        self.view.setFocus()

    def lines(self) -> tuple[int, ...]:
        """The numbers of the chosen lines, in the order of the page."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(line for row in rows for line in self.model.rows[row].lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes what is chosen, Escape goes back."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and held:
            self._use()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _use(self) -> None:
        lines = self.lines()
        if lines:
            self.chosen.emit(lines)

    def _say_count(self) -> None:
        rows = self.view.selectionModel().selectedIndexes()
        count = sum(len(self.model.rows[index.row()].text.split()) for index in rows)
        self._count.say(self.tr("%n word(s) chosen", "", count))
        self.use.setEnabled(bool(rows))

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("pane_head")
        said = QVBoxLayout(head)
        said.setContentsMargins(_SIDE, 12, _SIDE, 12)
        said.setSpacing(4)
        said.addWidget(words(self.tr("Choose the text yourself"), "section"))
        said.addWidget(
            words(
                self.tr(
                    "Click where the text begins and Shift+click where it ends. Ctrl+click adds or"
                    " removes a single part. What was found automatically is kept."
                ),
                "quiet",
            )
        )
        foot = QFrame()
        foot.setObjectName("palette_foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(_SIDE, 8, _SIDE, 8)
        row.setSpacing(8)
        row.addWidget(self._count, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.use)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.view)
        self._body.addWidget(self._waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(body, 1)
        column.addWidget(foot)


class _PieceDelegate(QStyledItemDelegate):
    """A tick, the words on three lines, and what they are."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are as high."""
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        piece: PagePiece = index.data(ROW)
        theme, rect = self._theme, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, theme.colour("selection_row"))
        draw_hairline(painter, option, theme)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._tick(painter, rect, chosen=chosen, mirrored=mirrored)
        room = rect.adjusted(_TEXT_LEFT, 6, -_SIDE, -6)
        if mirrored:
            room = rect.adjusted(_SIDE, 6, -_TEXT_LEFT, -6)
        font = theme.font("ui.body")
        if piece.kind is BlockKind.HEADING:
            font.setWeight(QFont.Weight.DemiBold)
        ink = Ink(font, theme.colour("text" if chosen else "text_2"), theme.line("ui.body"))
        draw_text(painter, room, piece.text, ink)
        draw_focus(painter, option, theme)
        painter.restore()

    def _tick(self, painter: QPainter, rect: QRectF, *, chosen: bool, mirrored: bool) -> None:
        left = rect.right() - _SIDE - _TICK if mirrored else rect.left() + _SIDE
        box = QRectF(left, rect.top() + 8, _TICK, _TICK)
        accent = self._theme.colour("accent")
        painter.setPen(accent if chosen else self._theme.colour("border_control"))
        painter.setBrush(accent if chosen else self._theme.colour("raised"))
        painter.drawRoundedRect(box, 4, 4)
        if chosen:
            ratio = painter.device().devicePixelRatio()
            mark = pixmap("check", self._theme.colour("on_accent"), 12, ratio)
            painter.drawPixmap(box.topLeft() + QPointF(2, 2), mark)
