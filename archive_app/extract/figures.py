"""The article's pictures: which they are, where they stand, what is written under them."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from archive_app.extract.belonging import Belonging
from archive_app.extract.captions import Holding, shared
from archive_app.extract.content import Content
from archive_app.extract.reading import Box, Line, Reading
from archive_app.markup.pictures import candidates, is_placeholder


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the article, with the lines of its caption."""

    element: HtmlElement
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


def find_figures(
    reading: Reading, content: Content, holdings: tuple[Holding, ...], base: str, lead: str
) -> tuple[Figure, ...]:
    """The pictures inside the article and above it, each once, in reading order.

    ``lead`` is the address of the lead picture as metadata gives it; may be empty.
    """
    found: list[Figure] = []
    seen: dict[str, str] = {}
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
        words = " ".join(line.text for line in holding.caption)
        if any(name in seen and seen[name] in {words, ""} for name in names):
            continue
        shown = any(name in seen for name in names)  # a card that leads elsewhere shows it again
        if not fits and (shown or not belonging.may_lead(holding)):
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
    box = shared(reading, caption[0].box, caption[-1].box) if caption else None
    thing = holding.thing
    return Figure(element, holding.holder, thing.line, thing.box, urls, alt, caption, box)


def file_name(url: str) -> str:
    """The last part of the path: two sizes of one picture often share it."""
    path = url.partition("?")[0].rstrip("/")
    name = path.rpartition("/")[2]
    return name if len(name) > 12 and "." in name else url
