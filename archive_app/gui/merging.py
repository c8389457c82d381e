"""Putting two articles together that are one: asked for, carried out, said, taken back by Undo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_app.domain.changes import Changes
from archive_app.domain.library import ArticleRow
from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.merge_dialog import MergeDialog
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.theme import Theme

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

_PAIR = 2


class Merging(QObject):
    """Of the two articles chosen in the list, or of the open one and its twin."""

    def __init__(
        self,
        theme: Theme,
        commands: Commands,
        panes: Panes,
        navigation: Navigation,
        handling: Handling,
    ) -> None:
        super().__init__(panes)
        self._theme, self._lanes = theme, navigation.lanes
        self._commands, self._panes = commands, panes
        self._navigation, self._handling = navigation, handling
        commands.on("article.merge", self.ask)
        panes.articles.list.chosen.connect(self._allow)
        navigation.went.connect(lambda _place: self._allow())
        panes.inspector.merge_wanted.connect(self.ask_about)
        self._allow()

    def ask(self) -> None:
        """Which of the two chosen articles is to be kept."""
        chosen = self._panes.articles.list.numbers()
        if len(chosen) == _PAIR:
            self.ask_about(*chosen)

    def ask_about(self, one: int, other: int) -> None:
        """Which of these two is to be kept."""

        def show(rows: tuple[ArticleRow, ...]) -> None:
            if len(rows) == _PAIR:
                dialog = MergeDialog(self._theme, (rows[0], rows[1]), self._panes.window())
                dialog.decided.connect(self.merge)
                dialog.finished.connect(dialog.deleteLater)
                dialog.open()

        self._lanes.reading.ask(lambda a: a.articles.rows((one, other)), show)

    def merge(self, number: int, kept: int) -> None:
        """Make article ``number`` part of article ``kept``, and show that."""

        def work(archive: "Archive") -> Changes:
            from archive_app.actions.merge import merge

            return merge(archive, number, kept)

        def done(changes: Changes) -> None:
            self._handling.say_done(self.tr("Two articles merged"), changes)
            self._navigation.open(kept)

        self._lanes.change(work, done)

    def _allow(self) -> None:
        two = self._navigation.lists and self._panes.articles.list.count == _PAIR
        self._commands.allow("pair", when=two and self._navigation.place.kind != "trash")
