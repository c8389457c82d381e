"""The one table of commands, and what is made of it."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from archive_app.gui.command_table import MENUS, TABLE
from archive_app.gui.commands import Commands
from archive_app.gui.help_dialog import HelpDialog
from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from archive_app.resources import resource


def test_no_command_and_no_key_stands_twice_in_the_table() -> None:
    ids = Counter(command.id for command in TABLE)
    for board in (True, False):  # the rights board has keys of its own
        table = [one for one in TABLE if (one.when == "board") == board]
        keys = Counter(QKeySequence(key).toString() for one in table for key in one.keys)
        assert [name for name, count in (ids + keys).items() if count > 1] == []


def test_every_icon_and_menu_of_the_table_exists() -> None:
    menus = {name for name, _ in MENUS}

    assert {command.menu for command in TABLE} <= menus
    for command in TABLE:
        if command.icon:
            assert resource(f"icons/{command.icon}.svg").exists()


def test_every_command_stands_in_its_menu_with_its_key(qtbot: QtBot, commands: Commands) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)

    commands.fill(window.menuBar())

    menus = {menu.objectName(): menu for menu in window.menuBar().findChildren(QMenu)}
    for command in TABLE:
        assert commands.action(command.id) in menus[command.menu].actions()
    assert commands.tooltip("page.save") == "Save page (Ctrl+N)"


def test_a_command_is_enabled_while_its_fact_holds(commands: Commands) -> None:
    done: list[str] = []
    commands.on("article.star", lambda: done.append("star"))

    commands.action("article.star").trigger()
    commands.allow("live", when=True)
    commands.action("article.star").trigger()
    commands.allow("live", when=False)
    commands.action("article.star").trigger()

    assert done == ["star"]


def test_every_command_does_something_in_the_window(window: MainWindow) -> None:
    assert window.commands.idle == ()


def test_the_help_names_every_key(qtbot: QtBot, theme: Theme, window: MainWindow) -> None:
    dialog = HelpDialog(theme, window.commands, window)
    qtbot.addWidget(dialog)

    words = " ".join(label.text() for label in dialog.labels())

    for command in TABLE:
        assert window.commands.keys(command.id) in words
