"""The rows of the sidebar: places, the tree of tags, sites, trash, with their counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QObject,
    Qt,
    Signal,
)

from archive_app.domain.library import Counts, SiteCount, TagCount
from archive_app.gui.article_model import ARTICLES_MIME, numbers_in
from archive_app.gui.destinations import (
    ALL,
    INBOX,
    NOTES,
    QUEUE,
    RIGHTS,
    STARRED,
    TRASH,
    Destination,
)
from archive_app.gui.rows_model import NO_INDEX, Index

if TYPE_CHECKING:  # none is there at the first paint
    from archive_app.domain.findings import SavedSearch

ENTRY = Qt.ItemDataRole.UserRole


CHANGED = Destination("search", "is:changed")
"""The search that every library has."""

_SITES_SHOWN = 3
_SITES_MOST = 500

_PLACES = (
    (ALL, "library"),
    (INBOX, "inbox"),
    (STARRED, "star"),
    (NOTES, "notebook-text"),
    (RIGHTS, "scale"),
    (QUEUE, "list-checks"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row."""

    kind: Literal["place", "search", "tag", "site", "header", "gap", "more"]
    words: str = ""
    icon: str = ""
    count: int = 0
    """Not shown where it is 0."""
    depth: int = 0
    """Of a tag: 0 at the top."""
    open: bool | None = None
    """Whether the tags below are shown; None where there are none."""
    destination: Destination | None = None
    search: int = 0
    """The number of a saved search; 0 where the person did not save it."""
    act: Literal["", "search", "tag", "site"] = ""
    """What the sign at the end of a heading is for: save a search, make a tag, find a site."""


class SidebarModel(QAbstractListModel):
    """A flat list; what is folded away is not in it."""

    dropped = Signal(object, str)
    """Articles (a tuple of numbers) were dropped on this tag."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts = Counts()
        self._searches: tuple[SavedSearch, ...] = ()
        self._changed = 0
        self._closed: set[str] = set()
        self._all_sites = False
        self._entries = list(self._rows())

    def set_counts(self, counts: Counts) -> None:
        """Show these figures, tags and sites."""
        self._counts = counts
        self._refresh()

    def set_searches(self, searches: Sequence["SavedSearch"], changed: int) -> None:
        """Show these saved searches, and ``changed`` articles that have more than one version."""
        self._searches, self._changed = tuple(searches), changed
        self._refresh()

    def toggle(self, entry: Entry) -> None:
        """Fold or unfold the tags below ``entry``, or the sites beyond the first."""
        if entry.kind == "more":
            self._all_sites = not self._all_sites
        elif entry.open is not None and entry.destination is not None:
            self._closed ^= {entry.destination.name}
        self._refresh()

    @property
    def articles(self) -> int:
        """How many articles the library has, with those in the trash."""
        return self._counts.all + self._counts.trash

    @property
    def sites(self) -> Sequence[SiteCount]:
        """All sites, those with the most articles first."""
        return self._counts.sites

    @property
    def closed(self) -> frozenset[str]:
        """Tags whose branches are folded."""
        return frozenset(self._closed)

    def set_closed(self, tags: Iterable[str]) -> None:
        """Fold exactly these."""
        self._closed = set(tags)
        self._refresh()

    def entry(self, row: int) -> Entry:
        """The row number ``row``."""
        return self._entries[row]

    def row_of(self, destination: Destination) -> int:
        """Where it stands; -1 where it is folded away or gone."""
        rows = (row for row, e in enumerate(self._entries) if e.destination == destination)
        return next(rows, -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry, its words, or its words with the count for a screen reader."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.words}, {entry.count}" if entry.count else entry.words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headers and gaps cannot be chosen; tags take articles."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        kind = self._entries[index.row()].kind
        if kind in {"header", "gap"}:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDropEnabled if kind == "tag" else flags

    def mimeTypes(self) -> list[str]:
        """What may be dropped: articles."""
        return [ARTICLES_MIME]

    def canDropMimeData(
        self,
        data: QMimeData,
        _action: Qt.DropAction,
        _row: int,
        _column: int,
        parent: Index,
    ) -> bool:
        """Articles onto a tag, nothing else."""
        onto = parent.isValid() and self._entries[parent.row()].kind == "tag"
        return onto and data.hasFormat(ARTICLES_MIME)

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        """Say what was dropped where."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        destination = self._entries[parent.row()].destination
        if destination is not None:
            self.dropped.emit(numbers_in(data), destination.name)
        return True

    def _refresh(self) -> None:
        entries = list(self._rows())
        same = len(entries) == len(self._entries) and all(
            (a.kind, a.words) == (b.kind, b.words)
            for a, b in zip(entries, self._entries, strict=True)
        )
        if same:
            self._entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
        else:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()

    def _rows(self) -> Iterable[Entry]:
        counts = self._counts
        figures = (counts.all, counts.inbox, counts.starred, 0, counts.review, counts.jobs)
        for (place, icon), count in zip(_PLACES, figures, strict=True):
            yield Entry("place", place.title, icon, count, destination=place)
        if self.articles or self._searches:
            yield Entry("header", self.tr("Saved searches"), "plus", act="search")
            yield from self._saved()
        if counts.tags or self.articles:
            yield Entry("header", self.tr("Tags"), "plus", act="tag")
            yield from self._tags(counts.tags)
        if counts.sites:
            yield Entry("header", self.tr("Sites"), "list-filter", act="site")
            yield from self._sites()
        yield Entry("gap")
        yield Entry("place", TRASH.title, "trash-2", counts.trash, destination=TRASH)

    def _saved(self) -> Iterable[Entry]:
        for one in self._searches:
            destination = Destination("search", one.query)
            count = one.articles or 0
            yield Entry(
                "search", one.name, "search", count, destination=destination, search=one.search
            )
        words = self.tr("Changed since saved")
        yield Entry("search", words, "search", self._changed, destination=CHANGED)

    def _tags(self, tags: Sequence[TagCount]) -> Iterable[Entry]:
        paths = {count.tag: count.articles for count in tags}
        for path in list(paths):  # a tag "a/b" implies a row for "a"
            parent = path.rpartition("/")[0]
            while parent and parent not in paths:
                paths[parent] = 0
                parent = parent.rpartition("/")[0]
        parents = {path.rpartition("/")[0] for path in paths} - {""}
        for path in sorted(paths, key=lambda path: [part.casefold() for part in path.split("/")]):
            above = path.split("/")[:-1]
            if any("/".join(above[: n + 1]) in self._closed for n in range(len(above))):
                continue
            opened = path not in self._closed if path in parents else None
            count = 0 if path in parents and opened else paths[path]
            yield Entry(
                "tag",
                path.rpartition("/")[2],
                count=count,
                depth=len(above),
                open=opened,
                destination=Destination("tag", path),
            )

    def _sites(self) -> Iterable[Entry]:
        sites = self._counts.sites
        shown = sites[:_SITES_MOST] if self._all_sites else sites[:_SITES_SHOWN]
        for site in shown:
            destination = Destination("site", site.site)
            yield Entry("site", site.site, "globe", site.articles, destination=destination)
        if len(sites) > _SITES_SHOWN:
            words = (
                self.tr("Fewer sites")
                if self._all_sites
                else self.tr("All %n sites", "", len(sites))
            )
            yield Entry("more", words, "ellipsis")
