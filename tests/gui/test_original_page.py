"""The page as it was saved, asked for in the window."""

import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.open_library import open_library
from archive_app.actions.worker import Worker
from archive_app.fetch.settings import FetchSettings
from archive_app.gui.theme import Theme
from tests.actions.conftest import article_page
from tests.gui.shelf import SETTINGS, click_row, opened, wait
from tests.loopback_site import LoopbackSite


@pytest.fixture
def kept(tmp_path: Path, site: LoopbackSite) -> Path:
    """A library with one page that was really saved."""
    url = site.page("/wall", article_page())
    library = tmp_path / "library"
    with open_library(library) as archive, Worker() as worker:
        tools = CaptureTools(library, worker, SETTINGS, FetchSettings())
        adding.save(archive, adding.capture(adding.plan(archive, url), tools))
    return library


def test_without_the_extra_the_window_says_how_to_get_it(
    qtbot: QtBot, theme: Theme, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec

    def without_qt(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "PySide6" else found(name, package)

    monkeypatch.setattr("importlib.util.find_spec", without_qt)
    with opened(qtbot, theme, kept) as window:
        click_row(window, 0)
        wait(qtbot, window.navigation.lanes)

        window.commands.action("article.as_saved").trigger()

        qtbot.waitUntil(lambda: "pip install" in window.toasts.words)
        assert "There is no browser in this installation" in window.toasts.words
