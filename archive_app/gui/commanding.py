"""What the person asks of the window as a whole: places, search field, keys of the list, tags."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from archive_app.gui.desk import Desk
from archive_app.gui.destinations import (
    ALL,
    INBOX,
    NOTES,
    QUEUE,
    RIGHTS,
    STARRED,
    TRASH,
    Destination,
)
from archive_app.gui.main_window import MainWindow

_EDGE = 12
"""Logical pixels between a pane's side and what is opened over it."""

_PLACES = {
    "go.all": ALL,
    "go.inbox": INBOX,
    "go.starred": STARRED,
    "go.rights": RIGHTS,
    "go.queue": QUEUE,
    "go.notes": NOTES,
    "go.trash": TRASH,
}


class Commanding(QObject):
    """Hands on what is asked to whoever at the desk answers for it."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk)
        self._desk, self._window = desk, window
        self._commands, self._panes = window.commands, window.panes
        self._navigation, self._theme = window.navigation, window.theme
        self._follow_panes()
        self._follow_commands()
        self._went(self._navigation.place)

    def _follow_panes(self) -> None:
        panes = self._panes
        self._navigation.went.connect(self._went)
        panes.top.search.typed.connect(self._search_typed)
        panes.top.search.left_down.connect(self._search_left)
        panes.articles.list.paged.connect(self._page)
        self._desk.annotating.mark_tags_wanted.connect(self._tag_mark)

    def _follow_commands(self) -> None:
        on, window, articles = self._commands.on, self._window, self._panes.articles.list
        for id, place in _PLACES.items():
            on(id, lambda place=place: self._go(place))  # type: ignore[misc]
        on("page.save", window.open_save_panel)
        on("page.paste", lambda: window.open_save_panel(QGuiApplication.clipboard().text()))
        on("import", self._desk.importing.choose)
        on("export", self._export)
        exporting, numbers = self._desk.exporting, self._desk.handling.numbers
        on("export.rights", lambda: exporting.ask_report(numbers()))
        on("export.references", lambda: exporting.ask_references(numbers()))
        on("index.rebuild", self._desk.reindexing.run)
        on("library.check", self._desk.inspecting.check)
        on("folder.change", window.folder_wanted.emit)
        on("quit", window.close)
        on("search", self._search)
        on("commands", self._desk.command_palette.open_list)
        on("article.find", self._desk.finding.ask)
        on("match.next", lambda: self._desk.finding.step(1))
        on("match.previous", lambda: self._desk.finding.step(-1))
        on("go.next", lambda: articles.step(1))
        on("go.previous", lambda: articles.step(-1))
        on("go.back", self._navigation.back)
        on("go.forward", self._navigation.forward)
        on("article.tag", self._tag)
        on("colours.name", self._name_colours)
        self._panes.connect_commands()

    def _search(self) -> None:
        self._panes.sight.end_reading_mode()
        self._panes.top.search.begin()

    def _go(self, place: Destination) -> None:
        self._panes.sight.end_reading_mode()
        self._panes.top.search.clear()
        self._navigation.go(place)
        self._panes.focus.to_middle()

    def _went(self, place: Destination) -> None:
        search = self._panes.top.search
        own = place.kind in {"search", "rights"}  # these have words of their own
        if not own and not search.hasFocus():
            search.clear()
        if place.kind == "search" and search.text() != place.name:
            search.setText(place.name)  # on the way back
        self._desk.finding.set_query(place.name if place.kind == "search" else "")
        self._desk.pages.choose(went=True)
        if place.kind == "rights":
            self._desk.boarding.show()

    def _search_typed(self, text: str) -> None:
        """The board is searched where it is shown, else all articles."""
        if self._desk.boarding.is_shown:
            self._desk.boarding.search(text)
        else:
            self._navigation.search(text)

    def _search_left(self) -> None:
        if self._panes.articles.list.isVisible():
            self._panes.articles.list.begin()
        else:
            self._panes.focus.to_middle()

    def _export(self) -> None:
        self._desk.exporting.ask(self._desk.handling.numbers(), self._navigation.place.title)

    def _page(self, direction: int) -> None:
        """Space in the list: a page of the reader, and at its end the next article."""
        if self._navigation.article is None or not self._panes.reader.page(direction):
            self._panes.articles.list.step(direction)

    def _name_colours(self) -> None:
        pane = self._panes.reader
        place = pane.mapTo(self._window, QPoint(_EDGE, pane.toolbar.height() + 4))
        self._desk.colour_names.open_at(place)

    def _tag(self) -> None:
        if self._panes.reader.marking.tag_words():
            return
        numbers = self._desk.handling.numbers()
        article = self._navigation.article
        own = article.tags if article is not None and numbers == (article.article,) else ()
        self._desk.tagging.tag_articles(numbers, own, self._panes.articles)

    def _tag_mark(self, number: int) -> None:
        mark = self._desk.annotating.annotation(number)
        if mark is not None:
            self._desk.tagging.tag_mark(number, mark.tags, self._panes.reader)
