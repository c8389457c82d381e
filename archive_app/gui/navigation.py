"""Where the person is: place, search, order, open article, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import Counts, OpenArticle, Sort
from archive_app.gui.article_model import today
from archive_app.gui.article_panel import ArticlePanel
from archive_app.gui.background import Lanes
from archive_app.gui.destinations import ALL, INBOX, Destination
from archive_app.gui.sidebar_panel import SidebarPanel

_BACK_MOST = 100


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the way."""

    place: Destination
    article: int | None


class Navigation(QObject):
    """Keeps sidebar, list and reader at the same place; the only one that opens articles."""

    went = Signal(object)
    """The ``Destination`` that is shown now."""

    article_opened = Signal(object)
    """An ``OpenArticle``, or None where there is none any more."""

    counted = Signal(object)
    """Fresh ``Counts``."""

    def __init__(self, lanes: Lanes, sidebar: SidebarPanel, panel: ArticlePanel) -> None:
        super().__init__(panel)
        self.lanes, self._sidebar, self._panel = lanes, sidebar, panel
        self._here = Stop(INBOX, None)
        self._before_search: Destination = INBOX
        self._back: list[Stop] = []
        self._forward: list[Stop] = []
        self._article: OpenArticle | None = None
        self._version: int | None = None
        """The older version of the open article that is shown; None for the newest."""
        self._then: Callable[[OpenArticle], None] | None = None
        """What is done once the article that is on its way is there."""
        self._marking: int | None = None
        """The article that is being counted as read: it need not be shown afresh for that."""
        self._counts = Counts()
        self._counted_once = False
        self._typing = False
        """Whether the search that is shown is being typed: its last word may be a beginning."""
        self._sort = Sort.SAVED
        sidebar.went.connect(self.go)
        panel.list.opened.connect(self.open)
        panel.sorted.connect(self._order)
        panel.model.answered.connect(self._mark_open)
        lanes.changed.connect(self._changed)

    @property
    def place(self) -> Destination:
        """Where the person is."""
        return self._here.place

    @property
    def sort(self) -> Sort:
        """The order of plain lists."""
        return self._sort

    @property
    def article(self) -> OpenArticle | None:
        """What is open in the reader."""
        return self._article

    @property
    def number(self) -> int | None:
        """The article that is open or about to be."""
        return self._here.article

    @property
    def counts(self) -> Counts:
        """The figures of the sidebar as last known."""
        return self._counts

    @property
    def counted_once(self) -> bool:
        """Whether ``counts`` were ever read."""
        return self._counted_once

    def go(self, place: Destination) -> None:
        """Show ``place``, and remember where the person came from."""
        if place != self._here.place:
            if place.kind == "search" and self._here.place.kind != "search":
                self._before_search = self._here.place
            self._remember()
            self._typing = False
            self._show(Stop(place, self._here.article))

    def search(self, text: str) -> None:
        """Search all articles for ``text``; an empty text leads back to where it began."""
        if text.strip():
            if self._here.place.kind != "search":
                self._before_search = self._here.place
                self._remember()
            self._typing = True
            self._show(Stop(Destination("search", text), self._here.article))
        elif self._here.place.kind == "search":
            self._typing = False
            self._show(Stop(self._before_search, self._here.article))

    def open(self, number: int) -> None:
        """Open ``number`` in reader and inspector, and count it as read."""
        if self._article is not None and self._article.article == number:
            return
        if self._here.article is not None:
            self._remember()
        self._here = Stop(self._here.place, number)
        self._load(number, self._count_as_read)

    def show_version(self, version: int) -> None:
        """Show ``version`` of the open article, and keep to it while that article is open."""
        article = self._article
        if article is not None and article.article == self._here.article:
            self._version = version if version < article.versions else None
            self._load(article.article)

    def open_in_list(self, number: int) -> None:
        """Open ``number``, and leave a place that has no reader for one that does."""
        if not self.lists:
            self.go(ALL)
        self.open(number)

    def back(self) -> None:
        """To the stop before, if any."""
        self._step(self._back, self._forward)

    def forward(self) -> None:
        """Undo a step back, if any."""
        self._step(self._forward, self._back)

    @property
    def lists(self) -> bool:
        """Whether the place has a list of articles."""
        return self._here.place.kind not in {"queue", "notes", "rights"}

    def start(self, place: Destination, article: int | None, sort: Sort) -> None:
        """List what was listed when the window was closed; ``open_kept`` opens what was open."""
        self._sort = sort
        self._list(Stop(place, article))
        if self.lists:
            # The sidebar is painted for its figures in an event of its own, after the first rows.
            once = Qt.ConnectionType.SingleShotConnection
            self._panel.model.answered.connect(self._count_soon, once)
        else:
            self.count()

    def open_kept(self) -> None:
        """Open the article that the list was started with, if any."""
        number = self._here.article
        if number is not None and (self._article is None or self._article.article != number):
            self._load(number)

    def count(self) -> None:
        """Ask for fresh figures."""

        def counted(counts: Counts) -> None:
            self._counts = counts
            self._counted_once = True
            self._sidebar.model.set_counts(counts)
            self._panel.set_counts(counts)
            self.counted.emit(counts)

        day = today()
        self.lanes.searching.overtake("counts", lambda a: a.facts.counts(day), counted)

    def _count_soon(self) -> None:
        QTimer.singleShot(0, self, self.count)

    def look_again(self) -> None:
        """Another program may have changed the library: ask for list and figures again."""
        self._panel.refresh()
        self.count()

    def _step(self, take: list[Stop], keep: list[Stop]) -> None:
        if take:
            keep.append(self._here)
            self._typing = False
            self._show(take.pop())

    def _remember(self) -> None:
        self._back.append(self._here)
        del self._back[:-_BACK_MOST]
        self._forward.clear()

    def _show(self, stop: Stop) -> None:
        self._list(stop)
        self.open_kept()

    def _list(self, stop: Stop) -> None:
        self._here = stop
        place = stop.place
        self._sidebar.show_place(place)
        if self.lists:
            sort = self._sort
            if place.kind == "search" and sort is Sort.SAVED:
                sort = Sort.RELEVANCE
            self._panel.ask(place, sort, keep=stop.article, typing=self._typing)
        self.went.emit(place)

    def _load(self, number: int, then: Callable[[OpenArticle], None] | None = None) -> None:
        if self._article is None or self._article.article != number:
            self._version = None
        version, self._then = self._version, then

        def done(article: OpenArticle) -> None:
            self._article, self._then = article, None
            if article.article != number:  # it became part of that one
                self._here = Stop(self._here.place, article.article)
            self._panel.list.mark(article.article)
            self.article_opened.emit(article)
            if then is not None:
                then(article)

        def failed(error: ArchiveError) -> None:
            if version is not None:  # it went, as by Undo of a merge
                self._version = None
                self._load(number, then)
                return
            self._article = None
            self._here = Stop(self._here.place, None)
            self.article_opened.emit(None)
            if error.kind != "no-such-article":
                self.lanes.failed.emit(error)

        self.lanes.reading.overtake(
            "open", lambda a: a.articles.open(number, version), done, failed
        )

    def _mark_open(self) -> None:
        """What is open is the chosen one, and nothing is where the list does not have it.

        The list may have been asked for while another was open; and a merge may bring it in.
        """
        number = self._here.article
        if number is not None and self._panel.list.current() != number:
            self._panel.list.mark(number)

    def _count_as_read(self, article: OpenArticle) -> None:
        if not article.read and not article.trashed:
            number = article.article
            self._marking = number
            self.lanes.change(lambda a: a.work.mark_read([number], read=True, by_opening=True))

    def _order(self, sort: Sort) -> None:
        if sort is not Sort.RELEVANCE:
            self._sort = sort
        self._panel.ask(self._here.place, sort, keep=self._here.article, typing=self._typing)

    def _changed(self, changes: Changes) -> None:
        if not changes:
            return
        if changes.kinds != {Touched.JOBS}:
            self._panel.refresh()
            self._show_changed(changes)
        self.count()

    def _show_changed(self, changes: Changes) -> None:
        article, wanted = self._article, self._here.article
        if wanted is None:
            return
        only_read = changes.kinds == {Touched.PLACES} and changes.articles == {self._marking}
        if only_read and article is not None and article.article == self._marking:
            self._article = replace(article, read=True)
            self._marking = None
        elif wanted in changes.articles or changes.pictures:
            self._load(wanted, self._then)  # another may be on its way: that one, not the old
