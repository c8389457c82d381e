"""The list of articles: all numbers at once, the rows a page at a time, as they come into sight.

An answer that a newer question has overtaken is dropped; the old rows stay until the new ones are
there, so that typing never flashes.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QMimeData,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from archive_app.domain.library import NUMBERS, ArticleRow, Sort
from archive_app.gui.background import Lanes
from archive_app.gui.badges import badge_name
from archive_app.gui.page_cache import Page, PageCache, slice_of
from archive_app.gui.reader_wording import day
from archive_app.gui.rows_model import NO_INDEX, Index
from archive_app.gui.thumbnails import thumbnail

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive


PAGE = 64
"""Rows fetched at once: about seven screens of comfortable rows, 0.7 ms."""

_FIRST = 20
"""Rows that are shown before the whole answer is known: a screen of 1080 pixels has ten, or of low
ones twenty. Their excerpts take most of the time of a key, 0.2 ms each."""

_PICTURES_KEPT = 2048

_PAUSE = 120
"""Milliseconds after the first rows of a search that is typed until its whole answer is worked out:
most keys come sooner, and it would take half of the processor from their rows."""

ROW = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1

ARTICLES_MIME = "application/x-news-archive-articles"
"""Dragged articles: their numbers, separated by spaces."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the list shows."""

    text: str = ""
    """A query in the query language; empty for every article that is not in the trash."""
    sort: Sort = Sort.SAVED
    typing: bool = False
    """Whether the last word may be half typed."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    page: Page[ArticleRow]
    is_all: bool
    """Whether there are no more rows, and these in their order."""


@dataclass(frozen=True, slots=True)
class _Answer:
    numbers: "array[int]"
    first: int
    """The page that ``page`` is."""
    page: Page[ArticleRow]
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
        self._answered = False
        """Whether anything was ever shown."""
        self._numbers: array[int] = array(NUMBERS)
        self._pages: PageCache[ArticleRow] = PageCache(
            PAGE, _PICTURES_KEPT, lanes.reading, self._arrived
        )
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
        self._lanes.ordering.drop("list")
        known = self._pages.known_pictures
        side, ratio = self.side, self.ratio

        def work(archive: "Archive") -> _Answer:
            return _whole(archive, question, (keep, near), (known, side, ratio))

        def begin(archive: "Archive") -> _Beginning:
            return _beginning(archive, question, (known, side, ratio))

        def ask_whole() -> None:
            if question == self._asked:
                self._lanes.ordering.overtake(
                    "list", work, lambda answer: self._show(question, answer)
                )

        def begun(first: _Beginning) -> None:
            if not self._show_first(question, first, keep):
                pause = _PAUSE if question.typing else 0  # what is found is painted first
                QTimer.singleShot(pause, self, ask_whole)

        if self._begins(question):
            self._lanes.searching.overtake("list", begin, begun)
        else:
            ask_whole()

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
        return self._pages.row(row)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many articles answer the question."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, ``ArticleRow``, thumbnail or spoken words of a row."""
        if not index.isValid():
            return None
        row = self.article_row(index.row())
        if row is None:
            self._pages.want(index.row())
            return self.tr("Loading") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == ROW:
            return row
        if role == PICTURE:
            return None if row.picture is None else self._pages.picture(row.picture)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.badge is not None:
            return badge_name(row.badge)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [ARTICLES_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The numbers of the dragged articles."""
        data = QMimeData()
        numbers = (self.number(index.row()) for index in indexes)
        data.setData(ARTICLES_MIME, " ".join(str(n) for n in numbers if n is not None).encode())
        return data

    def _show_first(self, question: Question, first: _Beginning, keep: int | None) -> bool:
        """The beginning of an answer, where there is one; whether it is all of it."""
        rows = first.page.rows
        if question != self._asked or not self._begins(question) or not rows:
            return False
        numbers = array(NUMBERS, (row.article for row in rows))
        answer = _Answer(numbers, 0, first.page, _place(numbers, keep))
        self._show(question, answer, complete=first.is_all)
        return first.is_all

    def _begins(self, question: Question) -> bool:
        """Whether the beginning of its answer is shown before the whole is known.

        At the start, where 100,000 articles take 200 ms, and while a search is typed.
        """
        return not self._answered or (question.typing and question != self._shown)

    def _show(self, question: Question, answer: _Answer, *, complete: bool = True) -> None:
        self.complete = complete
        self._answered = True
        self.moved_to = answer.kept
        look = (self.side, self.ratio)

        def fetch(
            archive: "Archive", numbers: Sequence[int], known: frozenset[int]
        ) -> Page[ArticleRow]:
            return _page(archive, numbers, question, (known, *look))

        if question == self._shown and answer.numbers == self._numbers:
            self._pages.start(answer.numbers, fetch, answer.first, answer.page)
            if self._numbers:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, 0))
        else:
            self.beginResetModel()
            self._shown = question
            self._numbers = answer.numbers
            self._pages.start(answer.numbers, fetch, answer.first, answer.page)
            self.endResetModel()
        self.answered.emit()

    def _arrived(self, page: int) -> None:
        last = min((page + 1) * PAGE, len(self._numbers)) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, 0))


def numbers_in(data: QMimeData) -> tuple[int, ...]:
    """The articles that a drag carries."""
    return tuple(int(number) for number in bytes(data.data(ARTICLES_MIME).data()).split())


def today() -> date:
    """This computer's day, by which "7d" in a query is counted."""
    return date.today()  # noqa: DTZ011 - the person's own calendar is meant


def spoken(row: ArticleRow) -> str:
    """A row for a screen reader: "title, site, date, picture rights: …, unread"."""
    parts = [part for part in (row.title, row.site, day(row.saved.astimezone().date())) if part]
    if row.badge is not None:
        parts.append(badge_name(row.badge))
    if row.starred:
        parts.append(QCoreApplication.translate("ArticleModel", "starred"))
    if not row.read:
        parts.append(QCoreApplication.translate("ArticleModel", "unread"))
    return ", ".join(parts)


def _beginning(
    archive: "Archive", question: Question, picture_needs: tuple[frozenset[int], int, float]
) -> _Beginning:
    """The first rows of the answer, or the newest hits where the answer takes its time."""
    first = archive.search.instant(
        question.text, sort=question.sort, limit=_FIRST, today=today(), typing=question.typing
    )
    is_all = not first.provisional and len(first.rows) < _FIRST
    return _Beginning(_with_pictures(archive, first.rows, picture_needs), is_all)


def _whole(
    archive: "Archive",
    question: Question,
    sight: tuple[int | None, int],
    picture_needs: tuple[frozenset[int], int, float],
) -> _Answer:
    """The whole answer with the page of the article that is to stay in ``sight``, else its row."""
    keep, near = sight
    numbers = archive.search.numbers(question.text, question.sort, today(), typing=question.typing)
    kept = _place(numbers, keep)
    first = (kept if kept >= 0 else min(near, max(len(numbers) - 1, 0))) // PAGE
    page = _page(archive, slice_of(numbers, first, PAGE), question, picture_needs)
    return _Answer(numbers, first, page, kept)


def _place(numbers: "array[int]", article: int | None) -> int:
    """Where ``article`` stands in ``numbers``; -1 where it does not."""
    return numbers.index(article) if article is not None and article in numbers else -1


def _page(
    archive: "Archive",
    numbers: Sequence[int],
    question: Question,
    picture_needs: tuple[frozenset[int], int, float],
) -> Page[ArticleRow]:
    rows = archive.search.rows(numbers, question.text, typing=question.typing)
    return _with_pictures(archive, rows, picture_needs)


def _with_pictures(
    archive: "Archive",
    rows: tuple[ArticleRow, ...],
    picture_needs: tuple[frozenset[int], int, float],
) -> Page[ArticleRow]:
    known, side, ratio = picture_needs
    pictures: dict[int, QImage] = {}
    for number in {row.picture for row in rows if row.picture is not None} - known:
        data = archive.pictures.thumbnail(number)
        image = None if data is None else thumbnail(data, side, ratio)
        if image is not None:
            pictures[number] = image
    return Page(rows, pictures)
