"""Which panes are in sight: as their commands say; in reading mode the article alone."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from archive_app.gui.commands import Commands

if TYPE_CHECKING:
    from archive_app.gui.panes import Panes


class PanesInSight(QObject):
    """Shows and hides ``panes``; which page the middle has, they say themselves."""

    def __init__(self, panes: "Panes", commands: Commands) -> None:
        super().__init__(panes)
        self._panes, self._commands = panes, commands
        self._sidebar, self._inspector = commands.action("sidebar"), commands.action("inspector")
        self._reading = commands.action("reader.only")

    def connect_commands(self) -> None:
        """Let the commands act that only change what is seen."""
        self._commands.on("sidebar", self._toggle_sidebar)
        self._commands.on("inspector", self._toggle_side)
        self._commands.on("reader.only", self._turn_reading_mode)

    def follow(self) -> None:
        """Show what the commands say, beside the page that the middle has now."""
        panes, only = self._panes, self._reading.isChecked()
        page = panes.middle.currentWidget()
        beside = page is panes.browse or panes.board_page.is_shown or panes.comparing
        inspector = self._inspector.isChecked() and beside
        sidebar = self._sidebar.isChecked()
        with panes.focus.kept_in_sight():
            panes.widths.sidebar.show_pane(on=sidebar and not only)
            panes.articles.setVisible(not only or page is not panes.browse)
            panes.widths.side.show_pane(on=(panes.saving or inspector) and not only)
            panes.top.setVisible(not only)
        self._commands.allow("reader", when=page is panes.browse)

    def end_reading_mode(self) -> None:
        """Something beside the article is wanted."""
        if self._reading.isChecked():
            self._reading.setChecked(False)
            self.follow()

    def reveal_side(self) -> None:
        """Bring the side into sight, where the person has put it away or there is no room."""
        if not self._inspector.isChecked():
            self._inspector.setChecked(True)
            self.follow()

    def _toggle_sidebar(self) -> None:
        self._turn(self._sidebar)
        if self._panes.widths.sidebar.open:
            self._panes.sidebar.view.setFocus()

    def _toggle_side(self) -> None:
        panes = self._panes
        if panes.saving:
            panes.side.setCurrentWidget(panes.inspector)
            panes.widths.widen_side(panes.widths.design.side)
        self._turn(self._inspector)
        if panes.widths.side.open:
            cast("QWidget", panes.side.currentWidget()).setFocus()

    def _turn(self, shown: QAction) -> None:
        """Follow the command that shows and hides a pane; in reading mode it is wanted."""
        if self._reading.isChecked():
            shown.setChecked(True)
            self.end_reading_mode()
        self.follow()

    def _turn_reading_mode(self) -> None:
        """There is nothing to read where no article is open: then all stays in sight."""
        panes = self._panes
        if self._reading.isChecked() and panes.middle.currentWidget() is panes.browse:
            self._reading.setChecked(panes.reader.opened is not None)
        self.follow()
