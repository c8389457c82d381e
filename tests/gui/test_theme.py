"""Colours, type and icons from the design's tokens, light and dark."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from archive_app import gui
from archive_app.domain.annotation import Colour
from archive_app.gui.contrast import contrast
from archive_app.gui.fonts import load_fonts
from archive_app.gui.icons import pixmap
from archive_app.gui.theme import Choice, Paper, Theme, colours
from archive_app.gui.tokens import Mode, tokens
from archive_app.resources import resource

_GROUNDS = ("window", "surface", "reader", "raised")
_SOFT = ("selection_row", "hover_row", "inset")


def too_near(
    shown: dict[str, str], checked: list[tuple[str, str]], ratio: float
) -> dict[tuple[str, str], float]:
    """Those of the pairs ``checked`` that stand out less than ``ratio``, and how much."""
    ratios = {pair: contrast(shown[pair[0]], shown[pair[1]]) for pair in checked}
    return {pair: found for pair, found in ratios.items() if found < ratio}


def sheet() -> str:
    """The style sheet in force, in small letters."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.styleSheet().lower()


def test_both_modes_have_the_same_colours() -> None:
    designed = tokens().colours

    assert designed["light"].keys() == designed["dark"].keys()


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_all_text_can_be_read(mode: Mode, strong: bool) -> None:
    shown = colours(mode, strong=strong)
    words = ("text", "text_2", "text_3", "accent", "link")
    checked = [(text, ground) for text in words for ground in (*_GROUNDS, *_SOFT)]
    badges = json.loads(resource("tokens.json").read_text("utf-8"))["color"][mode]["status"]
    checked += [(f"status.{badge}.fg", f"status.{badge}.bg") for badge in badges]
    marks = ("match", "reader", *(f"annotation.{colour}" for colour in Colour))
    checked += [(words, mark) for words in ("text", "marked_2") for mark in marks]
    checked += [(f"diff.{kind}_fg", f"diff.{kind}_bg") for kind in ("add", "del")]
    checked += [("on_accent", "accent"), ("match_text", "match"), ("on_accent", "accent_hover")]

    poor = too_near(shown, checked, 7 if strong else 4.5)

    assert poor == {}


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_fields_and_the_focus_are_seen(mode: Mode, strong: bool) -> None:
    shown = colours(mode, strong=strong)
    checked = [(edge, ground) for edge in ("border_control", "focus") for ground in _GROUNDS]
    if strong:
        checked += [("border", ground) for ground in _GROUNDS]
        checked += [(f"annotation_mark.{colour}", "reader") for colour in Colour]

    poor = too_near(shown, checked, 4.5 if strong else 3)

    assert poor == {}


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)  # WebAIM's example
    assert contrast("#123456", "#123456") == 1


def test_more_contrast_on_the_desktop_is_followed_at_once_and_left_again(
    qtbot: QtBot, theme: Theme, frame: QWidget
) -> None:
    hints = QGuiApplication.styleHints()
    asked = hints.accessibility().contrastPreferenceChanged
    seen = []

    for preference in (Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference):
        with qtbot.waitSignal(theme.changed):
            asked.emit(preference)
        qtbot.waitUntil(frame.updatesEnabled)
        palette = QGuiApplication.palette()
        seen.append((theme.colour("text").name(), palette.color(QPalette.ColorRole.Mid).name()))
        assert theme.colour("border").name() in sheet()

    plain = tokens().colours["light"]
    assert seen[0] == ("#000000", colours("light", strong=True)["border"].lower())
    assert seen[1] == (plain["text"].lower(), plain["border"].lower())


def test_more_contrast_can_be_chosen_where_the_desktop_says_nothing(qtbot: QtBot) -> None:
    theme = Theme("dark", "high")

    assert theme.colour("text").name() == "#ffffff"
    assert Paper().colour("text").name() == tokens().colours["light"]["text"].lower()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_mode_reaches_palette_and_style_sheet(qtbot: QtBot, mode: Choice) -> None:
    theme = Theme("light")

    with qtbot.waitSignal(theme.changed):
        theme.set_mode(mode)

    assert QGuiApplication.palette().color(QPalette.ColorRole.WindowText) == theme.colour("text")
    assert theme.colour("surface").name() in sheet()
    assert theme.mode == mode


def test_no_lambda_hears_the_theme_which_outlives_windows() -> None:
    # A method is let go with its widget; a lambda is called for one that is gone, and fails: the
    # window is made anew for another language, and the theme stays.
    heard = re.compile(r"theme\.\w+\.connect\(\s*lambda")
    sources = Path(gui.__path__[0]).glob("*.py")

    assert [path.name for path in sources if heard.search(path.read_text("utf-8"))] == []


def test_a_window_stands_still_until_all_of_a_change_is_done(
    qtbot: QtBot, theme: Theme, frame: QWidget
) -> None:
    before = frame.updatesEnabled()

    theme.turn("dark")
    meanwhile = (frame.updatesEnabled(), theme.mode)
    with qtbot.waitSignal(theme.changed):
        pass
    qtbot.waitUntil(frame.updatesEnabled)

    assert (before, meanwhile) == (True, (False, "light"))
    assert theme.mode == "dark"
    theme.set_mode("light")


def test_a_change_that_overtakes_another_is_the_one_that_stays(
    qtbot: QtBot, theme: Theme, frame: QWidget
) -> None:
    theme.turn("dark")
    theme.turn("light")

    qtbot.waitUntil(frame.updatesEnabled)

    assert theme.mode == "light"
    assert theme.colour("surface").name() in sheet()


def test_the_style_sheet_names_only_colours_that_exist() -> None:
    names = set(re.findall(r"@([a-z0-9_.]+)@", resource("window.qss").read_text("utf-8")))

    assert names - {"tick"} <= tokens().colours["light"].keys()


@pytest.mark.parametrize("name", ["ui.body", "ui.body_strong", "reader.h1", "reader.body"])
def test_type_is_our_own_in_latin_greek_and_cyrillic(qtbot: QtBot, name: str) -> None:
    theme = Theme("light")
    font = theme.font(name)

    raw = QRawFont.fromFont(font)

    assert {"Inter", "News Archive Serif"} <= set(load_fonts())
    assert raw.familyName() == theme.families(name.partition(".")[0])[0]
    assert all(raw.supportsCharacter(ord(letter)) for letter in "aéąčжλ—“”…")
    assert font.pixelSize() == tokens().types[name].size


def test_an_icon_is_drawn_in_its_colour_at_the_screens_ratio(qtbot: QtBot) -> None:
    drawn = pixmap("star", QColor("#ff0000"), 16, 2.0)

    image = drawn.toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)
    assert inked
    assert {colour.name() for colour in inked} == {"#ff0000"}


def test_no_icon_is_shipped_that_nothing_shows() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(gui.__path__[0]).glob("*.py"))

    unused = {p.stem for p in resource("icons").glob("*.svg") if f'"{p.stem}"' not in sources}

    assert unused == {"app"}  # the program's own


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_checked_box_shows_a_tick_in_the_colour_of_what_stands_on_the_accent(
    qtbot: QtBot, mode: Choice
) -> None:
    theme = Theme(mode)
    box = QCheckBox("PDF")
    qtbot.addWidget(box)
    empty = box.grab().toImage()

    box.setChecked(True)
    checked = box.grab().toImage()

    names = {checked.pixelColor(x, y).name() for x in range(18) for y in range(checked.height())}
    assert {theme.colour("accent").name(), theme.colour("on_accent").name()} <= names
    assert checked != empty
