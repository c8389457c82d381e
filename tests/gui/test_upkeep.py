"""Backing up and making small from the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_app.domain.annotation import Colour
from archive_app.gui.colour_names import ColourFields
from archive_app.gui.main_window import MainWindow
from archive_app.store.archive import Archive


def test_a_backup_is_a_library_of_its_own_and_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"

    window.desk.upkeep.back_up(copy)
    qtbot.waitUntil(lambda: "Backed up to" in window.toasts.words)

    with Archive.open(copy, readonly=True) as archive:
        assert len(archive.search.numbers("")) == 4


def test_a_folder_with_other_things_is_refused_with_the_reason(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    place = tmp_path / "papers"
    place.mkdir()
    (place / "mine.txt").write_text("mine")

    window.desk.upkeep.back_up(place)
    qtbot.waitUntil(lambda: "holds something else than a backup" in window.toasts.words)

    assert [path.name for path in place.iterdir()] == ["mine.txt"]


def test_a_library_made_small_says_both_sizes(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.action("library.compact").trigger()

    qtbot.waitUntil(lambda: "and takes" in window.toasts.words)


def test_colours_are_named_on_their_page_and_reset_there(qtbot: QtBot, window: MainWindow) -> None:
    dialog = window.desk.configuring.show_settings()
    dialog.show_page("colours")
    [fields] = dialog.findChildren(ColourFields)
    green = fields.fields[Colour.GREEN]

    qtbot.keyClicks(green, "Proof")
    qtbot.keyClick(green, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.theme.colour_names == {Colour.GREEN: "Proof"})

    dialog.page("colours").reset.click()
    qtbot.waitUntil(lambda: window.theme.colour_names == {})

    assert green.text() == ""
    window.commands.action("undo").trigger()
    qtbot.waitUntil(lambda: green.text() == "Proof")
