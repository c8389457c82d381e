"""Bookmarks as every browser writes them (the file that Netscape invented).

Its tags are rarely closed, so it is read as a stream: a heading names the folder of the next list,
a list that ends leaves its folder.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.values import folder, moment, tags, text

FORM = "bookmarks"
_ROOTS = {
    *("bookmarks", "bookmarks bar", "bookmarks toolbar", "bookmarks menu", "other bookmarks"),
    *("favorites", "favorites bar", "favourites", "reading list", "mobile bookmarks"),
}
"""Folders that browsers make by themselves say nothing about a page."""


def is_bookmarks(body: bytes) -> bool:
    """Whether ``body`` is such a file."""
    return b"netscape-bookmark-file-1" in body[:2048].lower()


def read_bookmarks(body: bytes) -> Iterator[ImportEntry]:
    """The pages that it names, their folders as tags; scripts and the browser's places left out."""
    parser = _Bookmarks()
    parser.feed(body.decode("utf-8", "replace"))
    parser.close()
    for entry in parser.entries():
        if not entry.url.lower().startswith(
            ("javascript:", "place:", "about:", "chrome:", "data:")
        ):
            yield entry


class _Bookmarks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._found: list[dict[str, str]] = []
        self._paths: list[tuple[str, ...]] = []
        self._folders: list[str] = []
        self._next_folder = ""
        self._inside = ""
        self._words = ""

    def entries(self) -> Iterator[ImportEntry]:
        """What was read."""
        for link, path in zip(self._found, self._paths, strict=True):
            own = [name for name in path if name.casefold() not in _ROOTS]
            yield ImportEntry(
                url=link.get("href", "").strip(),
                title=text(link["words"]),
                tags=(*folder(own), *tags(link.get("tags", ""))),
                note=text(link.get("note", "")),
                saved_at=moment(link.get("add_date", "")),
            )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"dt", "dl", "p", "h3", "a", "dd"}:
            self._end()
        if tag == "dl":
            self._folders.append(self._next_folder)
            self._next_folder = ""
        elif tag == "a":
            known = {name: value or "" for name, value in attrs if name != "icon"}
            self._found.append({**known, "words": ""})
            self._paths.append(tuple(self._folders))
        if tag in {"a", "h3", "dd"}:
            self._inside, self._words = tag, ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {self._inside, "dl"}:
            self._end()
        if tag == "dl" and self._folders:
            self._folders.pop()

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        """What was said inside the last tag belongs to it."""
        inside, self._inside = self._inside, ""
        if inside == "h3":
            self._next_folder = text(self._words)
        elif inside == "a":
            self._found[-1]["words"] = self._words
        elif inside == "dd" and self._found:
            self._found[-1].setdefault("note", self._words)
