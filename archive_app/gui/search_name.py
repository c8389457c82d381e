"""The little window that asks for the name of a saved search."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from archive_app.domain.library import SavedSearch
from archive_app.gui.buttons import HintButton
from archive_app.gui.popup import Popup
from archive_app.gui.theme import Theme


class SearchName(Popup):
    """A name, and whether the sidebar counts; Enter keeps, Escape leaves everything as it was."""

    named = Signal(str, str, bool)
    """Name, query, and whether its articles are counted: a search to be kept."""

    renamed = Signal(int, str)
    """Number of a saved search and its new name."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._search = 0
        self._query = ""
        self._title = QLabel()
        self._title.setObjectName("section")
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Name of the search"))
        self.field.setPlaceholderText(self.tr("Name"))
        self.counted = QCheckBox(self.tr("Show count in sidebar"))
        self._keep = HintButton(theme, self.tr("Save"), kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._title, self.field, self.counted):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._keep)
        column.addLayout(row)
        self.setFixedWidth(344)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self._done)
        self._keep.clicked.connect(self._done)
        self.field.textChanged.connect(lambda name: self._keep.setEnabled(bool(name.strip())))

    def ask(self, query: str) -> None:
        """Ready to name a new search for ``query``."""
        self._search, self._query = 0, query
        self._title.setText(self.tr("Save this search"))
        self.counted.setChecked(True)
        self.counted.show()
        self._propose(query)

    def ask_other(self, search: SavedSearch) -> None:
        """Ready to give ``search`` another name."""
        self._search, self._query = search.search, search.query
        self._title.setText(self.tr("Rename the search"))
        self.counted.hide()
        self._propose(search.name)

    def _propose(self, name: str) -> None:
        self.field.setText(name)
        self.field.selectAll()
        self._keep.setEnabled(bool(name.strip()))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _done(self) -> None:
        name = self.field.text().strip()
        if not name:
            return
        self.shut()
        if self._search:
            self.renamed.emit(self._search, name)
        else:
            self.named.emit(name, self._query, self.counted.isChecked())
