"""The table of commands at work: actions with words, keys and icons, and what each does."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from archive_app.gui.command_table import MENUS, TABLE, Command
from archive_app.gui.icons import icon
from archive_app.gui.theme import Theme


class Commands(QObject):
    """The commands as ``QAction``s; ``on`` says what each does, ``allow`` when it may."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: set[str] = set()
        self._handled: set[str] = set()
        self._actions = {command.id: self._make(command) for command in TABLE}
        theme.changed.connect(self._colour)
        self._colour()
        self._enable()

    def action(self, id: str) -> QAction:
        """The action of the command ``id``.

        Raises:
            KeyError: there is no such command, a bug of ours.
        """
        return self._actions[id]

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

    def attach(self, pane: QWidget) -> None:
        """Let the plain keys act while ``pane`` or something in it has the focus."""
        for command in TABLE:
            if _plain(command):
                pane.addAction(self._actions[command.id])

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus of ``bar``."""
        window = bar.window()
        for name, title in MENUS:
            menu = bar.addMenu(QCoreApplication.translate("Commands", title))
            menu.setObjectName(name)
            self._fill_menu(menu, name)
        for command in TABLE:
            if not _plain(command):
                window.addAction(self._actions[command.id])  # the key works with the menu hidden

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
        if _plain(command):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = action.text().removesuffix("…")
        action.setToolTip(f"{words} ({key})" if key else words)
        return action

    def _colour(self) -> None:
        for command in TABLE:
            if command.icon:
                self._actions[command.id].setIcon(icon(command.icon, self._theme.colour("text_2")))

    def _enable(self) -> None:
        for command in TABLE:
            if command.when:
                self._actions[command.id].setEnabled(command.when in self._facts)


def _plain(command: Command) -> bool:
    """Whether its keys are single letters that must not act while something else is focused."""
    return (
        bool(command.keys)
        and not command.anywhere
        and all(
            "+" not in key[:-1] and not (len(key) > 1 and key[0] == "F") for key in command.keys
        )
    )
