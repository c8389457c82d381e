"""The list of articles: all numbers at once, the rows a page at a time, as they come into sight.

An answer that a newer question has overtaken is dropped; the old rows stay until the new ones are
there, so that typing never flashes.
"""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from archive_app.domain.library import ArticleRow, Sort
from archive_app.gui.background import Lanes
from archive_app.gui.badges import badge_name
from archive_app.gui.reader_wording import day
from archive_app.gui.thumbnails import thumbnail

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive


PAGE = 64
"""Rows fetched at once: about seven screens of comfortable rows, 0.7 ms."""

_PAGES_KEPT = 64
_PICTURES_KEPT = 2048

ROW = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1

ARTICLES_MIME = "application/x-news-archive-articles"
"""Dragged articles: their numbers, separated by spaces."""

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Question:
    """What the list shows."""

    text: str = ""
    """A query in the query language; empty for every article that is not in the trash."""
    sort: Sort = Sort.SAVED
    typing: bool = False
    """Whether the last word may be half typed."""


@dataclass(frozen=True, slots=True)
class _Page:
    rows: tuple[ArticleRow, ...]
    pictures: dict[int, QImage]


@dataclass(frozen=True, slots=True)
class _Answer:
    numbers: "array[int]"
    first: int
    """The page that ``page`` is."""
    page: _Page
    kept: int
    """Where the article that is to stay in sight is now; -1 where it is gone."""


class ArticleModel(QAbstractTableModel):
    """One column of articles; ``ROW`` gives an ``ArticleRow`` or None while it is fetched."""

    answered = Signal()
    """A question was answered: the list shows ``shown`` now."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._asked = Question()
        self._shown = Question()
        self._numbers: array[int] = array("q")
        self._pages: OrderedDict[int, tuple[ArticleRow, ...]] = OrderedDict()
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._wanted: list[int] = []
        self._fetching = False
        self._generation = 0
        self.side = 64
        """Logical pixels of a thumbnail."""
        self.ratio = 1.0
        """Device pixels a logical pixel of the screen the list is on."""
        self.complete = True
        """Whether the rows are all there are: while one types, the first stand here before."""
        self.moved_to = -1
        """After an answer: the row of the article that ``ask`` was told to keep, or -1."""

    @property
    def shown(self) -> Question:
        """The question whose rows are shown."""
        return self._shown

    @property
    def asked(self) -> Question:
        """The newest question, answered or not."""
        return self._asked

    def ask(self, question: Question, *, keep: int | None = None, near: int = 0) -> None:
        """Show the answer to ``question`` as soon as it is there.

        Args:
            question: what to show.
            keep: an article whose new row ``moved_to`` will name.
            near: the row whose page is fetched along where ``keep`` is not given or gone.
        """
        self._asked = question
        known = frozenset(self._pictures)
        side, ratio = self.side, self.ratio

        def work(archive: "Archive") -> _Answer:
            numbers = archive.search.numbers(
                question.text, question.sort, today(), typing=question.typing
            )
            kept = numbers.index(keep) if keep is not None and keep in numbers else -1
            last = max(len(numbers) - 1, 0)
            first = (kept if kept >= 0 else min(near, last)) // PAGE
            page = _page(archive, _slice(numbers, first), question, (known, side, ratio))
            return _Answer(numbers, first, page, kept)

        def begin(archive: "Archive") -> _Page:
            first = archive.search.instant(
                question.text, sort=question.sort, limit=PAGE, today=today(), typing=True
            )
            return _with_pictures(archive, first.rows, (known, side, ratio))

        if question.typing and question != self._shown:
            self._lanes.searching.overtake(
                "first", begin, lambda page: self._show_first(question, page, keep)
            )
        self._lanes.searching.overtake("list", work, lambda answer: self._show(question, answer))

    def number(self, row: int) -> int | None:
        """The article at ``row``; None outside."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def numbers_between(self, first: int, last: int) -> Sequence[int]:
        """The articles of the rows ``first`` to ``last``, both included."""
        return self._numbers[first : last + 1]

    def row_of(self, article: int) -> int:
        """Where ``article`` stands; -1 where it does not."""
        try:
            return self._numbers.index(article)
        except ValueError:
            return -1

    def article_row(self, row: int) -> ArticleRow | None:
        """What is shown at ``row``; None while it is fetched."""
        page = self._pages.get(row // PAGE)
        if page is None:
            return None
        self._pages.move_to_end(row // PAGE)
        offset = row % PAGE
        return page[offset] if offset < len(page) else None

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many articles answer the question."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, ``ArticleRow``, thumbnail or spoken words of a row."""
        if not index.isValid():
            return None
        row = self.article_row(index.row())
        if row is None:
            self._want(index.row() // PAGE)
            return self.tr("Loading") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == ROW:
            return row
        if role == PICTURE:
            return None if row.picture is None else self._pictures.get(row.picture)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.badge is not None:
            return badge_name(row.badge)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [ARTICLES_MIME]

    def mimeData(self, indexes: Sequence[_Index]) -> QMimeData:
        """The numbers of the dragged articles."""
        data = QMimeData()
        numbers = (self.number(index.row()) for index in indexes)
        data.setData(ARTICLES_MIME, " ".join(str(n) for n in numbers if n is not None).encode())
        return data

    def _show_first(self, question: Question, page: _Page, keep: int | None) -> None:
        """The beginning of an answer that is still being worked out, where there is one."""
        if question != self._asked or question == self._shown or not page.rows:
            return
        numbers = array("q", (row.article for row in page.rows))
        kept = numbers.index(keep) if keep is not None and keep in numbers else -1
        self._show(question, _Answer(numbers, 0, page, kept), complete=False)

    def _show(self, question: Question, answer: _Answer, *, complete: bool = True) -> None:
        self._generation += 1
        self.complete = complete
        self.moved_to = answer.kept
        self._wanted.clear()
        self._keep_pictures(answer.page)
        if question == self._shown and answer.numbers == self._numbers:
            self._pages = OrderedDict({answer.first: answer.page.rows})
            if self._numbers:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, 0))
        else:
            self.beginResetModel()
            self._shown = question
            self._numbers = answer.numbers
            self._pages = OrderedDict({answer.first: answer.page.rows})
            self.endResetModel()
        self.answered.emit()

    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-4]  # what scrolled by is not fetched
        self._fetch()

    def _fetch(self) -> None:
        if self._fetching or not self._wanted:
            return
        self._fetching = True
        page = self._wanted.pop()
        numbers, question = _slice(self._numbers, page), self._shown
        picture_needs = (frozenset(self._pictures), self.side, self.ratio)
        generation = self._generation

        def done(fetched: _Page) -> None:
            self._fetching = False
            if generation == self._generation:
                self._take(page, fetched)
            self._fetch()

        self._lanes.reading.ask(
            lambda archive: _page(archive, numbers, question, picture_needs), done
        )

    def _take(self, page: int, fetched: _Page) -> None:
        self._keep_pictures(fetched)
        self._pages[page] = fetched.rows
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self._numbers)) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, 0))

    def _keep_pictures(self, page: _Page) -> None:
        for number, image in page.pictures.items():
            self._pictures[number] = QPixmap.fromImage(image)
        while len(self._pictures) > _PICTURES_KEPT:
            self._pictures.popitem(last=False)


def numbers_in(data: QMimeData) -> tuple[int, ...]:
    """The articles that a drag carries."""
    return tuple(int(number) for number in bytes(data.data(ARTICLES_MIME).data()).split())


def today() -> date:
    """This computer's day, by which "7d" in a query is counted."""
    return date.today()  # noqa: DTZ011 - the person's own calendar is meant


def spoken(row: ArticleRow) -> str:
    """A row for a screen reader: "title, site, date, picture rights: …, unread"."""
    parts = [row.title, row.site, day(row.saved.astimezone().date())]
    if row.badge is not None:
        parts.append(badge_name(row.badge))
    if row.starred:
        parts.append(QCoreApplication.translate("ArticleModel", "starred"))
    if not row.read:
        parts.append(QCoreApplication.translate("ArticleModel", "unread"))
    return ", ".join(parts)


def _slice(numbers: Sequence[int], page: int) -> tuple[int, ...]:
    return tuple(numbers[page * PAGE : (page + 1) * PAGE])


def _page(
    archive: "Archive",
    numbers: Sequence[int],
    question: Question,
    picture_needs: tuple[frozenset[int], int, float],
) -> _Page:
    rows = archive.search.rows(numbers, question.text, typing=question.typing)
    return _with_pictures(archive, rows, picture_needs)


def _with_pictures(
    archive: "Archive",
    rows: tuple[ArticleRow, ...],
    picture_needs: tuple[frozenset[int], int, float],
) -> _Page:
    known, side, ratio = picture_needs
    pictures: dict[int, QImage] = {}
    for number in {row.picture for row in rows if row.picture is not None} - known:
        data = archive.pictures.thumbnail(number)
        image = None if data is None else thumbnail(data, side, ratio)
        if image is not None:
            pictures[number] = image
    return _Page(rows, pictures)
