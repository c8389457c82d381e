"""Every highlight and note of the library in one list, to be narrowed and opened."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.library import NoteRow
from archive_app.gui.article_model import today
from archive_app.gui.highlight_colours import colour_name
from archive_app.gui.inspector_parts import words
from archive_app.gui.note_finder import NoteFinder
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.reader_wording import recent
from archive_app.gui.row_painting import draw_focus, draw_ground
from archive_app.gui.rows_model import ROW, Index, RowsModel
from archive_app.gui.text_painting import Ink, draw_text
from archive_app.gui.theme import Theme

_ROW = 112
_SIDE = 16
_BAR = 3
_QUOTE_SIZE = 14
_QUOTE_LINE = 20
_MOST_WIDE = 760
"""Logical pixels: a line of a quote is to be read, not followed across the screen."""


class NotesModel(RowsModel[NoteRow]):
    """The notes that fit, newest first."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def said(self, row: NoteRow, role: int) -> object:
        """The quote, or all of it in words for a screen reader."""
        mark = row.annotation
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.anchor.exact
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark.body or mark.anchor.exact
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("{colour} highlight in {title}: {quote}. {note}")
            return said.format(
                colour=colour_name(self._theme, mark.colour),
                title=row.title,
                quote=mark.anchor.exact,
                note=mark.body,
            )
        return None


class NotesView(QFrame):
    """The list with its head; ``asked`` when other notes are wanted."""

    asked = Signal()
    """The finder wants something else."""
    opened = Signal(int, int)
    """Article and annotation that are to be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list_pane")
        self.model = NotesModel(theme, self)
        self.finder = NoteFinder(theme)
        self.view = QListView()
        self.view.setObjectName("notes")
        self.view.setAccessibleName(self.tr("Notes of all articles"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_NoteDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScroll(self.view)
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._nothing = words("", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.finder.changed.connect(self.asked)
        self.view.clicked.connect(self._open)
        self.view.installEventFilter(self)
        theme.colours_named.connect(self.view.viewport().update)
        theme.changed.connect(self.view.viewport().update)
        self.setFocusProxy(self.view)

    @property
    def figures(self) -> str:
        """What is said of how many fit."""
        return self._count.text()

    @property
    def nothing(self) -> str:
        """What is said instead of a list; empty while there is one."""
        return self._nothing.words if self._body.currentIndex() else ""

    def show_notes(self, rows: Sequence[NoteRow], of: int) -> None:
        """Show ``rows``, those that fit ``of`` all there are."""
        self.model.show_rows(rows)
        figures = self.tr("%n note(s)", "", of)
        if len(rows) != of:
            figures = self.tr("{count} of %n note(s)", "", of).format(count=len(rows))
        self._count.setText(figures)
        empty = self.tr("No notes yet. Select text in an article to highlight it.")
        self._nothing.say(self.tr("No note has all of these.") if of else empty)
        self._body.setCurrentIndex(0 if rows else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the note that has the focus."""
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.view.currentIndex().isValid():
                self._open(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _open(self, index: Index) -> None:
        mark = self.model.rows[index.row()].annotation
        self.opened.emit(mark.article, mark.annotation)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("pane_head")
        row = QHBoxLayout(head)
        row.setContentsMargins(_SIDE, 6, 12, 6)
        row.setSpacing(8)
        title = QLabel(self.tr("Notes"))
        title.setObjectName("head")
        row.addWidget(title)
        row.addWidget(self._count, 1)
        self.finder.setFixedWidth(280)
        row.addWidget(self.finder)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.view)
        self._body.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(body, 1)


class _NoteDelegate(QStyledItemDelegate):
    """Bar, quote, the person's words, and below them article, tags and time."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are as high."""
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: NoteRow = index.data(ROW)
        theme, rect = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, theme)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        side = rect.right() - _SIDE - _BAR if mirrored else rect.left() + _SIDE
        bar = QRectF(side, rect.top() + 12, _BAR, rect.height() - 24)
        painter.fillRect(bar, theme.colour(f"annotation_mark.{row.annotation.colour}"))
        wide = min(rect.width() - 2 * _SIDE - 15, _MOST_WIDE)
        left = side - 12 - wide if mirrored else side + 15
        self._words(painter, QRectF(left, rect.top() + 10, wide, rect.height() - 20), row)
        draw_focus(painter, option, theme)
        painter.restore()

    def _words(self, painter: QPainter, room: QRectF, row: NoteRow) -> None:
        theme, mark = self._theme, row.annotation
        quote = theme.font("reader.body")
        quote.setPixelSize(_QUOTE_SIZE)
        top = QRectF(room.left(), room.top(), room.width(), 2 * _QUOTE_LINE)
        if mark.body:
            top.setHeight(_QUOTE_LINE)
        draw_text(painter, top, mark.anchor.exact, Ink(quote, theme.colour("text_2"), _QUOTE_LINE))
        small = theme.line("ui.body")
        below = QRectF(room.left(), top.bottom() + 2, room.width(), 2 * small)
        ink = Ink(theme.font("ui.body"), theme.colour("text"), small)
        if mark.body:
            draw_text(painter, below, mark.body, ink)
        facts = [row.title, *(tag.rpartition("/")[2] for tag in mark.tags)]
        facts.append(recent(mark.modified, today()))
        if mark.orphan:
            facts.append(self.tr("not found in this version"))
        foot = QRectF(room.left(), room.bottom() - 16, room.width(), 16)
        ink = Ink(theme.font("ui.small"), theme.colour("text_3"), 16)
        draw_text(painter, foot, "  ·  ".join(facts), ink)
