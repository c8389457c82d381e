"""A picture dropped on the window: where it was seen, with the credit given there."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from archive_app.gui.inspector_parts import Words
from archive_app.gui.main_window import MainWindow
from archive_app.gui.sightings_dialog import SightingsDialog
from archive_app.preserve.digests import sha256
from archive_app.store.archive import Archive
from tests.actions.conftest import png
from tests.gui.shelf import wait
from tests.gui.test_importing import carried, drop
from tests.store.samples import article, picture, placement, saving


def _save_with(library: Path, body: bytes) -> int:
    """Save an article that shows the picture of ``body``; its number."""
    sample = picture()
    assert sample.facts is not None
    facts = replace(sample.facts, sha256=sha256(body), media_type="image/png", thumbnail=body)
    shown = placement(line="Photo: Jane Doe / River Post")
    page = article("https://riverpost.example/seen", pictures=(shown,))
    with Archive.open(library) as archive:
        kept = saving(page, pictures=(replace(sample, facts=facts),), number=9)
        return archive.articles.save(kept).article


def _dialog(qtbot: QtBot, window: MainWindow) -> SightingsDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(SightingsDialog)))
    [dialog] = window.findChildren(SightingsDialog)
    return dialog


def _said(dialog: SightingsDialog) -> str:
    return "\n".join(label.words for label in dialog.findChildren(Words))


def test_a_dropped_picture_leads_to_the_article_that_shows_it(
    qtbot: QtBot, window: MainWindow, library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "seen.png"
    file.write_bytes(png(320, 200))
    number = _save_with(library, file.read_bytes())

    accepted = drop(window, carried([file]))
    dialog = _dialog(qtbot, window)
    said, [link] = _said(dialog), dialog.links
    link.click()
    wait(qtbot, window.navigation.lanes)

    assert accepted
    assert "The same picture" in said
    assert "Jane Doe" in said
    assert window.navigation.article is not None
    assert window.navigation.article.article == number


def test_a_picture_that_was_never_seen_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "unseen.png"
    file.write_bytes(png(333, 77))

    drop(window, carried([file]))

    assert "No picture of this library is the same" in _said(_dialog(qtbot, window))


def test_a_file_that_is_no_picture_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "words.jpg"
    file.write_text("words")

    window.desk.picture_finding.take([file])

    qtbot.waitUntil(lambda: "is no picture of a kind we know" in window.toasts.words)
