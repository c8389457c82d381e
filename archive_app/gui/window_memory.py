"""Puts the window back as it was closed: size, widths, place, article, chosen rows, scroll."""

from PySide6.QtWidgets import QMainWindow

from archive_app.gui.article_panel import Seen
from archive_app.gui.destinations import INBOX
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.window_state import WindowState, keep_state


class WindowMemory:
    """Gives ``window`` a state, and has its state written down."""

    def __init__(self, window: QMainWindow, panes: Panes, navigation: Navigation) -> None:
        self._window, self._panes, self._navigation = window, panes, navigation

    def restore(self, state: WindowState) -> None:
        """Give the window its size again, and its panes and list what they showed."""
        if not state.geometry.isEmpty():
            self._window.restoreGeometry(state.geometry)
        self._panes.restore(state)
        self._panes.sidebar.model.set_closed(state.closed_tags)
        self._panes.sidebar.show_check(state.checked)
        self._panes.articles.restore(state.seen)

    def keep(self) -> None:
        """Have it written down how the window is now; nothing is said where that fails."""
        navigation, panes = self._navigation, self._panes
        searched = navigation.place.kind == "search"
        state = WindowState(
            geometry=self._window.saveGeometry(),
            widths=panes.widths.widths,
            place=INBOX if searched else navigation.place,
            article=navigation.number,
            sort=navigation.sort,
            sidebar=panes.widths.is_wanted("sidebar"),
            inspector=panes.widths.is_wanted("inspector"),
            closed_tags=tuple(sorted(panes.sidebar.model.closed)),
            seen=Seen() if searched else panes.articles.seen,
        )
        lanes = navigation.lanes
        lanes.writing.ask(lambda _: keep_state(lanes.library, state), lambda _: None)
