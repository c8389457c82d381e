"""Kept lines and figures written as clean HTML, with the structure they had on the page."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import takewhile
from urllib.parse import unquote

from lxml.html import HtmlElement

from archive_app.domain.address import absolute
from archive_app.extract.reading import Box, Line, Reading
from archive_app.extract.tables import DataTables

_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
_STRUCTURE = frozenset({"blockquote", "ul", "ol", "li", "pre"})
_RIGHT_TO_LEFT = frozenset(
    {"ar", "fa", "he", "iw", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "ku"}
)
_ATTRIBUTES = {"a": ("title",), "abbr": ("title",)}


@dataclass(frozen=True, slots=True)
class Insert:
    """Ready markup that stands before a line: a figure or an embed."""

    line: int
    box: int
    """Index of the box in which it stands on the page."""
    markup: str


class Writer:
    """Writes lines in order; keeps lists, quotes and tables open as long as lines are inside."""

    def __init__(self, reading: Reading, base: str, direction: str | None) -> None:
        self._reading = reading
        self._base = base
        self._direction = direction
        self._out: list[str] = []
        self._open: list[tuple[Box, str]] = []
        self._table: Box | None = None
        self._data = DataTables(reading)
        self._filled: set[int] = set()
        """Boxes of list items that have words already."""
        self._aims: set[str] = set()
        """Ids that links within the page lead to and that are not written yet."""

    def write(self, lines: Sequence[Line], inserts: Sequence[Insert]) -> str:
        """The markup of ``lines`` with each of ``inserts`` before its line or at the end."""
        waiting = deque(inserts)
        self._aims = set(self._fragments(lines))
        for line in lines:
            chain = self._chain(self._reading.path(line.box))
            while waiting and waiting[0].line <= line.index:
                self._insert(waiting.popleft(), chain)
            self._line(line, chain)
        while waiting:
            self._insert(waiting.popleft(), [])
        self._close(0)
        return "".join(self._out)

    def _insert(self, insert: Insert, following: list[Box]) -> None:
        """Write it in the item or quote that it shares with the line before or after it.

        A list inside that item which holds nothing but pictures is opened for it.
        """
        around = self._chain(self._reading.path(insert.box))
        written = [box for box, _ in self._open]
        shared = max(_common(around, written), _common(around, following), key=len)
        while shared and shared[-1].tag not in {"li", "blockquote"}:
            shared.pop()
        self._open_up_to(around if shared and around[-1].tag == "li" else shared)
        self._out.append(insert.markup)

    def _chain(self, path: list[Box]) -> list[Box]:
        """The lists, items, quotes and listings of ``path`` from outside to inside."""
        chain = [box for box in reversed(path) if box.tag in _STRUCTURE]
        if not any(box.tag in {"ul", "ol"} for box in chain):
            chain = [box for box in chain if box.tag != "li"]
        return chain

    def _line(self, line: Line, chain: list[Box]) -> None:
        path = self._reading.path(line.box)
        table = next((box for box in reversed(path) if self._data.holds(box)), None)
        if table is not None:
            if table is not self._table:
                self._close(0)
                self._table = table
                self._out.append(self._data_table(table))
            return
        self._open_up_to(chain)
        self._words(line, path, chain[-1] if chain else None)

    def _open_up_to(self, chain: list[Box]) -> None:
        same = 0
        while same < min(len(chain), len(self._open)) and self._open[same][0] is chain[same]:
            same += 1
        self._close(same)
        for box in chain[same:]:
            start = box.element.get("start", "") if box.tag == "ol" else ""
            attribute = f' start="{start}"' if start.isdigit() else ""
            self._out.append(f"<{box.tag}{attribute}{self._around(box)}>")
            self._open.append((box, f"</{box.tag}>"))

    def _close(self, keep: int) -> None:
        while len(self._open) > keep:
            self._out.append(self._open.pop()[1])

    def _words(self, line: Line, path: list[Box], holder: Box | None) -> None:
        markup = self._aimed_at(line, path) + self.inline(line)
        heading = next((_HEADINGS[box.tag] for box in path if box.tag in _HEADINGS), None)
        if holder is not None and (holder.tag == "pre" or (holder.tag == "li" and not heading)):
            if holder.index in self._filled:
                markup = "<br>" + markup
            self._filled.add(holder.index)
            self._out.append(markup)
            return
        tag = heading or "p"
        self._out.append(f"<{tag}{self._around(path[0])}>{markup}</{tag}>")

    def _fragments(self, lines: Sequence[Line]) -> Iterator[str]:
        page = self._base.partition("#")[0]
        for line in lines:
            for piece in line.pieces:
                if isinstance(piece, tuple) and piece[0] == "a":
                    address, mark, fragment = (piece[1].get("href") or "").partition("#")
                    if mark and fragment and address in {"", page}:
                        yield unquote(fragment)

    def _aimed_at(self, line: Line, path: list[Box]) -> str:
        """Empty anchors for the ids that lead to this line: of boxes around it or of words."""
        if not self._aims:
            return ""
        elements = [box.element for box in path if box.first == line.index]
        elements += [piece[1] for piece in line.pieces if isinstance(piece, tuple)]
        names = (x.get(name) for x in elements for name in ("id", "name"))
        found = [name for name in dict.fromkeys(names) if name in self._aims]
        self._aims.difference_update(found)
        return "".join(f'<a id="{escape(name)}"></a>' for name in found if name)

    def _around(self, box: Box) -> str:
        """Dir and lang of the block: dir where it is not left to right, lang where it is named."""
        path = self._reading.path(box.index)
        given = next((x.element.get("dir") for x in path if x.element.get("dir")), self._direction)
        direction = (given or "").lower()
        out = f' dir="{direction}"' if direction == "rtl" or (direction and self._direction) else ""
        language = next((x.element.get("lang") for x in path[:-1] if x.element.get("lang")), None)
        return f'{out} lang="{escape(language)}"' if language else out

    def _data_table(self, table: Box) -> str:
        out = [f"<table{self._around(table)}>"]
        in_row = False
        for box in self._reading.boxes[table.index + 1 : table.end]:
            if box.tag == "tr":
                out.append("</tr><tr>" if in_row else "<tr>")
                in_row = True
            elif box.tag in {"td", "th"} and in_row:
                out.append(self._cell(box))
            elif box.tag == "caption":
                out.append(f"<caption>{self._lines(box)}</caption>")
        out.append("</tr></table>" if in_row else "</table>")
        return "".join(out)

    def _cell(self, box: Box) -> str:
        spans = "".join(
            f' {name}="{value}"'
            for name in ("colspan", "rowspan", "scope")
            if (value := box.element.get(name, "")).isalnum()
        )
        return f"<{box.tag}{spans}>{self._lines(box)}</{box.tag}>"

    def _lines(self, box: Box) -> str:
        """The lines of a cell or of a table's caption; its lists stay lists."""
        before, self._out = self._out, []
        for line in self._reading.lines[box.first : box.last]:
            inside = takewhile(lambda x: x is not box, self._reading.outwards(line.box))
            self._open_up_to(self._chain(list(inside)))
            within = self._open[-1][0] if self._open else box
            again = within.index in self._filled
            self._filled.add(within.index)
            self._out.append(("<br>" if again else "") + self.inline(line))
        self._close(0)
        written, self._out = "".join(self._out), before
        return written

    def inline(self, line: Line) -> str:
        """The words of ``line`` with their inline markup."""
        out: list[str] = []
        closing: list[str] = []
        for piece in line.pieces:
            if isinstance(piece, str):
                out.append(escape(piece, quote=False).replace("\v", "<br>"))
            elif piece is None:
                if closing:
                    out.append(closing.pop())
            else:
                opening, end = self._tag(*piece)
                out.append(opening)
                closing.append(end)
        out.extend(reversed(closing))
        return "".join(out)

    def _tag(self, tag: str, element: HtmlElement) -> tuple[str, str]:
        get = element.get
        attributes = ""
        if tag == "a":
            href = absolute(self._base, get("href") or "") if get("href") else None
            if href is None:
                return "", ""
            attributes = f' href="{escape(href)}"'
        for name in (*_ATTRIBUTES.get(tag, ()), "dir", "lang"):
            value = get(name)
            if value:
                attributes += f' {name}="{escape(value)}"'
        return f"<{tag}{attributes}>", f"</{tag}>"


def _common(one: Sequence[Box], two: Sequence[Box]) -> list[Box]:
    """The boxes that both begin with."""
    pairs = zip(one, two, strict=False)
    return [box for box, _ in takewhile(lambda pair: pair[0] is pair[1], pairs)]


def page_direction(root: HtmlElement, language: str | None) -> str | None:
    """Whether the page says "rtl" or "ltr", or its language is written right to left; else None."""
    for element in (root, *root.iterchildren("body")):
        value = (element.get("dir") or "").lower()
        if value in {"rtl", "ltr"}:
            return str(value)
    primary = (language or "").partition("-")[0]
    return "rtl" if primary in _RIGHT_TO_LEFT else None
