"""Where the words of an article stand in the document that shows them.

Three countings meet here. ``Article.text`` and every anchor count code points; ``QTextDocument``
counts UTF-16 units, of which an emoji takes two; and the document also holds words that are no
part of the text: header, captions, list numbers. A map belongs to one rendering of one article.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand in one piece both in the article's text and in the document."""

    position: int
    """UTF-16 units from the start of the document."""
    start: int
    """Code points from the start of the article's text."""
    length: int
    """Code points."""
    wide: tuple[int, ...] = ()
    """Indexes within the stretch, in code points, of characters that take two units."""
    widened: tuple[int, ...] = field(default=(), repr=False)
    """The same in UTF-16 units."""

    @classmethod
    def of(cls, text: str, *, position: int, start: int) -> "Stretch":
        """The stretch for ``text`` put at ``position``."""
        if not text or max(text) <= "\uffff":
            return cls(position, start, len(text))
        wide = tuple(index for index, char in enumerate(text) if char > "\uffff")
        widened = tuple(index + before for before, index in enumerate(wide))
        return cls(position, start, len(text), wide, widened)

    @property
    def end(self) -> int:
        """Offset in the text after the last code point."""
        return self.start + self.length

    @property
    def last_position(self) -> int:
        """Position in the document after the last unit."""
        return self.position + self.length + len(self.wide)

    def to_position(self, offset: int) -> int:
        """The position of a text offset, clamped into the stretch."""
        index = min(max(offset - self.start, 0), self.length)
        return self.position + index + bisect_left(self.wide, index)

    def to_offset(self, position: int) -> int:
        """The text offset of a position, clamped; inside a pair it is that of the whole pair."""
        units = min(max(position - self.position, 0), self.last_position - self.position)
        return self.start + units - bisect_left(self.widened, units)


@dataclass(frozen=True, slots=True)
class DocumentRange:
    """A range of a document in UTF-16 units, its end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextRange:
    """A range of an article's text in code points, its end excluded."""

    start: int
    end: int


class TextMap:
    """Translates between offsets in ``Article.text`` and positions in one document."""

    def __init__(self, stretches: Iterable[Stretch] = ()) -> None:
        self._stretches = sorted(stretches, key=lambda stretch: stretch.position)
        self._positions = [stretch.position for stretch in self._stretches]
        self._by_start = sorted(self._stretches, key=lambda stretch: stretch.start)
        self._starts = [stretch.start for stretch in self._by_start]

    def position_of(self, offset: int) -> int:
        """The position of a text offset; between two blocks that of the end of the first.

        0 where the document shows no words of the text at all.
        """
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self._by_start[0].position if self._by_start else 0
        return self._by_start[index].to_position(offset)

    def offset_of(self, position: int) -> int | None:
        """The text offset at a position; None in a header, a caption or between two blocks."""
        index = bisect_right(self._positions, position) - 1
        if index < 0 or position > self._stretches[index].last_position:
            return None
        return self._stretches[index].to_offset(position)

    def offset_from(self, position: int) -> int:
        """The text offset at a position, else the first one after it; 0 where there is none."""
        offset = self.offset_of(position)
        if offset is None:
            after = bisect_right(self._positions, position)
            offset = self._stretches[after].start if after < len(self._stretches) else 0
        return offset

    def ranges_of(self, start: int, end: int) -> Iterator[DocumentRange]:
        """The pieces of the document that show ``text[start:end]``, in reading order."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        for stretch in self._by_start[index:]:
            if stretch.start >= end:
                return
            first, last = stretch.to_position(start), stretch.to_position(end)
            if first < last:
                yield DocumentRange(first, last)

    def text_range(self, first: int, last: int) -> TextRange | None:
        """The part of the text between two positions; None where that shows none of it.

        A selection that begins in the header or ends in a caption gives its share of the text.
        """
        index = max(bisect_right(self._positions, first) - 1, 0)
        found: TextRange | None = None
        for stretch in self._stretches[index:]:
            if stretch.position >= last:
                break
            start, end = stretch.to_offset(first), stretch.to_offset(last)
            if start < end:
                found = TextRange(min(found.start, start) if found else start, end)
        return found
