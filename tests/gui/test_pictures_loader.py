"""Pictures come out of the library, decoded elsewhere, and never for an article that is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.open_library import open_library
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.library import OpenArticle
from archive_app.fetch.settings import FetchSettings
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.pictures_loader import PicturesLoader, Wanted
from archive_app.gui.reader_panel import ReaderPanel
from archive_app.gui.theme import Theme
from tests.actions.conftest import article_page, png
from tests.loopback_site import LOOPBACK, Answer, LoopbackSite


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def saved(library: Path, site: LoopbackSite) -> OpenArticle:
    """An article with one picture of 640 × 480, really fetched and stored."""
    site.page("/wall", article_page())
    site.answers["/wall.png"] = Answer(png(640, 480), headers=(("Content-Type", "image/png"),))
    with Worker() as worker, open_library(library) as archive:
        tools = CaptureTools(library, worker, Settings(allow_net=(LOOPBACK,)), FetchSettings())
        captured = adding.capture(adding.plan(archive, f"{site.origin}/wall"), tools)
        return archive.articles.open(adding.save(archive, captured).article)


@pytest.fixture
def lanes(qtbot: QtBot, library: Path, saved: OpenArticle) -> Iterator[Lanes]:
    running = Lanes(library)
    yield running
    running.close()
    running.deleteLater()


@pytest.fixture
def loader(lanes: Lanes) -> Iterator[PicturesLoader]:
    running = PicturesLoader(lanes)
    yield running
    running.close()


@pytest.fixture
def panel(frame: QWidget, theme: Theme, commands: Commands, lanes: Lanes) -> Iterator[ReaderPanel]:
    shown = ReaderPanel(theme, commands, lanes, frame)
    shown.resize(700, 800)
    shown.show()
    yield shown
    shown.shut()


def _wanted(opened: OpenArticle, width: int = 320) -> Wanted:
    stored = opened.pictures[0]
    assert stored.picture is not None
    return Wanted(stored.position, stored.picture, QSize(width, width * 3 // 4), 2.0)


def test_the_thumbnail_comes_first_and_then_the_picture_in_its_size(
    qtbot: QtBot, loader: PicturesLoader, saved: OpenArticle
) -> None:
    loader.open(saved)
    arrived = QSignalSpy(loader.arrived)

    loader.want(_wanted(saved))
    qtbot.waitUntil(lambda: arrived.count() == 2)

    for place in (0, 1):
        position, picture = arrived.at(place)
        assert position == 0
        assert (picture.width(), picture.height()) == (640, 480)
        assert picture.devicePixelRatio() == 2.0
        assert picture.pixelColor(0, 0).alpha() == 0
        assert picture.pixelColor(320, 240).alpha() == 255


def test_another_width_is_scaled_from_what_was_decoded(
    qtbot: QtBot, loader: PicturesLoader, saved: OpenArticle
) -> None:
    loader.open(saved)
    with qtbot.waitSignals([loader.arrived, loader.arrived]):
        loader.want(_wanted(saved))

    with qtbot.waitSignal(loader.arrived) as told:
        loader.want(_wanted(saved, 200))

    assert told.args[1].width() == 400


def test_answers_for_an_article_that_was_left_are_dropped(
    qtbot: QtBot, loader: PicturesLoader, saved: OpenArticle
) -> None:
    loader.open(saved)
    arrived = QSignalSpy(loader.arrived)
    loader.want(_wanted(saved))

    loader.open(None)
    loader.open(saved)
    loader.want(_wanted(saved, 200))
    qtbot.waitUntil(lambda: arrived.count() == 2)

    # One thread answers in order: by now the answers for the old width would be here.
    assert [arrived.at(place)[1].width() for place in range(arrived.count())] == [400, 400]


def test_an_answer_that_a_newer_width_has_overtaken_is_dropped(
    qtbot: QtBot, loader: PicturesLoader, saved: OpenArticle
) -> None:
    loader.open(saved)
    arrived = QSignalSpy(loader.arrived)

    loader.want(_wanted(saved))
    loader.want(_wanted(saved, 200))
    qtbot.waitUntil(lambda: arrived.count() == 1)

    assert arrived.at(0)[1].width() == 400


def test_bytes_that_are_gone_are_said_and_the_thumbnail_stays(
    qtbot: QtBot, loader: PicturesLoader, library: Path, saved: OpenArticle
) -> None:
    for path in (library / "captures").rglob("*.warc.gz"):
        path.unlink()
    loader.open(saved)
    arrived = QSignalSpy(loader.arrived)

    with qtbot.waitSignal(loader.failed) as told:
        loader.want(_wanted(saved))

    assert told.args[1]
    assert arrived.count() == 1


def test_the_reader_shows_the_saved_picture_and_asks_nobody_outside(
    qtbot: QtBot, panel: ReaderPanel, saved: OpenArticle, site: LoopbackSite
) -> None:
    asked = len(site.requests)

    panel.show_article(saved)
    panel.show()
    qtbot.waitUntil(lambda: 0 in panel.reader.page.shown)

    box = panel.reader.picture_box(0)
    assert box is not None
    drawn = panel.reader.viewport().grab().toImage()
    left, right = drawn.pixelColor(box.left() + 20, 300), drawn.pixelColor(box.right() - 20, 300)
    assert left.lightness() < right.lightness()
    assert len(site.requests) == asked
