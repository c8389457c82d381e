"""Settings, keys, help and what is said of the program itself; checking the library by hand."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QDialog, QWidget

from archive_app.actions.settings import log_file
from archive_app.gui.background import Lanes
from archive_app.gui.deciding import Deciding
from archive_app.gui.exporting import Exporting
from archive_app.gui.key_bindings import KeyBindings
from archive_app.gui.naming import Naming
from archive_app.gui.outside import open_outside
from archive_app.gui.preferences import Preferences
from archive_app.gui.receiving import Receiving
from archive_app.gui.saving import CaptureQueue
from archive_app.gui.theme import Theme
from archive_app.gui.toasts import Toasts

if TYPE_CHECKING:  # dialogs are imported when somebody opens them
    from archive_app.gui.settings_dialog import SettingsDialog


class Configuring(QObject):
    """Opens the dialogs that are about the program, and lets everybody know of new settings."""

    def __init__(
        self,
        theme: Theme,
        lanes: Lanes,
        chosen: tuple[Preferences, KeyBindings, Naming],
        toasts: Toasts,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._preferences, self._keys, self._naming = chosen
        keys = self._keys
        self._theme, self._lanes, self._commands = theme, lanes, keys.commands
        self._window = window
        self._open: dict[type[QDialog], QDialog] = {}
        commands = keys.commands

        def show_folder(folder: Path) -> None:
            open_outside(QUrl.fromLocalFile(str(folder)), toasts)

        commands.on("settings", self.show_settings)
        commands.on("keys", self.show_help)
        commands.on("about", self.show_about)
        commands.on("folder.open", lambda: show_folder(lanes.library))
        commands.on("log.open", lambda: show_folder(log_file().parent))

    def tell(
        self,
        queue: CaptureQueue,
        receiving: Receiving,
        deciding: Deciding,
        exporting: Exporting,
    ) -> None:
        """Let those that work by settings follow them, now and whenever they change."""

        def follow() -> None:
            settings = self._preferences.settings
            queue.follow(settings)
            receiving.follow(settings)
            deciding.follow(settings)
            exporting.policy = settings.export_pictures

        self._preferences.changed.connect(follow)
        exporting.policy = self._preferences.settings.export_pictures

    def show_settings(self) -> "SettingsDialog":
        """The settings, at the page shown last."""
        from archive_app.gui.settings_dialog import SettingsDialog

        dialog = self._open.get(SettingsDialog) or self._make_settings()
        self._show(dialog)
        assert isinstance(dialog, SettingsDialog)  # noqa: S101 - for the type checker
        return dialog

    def _make_settings(self) -> "SettingsDialog":
        from archive_app.gui.settings_dialog import SettingsDialog
        from archive_app.gui.settings_page import More

        parts = {
            "keys": More(self._make_keys, self._keys.reset_all),
            "colours": More(self._make_colours, lambda: self._naming.name({})),
        }
        return SettingsDialog(self._theme, self._commands, self._preferences, parts, self._window)

    def _make_keys(self) -> QWidget:
        from archive_app.gui.keys_page import KeysPage

        return KeysPage(self._theme, self._commands, self._keys)

    def _make_colours(self) -> QWidget:
        from archive_app.gui.colour_names import ColourFields

        fields = ColourFields(self._theme)
        fields.named.connect(self._naming.name)
        return fields

    def show_help(self) -> None:
        """The keys and the words of the search."""
        from archive_app.gui.help_dialog import HelpDialog

        self._show(HelpDialog(self._theme, self._commands, self._window))

    def show_about(self) -> None:
        """Versions and licences."""
        from archive_app.gui.about_dialog import AboutDialog

        self._show(AboutDialog(self._lanes, self._window))

    def _show(self, dialog: QDialog) -> None:
        """Show ``dialog`` beside the work, and one of its kind only."""
        old = self._open.get(type(dialog))
        if old is not None and old is not dialog:
            old.close()
            old.deleteLater()
        self._open[type(dialog)] = dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
