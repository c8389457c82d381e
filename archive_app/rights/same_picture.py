"""Whether two addresses are the same picture in another size, format or from another server."""

import re
from functools import lru_cache
from urllib.parse import unquote

_ENDING = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|svg|jxl|tiff?)+(?:\.\w+)?$")
_SIZE = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|w\d+|\d+w|scaled|thumb|small|large)$")
_NUMBERED = re.compile(r"/(?:[0-9a-f]{16,}|\d{6,}|[0-9a-f-]{36})/")
"""A number or digest in the path: what follows "?" then only says how large it is shown."""
_DULL = re.compile(
    r"^(?:image|images|img|photo|default|original|preview|full|master|cover|\d{1,4}x\d{1,4})\W*\d{0,2}$"
)


@lru_cache(maxsize=4096)
def keys(url: str) -> frozenset[str]:
    """What identifies the picture behind ``url``: its path and, where telling, its file name."""
    url = unquote(url.strip())
    found: set[str] = set()
    for inner in re.findall(r"https?://\S+", url)[1:]:
        found |= keys(inner)
    address = re.sub(r"^(?:https?:)?//", "", url).partition("#")[0]
    path = address.partition("?")[0].rstrip("/").lower()
    name = path.rsplit("/", 1)[-1]
    stem = _ENDING.sub("", name)
    if "?" not in address or re.search(r"\d", name) or _NUMBERED.search(path):
        found.add(path)
    else:
        found.add(address.lower())
    if len(stem) >= 8 and not _DULL.match(stem) and (re.search(r"\d", stem) or len(stem) > 14):
        found |= {stem, _SIZE.sub("", stem)}
    return frozenset(found)


def same(urls: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether any of ``urls`` and any of ``others`` are one picture."""
    mine = set().union(*(keys(url) for url in urls)) if urls else set()
    return any(mine & keys(url) for url in others)
