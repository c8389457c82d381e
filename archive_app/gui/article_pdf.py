"""The child program that prints an article to PDF as the reader shows it, for the person alone.

``python -m archive_app.gui.article_pdf --library DIR --article N --to FILE [--version N]``
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSaveFile
from PySide6.QtGui import QImage, QPdfWriter

from archive_app import PROGRAM
from archive_app.actions.worker import Worker
from archive_app.domain.errors import ArchiveError, LibraryError
from archive_app.domain.library import OpenArticle
from archive_app.gui.printout import Printout, page_layout
from archive_app.gui.program import has_display, make_application
from archive_app.gui.theme import Paper
from archive_app.gui.thumbnails import decoded
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive

_WIDEST = 2000
"""Pixels of a picture: 300 dots an inch over the width of the column."""
_DPI = 300


def print_pdf(library: Path, article: int, to: Path, version: int | None = None) -> int:
    """Writes the article as PDF to ``to``; how many pages it has.

    Raises:
        NotFound: there is no such article or version.
        LibraryError: the library cannot be read, or ``to`` not be written.
    """
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()
    with Archive.open(library, readonly=True) as archive, Worker() as worker:
        opened = archive.articles.open(article, version)
        pictures = read_pictures(archive, worker, opened)
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(drawn)
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout())
    writer.setTitle(opened.content.title)
    writer.setAuthor("; ".join(opened.content.authors))
    writer.setCreator(PROGRAM)
    count = Printout(Paper(), opened, pictures).draw(writer)
    _write(to, drawn.data())
    return count


def read_pictures(archive: Archive, worker: Worker, opened: OpenArticle) -> dict[int, QImage]:
    """The pictures of ``opened`` by position, decoded elsewhere; broken ones are left out."""
    found: dict[int, QImage] = {}
    for stored in opened.pictures:
        if stored.picture is None:
            continue
        try:
            body = payload_of(archive.library, *archive.pictures.place(stored.picture))
            shown = worker.display_picture(body, min(stored.width or _WIDEST, _WIDEST))
        except ArchiveError:  # the page says which picture is missing; the rest is printed
            continue
        picture = decoded(shown) if shown is not None else QImage()
        if not picture.isNull():
            found[stored.position] = picture
    return found


def _write(to: Path, data: QByteArray) -> None:
    """Write all of ``data`` to ``to``; what was there before stays where that fails."""
    file = QSaveFile(str(to))
    begun = file.open(QIODevice.OpenModeFlag.WriteOnly)
    # Where the disk gets full Qt writes what there is room for, and calls that no error.
    if not (begun and file.write(data) == data.size() and file.commit()):
        raise LibraryError(
            f"The PDF could not be written to {to}. Choose another folder.",
            kind="library-unwritable",
            details=file.errorString(),
        )


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 when the file is written, 1 with one sentence where it is not."""
    parser = argparse.ArgumentParser(prog="archive_app.gui.article_pdf")
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--article", type=int, required=True)
    parser.add_argument("--version", type=int)
    parser.add_argument("--to", type=Path, required=True)
    given = parser.parse_args(arguments)
    try:
        count = print_pdf(given.library, given.article, given.to, given.version)
    except ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{count}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
