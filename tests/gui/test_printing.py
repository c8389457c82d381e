"""Articles on paper and as PDF: text that can be found, pictures, marks, and honest failures."""

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QColor, QImage, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from archive_app.domain.library import OpenArticle
from archive_app.gui.main_window import MainWindow
from archive_app.gui.printout import Printout, page_layout
from archive_app.gui.theme import Paper, Theme
from tests.gui.sample_article import open_article
from tests.gui.shelf import click_row, tasks_waiting, wait

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def opened() -> OpenArticle:
    return open_article()


def text_of(path: Path) -> str:
    reader = pypdf.PdfReader(BytesIO(path.read_bytes()))
    said = " ".join(page.extract_text() for page in reader.pages)
    # Qt leaves the space (and in some fonts the colon) out of a font's map to Unicode.
    return " ".join(re.sub("[\x00-\x1f]", " ", said).split())


def test_a_pdf_holds_the_words_and_pictures_and_where_it_is_from(
    theme: Theme, opened: OpenArticle, tmp_path: Path
) -> None:
    picture = QImage(1200, 530, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    writer.setPageLayout(page_layout())

    pages = Printout(Paper(), opened, {0: picture}).draw(writer)
    del writer

    said = text_of(tmp_path / "a.pdf")
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    assert pages == len(reader.pages) > 1
    assert "The published summary runs to nine pages" in said
    assert "it had no licence to publish them" in said
    assert "Photograph: Jane Doe / Example" in said
    assert "difference is about" in said  # no sign for several letters: a search finds it
    assert "ellerycourier.example/sea-wall, saved 14 Jan 2026" in said
    assert f"1 of {pages}" in said
    assert any(len(page.images) for page in reader.pages)


def test_printing_leaves_the_look_of_the_window_alone(theme: Theme, opened: OpenArticle) -> None:
    theme.set_mode("dark")

    paper = Paper()

    assert (paper.mode, theme.mode) == ("light", "dark")
    assert paper.colour("text") != theme.colour("text")


@pytest.fixture
def reading(qtbot: QtBot, window: MainWindow) -> MainWindow:
    click_row(window, 0)
    wait(qtbot, window.navigation.lanes)
    return window


def test_the_open_article_is_saved_as_pdf_by_a_process_of_its_own(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    opened = reading.panes.reader.opened
    assert opened is not None

    reading.desk.printing.save_pdf(tmp_path / "out.pdf", opened)
    qtbot.waitUntil(lambda: "Saved as PDF, 1 page" in reading.toasts.words)

    assert opened.content.title in text_of(tmp_path / "out.pdf")


def test_a_pdf_that_cannot_be_written_is_said(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    opened = reading.panes.reader.opened
    assert opened is not None

    reading.desk.printing.save_pdf(tmp_path / "nowhere" / "out.pdf", opened)

    qtbot.waitUntil(lambda: "could not be written" in reading.toasts.words)


_ON_A_FULL_DISK = """
import resource, signal, sys
from archive_app.gui import article_pdf

class Printout(article_pdf.Printout):
    def draw(self, device):  # the library is read by then, which takes room for its own files
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
        return super().draw(device)

article_pdf.Printout = Printout
sys.exit(article_pdf.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for files there")
def test_a_pdf_that_does_not_fit_on_the_disk_is_said_and_the_one_before_it_stays(
    library: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"of last week")
    given = ["--library", str(library), "--article", "1", "--to", str(target)]

    done = subprocess.run(
        [sys.executable, "-c", _ON_A_FULL_DISK, *given],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 1
    assert "The PDF could not be written to" in done.stderr
    assert target.read_bytes() == b"of last week"
    assert [path.name for path in tmp_path.glob("out*")] == ["out.pdf"]


def test_writing_a_pdf_is_a_task_that_can_be_stopped(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    opened = reading.panes.reader.opened
    assert opened is not None
    with tasks_waiting(reading):
        reading.desk.printing.save_pdf(tmp_path / "out.pdf", opened)
        [task] = reading.desk.tasks.running
        task.stop()

    qtbot.waitUntil(lambda: reading.toasts.words == "Stopped. Nothing was written.")

    assert list(tmp_path.glob("out*")) == []


def test_the_open_article_is_printed(qtbot: QtBot, reading: MainWindow, tmp_path: Path) -> None:
    opened = reading.panes.reader.opened
    assert opened is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    reading.desk.printing.print_on(printer, opened)
    del printer

    assert "1 page printed" in reading.toasts.words
    assert opened.content.title in text_of(tmp_path / "printed.pdf")
