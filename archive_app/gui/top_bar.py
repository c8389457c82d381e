"""The bar across the top: save, search, what is being saved, and what the window shows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from archive_app.gui.activity_pill import ActivityPill
from archive_app.gui.buttons import HintButton, IconButton
from archive_app.gui.commands import Commands
from archive_app.gui.search_field import SearchField
from archive_app.gui.theme import Theme


class TopBar(QFrame):
    """48 px; ``search``, ``save`` and ``activity`` are its live parts."""

    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("topbar")
        self.setFixedHeight(theme.size("topbar"))
        self.search = SearchField(theme)
        self.activity = ActivityPill(theme)
        self.activity.clicked.connect(commands.action("go.queue").trigger)
        save = HintButton(theme, self.tr("Save page"), icon_name="plus", kind="primary")
        self.save = save
        save.clicked.connect(commands.action("page.save").trigger)
        self._look = IconButton(theme, "moon", commands.words("theme"))
        self._look.follow(commands.action("theme"))
        before = (self._button(commands, "sidebar", "panel-left", mirror=True), save)
        after = (
            self.activity,
            self._button(commands, "commands", "zap"),
            self._look,
            self._button(commands, "inspector", "panel-right", mirror=True),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(16)
        row.addWidget(_end(before, Qt.AlignmentFlag.AlignLeading), 1)
        row.addWidget(self.search, 3)
        row.addWidget(_end(after, Qt.AlignmentFlag.AlignTrailing), 1)
        theme.changed.connect(self._show_look)
        commands.rebound.connect(lambda: self._show_keys(commands))
        self._show_look()
        self._show_keys(commands)

    def _button(
        self, commands: Commands, id: str, icon_name: str, *, mirror: bool = False
    ) -> IconButton:
        if mirror and self.isRightToLeft():
            icon_name = {"panel-left": "panel-right", "panel-right": "panel-left"}[icon_name]
        button = IconButton(self._theme, icon_name, commands.words(id))
        button.follow(commands.action(id), lit=id != "sidebar")
        return button

    def _show_keys(self, commands: Commands) -> None:
        self.save.set_hint(commands.key("page.save").replace("+", " "))
        self.save.setToolTip(commands.tooltip("page.save"))
        self.search.set_key(commands.key("search"))

    def _show_look(self) -> None:
        self._look.set_icon("moon" if self._theme.mode == "light" else "sun")


def _end(widgets: Sequence[QWidget], side: Qt.AlignmentFlag) -> QWidget:
    """One end of the bar; both take the same room, so that the search is in the middle."""
    end = QWidget()
    row = QHBoxLayout(end)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if side == Qt.AlignmentFlag.AlignTrailing:
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    if side == Qt.AlignmentFlag.AlignLeading:
        row.addStretch(1)
    return end
