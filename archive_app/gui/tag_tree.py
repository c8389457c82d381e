"""The tags of the sidebar: made, renamed with all below them, removed; each can be undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from archive_app.domain.changes import Changes
from archive_app.gui.destinations import ALL, Destination
from archive_app.gui.handling import Handling
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.sidebar_model import Entry
from archive_app.gui.tag_name import TagName

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive


class TagTree(QObject):
    """Carries out what is asked for at a tag of the sidebar or at their heading."""

    def __init__(self, panes: Panes, navigation: Navigation, handling: Handling) -> None:
        super().__init__(panes)
        self._panes, self._navigation, self._handling = panes, navigation, handling
        self._name: TagName | None = None
        view = panes.sidebar.view
        view.tag_wanted.connect(self.ask)
        view.tag_rename_wanted.connect(self.ask_name)
        view.tag_remove_wanted.connect(self._remove)

    @property
    def name(self) -> TagName:
        """The window that asks for a name, made when it is first needed."""
        if self._name is None:
            self._name = TagName(self._panes.theme, self._panes)
            self._name.added.connect(self._add)
            self._name.renamed.connect(self._rename)
        return self._name

    def ask(self) -> None:
        """Ask for the name of a new tag."""
        self._open()
        self.name.ask()

    def ask_name(self, entry: Entry) -> None:
        """Ask for another name for the tag of ``entry``."""
        if entry.destination is not None:
            self._open()
            self.name.ask_other(entry.destination.name)

    def _open(self) -> None:
        sidebar = self._panes.sidebar
        beside = sidebar.width() + 8 if sidebar.isVisible() else 64
        self.name.open_at(QPoint(beside, self._panes.top.height() + 96))

    def _add(self, name: str) -> None:
        words = self.tr("Tag made: {tag}").format(tag=name)
        self._change(lambda archive: archive.work.add_tag(name), words)

    def _rename(self, old: str, new: str) -> None:
        words = self.tr("Tag renamed: {tag}").format(tag=new)
        if self._navigation.place == Destination("tag", old):
            self._change(lambda a: a.work.rename_tag(old, new), words, Destination("tag", new))
        else:
            self._change(lambda archive: archive.work.rename_tag(old, new), words)

    def _remove(self, entry: Entry) -> None:
        tag = entry.destination.name if entry.destination is not None else ""
        words = self.tr("Tag removed: {tag}").format(tag=tag)
        shown = self._navigation.place == entry.destination
        self._change(lambda archive: archive.work.remove_tag(tag), words, ALL if shown else None)

    def _change(
        self, work: Callable[["Archive"], Changes], words: str, then: Destination | None = None
    ) -> None:
        """Do it, say it, and go on to where the tag that is shown has gone."""

        def done(changes: Changes) -> None:
            self._handling.say_done(words, changes)
            if then is not None:
                self._navigation.go(then)

        self._navigation.lanes.change(work, done)
