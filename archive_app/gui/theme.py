"""Light and dark, plain and high in contrast: one set of tokens for all that is painted."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from archive_app.gui.contrast import readable, stronger
from archive_app.gui.fonts import load_control_fonts, load_fonts
from archive_app.gui.tokens import Mode, TypeStyle, tokens
from archive_app.resources import resource

if TYPE_CHECKING:  # what the first paint does not need
    from archive_app.domain.annotation import Colour

Choice = Literal["auto", "light", "dark"]
Contrast = Literal["auto", "high"]

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

    def __init__(
        self,
        choice: Choice = "auto",
        contrast: Contrast = "auto",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        load_control_fonts()
        self._choice: Choice = choice
        self._contrast: Contrast = contrast
        self._mode: Mode = "light"
        self._colours = colours("light", strong=False)
        self._colour_names: dict[Colour, str] = {}
        self._sans = False
        self._widest: int | None = None
        self._left: Iterator[None] | None = None
        """What is still to be done of a change."""
        self._still: list[QWidget] = []
        """Windows that show nothing new until it is done."""
        self._clock = QTimer(self, interval=0)
        self._clock.timeout.connect(self._step)
        self._hints = QGuiApplication.styleHints()  # what it gives is gone with it
        self._hints.colorSchemeChanged.connect(self._follow)
        needs = self._hints.accessibility()
        needs.contrastPreferenceChanged.connect(self._follow_contrast)
        self._desktop = needs.contrastPreference()
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
        return QColor(self._colours[name])

    def size(self, name: str) -> int:
        """Logical pixels of ``sidebar``, ``space.2``, ``radius.card`` and the like."""
        if name == "reader_measure_max" and self._widest is not None:
            return self._widest
        return tokens().sizes[name]

    def font(self, name: str) -> QFont:
        """The font of ``ui.body``, ``reader.h1`` …, its size in pixels."""
        families = self.families(name.partition(".")[0])
        return QFont(_font(families, tokens().types[name]))  # whoever asks may change it

    def line(self, name: str) -> int:
        """Line height of ``ui.body``, ``reader.h1`` … in logical pixels."""
        return tokens().types[name].line

    def families(self, group: str) -> tuple[str, ...]:
        """Family and fallbacks of ``ui``, ``reader`` or ``mono``."""
        if group == "reader":  # its faces are unpacked with the first article
            load_fonts()
        return tokens().families["ui" if group == "reader" and self._sans else group]

    @property
    def asked(self) -> tuple[Choice, Contrast]:
        """What was asked for last."""
        return self._choice, self._contrast

    def set_mode(self, choice: Choice) -> None:
        """Show ``choice`` from now on."""
        self._choice = choice
        self._apply()

    def turn(self, choice: Choice, contrast: Contrast | None = None) -> None:
        """The same in pieces; the windows stand still meanwhile and answer between two of them.

        All at once it is a stretch of 110 ms in which no key is heard; none of these takes 50.
        """
        self._choice = choice
        self._contrast = contrast or self._contrast
        self._finish()
        self._still = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        for window in self._still:
            window.setUpdatesEnabled(False)
        self._left = self._pieces()
        self._clock.start()

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
    def colour_names(self) -> "Mapping[Colour, str]":
        """What the person calls highlight colours; those without a name miss."""
        return self._colour_names

    def name_colours(self, names: "Mapping[Colour, str]") -> None:
        """Call highlight colours by these names from now on."""
        if self._colour_names != dict(names):
            self._colour_names = dict(names)
            self.colours_named.emit()

    def _follow(self) -> None:
        if self._choice == "auto":
            self.turn("auto")

    def _follow_contrast(self, preference: Qt.ContrastPreference) -> None:
        self._desktop = preference
        self.turn(self._choice)

    def _apply(self) -> None:
        self._left = self._pieces()
        self._finish()

    def _finish(self) -> None:
        """Do at once what is left of a change."""
        while self._left is not None:
            self._step()

    def _step(self) -> None:
        if self._left is not None and next(self._left, self) is self:
            self._left = None
            self._clock.stop()
            still, self._still = self._still, []
            for window in filter(isValid, still):  # one may be closed by now
                window.setUpdatesEnabled(True)

    def _pieces(self) -> Iterator[None]:
        self._mode = self._wanted()
        wanted = self._contrast == "high" or self._desktop == Qt.ContrastPreference.HighContrast
        self._colours = colours(self._mode, strong=wanted)
        app = _application()
        # A sheet stands before the style and has no name; setting it again takes 46 ms of CPU.
        if not app.styleSheet() and app.style().name() != "fusion":
            app.setStyle("Fusion")
        font, palette, sheet = self.font("ui.body"), self._palette(), self._style_sheet()
        if app.font() != font:
            app.setFont(font)
        if app.styleSheet() != sheet:  # it goes through every widget there is
            # From one sheet to another takes four times as long as by way of none (measured).
            app.setStyleSheet("")
            app.setPalette(palette)
            yield
            app.setStyleSheet(sheet)
            yield
        self.changed.emit()

    def _wanted(self) -> Mode:
        if self._choice != "auto":
            return self._choice
        scheme = self._hints.colorScheme()
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
        values = {**self._colours, "tick": tick}
        return _TOKEN.sub(lambda match: values[match[1]], template)


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())


@cache
def colours(mode: Mode, *, strong: bool) -> dict[str, str]:
    """Every colour of ``mode`` by name, "#RRGGBB"; ``strong`` for much contrast.

    Beside the design's: ``marked_2``, ``text_2`` for words of the article, which may be marked.
    """
    designed = tokens().colours[mode]
    shown = stronger(designed) if strong else designed
    marks = [name for name in shown if name.startswith("annotation.")]
    grounds = [shown[name] for name in ("match", "reader", *marks)]
    return {**shown, "marked_2": readable(shown["text_2"], grounds, strong=strong)}


@cache
def _font(families: tuple[str, ...], style: TypeStyle) -> QFont:
    """Made once: delegates ask for fonts in every row they paint."""
    font = QFont(list(families))
    font.setPixelSize(style.size)
    font.setWeight(QFont.Weight(style.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Paper(Theme):
    """Light colours for what is printed; the window keeps its own look."""

    def _pieces(self) -> Iterator[None]:
        return iter(())  # a theme begins light
