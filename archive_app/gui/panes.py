"""The panes of the window and what of them is seen."""

from typing import TYPE_CHECKING

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
from archive_app.gui.pane_focus import PaneFocus
from archive_app.gui.pane_layout import PaneLayout
from archive_app.gui.panes_in_sight import PanesInSight
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
        self.focus = PaneFocus(self)
        self.sight = PanesInSight(self, commands)

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
        self.sight.follow()

    def restore_design(self) -> None:
        """Everything in sight, as wide as the design has it."""
        for id in ("sidebar", "inspector"):
            self.widths.want(id, on=True)
        self.sight.follow()
        self.widths.set_widths(self.widths.design)

    def connect_commands(self) -> None:
        """The commands that only change what is seen."""
        self.sight.connect_commands()
        self.focus.connect_commands(self._commands)

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
        if not self.saving:
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
    def saving(self) -> bool:
        """Whether the panel for addresses is shown."""
        return self.save_page.is_shown

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
        self.sight.end_reading_mode()
        self.save_page.show()
        if self.widths.side.floating:  # it stays until it is closed, as no drawer does
            self._commands.action("inspector").setChecked(False)
        self.sight.follow()
        self.widths.widen_side(_SAVE_WIDTH)

    def hide_save_panel(self) -> None:
        """The inspector again."""
        self.side.setCurrentWidget(self.inspector)
        self.sight.follow()
        self.widths.widen_side(self.widths.design.side)
        self.focus.to_middle()

    def show_facets(self) -> None:
        """What a search can be narrowed by, in the place of the inspector."""
        if not self.saving:
            self.facets_page.show()

    def show_inspector(self) -> None:
        """The inspector in the place of the facets."""
        if not self.saving:
            self.side.setCurrentWidget(self.inspector)

    def reveal_inspector(self) -> None:
        """Bring the inspector into sight: something is to be typed there."""
        self.sight.end_reading_mode()
        if self.saving:
            self.widths.widen_side(self.widths.design.side)
        self.side.setCurrentWidget(self.inspector)
        self.sight.reveal_side()

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
            self.focus.to_middle()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """In an event of its own, as is what follows: one of both may style a pane anew."""
        with self.focus.kept_in_sight():
            changed = self.widths.fit(self.width())
        if changed:
            QTimer.singleShot(0, self, self._show_fitted)

    def _show_fitted(self) -> None:
        self.sight.follow()
        self.widths.divide()

    def _show_middle(self, page: QWidget) -> None:
        self.middle.setCurrentWidget(page)
        self.sight.follow()

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
