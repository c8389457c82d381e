"""The settings: pages at the left, a search over all of them, every change at once."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.errors import ArchiveError
from archive_app.gui.commands import Commands
from archive_app.gui.icons import icon
from archive_app.gui.pieces import Pieces
from archive_app.gui.preferences import Preferences
from archive_app.gui.seen_order import SeenOrder
from archive_app.gui.sentences import in_own_words
from archive_app.gui.settings_page import More, SettingsPage, matches
from archive_app.gui.settings_table import PAGES, Page
from archive_app.gui.theme import Theme

_SIZE = (920, 680)
_LIST_WIDTH = 208


class SettingsDialog(SeenOrder, QDialog):
    """It lies beside the work and can stay open; the window behind it follows every change."""

    def __init__(
        self,
        theme: Theme,
        commands: Commands,
        preferences: Preferences,
        parts: Mapping[str, More],
        parent: QWidget,
    ) -> None:
        """``parts`` are what pages show beside their rows, by the id of the page."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._theme, self._commands = theme, commands
        self._preferences, self._parts = preferences, parts
        self._made: dict[str, SettingsPage] = {}
        self.field = QLineEdit()
        self.list = QListWidget()
        self._none = QLabel(self.tr("No setting has these words."))
        self._area, self._body = QScrollArea(), QWidget()
        self._column = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._colour()
        self.show_page("archive")
        self.resize(*_SIZE)
        self._rest = Pieces((self.page(one.id) for one in PAGES), self)

    @property
    def pages(self) -> list[SettingsPage]:
        """All pages, made now where they were not."""
        return [self.page(one.id) for one in PAGES]

    def show_page(self, id: str) -> None:
        """Show the page called ``id``, whatever was searched for."""
        self.field.clear()
        self.list.setCurrentRow([one.id for one in PAGES].index(id))

    def page(self, id: str) -> SettingsPage:
        """The page called ``id``, made now where it was not.

        Raises:
            StopIteration: there is none, a bug of ours.
        """
        if id not in self._made:
            self._made[id] = self._make(next(page for page in PAGES if page.id == id))
        return self._made[id]

    def _make(self, page: Page) -> SettingsPage:
        more = self._parts.get(page.id)
        made = SettingsPage(self._theme, self._commands, page, more, self._body)
        made.hide()
        before = [one for one in PAGES[: PAGES.index(page)] if one.id in self._made]
        self._column.insertWidget(1 + len(before), made)  # after what says that nothing is found
        made.show_values(self._preferences.settings)
        made.reset_wanted.connect(self._reset)
        for control in made.controls():
            control.chosen.connect(self._choose)
        return made

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.field.textChanged.connect(self._search)
        self._preferences.changed.connect(self._show_values)
        self._theme.changed.connect(self._colour)

    def _choose(self, name: str, value: str) -> None:
        row = next(row for page in self._made.values() for row in page.rows if row.row.name == name)

        def failed(error: ArchiveError) -> None:
            row.say_problem(in_own_words(str(error)))

        row.say_problem("")
        self._preferences.choose(name, value, failed)

    def _reset(self, page: Page) -> None:
        self._preferences.reset(page.settings)

    def _show_values(self) -> None:
        for page in self._made.values():
            page.show_values(self._preferences.settings)

    def _show(self, row: int) -> None:
        if not self.field.text().strip():
            shown = self.page(PAGES[row].id)
            shown.narrow("")
            for page in self._made.values():
                page.setVisible(page is shown)
            self._none.hide()
            self._area.verticalScrollBar().setValue(0)

    def _search(self, typed: str) -> None:
        if not typed.strip():
            self._show(self.list.currentRow())
            self._list_all()
            return
        found = [bool(hits.whole or hits.rows) for hits in (matches(one, typed) for one in PAGES)]
        for at, (page, hit) in enumerate(zip(PAGES, found, strict=True)):
            if hit or page.id in self._made:
                self.page(page.id).narrow(typed)
                self.page(page.id).setVisible(hit)
            self.list.item(at).setHidden(not hit)
        self._none.setVisible(not any(found))

    def _list_all(self) -> None:
        for at in range(self.list.count()):
            self.list.item(at).setHidden(False)

    def _fill_area(self) -> None:
        body, area, column = self._body, self._area, self._column
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        self._none.setObjectName("quiet_body")
        column.addWidget(self._none)
        column.addStretch(1)
        body.setLayout(column)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Find a setting"))
        self.field.setAccessibleName(self.tr("Find a setting"))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedHeight(32)
        self.list.setObjectName("settings_pages")
        self.list.setAccessibleName(self.tr("Pages of settings"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        for page in PAGES:
            words = QCoreApplication.translate("Settings", page.title)
            self.list.addItem(QListWidgetItem(words))
        left = QFrame()
        left.setObjectName("sidebar_pane")
        left.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self._area, 1)
        self._fill_area()

    def _colour(self) -> None:
        for at, page in enumerate(PAGES):
            self.list.item(at).setIcon(icon(page.icon, self._theme.colour("text_2")))
