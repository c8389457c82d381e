"""The German window: every text has its translation, and the window speaks it."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

import archive_app.gui
from archive_app.gui.commands import Commands
from archive_app.gui.counted import Counted
from archive_app.gui.decision_box import DecisionBox
from archive_app.gui.help_dialog import HelpDialog
from archive_app.gui.language import speak
from archive_app.gui.main_window import MainWindow
from archive_app.gui.reader_wording import day, names, number, recent
from archive_app.gui.theme import Theme
from archive_app.resources import resource
from tests.gui import plurals
from tests.gui.shelf import click_row, fill, opened, wait
from tests.gui.test_language import said
from tests.time_zones import NEEDS_ZONES, zone_of

TEXTS = resource("i18n/news-archive_de.ts")
MADE = resource("i18n/news-archive_de.qm")
TOOLS = Path(sys.executable).parent
SOURCES = sorted(Path(archive_app.gui.__path__[0]).glob("*.py"))

Message = tuple[str, str, tuple[str, ...]]
"""Its context, the English, the German: two forms where a number decides."""


@cache
def messages(texts: Path = TEXTS) -> tuple[Message, ...]:
    """Every message of a .ts file that is finished."""
    return tuple(
        (context.findtext("name", ""), message.findtext("source", ""), _german(message))
        for context in parse(texts).iter("context")
        for message in context.iter("message")
        if message.find("translation[@type]") is None
    )


def _german(message: Element) -> tuple[str, ...]:
    forms = tuple(form.text or "" for form in message.iter("numerusform"))
    return forms or (message.findtext("translation", ""),)


def run(tool: str, *arguments: str | Path) -> str:
    """What a tool of Qt Linguist says."""
    command = [str(TOOLS / tool), *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL, timeout=60
    )
    return done.stdout + done.stderr


def holes(text: str) -> list[str]:
    """The places of a text that are filled in when it is shown."""
    return sorted(re.findall(r"%n|\{\w+\}", text))


def written(module: Path) -> Iterator[str]:
    """The texts that ``module`` hands to the translator.

    lupdate passes over a ``tr`` inside of an f-string and a ``translate`` that counts, in silence.
    """
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            at = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(name, len(node.args))
            yield from (
                arg.value
                for arg in node.args[at : at + 1]
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            )


@pytest.fixture
def fenster(qtbot: QtBot, german: None, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The window in German, an article with a picture open."""
    fill(tmp_path / "library")
    with opened(qtbot, theme, tmp_path / "library") as window:
        click_row(window, 3)
        wait(qtbot, window.navigation.lanes)
        yield window


def test_no_text_of_the_window_lacks_its_german(tmp_path: Path) -> None:
    copy = tmp_path / TEXTS.name
    shutil.copy(TEXTS, copy)

    run("pyside6-lupdate", *SOURCES, "-no-obsolete", "-locations", "none", "-ts", copy)

    unfinished = [
        message.findtext("source")
        for message in parse(copy).iter("message")
        if message.find("translation[@type]") is not None
    ]
    assert unfinished == []
    assert set(messages(copy)) == set(messages())


def test_lupdate_sees_every_text_that_the_code_says() -> None:
    known = {english for _, english, _ in messages()}

    unseen = [(path.name, text) for path in SOURCES for text in written(path) if text not in known]

    assert unseen == []


def test_every_translation_fills_in_what_the_english_fills_in() -> None:
    differing = [
        (english, form)
        for _, english, forms in messages()
        for form in forms
        if holes(english) != holes(form) or not form
    ]

    assert differing == []


def test_a_text_with_a_number_has_a_german_form_for_one_and_for_many() -> None:
    counted = [(english, forms) for _, english, forms in messages() if "%n" in english]

    assert len(counted) > 50
    assert [english for english, forms in counted if len(forms) != 2] == []


def test_a_text_with_a_number_has_an_english_form_for_one_and_for_many(qtbot: QtBot) -> None:
    translator = QTranslator()
    assert translator.load(str(resource("i18n/news-archive_en.qm")))
    counted = [(context, english) for context, english, forms in messages() if len(forms) == 2]

    wrong = [
        english
        for context, english in counted
        if (
            translator.translate(context, english, None, 1),
            translator.translate(context, english, None, 2),
        )
        != plurals.forms(english)
    ]

    assert wrong == []


def test_german_marks_keys_and_dots_where_english_has_them() -> None:
    double = str.maketrans("‘’", "“”")  # a style for English has single ones
    wrong = [
        (english, forms)
        for _, english, forms in messages()
        if any(
            english.translate(double).count(mark) != form.count(german)
            for mark, german in (("“", "„"), ("”", "“"), ("…", "…"), ("&", "&"))
            for form in forms
        )
    ]

    assert wrong == []


def test_what_qt_reads_is_made_of_these_texts(tmp_path: Path) -> None:
    made = tmp_path / MADE.name

    run("pyside6-lrelease", TEXTS, "-qm", made)

    assert made.read_bytes() == MADE.read_bytes()


def test_qt_finds_every_text_and_both_forms_of_those_that_count(german: None) -> None:
    translator = QTranslator()
    assert translator.load(str(MADE))

    for context, english, forms in messages():
        if len(forms) == 1:
            assert translator.translate(context, english) == forms[0]
        else:
            assert translator.translate(context, english, None, 1) == forms[0]
            assert translator.translate(context, english, None, 2) == forms[1]


def test_the_window_speaks_german_and_leaves_no_english(qtbot: QtBot, fenster: MainWindow) -> None:
    heard = set()
    for tab in range(fenster.panes.inspector.tabs.count()):
        fenster.panes.inspector.show_tab(tab)
        wait(qtbot, fenster.navigation.lanes)
    for widget in (fenster, *fenster.findChildren(QWidget)):
        heard |= set(said(widget))
    heard |= {action.text() for action in fenster.findChildren(QAction)}

    english = {text for _, text, forms in messages() if text not in forms}
    german = {form for _, _, forms in messages() for form in forms}
    assert heard & english - german == set()
    assert {"Seite sichern", "Alle Artikel", "Bildrechte", "4 Artikel"} <= heard
    assert "Jane Roe und Ann Other" in heard
    assert any("13. Jan. 2026, 06:00" in text for text in heard)
    assert "Seite sichern (Strg+N)" in heard


def test_german_words_are_not_cut_at_the_edge_of_the_inspector(
    qtbot: QtBot, fenster: MainWindow
) -> None:
    inspector = fenster.panes.inspector
    beyond = []
    for tab in range(inspector.tabs.count()):
        inspector.show_tab(tab)
        wait(qtbot, fenster.navigation.lanes)
        beyond += [
            (tab, said(widget))
            for widget in inspector.findChildren(QWidget)
            if widget.isVisible()
            and widget.mapTo(inspector, widget.rect().topRight()).x() >= inspector.width()
        ]

    assert beyond == []


def test_the_buttons_of_a_decision_stand_in_lines_where_german_is_too_wide(
    qtbot: QtBot, german: None, theme: Theme, frame: QWidget
) -> None:
    box = DecisionBox(theme, frame)
    box.resize(300, 400)
    box.show()
    buttons = (box.cleared, box.blocked, box.owner)
    qtbot.waitUntil(lambda: buttons[2].y() > buttons[0].y())

    for one, other in pairwise(buttons):
        assert not one.geometry().intersects(other.geometry())
        assert box.rect().contains(other.geometry())


def test_one_and_two_are_counted_in_german(german: None) -> None:
    counted = Counted()

    assert [counted.in_articles(n) for n in (1, 2)] == ["in 1 Artikel", "in 2 Artikeln"]
    assert [counted.names_claimed(n) for n in (1, 2)] == ["1 Name angegeben", "2 Namen angegeben"]
    assert [counted.paragraphs_unchanged(n) for n in (1, 2)] == [
        "1 Absatz unverändert",
        "2 Absätze unverändert",
    ]


@NEEDS_ZONES
def test_dates_and_numbers_are_german_and_english_comes_back(german: None) -> None:
    morning = datetime.fromisoformat("2026-05-03T06:00:00+02:00")

    assert day(date(2026, 5, 3)) == "3. Mai 2026"
    with zone_of("Europe/Berlin"):
        assert recent(morning, date(2026, 5, 3)) == "Heute, 06:00"
        assert recent(morning, date(2026, 5, 4)) == "3. Mai, 06:00"
    assert number(12486) == "12.486"
    assert names(("Ann", "Jo")) == "Ann und Jo"

    speak("en")

    assert day(date(2026, 5, 3)) == "3 May 2026"
    assert Counted().in_articles(2) == "in 2 articles"
    assert QLocale().language() == QLocale.Language.English


def test_german_has_the_german_page_of_the_search(qtbot: QtBot, german: None, theme: Theme) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)

    dialog = HelpDialog(theme, Commands(theme), frame)

    page = dialog.findChild(QTextBrowser)
    assert isinstance(page, QTextBrowser)
    assert page.toPlainText().startswith("Artikel finden")
    assert "/, Strg+F" in {label.text() for label in dialog.labels()}
