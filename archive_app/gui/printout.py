"""An article on paper or as PDF: the reader's page in light colours, cut into sheets."""

from collections.abc import Mapping

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPixmap,
    QTextDocument,
)

from archive_app.domain.library import OpenArticle
from archive_app.gui.badges import badge_pixmap
from archive_app.gui.reader_document import build
from archive_app.gui.reader_marks import MarkPainter, marks_of
from archive_app.gui.reader_page import BADGE, ArticleDocument
from archive_app.gui.reader_style import ReaderStyle
from archive_app.gui.reader_wording import day, number, translate
from archive_app.gui.theme import Theme

_COLUMN = 640
"""Logical pixels of the printed column: about 75 letters a line, as in the window."""
_MARGIN_MM = 18.0
_FOOT = 28
"""Logical pixels below the column, for the address and the number of the page."""
_BADGE_RATIO = 3.0
"""Pixels of a badge a logical pixel: sharp at 300 dots an inch."""


def page_layout() -> QPageLayout:
    """A4 upright with even margins."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


class Printout:
    """One article, ready for any number of devices; ``theme`` is to be light."""

    def __init__(self, theme: Theme, opened: OpenArticle, pictures: Mapping[int, QImage]) -> None:
        """``pictures`` are shown by position; of others the box and the caption."""
        self._theme, self._opened = theme, opened
        self._marks = MarkPainter(theme)
        self._document = self._written(pictures)

    def draw(self, device: QPagedPaintDevice) -> int:
        """Draw every page on ``device``, highlights too; how many there were."""
        painter = QPainter(device)
        view = painter.viewport()
        scale = view.width() / _COLUMN
        height = view.height() / scale - _FOOT
        self._document.setPageSize(QSizeF(_COLUMN, height))
        self._marks.forget()
        count = self._document.pageCount()
        for page in range(count):
            if page:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            self._foot(painter, QRectF(0, height + 8, _COLUMN, 16), page + 1, count)
            painter.setClipRect(QRectF(0, 0, _COLUMN, height))
            painter.translate(0, -page * height)
            self._page(painter, QRectF(0, page * height, _COLUMN, height))
            painter.restore()
        painter.end()
        return count

    def _written(self, pictures: Mapping[int, QImage]) -> ArticleDocument:
        document = build(self._opened, ReaderStyle(self._theme, joined=False), column=_COLUMN)
        document.setDocumentMargin(0)
        kind = QTextDocument.ResourceType.ImageResource
        for position, figure in list(document.figures.items()):
            badge = figure.stored.badge
            drawn = badge_pixmap(self._theme, badge, _BADGE_RATIO)
            document.addResource(kind, QUrl(f"{BADGE}{badge}"), drawn)
            if (picture := pictures.get(position)) is not None:
                document.set_picture(position, QPixmap.fromImage(picture))
                document.correct_shape(position, picture.size(), _COLUMN)
        return document

    def _page(self, painter: QPainter, seen: QRectF) -> None:
        self._marks.waiting(painter, self._document)
        self._marks.decorations(painter, self._document)
        for mark in marks_of(self._opened.annotations, self._opened.content.text):
            colour = f"annotation.{mark.colour}"
            self._marks.words(painter, self._document, [mark.place], colour)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = seen
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text"))
        self._document.documentLayout().draw(painter, context)

    def _foot(self, painter: QPainter, room: QRectF, page: int, count: int) -> None:
        """Where it is from, when it was saved, and which page this is."""
        painter.setFont(self._theme.font("ui.caption"))
        painter.setPen(self._theme.colour("text_3"))
        article = self._opened.content
        said = translate("Printing", "{address}, saved {date}")
        saved = day(self._opened.saved.astimezone())
        left = said.format(address=article.canonical_url or article.url, date=saved)
        right = translate("Printing", "{page} of {count}")
        right = right.format(page=number(page), count=number(count))
        metrics = painter.fontMetrics()
        wide = int(room.width()) - metrics.horizontalAdvance(right) - 16
        left = metrics.elidedText(left, Qt.TextElideMode.ElideMiddle, wide)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, right)
