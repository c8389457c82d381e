"""The page's tree: parsed once, shared by everyone who reads the page."""

from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlComment, HtmlElement

from archive_app.domain.address import absolute
from archive_app.domain.errors import PageError
from archive_app.markup.attributes import with_fewer_attributes
from archive_app.markup.flattening import flattened

MOST_CHARACTERS = 24_000_000
"""More than the largest page that is fetched (20 MiB), so only hostile input is refused."""

MOST_ELEMENTS = 400_000
"""A live blog of a day has 60,000; reading more would take longer than anyone waits."""


_OF_THE_HEAD = {"base", "link", "meta", "noscript", "script", "style", "template", "title"}

_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
"""Classes of the tree's elements. lxml.html's own choice is made in Python, to tell forms and their
controls apart, which no reader asks; it took a tenth of the whole of extraction."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page. Readers never change it."""

    root: HtmlElement
    """The html element."""
    base: str
    """What relative references of the page are relative to (``<base href>`` respected)."""
    url: str
    """The final address of the page."""


def parse(text: str, url: str) -> Tree:
    """The tree of ``text``; an empty page gives an empty tree.

    Raises:
        PageError: ``too-complex`` when the page has more characters or elements than we read.
    """
    if len(text) > MOST_CHARACTERS:
        raise _too_complex(f"{len(text):,} characters")
    root = _with_body(_root(text))
    if sum(1 for _ in zip(range(MOST_ELEMENTS + 1), root.iter(), strict=False)) > MOST_ELEMENTS:
        raise _too_complex(f"more than {MOST_ELEMENTS:,} elements")
    return Tree(root, _base(root, url), url)


def _root(text: str) -> HtmlElement:
    root, is_whole = _parsed(text)
    return root if is_whole else _parsed(flattened(text))[0]


def _with_body(root: HtmlElement) -> HtmlElement:
    """``root``, its content in a body although neither head nor body has a tag in the page.

    The HTML standard lets both be left out. libxml2 begins a body where HTML 4 would, and leaves
    newer elements (article, main, section) in the head.
    """
    head = root.find("head")
    if head is None or root.find("body") is not None:
        return root
    content = [one for one in head if isinstance(one.tag, str) and one.tag not in _OF_THE_HEAD]
    if content:
        etree.SubElement(root, "body").extend(content)
    return root


def _parsed(text: str) -> tuple[HtmlElement, bool]:
    """The tree, and whether the parser read to the end instead of giving up at its depth."""
    # libxml2 ends a document at NUL; bytes spare us its refusal of "<?xml encoding" in a str.
    body = with_fewer_attributes(text.replace("\0", "")).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        root = html.document_fromstring(body, parser=parser, ensure_head_body=False)
    except etree.LxmlError:  # nothing at all, or a comment only
        root = html.document_fromstring(b"<html><body></body></html>")
    return root, not any(x.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for x in parser.error_log)


def _base(root: HtmlElement, url: str) -> str:
    for element in root.iter("base"):
        href = element.get("href")
        if href:
            return absolute(url, href) or url
    return url


def _too_complex(size: str) -> PageError:
    return PageError(
        f"The page is too large to read as an article ({size}). It was kept as evidence;"
        " open the original page instead.",
        kind="too-complex",
    )
