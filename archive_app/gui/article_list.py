"""The view of the list of articles: one column, rows of one height, as fast for a million rows.

A table with fixed sections never measures its rows: 0.02 s to show a million, a list view 2 s.
"""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from archive_app.gui.article_delegate import ArticleDelegate
from archive_app.gui.article_model import ArticleModel
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.theme import Theme

_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
"""This row and no other. What Qt takes by itself goes by the keys that are down: with Ctrl, as in
that of a command, the row would be chosen besides those that are."""


class ArticleList(QTableView):
    """Shows an ``ArticleModel``; says which article is looked at and which are chosen."""

    opened = Signal(int)
    """The number of the article that the person went to."""

    chosen = Signal()
    """Another set of rows is selected: ask ``numbers()``."""

    entered_reader = Signal()
    """Enter: the person wants to read on."""

    aside = Signal(int)
    """An arrow to the left (-1) or right (1): the pane on that side."""

    paged = Signal(int)
    """Space (1) or Shift+Space (-1): a page of the reader, then the next article."""

    def __init__(self, theme: Theme, model: ArticleModel) -> None:
        super().__init__()
        self._articles = model
        self._delegate = ArticleDelegate(theme, self)
        self._quiet = False
        self._left = -1
        """The row that was gone to when an article from elsewhere was opened; -1 for none."""
        self.setObjectName("articles")
        self.setAccessibleName(self.tr("Articles"))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._look()
        self.set_compact(on=False)
        model.answered.connect(self._reselect)
        model.modelReset.connect(self._forget_left)
        self.selectionModel().currentRowChanged.connect(self._current)
        theme.changed.connect(self.viewport().update)

    def _look(self) -> None:
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        OverlayScroll(self)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def set_compact(self, *, on: bool) -> None:
        """Rows of 56 px without snippet, or of 96 px."""
        self._delegate.compact = on
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)
        self.verticalScrollBar().setSingleStep(self._delegate.height // 2)
        self.viewport().update()

    def numbers(self) -> tuple[int, ...]:
        """The chosen articles in the order of the list."""
        # By ranges: a list of a million indexes would take a second to make.
        between = self._articles.numbers_between
        return tuple(number for a, b in self.chosen_rows for number in between(a, b))

    @property
    def count(self) -> int:
        """How many articles are chosen."""
        return sum(last - first + 1 for first, last in self.chosen_rows)

    @property
    def chosen_rows(self) -> tuple[tuple[int, int], ...]:
        """First and last row of each run of chosen ones, from the top."""
        selection = self.selectionModel().selection().toList()
        return tuple(sorted((part.top(), part.bottom()) for part in selection))

    def choose_rows(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Choose exactly these rows; what is open stays open."""
        selection = QItemSelection()
        for first, last in ranges:
            selection.select(self._articles.index(first, 0), self._articles.index(last, 0))
        self._quiet = True
        self.selectionModel().select(selection, _ONLY)
        self._quiet = False

    def current(self) -> int | None:
        """The article that the person went to last; None where there is none."""
        return self._articles.number(self.currentIndex().row())

    def begin(self) -> None:
        """Take the focus, and go to the first row where none is gone to."""
        self.setFocus()
        if self.current() is None:
            self.go(0)

    def go(self, row: int) -> None:
        """Go to ``row``, or to the nearest there is; nothing happens in an empty list."""
        if self._articles.rowCount():
            index = self._articles.index(min(max(row, 0), self._articles.rowCount() - 1), 0)
            self.selectionModel().setCurrentIndex(index, _ONLY)
            self.scrollTo(index)

    def go_to(self, article: int) -> bool:
        """Go to ``article``; False where the list does not have it."""
        row = self._articles.row_of(article)
        if row >= 0:
            self.go(row)
        return row >= 0

    @property
    def row(self) -> int:
        """The row that the person went to last; -1 where there is none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else self._left

    def step(self, rows: int) -> None:
        """Go ``rows`` further down, or up where negative."""
        self.go(self.row + rows)

    def top_of(self, row: int) -> int:
        """Pixels from the top of the whole list to ``row``."""
        return row * self._delegate.height

    def mark(self, article: int) -> None:
        """Show ``article`` as chosen without opening it again; among several, these stay chosen.

        Where the list does not have it, nothing is chosen: commands are about what is open.
        """
        row = self._articles.row_of(article)
        if row < 0:
            self._leave()
            return
        self._quiet = True
        index = self._articles.index(row, 0)
        is_chosen = self.selectionModel().isSelected(index)
        flags = QItemSelectionModel.SelectionFlag.NoUpdate if is_chosen else _ONLY
        self.selectionModel().setCurrentIndex(index, flags)
        self._quiet = False

    def _leave(self) -> None:
        self._left = self.row
        self._quiet = True
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        self._quiet = False

    def _forget_left(self) -> None:
        self._left = -1

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell who acts on the chosen rows."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Thumbnails are made for the screen that the list is on."""
        self._articles.ratio = self.devicePixelRatioF()
        super().showEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt goes to the first row when nothing is current; that would open an article unasked."""
        nowhere = not self.currentIndex().isValid()
        self._quiet = True
        super().focusInEvent(event)
        if nowhere:
            self.selectionModel().clearCurrentIndex()
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space belong to reading; letters are commands, never a search by letter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_reader.emit()
        elif event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.paged.emit(-1 if back else 1)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.aside.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _current(self) -> None:
        number = self.current()
        if number is not None and not self._quiet:
            self.opened.emit(number)

    def _reselect(self) -> None:
        self._delegate.sort = self._articles.shown.sort
        self.viewport().update()
