"""Everything that goes with a search: what is saved, narrowed, meant and suggested."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.narrowing import Narrowing
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.saved_searching import SavedSearching
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
        panes.facets.save_wanted.connect(self.saved.ask)
        self.narrowing.search_wanted.connect(self.search)
        self.suggesting.search_wanted.connect(self.search)
        panes.articles.empty.search_wanted.connect(self.search)

    def search(self, text: str) -> None:
        """Search for ``text`` as if it had been typed."""
        self._panes.top.search.setText(text)
        self._navigation.search(text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._panes.top.search.text())
