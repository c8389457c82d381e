"""The pages of an export as PDF: in our own type, and every word can be found and copied."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PIL import Image, features

from archive_app.actions.print_pages import print_pages
from archive_app.gui.pdf_printer import printable

WORDS = (
    "What the Bay left out: An Öfter fjord",
    "AVATAR by Ada AND Bob",
    "The official office is affluent, at a Båt of A B C",
    "Zitat „Straße“ naïve",
    "Ελληνικά Русский текст",
)


@pytest.fixture
def pdf(tmp_path: Path) -> pypdf.PdfReader:
    """A page with those words, printed by the child process."""
    heading, facts, *rest = WORDS
    body = f'<h1>{heading}</h1><p class="facts">{facts}</p>' + "".join(f"<p>{w}</p>" for w in rest)
    page = tmp_path / "page.html"
    page.write_text(f"<html><head><title>Bay</title></head><body>{body}</body></html>", "utf-8")
    print_pages(tmp_path, lambda: False)
    return pypdf.PdfReader(BytesIO(page.with_suffix(".pdf").read_bytes()))


def test_every_word_can_be_copied_with_its_spaces(pdf: pypdf.PdfReader) -> None:
    said = " ".join(pdf.pages[0].extract_text().split())

    assert [words for words in WORDS if words not in said] == []


def test_it_is_set_in_the_type_of_the_program(pdf: pypdf.PdfReader) -> None:
    fonts = pdf.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts}

    assert any("NewsArchiveSerif" in name for name in names)
    assert any("Inter" in name for name in names)


@pytest.mark.skipif(not features.check("avif"), reason="Pillow has no AVIF here")
def test_a_picture_of_a_kind_that_qt_does_not_know_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (80, 60), "teal").save(tmp_path / "pictures" / "a.avif")
    page = tmp_path / "page.html"
    page.write_text('<html><body><p>Before</p><img src="pictures/a.avif" alt="A"></body></html>')

    print_pages(tmp_path, lambda: False)

    [drawn] = pypdf.PdfReader(page.with_suffix(".pdf")).pages[0].images
    assert drawn.image is not None
    assert drawn.image.size == (80, 60)


def test_headings_are_as_large_as_their_style_says() -> None:
    assert printable("<h1>Title</h1><h4>Small</h4>") == '<p class="h1">Title</p><h4>Small</h4>'


_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from archive_app.actions.print_pages import PrintingFailed, print_pages

resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
try:
    print_pages(Path(sys.argv[1]), lambda: False)
except PrintingFailed:
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for files there")
def test_pages_whose_pdf_does_not_fit_on_the_disk_are_not_said_to_be_printed(
    tmp_path: Path,
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>The wall held.</p></body></html>", "utf-8")

    done = subprocess.run([sys.executable, "-c", _ON_A_FULL_DISK, str(tmp_path)], check=False)

    assert done.returncode == 7
    assert page.is_file()
