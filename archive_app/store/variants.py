"""The addresses of one picture's variants as a column: each by what it does not share.

They differ in a size or two, and there are a dozen of them. Each is written as how many characters
it has in common with the one before at its beginning, what follows, and how many at its end:
``[31, "w=320", 5]``. Zero is the very address before; the first follows the placement's own. A
whole address stands for itself, as in rows older than this form.
"""

from collections.abc import Iterable, Sequence

from archive_app.store import columns

Entry = str | int | tuple[int, str, int]
_WORTH = 8
"""Characters in common below which an address is shorter written whole."""


def packed(url: str, urls: Sequence[str]) -> str:
    """The column for ``urls`` beside the placement's own ``url``."""
    before = (url, *urls)
    return columns.to_json([_entry(*pair) for pair in zip(before, urls, strict=False)])


def unpacked(url: str, column: str) -> tuple[str, ...]:
    """The addresses that ``packed`` was given beside ``url``."""
    return tuple(_addresses(url, columns.from_json(column, list[Entry])))


def _entry(before: str, url: str) -> Entry:
    if url == before:
        return 0
    head = _alike(before, url)
    tail = _alike(before[head:][::-1], url[head:][::-1])
    if head + tail < _WORTH:
        return url
    return head, url[head : len(url) - tail], tail


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _addresses(url: str, entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        if isinstance(entry, str):
            url = entry
        elif not isinstance(entry, int):
            head, middle, tail = entry
            url = f"{url[:head]}{middle}{url[len(url) - tail :]}"
        yield url
