"""What each picture asks of the boxes around it: found once a box, for thousands stand in some."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from archive_app.extract.captions import Telling
from archive_app.extract.junk import is_credit_line
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Box, Line, Reading, is_hidden
from archive_app.extract.tables import DataTables

_BYLINE_SIZE = 300.0
"""Characters in a box about the author."""

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CAPTION_SIZE = 400.0
"""Characters under each picture of a gallery, at most."""

_Kind = tuple[object, str]
"""The tag and the first class of an element."""


class PictureBoxes:
    """The boxes of one page; ``kept`` are the indexes of the lines of its article."""

    def __init__(self, reading: Reading, kept: Collection[int]) -> None:
        self.reading = reading
        self.kept = kept
        self.telling = Telling()
        self.tables = DataTables(reading)
        self._places = sorted(image.box for image in reading.images)
        self._known: dict[int, PictureBox] = {}
        self._siblings: dict[HtmlElement, _Siblings] = {}

    def of(self, box: Box) -> "PictureBox":
        """What is known of ``box``."""
        if box.index not in self._known:
            self._known[box.index] = PictureBox(box, self)
        return self._known[box.index]

    def pictures(self, box: Box) -> int:
        """How many pictures stand in ``box``."""
        return bisect_left(self._places, box.end) - bisect_left(self._places, box.index)

    def is_slide(self, box: Box) -> bool:
        """Whether it is one of several alike of which others are shown: the next of a slideshow."""
        around = box.element.getparent()
        if not box.hint & Hint.HIDDEN or around is None:
            return False
        if around not in self._siblings:
            self._siblings[around] = _siblings(around)
        alike, kind = self._siblings[around], _kind(box.element)
        return alike.count[kind] > 1 and kind in alike.shown


class PictureBox:
    """One box; each answer is found when it is first asked for."""

    def __init__(self, box: Box, boxes: PictureBoxes) -> None:
        self._box = box
        self._boxes = boxes

    @property
    def _lines(self) -> list[Line]:
        return self._boxes.reading.lines[self._box.first : self._box.last]

    @cached_property
    def said(self) -> "Said":
        """What its lines say that say anything."""
        return _said(filter(self._boxes.telling.says, self._lines), self._boxes.kept)

    @cached_property
    def is_brief(self) -> bool:
        """Whether it has no more words than a box about the author."""
        return sum(line.size for line in self._lines) < _BYLINE_SIZE

    @cached_property
    def is_linked(self) -> bool:
        """Whether most of its words are links."""
        return _mostly_linked(self._lines)

    @cached_property
    def is_kept(self) -> bool:
        """Whether most of its lines are the article's."""
        lines = range(self._box.first, self._box.last)
        return sum(n in self._boxes.kept for n in lines) > 0.5 * len(lines)

    @cached_property
    def holds_gallery(self) -> bool:
        """Whether it holds several pictures that lead nowhere and have short words."""
        count, lines = self._boxes.pictures(self._box), self._lines
        return (
            count > 1
            and not any(line.linked for line in lines)
            and sum(line.size for line in lines) < _CAPTION_SIZE * count
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What the lines of a box say; nothing but ``kept`` counts where that is so."""

    kept: bool = False
    """Whether one is the article's."""
    linked: bool = False
    """Whether most of what is no credit is a link."""
    last_heading: int = -1
    """Index of the last heading; -1 where there is none."""


def _said(lines: Iterable[Line], kept: Collection[int]) -> Said:
    found: list[Line] = []
    for line in lines:
        if line.index in kept:
            return Said(kept=True)
        found.append(line)
    linked = _mostly_linked([x for x in found if not is_credit_line(x)])
    heading = max((x.index for x in found if x.tag in _HEADINGS), default=-1)
    return Said(linked=linked, last_heading=heading)


def _mostly_linked(lines: list[Line]) -> bool:
    return sum(x.linked * x.size for x in lines) > 0.5 * sum(x.size for x in lines)


@dataclass(frozen=True, slots=True)
class _Siblings:
    """The elements in one, by kind."""

    count: Counter[_Kind]
    shown: frozenset[_Kind]
    """Those of which one at least is not hidden."""


def _siblings(around: HtmlElement) -> _Siblings:
    kinds = [(_kind(x), x) for x in around.iterchildren()]
    shown = frozenset(kind for kind, x in kinds if not is_hidden(x))
    return _Siblings(Counter(kind for kind, _ in kinds), shown)


def _kind(element: HtmlElement) -> _Kind:
    return element.tag, next(iter((element.get("class") or "").split()), "")
