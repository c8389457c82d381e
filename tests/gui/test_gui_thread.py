"""The GUI thread paints: it opens no file, no database, no socket and starts no process."""

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.thumbnails import decoded
from archive_app.store.archive import Archive
from tests.gui.gui_thread import GuiThreadWatch
from tests.gui.shelf import click_row, wait
from tests.loopback_site import LoopbackSite

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_reading_searching_and_marking_ask_nothing_of_the_system(
    qtbot: QtBot, window: MainWindow, never_blocks: GuiThreadWatch
) -> None:
    lanes = window.navigation.lanes
    for row in (3, 1, 0):
        click_row(window, row)
        wait(qtbot, lanes)
    for tab in range(5):
        window.panes.inspector.show_tab(tab)
    window.search("words number")
    wait(qtbot, lanes)
    for command in ("article.star", "article.done", "theme", "undo", "go.trash", "go.all"):
        window.commands.action(command).trigger()
        wait(qtbot, lanes)
    window.panes.reader.marking.highlight_requested.emit(0, 5, "yellow")
    wait(qtbot, lanes)

    assert never_blocks.seen == []


def test_saving_a_page_asks_nothing_of_the_system(
    qtbot: QtBot,
    window: MainWindow,
    site: LoopbackSite,
    never_blocks: GuiThreadWatch,
    library: Path,
) -> None:
    address = site.page(
        "/one", "<article><h1>One</h1><p>" + "Words of it. " * 40 + "</p></article>"
    )
    window.open_save_panel(address)

    with qtbot.waitSignal(window.desk.queue.saved):
        window.panes.save.send()
    wait(qtbot, window.navigation.lanes)

    assert never_blocks.seen == []
    assert list((library / "captures").rglob("*.warc.gz"))


def test_the_watch_hears_what_the_window_should_not_ask(
    never_blocks: GuiThreadWatch, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "page").write_text("heard")
    lanes = window.navigation.lanes

    with Archive.open(lanes.library) as archive:  # what a slot of the window must never do
        for slot in (archive.facts.info, partial(decoded, b""), (tmp_path / "page").read_text):
            window.commands.on("go.trash", slot)
        window.commands.action("go.trash").trigger()

    kinds = {kind for kind, _ in never_blocks.seen}
    never_blocks.seen.clear()
    assert {"sql", "picture", "open"} <= kinds


@pytest.mark.qt_log_ignore("This plugin does not support", "Unable to detect a launcher")
def test_folders_are_shown_without_a_look_into_them(
    qtbot: QtBot, window: MainWindow, never_blocks: GuiThreadWatch
) -> None:
    for command in ("log.open", "folder.open", "about", "keys", "settings"):
        window.commands.action(command).trigger()
    wait(qtbot, window.navigation.lanes)

    assert never_blocks.seen == []


def test_what_a_test_asks_itself_is_not_held_against_the_window(
    never_blocks: GuiThreadWatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not heard")

    assert decoded(b"").isNull()
    assert never_blocks.seen == []
