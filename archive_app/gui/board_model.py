"""The cards of the rights board: all numbers at once, cards as they come into sight."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from archive_app.domain.board import Board, BoardQuestion, Card, CardGroup
from archive_app.gui.background import Lanes
from archive_app.gui.badges import badge_name
from archive_app.gui.thumbnails import cropped, rounded_above

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

PAGE = 48
"""Cards fetched at once: about two screens."""

_PAGES_KEPT = 64
_RADIUS = 7
_PICTURES_KEPT = 1024

CARD = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_NOTHING = Board(array("q"), (), {}, 0)


@dataclass(frozen=True, slots=True)
class _Page:
    cards: tuple[Card, ...]
    images: dict[int, QImage]


class BoardModel(QAbstractListModel):
    """``CARD`` gives a ``Card`` or None while it is fetched; ``PICTURE`` its pixmap."""

    answered = Signal()
    """``board`` is the answer to ``question``."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self.question = BoardQuestion()
        """What is asked for, answered or not."""
        self.board = _NOTHING
        """What is shown."""
        self._pages: OrderedDict[int, tuple[Card, ...]] = OrderedDict()
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._wanted: list[int] = []
        self._fetching = False
        self._generation = 0
        self.size = QSize(207, 116)
        """Logical pixels of a card's picture."""
        self.ratio = 1.0
        """Device pixels a logical pixel of the screen the board is on."""

    def set_size(self, size: QSize, ratio: float) -> None:
        """Logical pixels of a card's picture, and device pixels a logical pixel of the screen.

        Pictures of another size are fetched again as they come into sight.
        """
        if (size, ratio) != (self.size, self.ratio):
            self.size, self.ratio = size, ratio
            self._pictures.clear()
            self._pages.clear()

    def ask(self, question: BoardQuestion) -> None:
        """Show the answer to ``question`` as soon as it is there; until then the old one stays."""
        self.question = question
        known, look = frozenset(self._pictures), (self.size, self.ratio)

        def work(archive: "Archive") -> tuple[Board, _Page]:
            board = archive.board.ask(question)
            return board, _page(archive, _slice(board.pictures, 0), known, look)

        def done(answer: tuple[Board, _Page]) -> None:
            self._show(*answer)

        self._lanes.searching.overtake("board", work, done)

    @property
    def groups(self) -> tuple[CardGroup, ...]:
        """The groups of the cards."""
        return self.board.groups

    def picture(self, row: int) -> int | None:
        """The number of the picture at ``row``; None outside."""
        return self.board.pictures[row] if 0 <= row < len(self.board.pictures) else None

    def row_of(self, picture: int) -> int:
        """Where ``picture`` stands; -1 where it does not."""
        try:
            return self.board.pictures.index(picture)
        except ValueError:
            return -1

    def card(self, row: int) -> Card | None:
        """The card at ``row``; None while it is fetched."""
        page = self._pages.get(row // PAGE)
        if page is None:
            return None
        self._pages.move_to_end(row // PAGE)
        return page[row % PAGE] if row % PAGE < len(page) else None

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many cards there are."""
        return 0 if parent.isValid() else len(self.board.pictures)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Card, picture or spoken words."""
        if not index.isValid():
            return None
        card = self.card(index.row())
        if card is None:
            self._want(index.row() // PAGE)
            return self.tr("Loading") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == CARD:
            return card
        if role == PICTURE:
            return self._pictures.get(card.picture)
        if role == Qt.ItemDataRole.DisplayRole:
            return card.caption
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(card)
        return None

    def _show(self, board: Board, page: _Page) -> None:
        self._generation += 1
        self._wanted.clear()
        self._keep_pictures(page)
        if board.pictures == self.board.pictures and board.groups == self.board.groups:
            self.board = board
            self._pages = OrderedDict({0: page.cards})
            if len(board.pictures):
                self.dataChanged.emit(self.index(0), self.index(len(board.pictures) - 1))
        else:
            self.beginResetModel()
            self.board = board
            self._pages = OrderedDict({0: page.cards})
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
        pictures = _slice(self.board.pictures, page)
        known, look = frozenset(self._pictures), (self.size, self.ratio)
        generation = self._generation

        def done(fetched: _Page) -> None:
            self._fetching = False
            if generation == self._generation:
                self._take(page, fetched)
            self._fetch()

        self._lanes.reading.ask(lambda archive: _page(archive, pictures, known, look), done)

    def _take(self, page: int, fetched: _Page) -> None:
        self._keep_pictures(fetched)
        self._pages[page] = fetched.cards
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self.board.pictures)) - 1
        self.dataChanged.emit(self.index(page * PAGE), self.index(last))

    def _keep_pictures(self, page: _Page) -> None:
        for number, image in page.images.items():
            self._pictures[number] = QPixmap.fromImage(image)
        while len(self._pictures) > _PICTURES_KEPT:
            self._pictures.popitem(last=False)


def spoken(card: Card) -> str:
    """A card for a screen reader."""
    translate = QCoreApplication.translate
    parts = [card.caption or translate("Board", "Picture"), badge_name(card.badge)]
    if card.evidence_changed:
        parts.append(translate("Board", "Evidence changed since you decided"))
    parts += [part for part in (card.credit, card.site) if part]
    return ", ".join(parts)


def _slice(pictures: Sequence[int], page: int) -> tuple[int, ...]:
    return tuple(pictures[page * PAGE : (page + 1) * PAGE])


def _page(
    archive: "Archive",
    pictures: Sequence[int],
    known: frozenset[int],
    look: tuple[QSize, float],
) -> _Page:
    images: dict[int, QImage] = {}
    for number in set(pictures) - known:
        data = archive.pictures.thumbnail(number)
        image = None if data is None else cropped(data, *look)
        if image is not None:
            images[number] = rounded_above(image, _RADIUS)
    return _Page(archive.board.cards(pictures), images)
