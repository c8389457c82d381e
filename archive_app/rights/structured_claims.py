"""Claims in markup made for machines: JSON-LD, microdata, RDFa and data attributes of a picture."""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from archive_app.credit.folding import folded, tidy
from archive_app.credit.licences import code_of
from archive_app.domain.address import absolute
from archive_app.domain.rights import Claim, Field, SourceKind
from archive_app.rights.hints import property_of
from archive_app.rights.locators import css_path
from archive_app.rights.same_picture import keys

_MOST = 3_000
"""Objects looked at on one page."""

_FIELDS = (
    ("creditText", Field.CREDIT_LINE),
    ("creator", Field.CREATOR),
    ("author", Field.CREATOR),
    ("copyrightHolder", Field.COPYRIGHT_HOLDER),
    ("copyrightNotice", Field.COPYRIGHT_NOTICE),
    ("license", Field.LICENCE_URL),
    ("usageInfo", Field.USAGE_TERMS),
    ("acquireLicensePage", Field.LICENSOR_URL),
    ("digitalSourceType", Field.DIGITAL_SOURCE_TYPE),
    ("provider", Field.SOURCE),
    ("sourceOrganization", Field.SOURCE),
)
_ADDRESSES = ("contentUrl", "url", "@id", "thumbnailUrl", "image", "thumbnail")
_DATA = (
    ("data-credit", Field.CREDIT_LINE),
    ("data-credits", Field.CREDIT_LINE),
    ("data-copyright", Field.COPYRIGHT_NOTICE),
    ("data-photographer", Field.CREATOR),
    ("data-author", Field.CREATOR),
    ("data-image-credit", Field.CREDIT_LINE),
    ("data-photo-credit", Field.CREDIT_LINE),
    ("data-media-credit", Field.CREDIT_LINE),
    ("data-attribution", Field.CREDIT_LINE),
    ("data-source", Field.SOURCE),
    ("data-license", Field.LICENCE),
)


def picture_objects(things: tuple[dict[str, Any], ...], base: str) -> dict[str, list[Claim]]:
    """Claims of every ImageObject with anything to say, by the keys of its addresses."""
    found: dict[str, list[Claim]] = {}
    for thing in _objects(things):
        if not any(name in thing for name, _ in _FIELDS):
            continue
        claims = list(_claims(thing))
        if claims:
            for key in _keys(thing, base):
                found.setdefault(key, []).extend(claims)
    return found


def of_urls(objects: dict[str, list[Claim]], urls: tuple[str, ...]) -> list[Claim]:
    """The claims among ``objects`` about the picture at any of ``urls``, each once."""
    claims: dict[Claim, None] = {}
    if objects:
        for url in urls:
            for key in keys(url):
                claims.update(dict.fromkeys(objects.get(key, ())))
    return list(claims)


def attribute_claims(image: HtmlElement) -> Iterator[Claim]:
    """Claims in ``data-`` attributes of the picture and of the three elements around it."""
    node: HtmlElement | None = image
    for _ in range(4):
        if node is None or node.tag in {"body", "article"}:
            return
        for name, field in _DATA:
            value = tidy(node.get(name) or "")
            if 1 < len(value) <= 300 and "://" not in value and folded(value):
                yield Claim(
                    field,
                    value,
                    SourceKind.DATA_ATTRIBUTE,
                    f"{css_path(node)}[{name}]",
                    confidence=0.8,
                )
        node = node.getparent()


def licence_claims(scopes: Sequence[HtmlElement], base: str) -> Iterator[Claim]:
    """Licence links inside ``scopes``, the elements of a picture's caption and credits."""
    links = {link: None for scope in scopes for link in scope.iter("a", "link")}
    for link in links:
        href = link.get("href") or ""
        code = code_of(href) if "creativecommons" in href else None
        if code is not None:
            url = absolute(base, href) or href
            yield Claim(
                Field.LICENCE_URL,
                url,
                SourceKind.MICRODATA if link.get("rel") else SourceKind.FIGURE_TEXT,
                css_path(link),
                tidy(link.text_content())[:300],
                0.95,
                code,
            )


def microdata_claims(frame: HtmlElement) -> Iterator[Claim]:
    """What ``meta`` of microdata or RDFa inside the picture's own frame says of it."""
    for node in frame.iter("meta"):
        name = property_of(node)
        wanted = next((field for key, field in _FIELDS if key == name), None)
        value = tidy(node.get("content") or "")
        if wanted is not None and value and name != "author":
            yield Claim(wanted, value, SourceKind.MICRODATA, css_path(node), confidence=0.7)


def _objects(things: tuple[dict[str, Any], ...]) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = list(things)
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            kind = value.get("@type") or value.get("type") or ""
            if "ImageObject" in kind or "Photograph" in kind:
                yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            waiting.extend(inner for inner in value if isinstance(inner, dict | list))


def _claims(thing: dict[str, Any]) -> Iterator[Claim]:
    where = thing.get("@state") or "ImageObject"  # a script's own JSON says where it stands
    for name, field in _FIELDS:
        for value in _words(thing.get(name)):
            if name == "creditText" and not folded(value):
                continue
            kind = code_of(value) if field is Field.LICENCE_URL else None
            yield Claim(field, value, SourceKind.JSON_LD, f"{where}.{name}", "", 0.7, kind)


def _words(value: object) -> list[str]:
    """The plain words in a JSON-LD value: itself, its name or address, or those of its items."""
    if isinstance(value, list):
        return [word for item in value[:10] for word in _words(item)]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("url") or value.get("@id")
    text = tidy(value)[:1000] if isinstance(value, str) else ""
    return [text] if text else []


def _keys(thing: dict[str, Any], base: str) -> set[str]:
    found: set[str] = set()
    for name in _ADDRESSES:
        for value in _words(thing.get(name)):
            url = absolute(base, value.partition("#")[0])
            if url:
                found |= keys(url)
    return found
