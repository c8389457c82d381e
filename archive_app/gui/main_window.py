"""The window: puts the panes beside each other and connects who asks with who answers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMainWindow

from archive_app.actions.settings import Settings
from archive_app.domain.library import Counts, Sort
from archive_app.gui.annotating import Annotating
from archive_app.gui.announcing import Announcing
from archive_app.gui.background import Lanes
from archive_app.gui.boarding import Boarding
from archive_app.gui.choosing import Choosing
from archive_app.gui.colour_names import ColourNames
from archive_app.gui.commands import Commands
from archive_app.gui.comparing import Comparing
from archive_app.gui.configuring import Configuring
from archive_app.gui.deciding import Deciding
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
from archive_app.gui.emptying import Emptying
from archive_app.gui.exporting import Exporting
from archive_app.gui.finding import Finding
from archive_app.gui.handling import Handling
from archive_app.gui.importing import Importing, files_in
from archive_app.gui.inspecting import Inspecting
from archive_app.gui.key_bindings import KeyBindings
from archive_app.gui.merging import Merging
from archive_app.gui.moving import Moving
from archive_app.gui.navigation import Navigation
from archive_app.gui.noting import Noting
from archive_app.gui.palette import CommandPalette
from archive_app.gui.panes import Panes
from archive_app.gui.picture_finding import PictureFinding, pictures_in
from archive_app.gui.preferences import Preferences
from archive_app.gui.printing import Printing
from archive_app.gui.receiving import Receiving
from archive_app.gui.reindexing import Reindexing
from archive_app.gui.retracing import Retracing
from archive_app.gui.sampling import Sampling
from archive_app.gui.save_panel import SavePanel, addresses_in, read_addresses
from archive_app.gui.saving import CaptureQueue
from archive_app.gui.searching import Searching
from archive_app.gui.tag_tree import TagTree
from archive_app.gui.tagging import Tagging
from archive_app.gui.task_rows import TaskRows
from archive_app.gui.tasks import Tasks
from archive_app.gui.theme import Theme
from archive_app.gui.tidying import Tidying
from archive_app.gui.toasts import Toast, Toasts
from archive_app.gui.upkeep import Upkeep
from archive_app.gui.viewing import Viewing
from archive_app.gui.watching import Watching
from archive_app.gui.window_memory import WindowMemory
from archive_app.gui.window_state import WindowState

if TYPE_CHECKING:
    from archive_app.gui.welcome import Welcome

_SIZE = (1440, 900)
"""Logical pixels at the first start."""

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


class MainWindow(QMainWindow):
    """One library in one window."""

    folder_wanted = Signal()
    """The person wants the library in another folder."""

    ready = Signal()
    """List and figures of the start are shown."""

    def __init__(self, theme: Theme, lanes: Lanes, settings: Settings) -> None:
        super().__init__()
        self._theme, self.lanes = theme, lanes
        self._ended = False
        self._alt_alone = False
        """Whether Alt is down and nothing else was pressed since."""
        self.commands = Commands(theme, self)
        self.keys = KeyBindings(self.commands, lanes, settings.keys, self)
        self.queue = CaptureQueue(lanes, settings, self)
        self.receiving = Receiving(lanes, settings, self)
        self.panes = Panes(theme, self.commands, lanes, self.queue)
        self.setCentralWidget(self.panes)
        self.toasts = Toasts(theme, self)
        self.navigation = Navigation(lanes, self.panes.sidebar, self.panes.articles)
        self.handling = Handling(
            lanes, self.commands, self.panes.articles, self.navigation, self.toasts
        )
        self._make_reading(settings)
        self._make_tasks(settings)
        self._dress()
        self._connect_panes()
        self._connect_saving()
        self._connect_commands()

    def _make_reading(self, settings: Settings) -> None:
        """Who answers for the open article: finding, marking, deciding, comparing, printing."""
        theme, lanes = self._theme, self.lanes
        self.retracing = Retracing(theme, lanes, self.commands, self.toasts, self)
        self.emptying = Emptying(lanes, self.commands, self.navigation, self.handling, self)
        self.finding = Finding(theme, lanes, self.panes.reader)
        self.tidying = Tidying(lanes, self)
        self.annotating = Annotating(
            lanes, self.panes.reader, self.panes.inspector, self.handling, self.finding
        )
        self.deciding = Deciding(theme, lanes, self.handling, settings, self)
        self.inspecting = Inspecting(
            lanes,
            theme,
            (self.panes.reader, self.panes.inspector),
            (self.annotating, self.handling, self.deciding),
            self.toasts,
        )
        self.boarding = Boarding(self.panes, self.navigation, self.deciding)
        self.boarding.follow(self.commands)
        self.comparing = Comparing(self.panes, self.navigation, self.toasts)
        self.comparing.follow(self.commands)
        self.moving = Moving(
            self.navigation, self.panes.inspector, self.panes.reader, self.handling
        )
        self.noting = Noting(self.navigation, self.panes, self.annotating)
        self.printing = Printing(lanes, self.commands, self.panes.reader, self.handling)
        self.choosing = Choosing(lanes, self.commands, self.panes.reader, self.handling)
        self.watching = Watching(lanes, self.commands, self.panes, self.queue)
        self.viewing = Viewing(lanes, self.commands, self.panes, self.handling)
        self.merging = Merging(theme, self.commands, self.panes, self.navigation, self.handling)

    def _make_tasks(self, settings: Settings) -> None:
        """Who answers for the library: saving, exporting, tags, searches, settings."""
        theme, lanes = self._theme, self.lanes
        self.tasks = Tasks(lanes, self.toasts, self)
        self.exporting = Exporting(theme, lanes, self.tasks, self.toasts, self)
        self.reindexing = Reindexing(lanes.library, self.tasks, self.toasts, self)
        self.tagging = Tagging(theme, lanes, self)
        self.tag_tree = TagTree(self.panes, self.navigation, self.handling)
        self.searching = Searching(self.panes, self.navigation, self.handling, self.commands)
        self.command_palette = CommandPalette(
            theme, self.commands, lanes, lambda: self.panes.articles.list.count, self
        )
        self.preferences = Preferences(theme, lanes, self.commands, self.panes, settings)
        self.naming = ColourNames(theme, self)
        self.naming.named.connect(self.preferences.name_colours)
        self.configuring = Configuring(theme, lanes, self.keys, self.preferences, self)
        self.configuring.tell(self.queue, self.receiving, self.deciding, self.exporting)
        self.commands.on("library.check", self.inspecting.check)
        self.importing = Importing(
            lanes, self.tasks, self.toasts, lambda: self.preferences.settings, self
        )
        self.upkeep = Upkeep(lanes, self.tasks, self.toasts, self.commands, self)
        self.picture_finding = PictureFinding(theme, lanes, self.tasks, self.commands, self)
        self.picture_finding.article_wanted.connect(self.navigation.open_in_list)
        self.sampling = Sampling(lanes, self.tasks, self.commands, self.panes.sample, self)
        self.memory = WindowMemory(self, self.panes, self.navigation)
        work = (self.queue, self.receiving, self.tasks)
        self.announcing = Announcing(self.panes, self.navigation, work, self.toasts)

    def _dress(self) -> None:
        self.setWindowTitle(self.tr("News Archive"))
        self.setMinimumSize(640, 480)
        self.resize(*_SIZE)
        self.setAcceptDrops(True)
        self.commands.fill(self.menuBar())
        self.menuBar().setVisible(self.menuBar().isNativeMenuBar())

    def start(self, state: WindowState, article: int | None = None) -> None:
        """Show ``state``, in which the window was closed, and go on saving what was not done.

        With ``article`` that one among all.
        """
        self.memory.restore(state)
        if article is None:
            self.show_library(state.place, state.article, state.sort)
        else:
            self.show_library(ALL, article, state.sort)
        self.queue.start()
        self.receiving.start()
        self.tidying.start()
        self.watching.start()
        if self.keys.problems:
            self.toasts.show_toast(Toast("\n".join(self.keys.problems), problem=True))

    def show_library(self, place: Destination, article: int | None, sort: Sort) -> None:
        """Begin at ``place`` with ``article`` open; nothing is counted as read by that."""
        self.navigation.start(place, article, sort)
        self.sampling.start()
        self.panes.articles.list.setFocus()
        self.announcing.measure()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, stop the work; what is asked for is still written."""
        if not self._ended:
            self.memory.keep()
        self.hide()  # a page being fetched may take a moment to stop
        self.end()
        super().closeEvent(event)

    def end(self) -> None:
        """Stop every thread and process, remembering nothing; may be called again."""
        if not self._ended:
            self._ended = True
            self.importing.close()
            self.tasks.close()
            self.queue.close()
            self.receiving.close()
            self.lanes.close()
            self.panes.reader.shut()
            self.viewing.close()
            self.queue.end()
            self.receiving.end()

    def changeEvent(self, event: QEvent) -> None:
        """Back from another program, that may have saved something."""
        super().changeEvent(event)
        active = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if active and self.navigation.counted_once and not self._ended:
            self.navigation.look_again()
            self.queue.look_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pasting an address anywhere saves it; Alt alone shows the menus."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take_text(QGuiApplication.clipboard().text())
        else:
            self._alt_alone = event.key() == Qt.Key.Key_Alt
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt that was pressed and released alone shows or hides the menus."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.menuBar().setVisible(not self.menuBar().isVisible())
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Links and files may be dropped anywhere."""
        data = event.mimeData()
        if addresses_in(data) or files_in(data) or pictures_in(data):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dropped links into the save panel, take files in, and look for pictures."""
        data = event.mimeData()
        addresses, files, pictures = addresses_in(data), files_in(data), pictures_in(data)
        if addresses or files or pictures:
            event.acceptProposedAction()
            self.importing.take(files)
            self.picture_finding.take(pictures)
        if addresses:
            self.open_save_panel("\n".join(addresses))

    def open_save_panel(self, text: str = "") -> None:
        """Ready to save addresses, ``text`` put in."""
        self.panes.show_save_panel()
        self.panes.save.start(text)

    def search(self, text: str) -> None:
        """Search for ``text`` as if it had been typed."""
        self.searching.search(text)

    def _connect_panes(self) -> None:
        panes, navigation = self.panes, self.navigation
        panes.sidebar.model.dropped.connect(
            lambda numbers, tag: self.handling.tag(numbers, (tag,), ())
        )
        navigation.went.connect(self._went)
        navigation.counted.connect(self._counted)
        navigation.article_opened.connect(self.annotating.show_article)
        self.annotating.shown.connect(self.viewing.show_article)
        self.annotating.shown.connect(self.choosing.show_article)
        self.annotating.shown.connect(self.watching.show_article)
        panes.top.search.typed.connect(self._search_typed)
        panes.top.search.left_down.connect(self._search_to_list)
        panes.articles.list.entered_reader.connect(panes.reader.setFocus)
        panes.articles.list.paged.connect(self._page)
        panes.reader.next_requested.connect(lambda: panes.articles.list.step(1))
        panes.reader.previous_requested.connect(lambda: panes.articles.list.step(-1))
        panes.reader.left.connect(panes.articles.list.setFocus)
        self.annotating.search_wanted.connect(self.search)
        self.annotating.mark_tags_wanted.connect(self._tag_mark)
        self.boarding.article_wanted.connect(navigation.open_in_list)
        self.boarding.report_wanted.connect(self.exporting.ask_report)
        self.boarding.leave_requested.connect(self.annotating.offer_to_leave)
        panes.inspector.article_wanted.connect(navigation.open)
        self.inspecting.all_sound.connect(panes.sidebar.show_check)
        self.inspecting.tag_wanted.connect(lambda tag: navigation.go(Destination("tag", tag)))
        self.tagging.articles.changed.connect(self.handling.tag)
        self.tagging.mark_tagged.connect(self.annotating.tag_mark)
        self.command_palette.article_wanted.connect(navigation.open_in_list)
        self.retracing.article_wanted.connect(navigation.open_in_list)

    def _connect_saving(self) -> None:
        panes = self.panes
        panes.save_page.once_made(self._connect_save)
        panes.welcome_page.once_made(self._connect_welcome)
        panes.queue.opened.connect(self.navigation.open_in_list)
        panes.queue.import_wanted.connect(self.importing.choose)
        panes.queue.compared.connect(panes.inspector.compare_requested)
        panes.queue.add_above(TaskRows(self._theme, self.tasks))
        self.sampling.ended.connect(lambda: self.announcing.go_while_empty(ALL))
        self.tasks.changed.connect(self._choose_page)
        self.queue.changed.connect(self._choose_page)

    def _connect_save(self, save: SavePanel) -> None:
        save.wanted.connect(self.announcing.save_pages)
        save.closed.connect(self.panes.hide_save_panel)

    def _connect_welcome(self, welcome: "Welcome") -> None:
        welcome.wanted.connect(self.announcing.save_pages)
        welcome.files.connect(self.importing.choose)
        welcome.sample.connect(self.sampling.open)
        welcome.folder.connect(self.folder_wanted)

    def _connect_commands(self) -> None:
        on, navigation = self.commands.on, self.navigation
        for id, place in _PLACES.items():
            on(id, lambda place=place: self._go(place))  # type: ignore[misc]
        on("page.save", self.open_save_panel)
        on("import", self.importing.choose)
        on("page.paste", lambda: self.open_save_panel(QGuiApplication.clipboard().text()))
        on("export", self._export)
        on("export.rights", lambda: self.exporting.ask_report(self.handling.numbers()))
        on("index.rebuild", self.reindexing.run)
        on("folder.change", self.folder_wanted.emit)
        on("quit", self.close)
        on("search", self._focus_search)
        on("commands", self.command_palette.open_list)
        on("article.find", self.finding.ask)
        on("match.next", lambda: self.finding.step(1))
        on("match.previous", lambda: self.finding.step(-1))
        on("go.next", lambda: self.panes.articles.list.step(1))
        on("go.previous", lambda: self.panes.articles.list.step(-1))
        on("go.back", navigation.back)
        on("go.forward", navigation.forward)
        on("article.tag", self._tag)
        on("colours.name", self._name_colours)
        self.panes.reader.notice.original_asked.connect(self.handling.open_original)
        self.panes.connect_commands()

    def _go(self, place: Destination) -> None:
        self.panes.top.search.clear()
        self.navigation.go(place)
        self.panes.focus_middle()

    def _went(self, place: Destination) -> None:
        own = place.kind in {"search", "rights"}  # these have words of their own
        if not own and not self.panes.top.search.hasFocus():
            self.panes.top.search.clear()
        if place.kind == "search" and self.panes.top.search.text() != place.name:
            self.panes.top.search.setText(place.name)  # on the way back
        self.finding.set_query(place.name if place.kind == "search" else "")
        self._choose_page(went=True)
        if place.kind == "rights":
            self.boarding.show()

    def _counted(self, _counts: Counts) -> None:
        self._choose_page()
        self.ready.emit()

    def _choose_page(self, *, went: bool = False) -> None:
        """Queue, first run or the list, whatever the place and the figures say."""
        counts, place = self.navigation.counts, self.navigation.place
        empty = not (counts.all or counts.trash or counts.jobs) and not self.queue.jobs
        if place.kind == "queue":
            self.panes.show_queue()
        elif place.kind == "rights":
            self.panes.show_board()
        elif self.panes.comparing and not went:
            return  # figures alone do not end a comparison
        elif place.kind == "notes":
            self.panes.show_notes()
        elif empty and self.navigation.counted_once and place.kind in {"all", "inbox"}:
            self.panes.show_welcome()
        else:
            self.panes.show_browse()

    def _search_typed(self, text: str) -> None:
        """The board is searched where it is shown, else all articles."""
        if self.boarding.is_shown:
            self.boarding.search(text)
        else:
            self.navigation.search(text)

    def _search_to_list(self) -> None:
        if self.boarding.is_shown:
            self.panes.board.setFocus()
            return
        articles = self.panes.articles.list
        articles.setFocus()
        if articles.current() is None:
            articles.go(0)

    def _focus_search(self) -> None:
        self.panes.top.search.setFocus()
        self.panes.top.search.selectAll()

    def _export(self) -> None:
        self.exporting.ask(self.handling.numbers(), self.navigation.place.title)

    def _page(self, direction: int) -> None:
        """Space in the list: a page of the reader, and at its end the next article."""
        bar = self.panes.reader.reader.verticalScrollBar()
        end = bar.maximum() if direction > 0 else bar.minimum()
        if self.navigation.article is None or bar.value() == end:
            self.panes.articles.list.step(direction)
        else:
            bar.setValue(bar.value() + direction * (bar.pageStep() - 40))

    def _name_colours(self) -> None:
        pane = self.panes.reader
        place = pane.mapTo(self, QPoint(_EDGE, pane.toolbar.height() + 4))
        self.naming.open_with(self._theme.colour_names, place)

    def _tag(self) -> None:
        if self.panes.reader.marking.tag_words():
            return
        numbers = self.handling.numbers()
        article = self.navigation.article
        own = article.tags if article is not None and numbers == (article.article,) else ()
        self.tagging.tag_articles(numbers, own, self.panes.articles)

    def _tag_mark(self, number: int) -> None:
        mark = self.annotating.annotation(number)
        if mark is not None:
            self.tagging.tag_mark(number, mark.tags, self.panes.reader)

    def _take_text(self, text: str) -> None:
        given = read_addresses(text)
        if given.addresses and not given.problem:
            self.open_save_panel(text)
