"""Every picture of a page with the words written under it.

A caption is found by the structure around the picture: its figure, else the smallest box with a
line that is named a caption, else a small box that holds nothing but the picture and a few words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive_app.extract.credit_labels import announces_credit
from archive_app.extract.date_words import is_date
from archive_app.extract.decoration import is_decoration
from archive_app.extract.junk import is_caption_furniture, is_credit_line
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Box, Line, Reading, Thing
from archive_app.extract.titles import folded

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_PICTURES = 2_000
"""Looked at on one page; a capture fetches 400 at most."""

_TABLE_PARTS = frozenset({"td", "table", "tr", "tbody", "dl", "center"})
_LEVELS = 7
"""Boxes looked at around a picture."""

_MOST_LINES = 40
"""In a box that is no figure, around a picture and its caption."""

_CAPTION_LIMIT = 900.0
"""Characters of a caption under a picture that no figure holds."""

_FIGURE_LIMIT = 4_000.0


@dataclass(frozen=True, slots=True)
class Holding:
    """A picture and the words that belong to it, wherever on the page."""

    thing: Thing
    holder: Box | None
    """The box that holds picture and caption; None where the picture stands alone."""
    caption: tuple[Line, ...]
    words: frozenset[int]
    """Indexes of all lines that are no part of the text because of this picture."""


def find_holdings(reading: Reading) -> tuple[Holding, ...]:
    """Every picture of the page with its caption, decoration left out."""
    things = [x for x in reading.images[:_MOST_PICTURES] if not is_decoration(x.element)]
    per_box = _images_per_box(reading, things)
    until = _next_lines(things)
    said = _Said(reading)
    return tuple(_holding(said, x, per_box, end) for x, end in zip(things, until, strict=True))


class _Said:
    """The lines of boxes that say anything, found once however many pictures stand in a box."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._telling = Telling()
        self._of_box: dict[int, list[Line]] = {}

    def within(self, box: Box) -> list[Line]:
        """Those of ``box`` up to the one with which they are too much for a figure's caption."""
        if box.index not in self._of_box:
            self._of_box[box.index] = list(self._up_to_limit(box))
        return self._of_box[box.index]

    def _up_to_limit(self, box: Box) -> Iterator[Line]:
        size = 0.0
        for line in self.reading.lines[box.first : box.last]:
            if self._telling.says(line):
                yield line
                size += line.size
                if size > _FIGURE_LIMIT:
                    return


class Telling:
    """Which lines say anything: each is asked once, however many boxes or pictures it stands by."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def says(self, line: Line) -> bool:
        """Whether ``line`` is more than a number, a date or a length."""
        if line.index not in self._known:
            self._known[line.index] = not says_nothing(line)
        return self._known[line.index]


def is_told(reading: Reading, holding: Holding) -> bool:
    """Whether the page calls it a picture with a caption: by a figure, a name, a credit."""
    if holding.holder is None:
        return False
    if holding.holder.tag == "figure" or any(map(_credits, holding.caption)):
        return True
    return any(
        box.tag == "figcaption" or box.hint & Hint.CAPTION
        for line in holding.caption
        for box in reading.path(line.box, 3)
    )


def _credits(line: Line) -> bool:
    return is_credit_line(line) or announces_credit(line.text)


def _images_per_box(reading: Reading, things: list[Thing]) -> dict[int, int]:
    found: dict[int, int] = {}
    for thing in things:
        if thing.element.tag == "noscript":
            continue
        for box in reading.path(thing.box, _LEVELS + 1):
            found[box.index] = found.get(box.index, 0) + 1
    return found


def _next_lines(things: list[Thing]) -> list[int]:
    """For each picture, the line before which the next one stands."""
    found, following = [], 1 << 30
    for thing in reversed(things):
        found.append(following)
        if thing.element.tag != "noscript":
            following = thing.line
    return found[::-1]


def _holding(said: _Said, thing: Thing, per_box: dict[int, int], until: int) -> Holding:
    reading = said.reading
    for box in reading.path(thing.box, _LEVELS):
        if box.tag in {"body", "main", "article"} or box.parent == box.index:
            break
        is_figure = box.tag == "figure" or box.element.get("role") == "figure"
        if box.last - box.first > _MOST_LINES and not is_figure:
            break
        lines = said.within(box)
        if not is_figure and all(map(is_caption_furniture, lines)):
            continue
        size = sum(line.size for line in lines)
        several = per_box.get(box.index, 0) > 1
        if is_figure:
            if size > _FIGURE_LIMIT:
                break
            found = _in_figure(reading, thing, box, lines, until if several else 1 << 30)
            return found if found.caption else _with_words_beside(reading, found)
        if size > _CAPTION_LIMIT or (several and size):
            break
        if lines:
            named = tuple(x for x in lines if _is_named(reading, x, box))
            if named:
                return Holding(thing, box, named, frozenset(x.index for x in named))
            if box.hint & Hint.CAPTION or _is_small_caption(reading, box, lines, size):
                return Holding(thing, box, tuple(lines), frozenset(x.index for x in lines))
            break
    return _beside(reading, thing)


def _in_figure(reading: Reading, thing: Thing, box: Box, lines: list[Line], until: int) -> Holding:
    mine = [x for x in lines if until == 1 << 30 or thing.line <= x.index < until]
    named = [x for x in mine if _is_named(reading, x, box)] or mine
    caption = tuple(x for x in named if not is_caption_furniture(x))
    return Holding(thing, box, caption, frozenset(x.index for x in mine))


_LETTER = re.compile(r"[^\W\d_]")


def says_nothing(line: Line) -> bool:
    """Whether ``line`` is a number over a picture ("5", "1/12"), or a date or length under it."""
    if line.size < 8:
        return not _LETTER.search(line.text)
    return is_caption_furniture(line) or (line.size < 60 and is_date(line.text))


def _is_named(reading: Reading, line: Line, holder: Box) -> bool:
    """Whether a box between ``line`` and ``holder`` is a caption by tag or name."""
    for box in reading.outwards(line.box):
        if box is holder:
            return False
        if box.tag == "figcaption" or box.hint & Hint.CAPTION:
            return True
    return False


def _is_small_caption(reading: Reading, box: Box, lines: list[Line], size: float) -> bool:
    """Whether ``box`` holds the picture and only a few words that are no heading and no link."""
    if size > 350 or len(lines) > 3 or box.tag in {"p", "li", "a"}:
        return False
    if any(x.tag in _HEADINGS or x.linked > 0.4 for x in lines):
        return False
    if size < 200 and len(lines) <= 2:
        return True
    names = f"{box.element.get('class') or ''} {box.element.get('id') or ''}"
    return bool(_PICTURE_BOX.search(names)) or box.tag in _TABLE_PARTS


_PICTURE_BOX = re.compile(
    r"image|img|photo|foto|picture|pic|media|figure|bild|lead|gallery", re.IGNORECASE
)


def _beside(reading: Reading, thing: Thing) -> Holding:
    """The line right after the picture where it is named or worded as a caption or credit."""
    caption: list[Line] = []
    for index in range(thing.line, min(thing.line + 2, len(reading.lines))):
        line = reading.lines[index]
        near = reading.path(line.box, 3)
        named = any(box.tag == "figcaption" or box.hint & Hint.CAPTION for box in near)
        named = named or _says_alt(line, thing)
        if not (named and line.size < 500) and not is_credit_line(line):
            break
        caption.append(line)
    box = shared(reading, thing.box, caption[-1].box) if caption else None
    return Holding(thing, box, tuple(caption), frozenset(x.index for x in caption))


def _says_alt(line: Line, thing: Thing) -> bool:
    """Whether ``line`` says what the picture's alternative text says."""
    alts = {folded(x.get("alt") or "") for x in thing.element.iter("img", "amp-img")}
    return line.tag not in _HEADINGS and line.size > 8 and folded(line.text) in alts


def _with_words_beside(reading: Reading, bare: Holding) -> Holding:
    """A figure without words of its own with those right after it, where they are its caption."""
    near = _beside(reading, bare.thing)
    if not near.caption or near.caption[0].index in bare.words:
        return bare
    return replace(near, words=near.words | bare.words)


def shared(reading: Reading, one: int, two: int) -> Box:
    """The smallest box around both."""
    others = {box.index for box in reading.path(two)}
    return next(box for box in reading.path(one) if box.index in others)
