"""What a page says about itself outside its text: meta elements, links, JSON-LD."""

from dataclasses import dataclass, field
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive_app.extract.structured import Thing, article_thing, structured
from archive_app.markup.tree import Tree

_NAMED = etree.XPath("//*[@itemprop or @property][not(self::meta) or @itemprop]")
_SECTIONS = frozenset({"articleSection", "schema:articleSection"})
_LONGEST_SECTION = 80
"""Characters."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """Meta values by lower-case name, the article's JSON-LD, links."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    """Values in page order, white space folded, never empty."""
    things: tuple[Thing, ...] = ()
    article: Thing = field(default_factory=dict)
    title: str = ""
    """The words of the title element."""
    canonical: str = ""
    """As given; may be relative."""
    language: str = ""
    section: str = ""
    """As microdata or RDFa in the text names it."""

    def first(self, *names: str) -> str:
        """The first value of the first of ``names`` that has one; empty where none has."""
        for name in names:
            values = self.meta.get(name)
            if values:
                return values[0]
        return ""


def read_head(tree: Tree) -> PageHead:
    """Everything the page's metadata holds."""
    root = tree.root
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = " ".join((element.get("content") or "").split())
        if name and value:
            meta.setdefault(name.strip().lower(), []).append(value)
    things = structured(root)
    return PageHead(
        meta,
        things,
        article_thing(things),
        _title(root),
        _canonical(root),
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        _section(root),
    )


def _title(root: HtmlElement) -> str:
    for element in root.iter("title"):
        parent = element.getparent()
        if parent is None or parent.tag != "svg":
            return " ".join(element.text_content().split())
    return ""


def _canonical(root: HtmlElement) -> str:
    for element in root.iter("link"):
        href = (element.get("href") or "").strip()
        if href and "canonical" in (element.get("rel") or "").lower().split():
            return href
    return ""


def _section(root: HtmlElement) -> str:
    for element in cast("list[HtmlElement]", _NAMED(root)):
        if not _SECTIONS & {element.get("itemprop"), element.get("property")}:
            continue
        text = " ".join((element.get("content") or element.text_content()).split())
        if 0 < len(text) < _LONGEST_SECTION:
            return text
    return ""
