"""Pages nested deeper than the parser goes, made flat enough to be read.

libxml2 ends a document at 2,048 open elements, and everything after that is lost; pages put
together by faulty programs that never close a div get there without any ill will.
"""

import re

_MOST_OPEN = 400
"""Open elements that are kept; real pages have 30 to 60, and most of ours are never closed."""

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_NAMES = """
    div span font b i u em strong big small tt center section article main a ins del s strike nobr
    label abbr sup sub code ul ol dl blockquote table tbody form fieldset header footer aside nav
    figure
"""
_WRAPPERS = frozenset(_NAMES.split())
"""Elements that hold others. The rest (p, li, td, img) ends by itself and is left alone."""


def flattened(text: str) -> str:
    """``text`` without the wrappers that are opened inside ``_MOST_OPEN`` others."""
    open_now = 0
    dropped: dict[str, int] = {}
    parts: list[str] = []
    at = 0
    for found in _TAG.finditer(text):
        name = found[2].lower()
        if name not in _WRAPPERS:
            continue
        if not found[1]:
            drop = open_now >= _MOST_OPEN
            if drop:
                dropped[name] = dropped.get(name, 0) + 1
            else:
                open_now += 1
        else:
            drop = dropped.get(name, 0) > 0
            if drop:
                dropped[name] -= 1
            else:
                open_now = max(0, open_now - 1)
        if drop:
            parts.append(text[at : found.start()])
            at = found.end()
    return "".join(parts) + text[at:]
