"""The child process that prints web pages as PDF: ``python -m archive_app.gui.pdf_printer FOLDER``.

Every page of FOLDER is one that we exported; its PDF is written beside it. Nothing is loaded but
files of the same folder.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, QUrl
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from archive_app import __version__
from archive_app.actions.worker import Worker
from archive_app.domain.errors import ArchiveError
from archive_app.gui.fonts import SUBSTITUTIONS, load_fonts
from archive_app.gui.thumbnails import decoded
from archive_app.resources import resource

_DPI = 96
"""Pixels of a page's style an inch, as browsers count."""
_MARGIN_MM = 20
_IMAGE = re.compile(r"<img\b[^>]*>")
_WITHHELD = re.compile(r'<div class="withheld">(.*?)</div>', re.DOTALL)
_BOX = (
    '<table class="withheld" width="100%" border="1" cellpadding="10" cellspacing="0"'
    ' style="border-style: dashed; border-color: #8a8478">'
    '<tr><td align="center">\\1</td></tr></table>'
)
"""Qt's text engine draws lines around tables alone."""
_HEADING = re.compile(r"<(/?)h([1-3])>")
_FOR_SCREENS = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)


class _Page(QTextDocument):
    """A page that shows pictures of its own folder, no wider than the paper."""

    def __init__(self, folder: Path, width: float, worker: Worker) -> None:
        super().__init__()
        self._folder, self._width = folder.resolve(), width
        self._worker = worker

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """A picture below the folder of the page; anything else is empty."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        name = url if isinstance(url, str) else url.toString()
        path = (self._folder / name).resolve()
        if self._folder not in path.parents:
            return QImage()
        picture = QImage(str(path))
        if picture.isNull() and path.is_file():
            picture = self._decoded_elsewhere(path)
        if picture.width() > self._width:
            return picture.scaledToWidth(round(self._width))
        return picture

    def _decoded_elsewhere(self, path: Path) -> QImage:
        """A picture of a kind that Qt does not know, such as AVIF; empty where nobody does."""
        try:
            shown = self._worker.display_picture(path.read_bytes(), round(self._width))
        except ArchiveError:
            return QImage()
        return decoded(shown) if shown is not None else QImage()


def print_page(page: Path, worker: Worker) -> Path:
    """The PDF of ``page``, written beside it: A4, selectable text, margins of 2 cm.

    Raises:
        OSError: it could not be written whole, of which Qt's own file would say nothing.
    """
    target = page.with_suffix(".pdf")
    printed = QBuffer()
    printed.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(printed)
    writer.setCreator(f"News Archive {__version__}")
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    paper = writer.pageLayout().paintRectPixels(_DPI)
    document = _Page(page.parent, paper.width(), worker)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(resource("print.css").read_text("utf-8"))
    document.setHtml(printable(page.read_text("utf-8")))
    _write_plainly(document)
    document.setPageSize(QSizeF(paper.size()))
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    document.print_(writer)
    target.write_bytes(printed.data().data())
    return target


def _write_plainly(document: QTextDocument) -> None:
    """Use no glyph that stands for no character."""
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            font = fragment.charFormat().font()
            for feature in SUBSTITUTIONS:
                font.setFeature(QFont.Tag(feature), 0)
            form = QTextCharFormat()
            form.setFont(font)
            cursor = QTextCursor(document)
            cursor.setPosition(fragment.position())
            end = fragment.position() + fragment.length()
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            if not fragment.charFormat().isImageFormat():
                cursor.mergeCharFormat(form)
            pieces += 1
        block = block.next()


def printable(html: str) -> str:
    """Our own page without what Qt's text engine would misread: style for screens, JSON-LD.

    It knows no ``display: block``: the lines of a caption are parted by breaks instead.
    """
    html = _FOR_SCREENS.sub("", html)
    # Of a heading Qt makes the letters larger by itself, whatever size the style names.
    html = _HEADING.sub(lambda tag: "</p>" if tag[1] else f'<p class="h{tag[2]}">', html)
    # A line is as high as what stands in it: half a picture more would follow each picture.
    html = _IMAGE.sub(r'<p style="line-height: 100%; margin: 0">\g<0></p>', html)
    html = _WITHHELD.sub(_BOX, html)
    return html.replace("</span><span", "</span><br><span")


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 when every page is printed."""
    application = QGuiApplication(sys.argv[:1])
    load_fonts()
    [folder] = arguments
    with Worker() as worker:  # which starts where Qt does not know a picture
        for page in sorted(Path(folder).glob("*.html")):
            print_page(page, worker)
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
