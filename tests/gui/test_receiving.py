"""The folder of the person's browser, watched by the window."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archive_app.actions.settings import BadSettings, change
from archive_app.gui.background import Lanes
from archive_app.gui.receiving import Receiving
from archive_app.store.archive import Archive
from tests.actions.received_files import PAGE, singlefile, wacz
from tests.gui.shelf import SETTINGS, wait


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "dropped"
    made.mkdir()
    return made


@pytest.fixture
def receiving(lanes: Lanes) -> Iterator[Receiving]:
    watching = Receiving(lanes, SETTINGS)
    yield watching
    watching.close()
    lanes.close()
    watching.end()


def drop(path: Path, data: bytes) -> Path:
    """A file that nobody touched for long."""
    path.write_bytes(data)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def quiet(qtbot: QtBot, lanes: Lanes, receiving: Receiving) -> None:
    qtbot.waitUntil(lambda: not receiving._busy)
    wait(qtbot, lanes)


def test_what_the_browser_drops_is_saved_once_and_stays(
    qtbot: QtBot, lanes: Lanes, receiving: Receiving, folder: Path
) -> None:
    path = drop(folder / "a.html", singlefile())

    with qtbot.waitSignal(receiving.saved) as told:
        receiving.follow(replace(SETTINGS, receive_folder=str(folder)))
    quiet(qtbot, lanes, receiving)
    path.rename(folder / "b.html")
    receiving.look()
    quiet(qtbot, lanes, receiving)

    assert told.args is not None
    assert told.args[0].outcome == "saved"
    with Archive.open(lanes.library) as archive:
        assert len(archive.articles.captures(1)) == 1
        assert archive.articles.open(1).content.url == PAGE
    assert (folder / "b.html").exists()


def test_a_file_that_is_no_page_is_said_and_the_next_is_taken(
    qtbot: QtBot, lanes: Lanes, receiving: Receiving, folder: Path
) -> None:
    drop(folder / "a.html", b"nothing of the kind")
    wacz(folder / "b.wacz")
    os.utime(folder / "b.wacz", (1_700_000_001, 1_700_000_001))

    with qtbot.waitSignals([receiving.failed, receiving.saved]):
        receiving.follow(replace(SETTINGS, receive_folder=str(folder)))
    quiet(qtbot, lanes, receiving)

    with Archive.open(lanes.library) as archive:
        assert archive.articles.open(1).content.url == PAGE


def test_a_folder_that_is_none_cannot_be_set(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="There is no folder"):
        change("receive_folder", str(tmp_path / "nowhere"))
