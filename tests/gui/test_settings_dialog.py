"""The settings in the window: every change at once, found by words, reset by page."""

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from archive_app.actions.settings import Settings, change, load
from archive_app.gui.about_dialog import AboutDialog, parts
from archive_app.gui.command_table import MENUS, TABLE
from archive_app.gui.key_bindings import KeyBindings
from archive_app.gui.keys_page import KeyRow, KeysPage
from archive_app.gui.main_window import MainWindow
from archive_app.gui.seen_order import seen
from archive_app.gui.settings_controls import Choice, Number, Switch, Text
from archive_app.gui.settings_dialog import SettingsDialog
from archive_app.gui.settings_page import SettingRow, SettingsPage
from archive_app.gui.settings_table import PAGES, Kind
from archive_app.gui.theme import Theme
from archive_app.resources import resource
from tests.gui.shelf import wait


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    """The settings, open."""
    return window.desk.configuring.show_settings()


def row(dialog: SettingsDialog, name: str) -> SettingRow:
    """The row of the setting ``name``, its page shown."""
    found = next(row for page in dialog.pages for row in page.rows if row.row.name == name)
    dialog.show_page(next(page.page.id for page in dialog.pages if found in page.rows))
    return found


def test_opening_makes_the_page_in_sight_and_the_others_follow(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    def made() -> list[str]:
        return [page.page.id for page in seen(dialog) if isinstance(page, SettingsPage)]

    first = made()
    qtbot.waitUntil(lambda: len(dialog.findChildren(SettingsPage)) == len(PAGES))
    for page in dialog.pages:
        page.show()

    assert first == ["archive"]
    qtbot.waitUntil(lambda: made() == [page.id for page in PAGES])


def test_a_search_finds_rows_of_pages_that_were_not_made_yet(dialog: SettingsDialog) -> None:
    dialog.field.setText("login name")

    shown = dialog.findChildren(SettingsPage)
    assert "rights" in {page.page.id for page in shown if page.isVisibleTo(dialog)}


def test_every_setting_can_be_reached_and_every_command_exists(window: MainWindow) -> None:
    shown = {name for page in PAGES for name in page.settings}
    # Commands of the page Archive and of the menu, and the page Keys.
    elsewhere = {"library", "keys"}

    assert shown | elsewhere == {field.name for field in fields(Settings)}
    for page in PAGES:
        assert resource(f"icons/{page.icon}.svg").exists()
        for one in page.rows:
            if one.kind is Kind.COMMAND:
                assert window.commands.action(one.name).isEnabled()


def test_a_choice_acts_at_once_and_is_there_next_time(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    control = row(dialog, "theme").control
    assert isinstance(control, Choice)

    control.box.setCurrentIndex(control.box.findData("dark"))
    control.box.activated.emit(control.box.currentIndex())
    wait(qtbot, window.navigation.lanes)

    assert window.desk.preferences.settings.theme == load().theme == "dark"
    assert window.panes.theme.mode == "dark"


def test_high_contrast_acts_at_once_and_is_there_next_time(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    control = row(dialog, "contrast").control
    assert isinstance(control, Choice)

    control.box.setCurrentIndex(control.box.findData("high"))
    control.box.activated.emit(control.box.currentIndex())
    wait(qtbot, window.navigation.lanes)

    assert load().contrast == "high"
    assert window.panes.theme.colour("text").name() == "#000000"


def test_a_switch_and_a_number_are_kept(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    pictures, workers = row(dialog, "pictures").control, row(dialog, "workers").control
    assert isinstance(pictures, Switch)
    assert isinstance(workers, Number)

    pictures.box.click()
    workers.more.click()
    wait(qtbot, window.navigation.lanes)

    assert load() == Settings(pictures=False, workers=Settings().workers + 1)


def test_a_number_stops_at_its_bounds(dialog: SettingsDialog) -> None:
    control = row(dialog, "workers").control
    assert isinstance(control, Number)

    control.box.setValue(99)

    assert control.box.value() == 8
    assert not control.more.isEnabled()
    assert control.less.isEnabled()


def test_a_value_that_means_nothing_is_said_in_its_row_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    shown = row(dialog, "allow_net")
    assert isinstance(shown.control, Text)

    qtbot.keyClicks(shown.control.line, "my network")
    qtbot.keyClick(shown.control.line, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    problem = shown.findChild(QLabel, "problem")
    assert problem is not None
    assert not problem.isHidden()
    assert "my network" in problem.text()
    assert load() == Settings()


def test_a_page_is_reset_and_the_others_stay(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    change("workers", "4")
    window.desk.preferences.choose("density", "compact")
    wait(qtbot, window.navigation.lanes)

    dialog.page("capture").reset.click()
    wait(qtbot, window.navigation.lanes)

    assert load() == Settings(density="compact")
    control = row(dialog, "workers").control
    assert isinstance(control, Number)
    assert control.box.value() == Settings().workers


def test_a_search_shows_the_rows_that_have_the_words_from_all_pages(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    qtbot.keyClicks(dialog.field, "picture")

    shown = {one.row.name for page in dialog.pages for one in page.rows if one.isVisibleTo(dialog)}
    assert {"pictures", "picture_mib", "export_pictures", "name"} <= shown
    assert "theme" not in shown
    assert dialog.list.item(3).isHidden() is False  # Rights
    assert dialog.list.item(0).isHidden() is True  # nothing of the archive says "picture"

    dialog.field.clear()
    assert not any(dialog.list.item(at).isHidden() for at in range(dialog.list.count()))


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, dialog: SettingsDialog) -> None:
    qtbot.keyClicks(dialog.field, "zzz")

    words = [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]
    assert words == ["No setting has these words."]


def test_everything_in_it_that_takes_the_focus_has_a_name(
    dialog: SettingsDialog, keys: KeysPage
) -> None:
    assert len(dialog.pages) == len(PAGES)
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not widget.property("text")
        and widget.objectName() != "qt_spinbox_lineedit"
        and widget.window() is dialog  # the list of a choice is a window of its own
    ]

    assert nameless == []


def test_the_reader_follows_type_and_width(qtbot: QtBot, theme: Theme, window: MainWindow) -> None:
    window.desk.preferences.choose("reader_font", "sans")
    window.desk.preferences.choose("reader_width", "500")
    wait(qtbot, window.navigation.lanes)

    assert theme.families("reader") == theme.families("ui")
    assert theme.size("reader_measure_max") == 500


@pytest.fixture
def keys(qtbot: QtBot, dialog: SettingsDialog) -> KeysPage:
    """The page of keys, shown."""
    dialog.show_page("keys")
    page = dialog.findChild(KeysPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.complete)
    return page


def test_keys_are_listed_a_few_at_a_time_in_the_order_of_the_menus(keys: KeysPage) -> None:
    in_menus = [one.id for menu, _ in MENUS for one in TABLE if one.menu == menu]

    assert list(keys.rows) == in_menus
    assert {one.id for one in TABLE} == set(in_menus)


def press(qtbot: QtBot, shown: KeyRow, key: Qt.Key) -> None:
    """Click the button of a row and press a key with Ctrl."""
    shown.button.click()
    with qtbot.waitSignal(shown.listener.editingFinished):
        qtbot.keyClick(shown.listener, key, Qt.KeyboardModifier.ControlModifier)


def test_a_key_is_changed_by_pressing_it(qtbot: QtBot, window: MainWindow, keys: KeysPage) -> None:
    shown = keys.rows["article.star"]

    press(qtbot, shown, Qt.Key.Key_G)

    assert shown.button.text() == "Ctrl+G"
    assert window.commands.key("article.star") == "Ctrl+G"
    assert shown.back.isVisibleTo(keys)


def test_a_key_of_another_command_is_said_and_can_be_taken(
    qtbot: QtBot, window: MainWindow, keys: KeysPage
) -> None:
    shown, bindings = keys.rows["article.star"], window.keys

    press(qtbot, shown, Qt.Key.Key_E)
    said, before = shown.problem.text(), bindings.keys("export")
    shown.take.click()

    assert "Export" in said
    assert before == ("Ctrl+E",)
    assert bindings.keys("export") == ()
    assert bindings.keys("article.star") == ("Ctrl+E",)


def test_escape_leaves_the_key_as_it_is(qtbot: QtBot, window: MainWindow, keys: KeysPage) -> None:
    shown = keys.rows["article.star"]

    shown.button.click()
    qtbot.keyClick(shown.listener, Qt.Key.Key_Escape)

    assert shown.button.isVisibleTo(keys)
    assert window.keys.keys("article.star") == ("S",)


def test_keys_are_reset_with_their_page(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, keys: KeysPage
) -> None:
    bindings: KeyBindings = window.keys
    bindings.bind("article.star", ("Ctrl+G",))

    dialog.page("keys").reset.click()

    assert bindings.keys("article.star") == ("S",)
    assert keys.rows["article.star"].button.text() == "S"


def test_the_about_page_names_every_part_with_version_and_licence(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commands.action("about").trigger()
    wait(qtbot, window.navigation.lanes)
    dialog = next(child for child in window.children() if isinstance(child, AboutDialog))

    text = dialog.text()

    assert "SQLite: 3." in text
    assert {part.name.casefold() for part in parts()} >= {"sqlite-utils", "lxml", "warcio", "nh3"}
    assert [part.name for part in parts() if not part.licence] == []
