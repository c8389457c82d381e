"""The settings as they hold now: every change acts at once and is written down."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from archive_app.actions.settings import Settings, change, reset
from archive_app.domain.errors import ArchiveError
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.panes import Panes
from archive_app.gui.reader_style import BODY
from archive_app.gui.theme import Choice, Theme


class Preferences(QObject):
    """Shows the window as the settings say, and keeps what is chosen, in whichever place."""

    changed = Signal()
    """``settings`` are others."""

    language_changed = Signal(object)
    """The ``Settings`` that ask for another language than before."""

    def __init__(
        self,
        theme: Theme,
        lanes: Lanes,
        commands: Commands,
        panes: Panes,
        settings: Settings,
    ) -> None:
        super().__init__(panes)
        self._theme, self._lanes, self._commands, self._panes = theme, lanes, commands, panes
        self.settings = settings
        """As they hold now."""
        self._show()
        panes.reader.percent_changed.connect(self._keep_size)
        commands.on("list.compact", self._set_density)
        commands.on("theme", self._turn_theme)

    def choose(
        self, name: str, value: str, failed: Callable[[ArchiveError], None] | None = None
    ) -> None:
        """Set ``name`` to ``value`` in its text form; ``failed`` hears why it cannot be."""
        self._lanes.writing.ask(lambda _: change(name, value), self._take, failed)

    def reset(self, names: Sequence[str]) -> None:
        """Let ``names`` be as in the beginning."""
        self._lanes.writing.ask(lambda _: reset(*names), self._take)

    def _take(self, settings: Settings) -> None:
        if settings != self.settings:
            before, self.settings = self.settings, settings
            looks = (settings.theme, settings.contrast)
            if looks != self._theme.asked:  # the theme's own command turns it before it is saved
                self._theme.turn(*looks)
            self._show()
            self.changed.emit()
            if settings.language != before.language:
                self.language_changed.emit(settings)

    def _show(self) -> None:
        settings, panes = self.settings, self._panes
        sans, widest = settings.reader_font == "sans", settings.reader_width
        self._theme.set_reader(sans=sans, widest=widest)
        panes.reader.set_percent(round(settings.reader_size / BODY * 100))
        compact = settings.density == "compact"
        self._commands.action("list.compact").setChecked(compact)
        panes.articles.list.set_compact(on=compact)

    def _turn_theme(self) -> None:
        choice: Choice = "light" if self._theme.mode == "dark" else "dark"
        self._theme.turn(choice)
        self.choose("theme", choice)

    def _set_density(self) -> None:
        compact = self._commands.action("list.compact").isChecked()
        self._panes.articles.list.set_compact(on=compact)
        self.choose("density", "compact" if compact else "comfortable")

    def _keep_size(self, percent: int) -> None:
        self.choose("reader_size", str(round(BODY * percent / 100)))
