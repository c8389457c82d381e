"""The command palette: every command by its words, articles by their titles."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive_app.gui.command_table import TABLE
from archive_app.gui.destinations import QUEUE
from archive_app.gui.main_window import MainWindow
from archive_app.gui.palette import CommandPalette
from tests.gui.shelf import click_row, wait


@pytest.fixture
def palette(qtbot: QtBot, window: MainWindow, lanes_idle: None) -> Iterator[CommandPalette]:
    """The palette, open."""
    window.commands.action("commands").trigger()
    yield window.desk.command_palette
    window.desk.command_palette.hide()


@pytest.fixture
def lanes_idle(qtbot: QtBot, window: MainWindow) -> None:
    wait(qtbot, window.navigation.lanes)


def words(palette: CommandPalette) -> list[str]:
    """What the palette lists, from the top."""
    model = palette.entries
    return [model.index(row).data() for row in range(model.rowCount(QModelIndex()))]


def typed(qtbot: QtBot, window: MainWindow, text: str) -> list[str]:
    qtbot.keyClicks(window.desk.command_palette.field, text)
    wait(qtbot, window.navigation.lanes)
    return words(window.desk.command_palette)


def test_it_lists_all_that_makes_sense_now_in_the_order_of_the_menus(
    window: MainWindow, palette: CommandPalette
) -> None:
    able = [one.id for one in TABLE if window.commands.action(one.id).isEnabled()]

    shown = words(palette)

    assert shown == [window.commands.action(id).text() for id in able if id != "commands"]


def test_words_may_be_typed_in_any_order_and_only_begun(
    qtbot: QtBot, window: MainWindow, palette: CommandPalette
) -> None:
    found = typed(qtbot, window, "que cap")

    assert found == ["Capture queue"]


def test_a_command_that_begins_so_stands_before_one_that_contains_it(
    qtbot: QtBot, window: MainWindow, palette: CommandPalette
) -> None:
    found = typed(qtbot, window, "sea")

    assert found[0] == "Search"


def test_an_article_is_found_by_its_title_and_opened(
    qtbot: QtBot, window: MainWindow, palette: CommandPalette
) -> None:
    found = typed(qtbot, window, "rowing boat")

    assert found == ["Articles", "A borrowed rowing boat"]
    with qtbot.waitSignal(window.navigation.article_opened):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    article = window.navigation.article
    assert article is not None
    assert article.content.title == "A borrowed rowing boat"
    assert palette.isHidden()


def test_the_arrows_pass_the_heading_of_the_articles(
    qtbot: QtBot, window: MainWindow, palette: CommandPalette
) -> None:
    found = typed(qtbot, window, "in")

    for _ in found:
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)

    entries = [palette.entries.entry(row) for row in range(len(found))]
    heading = next(row for row, one in enumerate(entries) if one is not None and one.run is None)
    assert heading < palette.view.currentIndex().row() == len(found) - 1


def test_where_nothing_fits_it_says_so_and_enter_does_nothing(
    qtbot: QtBot, window: MainWindow, palette: CommandPalette
) -> None:
    found = typed(qtbot, window, "zzzz")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert found == ["No command and no article fits."]
    assert palette.isVisible()


def test_it_says_on_how_many_articles_a_command_would_act(
    qtbot: QtBot, window: MainWindow, palette: CommandPalette
) -> None:
    palette.shut()
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    window.panes.articles.list.selectAll()
    palette.open_list()

    row = words(palette).index("Star")

    entry = palette.entries.entry(row)
    assert entry is not None
    assert (entry.more, entry.key) == ("4 articles chosen", "S")


def test_a_command_runs_after_the_palette_is_closed(
    qtbot: QtBot, window: MainWindow, palette: CommandPalette
) -> None:
    typed(qtbot, window, "capture q")

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    assert palette.isHidden()
    assert window.navigation.place == QUEUE


def test_the_rows_are_a_sound_model(palette: CommandPalette, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(palette.entries)
