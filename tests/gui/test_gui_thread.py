"""The GUI thread paints: it opens no file, no database, no socket and starts no process."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.resources import resource
from tests.gui.shelf import click_row, wait
from tests.loopback_site import LoopbackSite

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.

_WATCHED = {"open", "sqlite3.connect", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"}
_CODE = (".py", ".pyc", ".so", ".pyi")
_OURS = str(resource("icons").parent)


class Watch:
    """Writes down what the thread it was made on asks of the system while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[tuple[str, str]] = []
        self._thread = threading.get_ident()
        sys.addaudithook(self._hear)  # cannot be taken out again: ``on`` decides

    def _hear(self, event: str, details: tuple[Any, ...]) -> None:
        if not self.on or event not in _WATCHED or threading.get_ident() != self._thread:
            return
        what = str(details[0]) if details else ""
        own = event == "open" and (what.endswith(_CODE) or what.startswith(_OURS))
        if not own:  # modules on their first use; our icons, once each
            self.seen.append((event, what))


@pytest.fixture(scope="module")
def hearing() -> Watch:
    return Watch()


@pytest.fixture
def watch(hearing: Watch) -> Iterator[Watch]:
    hearing.seen.clear()
    hearing.on = True
    yield hearing
    hearing.on = False


def test_reading_searching_and_marking_ask_nothing_of_the_system(
    qtbot: QtBot, window: MainWindow, watch: Watch
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

    assert watch.seen == []


def test_saving_a_page_asks_nothing_of_the_system(
    qtbot: QtBot, window: MainWindow, site: LoopbackSite, watch: Watch, library: Path
) -> None:
    address = site.page(
        "/one", "<article><h1>One</h1><p>" + "Words of it. " * 40 + "</p></article>"
    )
    window.open_save_panel(address)

    with qtbot.waitSignal(window.queue.saved, timeout=20_000):
        window.panes.save.send()
    wait(qtbot, window.navigation.lanes)

    assert watch.seen == []
    assert list((library / "captures").rglob("*.warc.gz"))


def test_the_watch_hears_what_it_should(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("heard")

    assert [event for event, _ in watch.seen] == ["open"]
