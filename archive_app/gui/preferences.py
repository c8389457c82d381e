"""Choices that the person makes in passing: light or dark, text size, density; kept at once."""

from PySide6.QtCore import QObject

from archive_app.actions.settings import Settings, change
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.panes import Panes
from archive_app.gui.theme import Choice, Theme

_BODY = 17
"""Pixels of the reader's body text at 100 %."""


class Preferences(QObject):
    """Shows the window as the settings say, and writes down what is chosen in it."""

    def __init__(self, theme: Theme, lanes: Lanes, commands: Commands, panes: Panes) -> None:
        super().__init__(panes)
        self._theme, self._lanes, self._commands, self._panes = theme, lanes, commands, panes

    def show(self, settings: Settings) -> None:
        """Begin with ``settings``; what is chosen from now on is kept."""
        self._panes.reader.set_percent(round(settings.reader_size / _BODY * 100))
        compact = settings.density == "compact"
        self._commands.action("list.compact").setChecked(compact)
        self._panes.articles.list.set_compact(on=compact)
        self._panes.reader.percent_changed.connect(self._keep_size)
        self._commands.on("list.compact", self._set_density)
        self._commands.on("theme", self._turn_theme)

    def _turn_theme(self) -> None:
        choice: Choice = "light" if self._theme.mode == "dark" else "dark"
        self._theme.set_mode(choice)
        self._keep("theme", choice)

    def _set_density(self) -> None:
        compact = self._commands.action("list.compact").isChecked()
        self._panes.articles.list.set_compact(on=compact)
        self._keep("density", "compact" if compact else "comfortable")

    def _keep_size(self, percent: int) -> None:
        self._keep("reader_size", str(round(_BODY * percent / 100)))

    def _keep(self, name: str, value: str) -> None:
        """Write a setting; on a lane, as it is a file."""
        self._lanes.writing.ask(lambda _: change(name, value), lambda _: None)
