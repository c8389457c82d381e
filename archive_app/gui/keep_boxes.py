"""What to keep of a page: its pictures, and how it looks once its scripts have run."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from archive_app.domain.library import WantedPictures
from archive_app.gui.background import Lanes
from archive_app.gui.icons import pixmap
from archive_app.gui.inspector_parts import words
from archive_app.gui.saving import Keep
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme

_ICON = 14
_GAP = 8
_LINE = 17
"""Of the words beside the icon, which stands in the middle of their first."""


class KeepBoxes(QWidget):
    """Two boxes below what is kept in any case; they begin as the settings say."""

    def __init__(self, theme: Theme, lanes: Lanes) -> None:
        super().__init__()
        self._theme, self._lanes = theme, lanes
        self._usual = True
        self.pictures = _box(self.tr("Pictures"))
        self.scripts = _box(self.tr("Run page scripts first"))
        self._shield = QLabel()
        self.hint = words("", "quiet")
        """What the scripts bring, or why none can be run here."""
        self._known = False
        self._arrange()
        theme.changed.connect(self._paint_shield)
        self._paint_shield()
        self._tell("")
        self.begin_again()

    @property
    def chosen(self) -> Keep:
        """What the boxes say."""
        kept = WantedPictures.ALL if self.pictures.isChecked() else WantedPictures.NONE
        return Keep(kept, render=self.scripts.isChecked())

    def follow(self, *, pictures: bool) -> None:
        """Follow the settings: whether ``pictures`` are saved with a page."""
        if pictures != self._usual:  # another setting changes nothing here
            self._usual = pictures
            self.begin_again()

    def begin_again(self) -> None:
        """The next page is kept as most are."""
        self.pictures.setChecked(self._usual)
        self.scripts.setChecked(False)

    def look_for_browser(self) -> None:
        """Find out once whether scripts can be run here; until then the box can be checked."""
        if not self._known:
            self._known = True
            self._lanes.network.run(_why_no_scripts, self._tell)  # it looks for files

    def _tell(self, problem: str) -> None:
        self.scripts.setEnabled(not problem)
        usual = self.tr("Slower. A picture of the whole page is kept as well.")
        self.hint.say(in_own_words(problem) if problem else usual)
        self.scripts.setAccessibleDescription(self.hint.words)

    def _paint_shield(self) -> None:
        colour = self._theme.colour("text_2")
        ratio = self.devicePixelRatioF()
        self._shield.setPixmap(pixmap("shield-check", colour, _ICON, ratio))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP // 2)
        always = QHBoxLayout()
        always.setSpacing(_GAP)
        self._shield.setFixedSize(_ICON, _LINE)
        always.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        kept = self.tr("Always kept: the original page and its rights data")
        always.addWidget(words(kept, "quiet"), 1)
        column.addLayout(always)
        column.addWidget(self.pictures)
        column.addWidget(self.scripts)
        below = QHBoxLayout()
        below.setContentsMargins(_ICON + _GAP + 2, 0, 0, 0)
        below.addWidget(self.hint)
        column.addLayout(below)


def _why_no_scripts() -> str:
    """Why no page can be shown to a browser here; empty where one can."""
    from archive_app.actions.rendering import CannotRender, demand_browser

    try:
        demand_browser()
    except CannotRender as why:
        return str(why)
    return ""


def _box(said: str) -> QCheckBox:
    box = QCheckBox(said)
    box.setObjectName("small")
    return box
