"""The twins that a page announces: the same article for telephones."""

import re

from archive_app.domain.address import absolute
from archive_app.markup.tree import Tree

_FOR_TELEPHONES = re.compile(r"handheld|max-(?:device-)?width", re.IGNORECASE)


def twins(tree: Tree) -> tuple[str, ...]:
    """The addresses of the page's AMP and mobile twins, as it names them; each once.

    ``rel="amphtml"`` and ``rel="alternate"`` with a medium for small screens; alternates in another
    language or of another type are other pages.
    """
    found: dict[str, None] = {}
    for link in tree.root.iter("link"):
        kinds = (link.get("rel") or "").lower().split()
        mobile = "alternate" in kinds and _FOR_TELEPHONES.search(link.get("media") or "")
        if "amphtml" in kinds or mobile:
            url = absolute(tree.base, link.get("href") or "")
            if url is not None:
                found[url] = None
    return tuple(found)
