"""The panes of the window and what of them is seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui.article_model import ArticleModel
from archive_app.gui.article_panel import ArticlePanel
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.page import Page
from archive_app.gui.pane_layout import PaneLayout
from archive_app.gui.sample_strip import SampleStrip
from archive_app.gui.sidebar_model import SidebarModel
from archive_app.gui.sidebar_panel import SidebarPanel
from archive_app.gui.theme import Theme
from archive_app.gui.top_bar import TopBar
from archive_app.gui.window_state import WindowState

if TYPE_CHECKING:  # pages are imported and made when they are first shown
    from archive_app.gui.board_panel import BoardPanel
    from archive_app.gui.compare_panel import ComparePanel
    from archive_app.gui.facets_panel import FacetsPanel
    from archive_app.gui.inspector_panel import InspectorPanel
    from archive_app.gui.notes_view import NotesView
    from archive_app.gui.owner_panel import OwnerPanel
    from archive_app.gui.queue_panel import QueuePanel
    from archive_app.gui.reader_panel import ReaderPanel
    from archive_app.gui.save_panel import SavePanel
    from archive_app.gui.saving import CaptureQueue
    from archive_app.gui.welcome import Welcome

_SAVE_WIDTH = 360


class Panes(QWidget):
    """Top bar, sidebar, middle (list and reader, queue, or first run) and side.

    Bar, sidebar and list are there at once; what else there is, is made when first asked for.
    """

    def __init__(self, theme: Theme, commands: Commands, lanes: Lanes) -> None:
        super().__init__()
        self.theme, self._commands, self._lanes = theme, commands, lanes
        self.top = TopBar(theme, commands)
        self.sample = SampleStrip(theme)
        self.sidebar = SidebarPanel(theme, SidebarModel(self))
        self.articles = ArticlePanel(theme, commands, ArticleModel(lanes, self))
        self._jobs: CaptureQueue | None = None
        reading, self.middle, self.side = QStackedWidget(), QStackedWidget(), QStackedWidget()
        reading.setObjectName("reader_pane")
        self.side.setObjectName("side_pane")
        self.browse = _splitter(self.articles, reading)
        self.middle.addWidget(self.browse)
        self.reader_page = Page(reading, self._make_reader)
        self.inspector_page = Page(self.side, self._make_inspector)
        self.queue_page = Page(self.middle, self._make_queue)
        self.board_page = Page(self.middle, self._make_board)
        self.compare_page = Page(self.middle, self._make_compare)
        self.notes_page = Page(self.middle, self._make_notes)
        self.welcome_page = Page(self.middle, self._make_welcome)
        self.owner_page = Page(self.side, self._make_owner)
        self.facets_page = Page(self.side, self._make_facets)
        self.save_page = Page(self.side, self._make_save)
        self.outer = _splitter(self.sidebar, self.middle, self.side)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self._lay_out()
        self.widths = PaneLayout(theme, commands, self.outer, self.browse, self)
        self.articles.list.aside.connect(self._next_pane)
        self.sidebar.view.aside.connect(self._next_pane)

    @property
    def reader(self) -> "ReaderPanel":
        """The open article."""
        return self.reader_page.widget

    @property
    def inspector(self) -> "InspectorPanel":
        """What is known of the open article."""
        return self.inspector_page.widget

    @property
    def queue(self) -> "QueuePanel":
        """The capture queue; ``take_queue`` comes first."""
        return self.queue_page.widget

    @property
    def board(self) -> "BoardPanel":
        """The rights board."""
        return self.board_page.widget

    @property
    def owner(self) -> "OwnerPanel":
        """Who owns the picture chosen on the board."""
        return self.owner_page.widget

    @property
    def compare(self) -> "ComparePanel":
        """Two versions beside each other."""
        return self.compare_page.widget

    @property
    def notes(self) -> "NotesView":
        """The notes of all articles."""
        return self.notes_page.widget

    @property
    def welcome(self) -> "Welcome":
        """The first run."""
        return self.welcome_page.widget

    @property
    def facets(self) -> "FacetsPanel":
        """What a search can be narrowed by."""
        return self.facets_page.widget

    @property
    def save(self) -> "SavePanel":
        """Addresses to be saved."""
        return self.save_page.widget

    def restore(self, state: WindowState) -> None:
        """Widths and visibility as they were; those of the design at the first start."""
        if state.widths is not None:
            self.widths.set_widths(state.widths)
        self.widths.want("sidebar", on=state.sidebar)
        self.widths.want("inspector", on=state.inspector)
        self._show_side()

    def restore_design(self) -> None:
        """Everything in sight, as wide as the design has it."""
        for id in ("sidebar", "inspector"):
            self.widths.want(id, on=True)
        self._show_side()
        self.widths.set_widths(self.widths.design)

    def connect_commands(self) -> None:
        """The commands that only change what is seen."""
        commands = self._commands
        commands.on("sidebar", self._toggle_sidebar)
        commands.on("inspector", self._toggle_side)
        commands.on("reader.only", self._turn_reading_mode)
        commands.on("pane.next", lambda: self._next_pane(1))
        commands.on("pane.previous", lambda: self._next_pane(-1))

    def show_browse(self) -> None:
        """List and reader."""
        if self.owner_page.is_shown:
            self.side.setCurrentWidget(self.inspector)
        self._show_middle(self.browse)

    def take_queue(self, jobs: "CaptureQueue") -> None:
        """Show these ``jobs`` in the capture queue."""
        self._jobs = jobs

    def show_queue(self) -> None:
        """The capture queue."""
        self._show_middle(self.queue)

    def show_board(self) -> None:
        """The rights board, with who owns the chosen picture beside it."""
        if not self._saving():
            self.owner_page.show()
        self._show_middle(self.board)

    def show_notes(self) -> None:
        """The notes of all articles."""
        self._show_middle(self.notes)

    def show_compare(self) -> None:
        """Two versions, with the list of versions and changes beside them."""
        from archive_app.gui.inspector_panel import VERSIONS

        self.side.setCurrentWidget(self.inspector)
        self.inspector.show_tab(VERSIONS)
        self._show_middle(self.compare)
        self.compare.setFocus()

    @property
    def comparing(self) -> bool:
        """Whether two versions are shown."""
        return self.compare_page.is_shown

    def show_welcome(self) -> None:
        """The first run."""
        if not self.welcome_page.is_shown:
            self._show_middle(self.welcome)
            self.welcome.setFocus()

    def show_save_panel(self) -> None:
        """The panel for addresses, in the place of the inspector."""
        self.end_reading_mode()
        self.save_page.show()
        if self.widths.side.floating:  # it stays until it is closed, as no drawer does
            self._commands.action("inspector").setChecked(False)
        self._show_side()
        self.widths.widen_side(_SAVE_WIDTH)

    def hide_save_panel(self) -> None:
        """The inspector again."""
        self.side.setCurrentWidget(self.inspector)
        self._show_side()
        self.widths.widen_side(self.widths.design.side)
        self.focus_middle()

    def show_facets(self) -> None:
        """What a search can be narrowed by, in the place of the inspector."""
        if not self._saving():
            self.facets_page.show()

    def show_inspector(self) -> None:
        """The inspector in the place of the facets."""
        if not self._saving():
            self.side.setCurrentWidget(self.inspector)

    def reveal_inspector(self) -> None:
        """Bring the inspector into sight: something is to be typed there."""
        self.end_reading_mode()
        if self._saving():
            self.widths.widen_side(self.widths.design.side)
        self.side.setCurrentWidget(self.inspector)
        self.reveal_side()

    def end_reading_mode(self) -> None:
        """Something beside the article is wanted."""
        only = self._commands.action("reader.only")
        if only.isChecked():
            only.setChecked(False)
            self._show_side()

    def reveal_side(self) -> None:
        """Bring the side into sight, where the person has put it away or there is no room."""
        action = self._commands.action("inspector")
        if not action.isChecked():
            action.setChecked(True)
            self._show_side()

    def focus_middle(self) -> None:
        """Give the focus to the first of what the middle shows."""
        panes = self._middle_panes()
        next((pane for pane in panes if pane.isVisible()), panes[0]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes become drawers where the window gets narrow, and come back where it does not."""
        super().resizeEvent(event)
        if self.isVisible():
            self._fitting.start()
        else:
            self.widths.fit(self.width())
            self._show_fitted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts away what lies over the content."""
        if event.key() == Qt.Key.Key_Escape and self.widths.close_drawers():
            self.focus_middle()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """In an event of its own, as is what follows: one of both may style a pane anew."""
        with self._focus_in_sight():
            changed = self.widths.fit(self.width())
        if changed:
            QTimer.singleShot(0, self, self._show_fitted)

    def _show_fitted(self) -> None:
        self._show_side()
        self.widths.divide()

    def _show_middle(self, page: QWidget) -> None:
        self.middle.setCurrentWidget(page)
        self._show_side()

    def _toggle_sidebar(self) -> None:
        self._turn_in_sight("sidebar")
        if self.widths.sidebar.open:
            self.sidebar.view.setFocus()

    def _toggle_side(self) -> None:
        if self._saving():
            self.side.setCurrentWidget(self.inspector)
            self.widths.widen_side(self.widths.design.side)
        self._turn_in_sight("inspector")
        if self.widths.side.open:
            cast("QWidget", self.side.currentWidget()).setFocus()

    def _turn_reading_mode(self) -> None:
        """There is nothing to read where no article is open: then all stays in sight."""
        only = self._commands.action("reader.only")
        if only.isChecked() and self.middle.currentWidget() is self.browse:
            only.setChecked(self.reader.opened is not None)
        self._show_side()

    def _turn_in_sight(self, id: str) -> None:
        """Follow the command that shows and hides a pane; in reading mode it is wanted."""
        if self._commands.action("reader.only").isChecked():
            self._commands.action(id).setChecked(True)
            self.end_reading_mode()
        self._show_side()

    def _show_side(self) -> None:
        only = self._commands.action("reader.only").isChecked()
        page = self.middle.currentWidget()
        saving = self._saving()
        beside = page is self.browse or self.board_page.is_shown or self.comparing
        inspector = self._commands.action("inspector").isChecked() and beside
        sidebar = self._commands.action("sidebar").isChecked()
        with self._focus_in_sight():
            self.widths.sidebar.show_pane(on=sidebar and not only)
            self.articles.setVisible(not only or page is not self.browse)
            self.widths.side.show_pane(on=(saving or inspector) and not only)
            self.top.setVisible(not only)
        self._commands.allow("reader", when=page is self.browse)

    @contextmanager
    def _focus_in_sight(self) -> Iterator[None]:
        """Give the focus to the middle where what has it is hidden: Qt would give it to anything.

        That may be a button that undoes what was done last.
        """
        focused = self.window().focusWidget()
        yield
        if focused is not None and self.isVisible() and not focused.isVisible():
            self.focus_middle()

    def _next_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.top.search, self.sidebar.view, *self._middle_panes()]
        page = self.side.currentWidget()
        if page is not None and self.side.isVisible():
            panes.append(page)
        panes = [pane for pane in panes if pane.isVisible()]
        inside = [n for n, pane in enumerate(panes) if pane.hasFocus() or _holds_focus(pane)]
        at = inside[0] if inside else -1 if step > 0 else 0
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _middle_panes(self) -> list[QWidget]:
        page = self.middle.currentWidget()
        if page is self.browse:
            return [self.articles, self.reader]
        return [page] if page is not None else []

    def _saving(self) -> bool:
        return self.save_page.is_shown

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.sample)
        column.addWidget(self.outer, 1)

    def _make_reader(self) -> "ReaderPanel":
        from archive_app.gui.reader_panel import ReaderPanel

        return ReaderPanel(self.theme, self._commands, self._lanes)

    def _make_inspector(self) -> "InspectorPanel":
        from archive_app.gui.inspector_panel import IMAGES, InspectorPanel

        inspector = InspectorPanel(self.theme, self._commands, self._lanes)
        inspector.tab_changed.connect(lambda tab: self.widths.fit_images(shown=tab == IMAGES))
        return inspector

    def _make_queue(self) -> "QueuePanel":
        from archive_app.gui.queue_panel import QueuePanel

        assert self._jobs is not None  # noqa: S101 - a bug of ours
        return QueuePanel(self.theme, self._lanes, self._jobs)

    def _make_board(self) -> "BoardPanel":
        from archive_app.gui.board_model import BoardModel
        from archive_app.gui.board_panel import BoardPanel

        return BoardPanel(self.theme, self._commands, BoardModel(self._lanes, self))

    def _make_owner(self) -> "OwnerPanel":
        from archive_app.gui.owner_panel import OwnerPanel

        return OwnerPanel(self.theme, self._lanes)

    def _make_compare(self) -> "ComparePanel":
        from archive_app.gui.compare_panel import ComparePanel

        return ComparePanel(self.theme)

    def _make_notes(self) -> "NotesView":
        from archive_app.gui.notes_view import NotesView

        return NotesView(self.theme)

    def _make_welcome(self) -> "Welcome":
        from archive_app.gui.welcome import Welcome

        return Welcome(self.theme)

    def _make_facets(self) -> "FacetsPanel":
        from archive_app.gui.facets_panel import FacetsPanel

        return FacetsPanel(self.theme)

    def _make_save(self) -> "SavePanel":
        from archive_app.gui.save_panel import SavePanel

        return SavePanel(self.theme, self._commands, self._lanes)


def _splitter(*panes: QWidget) -> QSplitter:
    splitter = QSplitter()
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    splitter.setFrameShape(QFrame.Shape.NoFrame)
    for pane in panes:
        splitter.addWidget(pane)
    return splitter


def _holds_focus(pane: QWidget) -> bool:
    focused = pane.window().focusWidget()
    return focused is not None and pane.isAncestorOf(focused)
