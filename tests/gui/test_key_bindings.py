"""The keys of the person's own: kept, followed, and never two commands on one key unsaid."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_app.actions.settings import load
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.key_bindings import KeyBindings, KeyTaken
from archive_app.gui.main_window import MainWindow
from tests.gui.shelf import wait


@pytest.fixture
def bindings(commands: Commands, lanes: Lanes) -> KeyBindings:
    return KeyBindings(commands, lanes, {}, commands)


def test_without_keys_of_ones_own_those_of_the_table_hold(bindings: KeyBindings) -> None:
    assert bindings.keys("redo") == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert not bindings.is_own("redo")
    assert bindings.problems == ()


def test_a_new_key_acts_at_once_and_is_kept(
    qtbot: QtBot, bindings: KeyBindings, commands: Commands, lanes: Lanes
) -> None:
    with qtbot.waitSignal(bindings.changed):
        bindings.bind("article.star", ["ctrl+g", "Ctrl+G"])
    wait(qtbot, lanes)

    assert commands.tooltip("article.star") == "Star (Ctrl+G)"
    assert bindings.is_own("article.star")
    assert load().keys == {"article.star": ("Ctrl+G",)}


def test_a_key_that_is_taken_is_said_and_nothing_changes(
    bindings: KeyBindings, commands: Commands
) -> None:
    with pytest.raises(KeyTaken, match="Ctrl\\+N is the key of “Save page” already"):
        bindings.bind("article.star", ["Ctrl+N"])

    assert bindings.holder("article.star", "Ctrl+N") == "page.save"
    assert bindings.keys("article.star") == ("S",)
    assert commands.key("page.save") == "Ctrl+N"


def test_a_key_may_be_taken_and_is_given_back_by_a_reset(
    qtbot: QtBot, bindings: KeyBindings, lanes: Lanes
) -> None:
    bindings.bind("article.star", ["Del"], take=True)
    without = bindings.keys("article.trash")
    bindings.reset("article.trash")
    wait(qtbot, lanes)

    assert without == ("#",)
    assert bindings.keys("article.trash") == ("Del", "#")
    assert bindings.keys("article.star") == ()
    assert load().keys == {"article.star": ()}


def test_what_is_no_key_is_refused(bindings: KeyBindings) -> None:
    with pytest.raises(KeyTaken, match="“Ctrl\\+Nonsense” is no key"):
        bindings.bind("article.star", ["Ctrl+Nonsense"])


def test_resetting_all_leaves_nothing_of_ones_own(
    qtbot: QtBot, bindings: KeyBindings, lanes: Lanes
) -> None:
    bindings.bind("article.star", ["Ctrl+G"])
    bindings.bind("go.next", [])

    bindings.reset_all()
    wait(qtbot, lanes)

    assert load().keys == {}
    assert bindings.keys("go.next") == ("J",)


def test_settings_that_clash_are_followed_as_far_as_they_go_and_said(
    commands: Commands, lanes: Lanes
) -> None:
    own = {"go.next": ("K",), "go.home": ("H",), "article.star": ("Hyper+S",)}

    bindings = KeyBindings(commands, lanes, own, commands)

    assert commands.key("go.next") == "K"
    assert commands.key("go.previous") == ""
    assert commands.key("article.star") == "S"
    assert len(bindings.problems) == 3
    assert "“Previous article” goes without it" in bindings.problems[-1]


def test_a_letter_of_ones_own_acts_in_the_list_and_no_more_in_the_old_way(
    qtbot: QtBot, window: MainWindow
) -> None:
    articles = window.panes.articles.list
    articles.go(0)
    articles.setFocus()

    window.keys.bind("go.next", ["N"], take=True)
    qtbot.keyClick(articles, Qt.Key.Key_J)
    unmoved = articles.currentIndex().row()
    qtbot.keyClick(articles, Qt.Key.Key_N)

    assert unmoved == 0
    assert articles.currentIndex().row() == 1


def test_a_letter_becomes_a_chord_that_acts_in_the_whole_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.panes.articles.list.go(0)
    window.panes.sidebar.view.setFocus()

    window.keys.bind("go.next", ["Ctrl+J"])
    qtbot.keyClick(window.panes.sidebar.view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    assert window.panes.articles.list.currentIndex().row() == 1


def test_the_bar_shows_the_new_key(window: MainWindow) -> None:
    window.keys.bind("page.save", ["Ctrl+Shift+N"])

    assert window.panes.top.save.toolTip() == "Save page (Ctrl+Shift+N)"
