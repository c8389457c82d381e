"""Suggestions under the search field, and the quiet line under what is not understood."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.search_field import SearchField
from archive_app.gui.theme import Theme
from tests.gui.shelf import titles, wait


def typed(qtbot: QtBot, window: MainWindow, text: str) -> list[str]:
    """The lines that are shown after ``text`` was typed; headings in brackets."""
    field = window.panes.top.search
    field.setFocus()
    qtbot.keyClicks(field, text)
    wait(qtbot, window.navigation.lanes)
    lines = window.desk.searching.suggesting.list.lines
    return [
        " ".join(filter(None, (one.before, one.words))) if one.icon else f"[{one.words}]"
        for one in lines
    ]


def test_the_typed_text_comes_first_then_what_the_library_has(
    qtbot: QtBot, window: MainWindow
) -> None:
    shown = typed(qtbot, window, "t")

    assert shown[:2] == ["[Match “t”]", "t"]
    assert "open: Tide gauge questioned" in shown
    assert "tag: Places / Port Ellery" in shown
    at = shown.index("[Narrow by]")
    assert set(shown[at + 1 :]) & {"tag:", "title:"}
    assert len([line for line in shown if not line.startswith("[")]) <= 8


def test_the_model_of_the_lines_keeps_the_rules_of_models(
    qtbot: QtBot, window: MainWindow, qtmodeltester: ModelTester
) -> None:
    typed(qtbot, window, "t")

    qtmodeltester.check(window.desk.searching.suggesting.list.view.model())


def test_the_list_keeps_the_focus_in_the_field_and_says_how_many_are_found(
    qtbot: QtBot, window: MainWindow
) -> None:
    typed(qtbot, window, "river")

    assert window.desk.searching.suggesting.list.isVisible()
    assert window.panes.top.search.hasFocus()
    qtbot.waitUntil(lambda: window.desk.searching.suggesting.list.lines[1].count is not None)


def test_enter_searches_for_what_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "gauge")

    qtbot.keyClick(window.panes.top.search, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    assert not window.desk.searching.suggesting.list.isVisible()
    assert window.panes.top.search.text() == "gauge"
    assert titles(window) == ["Tide gauge questioned"]


def test_tab_makes_a_term_of_the_marked_line(qtbot: QtBot, window: MainWindow) -> None:
    shown = typed(qtbot, window, "ellery")
    for _ in range([line for line in shown if line[0] != "["].index("tag: Places / Port Ellery")):
        qtbot.keyClick(window.panes.top.search, Qt.Key.Key_Down)

    qtbot.keyClick(window.panes.top.search, Qt.Key.Key_Tab)
    wait(qtbot, window.navigation.lanes)

    assert window.panes.top.search.text() == 'tag:"Places/Port Ellery"'
    assert window.panes.top.search.words == ""
    assert titles(window) == ["River rises"]
    assert window.panes.top.search.hasFocus()


def test_enter_on_a_title_opens_its_article(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "harb")
    qtbot.keyClick(window.panes.top.search, Qt.Key.Key_Down)

    qtbot.keyClick(window.panes.top.search, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    opened = window.panes.reader.opened
    assert opened is not None
    assert opened.content.title == "Harbour wall holds"


def test_escape_closes_the_list_and_only_then_empties_the_field(
    qtbot: QtBot, window: MainWindow
) -> None:
    typed(qtbot, window, "river")
    field = window.panes.top.search

    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (window.desk.searching.suggesting.list.isVisible(), field.text()) == (False, "river")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


def test_the_list_goes_with_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "river")

    window.panes.sidebar.view.setFocus()

    assert not window.desk.searching.suggesting.list.isVisible()


def test_a_term_that_is_not_understood_is_underlined_and_said(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme)
    qtbot.addWidget(field)
    field.resize(400, 32)
    field.setText("plain words")
    plain = field.grab().toImage()
    field.setText("auther:roe wall")
    faulty = field.grab().toImage()

    assert field.problems == ("No field named ‘auther’. Did you mean author?",)
    assert field.accessibleDescription() == field.problems[0]
    assert field.text() == "auther:roe wall"
    colour = theme.colour("status.placeholder.fg").rgb()

    def coloured(image: object) -> bool:
        return any(
            image.pixel(x, y) == colour  # type: ignore[attr-defined]
            for x in range(faulty.width())
            for y in range(faulty.height())
        )

    assert coloured(faulty)
    assert not coloured(plain)
