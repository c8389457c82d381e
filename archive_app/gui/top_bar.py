"""The bar across the top: save, search, what is being saved, and what the window shows."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

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
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(8)
        sidebar = self._button(commands, "sidebar", "panel-left", mirror=True)
        row.addWidget(sidebar)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        row.addStretch(1)
        row.addWidget(self.activity)
        row.addWidget(self._button(commands, "commands", "zap"))
        self._look.follow(commands.action("theme"))
        row.addWidget(self._look)
        row.addWidget(self._button(commands, "inspector", "panel-right", mirror=True))
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
