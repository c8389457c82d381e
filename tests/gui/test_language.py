"""Nothing in the window escapes translation: a made-up language stands in for all others."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archive_app.gui.commands import Commands
from archive_app.gui.destinations import ALL, QUEUE, RIGHTS
from archive_app.gui.keys_page import KeysPage
from archive_app.gui.language import speak
from archive_app.gui.main_window import MainWindow
from archive_app.gui.program import make_application
from archive_app.gui.reader_wording import language
from archive_app.gui.settings_page import SettingsPage
from archive_app.gui.settings_table import PAGES
from archive_app.gui.theme import Theme
from tests.gui.made_up import make
from tests.gui.shelf import click_row, fill, opened, wait

_FOREIGN = re.compile(
    r"River|Harbour|borrowed|Tide gauge|Places|Port Ellery|Jane Roe|Ann Other|dpa|riverpost"
    r"|https?:|sha256|figure >|warc|News Archive|/tmp|\.example|[0-9a-f]{64}|text/html"
    r"|^(de, en;q=0\.7|desk@example\.org|socks5://.*|English|Deutsch)$"
)
"""Words that are not the program's: of articles, names, addresses, files."""

_NAMED = "Esc|Enter|Return|Tab|Del|Space|PgUp|PgDown|Left|Right|Up|Down"
_KEY = rf"(?:(?:Ctrl|Alt|Shift)\+)*(?:{_NAMED}|F\d+|\S)"
_QTS_OWN = "Press shortcut|Scroll Left|Scroll Right"
_NO_WORDS = re.compile(rf"^(?:[\W\d_]*|{_KEY}(?:, {_KEY})*|Ctrl|Alt|Shift|{_QTS_OWN})$")
"""Figures, signs, names of keys, and what Qt says itself, which has its words translated."""


@pytest.fixture(scope="session")
def made_up_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up language, as Qt reads it."""
    return make(tmp_path_factory.mktemp("made_up"))


@pytest.fixture
def made_up(qtbot: QtBot, made_up_file: Path) -> Iterator[None]:
    """The program in the made-up language, read from right to left."""
    app = make_application()
    translator = QTranslator(app)
    assert translator.load(str(made_up_file))
    app.installTranslator(translator)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    app.removeTranslator(translator)


@pytest.fixture
def foreign(qtbot: QtBot, made_up: None, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The window in that language, an article open."""
    fill(tmp_path / "library")
    with opened(qtbot, theme, tmp_path / "library", ALL) as window:
        click_row(window, 3)
        wait(qtbot, window.navigation.lanes)
        yield window


def said(widget: QWidget) -> list[str]:
    """What a widget says: its text, hint, tooltip and spoken name."""
    texts = [widget.accessibleName(), widget.toolTip()]
    if isinstance(widget, QLabel | QAbstractButton):
        texts.append(re.sub(r"<[^>]*>", "", widget.text()))
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        texts.append(widget.placeholderText())
    if isinstance(widget, QTabBar):
        texts += [widget.tabText(at) for at in range(widget.count())]
    return [text for text in texts if text]


def untranslated(root: QWidget) -> set[str]:
    """Texts of ``root`` and all in it that never met a translator."""
    return {
        text
        for widget in (root, *root.findChildren(QWidget))
        for text in said(widget)
        if not is_translated(text)
    }


def is_translated(text: str) -> bool:
    """Whether ``text`` met a translator, or is nobody's to translate."""
    return "⟦" in text or bool(_NO_WORDS.match(text) or _FOREIGN.search(text))


def test_no_text_of_the_window_is_left_untranslated(qtbot: QtBot, foreign: MainWindow) -> None:
    left = untranslated(foreign)
    for place in (RIGHTS, QUEUE):
        foreign.navigation.go(place)
        wait(qtbot, foreign.navigation.lanes)
        left |= untranslated(foreign)
    for tab in range(foreign.panes.inspector.tabs.count()):
        foreign.panes.inspector.show_tab(tab)
        left |= untranslated(foreign.panes.inspector)

    assert left == set()


def test_no_command_and_no_menu_is_left_untranslated(made_up: None, theme: Theme) -> None:
    commands = Commands(theme)

    assert [a.text() for a in commands.all_actions() if "⟦" not in a.text()] == []


def test_no_text_of_the_settings_is_left_untranslated(qtbot: QtBot, foreign: MainWindow) -> None:
    dialog = foreign.desk.configuring.show_settings()
    dialog.show_page("keys")
    keys = dialog.findChild(KeysPage)
    assert keys is not None
    qtbot.waitUntil(lambda: keys.complete and len(dialog.findChildren(SettingsPage)) == len(PAGES))

    assert untranslated(dialog) == set()


def test_words_that_are_a_third_longer_still_fit_their_buttons(foreign: MainWindow) -> None:
    cut = [
        button.text()
        for button in foreign.findChildren(QAbstractButton)
        if button.isVisible()
        and button.text()
        and button.fontMetrics().horizontalAdvance(button.text()) > button.width() + 1
    ]

    assert cut == []


def test_english_is_spoken_where_nothing_else_is_wanted(qtbot: QtBot) -> None:
    make_application()

    assert speak("en") == "en"
    assert QLocale().language() == QLocale.Language.English
    assert QCoreApplication.translate("Handling", "%n article(s) starred", "", 2) == (
        "2 articles starred"
    )
    assert isinstance(QApplication.instance(), QApplication)


@pytest.mark.parametrize("language_of", ["en", "de"])
def test_no_translator_is_written_in_python(qtbot: QtBot, language_of: str) -> None:
    # Qt asked the one we had for words while it decoded a picture on a lane, its lock of picture
    # formats held; the GUI thread waited for that lock with Python's, and the window stood still.
    app = make_application()

    speak(language_of)

    kept = app.property("translators")
    assert kept
    assert [type(one) for one in kept] == [QTranslator] * len(kept)
    speak("en")


@pytest.mark.parametrize(("spoken", "name"), [("en_GB", "Welsh"), ("de_DE", "Cymraeg")])
def test_a_language_without_a_word_of_ours_has_the_name_that_qt_knows(
    qtbot: QtBot, spoken: str, name: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(spoken))

    shown = language("cy-GB")

    QLocale.setDefault(before)
    assert shown == name
