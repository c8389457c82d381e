"""Everyone who answers for something in the window: made and connected once its list is seen.

The list needs a third of the window's code. The rest is made in pieces, so that the window answers
between two of them, and all at once where somebody cannot wait.
"""

import linecache
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from archive_app.actions.settings import Settings
from archive_app.gui.destinations import ALL, Destination

if TYPE_CHECKING:  # imported piece by piece, each where it is made
    from archive_app.gui.main_window import MainWindow
    from archive_app.gui.queue_panel import QueuePanel
    from archive_app.gui.save_panel import SavePanel
    from archive_app.gui.welcome import Welcome

_INPUT = {
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.DragEnter,
    QEvent.Type.Wheel,
}


class Desk(QObject):
    """Complete after ``finish``, or after as many ``step``s as it takes.

    Whoever makes something answers for it from then on; nothing here is replaced later.
    """

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._theme, self._lanes = window.theme, window.lanes
        self._commands, self._panes = window.commands, window.panes
        self._navigation = window.navigation
        self._pieces: Iterator[None] | None = self._make()
        self._then: list[Callable[[], object]] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.step)

    @property
    def complete(self) -> bool:
        """Whether everyone is there."""
        return self._pieces is None

    def begin(self, then: Callable[[], object]) -> None:
        """Make a piece whenever the window has nothing else to do, and call ``then`` at the end.

        Whatever the person does meanwhile finds all of it made.
        """
        self._then.append(then)
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._timer.start()

    def step(self) -> None:
        """Make the next piece, if any is left."""
        pieces = self._pieces
        if pieces is not None and next(pieces, self) is self:
            self._pieces = None
        if self._pieces is None:
            self._timer.stop()
            linecache.clearcache()  # PySide reads each module's source at its import: 5 MiB
            waiting, self._then = self._then, []
            for call in waiting:
                call()

    def finish(self) -> None:
        """Make all that is left now."""
        while not self.complete:
            self.step()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the person's first key or click find everyone there."""
        if event.type() in _INPUT:
            self.finish()
        return False

    def end(self) -> None:
        """Stop every thread and process of those who work; what was typed is written at last."""
        self.handling.keeping.try_again()
        self.importing.close()
        self.tasks.close()
        self.queue.close()
        self.receiving.close()
        self._lanes.close()
        self._panes.reader.shut()
        self.viewing.close()
        self.queue.end()
        self.receiving.end()

    def look_around(self) -> None:
        """Ask what library this is and how much room it takes."""
        self.sampling.start()
        self.announcing.measure()

    def begin_work(self) -> None:
        """Go on saving what was not done, and look after what is due."""
        self.queue.start()
        self.receiving.start()
        self.tidying.start()
        self.watching.start()
        self.following.start()
        problems = self._window.keys.problems
        if problems:
            self._window.say("\n".join(problems), problem=True)

    def _make(self) -> Iterator[None]:
        """One piece after the other; the order is that of who needs whom."""
        for piece in (
            self._load_type,
            self._import_reader,
            self._make_reader,
            self._import_inspector,
            self._make_inspector,
            self._make_handling,
            self._make_reading,
            self._make_evidence,
            self._make_saving,
            self._make_pages,
            self._make_search,
            self._make_library,
            self._make_settings,
            self._connect,
        ):
            piece()
            yield

    def _load_type(self) -> None:
        from archive_app.gui.fonts import load_fonts

        load_fonts()  # else within the stretch that shows the first article, 21 ms of CPU

    def _import_reader(self) -> None:
        import archive_app.gui.reader_panel  # noqa: F401 - a piece of its own, it takes 30 ms

    def _make_reader(self) -> None:
        reader = self._panes.reader
        reader.next_requested.connect(lambda: self._panes.articles.list.step(1))
        reader.previous_requested.connect(lambda: self._panes.articles.list.step(-1))
        reader.left.connect(self._panes.articles.list.setFocus)

    def _import_inspector(self) -> None:
        import archive_app.gui.inspector_panel  # noqa: F401 - as long

    def _make_inspector(self) -> None:
        self._panes.inspector.article_wanted.connect(self._navigation.open)

    def _make_handling(self) -> None:
        from archive_app.gui.handling import Handling
        from archive_app.gui.tasks import Tasks

        window = self._window
        self._commands.fill(window.menuBar())
        window.menuBar().setVisible(window.menuBar().isNativeMenuBar())
        self.toasts = window.toasts
        self.handling = Handling(
            self._lanes, self._commands, self._panes.articles, self._navigation, self.toasts
        )
        self.tasks = Tasks(self._lanes, self.toasts, self)

    def _make_reading(self) -> None:
        """Who answers for the words of the open article."""
        from archive_app.gui.annotating import Annotating
        from archive_app.gui.choosing import Choosing
        from archive_app.gui.finding import Finding
        from archive_app.gui.printing import Printing
        from archive_app.gui.referencing import Referencing
        from archive_app.gui.viewing import Viewing

        lanes, commands, panes = self._lanes, self._commands, self._panes
        handling = self.handling
        self.finding = Finding(self._theme, lanes, panes.reader)
        self.annotating = Annotating(lanes, panes.reader, panes.inspector, handling, self.finding)
        self.printing = Printing(lanes, commands, panes.reader, handling, self.tasks)
        self.referencing = Referencing(commands, self._navigation, handling, self.tasks)
        self.choosing = Choosing(lanes, commands, panes.reader, handling)
        self.viewing = Viewing(lanes, commands, panes, handling)

    def _make_evidence(self) -> None:
        """Who answers for its pictures, notes, versions and proof."""
        from archive_app.gui.deciding import Deciding
        from archive_app.gui.inspecting import Inspecting
        from archive_app.gui.moving import Moving
        from archive_app.gui.noting import Noting

        lanes, panes, handling = self._lanes, self._panes, self.handling
        self.deciding = Deciding(self._theme, lanes, handling, self._settings, self._window)
        self.inspecting = Inspecting(
            lanes,
            self._theme,
            (panes.reader, panes.inspector),
            (self.annotating, handling, self.deciding),
            (self.tasks, self.toasts),
        )
        self.moving = Moving(self._navigation, panes.inspector, panes.reader, handling)
        self.noting = Noting(self._navigation, panes, self.annotating)

    def _make_saving(self) -> None:
        """Who answers for what is fetched, received and saved again."""
        from archive_app.gui.receiving import Receiving
        from archive_app.gui.saving import CaptureQueue
        from archive_app.gui.tidying import Tidying
        from archive_app.gui.watching import Watching

        lanes = self._lanes
        self.queue = CaptureQueue(lanes, self._settings, self)
        self._panes.take_queue(self.queue)
        self.receiving = Receiving(lanes, self._settings, self)
        self.watching = Watching(lanes, self._commands, self._panes, self.queue, self.handling)
        self.tidying = Tidying(lanes, self)

    def _make_pages(self) -> None:
        """Who answers for the board and for two versions beside each other."""
        from archive_app.gui.boarding import Boarding
        from archive_app.gui.comparing import Comparing
        from archive_app.gui.page_choice import PageChoice

        panes, navigation = self._panes, self._navigation
        self.boarding = Boarding(panes, navigation, self.deciding)
        self.boarding.follow(self._commands)
        self.comparing = Comparing(panes, navigation, self.toasts)
        self.comparing.follow(self._commands)
        self.pages = PageChoice(panes, navigation, self.queue)

    def _make_search(self) -> None:
        """Who answers for searching, tagging and putting together."""
        from archive_app.gui.merging import Merging
        from archive_app.gui.palette import CommandPalette
        from archive_app.gui.searching import Searching
        from archive_app.gui.tag_tree import TagTree
        from archive_app.gui.tagging import Tagging

        panes, navigation, handling = self._panes, self._navigation, self.handling
        self.tagging = Tagging(self._theme, self._lanes, self._window)
        self.tag_tree = TagTree(panes, navigation, handling)
        self.searching = Searching(panes, navigation, handling, self._commands)
        self.merging = Merging(self._theme, self._commands, panes, navigation, handling)
        self.command_palette = CommandPalette(
            self._theme,
            self._commands,
            self._lanes,
            lambda: panes.articles.list.count,
            self._window,
        )

    def _make_library(self) -> None:
        """Who answers for the library as a whole."""
        from archive_app.gui.emptying import Emptying
        from archive_app.gui.exporting import Exporting
        from archive_app.gui.following import Following
        from archive_app.gui.picture_finding import PictureFinding
        from archive_app.gui.reindexing import Reindexing
        from archive_app.gui.retracing import Retracing
        from archive_app.gui.sampling import Sampling
        from archive_app.gui.upkeep import Upkeep

        theme, lanes, commands, window = self._theme, self._lanes, self._commands, self._window
        self.following = Following(self._navigation, self)
        self.retracing = Retracing(theme, lanes, commands, self.toasts, window)
        self.emptying = Emptying(lanes, commands, self._navigation, self.handling, window)
        self.exporting = Exporting(theme, lanes, self.tasks, self.toasts, window)
        self.reindexing = Reindexing(lanes.library, self.tasks, self.toasts, window)
        self.upkeep = Upkeep(lanes, self.tasks, self.toasts, commands, window)
        self.picture_finding = PictureFinding(theme, lanes, self.tasks, commands, window)
        self.sampling = Sampling(lanes, self.tasks, commands, self._panes.sample, window)

    def _make_settings(self) -> None:
        """Who answers for settings and for what is said of work that goes on."""
        from archive_app.gui.announcing import Announcing
        from archive_app.gui.colour_names import ColourNames
        from archive_app.gui.configuring import Configuring
        from archive_app.gui.importing import Importing
        from archive_app.gui.naming import Naming
        from archive_app.gui.preferences import Preferences

        theme, lanes, window = self._theme, self._lanes, self._window
        self.preferences = Preferences(theme, lanes, self._commands, self._panes, self._settings)
        self.naming = Naming(theme, lanes, self.handling, self)
        self.colour_names = ColourNames(theme, window)
        self.colour_names.named.connect(self.naming.name)
        chosen = (self.preferences, window.keys, self.naming)
        self.configuring = Configuring(theme, lanes, chosen, self.toasts, window)
        self.configuring.tell(self.queue, self.receiving, self.deciding, self.exporting)
        self.importing = Importing(
            lanes, self.tasks, self.toasts, lambda: self.preferences.settings, window
        )
        work = (self.queue, self.receiving, self.tasks)
        self.announcing = Announcing(self._panes, self._navigation, work, self.toasts)
        self.preferences.language_changed.connect(window.language_wanted)
        self.sampling.library_wanted.connect(window.library_wanted)
        self.sampling.removal_wanted.connect(window.removal_wanted)

    def _connect(self) -> None:
        """At once, so that nothing is seen that does not work yet."""
        from archive_app.gui.commanding import Commanding

        self._connect_panes()
        self._connect_saving()
        self.commanding = Commanding(self, self._window)

    def _connect_panes(self) -> None:
        panes, navigation = self._panes, self._navigation
        panes.inspector.pictures_wanted.connect(self.queue.get_pictures_of)
        panes.sidebar.model.dropped.connect(
            lambda numbers, tag: self.handling.tag(numbers, (tag,), ())
        )
        navigation.article_opened.connect(self.annotating.show_article)
        navigation.article_opened.connect(
            lambda opened: panes.sight.end_reading_mode() if opened is None else None
        )
        panes.reader.version_requested.connect(navigation.show_version)
        panes.inspector.version_requested.connect(
            lambda _, version: navigation.show_version(version)
        )
        for follower in (self.viewing, self.choosing):
            self.annotating.shown.connect(follower.show_article)
        panes.articles.list.entered_reader.connect(panes.reader.setFocus)
        panes.reader.notice.original_asked.connect(self.handling.open_original)
        self.annotating.search_wanted.connect(self.searching.search)
        self.boarding.article_wanted.connect(navigation.open_in_list)
        self.boarding.report_wanted.connect(self.exporting.ask_report)
        self.boarding.leave_requested.connect(self.annotating.offer_to_leave)
        self.inspecting.all_sound.connect(panes.sidebar.show_check)
        self.inspecting.tag_wanted.connect(lambda tag: navigation.go(Destination("tag", tag)))
        self.tagging.articles.changed.connect(self.handling.tag)
        self.tagging.mark_tagged.connect(self.annotating.tag_mark)
        for asker in (self.command_palette, self.retracing, self.picture_finding):
            asker.article_wanted.connect(navigation.open_in_list)

    def _connect_saving(self) -> None:
        panes = self._panes
        panes.save_page.once_made(self._connect_save)
        panes.welcome_page.once_made(self._connect_welcome)
        panes.queue_page.once_made(self._connect_queue)
        self.sampling.ended.connect(lambda: self.announcing.go_while_empty(ALL))
        self.tasks.changed.connect(self.pages.choose)

    def _connect_queue(self, panel: "QueuePanel") -> None:
        from archive_app.gui.task_rows import TaskRows

        panel.opened.connect(self._navigation.open_in_list)
        panel.import_wanted.connect(self.importing.choose)
        panel.compared.connect(self._panes.inspector.compare_requested)
        panel.add_above(TaskRows(self._theme, self.tasks))

    def _connect_save(self, save: "SavePanel") -> None:
        save.wanted.connect(self.announcing.save_pages)
        save.closed.connect(self._panes.hide_save_panel)

        def follow() -> None:
            save.keep.follow(pictures=self.preferences.settings.pictures)

        self.preferences.changed.connect(follow)
        follow()

    def _connect_welcome(self, welcome: "Welcome") -> None:
        welcome.wanted.connect(self.announcing.save_pages)
        welcome.files.connect(self.importing.choose)
        welcome.sample.connect(self.sampling.open)
        welcome.folder.connect(self._window.folder_wanted)
