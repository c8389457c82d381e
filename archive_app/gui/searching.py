"""Everything that goes with a search: what is saved, narrowed, meant and suggested."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from archive_app.gui.commands import Commands
from archive_app.gui.destinations import Destination
from archive_app.gui.handling import Handling
from archive_app.gui.narrowing import Narrowing
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.saved_searching import SavedSearching
from archive_app.gui.site_finder import SiteFinder
from archive_app.gui.suggesting import Suggesting
from archive_app.gui.zero_results import ZeroResults


class Searching(QObject):
    """The parts around the search field, each at its own work."""

    def __init__(
        self, panes: Panes, navigation: Navigation, handling: Handling, commands: Commands
    ) -> None:
        super().__init__(panes)
        self._panes, self._navigation = panes, navigation
        self.saved = SavedSearching(panes, navigation, handling)
        self.saved.follow(commands)
        self.narrowing = Narrowing(panes, navigation)
        self.zero = ZeroResults(panes.articles, navigation)
        self.suggesting = Suggesting(panes, navigation)
        commands.on("search.narrow", self.narrowing.switch)
        commands.on("search.copy", self._copy)
        panes.facets_page.once_made(lambda facets: facets.save_wanted.connect(self.saved.ask))
        self._sites: SiteFinder | None = None
        panes.sidebar.view.sites_wanted.connect(self.show_sites)
        self.narrowing.search_wanted.connect(self.search)
        self.suggesting.search_wanted.connect(self.search)
        panes.articles.empty.search_wanted.connect(self.search)

    def search(self, text: str) -> None:
        """Search for ``text`` as if it had been typed."""
        self._panes.top.search.setText(text)
        self._navigation.search(text)

    def show_sites(self) -> SiteFinder:
        """All sites beside the sidebar, to be narrowed by typing; made when first asked for."""
        sidebar = self._panes.sidebar
        if self._sites is None:
            self._sites = SiteFinder(self._panes.theme, self._panes)
            self._sites.chosen.connect(lambda site: self._navigation.go(Destination("site", site)))
        beside = sidebar.width() + 8 if sidebar.isVisible() else 64
        self._sites.open_at(QPoint(beside, self._panes.top.height() + 96))
        self._sites.offer(sidebar.model.sites)
        return self._sites

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._panes.top.search.text())
