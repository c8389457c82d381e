"""The article's pictures: which they are, where they stand, what is written under them.

A caption is found by the structure around the picture: its figure, else the smallest box with a
line that is named a caption, else a small box that holds nothing but the picture and a few words.
"""

import re
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from archive_app.extract.content import Content, is_named_junk
from archive_app.extract.junk import is_caption_furniture, is_credit_line
from archive_app.extract.patterns import Hint, hints
from archive_app.extract.reading import Box, Line, Reading, Thing
from archive_app.markup.pictures import candidates, is_placeholder

_DECORATION = re.compile(
    r"(?<![a-z])(?:logo|logos|icon|icons|avatar|emoji|sprite|pixel|tracking|gravatar|badge|spinner|"
    r"button|btn|arrow|smiley|author|autor|byline|headshot|blank|spacer)(?![a-z])",
    re.IGNORECASE,
)
_PICTURE_PAGE = re.compile(
    r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|image|photo|foto|bild|galler|galer|diashow|slideshow|"
    r"media|picture|attachment|zoom|^[a-z]+:(?!//)",
    re.IGNORECASE,
)
"""Where a picture of the article itself may lead: to its file, its own page, its gallery."""

_AFFILIATE = re.compile(r"nofollow|sponsored|external", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_PICTURES = 2_000
"""Looked at on one page; a capture fetches 400 at most."""

_TABLE_PARTS = frozenset({"td", "table", "tr", "tbody", "dl", "center"})
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
    told: bool = False
    """Whether the page itself calls it a picture with a caption: by a figure, a name, a credit."""


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
    caption_box: Box | None
    """The box that holds the caption and nothing else that is known of."""


def find_holdings(reading: Reading) -> tuple[Holding, ...]:
    """Every picture of the page with its caption, decoration left out."""
    things = [x for x in reading.images[:_MOST_PICTURES] if not _is_decoration(x.element)]
    per_box = _images_per_box(reading, things)
    until = _next_lines(things)
    found = (_holding(reading, x, per_box, end) for x, end in zip(things, until, strict=True))
    return tuple(replace(x, told=_is_told(reading, x)) for x in found)


def _is_told(reading: Reading, holding: Holding) -> bool:
    if holding.holder is None:
        return False
    if holding.holder.tag == "figure" or any(is_credit_line(x) for x in holding.caption):
        return True
    return any(
        box.tag == "figcaption" or box.hint & Hint.CAPTION
        for line in holding.caption
        for box in reading.path(line.box)[:3]
    )


def find_figures(
    reading: Reading, content: Content, holdings: tuple[Holding, ...], base: str, lead: str
) -> tuple[Figure, ...]:
    """The pictures inside the article and above it, each once, in reading order.

    ``lead`` is the address of the lead picture as metadata gives it; may be empty.
    """
    found: list[Figure] = []
    seen: dict[str, str] = {}
    kept = {line.index for line in content.lines}
    wanted = file_name(lead) if lead else ""
    for holding in holdings:
        fits = _belongs(reading, content, holding, kept, is_lead=False)
        if not fits and not (wanted and _may_be(holding.thing.element, wanted)):
            continue
        urls = tuple(x for x in candidates(holding.thing.element, base) if not is_placeholder(x))
        names = {file_name(url) for url in urls}
        is_lead = wanted in names
        if not urls or not (fits or is_lead):
            continue
        words = " ".join(line.text for line in holding.caption)
        if any(name in seen and seen[name] in {words, ""} for name in names):
            continue
        if not fits and not _belongs(reading, content, holding, kept, is_lead=True):
            continue
        seen.update(dict.fromkeys(names, words))
        found.append(_figure(reading, holding, urls))
    return tuple(found)


def _may_be(element: HtmlElement, name: str) -> bool:
    """Whether any address of the picture may be that of the file ``name``."""
    return any(name in value for value in element.attrib.values()) or element.tag != "img"


def _figure(reading: Reading, holding: Holding, urls: tuple[str, ...]) -> Figure:
    element = holding.thing.element
    alt = next((x.get("alt") for x in element.iter("img", "amp-img") if x.get("alt")), "")
    alt = " ".join((alt or "").split())
    caption = holding.caption
    box = _shared(reading, caption[0].box, caption[-1].box) if caption else None
    return Figure(element, holding.holder, holding.thing.line, urls, alt, caption, box)


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


def _next_lines(things: list[Thing]) -> list[int]:
    """For each picture, the line before which the next one stands."""
    found, following = [], 1 << 30
    for thing in reversed(things):
        found.append(following)
        if thing.element.tag != "noscript":
            following = thing.line
    return found[::-1]


def _holding(reading: Reading, thing: Thing, per_box: dict[int, int], until: int) -> Holding:
    for box in reading.path(thing.box)[:_LEVELS]:
        if box.tag in {"body", "main", "article"} or box.parent == box.index:
            break
        lines = [x for x in reading.lines[box.first : box.last] if not _says_nothing(x)]
        size = sum(line.size for line in lines)
        several = per_box.get(box.index, 0) > 1
        if box.tag == "figure" or box.element.get("role") == "figure":
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


def _says_nothing(line: Line) -> bool:
    """Whether ``line`` is a number over a picture ("5", "1/12")."""
    return line.size < 8 and not any(char.isalpha() for char in line.text)


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
        near = reading.path(line.box)[:3]
        named = any(box.tag == "figcaption" or box.hint & Hint.CAPTION for box in near)
        if not (named and line.size < 500) and not is_credit_line(line):
            break
        caption.append(line)
    box = _shared(reading, thing.box, caption[-1].box) if caption else None
    return Holding(thing, box, tuple(caption), frozenset(x.index for x in caption))


def _with_words_beside(reading: Reading, bare: Holding) -> Holding:
    """A figure without words of its own with those right after it, where they are its caption."""
    near = _beside(reading, bare.thing)
    if not near.caption or near.caption[0].index in bare.words:
        return bare
    return replace(near, words=near.words | bare.words)


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
    junk = _is_junk(reading, main, holding)
    if is_lead:
        inside = outer.index <= thing.box < outer.end
        return inside or not (junk or _links_elsewhere(thing.element))
    if junk:
        return False
    if main.index <= thing.box < main.end:
        if thing.line > content.lines[-1].index + 2 and not _stands_for_itself(holding):
            return False
        return not _is_teaser(reading, holding, kept)
    above = outer.index <= thing.box < outer.end or _stands_for_itself(holding)
    above = above and thing.line <= max(content.first, main.first)
    near = thing.line >= content.headline - 4
    return above and near and not _is_teaser(reading, holding, kept)


def _stands_for_itself(holding: Holding) -> bool:
    return holding.told and bool(holding.caption) and not _links_elsewhere(holding.thing.element)


def _is_junk(reading: Reading, main: Box, holding: Holding) -> bool:
    """Whether a box of junk around the picture holds more than this picture and its caption."""
    for box in reading.path(holding.thing.box):
        if box is main or box.index < main.index < box.end:
            return False
        if not is_named_junk(box):
            continue
        if box.hint & (Hint.COMMENTS | Hint.HIDDEN) or box.tag in {"nav", "aside"}:
            return True
        if holding.told and _only_doubtful(box) and not _mostly_links(reading, box):
            continue  # "header", "teaser", "carousel", "modal" wrap an article's own pictures too
        others = [n for n in range(box.first, box.last) if n not in holding.words]
        if others or not holding.caption:
            return bool(others) or box.last > box.first
    return False


def _only_doubtful(box: Box) -> bool:
    return not box.hint & Hint.JUNK and box.tag not in {"footer", "menu", "address"}


def _mostly_links(reading: Reading, box: Box) -> bool:
    lines = reading.lines[box.first : box.last]
    return sum(x.linked * x.size for x in lines) > 0.5 * sum(x.size for x in lines)


def _is_teaser(reading: Reading, holding: Holding, kept: set[int]) -> bool:
    """Whether the picture advertises another page: it is a link, or its words are links."""
    if holding.caption and holding.holder is not None and holding.holder.tag == "figure":
        words = " ".join(x.text for x in holding.caption)
        linked = sum(x.linked * x.size for x in holding.caption)
        if len(words) > 3 and linked < 0.6 * len(words):
            return False
    for box in reading.path(holding.thing.box)[:4]:
        lines = [x for x in reading.lines[box.first : box.last] if not _says_nothing(x)]
        if not lines:
            continue
        if any(x.index in kept for x in lines):
            break
        size = sum(x.size for x in lines)
        if sum(x.linked * x.size for x in lines) > 0.5 * size:
            return True
    return not holding.caption and _links_elsewhere(holding.thing.element)


def _links_elsewhere(element: HtmlElement) -> bool:
    """Whether the picture leads to another page of the same site."""
    for ancestor in element.iterancestors():
        if ancestor.tag == "a":
            href = ancestor.get("href") or ""
            outside = href.startswith(("http:", "https:", "//"))
            return (
                bool(href)
                and not href.startswith("#")
                and not _PICTURE_PAGE.search(href)
                and (not outside or not _AFFILIATE.search(ancestor.get("rel") or ""))
            )
        if ancestor.tag in {"p", "figure", "td", "li", "section", "article"}:
            return False
    return False


def _is_decoration(element: HtmlElement) -> bool:
    for name in ("width", "height"):
        value = (element.get(name) or "").strip().removesuffix("px")
        if value.isdigit() and int(value) < 60:
            return True
    parent = element.getparent()
    if element.tag == "picture":
        element = next(element.iter("img"), element)
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    around = (parent.get("class") or "") if parent is not None else ""
    if _DECORATION.search(f"{names} {around}"):
        return True
    if element.tag == "noscript":
        return not any(True for _ in element.iter("img"))
    if hints(names) & (Hint.JUNK | Hint.COMMENTS):
        return True
    return bool(_DECORATION.search((element.get("src") or "").rpartition("/")[2]))
