"""A picture in the reading column: its box, and below it caption, credit and rights badge."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from archive_app.domain.library import StoredPlacement
from archive_app.gui.badges import badge_size
from archive_app.gui.reader_page import BADGE, PICTURE, Figure
from archive_app.gui.reader_style import SPACES
from archive_app.gui.reader_text_map import DocumentRange
from archive_app.gui.reader_writer import DocumentWriter
from archive_app.gui.sentences import in_own_words

_GAP = 16
"""Logical pixels between caption and badge."""


def write_figure(
    writer: DocumentWriter, stored: StoredPlacement, *, html: str, direction: str | None
) -> None:
    """The picture and its words; ``html`` is the caption's inline HTML, empty where it has none."""
    writer.block("body", direction=direction, base=QTextBlockFormat())
    position = writer.image(f"{PICTURE}{stored.position}")
    credit = _write_caption(writer, stored, html, direction)
    writer.document.figures[stored.position] = Figure(position, stored, credit)


def _write_caption(
    writer: DocumentWriter, stored: StoredPlacement, html: str, direction: str | None
) -> DocumentRange | None:
    badge = badge_size(writer.style.theme, stored.badge)
    rtl = direction == "rtl"
    # Qt does not mirror the columns of a table: the badge comes first where we read leftwards.
    table = _two_columns(writer, badge.width() + _GAP, badge_first=rtl)
    chars = _enter(writer, table.cellAt(0, int(rtl)), direction, far=False)
    credit = _words(writer, stored, html, chars)
    _enter(writer, table.cellAt(0, int(not rtl)), direction, far=True)
    writer.image(f"{BADGE}{stored.badge}", badge)
    writer.after_table()
    return credit


def _two_columns(writer: DocumentWriter, badge_width: int, *, badge_first: bool) -> QTextTable:
    look = QTextTableFormat()
    look.setBorder(0)
    look.setCellPadding(0)
    look.setCellSpacing(0)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    columns = [
        QTextLength(QTextLength.Type.VariableLength, 0),
        QTextLength(QTextLength.Type.FixedLength, badge_width),
    ]
    look.setColumnWidthConstraints(columns[::-1] if badge_first else columns)
    look.setTopMargin(writer.style.px(SPACES["caption"].above))
    look.setBottomMargin(writer.style.px(SPACES["caption"].below))
    return writer.cursor.insertTable(1, 2, look)


def _enter(
    writer: DocumentWriter, cell: QTextTableCell, direction: str | None, *, far: bool
) -> QTextCharFormat:
    """Stand in a cell, its block formatted; ``far`` sets it to the side where lines end."""
    writer.cursor = cell.firstCursorPosition()
    block = writer.style.block("caption")
    block.setTopMargin(0)
    block.setBottomMargin(0)
    rtl = direction == "rtl"
    if rtl or far:
        block.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
    if far:
        block.setAlignment(Qt.AlignmentFlag.AlignRight)
        natural = QTextBlockFormat.LineHeightTypes.SingleHeight
        block.setLineHeight(0, natural.value)  # in a fixed line a badge hangs over the top
    chars = writer.style.char("caption", "text_2")
    writer.cursor.setBlockFormat(block)
    writer.cursor.setBlockCharFormat(chars)
    return chars


def _words(
    writer: DocumentWriter, stored: StoredPlacement, html: str, chars: QTextCharFormat
) -> DocumentRange | None:
    if stored.missing is not None:
        writer.plain(f"{in_own_words(stored.missing.message)} ", chars)
    caption = stored.placement.caption
    writer.styled(caption, html, chars)
    if not stored.placement.credit:
        return None
    if caption:
        writer.plain(" ", chars)
    return writer.plain(stored.placement.credit, chars)
