"""Pictures that belong to no article: icons, logos, portraits beside a byline."""

import re

from lxml.html import HtmlElement

from archive_app.extract.patterns import Hint, hints
from archive_app.markup.pictures import candidates, is_placeholder

_DECORATION = re.compile(
    r"(?<![a-z])(?:logo|logos|icon|icons|avatar|emoji|sprite|pixel|tracking|gravatar|badge|spinner|"
    r"button|btn|arrow|smiley|author|autor|byline|headshot|blank|spacer)(?![a-z])",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"newsletter|sign-?up|(?<![a-z])qr(?![a-z])|qr-?code|(?:app|play)-?store", re.IGNORECASE
)
"""In file names: what is offered to the reader."""

_DRAWING = re.compile(r"\.svg(?:$|[?#])", re.IGNORECASE)
"""Most drawings are the site's own; one that a figure shows is a chart or a map."""

_SIGN = re.compile(
    r"(?<![a-z])(?:default|fallback|generic|social|share|sharing|facebook|twitter|opengraph)"
    r"(?![a-z])|og[-_]?image|favicon",
    re.IGNORECASE,
)
"""In file names of metadata: what stands for every page of a site."""

_RATIOS = frozenset({("16", "9"), ("9", "16"), ("4", "3"), ("3", "4"), ("3", "2"), ("2", "3")})
"""Pairs of width and height that give a shape, no size."""

_SMALLEST = 60
"""Pixels."""

_LEVELS = 3
"""Elements around a drawing in which its caption may stand."""


def is_decoration(element: HtmlElement) -> bool:
    """Whether ``element`` is a sign of the site, a control or a small portrait by name or size."""
    parent = element.getparent()
    image = next(element.iter("img"), element)
    if _is_small(image):
        return True
    if element.tag == "picture":
        element = image
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    around = (parent.get("class") or "") if parent is not None else ""
    if _DECORATION.search(f"{names} {around}"):
        return True
    if element.tag == "noscript":
        return not any(True for _ in element.iter("img"))
    if hints(names) & (Hint.JUNK | Hint.COMMENTS):
        return True
    name = _file_name(element)
    if not _DRAWING.search(name) and not _DECORATION.search(name):
        return bool(_OFFER.search(name))
    return not _has_caption(element)


def _has_caption(element: HtmlElement) -> bool:
    """Whether a figure holds it, or a box with words that are named a caption: then it is shown."""
    for n, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag == "figure":
            return True
        if n < _LEVELS and any(hints(x.get("class") or "") & Hint.CAPTION for x in ancestor):
            return True
    return False


def is_named_decoration(url: str) -> bool:
    """Whether the file at ``url`` calls itself a sign of the site."""
    name = url.partition("?")[0].rpartition("/")[2]
    return bool(_DECORATION.search(name) or _OFFER.search(name) or _SIGN.search(name))


def _file_name(element: HtmlElement) -> str:
    """Of the picture, not of the dot that stands there until it is needed ("blank.gif")."""
    shown = element.get("src") or ""
    if shown.startswith("data:"):
        return ""
    if is_placeholder(shown):
        shown = next(iter(candidates(element, "https://page.invalid/")), shown)
    return shown.rpartition("/")[2]


def _is_small(element: HtmlElement) -> bool:
    """Whether its attributes make it smaller than any picture of an article."""
    wide, high = element.get("width"), element.get("height")
    if not wide and not high:
        return False
    given = tuple((value or "").strip().removesuffix("px") for value in (wide, high))
    if given in _RATIOS:
        return False
    if given[1] == "0" and given[0].isdigit() and int(given[0]) >= _SMALLEST:
        return False  # as high as it comes
    return any(value.isdigit() and int(value) < _SMALLEST for value in given)
