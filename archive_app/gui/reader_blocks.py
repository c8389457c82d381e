"""The blocks of an article as blocks of a document."""

from PySide6.QtGui import QTextList, QTextListFormat

from archive_app.domain.article import Block, BlockKind
from archive_app.domain.library import OpenArticle
from archive_app.gui.reader_figures import write_figure
from archive_app.gui.reader_page import Decoration, Ornament
from archive_app.gui.reader_tables import write_table
from archive_app.gui.reader_wording import is_right_to_left, locale, slants
from archive_app.gui.reader_writer import DocumentWriter
from archive_app.markup.inline_runs import words_of

_QUOTE_INDENT = 20
"""Logical pixels; the bar stands in it."""
_CODE_INDENT = 12
_LIST_INDENT = 26


def write_blocks(writer: DocumentWriter, opened: OpenArticle) -> None:
    """Every block of ``opened`` in reading order, but the one that is set as its standfirst."""
    writer.document.setIndentWidth(writer.style.px(_LIST_INDENT))
    pictures = {stored.position: stored for stored in opened.pictures}
    language = "rtl" if is_right_to_left(opened.content.language) else None
    lists = _Lists(writer)
    opening = opened.content.opening
    for block in opened.content.blocks:
        direction = block.direction or language
        writer.document.aims.update(dict.fromkeys(block.ids, block.start))
        if block is opening:
            continue
        if block.kind is BlockKind.LIST_ITEM:
            lists.item(block, direction)
            continue
        lists.end()
        match block.kind:
            case BlockKind.HEADING:
                _heading(writer, block, direction)
            case BlockKind.QUOTE:
                _quote(writer, block, direction)
            case BlockKind.PREFORMATTED:
                _code(writer, block)
            case BlockKind.TABLE:
                write_table(writer, block, direction)
            case BlockKind.RULE:
                writer.block("body", direction=direction)
                _decorate(writer, Ornament.RULE)
            case BlockKind.FIGURE:
                stored = pictures.get(block.position if block.position is not None else -1)
                if stored is not None:
                    write_figure(writer, stored, html=block.html, direction=direction)
                elif block.position is None:
                    _embed(writer, block, direction)
            case BlockKind.PARAGRAPH:
                chars = writer.block("body", direction=direction)
                writer.words(block.text, block.html, chars, start=block.start)


def _heading(writer: DocumentWriter, block: Block, direction: str | None) -> None:
    name = "h2" if block.level <= 2 else "h3"
    look = writer.style.block(name)
    look.setHeadingLevel(min(max(block.level, 2), 6))
    chars = writer.block(name, direction=direction, base=look)
    writer.words(block.text, block.html, chars, start=block.start)


def _quote(writer: DocumentWriter, block: Block, direction: str | None) -> None:
    look = writer.style.block("quote")
    indent = writer.style.px(_QUOTE_INDENT) * max(block.level, 1)
    if direction == "rtl":
        look.setRightMargin(indent)
    else:
        look.setLeftMargin(indent)
    chars = writer.block("quote", direction=direction, base=look, colour="marked_2")
    if not slants(block.text):
        chars.setFontItalic(False)
    _decorate(writer, Ornament.BAR)
    writer.words(block.text, block.html, chars, start=block.start)


def _embed(writer: DocumentWriter, block: Block, direction: str | None) -> None:
    """What the page showed from elsewhere, as its labelled link: "Post on … by …"."""
    chars = writer.block("caption", direction=direction, colour="text_2")
    writer.styled(words_of(block.html), block.html, chars)


def _code(writer: DocumentWriter, block: Block) -> None:
    look = writer.style.block("code")
    look.setLeftMargin(writer.style.px(_CODE_INDENT))
    look.setRightMargin(writer.style.px(_CODE_INDENT))
    chars = writer.block("code", direction="ltr", base=look)
    _decorate(writer, Ornament.CODE)
    writer.words(block.text, block.html, chars, start=block.start)


class _Lists:
    """The lists that are open, one a depth; an item that does not follow on begins a new one."""

    def __init__(self, writer: DocumentWriter) -> None:
        self._writer = writer
        self._open: dict[int, tuple[int | None, QTextList]] = {}
        """By depth: the ordinal of the last item, and its list."""

    def item(self, block: Block, direction: str | None) -> None:
        """Write one item."""
        level = max(block.level, 1)
        chars = self._writer.block("item", direction=direction)
        self._open = {depth: known for depth, known in self._open.items() if depth <= level}
        last, known = self._open.get(level, (None, None))
        if known is not None and block.ordinal == (last + 1 if last is not None else None):
            known.add(self._writer.cursor.block())
        else:
            known = self._writer.cursor.createList(_list_format(level))
        self._open[level] = (block.ordinal, known)
        bullet = "•" if level % 2 else "◦"
        number = f"{locale().toString(block.ordinal)}." if block.ordinal is not None else bullet
        _decorate(self._writer, Ornament.MARKER, number)
        self._writer.words(block.text, block.html, chars, start=block.start)

    def end(self) -> None:
        """Another kind of block comes: every list is over, and has room below it."""
        if self._open:
            last = self._writer.cursor.blockFormat()
            last.setBottomMargin(self._writer.style.block("body").bottomMargin())
            self._writer.cursor.setBlockFormat(last)
        self._open.clear()


def _list_format(level: int) -> QTextListFormat:
    """A list for its indent and its meaning; Qt's own markers hang too near, so we paint them."""
    look = QTextListFormat()
    look.setIndent(level)
    look.setStyle(QTextListFormat.Style.ListStyleUndefined)
    return look


def _decorate(writer: DocumentWriter, ornament: Ornament, words: str = "") -> None:
    writer.document.decorations.append(Decoration(ornament, writer.position, words))
