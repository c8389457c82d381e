"""Plain lists: one address a line, a title behind a bar where there is one (OneTab)."""

from collections.abc import Iterator

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.values import text

FORM = "addresses"


def is_list(body: bytes) -> bool:
    """Whether the first line with words in it is an address."""
    lines = body[:65_536].decode("utf-8-sig", "replace").splitlines()
    first = next((line.strip() for line in lines if _says_something(line)), "")
    return first.lower().startswith(("http://", "https://"))


def read_list(body: bytes) -> Iterator[ImportEntry]:
    """The addresses; lines that begin with # are remarks."""
    for line in body.decode("utf-8-sig", "replace").splitlines():
        if _says_something(line):
            url, _, title = line.strip().partition(" | ")
            yield ImportEntry(url.strip(), text(title))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
