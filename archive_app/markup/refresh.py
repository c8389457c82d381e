"""Where a page sends its readers on to by its markup (HTML standard, "Refresh" pragma)."""

import re
from urllib.parse import urldefrag

from archive_app.domain.address import absolute
from archive_app.markup.tree import Tree

LONGEST = 5.0
"""Seconds: what waits longer is a page to be read that reloads, not a redirect."""

_CONTENT = re.compile(
    r"""^\s*(\d{1,6}(?:\.\d*)?)\s*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))""",
    re.IGNORECASE | re.DOTALL,
)


def refresh_target(tree: Tree) -> str | None:
    """The address that the page leads on to within LONGEST seconds; None where it stays.

    What stands inside noscript is not for readers whose browser runs scripts, and a page that
    leads to itself only wants to be loaded again.
    """
    for meta in tree.root.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        if next(meta.iterancestors("noscript"), None) is not None:
            continue
        found = _CONTENT.match(meta.get("content") or "")
        if found is None or float(found[1]) > LONGEST:
            return None  # the first one counts
        written = found[2] or found[3] or found[4] or ""
        target = absolute(tree.base, written) if written.strip() else None
        return target if target and urldefrag(target)[0] != urldefrag(tree.url)[0] else None
    return None
