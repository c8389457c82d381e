"""No command acts on an article that is out of sight, and none takes the focus out of sight."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from archive_app.domain.changes import Changes, Touched
from archive_app.gui.destinations import ALL, NOTES, QUEUE, RIGHTS, Destination
from archive_app.gui.main_window import MainWindow
from archive_app.gui.reader_text_map import TextRange
from archive_app.store.archive import Archive
from tests.gui.shelf import TITLES, click_row, wait
from tests.store.samples import article, saving

_ON_ARTICLES = ("article.trash", "article.star", "export", "article.print", "article.watch")
_IN_THE_TEXT = ("article.find", "reader.caret", "match.next", "note.next")


def allowed(window: MainWindow, *ids: str) -> list[str]:
    return [id for id in ids if window.commands.action(id).isEnabled()]


@pytest.mark.parametrize("place", [QUEUE, RIGHTS, NOTES], ids=lambda place: place.kind)
def test_commands_for_articles_rest_where_none_is_in_sight(
    qtbot: QtBot, window: MainWindow, place: Destination
) -> None:
    click_row(window, 0)
    wait(qtbot, window.lanes)
    everywhere = allowed(window, *_ON_ARTICLES, *_IN_THE_TEXT)

    window.navigation.go(place)
    wait(qtbot, window.lanes)
    there = allowed(window, *_ON_ARTICLES, *_IN_THE_TEXT)
    window.navigation.go(ALL)
    wait(qtbot, window.lanes)

    assert there == []
    assert allowed(window, *_ON_ARTICLES, *_IN_THE_TEXT) == everywhere
    assert everywhere == [*_ON_ARTICLES, *_IN_THE_TEXT]


def test_looking_for_words_rests_while_two_versions_are_compared(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = article("https://riverpost.example/3", title=TITLES[3], words="Other words.")
    with Archive.open(window.lanes.library) as archive:
        archive.articles.save(saving(page, number=9))
    click_row(window, 0)
    wait(qtbot, window.lanes)
    window.commands.action("versions.compare").trigger()
    wait(qtbot, window.lanes)
    assert window.panes.comparing

    assert allowed(window, *_IN_THE_TEXT) == []
    assert allowed(window, *_ON_ARTICLES) == list(_ON_ARTICLES)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()


@pytest.fixture
def reading(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Reading mode: the article has the window to itself."""
    click_row(window, 0)
    wait(qtbot, window.lanes)
    window.commands.action("reader.only").trigger()
    return window


def in_sight() -> str:
    """The name of what has the focus, which is to be seen."""
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()
    return focused.accessibleName()


def test_a_command_is_about_the_open_article_also_where_the_list_does_not_have_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.navigation.go(Destination("tag", "Places/Port Ellery"))  # article 1 alone
    wait(qtbot, window.lanes)
    click_row(window, 0)
    wait(qtbot, window.lanes)
    window.desk.command_palette.article_wanted.emit(3)
    wait(qtbot, window.lanes)

    window.commands.action("article.trash").trigger()
    wait(qtbot, window.lanes)

    with Archive.open(window.lanes.library, readonly=True) as archive:
        trashed = [number for number in (1, 2, 3, 4) if archive.articles.open(number).trashed]
    assert trashed == [3]


def test_the_row_that_was_left_for_an_article_elsewhere_is_gone_to_by_a_click_and_on_from_by_key(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.navigation.search("number -3")  # three of four articles
    wait(qtbot, window.lanes)
    click_row(window, 1)
    wait(qtbot, window.lanes)
    left = window.navigation.number
    window.navigation.open(4)
    wait(qtbot, window.lanes)

    window.panes.articles.list.step(-1)
    wait(qtbot, window.lanes)
    above = window.panes.articles.list.currentIndex().row()
    window.navigation.open(4)
    wait(qtbot, window.lanes)
    click_row(window, 1)
    wait(qtbot, window.lanes)

    assert above == 0
    assert window.navigation.number == left


def test_the_article_that_a_note_leads_to_is_the_chosen_one_also_where_the_list_comes_later(
    qtbot: QtBot, window: MainWindow
) -> None:
    for row in (3, 0):  # that one was read before: it is not counted as read, which lists anew
        click_row(window, row)
        wait(qtbot, window.lanes)
    window.navigation.go(NOTES)
    wait(qtbot, window.lanes)
    gate = threading.Event()
    window.lanes.ordering.ask(lambda _: gate.wait(30), lambda _: None)

    with qtbot.waitSignal(window.navigation.article_opened):
        window.navigation.open_in_list(1)
    gate.set()
    wait(qtbot, window.lanes)

    assert window.panes.reader.isVisible()
    assert window.panes.articles.list.numbers() == (1,)
    assert window.desk.handling.numbers() == (1,)


def test_the_search_field_comes_back_from_reading_mode(qtbot: QtBot, reading: MainWindow) -> None:
    reading.commands.action("search").trigger()

    assert in_sight() == "Search"


def test_a_page_can_be_saved_from_reading_mode(qtbot: QtBot, reading: MainWindow) -> None:
    reading.commands.action("page.save").trigger()

    assert in_sight() == "Addresses, one per line"


def test_a_place_that_is_gone_to_ends_reading_mode(qtbot: QtBot, reading: MainWindow) -> None:
    reading.commands.action("go.starred").trigger()
    wait(qtbot, reading.lanes)

    assert in_sight() == reading.panes.articles.nothing != ""


def test_a_pane_that_is_asked_for_ends_reading_mode(qtbot: QtBot, reading: MainWindow) -> None:
    reading.commands.action("inspector").trigger()

    assert reading.panes.inspector.isVisible()
    assert reading.commands.action("inspector").isChecked()
    assert not reading.commands.action("reader.only").isChecked()


@pytest.mark.parametrize("hidden_by", ["reader.only", "page.save", "inspector"])
def test_a_note_is_typed_where_it_is_seen(qtbot: QtBot, window: MainWindow, hidden_by: str) -> None:
    click_row(window, 0)
    wait(qtbot, window.lanes)
    window.commands.action(hidden_by).trigger()
    window.panes.reader.reader.choose(TextRange(0, 4))

    window.commands.action("highlight.note").trigger()
    wait(qtbot, window.lanes)

    assert in_sight() == "Note"


def test_enter_in_the_empty_search_field_leads_to_what_is_in_sight(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.navigation.go(QUEUE)
    wait(qtbot, window.lanes)
    window.panes.top.search.setFocus()

    QTest.keyClick(window.panes.top.search, Qt.Key.Key_Return)

    assert QApplication.focusWidget() is window.panes.queue


def test_on_the_board_with_nothing_chosen_every_pane_shows_its_focus_and_opens_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commands.action("go.rights").trigger()
    wait(qtbot, window.lanes)
    window.panes.board.view.clearSelection()
    window.panes.owner.show_picture(0, None)
    walked = []

    for _ in range(4):
        window.commands.action("pane.next").trigger()
        walked.append(in_sight())

    assert "Who owns this?" in walked
    buttons = window.panes.owner.findChildren(QAbstractButton)
    assert [one.accessibleName() for one in buttons if one.isVisible()] == []


def test_without_an_open_article_there_is_no_reading_mode(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.top.search.setFocus()

    window.commands.action("reader.only").trigger()

    assert in_sight() == "Search"
    assert not window.commands.action("reader.only").isChecked()


def test_reading_mode_ends_where_the_article_goes_for_good(
    qtbot: QtBot, reading: MainWindow
) -> None:
    number = reading.navigation.number
    assert number is not None
    with Archive.open(reading.lanes.library) as archive:
        archive.purging.purge([number])

    reading.lanes.changed.emit(Changes(frozenset({number}), kinds=frozenset(Touched)))
    wait(qtbot, reading.lanes)

    in_sight()
    assert reading.panes.articles.isVisible()


def test_words_that_were_chosen_are_not_marked_where_they_are_out_of_sight(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 0)
    wait(qtbot, window.lanes)
    window.panes.reader.reader.choose(TextRange(0, 4))
    in_the_reader = allowed(window, "highlight.note", "quote.copy")

    window.navigation.go(NOTES)
    wait(qtbot, window.lanes)

    assert in_the_reader == ["highlight.note", "quote.copy"]
    assert allowed(window, "highlight.note", "quote.copy") == []
