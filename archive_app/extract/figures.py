"""The article's pictures: which they are, where they stand, what is written under them.

A caption is found by the structure around the picture: its figure, else the smallest box with a
line that is named a caption, else a small box that holds nothing but the picture and a few words.
"""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from archive_app.extract.content import Content
from archive_app.extract.junk import is_caption_furniture, is_credit_line
from archive_app.extract.patterns import Hint, hints
from archive_app.extract.reading import Box, Line, Reading, Thing
from archive_app.markup.pictures import candidates, is_placeholder

_DECORATION = re.compile(
    r"(?<![a-z])(?:logo|logos|icon|icons|avatar|emoji|sprite|pixel|tracking|gravatar|badge|spinner|"
    r"loading|button|btn|arrow|smiley|placeholder|author|autor|byline|headshot|blank|spacer|"
    r"play-?button|thumb-?nail-?author)(?![a-z])",
    re.IGNORECASE,
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|/(?:image|photo|foto|bild)", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEVELS = 7
"""Boxes looked at around a picture."""

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


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the article, with the lines of its caption."""

    element: HtmlElement
    holder: Box | None
    line: int
    """Before which line it stands."""
    urls: tuple[str, ...]
    alt: str
    caption: tuple[Line, ...]


def find_holdings(reading: Reading) -> tuple[Holding, ...]:
    """Every picture of the page with its caption, decoration left out."""
    things = [x for x in reading.images if not _is_decoration(x.element)]
    per_box = _images_per_box(reading, things)
    return tuple(
        _holding(reading, thing, per_box, _next_line(things, n)) for n, thing in enumerate(things)
    )


def find_figures(
    reading: Reading, content: Content, holdings: tuple[Holding, ...], base: str, lead: str
) -> tuple[Figure, ...]:
    """The pictures inside the article and above it, each once, in reading order.

    ``lead`` is the address of the lead picture as metadata gives it; may be empty.
    """
    found: list[Figure] = []
    seen: set[str] = set()
    kept = {line.index for line in content.lines}
    for holding in holdings:
        urls = tuple(x for x in candidates(holding.thing.element, base) if not is_placeholder(x))
        if not urls:
            continue
        names = {file_name(url) for url in urls}
        is_lead = bool(lead) and file_name(lead) in names
        if seen & names or not _belongs(reading, content, holding, kept, is_lead=is_lead):
            continue
        seen |= names
        alt = " ".join((holding.thing.element.get("alt") or "").split())
        found.append(
            Figure(
                holding.thing.element,
                holding.holder,
                holding.thing.line,
                urls,
                alt,
                holding.caption,
            )
        )
    return tuple(found)


def file_name(url: str) -> str:
    """The last part of the path: two sizes of one picture often share it."""
    path = url.partition("?")[0].rstrip("/")
    name = path.rpartition("/")[2]
    return name if len(name) > 12 and "." in name else url


def _images_per_box(reading: Reading, things: list[Thing]) -> dict[int, int]:
    found: dict[int, int] = {}
    for thing in things:
        if thing.element.tag == "noscript":
            continue
        for box in reading.path(thing.box)[: _LEVELS + 1]:
            found[box.index] = found.get(box.index, 0) + 1
    return found


def _next_line(things: list[Thing], n: int) -> int:
    """The line before which the next picture stands."""
    later = (x.line for x in things[n + 1 :] if x.element.tag != "noscript")
    return next(later, 1 << 30)


def _holding(reading: Reading, thing: Thing, per_box: dict[int, int], until: int) -> Holding:
    for box in reading.path(thing.box)[:_LEVELS]:
        if box.tag in {"body", "main", "article"} or box.parent == box.index:
            break
        lines = reading.lines[box.first : box.last]
        size = sum(line.size for line in lines)
        several = per_box.get(box.index, 0) > 1
        if box.tag == "figure" or box.element.get("role") == "figure":
            if size > _FIGURE_LIMIT:
                break
            return _in_figure(reading, thing, box, lines, until if several else 1 << 30)
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


def _in_figure(
    reading: Reading, thing: Thing, box: Box, lines: list[Line], until: int
) -> Holding:
    mine = [x for x in lines if until == 1 << 30 or thing.line <= x.index < until]
    named = [x for x in mine if _is_named(reading, x, box)] or mine
    caption = tuple(x for x in named if not is_caption_furniture(x))
    return Holding(thing, box, caption, frozenset(x.index for x in mine))


def _is_named(reading: Reading, line: Line, holder: Box) -> bool:
    """Whether a box between ``line`` and ``holder`` is a caption by tag or name."""
    for box in reading.path(line.box):
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
    names = f"{box.element.get('class') or ''} {box.element.get('id') or ''}"
    return bool(_PICTURE_BOX.search(names)) or box.tag in {"td", "table", "tr", "tbody", "dl", "center"}


_PICTURE_BOX = re.compile(r"image|img|photo|foto|picture|pic|media|figure|bild|lead|gallery", re.IGNORECASE)


def _beside(reading: Reading, thing: Thing) -> Holding:
    """The line right after the picture where it is named or worded as a caption or credit."""
    caption: list[Line] = []
    for index in range(thing.line, min(thing.line + 2, len(reading.lines))):
        line = reading.lines[index]
        near = reading.path(line.box)[:3]
        named = any(box.tag == "figcaption" or box.hint & Hint.CAPTION for box in near)
        if not (named and line.size < 500) and not is_credit_line(line):
            break
        caption.append(line)
    box = _shared(reading, thing.box, caption[-1].box) if caption else None
    return Holding(thing, box, tuple(caption), frozenset(x.index for x in caption))


def _shared(reading: Reading, one: int, two: int) -> Box:
    """The smallest box around both."""
    others = {box.index for box in reading.path(two)}
    return next(box for box in reading.path(one) if box.index in others)


def _belongs(
    reading: Reading, content: Content, holding: Holding, kept: set[int], *, is_lead: bool
) -> bool:
    main, outer, thing = content.main, content.outer, holding.thing
    if main is None or outer is None or not content.lines:
        return False
    box = reading.boxes[thing.box]
    if is_lead:
        return outer.index <= thing.box < outer.end or not box.junk
    if box.junk and not main.junk:
        return False
    if main.index <= thing.box < main.end:
        if thing.line > content.lines[-1].index + 2 and not holding.caption:
            return False
        return not _is_teaser(reading, holding, kept)
    above = outer.index <= thing.box < outer.end and thing.line <= content.first
    near = thing.line >= content.headline - 4
    return above and near and not _is_teaser(reading, holding, kept)


def _is_teaser(reading: Reading, holding: Holding, kept: set[int]) -> bool:
    """Whether the picture advertises another page: it is a link, or its words are links."""
    if holding.caption and holding.holder is not None and holding.holder.tag == "figure":
        words = " ".join(x.text for x in holding.caption)
        linked = sum(x.linked * x.size for x in holding.caption)
        if len(words) > 3 and linked < 0.6 * len(words):
            return False
    for box in reading.path(holding.thing.box)[:4]:
        lines = reading.lines[box.first : box.last]
        if not lines:
            continue
        if any(x.index in kept for x in lines):
            break
        size = sum(x.size for x in lines)
        if sum(x.linked * x.size for x in lines) > 0.5 * size:
            return True
    return _links_elsewhere(holding.thing.element)


def _links_elsewhere(element: HtmlElement) -> bool:
    for ancestor in element.iterancestors():
        if ancestor.tag == "a":
            href = ancestor.get("href") or ""
            return bool(href) and not href.startswith("#") and not _PICTURE_FILE.search(href)
        if ancestor.tag in {"p", "figure", "td", "li", "section", "article"}:
            return False
    return False


def _is_decoration(element: HtmlElement) -> bool:
    for name in ("width", "height"):
        value = (element.get(name) or "").strip().removesuffix("px")
        if value.isdigit() and int(value) < 60:
            return True
    parent = element.getparent()
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    around = (parent.get("class") or "") if parent is not None else ""
    if _DECORATION.search(f"{names} {around}"):
        return True
    if element.tag == "noscript":
        return not any(True for _ in element.iter("img"))
    if hints(names) & (Hint.JUNK | Hint.COMMENTS):
        return True
    return bool(_DECORATION.search((element.get("src") or "").rpartition("/")[2]))
