"""The cards of the rights board: all numbers at once, cards as they come into sight."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QObject,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from archive_app.domain.board import Board, BoardQuestion, Card, CardGroup
from archive_app.gui.background import Lanes
from archive_app.gui.badges import badge_name
from archive_app.gui.page_cache import Page, PageCache, slice_of
from archive_app.gui.rows_model import NO_INDEX, Index
from archive_app.gui.thumbnails import rounded_above

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

PAGE = 24
"""Cards fetched at once: about a screen."""

_PAINT_MS = 20
"""In which the first cards are painted, before all are counted."""

_RADIUS = 7
_PICTURES_KEPT = 256
"""Each 100 KB at one device pixel a logical pixel."""

_NOTHING = Board(array("q"), (), {}, 0)


class BoardModel(QAbstractListModel):
    """``shown`` gives a card and its picture as far as they are there; roles give words alone."""

    answered = Signal()
    """``board`` is the answer to ``question``."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self.question = BoardQuestion()
        """What is asked for, answered or not."""
        self.board = _NOTHING
        """What is shown."""
        self._shown: BoardQuestion | None = None
        """The question that was answered whole."""
        self._pages: PageCache[Card] = PageCache(PAGE, _PICTURES_KEPT, lanes.reading, self._arrived)
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
            self._pages.forget()

    def ask(self, question: BoardQuestion) -> None:
        """Show the answer to ``question`` as soon as it is there; until then the old one stays.

        The first cards of another question come before all are counted: counting takes as long as
        making the board does, and would take that time from it.
        """
        self.question = question
        if question == self._shown:
            self._ask_whole(question)
            return
        known, look = self._pages.known_pictures, (self.size, self.ratio)

        def begin(archive: "Archive") -> tuple[tuple[int, ...], Page[Card]]:
            first = archive.board.first(question, PAGE)
            return first, _page(archive, first, known, look)

        def begun(answer: tuple[tuple[int, ...], Page[Card]]) -> None:
            if question != self.question:
                return
            self._show_first(*answer)
            rest = _PAINT_MS if answer[0] else 0
            QTimer.singleShot(rest, self, partial(self._ask_whole, question))

        self._lanes.searching.overtake("board", begin, begun)

    def _ask_whole(self, question: BoardQuestion) -> None:
        if question != self.question:  # another was asked while the first cards were painted
            return
        known, look = self._pages.known_pictures, (self.size, self.ratio)

        def work(archive: "Archive") -> tuple[Board, Page[Card]]:
            board = archive.board.ask(question)
            return board, _page(archive, slice_of(board.pictures, 0, PAGE), known, look)

        def done(answer: tuple[Board, Page[Card]]) -> None:
            self._shown = question
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
        return self._pages.row(row)

    def shown(self, row: int) -> tuple[Card | None, QPixmap | None]:
        """The card at ``row`` and its picture for painting; what misses is fetched."""
        card = self.card(row)
        if card is None:
            self._pages.want(row)
            return None, None
        return card, self._pages.picture(card.picture)

    def look_around(self, first: int, last: int) -> None:
        """Fetch what stands next to the rows in sight before somebody scrolls there."""
        for row in (last + PAGE // 2, first - PAGE // 2):
            self._pages.want_soon(row)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many cards there are."""
        return 0 if parent.isValid() else len(self.board.pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The caption, or spoken words."""
        if not index.isValid():
            return None
        card, _ = self.shown(index.row())
        if card is None:
            return self.tr("Loading") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.caption
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(card)
        return None

    def _show_first(self, first: tuple[int, ...], page: Page[Card]) -> None:
        """The beginning of an answer that is still to be counted, where there is one."""
        if first:
            groups = (CardGroup("", 0, len(first)),)
            board = replace(self.board, pictures=array("q", first), groups=groups)
            self._show(board, page)

    def _show(self, board: Board, page: Page[Card]) -> None:
        same = board.pictures == self.board.pictures and board.groups == self.board.groups
        if same:
            self.board = board
            self._pages.start(board.pictures, self._fetch, 0, page)
            if len(board.pictures):
                self.dataChanged.emit(self.index(0), self.index(len(board.pictures) - 1))
        else:
            self.beginResetModel()
            self.board = board
            self._pages.start(board.pictures, self._fetch, 0, page)
            self.endResetModel()
        self.answered.emit()

    def _fetch(
        self, archive: "Archive", pictures: Sequence[int], known: frozenset[int]
    ) -> Page[Card]:
        """On a lane: size and ratio are read once and may be those of a moment ago."""
        return _page(archive, pictures, known, (self.size, self.ratio))

    def _arrived(self, page: int) -> None:
        last = min((page + 1) * PAGE, len(self.board.pictures)) - 1
        self.dataChanged.emit(self.index(page * PAGE), self.index(last))


def spoken(card: Card) -> str:
    """A card for a screen reader."""
    translate = QCoreApplication.translate
    parts = [card.caption or translate("Board", "Picture"), badge_name(card.badge)]
    if card.evidence_changed:
        parts.append(translate("Board", "Evidence changed since you decided"))
    parts += [part for part in (card.credit, card.site) if part]
    return ", ".join(parts)


def _page(
    archive: "Archive",
    pictures: Sequence[int],
    known: frozenset[int],
    look: tuple[QSize, float],
) -> Page[Card]:
    images: dict[int, QImage] = {}
    for number in set(pictures) - known:
        data = archive.pictures.thumbnail(number)
        image = None if data is None else rounded_above(data, *look, _RADIUS)
        if image is not None:
            images[number] = image
    return Page(archive.board.cards(pictures), images)
