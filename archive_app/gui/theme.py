"""Light and dark: one set of tokens for style sheet, palette and everything painted by hand."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from archive_app.gui.fonts import load_control_fonts, load_fonts
from archive_app.gui.tokens import Mode, tokens
from archive_app.resources import resource

Choice = Literal["auto", "light", "dark"]

_TOKEN = re.compile(r"@([a-z0-9_.]+)@")
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover_row",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_control",
    QPalette.ColorRole.Shadow: "border_control",
    QPalette.ColorRole.Accent: "accent",
}


class Theme(QObject):
    """The look of the program. ``changed`` comes after style sheet and palette are in force."""

    changed = Signal()
    colours_named = Signal()
    """Highlight colours have other names; nothing looks otherwise."""

    def __init__(self, choice: Choice = "auto", parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_control_fonts()
        self._choice: Choice = choice
        self._mode: Mode = "light"
        self._colour_names: dict[str, str] = {}
        self._sans = False
        self._widest: int | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What is shown now."""
        return self._mode

    @property
    def choice(self) -> Choice:
        """What the person chose: ``auto`` follows the desktop."""
        return self._choice

    def colour(self, name: str) -> QColor:
        """The colour called ``name`` in the tokens: ``text``, ``status.open.fg``.

        Raises:
            KeyError: there is no such token, a bug of ours.
        """
        return QColor(tokens().colours[self._mode][name])

    def size(self, name: str) -> int:
        """Logical pixels of ``sidebar``, ``space.2``, ``radius.card`` and the like."""
        if name == "reader_measure_max" and self._widest is not None:
            return self._widest
        return tokens().sizes[name]

    def font(self, name: str) -> QFont:
        """The font of ``ui.body``, ``reader.h1`` …, its size in pixels."""
        style = tokens().types[name]
        font = QFont(list(self.families(name.partition(".")[0])))
        font.setPixelSize(style.size)
        font.setWeight(QFont.Weight(style.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def line(self, name: str) -> int:
        """Line height of ``ui.body``, ``reader.h1`` … in logical pixels."""
        return tokens().types[name].line

    def families(self, group: str) -> tuple[str, ...]:
        """Family and fallbacks of ``ui``, ``reader`` or ``mono``."""
        if group == "reader":  # its faces are unpacked with the first article
            load_fonts()
        return tokens().families["ui" if group == "reader" and self._sans else group]

    def set_mode(self, choice: Choice) -> None:
        """Show ``choice`` from now on."""
        self._choice = choice
        self._apply()

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """No style sheet while many widgets are made at once; it is in force again afterwards.

        Under a sheet a widget that is put into another is styled anew, with all that is in it:
        280 ms of CPU for the window where it takes 85 without, and 30 for the sheet at the end.
        """
        app = _application()
        app.setStyleSheet("")
        try:
            yield
        finally:
            app.setStyleSheet(self._style_sheet())

    def set_reader(self, *, sans: bool, widest: int) -> None:
        """Set articles without serifs or with, in a column of at most ``widest`` logical pixels."""
        if (sans, widest) != (self._sans, self._widest or tokens().sizes["reader_measure_max"]):
            self._sans, self._widest = sans, widest
            self.changed.emit()

    @property
    def colour_names(self) -> dict[str, str]:
        """What the person calls highlight colours, by their values; those without a name miss."""
        return self._colour_names

    def name_colours(self, names: Mapping[str, str]) -> None:
        """Call highlight colours by these names from now on."""
        if self._colour_names != dict(names):
            self._colour_names = dict(names)
            self.colours_named.emit()

    def _follow(self) -> None:
        if self._choice == "auto":
            self._apply()

    def _apply(self) -> None:
        self._mode = self._wanted()
        app = _application()
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        font, palette, sheet = self.font("ui.body"), self._palette(), self._style_sheet()
        if app.font() != font:
            app.setFont(font)
        if app.styleSheet() != sheet:  # it goes through every widget there is
            # From one sheet to another takes four times as long as by way of none (measured).
            app.setStyleSheet("")
            app.setPalette(palette)
            app.setStyleSheet(sheet)
        self.changed.emit()

    def _wanted(self) -> Mode:
        if self._choice != "auto":
            return self._choice
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_3"))
        return palette

    def _style_sheet(self) -> str:
        template = resource("window.qss").read_text(encoding="utf-8")
        tick = resource(f"ticks/{self._mode}.svg").as_posix()
        values = {**tokens().colours[self._mode], "tick": tick}
        return _TOKEN.sub(lambda match: values[match[1]], template)


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())


class Paper(Theme):
    """Light colours for what is printed; the window keeps its own look."""

    def _apply(self) -> None:
        self._mode = "light"
