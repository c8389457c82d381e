"""The focus among the panes: from one to the next, and never on one that is hidden."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from archive_app.gui.commands import Commands

if TYPE_CHECKING:
    from archive_app.gui.panes import Panes


class PaneFocus(QObject):
    """Gives the focus to whichever of ``panes`` is to have it."""

    def __init__(self, panes: "Panes") -> None:
        super().__init__(panes)
        self._panes = panes
        panes.articles.list.aside.connect(self.step)
        panes.sidebar.view.aside.connect(self.step)

    def connect_commands(self, commands: Commands) -> None:
        """Let the keys for the next and the previous pane act."""
        commands.on("pane.next", lambda: self.step(1))
        commands.on("pane.previous", lambda: self.step(-1))

    def to_middle(self) -> None:
        """Give the focus to the first of what the middle shows."""
        middle = self._middle()
        next((pane for pane in middle if pane.isVisible()), middle[0]).setFocus()

    def step(self, step: int) -> None:
        """Give the focus to the next pane (1) or the previous (-1), round the end."""
        panes: list[QWidget] = [self._panes.top.search, self._panes.sidebar.view, *self._middle()]
        side = self._panes.side
        page = side.currentWidget()
        if page is not None and side.isVisible():
            panes.append(page)
        panes = [pane for pane in panes if pane.isVisible()]
        inside = [n for n, pane in enumerate(panes) if pane.hasFocus() or _holds_focus(pane)]
        at = inside[0] if inside else -1 if step > 0 else 0
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    @contextmanager
    def kept_in_sight(self) -> Iterator[None]:
        """Give the focus to the middle where what has it is hidden: Qt would give it to anything.

        That may be a button that undoes what was done last.
        """
        focused = self._panes.window().focusWidget()
        yield
        if focused is not None and self._panes.isVisible() and not focused.isVisible():
            self.to_middle()

    def _middle(self) -> list[QWidget]:
        page = self._panes.middle.currentWidget()
        if page is self._panes.browse:
            return [self._panes.articles, self._panes.reader]
        return [page] if page is not None else []


def _holds_focus(pane: QWidget) -> bool:
    focused = pane.window().focusWidget()
    return focused is not None and pane.isAncestorOf(focused)
