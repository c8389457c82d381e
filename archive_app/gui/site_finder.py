"""All sites of the library in one list, narrowed by what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from archive_app.domain.library import SiteCount
from archive_app.gui.popup import Popup
from archive_app.gui.theme import Theme

_WIDTH, _HEIGHT = 320, 360
_SHOWN_MOST = 500
"""Rows; who has more sites than that types a letter."""


class SiteFinder(Popup):
    """A field over a list; Enter or a click goes to a site, Escape leaves all as it was."""

    chosen = Signal(str)
    """The site that is to be listed."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._sites: Sequence[SiteCount] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Filter sites"))
        self.field.setAccessibleName(self.tr("Filter sites"))
        self.list = QListWidget()
        self.list.setObjectName("settings_pages")
        self.list.setAccessibleName(self.tr("Sites"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._figures = QLabel()
        self._figures.setObjectName("faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self.field, self.list, self._figures):
            column.addWidget(widget)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._go)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)

    def offer(self, sites: Sequence[SiteCount]) -> None:
        """Ready with all of ``sites``, those with the most articles first."""
        self._sites = sites
        self.field.clear()
        self._filter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while one types."""
        keys = {Qt.Key.Key_Down, Qt.Key.Key_Up}
        if watched is self.field and isinstance(event, QKeyEvent) and event.key() in keys:
            if event.type() == QEvent.Type.KeyPress:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                last = self.list.count() - 1
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), last))
            return True
        return super().eventFilter(watched, event)

    def _filter(self) -> None:
        wanted = self.field.text().strip().casefold()
        fitting = [site for site in self._sites if wanted in site.site.casefold()]
        self.list.clear()
        for site in fitting[:_SHOWN_MOST]:
            item = QListWidgetItem(
                f"\u2068{site.site}\u2069   {self.locale().toString(site.articles)}"
            )
            item.setData(Qt.ItemDataRole.UserRole, site.site)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if fitting else -1)
        figures = self.tr("%n site(s)", "", len(fitting))
        self._figures.setText(figures if fitting else self.tr("No site has these letters."))

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.shut()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
