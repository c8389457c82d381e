"""Where the bytes of a picture may be: every address an element names, best first."""

import re
from functools import lru_cache

from lxml.html import HtmlElement

from archive_app.domain.address import absolute
from archive_app.markup.embedded import read_embedded

_SRCSET = re.compile(
    r"\s*,*\s*([^\s,]\S*?)(?:\s+([\d.]+)([wxh])(?:\s+\d+h)?)?\s*(?:,\s+|,(?=https?:|/)|,?$)"
)
_DATA = re.compile(
    r"^(?:data-[\w:-]*(?:src|srcset|original|image|img|lazy|url|full|large|hi-?res)[\w:-]*|"
    r"lazy-?src|lazysrc|file|src-large|original|load-?src|itemid)$"
)
_IS_SET = re.compile(r"(?:\s\d+(?:\.\d+)?[wx]\s*(?:,|$))")
_PICTURE_NAME = re.compile(
    r"\.(?:jpe?g|png|webp|gif|avif|svg|bmp|tiff?)(?:$|[?#&!:/;])", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"(?:^|[/_.=-])(?:blank|spacer|place-?holder(?:[_-][\w-]{1,12})?|lazy(?:-?load(?:ing)?)?|loading|loader|"
    r"transparent|trans|dummy|empty|1x1|pixel|grey|gray|no-?image|s|t|x)\.(?:gif|png|svg|jpe?g|webp)"
    r"|[/_-]transparent[_.-]|(?:fallback|preview|placeholder)\.(?:gif|png|svg)",
    re.IGNORECASE,
)


_LONGEST = 600
"""Characters of an address that are looked at; every element asks more than once."""

_TELLING = 12
"""Characters of a file name that no two pictures share by chance."""

_DIGEST = re.compile(r"/(?=[a-z]*\d)(?=\d*[a-z])[\da-f-]{20,}(?:/|$)")
"""A path with one names a picture whatever its question asks, such as a size."""

_PATH = re.compile(r"^[^?#]*//[^/?#]+(?:/[^?#]|/?\?)")
"""An address with more than a host: the site's own front page is no picture."""

_TEMPLATE = re.compile(r"\{|%7B", re.IGNORECASE)
"""A script fills in the size first: "…_{width}.jpg"."""


def candidates(element: HtmlElement, base: str) -> tuple[str, ...]:
    """The absolute addresses of the picture of an img, amp-img, picture or noscript element.

    A figure or a site's own element without any of these has the picture that its attributes name.

    Best first: the widest of srcset and ``<source>``, then lazy-loading attributes, then src; the
    picture of a noscript twin counts as the element's own. Placeholders come last. A picture that
    is nowhere but in the markup itself has the name of its bytes (``embedded``) for an address.
    """
    found: list[tuple[float, int, str]] = []
    sources = _sources(element)
    for source in sources:
        for weight, reference in _references(source):
            url = absolute(base, reference)
            if url is not None and _PATH.search(url):
                found.append((weight, len(found), url))
    if not found:
        inside = (read_embedded(source.get("src") or "") for source in sources)
        return tuple(dict.fromkeys(one.url for one in inside if one is not None))
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    return tuple(dict.fromkeys(url for _, _, url in found))


def names_picture(figure: HtmlElement) -> bool:
    """Whether an empty figure or a site's own element names the picture that a script shows."""
    return next(figure.iter("img", "amp-img", "picture", "noscript"), None) is None and any(
        _PICTURE_NAME.search(reference) for _, reference in _references(figure)
    )


def is_placeholder(url: str) -> bool:
    """Whether ``url`` is only what stands there until the picture has loaded."""
    return url.startswith("data:") or _is_named_placeholder(url[:_LONGEST])


@lru_cache(maxsize=4_096)
def _is_named_placeholder(url: str) -> bool:
    return bool(_PLACEHOLDER.search(url))


def file_name(url: str) -> str:
    """The last part of the path: two sizes of one picture often share it."""
    path = url.partition("?")[0].rstrip("/")
    name = path.rpartition("/")[2]
    if len(name) > _TELLING and "." in name:
        return name
    return path if _DIGEST.search(path) else url


def is_picture_address(text: str) -> bool:
    """Whether ``text`` is an address that ends like the file of a picture."""
    return len(text) < _LONGEST and " " not in text and bool(_PICTURE_NAME.search(text))


def _sources(element: HtmlElement) -> list[HtmlElement]:
    """The element, its picture's sources, and its twins in noscript."""
    found = [element]
    holder = element
    if element.tag in {"picture", "noscript"}:
        found += list(element.iter("img", "source", "amp-img"))
    else:
        # The parser does not know that <source> is empty: the img stands inside its sources.
        for ancestor in element.iterancestors():
            if ancestor.tag == "picture":
                holder = ancestor
                found += list(ancestor.iter("source"))
            if ancestor.tag != "source":
                break
    for twin in (holder.getnext(), holder.getprevious(), *holder.iterchildren("noscript")):
        if twin is not None and twin.tag == "noscript":
            found += list(twin.iter("img", "source"))
    return found


def _references(element: HtmlElement) -> list[tuple[float, str]]:
    """(weight, reference) of every attribute that may hold an address."""
    found: list[tuple[float, str]] = []
    for name, given in element.attrib.items():
        value = given.strip()
        if not value or len(value) > 20_000:
            continue
        if name in {"srcset", "data-srcset"} or (_DATA.match(name) and _IS_SET.search(value)):
            found += parse_srcset(value)
        elif name == "src":
            found.append((0.0 if is_placeholder(value) else 2.0, value))
        elif _DATA.match(name) and _looks_like_picture(value):
            doubtful = is_placeholder(value) or _TEMPLATE.search(value)
            found.append((1.0 if doubtful else 3.0, value))
    return found


def parse_srcset(value: str) -> list[tuple[float, str]]:
    """(weight, reference) for each candidate of a srcset; the wider the heavier, all above src."""
    found = []
    for match in _SRCSET.finditer(value[:20_000]):
        url, number, unit = match.groups()
        if is_placeholder(url):
            continue
        size = _float(number)
        weight = 5.0 + (size if unit == "w" else size * 100)
        found.append((weight, url))
    return found


def _float(number: str | None) -> float:
    try:
        return min(float(number or 1), 100_000.0)
    except ValueError:
        return 1.0


def _looks_like_picture(value: str) -> bool:
    if value.startswith(("{", "[", "#", "data:")) or " " in value:
        return False
    return bool(_PICTURE_NAME.search(value)) or value.startswith(("http://", "https://", "//"))
