"""Everything that goes with a search: what is saved, narrowed, meant and suggested."""

from PySide6.QtCore import QObject

from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.saved_searching import SavedSearching


class Searching(QObject):
    """The parts around the search field, each at its own work."""

    def __init__(
        self, panes: Panes, navigation: Navigation, handling: Handling, commands: Commands
    ) -> None:
        super().__init__(panes)
        self.saved = SavedSearching(panes, navigation, handling)
        self.saved.follow(commands)
