"""Lost notes: a new place is offered, and taken only if the person says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_app.actions.highlight import Mark, highlight
from archive_app.domain.annotation import Colour
from archive_app.gui.inspector_panel import NOTES
from archive_app.gui.main_window import MainWindow
from archive_app.gui.note_card import NoteCard
from archive_app.store.archive import Archive
from tests.gui.shelf import click_row, wait
from tests.store.samples import article, saving

BEFORE = "The harbour wall was measured by two engineers in the spring of last year."
AFTER = (
    "New paragraph. The harbour wall was measured by three engineers in the spring of last year."
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One article whose marked words were changed by its second version."""
    folder = tmp_path / "library"
    with Archive.open(folder) as archive:
        url = "https://riverpost.example/wall"
        archive.articles.save(saving(article(url, title="Wall", words=BEFORE), number=1))
        text = archive.articles.open(1).content.text
        start = text.index("measured by two engineers in the spring")
        span = (start, start + len("measured by two engineers in the spring"))
        highlight(archive, 1, span, Mark(Colour.YELLOW))
        archive.articles.save(saving(article(url, title="Wall", words=AFTER), number=2))
        assert archive.articles.open(1).annotations[0].orphan
    return folder


def offered(qtbot: QtBot, window: MainWindow) -> NoteCard:
    click_row(window, 0)
    window.panes.inspector.show_tab(NOTES)
    qtbot.waitUntil(
        lambda: any(card.offer.isVisible() for card in window.panes.inspector.notes.cards()),
    )
    return window.panes.inspector.notes.cards()[0]


def test_a_lost_note_is_moved_to_the_passage_that_is_offered(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    card = offered(qtbot, window)
    anchor = card.offer.anchor
    assert anchor is not None
    assert "measured by three engineers" in anchor.exact

    qtbot.mouseClick(card.offer.move_button, Qt.MouseButton.LeftButton)
    wait(qtbot, window.navigation.lanes)

    assert not card.offer.isVisible()
    with Archive.open(library, readonly=True) as archive:
        moved = archive.articles.open(1).annotations[0]
    assert (moved.orphan, moved.anchor.exact, moved.version) == (False, anchor.exact, 2)


def test_kept_it_stays_lost_and_is_not_offered_again(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    card = offered(qtbot, window)

    qtbot.mouseClick(card.offer.keep_button, Qt.MouseButton.LeftButton)
    window.navigation.lanes.change(lambda archive: archive.work.star([1], starred=True))
    wait(qtbot, window.navigation.lanes)

    assert not card.offer.isVisible()
    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(1).annotations[0].orphan
