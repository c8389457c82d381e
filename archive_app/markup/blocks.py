r"""Clean article HTML as blocks: the one rule by which ``Article.text`` and offsets arise.

White space is collapsed as a browser does; a line break is "\n"; soft hyphens, byte order marks
and zero-width spaces are dropped; a block without words is none (figures and rules excepted).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree, html
from lxml.html import HtmlElement

from archive_app.domain.article import Block, BlockKind, Cell
from archive_app.markup.inline import INLINE, Inline

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_DEEPEST = 120
"""Elements nested deeper are read as words of their ancestor; the sanitised page of an article
is never near it, and Python's stack ends at five times that."""


def blocks(html_text: str) -> tuple[Block, ...]:
    """The blocks of sanitised ``html_text`` in reading order, each with its place in the text."""
    if not html_text.strip():
        return ()
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        body = b"<div>" + html_text.encode("utf-8", "replace") + b"</div>"
        root = html.document_fromstring(body, parser=parser)
    except etree.LxmlError:
        return ()
    reader = _Reader()
    reader.read(root, _Context())
    reader.flush(_Context())
    return tuple(_placed(reader.found))


def text_of(found: tuple[Block, ...]) -> str:
    """The canonical text: texts of all blocks that have one, joined by an empty line."""
    return "\n\n".join(block.text for block in found if block.text)


def _placed(found: list[Block]) -> Iterator[Block]:
    start = 0
    for block in found:
        rows = tuple(
            tuple(replace(cell, start=cell.start + start) for cell in row) for row in block.rows
        )
        yield replace(block, start=start, rows=rows)
        if block.text:
            start += len(block.text) + 2


@dataclass(frozen=True, slots=True)
class _Context:
    """What surrounds the words being read."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    quotes: int = 0
    lists: int = 0
    ordinal: int | None = None
    direction: str | None = None
    depth: int = 0


class _Reader:
    """Walks the tree once; words gather in ``_line`` until a block begins or ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._line = Inline()
        self._ids: list[str] = []
        """Of elements seen since the last block with words ended."""

    def read(self, element: HtmlElement, around: _Context) -> None:
        """Take the content of ``element``, not its tail."""
        self._line.words(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                self._take(child, around)
            self._line.words(child.tail or "")

    def flush(self, around: _Context) -> None:
        """End the block that is being gathered."""
        text, markup = self._line.finish()
        self._line = Inline()
        if text:
            self._add(around.kind, around, text, markup)

    def _add(self, kind: BlockKind, around: _Context, text: str, markup: str) -> None:
        ordinal = around.ordinal if kind is BlockKind.LIST_ITEM else None
        level = around.level
        self.found.append(
            Block(
                kind,
                0,
                text,
                markup,
                level=level,
                ordinal=ordinal,
                direction=around.direction,
                ids=tuple(self._ids),
            )
        )
        self._ids.clear()

    def _take(self, child: HtmlElement, around: _Context) -> None:
        tag = child.tag
        if around.depth >= _DEEPEST:
            self._line.words("".join(child.itertext()))
        elif tag == "br":
            self._line.line_break()
        elif tag == "img":
            self._image(child, around)
        elif tag in INLINE:
            if name := child.get("id"):
                self._ids.append(name)
            self._line.open(child)
            self.read(child, replace(around, depth=around.depth + 1))
            self._line.close(tag)
        elif around.kind is BlockKind.LIST_ITEM and tag in {"p", "div"}:
            self._line.line_break()
            self.read(child, replace(around, depth=around.depth + 1))
            self._line.line_break()
        else:
            self._block(child, around)

    def _block(self, child: HtmlElement, around: _Context) -> None:
        self.flush(around)
        direction = child.get("dir") if child.get("dir") in {"rtl", "ltr"} else around.direction
        around = replace(around, direction=direction, depth=around.depth + 1)
        match child.tag:
            case "figure":
                self._figure(child, around)
            case "table":
                self._table(child, around)
            case "hr":
                self.found.append(Block(BlockKind.RULE, 0, "", ""))
            case "pre":
                self._preformatted(child, around)
            case "ul" | "ol":
                self._list(child, around)
            case _:
                inside = _inside(child, around)
                self.read(child, inside)
                self.flush(inside)

    def _image(self, image: HtmlElement, around: _Context) -> None:
        position = image.get("data-position", "")
        if position.isascii() and position.isdigit():
            self.flush(around)
            self.found.append(Block(BlockKind.FIGURE, 0, "", "", position=int(position[:6])))

    def _figure(self, figure: HtmlElement, around: _Context) -> None:
        image = next((x for x in figure.iter("img") if x.get("data-position", "").isdigit()), None)
        caption = next(figure.iter("figcaption"), None)
        if image is None and caption is not None and len(figure) == 1:  # an embed: only its label
            self.found.append(Block(BlockKind.FIGURE, 0, "", _inline(caption)[1]))
            return
        if image is None:  # a figure around a table, a quote or a listing
            self.read(figure, around)
            self.flush(around)
            return
        markup = "" if caption is None else _inline(caption)[1]
        position = int(image.get("data-position", "0")[:6])
        self.found.append(Block(BlockKind.FIGURE, 0, "", markup, position=position))

    def _preformatted(self, element: HtmlElement, around: _Context) -> None:
        line = Inline(preformatted=True)
        _fill(line, element)
        text, markup = line.finish()
        if text:
            self._add(BlockKind.PREFORMATTED, replace(around, level=0), text, markup)

    def _list(self, element: HtmlElement, around: _Context) -> None:
        number = _number(element.get("start"), 1) if element.tag == "ol" else None
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag != "li":
                self._take(child, replace(around, lists=around.lists + 1))
                self.flush(around)
                continue
            if number is not None:
                number = _number(child.get("value"), number)
            self._item(child, around, number)
            if number is not None:
                number += 1

    def _item(self, item: HtmlElement, around: _Context, number: int | None) -> None:
        depth = around.lists + 1
        inside = replace(around, kind=BlockKind.LIST_ITEM, level=depth, lists=depth, ordinal=number)
        self.read(item, inside)
        self.flush(inside)

    def _table(self, table: HtmlElement, around: _Context) -> None:
        plain = replace(around, kind=BlockKind.PARAGRAPH, level=0)
        for caption in table.iterchildren("caption"):
            self.read(caption, plain)
            self.flush(plain)
        rows = _rows(table)
        if any(cell.text for row in rows for cell in row):
            text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
            self.found.append(Block(BlockKind.TABLE, 0, text, "", rows=rows))
        for image in table.iter("img"):
            self._image(image, around)


def _inside(child: HtmlElement, around: _Context) -> _Context:
    tag = child.tag
    if tag in _HEADINGS:
        return replace(around, kind=BlockKind.HEADING, level=_HEADINGS[tag])
    if tag == "blockquote":
        depth = around.quotes + 1
        return replace(around, kind=BlockKind.QUOTE, level=depth, quotes=depth)
    return around


def _rows(table: HtmlElement) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    offset = 0
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells: list[Cell] = []
        for element in row.iterchildren("td", "th"):
            cell = _cell(element, offset)
            cells.append(cell)
            offset += len(cell.text) + 1
        if cells:
            rows.append(tuple(cells))
    return tuple(rows)


def _cell(element: HtmlElement, start: int) -> Cell:
    text, markup = _inline(element)
    return Cell(
        text,
        markup,
        start,
        header=element.tag == "th",
        columns=min(_number(element.get("colspan"), 1), 1000),
        rows=min(_number(element.get("rowspan"), 1), 1000),
    )


def _inline(element: HtmlElement) -> tuple[str, str]:
    """Text and markup of ``element`` on one line."""
    line = Inline(one_line=True)
    _fill(line, element)
    return line.finish()


def _fill(line: Inline, element: HtmlElement, depth: int = 0) -> None:
    line.words(element.text or "")
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            pass
        elif depth >= _DEEPEST:
            line.words("".join(child.itertext()))
        elif tag == "br":
            line.line_break()
        elif tag in INLINE:
            line.open(child)
            _fill(line, child, depth + 1)
            line.close(tag)
        else:
            line.line_break()
            _fill(line, child, depth + 1)
            line.line_break()
        line.words(child.tail or "")


def _number(value: str | None, otherwise: int) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else otherwise
