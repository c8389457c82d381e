"""All words of a page, for a person to choose from where extraction chose wrongly.

Nothing is weighed here: a line that extraction would call a menu may be what the person wants.
"""

from collections.abc import Collection, Iterator

from archive_app.domain.article import Article, BlockKind, PagePiece
from archive_app.extract.reading import Box, Line, Reading, read
from archive_app.extract.tables import DataTables
from archive_app.extract.writing import Writer, page_direction
from archive_app.markup.sanitising import sanitise
from archive_app.markup.tree import Tree

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "li": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.PREFORMATTED,
}


def page_pieces(tree: Tree, article: Article) -> tuple[PagePiece, ...]:
    """The words of the page in its order; ``article`` is what extraction made of it."""
    kept = {block.text for block in article.blocks if block.text}
    return tuple(_pieces(read(tree.root), kept))


def write_chosen(tree: Tree, lines: Collection[int], language: str | None) -> str:
    """The sanitised HTML of the lines that were chosen, in the order of the page."""
    reading = read(tree.root)
    writer = Writer(reading, tree.base, page_direction(tree.root, language))
    chosen = [line for line in reading.lines if line.index in lines]
    return sanitise(writer.write(chosen, ()))


def _pieces(reading: Reading, kept: Collection[str]) -> Iterator[PagePiece]:
    after, tables = 0, DataTables(reading)
    for line in reading.lines:
        if line.index < after:
            continue
        table = next((x for x in reading.outwards(line.box) if tables.holds(x)), None)
        if table is None:
            yield PagePiece((line.index,), _kind(reading, line), line.text, line.text in kept)
        else:  # a table is taken whole or not at all
            after = table.last
            yield _table(reading, table, kept)


def _table(reading: Reading, table: Box, kept: Collection[str]) -> PagePiece:
    lines = reading.lines[table.first : table.last]
    text = " · ".join(line.text for line in lines)
    indexes = tuple(line.index for line in lines)
    return PagePiece(indexes, BlockKind.TABLE, text, any(lines[0].text in words for words in kept))


def _kind(reading: Reading, line: Line) -> BlockKind:
    tags = (box.tag for box in reading.outwards(line.box))
    return next((_KINDS[tag] for tag in tags if tag in _KINDS), BlockKind.PARAGRAPH)
