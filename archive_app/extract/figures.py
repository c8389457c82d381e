"""The article's pictures: which they are, where they stand, what is written under them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from archive_app.extract.belonging import Belonging
from archive_app.extract.captions import Holding, shared
from archive_app.extract.content import Content
from archive_app.extract.page_state import StatePicture, without_shown
from archive_app.extract.reading import Box, Line, Reading
from archive_app.markup.pictures import candidates, file_name, is_placeholder


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the article, with the lines of its caption."""

    element: HtmlElement | None
    """None where only a script knows of it."""
    holder: Box | None
    line: int
    """Before which line it stands."""
    box: int
    """Index of the box in which it stands."""
    urls: tuple[str, ...]
    alt: str
    caption: tuple[Line, ...]
    caption_box: Box | None
    """The box that holds the caption and nothing else that is known of."""
    told: str = ""
    """The caption as a script has it, where the page shows none."""


def find_figures(
    reading: Reading, content: Content, holdings: tuple[Holding, ...], base: str, lead: str
) -> tuple[Figure, ...]:
    """The pictures inside the article and above it, each once, in reading order.

    ``lead`` is the address of the lead picture as metadata gives it; may be empty.
    """
    found: list[Figure] = []
    seen: dict[str, int] = {}
    belonging = Belonging(reading, content, holdings, base)
    wanted = file_name(lead) if lead else ""
    for holding in holdings:
        fits = belonging.fits(holding)
        if not fits and not (wanted and _may_be(holding.thing.element, wanted)):
            continue
        urls = tuple(x for x in candidates(holding.thing.element, base) if not is_placeholder(x))
        names = {file_name(url) for url in urls}
        is_lead = wanted in names
        if not urls or not (fits or is_lead):
            continue
        figure = _figure(reading, holding, urls)
        again = next((seen[name] for name in names if name in seen), None)
        if again is None or (fits and _is_other(found[again], figure)):
            if fits or belonging.may_lead(holding):
                seen.update(dict.fromkeys(names, len(found)))
                found.append(figure)
        elif fits and not found[again].caption:
            found[again] = _captioned(found[again], figure)
    return tuple(found)


def with_galleries(
    figures: tuple[Figure, ...], galleries: Iterable[tuple[StatePicture, ...]], content: Content
) -> tuple[Figure, ...]:
    """``figures`` and, behind the last one of each gallery, those that only scripts know of."""
    found = list(figures)
    for gallery in galleries:
        shown = {file_name(url): n for n, one in enumerate(found) for url in one.urls}
        new = without_shown(gallery, shown)
        last = max((n for name, n in shown.items() if _has(gallery, name)), default=len(found) - 1)
        end = content.lines[-1].index + 1 if content.lines else 0
        line, box = (found[last].line, found[last].box) if found else (end, 0)
        found[last + 1 : last + 1] = [
            Figure(None, None, line, box, x.urls, x.alt, (), None, x.caption) for x in new
        ]
    return tuple(found)


def _has(gallery: tuple[StatePicture, ...], name: str) -> bool:
    return any(name in map(file_name, x.urls) for x in gallery)


def _is_other(one: Figure, two: Figure) -> bool:
    """Whether two pictures with one file name have captions that differ."""
    first, second = (tuple(line.text for line in x.caption) for x in (one, two))
    return bool(first and second) and first != second


def _captioned(bare: Figure, again: Figure) -> Figure:
    """The picture where ``bare`` shows it first, with the caption that it has further down."""
    urls = tuple(dict.fromkeys((*bare.urls, *again.urls)))
    return replace(again, line=bare.line, box=bare.box, urls=urls, alt=bare.alt or again.alt)


def _may_be(element: HtmlElement, name: str) -> bool:
    """Whether any address of the picture may be that of the file ``name``."""
    return any(name in value for value in element.attrib.values()) or element.tag != "img"


def _figure(reading: Reading, holding: Holding, urls: tuple[str, ...]) -> Figure:
    element = holding.thing.element
    alt = next((x.get("alt") for x in element.iter("img", "amp-img") if x.get("alt")), "")
    alt = " ".join((alt or "").split())
    caption = holding.caption
    box = shared(reading, caption[0].box, caption[-1].box) if caption else None
    thing = holding.thing
    return Figure(element, holding.holder, thing.line, thing.box, urls, alt, caption, box)
