"""The article's pictures: which they are, where they stand, what is written under them."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from archive_app.extract.content import Content
from archive_app.extract.patterns import Hint, hints
from archive_app.extract.reading import Box, Line, Reading, Thing
from archive_app.markup.pictures import candidates, is_placeholder

_DECORATION = re.compile(
    r"(?<![a-z])(?:logo|icon|icons|avatar|emoji|sprite|pixel|tracking|gravatar|badge|spinner|"
    r"loading|button|btn|arrow|smiley|placeholder|author-?(?:image|photo|pic))(?![a-z])",
    re.IGNORECASE,
)
_HOLDERS = frozenset({"figure", "amp-lightbox", "dl"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the article, with the lines of its caption."""

    element: HtmlElement
    holder: Box | None
    """The box that holds picture and caption."""
    line: int
    """Before which line it stands."""
    urls: tuple[str, ...]
    alt: str
    caption: tuple[Line, ...]


def find_figures(reading: Reading, content: Content, base: str) -> tuple[Figure, ...]:
    """The pictures inside the article and just above it, each once."""
    if not content.lines:
        return ()
    found: list[Figure] = []
    seen: set[str] = set()
    for thing in reading.images:
        if not _belongs(reading, content, thing):
            continue
        urls = tuple(url for url in candidates(thing.element, base) if not is_placeholder(url))
        if not urls or seen.intersection(urls):
            continue
        seen.update(urls)
        found.append(_figure(reading, thing, urls))
    return tuple(found)


def _belongs(reading: Reading, content: Content, thing: Thing) -> bool:
    main = content.main
    if main is None or not main.index <= thing.box < main.end:
        return False
    if reading.boxes[thing.box].junk and not main.junk:
        return False
    return not _is_decoration(thing.element)


def _is_decoration(element: HtmlElement) -> bool:
    for name in ("width", "height"):
        value = (element.get(name) or "").removesuffix("px")
        if value.isdigit() and int(value) < 60:
            return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _DECORATION.search(names) or hints(names) & Hint.JUNK:
        return True
    return bool(_DECORATION.search((element.get("src") or "")[-80:]))


def _figure(reading: Reading, thing: Thing, urls: tuple[str, ...]) -> Figure:
    holder = None
    for box in reading.path(thing.box)[:5]:
        if box.tag in _HOLDERS or box.hint & Hint.CAPTION:
            holder = box
            break
    caption = () if holder is None else tuple(reading.lines[holder.first : holder.last])
    alt = " ".join((thing.element.get("alt") or "").split())
    return Figure(thing.element, holder, thing.line, urls, alt, caption)
