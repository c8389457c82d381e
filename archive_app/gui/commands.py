"""The table of commands at work: actions with words, keys and icons, and what each does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from archive_app.gui.command_table import MENUS, TABLE, Command
from archive_app.gui.icons import icon
from archive_app.gui.theme import Theme


class Commands(QObject):
    """The commands as ``QAction``s; ``on`` says what each does, ``allow`` when it may."""

    rebound = Signal()
    """A command has other keys: whoever shows one shows it anew."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: set[str] = set()
        self._handled: set[str] = set()
        self._panes: list[tuple[QWidget, bool]] = []
        """Where plain keys act."""
        self._window: QWidget | None = None
        self._actions = {command.id: self._make(command) for command in TABLE}
        self._icons = {command.id: command.icon for command in TABLE if command.icon}
        self._drawn: set[str] = set()
        """Whose icon has the colours of now."""
        theme.changed.connect(self._drawn.clear)
        self._enable()

    def action(self, id: str) -> QAction:
        """The action of the command ``id``.

        Raises:
            KeyError: there is no such command, a bug of ours.
        """
        return self._actions[id]

    def all_actions(self) -> tuple[QAction, ...]:
        """The action of every command, in the order of the table."""
        return tuple(self._actions.values())

    def on(self, id: str, handler: Callable[[], object]) -> None:
        """Run ``handler`` whenever the command ``id`` is chosen, from wherever."""
        self._handled.add(id)
        self._actions[id].triggered.connect(lambda _checked=False: handler())

    def allow(self, fact: str, *, when: bool) -> None:
        """Say whether ``fact`` holds; commands that need it follow."""
        if when != (fact in self._facts):
            self._facts ^= {fact}
            self._enable()

    @property
    def idle(self) -> tuple[str, ...]:
        """Commands that do nothing: there should be none."""
        return tuple(command.id for command in TABLE if command.id not in self._handled)

    def words(self, id: str) -> str:
        """The command in the person's language, without "…"."""
        return self._actions[id].text().removesuffix("…")

    def key(self, id: str) -> str:
        """Its first key as shown to the person ("Ctrl+N"); empty where it has none."""
        return self._actions[id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def keys(self, id: str) -> str:
        """All its keys as shown to the person: "/, Ctrl+F"."""
        form = QKeySequence.SequenceFormat.NativeText
        return ", ".join(key.toString(form) for key in self._actions[id].shortcuts())

    def tooltip(self, id: str) -> str:
        """Words and key: "Star (S)"."""
        return self._actions[id].toolTip()

    def bind(self, id: str, keys: Sequence[str]) -> None:
        """Give the command ``id`` exactly these keys (portable names), the first is shown."""
        action = self._actions[id]
        action.setShortcuts([QKeySequence(key) for key in keys])
        plain = _plain(id, keys)
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
            if plain
            else Qt.ShortcutContext.WindowShortcut
        )
        for pane, board in self._panes:
            _place(action, pane, there=plain and _acts_on(id, board=board))
        if self._window is not None:
            _place(action, self._window, there=not plain)
        self._say_key(action)
        self.rebound.emit()

    def attach(self, pane: QWidget, *, board: bool = False) -> None:
        """Let the plain keys act while ``pane`` or something in it has the focus.

        On the ``board`` those of pictures, elsewhere those of articles: they share keys.
        """
        self._panes.append((pane, board))
        for id, action in self._actions.items():
            _place(action, pane, there=_is_plain(action) and _acts_on(id, board=board))

    def draw_in(self, menu: QMenu) -> None:
        """Draw the icons of the commands in ``menu`` whenever it opens.

        Nobody else shows them, and drawing all takes 15 ms at every start and change of theme.
        """
        menu.aboutToShow.connect(lambda: self._draw(menu))

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus of ``bar``."""
        self._window = bar.window()
        for name, title in MENUS:
            menu = bar.addMenu(QCoreApplication.translate("Commands", title))
            menu.setObjectName(name)
            self.draw_in(menu)
            self._fill_menu(menu, name)
        for action in self._actions.values():  # the key works with the menu hidden
            _place(action, self._window, there=not _is_plain(action))

    def _fill_menu(self, menu: QMenu, name: str) -> None:
        for command in TABLE:
            if command.menu == name:
                if command.group:
                    menu.addSeparator()
                menu.addAction(self._actions[command.id])

    def _make(self, command: Command) -> QAction:
        action = QAction(QCoreApplication.translate("Commands", command.words), self)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        if _plain(command.id, command.keys):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._say_key(action)
        return action

    @staticmethod
    def _say_key(action: QAction) -> None:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = action.text().removesuffix("…")
        action.setToolTip(f"{words} ({key})" if key else words)

    def _draw(self, menu: QMenu) -> None:
        for action in menu.actions():
            name = self._icons.get(action.objectName())
            if name and action.objectName() not in self._drawn:
                action.setIcon(icon(name, self._theme.colour("text_2")))
                self._drawn.add(action.objectName())

    def _enable(self) -> None:
        for command in TABLE:
            if command.when:
                self._actions[command.id].setEnabled(self._facts.issuperset(command.when.split()))


_ON_BOARD = frozenset(command.id for command in TABLE if command.when == "board")

_ANYWHERE = frozenset(command.id for command in TABLE if command.anywhere)


def _plain(id: str, keys: Sequence[str]) -> bool:
    """Whether ``keys`` are single letters that must not act while something else is focused."""
    return (
        bool(keys)
        and id not in _ANYWHERE
        and all("+" not in key[:-1] and not (len(key) > 1 and key[0] == "F") for key in keys)
    )


def _acts_on(id: str, *, board: bool) -> bool:
    """Whether the plain keys of ``id`` belong to the board, or to list and reader."""
    return (id in _ON_BOARD) == board


def _is_plain(action: QAction) -> bool:
    return action.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut


def _place(action: QAction, widget: QWidget, *, there: bool) -> None:
    """Let the keys of ``action`` act in ``widget``, or not."""
    if there:
        widget.addAction(action)
    else:
        widget.removeAction(action)
