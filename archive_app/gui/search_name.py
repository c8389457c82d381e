"""The little window that asks for the name of a saved search."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from archive_app.domain.findings import SavedSearch
from archive_app.gui.name_popup import NamePopup
from archive_app.gui.theme import Theme


class SearchName(NamePopup):
    """A name, and whether the sidebar counts."""

    named = Signal(str, str, bool)
    """Name, query, and whether its articles are counted: a search to be kept."""

    renamed = Signal(int, str)
    """Number of a saved search and its new name."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self.counted = QCheckBox()
        super().__init__(theme, window, self.counted)
        self.counted.setText(self.tr("Show count in sidebar"))
        self._search = 0
        self._query = ""

    def ask(self, query: str) -> None:
        """Ready to name a new search for ``query``."""
        self._search, self._query = 0, query
        self.counted.setChecked(True)
        self.counted.show()
        self._propose(self.tr("Save this search"), query)

    def ask_other(self, search: SavedSearch) -> None:
        """Ready to give ``search`` another name."""
        self._search, self._query = search.search, search.query
        self.counted.hide()
        self._propose(self.tr("Rename the search"), search.name)

    def _keep(self, name: str) -> None:
        if self._search:
            self.renamed.emit(self._search, name)
        else:
            self.named.emit(name, self._query, self.counted.isChecked())
