"""Pocket: the table of 2025 (``part_000000.csv``, also zipped) and the page ``ril_export.html``."""

from collections.abc import Iterator
from html.parser import HTMLParser

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.tables import header, rows
from archive_app.exchange.imports.values import moment, tags, text

FORM = "pocket"
_COLUMNS = {"url", "time_added", "status"}


def is_table(body: bytes) -> bool:
    """Whether ``body`` is Pocket's table; some have a column ``cursor`` more than others."""
    return header(body) >= _COLUMNS


def is_page(body: bytes) -> bool:
    """Whether ``body`` is Pocket's page."""
    head = body[:4096].lower()
    return b"<title>pocket export" in head or (b"<h1>unread" in head and b"time_added" in head)


def read_table(body: bytes) -> Iterator[ImportEntry]:
    """The pages of the table; raises as ``rows``."""
    for row in rows(body):
        yield ImportEntry(
            url=row["url"].strip(),
            title=text(row["title"]),
            tags=tags(row["tags"], "|,"),
            saved_at=moment(row["time_added"]),
            done=row["status"].strip().lower() == "archive",
        )


def read_page(body: bytes) -> Iterator[ImportEntry]:
    """The pages of the page; which are done says the heading that they stand below."""
    parser = _Page()
    parser.feed(body.decode("utf-8", "replace"))
    parser.close()
    yield from parser.entries


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[ImportEntry] = []
        self._heading = ""
        self._inside = ""
        self._link: dict[str, str | None] = {}
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"a", "h1"}:
            self._inside, self._words, self._link = tag, "", dict(attrs)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag != self._inside:
            return
        self._inside = ""
        if tag == "h1":
            self._heading = self._words.strip().lower()
            return
        self.entries.append(
            ImportEntry(
                url=(self._link.get("href") or "").strip(),
                title=text(self._words),
                tags=tags(self._link.get("tags"), ","),
                saved_at=moment(self._link.get("time_added")),
                done="archive" in self._heading,
            )
        )
