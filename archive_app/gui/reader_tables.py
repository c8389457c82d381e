"""A table of an article as a table of a document."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFontMetricsF,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from archive_app.domain.article import Block, Cell
from archive_app.gui.reader_page import DataTable
from archive_app.gui.reader_writer import DocumentWriter

_PADDING = 8
_BELOW = 18
"""Logical pixels."""

_WIDEST = 40
"""Columns; Qt lays out a table of more in seconds, and nobody reads one."""

_WIDEST_CELL = 260
_NARROWEST_CELL = 40
"""Logical pixels of words that a column is given room for; more words take another line."""

Grid = list[tuple[int, int, Cell]]


def write_table(writer: DocumentWriter, block: Block, direction: str | None) -> None:
    """The table of ``block``; as plain lines where it has no cells or too many columns."""
    cells = grid(block.rows)
    columns = max((column + cell.columns for _, column, cell in cells), default=0)
    if not 0 < columns <= _WIDEST:
        chars = writer.block("code", direction=direction)
        writer.words(block.text, "", chars, start=block.start)
        return
    if direction == "rtl":  # Qt does not mirror the columns of a table
        cells = [(row, columns - column - cell.columns, cell) for row, column, cell in cells]
        cells.sort(key=lambda each: each[:2])  # written in order, else places known shift
    table = writer.cursor.insertTable(len(block.rows), columns, _look(writer, direction))
    for row, column, cell in cells:
        if cell.columns > 1 or cell.rows > 1:
            tall = min(cell.rows, len(block.rows) - row)
            table.mergeCells(row, column, tall, cell.columns)
        _fill(writer, table, (row, column), cell)
    writer.document.tables.append(DataTable(table, _widths(writer, cells, columns)))
    writer.after_table()


def _widths(writer: DocumentWriter, cells: Grid, columns: int) -> tuple[int, ...]:
    """The room that each column would like, by the longest of its cells that span no other."""
    longest = [""] * columns
    for _, column, cell in cells:
        if cell.columns == 1:
            longest[column] = max(longest[column], *cell.text.split("\n"), key=len)
    measure = QFontMetricsF(writer.style.char("head_cell").font())
    px = writer.style.px
    rooms = [measure.horizontalAdvance(words) for words in longest]
    least, most, padding = px(_NARROWEST_CELL), px(_WIDEST_CELL), 2 * px(_PADDING) + 1
    return tuple(round(min(max(room, least), most)) + padding for room in rooms)


def grid(rows: tuple[tuple[Cell, ...], ...]) -> Grid:
    """Row, column and cell of every cell, spans taken into account as HTML does."""
    taken: set[tuple[int, int]] = set()
    placed: Grid = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            width = min(cell.columns, _WIDEST + 1)
            height = min(cell.rows, len(rows) - row)
            taken.update(
                (row + down, column + right) for down in range(height) for right in range(width)
            )
            placed.append((row, column, cell))
            column += width
    return placed


def _look(writer: DocumentWriter, direction: str | None) -> QTextTableFormat:
    look = QTextTableFormat()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(QBrush(writer.style.theme.colour("border")))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(writer.style.px(_PADDING))
    look.setCellSpacing(0)
    look.setTopMargin(writer.room_above_table)
    look.setBottomMargin(writer.style.px(_BELOW))
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if direction == "rtl":
        look.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return look


def _fill(writer: DocumentWriter, table: QTextTable, at: tuple[int, int], cell: Cell) -> None:
    name = "head_cell" if cell.header else "cell"
    target = table.cellAt(*at)
    if cell.header:
        shade = target.format()
        shade.setBackground(QBrush(writer.style.theme.colour("surface")))
        target.setFormat(shade)
    writer.cursor = target.firstCursorPosition()
    chars = writer.style.char(name)
    writer.cursor.setBlockCharFormat(chars)
    writer.words(cell.text, cell.html, chars, start=cell.start)
