"""Omnivore: a zip of metadata in parts, the text of each page, and its highlights as Markdown.

Text and highlights are found by the page's slug. Its exporter could write one name twice; the last
counts, as unzipping would have it.
"""

import re
import zipfile
from collections.abc import Iterator

from archive_app.domain.errors import PageError
from archive_app.domain.importing import ImportedMark, ImportEntry
from archive_app.exchange.imports.records import objects, parsed
from archive_app.exchange.imports.values import moment, tags, text

FORM = "omnivore"
_LARGEST = 32 * 1024 * 1024
"""Bytes of one file in the zip."""
_MOST_UNPACKED = 400 * 1024 * 1024
_GAP = re.compile(r"\n\s*\n")
_NO_ADDRESS = "https://omnivore.app/no_url"
"""Stands in for newsletters, which were mails."""


def is_omnivore(package: zipfile.ZipFile) -> bool:
    """Whether ``package`` is such an export."""
    return any(_is_metadata(name) for name in package.namelist())


def read_omnivore(package: zipfile.ZipFile) -> Iterator[ImportEntry]:
    """Its pages.

    Raises:
        PageError: it unpacks to more than any export.
    """
    reader = _Reader(package)
    for name in sorted(filter(_is_metadata, set(package.namelist()))):
        for one in objects(parsed(reader.read(name))):
            slug = text(one.get("slug"))
            url = text(one.get("url"))
            yield ImportEntry(
                url="" if url.startswith(_NO_ADDRESS) else url,
                title=text(one.get("title")),
                tags=tags(one.get("labels")),
                note=text(one.get("description")),
                saved_at=moment(one.get("savedAt")),
                done=text(one.get("state")).lower() == "archived",
                html=reader.read(f"content/{slug}.html").decode("utf-8", "replace"),
                marks=tuple(
                    _marks(reader.read(f"highlights/{slug}.md").decode("utf-8", "replace"))
                ),
            )


class _Reader:
    """Reads files out of the zip until there were too many bytes."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = set(package.namelist())
        self._left = _MOST_UNPACKED

    def read(self, name: str) -> bytes:
        """The file called ``name``; empty where there is none."""
        if name not in self._names:
            return b""
        with self._package.open(name) as file:
            data = file.read(_LARGEST + 1)
        self._left -= len(data)
        if len(data) > _LARGEST or self._left < 0:
            raise PageError("The export unpacks to more than any export.", kind="too-large")
        return data


def _is_metadata(name: str) -> bool:
    return name.startswith("metadata_") and name.endswith(".json")


def _marks(markdown: str) -> Iterator[ImportedMark]:
    """Highlights: a block of lines behind ">", then labels, then a note; some are notes alone."""
    for block in _GAP.split(markdown):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        quote = " ".join(line[1:].strip() for line in lines if line.startswith(">"))
        note = " ".join(line for line in lines if not line.startswith((">", "#")))
        if quote or note:
            yield ImportedMark(quote, note)
