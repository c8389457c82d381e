"""How wide the panes are, and which of them are drawers because the window is narrow."""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from archive_app.gui.commands import Commands
from archive_app.gui.drawer import Drawer
from archive_app.gui.theme import Theme

NARROW = 1180
"""Logical pixels of the window below which the inspector is a drawer."""

VERY_NARROW = 900
"""The same for the sidebar."""

_UNSEEN = 1440
"""What is divided before the window has a size."""

_SIDEBAR_MOST, _LIST_MOST, _SIDE_MOST = 320, 520, 440


@dataclass(frozen=True, slots=True)
class Widths:
    """Logical pixels of the panes beside the reader, without the line at their edge."""

    sidebar: int
    list: int
    side: int


class PaneLayout(QObject):
    """Three panes in a row, the middle one of list and reader; widths are the person's."""

    def __init__(
        self, theme: Theme, commands: Commands, outer: QSplitter, browse: QSplitter, ground: QWidget
    ) -> None:
        """``outer`` has sidebar, middle and side, ``browse`` list and reader; on ``ground``."""
        super().__init__(ground)
        self._theme, self._commands = theme, commands
        self._outer, self._browse = outer, browse
        self._left, self._right = _pane(outer, 0), _pane(outer, 2)
        self._wide = {"sidebar": True, "inspector": True}
        """What the person had in sight before the window got narrow, by command."""
        self._before_images = 0
        """Width of the side before the pictures' tab made it wider; 0 where it did not."""
        self._limit()
        self._widths = self.design
        self.sidebar = Drawer(theme, self._left, self._outer, ground, leading=True)
        self.side = Drawer(theme, self._right, self._outer, ground, leading=False)
        self._drawers = {"inspector": (self.side, NARROW), "sidebar": (self.sidebar, VERY_NARROW)}
        self.set_widths(self.design)
        self._outer.splitterMoved.connect(self._dragged)
        self._browse.splitterMoved.connect(self._dragged)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._focused)

    @property
    def design(self) -> Widths:
        """The widths of the first start."""
        # The design counts a pane with the line at its edge; here the line is the splitter's.
        names = ("sidebar", "list", "inspector")
        return Widths(*(self._theme.size(name) - 1 for name in names))

    @property
    def widths(self) -> Widths:
        """As the person left them; what a tab needed for itself does not count."""
        side = self._before_images or self._widths.side
        return Widths(self._widths.sidebar, self._widths.list, side)

    def set_widths(self, widths: Widths) -> None:
        """Make the panes so wide, as far as the window has room."""
        self._widths = widths
        self._before_images = 0
        self.sidebar.width, self.side.width = widths.sidebar, widths.side
        self.divide()

    def is_wanted(self, id: str) -> bool:
        """Whether the person wants ``sidebar`` or ``inspector`` in sight where there is room."""
        drawer, _ = self._drawers[id]
        return self._wide[id] if drawer.floating else self._commands.action(id).isChecked()

    def want(self, id: str, *, on: bool) -> None:
        """Have ``sidebar`` or ``inspector`` in sight, a drawer once there is room for it again."""
        self._wide[id] = on
        self._commands.action(id).setChecked(on and not self._drawers[id][0].floating)

    def fit(self, width: int) -> bool:
        """Make drawers of the panes that a window of ``width`` has no room for, and back.

        True where something changed: then ``divide`` once the panes are shown.
        """
        changed = False
        for id, (drawer, limit) in self._drawers.items():
            action = self._commands.action(id)
            if (width < limit) == drawer.floating:
                continue
            if not drawer.floating:
                self._wide[id] = action.isChecked()
            drawer.float(on=not drawer.floating)
            action.setChecked(self._wide[id] and not drawer.floating)
            changed = True
        return changed

    def widen_side(self, width: int) -> None:
        """Make the pane at the side ``width`` wide."""
        self._widths = Widths(self._widths.sidebar, self._widths.list, width)
        self.side.width = width
        self.side.place()
        self.divide()

    def fit_images(self, *, shown: bool) -> None:
        """The pictures' tab is wider, where the person has not made the pane wider already."""
        wide = self._theme.size("inspector_images_tab")
        if shown and self._widths.side < wide:
            before = self._widths.side
            self.widen_side(wide)
            self._before_images = before
        elif not shown and self._before_images:
            self.widen_side(self._before_images)
            self._before_images = 0

    def divide(self) -> None:
        """Give the splitters the widths that are wanted; the middle takes the rest."""
        wanted = {self._left: self._widths.sidebar, self._right: self._widths.side}
        seen = self._outer.isVisible()
        parts = [_pane(self._outer, n) for n in range(self._outer.count())]
        beside = [part for part in parts if not (seen and part.isHidden())]
        middle = (self._outer.width() if seen else _UNSEEN) - len(beside) + 1
        middle -= sum(wanted.get(part, 0) for part in beside)
        self._outer.setSizes([wanted.get(part, middle) for part in parts])
        self._browse.setSizes([self._widths.list, max(1, middle - self._widths.list - 1)])

    def close_drawers(self) -> bool:
        """Put away whatever lies over the content; False where nothing did."""
        opened = [id for id, (drawer, _) in self._drawers.items() if drawer.open]
        for id in opened:
            self._close(id)
        return bool(opened)

    def _close(self, id: str) -> None:
        action = self._commands.action(id)
        if action.isChecked():
            action.trigger()

    def _dragged(self) -> None:
        """Remember the widths that the person has just chosen."""
        seen = {
            "sidebar": (self.sidebar, self._left.width(), self._widths.sidebar),
            "side": (self.side, self._right.width(), self._widths.side),
        }
        kept = {
            name: old if drawer.floating or not width else width
            for name, (drawer, width, old) in seen.items()
        }
        if kept["side"] != self._widths.side:
            self._before_images = 0
        self._widths = Widths(kept["sidebar"], self._browse.sizes()[0], kept["side"])

    def _focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Who goes on in the content is done with the drawer."""
        if now is None or not self._outer.isAncestorOf(now):
            return
        for id, (drawer, _) in self._drawers.items():
            if drawer.open and not drawer.holds(now):
                self._close(id)

    def _limit(self) -> None:
        size = self._theme.size
        for pane, least, most in (
            (self._left, size("sidebar_min"), _SIDEBAR_MOST),
            (self._right, size("inspector_min"), _SIDE_MOST),
            (_pane(self._browse, 0), size("list_min"), _LIST_MOST),
        ):
            pane.setMinimumWidth(least)
            pane.setMaximumWidth(most)
        self._browse.setStretchFactor(1, 1)
        self._outer.setStretchFactor(1, 1)


def _pane(splitter: QSplitter, place: int) -> QWidget:
    return cast("QWidget", splitter.widget(place))
