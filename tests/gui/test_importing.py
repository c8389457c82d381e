"""Files dropped on the window: pages in them are saved, addresses in them wait."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from archive_app.gui.importing import files_in
from archive_app.gui.main_window import MainWindow
from tests.gui.shelf import wait


def carried(paths: Iterable[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(window: MainWindow, data: QMimeData) -> bool:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(700, 400).toPoint(), copy, data, left, none)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(700, 400), copy, data, left, none))
    return enter.isAccepted()


def told(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.toasts.words)
    wait(qtbot, window.navigation.lanes)


def test_addresses_of_a_dropped_bookmark_file_wait_in_the_queue(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.desk.queue.pause(on=True)
    file = tmp_path / "bookmarks.html"
    links = "".join(f'<DT><A HREF="https://site{n}.example/">Site {n}</A>' for n in range(2))
    file.write_text(f"<!DOCTYPE NETSCAPE-Bookmark-file-1><H1>Bookmarks</H1><DL>{links}</DL>")

    accepted = drop(window, carried([file]))
    told(qtbot, window, "2 pages in the queue")

    assert accepted
    assert {job.url for job in window.desk.queue.jobs} == {
        "https://site0.example/",
        "https://site1.example/",
    }


def test_a_file_that_cannot_be_read_is_said_and_the_next_is_still_taken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.desk.queue.pause(on=True)
    broken, links = tmp_path / "broken.warc.gz", tmp_path / "links.txt"
    broken.write_bytes(b"nothing of the kind")
    links.write_text("https://site.example/one\n")
    said: list[str] = []
    window.toasts.said.connect(said.append)

    drop(window, carried([broken, links]))
    told(qtbot, window, "1 page in the queue")

    assert any("broken.warc.gz was not taken in." in words for words in said)


def test_pictures_and_folders_are_not_taken_for_pages(window: MainWindow, tmp_path: Path) -> None:
    assert files_in(carried([tmp_path, tmp_path / "picture.JPG"])) == ()
    assert not drop(window, carried([tmp_path]))


def test_dropped_links_come_into_the_save_panel(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://site.example/a"), QUrl("https://site.example/b")])

    drop(window, data)

    text = window.panes.save.addresses.toPlainText()
    assert text.split() == ["https://site.example/a", "https://site.example/b"]
