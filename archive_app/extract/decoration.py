"""Pictures that belong to no article: icons, logos, portraits beside a byline."""

import re

from lxml.html import HtmlElement

from archive_app.extract.patterns import Hint, hints

_DECORATION = re.compile(
    r"(?<![a-z])(?:logo|logos|icon|icons|avatar|emoji|sprite|pixel|tracking|gravatar|badge|spinner|"
    r"button|btn|arrow|smiley|author|autor|byline|headshot|blank|spacer)(?![a-z])",
    re.IGNORECASE,
)


def is_decoration(element: HtmlElement) -> bool:
    """Whether ``element`` is a sign of the site, a control or a small portrait by name or size."""
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
