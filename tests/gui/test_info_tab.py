"""The facts of an article, as they are and as the person corrected them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui.info_tab import InfoTab
from archive_app.gui.inspector_parts import Words
from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from tests.gui.sample_article import open_article
from tests.gui.shelf import click_row, titles, wait


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme) -> InfoTab:
    shown = InfoTab(theme)
    qtbot.addWidget(shown)
    return shown


def _said(tab: InfoTab) -> list[str]:
    return [each.words for each in tab.findChildren(Words) if not each.isHidden()]


def test_dates_are_told_with_their_distance_from_utc(tab: InfoTab) -> None:
    tab.show_article(open_article())

    said = _said(tab)
    assert "13 Jan 2026, 06:00 (UTC+01:00)" in said
    assert "14 Jan 2026" in said


def test_a_corrected_field_says_what_it_was_and_goes_back(qtbot: QtBot, tab: InfoTab) -> None:
    tab.show_article(open_article())
    assert any("Edited by you" in each and "“News”" in each for each in _said(tab))
    revert = next(b for b in tab.findChildren(QAbstractButton) if b.text() == "Revert")

    with qtbot.waitSignal(tab.revert_requested) as told:
        revert.click()

    assert told.args == ["section"]


def test_a_word_longer_than_its_line_is_broken_and_nothing_is_cut(
    tab: InfoTab, frame: QWidget
) -> None:
    opened, long = open_article(), "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    content = replace(opened.content, title=f"The {long} and more", authors=(long, "John Roe"))
    edits = (replace(opened.edits[0], was=long),)
    tab.setParent(frame)
    tab.resize(303, 600)
    tab.show_article(replace(opened, content=content, edits=edits, tags=(long,)))
    tab.show()
    tab.grab()

    shown = [(each, each.findChild(QTextDocument)) for each in tab.findChildren(Words)]
    inside = tab.widget()
    assert inside is not None
    assert inside.width() <= tab.viewport().width()
    assert sum(long in each.words for each, _ in shown) == 3
    assert [
        each.words
        for each, drawn in shown
        if drawn is not None and each.isVisible() and drawn.idealWidth() > each.width()
    ] == []


def test_what_the_page_did_not_say_has_no_line_unless_it_can_be_given(tab: InfoTab) -> None:
    opened = open_article()
    tab.show_article(replace(opened, content=replace(opened.content, authors=(), subtitle=None)))

    assert "Subtitle" not in _said(tab)
    assert tab.editor("authors").accessibleName() == "Authors: not given"
    assert "Language" in _said(tab)


def test_a_field_is_corrected_in_place(qtbot: QtBot, tab: InfoTab) -> None:
    tab.show_article(open_article())
    row = tab.editor("authors")
    assert not row.editing

    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert row.line.text() == "Jane Doe; John Roe"
    row.line.setText("Jane Doe")
    with qtbot.waitSignal(tab.corrected) as told:
        qtbot.keyClick(row.line, Qt.Key.Key_Return)

    assert told.args == ["authors", "Jane Doe"]


def test_escape_leaves_a_field_as_it_was(qtbot: QtBot, tab: InfoTab) -> None:
    tab.show_article(open_article())
    row = tab.editor("title")
    told: list[str] = []
    tab.corrected.connect(lambda field, _value: told.append(field))

    row.edit()
    row.line.setText("Another title")
    qtbot.keyClick(row.line, Qt.Key.Key_Escape)

    assert not row.editing
    assert told == []


def test_what_is_no_date_is_said_at_the_field_and_stays_to_be_put_right(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    row = window.panes.inspector.info.editor("published")

    row.edit()
    row.line.setText("yesterday")
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    assert row.editing
    assert row.problem.startswith("“yesterday” is no date. Nothing was changed.")


def test_a_correction_is_shown_everywhere_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    info = window.panes.inspector.info

    info.editor("title").edit()
    info.editor("title").line.setText("Tide gauge confirmed")
    qtbot.keyClick(info.editor("title").line, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)
    corrected = titles(window)[0]
    said = next(each for each in _said(info) if "Edited by you" in each)
    next(b for b in info.findChildren(QAbstractButton) if b.text() == "Revert").click()
    wait(qtbot, window.navigation.lanes)

    assert corrected == "Tide gauge confirmed"
    assert "was “Tide gauge questioned”" in said
    assert titles(window)[0] == "Tide gauge questioned"


@pytest.mark.parametrize(
    ("field", "value", "spoken"),
    [
        ("title", "Tide gauge confirmed", "Revert Title"),
        ("authors", "Ann Other; Jo Poe", "Revert Authors"),
        ("published", "2026-02-03", "Revert Published"),
        ("site", "Harbour News", "Revert Site"),
        ("section", "Science", "Revert Section"),
    ],
)
def test_each_of_these_fields_is_corrected_in_place_and_reverted(
    qtbot: QtBot, window: MainWindow, field: str, value: str, spoken: str
) -> None:
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    info = window.panes.inspector.info

    info.editor(field).edit()
    before = info.editor(field).line.text()
    info.editor(field).line.setText(value)
    qtbot.keyClick(info.editor(field).line, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)
    info.editor(field).edit()
    kept = info.editor(field).line.text()
    qtbot.keyClick(info.editor(field).line, Qt.Key.Key_Escape)
    buttons = info.findChildren(QAbstractButton)
    next(one for one in buttons if one.accessibleName() == spoken).click()
    wait(qtbot, window.navigation.lanes)
    info.editor(field).edit()

    assert kept == value
    assert info.editor(field).line.text() == before


def test_markup_in_a_title_is_shown_as_it_was_written(tab: InfoTab) -> None:
    opened = open_article()
    tab.show_article(replace(opened, content=replace(opened.content, title="<b>x</b> & y")))

    label = next(each for each in tab.findChildren(Words) if each.words == "<b>x</b> & y")
    assert "&lt;b&gt;" in label.text()
