"""Tags with more attributes than the parser can take.

libxml2 compares each attribute of a tag with all before it: 20,000 take two seconds, a million
would take an hour.
"""

import re

_MOST = 1_000
"""Attributes that are kept of one tag; real ones have up to 60."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
"""The start of a tag that may have too many; most are long for one value, as a list of sizes."""

_NAME = re.compile(r"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?""")


def with_fewer_attributes(text: str) -> str:
    """``text`` with the first thousand attributes of each tag; the rest, of no use, are gone."""
    parts: list[str] = []
    at = 0
    for found in _LONG_TAG.finditer(text):
        kept, end = _attributes(text, found.start())
        if kept < end and found.start() >= at:
            parts.append(text[at:kept])
            at = end
    return "".join(parts) + text[at:] if parts else text


def _attributes(text: str, start: int) -> tuple[int, int]:
    """Where the last attribute that is kept of the tag at ``start`` ends, and where the last."""
    name = _NAME.match(text, start)
    end = kept = name.end() if name else start
    count = 0
    while (attribute := _ATTRIBUTE.match(text, end)) is not None:
        end = attribute.end()
        count += 1
        if count <= _MOST:
            kept = end
    return kept, end
