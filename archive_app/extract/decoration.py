"""Pictures that belong to no article: icons, logos, portraits beside a byline."""

import re

from lxml.html import HtmlElement

from archive_app.extract.patterns import Hint, hints

_DECORATION = re.compile(
    r"(?<![a-z])(?:logo|logos|icon|icons|avatar|emoji|sprite|pixel|tracking|gravatar|badge|spinner|"
    r"button|btn|arrow|smiley|author|autor|byline|headshot|blank|spacer)(?![a-z])",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"newsletter|sign-?up|qr-?code|(?:app|play)-?store|\.svg(?:$|[?#])", re.IGNORECASE
)
"""In file names: what is offered to the reader, or drawn by the site itself."""

_RATIOS = frozenset({("16", "9"), ("9", "16"), ("4", "3"), ("3", "4"), ("3", "2"), ("2", "3")})
"""Pairs of width and height that give a shape, no size."""

_SMALLEST = 60
"""Pixels."""


def is_decoration(element: HtmlElement) -> bool:
    """Whether ``element`` is a sign of the site, a control or a small portrait by name or size."""
    if _is_small(element):
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
    name = (element.get("src") or "").rpartition("/")[2]
    return bool(_DECORATION.search(name) or _OFFER.search(name))


def _is_small(element: HtmlElement) -> bool:
    """Whether its attributes make it smaller than any picture of an article."""
    wide, high = element.get("width"), element.get("height")
    if not wide and not high:
        return False
    given = tuple((value or "").strip().removesuffix("px") for value in (wide, high))
    if given in _RATIOS:
        return False
    return any(value.isdigit() and int(value) < _SMALLEST for value in given)
