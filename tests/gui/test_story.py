"""The whole line through the real window, on the sample news site: from an address to an export."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_app.fetch.demo_site import DemoSite
from archive_app.gui.export_dialog import ExportDialog
from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from tests.gui.shelf import opened, titles, wait

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.

"""Milliseconds: captures start reading processes."""

_WORDS = "Engineers who walked it in March recorded voids behind the facing"


@pytest.fixture
def demo() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The window over an empty library."""
    with opened(qtbot, theme, tmp_path / "library") as shown:
        yield shown


def save(qtbot: QtBot, window: MainWindow, address: str) -> None:
    window.open_save_panel(address)
    field = window.panes.save.addresses
    with qtbot.waitSignal(window.desk.queue.saved):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.panes.hide_save_panel()
    wait(qtbot, window.navigation.lanes)


def test_from_an_address_to_an_exported_article(
    qtbot: QtBot, window: MainWindow, demo: DemoSite, tmp_path: Path
) -> None:
    survey = next(page.address for page in demo.pages if page.changes)
    other = next(page.address for page in demo.pages if "rowing-boat" in page.address)
    reader = window.panes.reader

    # Two pages are saved; the first of the library is opened by itself.
    save(qtbot, window, survey)
    qtbot.waitUntil(lambda: reader.opened is not None)
    save(qtbot, window, other)

    # It is found as one types, and opened from the list.
    qtbot.keyClicks(window.panes.top.search, "voids facing")
    wait(qtbot, window.navigation.lanes)
    assert titles(window) == ["What the sea-wall report left out"]
    qtbot.keyClick(window.panes.top.search, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    # Words are marked by a key, and a tag is given.
    reader.reader.setTextCursor(reader.reader.document().find(_WORDS))
    reader.reader.words_chosen.emit()
    qtbot.keyClick(reader.reader, Qt.Key.Key_2)
    wait(qtbot, window.navigation.lanes)
    window.panes.inspector.tag_added.emit(1, "Topics/Coast & floods")
    wait(qtbot, window.navigation.lanes)
    article = reader.opened
    assert article is not None
    assert [(mark.anchor.exact, mark.colour) for mark in article.annotations] == [(_WORDS, "green")]
    assert article.tags == ("Topics/Coast & floods",)

    # The page changes; saving it again makes a version and keeps number, tag and mark.
    demo.advance()
    save(qtbot, window, survey)
    article = reader.opened
    assert article is not None
    assert (article.article, article.versions) == (1, 2)
    assert article.tags == ("Topics/Coast & floods",)
    assert len(article.annotations) == 1

    # What changed is compared, word by word, and both versions are held against their files.
    window.commands.action("versions.compare").trigger()
    compared = window.panes.compare
    qtbot.waitUntil(lambda: compared.proof.text().startswith("Both match the saved files."))
    assert {"sixty", "eighty"} <= set(compared.text.toPlainText().split())
    assert compared.text.toPlainText().count("\ufffc") == 2  # the picture with another credit
    capture = tmp_path / "library" / article.capture.warc
    capture.write_bytes(capture.read_bytes()[:-40])
    window.desk.comparing.compare(1, 1, 2)
    wait(qtbot, window.navigation.lanes)
    qtbot.waitUntil(lambda: not compared.proof.text().startswith(("Both match", "Checking")))
    assert compared.proof.objectName() == "problem"
    compared.closed.emit()

    # It leaves as a web page, the picture that nobody cleared stays behind.
    window.commands.action("export").trigger()
    [dialog] = window.findChildren(ExportDialog)
    dialog.folder.setText(str(tmp_path / "out"))
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1 article exported" in window.toasts.words)
    [page] = (tmp_path / "out").glob("00001-*.html")
    html = page.read_text("utf-8")
    assert "voids behind the facing" in html
    assert "Example Agency" in html
    assert not (tmp_path / "out" / "pictures").exists()
