"""Tells which tool an export is from, by what is in it, and reads it."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from archive_app.domain.errors import Notice, PageError
from archive_app.domain.importing import ImportEntry, ImportList
from archive_app.exchange.imports import (
    addresses,
    bookmarks,
    csl,
    instapaper,
    karakeep,
    omnivore,
    pinboard,
    pocket,
    raindrop,
    readeck,
    readwise,
    ris,
    wallabag,
)
from archive_app.exchange.imports.records import parsed

_MOST = 200_000
"""Entries of one export."""
_MOST_FILES = 50_000
_LARGEST_TABLE = 64 * 1024 * 1024
_DAMAGE = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError),
    zlib.error,
)
"""What zipfile raises at a package that is cut, changed or locked."""


@dataclass(frozen=True, slots=True)
class _Format:
    name: str
    fits: Callable[[Any], bool]
    read: Callable[[Any], Iterator[ImportEntry]]


_OF_TEXT = (
    _Format(bookmarks.FORM, bookmarks.is_bookmarks, bookmarks.read_bookmarks),
    _Format(pocket.FORM, pocket.is_page, pocket.read_page),
    _Format(ris.FORM, ris.is_ris, ris.read_ris),
    _Format(addresses.FORM, addresses.is_list, addresses.read_list),
    _Format(pocket.FORM, pocket.is_table, pocket.read_table),
    _Format(instapaper.FORM, instapaper.is_table, instapaper.read_table),
    _Format(readwise.FORM, readwise.is_table, readwise.read_table),
    _Format(raindrop.FORM, raindrop.is_table, raindrop.read_table),
    _Format(readeck.FORM, readeck.is_table, readeck.read_table),
)
"""In the order in which they are tried: the more particular before the more general."""
_OF_JSON = (
    _Format(wallabag.FORM, wallabag.is_wallabag, wallabag.read_wallabag),
    _Format(pinboard.FORM, pinboard.is_pinboard, pinboard.read_pinboard),
    _Format(karakeep.FORM, karakeep.is_karakeep, karakeep.read_karakeep),
    _Format(csl.FORM, csl.is_csl, csl.read_csl),
)

FORMS = tuple(dict.fromkeys((*(one.name for one in (*_OF_TEXT, *_OF_JSON)), omnivore.FORM)))
"""The names of all formats."""


def read_export(body: bytes, form: str = "auto") -> ImportList:
    """The entries of the export ``body``, of whichever format or of the one called ``form``."""
    try:
        name, found = _found(body, form)
        entries = tuple(islice(found, _MOST + 1))
        if len(entries) > _MOST:
            raise PageError(
                f"The list holds more than {_MOST} entries. Nothing was imported. Import it in"
                " parts.",
                kind="too-large",
            )
        return ImportList(name, entries)
    except PageError as error:
        return ImportList(form, (), Notice(error.kind, error.message))


def _found(body: bytes, form: str) -> tuple[str, Iterator[ImportEntry]]:
    if body.startswith(b"PK"):
        return _in_package(body)
    head = body[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in {b"[", b"{"}:
        return _first(_OF_JSON, parsed(body), form)
    if b"<opml" in head.lower():
        raise PageError(
            "This is a list of feeds. To follow them: archive-app feed import FILE.",
            kind="unsupported-type",
        )
    return _first(_OF_TEXT, body, form)


def _first(
    formats: tuple[_Format, ...], value: object, form: str
) -> tuple[str, Iterator[ImportEntry]]:
    named = [one for one in formats if form in {one.name, "auto"}]
    # Of two that are named alike the table comes last: another's of its kind can be read.
    last = named[-1] if named and form != "auto" else None
    found = next((one for one in named if one.fits(value)), last)
    if found is not None:
        return found.name, found.read(value)
    known = ", ".join(FORMS)
    raise PageError(
        f"It is no export that is known here. There are: {known}, and saved pages.",
        kind="unsupported-type",
    )


def _in_package(body: bytes) -> tuple[str, Iterator[ImportEntry]]:
    try:
        package = zipfile.ZipFile(BytesIO(body))
        if len(package.namelist()) > _MOST_FILES:
            raise PageError("The package holds more files than any export.", kind="too-large")
        if omnivore.is_omnivore(package):
            return omnivore.FORM, iter(list(omnivore.read_omnivore(package)))
        return pocket.FORM, iter(list(_tables(package)))
    except _DAMAGE as error:
        raise PageError("The package cannot be read.", details=str(error)) from error


def _tables(package: zipfile.ZipFile) -> Iterator[ImportEntry]:
    """Every table of Pocket in a package."""
    names = sorted(name for name in package.namelist() if name.lower().endswith(".csv"))
    found = False
    for name in names[:100]:
        with package.open(name) as file:
            body = file.read(_LARGEST_TABLE)
        if pocket.is_table(body):
            found = True
            yield from pocket.read_table(body)
    if not found:
        raise PageError("The package holds no export that is known.", kind="unsupported-type")
