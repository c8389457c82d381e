"""The style sheets that a page is shown with, by address: what it needs to look as it did."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from archive_app.domain.address import absolute
from archive_app.markup.tree import Tree

_NO_SCREENS = {"print", "speech", "aural", "braille", "embossed", "tty"}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORT = re.compile(
    r"""@import\s*(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"'();]+))""", re.IGNORECASE
)


def sheets(tree: Tree) -> tuple[str, ...]:
    """The addresses of the page's style sheets for the screen, in its order; each once.

    Also those that a script would switch on (``media="print" onload=…``, ``rel="preload"
    as="style"``): pages put off what is not needed for their first lines.
    """
    found: dict[str, None] = {}
    for element in tree.root.iter("link", "style"):
        if element.tag == "style":
            found |= dict.fromkeys(imports(element.text or "", tree.base))
        elif _is_sheet(element):
            found |= dict.fromkeys(_addresses([element.get("href") or ""], tree.base))
    return tuple(found)


def _is_sheet(link: HtmlElement) -> bool:
    kinds = (link.get("rel") or "").lower().split()
    if "preload" in kinds:
        return (link.get("as") or "").strip().lower() == "style"
    never_seen = (link.get("media") or "").strip().lower() in _NO_SCREENS and not link.get("onload")
    return "stylesheet" in kinds and "alternate" not in kinds and not never_seen


def imports(css: str, base: str) -> tuple[str, ...]:
    """The addresses that a style sheet at ``base`` imports (CSS Cascade §2: before any rule)."""
    if _IMPORT.search(css) is None:
        return ()
    before_rules = _COMMENT.sub(" ", css).partition("{")[0]
    named = (found[1] or found[2] or found[3] or "" for found in _IMPORT.finditer(before_rules))
    return tuple(dict.fromkeys(_addresses(named, base)))


def _addresses(references: Iterable[str], base: str) -> Iterator[str]:
    for reference in references:
        url = absolute(base, reference) if reference.strip() else None
        if url is not None:
            yield url
