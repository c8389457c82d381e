"""The saved searches of the sidebar: read and counted on a lane, saved, renamed, deleted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from archive_app.domain.changes import Changes
from archive_app.domain.findings import SavedSearch
from archive_app.gui.article_model import today
from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.search_name import SearchName
from archive_app.gui.sidebar_model import CHANGED, Entry
from archive_app.gui.toasts import Toast

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

_REST_MS = 200
"""After a change: a series of them, as from the queue, is counted once."""


class SavedSearching(QObject):
    """Keeps the section "Saved searches" true, and carries out what is asked there."""

    def __init__(self, panes: Panes, navigation: Navigation, handling: Handling) -> None:
        super().__init__(panes)
        self._lanes, self._panes = navigation.lanes, panes
        self._navigation, self._handling = navigation, handling
        self._searches: tuple[SavedSearch, ...] = ()
        self.name = SearchName(panes.theme, panes)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.read)
        self.name.named.connect(self._save)
        self.name.renamed.connect(self._rename)
        panes.sidebar.view.search_wanted.connect(self.ask)
        panes.sidebar.view.rename_wanted.connect(self._ask_name)
        panes.sidebar.view.remove_wanted.connect(self._remove)
        navigation.counted.connect(lambda _counts: self._rest.start())

    def follow(self, commands: Commands) -> None:
        """Carry out the command, that makes sense while a search is shown."""
        commands.on("search.save", self.ask)
        self._navigation.went.connect(
            lambda place: commands.allow("search", when=place.kind == "search")
        )

    def read(self) -> None:
        """Ask for the searches and their figures."""
        day = today()

        def work(archive: "Archive") -> tuple[tuple[SavedSearch, ...], int]:
            return archive.searches.counted(day), archive.search.count(CHANGED.query, day)

        def done(answer: tuple[tuple[SavedSearch, ...], int]) -> None:
            self._searches = answer[0]
            self._panes.sidebar.model.set_searches(*answer)

        self._lanes.counting.overtake("searches", work, done)

    def ask(self) -> None:
        """Ask for a name for the search that is shown."""
        place = self._navigation.place
        if place.kind != "search":
            words = self.tr("Search for something first; then the search can be saved.")
            self._handling.offer(Toast(words))
            return
        self._open()
        self.name.ask(place.name)

    def _ask_name(self, entry: Entry) -> None:
        search = next((one for one in self._searches if one.search == entry.search), None)
        if search is not None:
            self._open()
            self.name.ask_other(search)

    def _open(self) -> None:
        sidebar = self._panes.sidebar
        beside = sidebar.width() + 8 if sidebar.isVisible() else 64
        self.name.open_at(QPoint(beside, self._panes.top.height() + 96))

    def _save(self, name: str, query: str, counted: bool) -> None:
        def done(changes: Changes) -> None:
            words = self.tr("Search saved: {name}").format(name=name)
            self._handling.say_done(words, changes)

        self._lanes.change(lambda a: a.searches.add(name, query, counted=counted)[1], done)

    def _rename(self, search: int, name: str) -> None:
        def done(changes: Changes) -> None:
            words = self.tr("Search renamed: {name}").format(name=name)
            self._handling.say_done(words, changes)

        self._lanes.change(lambda a: a.searches.rename(search, name), done)

    def _remove(self, entry: Entry) -> None:
        def done(changes: Changes) -> None:
            words = self.tr("Search deleted: {name}").format(name=entry.words)
            self._handling.say_done(words, changes)

        self._lanes.change(lambda a: a.searches.remove(entry.search), done)
