"""The document of one article: its words, where they stand, and its pictures."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPixmap,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTable,
)

from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Badge
from archive_app.gui.reader_text_map import DocumentRange, TextMap

PICTURE = "picture:"
"""Scheme of a picture of the article, followed by its position."""
BADGE = "badge:"
"""Scheme of a rights badge, followed by its word."""

_UNKNOWN_SHAPE = QSize(3, 2)
"""Shape of the box for a picture whose size is not known."""

_SAME_SHAPE = 0.02
"""Difference of width to height that rounding to pixels explains."""


class Ornament(StrEnum):
    """What is painted beside or behind a block."""

    BAR = "bar"
    """Of a quotation."""
    RULE = "rule"
    """A line across the column, in an empty block."""
    CODE = "code"
    """The ground of preformatted text."""
    MARKER = "marker"
    """Bullet or number of a list's item."""


@dataclass(frozen=True, slots=True)
class Decoration:
    """One ornament of one block."""

    ornament: Ornament
    position: int
    """Anywhere in its block, UTF-16 units."""
    words: str = ""
    """Of a marker: "•", "12."."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    piece: DocumentRange
    address: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table and the room that its columns would like."""

    table: QTextTable
    widths: tuple[int, ...]
    """Logical pixels of each column, its padding included."""

    @property
    def natural(self) -> int:
        """The width in which no column is squeezed."""
        return sum(self.widths) + 1


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture where it stands in the document."""

    position: int
    """Of its image character, UTF-16 units."""
    stored: StoredPlacement
    credit: DocumentRange | None
    """Where its credit line is shown."""

    @property
    def tint(self) -> str:
        """The colour behind its credit line while it is chosen; words stay readable on it."""
        badge = self.stored.badge
        soft = {Badge.CLEARED: "open", Badge.BLOCKED: "error"}.get(badge, str(badge))
        return f"status.{soft}.bg"

    @property
    def shape(self) -> QSize:
        """Its own size in pixels, or an invented one of likely shape."""
        if self.stored.width and self.stored.height:
            return QSize(self.stored.width, self.stored.height)
        return _UNKNOWN_SHAPE

    def box(self, column: int) -> QSize:
        """The size in which it is shown in a column so many pixels wide; never enlarged."""
        shape = self.shape
        known = bool(self.stored.width and self.stored.height)
        width = min(column, shape.width()) if known else column
        return QSize(max(width, 1), max(round(width * shape.height() / shape.width()), 1))


class ArticleDocument(QTextDocument):
    """The document of one article. Every resource is put in by ``addResource``, none is fetched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = TextMap()
        self.figures: dict[int, Figure] = {}
        """By position in ``Article.pictures``; those that the page shows."""
        self.decorations: list[Decoration] = []
        """What is painted around words: bars, bullets, lines."""
        self.links: list[Link] = []
        """In the order of the document."""
        self.aims: dict[str, int] = {}
        """By the id that a link within the article names: where its block begins in the text."""
        self.tables: list[DataTable] = []
        self.shown: set[int] = set()
        """Positions of the pictures that have arrived."""
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """One transparent pixel, whatever is asked for: the base class would read files."""
        return blank()

    def place_pictures(self, column: int) -> None:
        """Give every picture its size in a column so many pixels wide."""
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        for position, figure in self.figures.items():
            box = figure.box(column)
            image = QTextImageFormat()
            image.setName(f"{PICTURE}{position}")
            image.setWidth(box.width())
            image.setHeight(box.height())
            image.setProperty(QTextFormat.Property.ImageAltText, figure.stored.placement.alt or "")
            cursor.setPosition(figure.position)
            cursor.setPosition(figure.position + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(image)
        cursor.endEditBlock()

    def fit_tables(self, column: int) -> list[DataTable]:
        """Give every table the column's width, or its own where that is more; those that are."""
        wide = [each for each in self.tables if each.natural > column]
        for each in self.tables:
            look = each.table.format()
            kind = QTextLength.Type
            width, columns = QTextLength(kind.PercentageLength, 100), [QTextLength()]
            if each in wide:
                width = QTextLength(kind.FixedLength, each.natural)
                columns = [QTextLength(kind.FixedLength, one) for one in each.widths]
            if look.width() != width:
                look.setWidth(width)
                look.setColumnWidthConstraints(columns * (1 if each in wide else len(each.widths)))
                look.setLeftMargin(0)
                each.table.setFormat(look)
        return wide

    def correct_shape(self, position: int, shown: QSize, column: int) -> bool:
        """Make room for a picture that turned out to have another shape; whether that was so."""
        figure = self.figures.get(position)
        if figure is None or shown.isEmpty():
            return False
        known = figure.shape.width() / figure.shape.height()
        if abs(known * shown.height() / shown.width() - 1) < _SAME_SHAPE:
            return False
        wide = figure.stored.width or shown.width()
        tall = max(round(wide * shown.height() / shown.width()), 1)
        stored = replace(figure.stored, width=wide, height=tall)
        self.figures[position] = replace(figure, stored=stored)
        self.place_pictures(column)
        return True

    def set_picture(self, position: int, picture: QPixmap) -> None:
        """Show ``picture``; the caller repaints."""
        self.shown.add(position)
        self.addResource(
            QTextDocument.ResourceType.ImageResource, QUrl(f"{PICTURE}{position}"), picture
        )


def blank() -> QImage:
    """One transparent pixel."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
