"""An article before its rights are known, with the way back to the page's elements."""

from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from archive_app.domain.article import Article
from archive_app.markup.tree import Tree


@dataclass(frozen=True, slots=True)
class Place:
    """Where one of ``Article.pictures`` stands in the page. The elements are in ``Draft.tree``."""

    position: int
    """Index in ``Article.pictures``."""
    img: HtmlElement | None
    """The img, amp-img, picture or noscript element; None for one known only from metadata."""
    figure: HtmlElement | None
    """The smallest element that holds the picture and its caption, often a figure; may be None."""
    caption_element: HtmlElement | None
    """The element whose words became ``Placement.caption``; None where there is no caption."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What ``extract`` gives and ``rights`` completes.

    The tree is as parsed: nothing was removed, so the neighbourhood of a picture can be read.
    """

    article: Article
    """Complete but for claims, verdicts and credits; a caption may still contain the credit."""
    places: tuple[Place, ...]
    """One for each of ``article.pictures``, in the same order."""
    structured: tuple[dict[str, Any], ...]
    """Every JSON-LD object of the page, @graph and arrays opened, nested ones inside theirs."""
    tree: Tree
