"""One walk over the tree: boxes (block elements), lines (runs of words), pictures, embeds.

Everything else of extraction works on these flat lists; the tree itself is never changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import process_time

from lxml.html import HtmlElement

from archive_app.extract.patterns import Hint, hints, word_set
from archive_app.extract.posts import is_post
from archive_app.markup.inline import INLINE
from archive_app.markup.pictures import names_picture

Piece = str | tuple[str, HtmlElement] | None
"""Words, an inline element that opens, or None for one that closes."""

_NOTHING = word_set(
    """script style noscript template svg math canvas button select option textarea input object
    embed param applet head title meta link map area dialog datalist iframe video audio amp-iframe
    amp-ad amp-analytics amp-video amp-youtube frame noembed progress meter"""
)
_IMAGES = frozenset({"img", "amp-img", "amp-anim", "picture", "noscript"})
_EMBEDS = frozenset({"iframe", "video", "audio", "amp-iframe", "amp-video", "amp-youtube", "embed"})
_LINE_TAGS = (INLINE | {"font", "label", "tt", "big", "strike", "nobr", "acronym", "blink"}) - {
    "br"
}
_WRITTEN = INLINE - {"span", "small", "time", "wbr", "br", "bdi", "ins"}
_PROSE_TAGS = frozenset({"p", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_AUTHOR = frozenset({"author", "schema:author"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\uffef]"
)
_SPACE = re.compile(r"[ \t\n\r\f\xa0\u200b\u00ad\ufeff]+")
MOST_SECONDS = 4.0
"""CPU time for the walk, which is about a third of the whole of extraction: the largest page that
is parsed (400,000 elements) takes three seconds, and a reading process is stopped after thirty."""

_MOST_LINES = 40_000
"""Twice what five megabytes of paragraphs have. All later work is bounded by this, too: a
table of 200,000 cells took 45 seconds."""

_LOOKS_UP = 1_000
"""Elements between two looks at the clock."""

_DEEPEST = 1_000
"""Of elements nested deeper only the words count: no article is written like that."""

_DEEPEST_MARKUP = 30
"""Inline elements around words. What is open at the end of a line opens again in the next, so
thousands that never close would be written as often as there are lines."""


@dataclass(slots=True)
class Box:
    """A block element."""

    index: int
    parent: int
    """Index of the box around it; the first box is its own parent."""
    element: HtmlElement
    tag: str
    hint: int
    """Bits of ``Hint``."""
    first: int
    """Index of its first line."""
    last: int = 0
    """Index after its last line."""
    end: int = 0
    """Index after its last box inside."""
    prose: float = 0.0
    """Weighted characters of running text inside."""
    other: float = 0.0
    """Characters of links, labels and short lines inside."""
    junk: bool = False
    """Whether it, or a box around it, is no part of any article."""


@dataclass(slots=True)
class Line:
    """A run of words that nothing but inline markup interrupts."""

    index: int
    box: int
    pieces: list[Piece]
    text: str
    size: float
    """Characters; one of a script without spaces or of Hangul counts as two and a half."""
    linked: float
    """Share of the characters that are links, 0 to 1."""
    tag: str
    """Of the box."""


@dataclass(slots=True)
class Thing:
    """A picture or an embed, between words."""

    element: HtmlElement
    box: int
    line: int
    """Index of the line before which it stands."""


@dataclass(slots=True)
class Reading:
    """All that the walk saw."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    images: list[Thing] = field(default_factory=list)
    embeds: list[Thing] = field(default_factory=list)
    bylines: list[Thing] = field(default_factory=list)
    """Elements that are marked or named as the author."""
    times: list[tuple[HtmlElement, int]] = field(default_factory=list)
    """Time elements and the index of the box around each."""
    whole: bool = True
    """Whether the walk came to the end of the page before its time or its lines were up."""

    def path(self, box: int, most: int | None = None) -> list[Box]:
        """The boxes from ``box`` outwards to the body, or the ``most`` nearest of them."""
        found: list[Box] = []
        while len(found) != most:
            here = self.boxes[box]
            found.append(here)
            if here.parent == box:
                break
            box = here.parent
        return found

    def outwards(self, box: int) -> Iterator[Box]:
        """The same one by one: for who looks for the first of its kind, as pages nest deep.

        Slower where all are wanted, which is why ``path`` goes its own way.
        """
        while True:
            here = self.boxes[box]
            yield here
            if here.parent == box:
                return
            box = here.parent


def read(root: HtmlElement, seconds: float = MOST_SECONDS) -> Reading:
    """The boxes, lines, pictures and embeds of ``root``'s body in document order.

    What comes after ``seconds`` of CPU time or 40,000 lines is left out, and ``Reading.whole`` is
    False.
    """
    walk = _Walk()
    body = next((x for x in root if x.tag == "body"), root)
    walk.run(body, process_time() + seconds)
    return walk.reading


class _Walk:
    def __init__(self) -> None:
        self.reading = Reading()
        self._box = 0
        self._pieces: list[Piece] = []
        self._has_words = False
        self._open: list[tuple[str, HtmlElement]] = []
        self._links = 0
        self._linked = 0
        self._pre = 0
        self._captions = 0
        self._breaks = 0

    def run(self, body: HtmlElement, until: float) -> None:
        """Walk with a stack of our own: pages may nest deeper than Python's stack."""
        steps = 0
        self._enter_box(body)
        stack: list[tuple[HtmlElement, object, int]] = [(body, iter(body), 1)]
        self._words(body.text)
        while stack:
            steps += 1
            if steps % _LOOKS_UP == 0 and self._is_over(until):
                self.reading.whole = False
                break
            element, children, kind = stack[-1]
            child = next(children, None)  # type: ignore[call-overload]
            if child is None:
                stack.pop()
                self._leave(element, kind)
                if stack:
                    self._words(element.tail)
                continue
            kind = self._enter(child) if len(stack) < _DEEPEST else self._swallow(child)
            if kind:
                self._words(child.text)
                stack.append((child, iter(child), kind))
            else:
                self._words(child.tail)
        for element, _, kind in reversed(stack):
            self._leave(element, kind)

    def _is_over(self, until: float) -> bool:
        return process_time() > until or len(self.reading.lines) > _MOST_LINES

    def _enter(self, element: HtmlElement) -> int:
        """0: nothing inside is of interest; 1: a box; 2: part of a line; 3: the same, written."""
        tag = element.tag
        if not isinstance(tag, str):
            return 0
        if tag == "br":
            self._line_break()
            return 0
        if tag in _IMAGES or tag in _EMBEDS or tag in _NOTHING or is_post(element):
            self._thing(element, tag)
            return 0
        if tag in _LINE_TAGS:
            return self._enter_inline(element, tag)
        self._flush()
        self._enter_box(element)
        return 1

    def _swallow(self, element: HtmlElement) -> int:
        """Take only the words of what is nested too deep."""
        if isinstance(element.tag, str) and element.tag not in _NOTHING:
            self._words(" ".join(element.itertext()))
        return 0

    def _enter_inline(self, element: HtmlElement, tag: str) -> int:
        names = element.get("class")
        if names:
            hint = hints(names)
            alone = Hint.HIDDEN | Hint.CAPTION
            if hint & Hint.KICKER and self.reading.boxes[self._box].tag not in _PROSE_TAGS:
                alone |= Hint.KICKER
            if tag == "span" and hint & alone:
                self._flush()
                self._enter_box(element)
                return 1
            if hint & Hint.BYLINE:
                self._byline(element)
            if hint & Hint.COMMENTS and _is_counter(element):
                return 0
        if marks_author(element):
            self._byline(element)
        style = element.get("style")
        if style and _HIDING.search(style):
            return 0
        if tag == "a":
            self._links += 1
        elif tag == "span" and self._captions and self._has_words:
            self._pieces.append(" ")  # credits often follow a caption without any space
        elif tag == "time":
            self.reading.times.append((element, self._box))
        self._breaks = 0
        if tag in _WRITTEN and len(self._open) < _DEEPEST_MARKUP:
            opened = (tag, element)
            self._open.append(opened)
            self._pieces.append(opened)
            return 3
        return 2

    def _leave(self, element: HtmlElement, kind: int) -> None:
        if kind == 1:
            self._flush()
            box = self.reading.boxes[self._box]
            box.last, box.end = len(self.reading.lines), len(self.reading.boxes)
            self._box = box.parent
            if box.tag == "pre":
                self._pre -= 1
            elif box.tag == "figcaption":
                self._captions -= 1
            return
        if element.tag == "a":
            self._links -= 1
        if kind == 3:
            self._open.pop()
            self._pieces.append(None)

    def _enter_box(self, element: HtmlElement) -> None:
        boxes = self.reading.boxes
        tag = element.tag
        box = Box(len(boxes), self._box, element, tag, _hint(element), len(self.reading.lines))
        boxes.append(box)
        self._box = box.index
        if box.hint & Hint.BYLINE or marks_author(element):
            self._byline(element)
        if tag == "pre":
            self._pre += 1
        elif tag == "figcaption":
            self._captions += 1
        elif (tag == "figure" or "-" in tag) and names_picture(element):
            self.reading.images.append(Thing(element, box.index, len(self.reading.lines)))

    def _byline(self, element: HtmlElement) -> None:
        line = len(self.reading.lines) + self._has_words
        self.reading.bylines.append(Thing(element, self._box, line))

    def _thing(self, element: HtmlElement, tag: str) -> None:
        line = len(self.reading.lines) + self._has_words
        if tag in _IMAGES:
            self.reading.images.append(Thing(element, self._box, line))
        elif tag in _EMBEDS or is_post(element):
            self.reading.embeds.append(Thing(element, self._box, line))
        elif tag == "button":  # its words are a control, but what it enlarges is the picture
            self.reading.images += [
                Thing(x, self._box, line)
                for x in element.iter("picture", "img", "amp-img")
                if x.tag != "img" or not _in_picture(x)
            ]

    def _words(self, text: str | None) -> None:
        if not text:
            return
        if not self._has_words or self._breaks:
            if text.isspace():
                if not self._breaks and self._pieces:
                    self._pieces.append(text)
                return
            self._breaks = 0
            self._has_words = True
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip())

    def _line_break(self) -> None:
        self._breaks += 1
        if self._breaks >= 2 and not self._pre:
            self._flush(keep_breaks=True)
        else:
            self._pieces.append("\n" if self._pre else "\v")

    def _flush(self, *, keep_breaks: bool = False) -> None:
        if not keep_breaks:
            self._breaks = 0
        if self._has_words:
            self._add_line()
        self._pieces = list(self._open)
        self._has_words = False
        self._linked = 0

    def _add_line(self) -> None:
        raw = "".join(x for x in self._pieces if isinstance(x, str))
        text = raw.strip("\n") if self._pre else _SPACE.sub(" ", raw.replace("\v", " ")).strip()
        if not text.strip():
            return
        lines, box = self.reading.lines, self.reading.boxes[self._box]
        linked = min(1.0, self._linked / len(text))
        lines.append(
            Line(len(lines), box.index, self._pieces, text, size_of(text), linked, box.tag)
        )


def _is_counter(element: HtmlElement) -> bool:
    """Whether its words are a number and marks only, as behind or before each paragraph."""
    return not any(map(str.isalpha, "".join(element.itertext())))


def _in_picture(image: HtmlElement) -> bool:
    """Whether a picture element holds ``image``; <source> may stand between, as parsed."""
    parent = image.getparent()
    while parent is not None and parent.tag == "source":
        parent = parent.getparent()
    return parent is not None and parent.tag == "picture"


def marks_author(element: HtmlElement) -> bool:
    """Whether microdata, RDFa or the link's relation calls ``element`` the author."""
    get = element.get
    return get("itemprop") == "author" or get("rel") == "author" or get("property") in _AUTHOR


def size_of(text: str) -> float:
    """Length of ``text`` in Latin characters: one of a dense script counts as two and a half."""
    return len(text) if text.isascii() else len(text) + 1.5 * len(_WIDE.findall(text))


def is_strong(line: Line) -> bool:
    """Whether all words of ``line`` are bold."""
    depth = 0
    for piece in line.pieces:
        if piece is None:
            depth -= 1
        elif isinstance(piece, tuple):
            depth += piece[0] in {"b", "strong"} or depth > 0
        elif depth <= 0 and piece.strip():
            return False
    return True


def _hint(element: HtmlElement) -> int:
    names = " ".join(x for x in (element.get("class"), element.get("id"), element.get("role")) if x)
    found = hints(names) if names else Hint.NONE
    if element.get("itemprop") in {"articleBody", "reviewBody", "text"}:
        found |= Hint.BODY
    return found | Hint.HIDDEN if is_hidden(element) else found


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page itself shows nothing of ``element`` at first."""
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and _HIDING.search(style))
    )
