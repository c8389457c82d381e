"""A comparison set as a document: two columns whose blocks stand side by side, or one.

Every pair of blocks is a table of its own: Qt lays out a table whole, but of several only those in
sight. Two versions of 5,000 words are there in a third of the time of one table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from archive_app.domain.comparison import BlockChange, Comparison, Kind, Piece
from archive_app.gui.counted import Counted
from archive_app.gui.reader_wording import stamp
from archive_app.gui.theme import Theme

_SIDES = (0, 2)
"""The columns of the two versions; between them is one that keeps them apart."""

_Pieces = tuple[tuple[Kind, str], ...]
"""Words and how they came about."""

_GAP = 28
_BAR = 3
_BELOW = 14
_BESIDE = 12
_EDGE = 24
"""Logical pixels: right of a text, of a bar, below a block, and from the line between the columns
to the bar of the newer one; around all."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, for the list of changes and for going to it."""

    kind: Kind
    words: str
    """"Title", "Paragraph 4: removed"."""
    position: int
    """In the document."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands side by side; a side that has nothing is empty."""

    kind: Kind
    left: _Pieces
    right: _Pieces
    style: str = "body"
    label: str = ""
    """Said quietly before the words."""
    words: str = ""
    """In the list of changes; empty for what is the same."""
    picture: str = ""
    """The address of the picture it is about, in the first of the rows about it."""


@dataclass(frozen=True, slots=True)
class ComparedPictures:
    """Small pictures of those that differ or are told of otherwise, by their addresses."""

    older: Mapping[str, QImage] = field(default_factory=dict)
    newer: Mapping[str, QImage] = field(default_factory=dict)

    def either(self, url: str) -> QImage | None:
        """As the newer version shows it, else the older."""
        return self.newer.get(url) or self.older.get(url)


class _Formats:
    """How cells, paragraphs and words look; a thousand pieces of words share a dozen formats."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.cell = cache(self._cell)
        self.block = cache(self._block)
        self.words = cache(self._words)

    def picture(self) -> QTextBlockFormat:
        """A block as high as the picture in it."""
        form = QTextBlockFormat()
        form.setBottomMargin(_BELOW // 2)
        form.setLeftMargin(10)
        return form

    def quiet(self) -> QTextCharFormat:
        """Labels before the words."""
        return _format(self._theme.font("ui.small"), self._theme.colour("text_2"))

    def _cell(self, kind: Kind) -> QTextTableCellFormat:
        """A bar at the beginning of what is changed: never colour alone."""
        form = QTextTableCellFormat()
        if kind is Kind.SAME:
            form.setLeftPadding(_BAR)
            return form
        form.setLeftBorder(_BAR)
        form.setLeftBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        colour = self._theme.colour("diff.del_fg" if kind is Kind.REMOVED else "diff.add_fg")
        form.setLeftBorderBrush(QBrush(colour))
        return form

    def _block(self, style: str) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setBottomMargin(_BELOW)
        form.setLeftMargin(10)
        form.setRightMargin(_GAP)
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
        form.setLineHeight(self._theme.line(f"reader.{style}"), fixed.value)
        return form

    def _words(self, kind: Kind, style: str) -> QTextCharFormat:
        if style == "caption":
            form = _format(self._theme.font("ui.small"), self._theme.colour("text_2"))
        else:
            form = _format(self._theme.font(f"reader.{style}"), self._theme.colour("text"))
        if kind is Kind.ADDED:
            form.setForeground(self._theme.colour("diff.add_fg"))
            form.setBackground(self._theme.colour("diff.add_bg"))
            form.setFontUnderline(True)
        elif kind is Kind.REMOVED:
            form.setForeground(self._theme.colour("diff.del_fg"))
            form.setBackground(self._theme.colour("diff.del_bg"))
            form.setFontStrikeOut(True)
        return form


class CompareDocument(QTextDocument):
    """Shows ``comparison``; ``changes`` are in the order of the document."""

    def __init__(
        self,
        theme: Theme,
        comparison: Comparison,
        pictures: ComparedPictures | None = None,
        *,
        columns: bool,
        changes_only: bool,
    ) -> None:
        super().__init__()
        self._pictures = pictures or ComparedPictures()
        self._formats = _Formats(theme)
        self.changes: list[Change] = []
        self.setDocumentMargin(_EDGE)
        self.setUndoRedoEnabled(False)
        rows = _folded(_rows(comparison)) if changes_only else _rows(comparison)
        self._cursor = QTextCursor(self)
        self._cursor.beginEditBlock()
        if columns:
            self._write_columns(rows)
        else:
            self._write_one(rows)
        self._cursor.endEditBlock()

    def keep_beside(self, margin: int) -> None:
        """Leave ``margin`` logical pixels left and right of everything."""
        frame = self.rootFrame().frameFormat()
        if frame.leftMargin() != margin:
            frame.setLeftMargin(margin)
            frame.setRightMargin(margin)
            self.rootFrame().setFrameFormat(frame)

    def _write_columns(self, rows: list[_Row]) -> None:
        self.keep_beside(_BESIDE)
        form = _table_format()
        mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        older, newer = reversed(_SIDES) if mirrored else _SIDES  # as the heads above stand
        for row in rows:
            table = self._cursor.insertTable(1, 3, form)
            for own, column, pieces, images in (
                (Kind.REMOVED, older, row.left, self._pictures.older),
                (Kind.ADDED, newer, row.right, self._pictures.newer),
            ):
                cell = table.cellAt(0, column)
                changed = row.kind is not Kind.SAME and bool(pieces)
                cell.setFormat(self._formats.cell(own if changed else Kind.SAME))
                self._write(cell.firstCursorPosition(), row, pieces, images.get(row.picture))
            if row.words:
                place = table.cellAt(0, newer if row.right else older).firstPosition()
                self.changes.append(Change(row.kind, row.words, place))
            self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _write_one(self, rows: list[_Row]) -> None:
        for row in rows:
            start = self._cursor.position()
            shown = row.left if row.left == row.right else _both(row)
            self._write(self._cursor, row, shown, self._pictures.either(row.picture))
            if row.words:
                self.changes.append(Change(row.kind, row.words, start))
            self._cursor.insertBlock()

    def _write(
        self, cursor: QTextCursor, row: _Row, pieces: _Pieces, picture: QImage | None
    ) -> None:
        if picture is not None:
            cursor.setBlockFormat(self._formats.picture())
            cursor.insertImage(picture)
            cursor.insertBlock()
        cursor.setBlockFormat(self._formats.block(row.style))
        if row.label and pieces:
            cursor.insertText(f"{row.label}  ", self._formats.quiet())
        for kind, words in pieces:
            cursor.insertText(words, self._formats.words(kind, row.style))


def _rows(comparison: Comparison) -> list[_Row]:
    from archive_app.actions.compare import words  # what aligns words is not for the first paint

    translate = QCoreApplication.translate
    names = fact_words()
    rows = []
    for fact in comparison.facts:
        title = fact.field == "title"
        name = names.get(fact.field, fact.field)
        said = _fact(fact.field, fact.old), _fact(fact.field, fact.new)
        left, right = _sides(words(*said))
        style, label = ("h1", "") if title else ("caption", name)
        rows.append(_Row(Kind.CHANGED, left, right, style, label, name))
    seen: set[str] = set()
    for picture in comparison.pictures:
        first = "" if picture.url in seen else picture.url
        seen.add(picture.url)
        name = names.get(picture.field, picture.field)
        listed = translate("Compare", "Picture: {what}").format(what=name)
        old, new = _one(Kind.REMOVED, picture.old or ""), _one(Kind.ADDED, picture.new or "")
        rows.append(_Row(picture.kind, old, new, "caption", name, listed, first))
    return rows + [_paragraph(at, block) for at, block in enumerate(comparison.blocks, start=1)]


def _fact(field: str, value: str) -> str:
    """A field's value as the reader says it."""
    return stamp(value, offset=True) if field in {"published", "modified"} else value


def _paragraph(at: int, block: BlockChange) -> _Row:
    translate = QCoreApplication.translate
    said = {
        Kind.SAME: "",
        Kind.ADDED: translate("Compare", "Paragraph {n}: added"),
        Kind.REMOVED: translate("Compare", "Paragraph {n}: removed"),
        Kind.CHANGED: translate("Compare", "Paragraph {n}: changed"),
    }[block.kind].format(n=at)
    left, right = _sides(block.pieces)
    return _Row(block.kind, left, right, words=said)


def _sides(pieces: tuple[Piece, ...]) -> tuple[_Pieces, _Pieces]:
    """The words of the older side and of the newer: their own and what both share."""
    marked = [(piece.kind, piece.text) for piece in pieces]
    return (
        tuple(piece for piece in marked if piece[0] is not Kind.ADDED),
        tuple(piece for piece in marked if piece[0] is not Kind.REMOVED),
    )


def _folded(rows: list[_Row]) -> list[_Row]:
    """Runs of what is the same become one line that counts them."""
    folded: list[_Row] = []
    same = 0
    for row in [*rows, None]:
        if row is not None and row.kind is Kind.SAME:
            same += 1
            continue
        if same:
            words = Counted().paragraphs_unchanged(same)
            folded.append(
                _Row(Kind.SAME, _one(Kind.SAME, words), _one(Kind.SAME, words), "caption")
            )
        same = 0
        if row is not None:
            folded.append(row)
    return folded


def _both(row: _Row) -> _Pieces:
    """Both sides in one column: what they share once, what went before what came."""
    if row.kind is not Kind.CHANGED or row.style == "caption":
        return (
            (*row.left, (Kind.SAME, "  "), *row.right)
            if row.left and row.right
            else (row.left or row.right)
        )
    merged: list[tuple[Kind, str]] = []
    right = list(row.right)
    for kind, words in row.left:
        if kind is Kind.REMOVED:
            merged.append((kind, words))
            continue
        while right and right[0] != (kind, words):
            merged.append(right.pop(0))
        merged.append(right.pop(0) if right else (kind, words))
    return (*merged, *right)


def fact_words() -> dict[str, str]:
    """The fields of an article and its pictures, as a comparison names them."""
    translate = QCoreApplication.translate
    return {
        "title": translate("Compare", "Title"),
        "subtitle": translate("Compare", "Subtitle"),
        "authors": translate("Compare", "Authors"),
        "site": translate("Compare", "Site"),
        "section": translate("Compare", "Section"),
        "published": translate("Compare", "Published"),
        "modified": translate("Compare", "Modified"),
        "picture": translate("Compare", "Picture"),
        "credit": translate("Compare", "Credit"),
        "caption": translate("Compare", "Caption"),
    }


def _one(kind: Kind, words: str) -> _Pieces:
    return ((kind, words),) if words else ()


def _format(font: QFont, colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(colour)
    return form


def _table_format() -> QTextTableFormat:
    """Two halves with nothing around them; the line between them is the view's."""
    form = QTextTableFormat()
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setCellPadding(0)
    form.setBottomMargin(_BELOW)  # the last margin within a cell is not kept
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    between = QTextLength(QTextLength.Type.FixedLength, _BESIDE)
    form.setColumnWidthConstraints([half, between, QTextLength()])
    return form
