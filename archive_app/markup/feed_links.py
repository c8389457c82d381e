"""The feeds that a page announces (RSS Advisory Board and HTML: link rel=alternate)."""

from archive_app.domain.address import absolute
from archive_app.domain.feed import FeedEntry
from archive_app.markup.tree import Tree

_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
}
_MOST = 20


def feed_links(tree: Tree) -> tuple[FeedEntry, ...]:
    """The feeds of the page in its order; readers take the first."""
    found: dict[str, FeedEntry] = {}
    for link in tree.root.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        url = absolute(tree.base, link.get("href") or "")
        if url and kind in _TYPES and ({"alternate", "feed"} & set(rel)):
            found.setdefault(url, FeedEntry(url, url, link.get("title") or "", None))
    return tuple(found.values())[:_MOST]
