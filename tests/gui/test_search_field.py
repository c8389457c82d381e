"""The search field: terms become chips, chips are walked, edited and taken away by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.query_chips import split_terms, with_rest
from archive_app.gui.search_field import SearchField
from archive_app.gui.theme import Theme
from tests.gui.shelf import titles, wait


@pytest.fixture
def field(qtbot: QtBot, theme: Theme, frame: QWidget) -> SearchField:
    search = SearchField(theme, frame)
    search.resize(600, 32)
    search.show()
    search.setFocus()
    return search


def said(field: SearchField) -> list[str]:
    return [f"{term.name} {term.value}" for term in field.row.terms]


def test_a_space_makes_a_chip_of_a_term_with_a_field(qtbot: QtBot, field: SearchField) -> None:
    heard: list[str] = []
    field.typed.connect(heard.append)

    qtbot.keyClicks(field, "site:north -rights:cleared sea")

    assert said(field) == ["site north", "not rights cleared"]
    assert field.words == "sea"
    assert heard[-1] == field.text() == "site:north -rights:cleared sea"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_tab_and_enter_make_a_chip(qtbot: QtBot, field: SearchField, key: Qt.Key) -> None:
    qtbot.keyClicks(field, "lang:de")

    qtbot.keyClick(field, key)

    assert said(field) == ["lang German"]
    assert field.words == ""


def test_a_wrong_or_unfinished_term_stays_text_and_says_why(
    qtbot: QtBot, field: SearchField
) -> None:
    qtbot.keyClicks(field, "auther:doe site: sea")

    assert field.row.terms == ()
    assert field.words == "auther:doe site: sea"
    assert field.problems[0] == "No field named ‘auther’. Did you mean author?"
    assert "auther" in field.accessibleDescription()


def test_backspace_chooses_the_last_chip_and_then_takes_it_away(
    qtbot: QtBot, field: SearchField
) -> None:
    field.setText("site:north tag:Places")

    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    chosen = field.row.chips[1].hasFocus()
    before = said(field)
    with qtbot.waitSignal(field.typed) as heard:
        qtbot.keyClick(field.row.chips[1], Qt.Key.Key_Backspace)

    assert chosen
    assert before == ["site north", "tag Places"]
    assert heard.args == ["site:north"]
    assert field.row.chips[0].hasFocus()


def test_arrows_walk_the_chips_and_back_into_the_text(qtbot: QtBot, field: SearchField) -> None:
    field.setText("site:north tag:Places")

    qtbot.keyClick(field, Qt.Key.Key_Left)
    qtbot.keyClick(field.row.chips[1], Qt.Key.Key_Left)
    first = field.row.chips[0].hasFocus()
    qtbot.keyClick(field.row.chips[0], Qt.Key.Key_Right)
    qtbot.keyClick(field.row.chips[1], Qt.Key.Key_Right)

    assert first
    assert field.hasFocus()


def test_enter_on_a_chip_edits_it_as_text(qtbot: QtBot, field: SearchField) -> None:
    field.setText("site:north tag:Places sea")

    field.row.chips[0].setFocus()
    qtbot.keyClick(field.row.chips[0], Qt.Key.Key_Return)
    qtbot.keyClicks(field, "shore ")

    assert said(field) == ["tag Places", "site northshore"]
    assert field.words == "sea"


def test_a_letter_typed_on_a_chip_goes_into_the_text(qtbot: QtBot, field: SearchField) -> None:
    field.setText("site:north ea")

    field.row.chips[0].setFocus()
    qtbot.keyClick(field.row.chips[0], "s")

    assert field.hasFocus()
    assert field.text() == "site:north sea"


def test_a_click_on_the_cross_takes_the_chip_away(qtbot: QtBot, field: SearchField) -> None:
    field.setText("site:north sea")
    chip = field.row.chips[0]

    place = chip.rect().center()
    place.setX(chip.width() - 10)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=place)

    assert field.text() == "sea"


def test_however_many_chips_there_are_typing_has_room(qtbot: QtBot, field: SearchField) -> None:
    field.setText(" ".join(f"tag:Topic{n}" for n in range(12)))

    qtbot.keyClicks(field, "sea")

    assert field.row.wanted > field.width()
    assert field.row.geometry().right() < field.width() - 110
    last = field.row.chips[-1].geometry()
    assert last.left() >= 0
    assert last.right() < field.row.width()


def test_every_chip_has_a_name_and_says_its_keys(field: SearchField) -> None:
    field.setText("-site:north")

    chip = field.row.chips[0]
    assert chip.accessibleName() == "not site north"
    assert "Delete" in chip.accessibleDescription()


@pytest.mark.parametrize(
    ("text", "terms", "rest"),
    [
        ("sea wall", [], "sea wall"),
        ("sea site:north wall", ["site north"], "sea wall"),
        ("site:north OR tag:x", [], "site:north OR tag:x"),
        ("NOT tag:x", [], "NOT tag:x"),
        ("tag:x (storm OR flood)", ["tag x"], "(storm OR flood)"),
        ("(tag:x OR tag:y) lang:de", ["lang German"], "(tag:x OR tag:y)"),
        ("saved:7d", ["saved last 7 days"], ""),
        ("published:>=2025-12-01", ["published since 1 Dec 2025"], ""),
        ("published:<=2025-12-01", ["published until 1 Dec 2025"], ""),
        ("published:2025-12", ["published 1 Dec 2025 – 31 Dec 2025"], ""),
        ("site:a|b tag:=Places/Port", ["site a or b", "tag Places/Port"], ""),
        ('tag:"Coast & floods" ', ["tag Coast & floods"], ""),
        ("saved:someday", [], "saved:someday"),
    ],
)
def test_terms_that_must_hold_are_chips_and_all_else_is_text(
    text: str, terms: list[str], rest: str
) -> None:
    found, left = split_terms(text)

    assert [f"{term.name} {term.value}" for term in found] == terms
    assert left.strip() == rest


def test_a_choice_typed_after_chips_is_asked_in_brackets() -> None:
    terms, _ = split_terms("tag:x")

    text = with_rest(terms, "storm OR flood")

    assert text == "tag:x (storm OR flood)"


def test_the_list_follows_a_chip_that_is_taken_away(qtbot: QtBot, window: MainWindow) -> None:
    field = window.panes.top.search
    field.setFocus()
    qtbot.keyClicks(field, 'tag:"Port Ellery" rises')
    wait(qtbot, window.navigation.lanes)
    field.setCursorPosition(0)
    field.row.chips[0].setFocus()

    qtbot.keyClick(field.row.chips[0], Qt.Key.Key_Delete)
    wait(qtbot, window.navigation.lanes)

    assert window.navigation.place.query == "rises"
    assert titles(window) == ["River rises"]


def test_the_whole_query_is_copied_as_text(qtbot: QtBot, window: MainWindow) -> None:
    window.search("site:riverpost words")
    wait(qtbot, window.navigation.lanes)

    window.commands.action("search.copy").trigger()

    assert QGuiApplication.clipboard().text() == "site:riverpost words"
