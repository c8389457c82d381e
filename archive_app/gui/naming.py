"""The names of the highlight colours: asked of the library, changed with the way back."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from archive_app.domain.annotation import Colour
from archive_app.domain.changes import Changes, Touched
from archive_app.gui.background import Lanes
from archive_app.gui.handling import Handling
from archive_app.gui.theme import Theme


class Naming(QObject):
    """Tells the theme what the person calls the colours, now and whenever that changes."""

    def __init__(self, theme: Theme, lanes: Lanes, handling: Handling, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._lanes, self._handling = theme, lanes, handling
        lanes.changed.connect(self._follow)
        self._ask()

    def name(self, names: Mapping[Colour, str]) -> None:
        """Call the colours by ``names`` and by no others."""
        words = self.tr("Highlight colours named")
        self._lanes.change(
            lambda archive: archive.colour_names.set(names),
            lambda changes: self._handling.say_done(words, changes),
        )

    def _follow(self, changes: Changes) -> None:
        if Touched.COLOURS in changes.kinds:
            self._ask()

    def _ask(self) -> None:
        self._lanes.reading.overtake(
            "colour names", lambda archive: archive.colour_names.all(), self._theme.name_colours
        )
