"""The blocks of an article without the words that its text and its HTML hold already.

A block's place, text and inline HTML nearly always follow from what stands before it: only what
does not is written down. Text and HTML must be the very ones when the blocks are read back.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

import msgspec

from archive_app.domain.article import Block, BlockKind, Cell

Packed = dict[str, Any]
"""One block as plain data: whatever is not as expected; a paragraph is."""

_GAP = 2
"""Line breaks between two blocks in an article's text."""
_FIGURE, _RULE = BlockKind.FIGURE, BlockKind.RULE
_PLAIN = Block(BlockKind.PARAGRAPH, 0, "", "")
_USUAL = {name: getattr(_PLAIN, name) for name in ("level", "ordinal", "position", "direction")}
_facts = attrgetter(*_USUAL)
_USUAL_FACTS = _facts(_PLAIN)


def pack(blocks: Sequence[Block], text: str, html: str) -> list[Packed]:
    """What ``unpack`` makes ``blocks`` of again."""
    reader = _Reader(text, html)
    return [reader.packed(block) for block in blocks]


def unpack(packed: Iterable[Mapping[str, Any]], text: str, html: str) -> tuple[Block, ...]:
    """The blocks that ``pack`` was given with ``text`` and ``html``."""
    reader = _Reader(text, html)
    return tuple(reader.block(entry) for entry in packed)


class _Reader:
    """Walks along text and HTML: what it expects next, and where both have come to."""

    def __init__(self, text: str, html: str) -> None:
        self._text = text
        self._html = html
        self._start = 0
        """Where the next block's words are expected."""
        self._seen = 0
        """Up to where the HTML has been used."""
        self._tidy_seen = 0
        """Up to where the same has been used as it is without white space to spare."""

    @cached_property
    def _tidy(self) -> str:
        """The HTML without white space to spare, as most blocks have it that it does not hold."""
        html = self._html.replace("&nbsp;", "\N{NO-BREAK SPACE}")
        for white in "\t\n\r\f":
            html = html.replace(white, " ")
        while "  " in html:  # a tenth of the time of a regular expression
            html = html.replace("  ", " ")
        return html.replace(" <br>", "<br>").replace("<br> ", "<br>")

    def packed(self, block: Block) -> Packed:
        entry: Packed = {}
        if block.kind is not _PLAIN.kind:
            entry["kind"] = block.kind.value
        if block.start != self._start:
            entry["start"] = block.start
        if block.text != self._words(block.kind, block.start):
            entry["text"] = block.text
        if block.html != block.text:
            entry["html"] = self._found(block.html)
        if _facts(block) != _USUAL_FACTS:
            for name, usual in _USUAL.items():
                if (value := getattr(block, name)) != usual:
                    entry[name] = value
        if block.ids:
            entry["ids"] = list(block.ids)
        if block.rows:
            entry["rows"] = msgspec.to_builtins(block.rows)
        self._go_on(block)
        return entry

    def block(self, entry: Mapping[str, Any]) -> Block:
        kind = BlockKind(entry.get("kind", _PLAIN.kind))
        start = entry.get("start", self._start)
        text = entry.get("text")
        if text is None:
            text = self._words(kind, start)
        block = Block(
            kind=kind,
            start=start,
            text=text,
            html=self._inline(entry.get("html"), text),
            rows=tuple(tuple(Cell(**cell) for cell in row) for row in entry.get("rows", ())),
            ids=tuple(entry.get("ids", ())),
            **{name: entry.get(name, usual) for name, usual in _USUAL.items()},
        )
        self._go_on(block)
        return block

    def _words(self, kind: BlockKind, start: int) -> str:
        """The text that a block of ``kind`` at ``start`` is expected to have."""
        if kind is _FIGURE or kind is _RULE:
            return ""
        end = self._text.find("\n" * _GAP, start)
        return self._text[start:] if end < 0 else self._text[start:end]

    def _found(self, inline: str) -> str | list[int]:
        """Where ``inline`` stands in the HTML: characters to skip, and its length; else itself.

        A third number says that it stands so in the tidy HTML only.
        """
        size = len(inline)
        at = self._html.find(inline, self._seen) if inline else -1
        if at >= 0:
            skipped, self._seen = at - self._seen, at + size
            return [skipped, size]
        at = self._tidy.find(inline, self._tidy_seen) if inline else -1
        if at >= 0:
            skipped, self._tidy_seen = at - self._tidy_seen, at + size
            return [skipped, size, 1]
        return inline

    def _inline(self, entry: str | Sequence[int] | None, text: str) -> str:
        if entry is None:
            return text
        if isinstance(entry, str):
            return entry
        skipped, size, *tidy = entry
        if tidy:
            self._tidy_seen += skipped + size
            return self._tidy[self._tidy_seen - size : self._tidy_seen]
        self._seen += skipped + size
        return self._html[self._seen - size : self._seen]

    def _go_on(self, block: Block) -> None:
        if block.text:
            self._start = block.start + len(block.text) + _GAP
