"""RIS, which every reference manager writes: lines of a two-letter tag, a dash and a value."""

import re
from collections.abc import Iterator

from archive_app.domain.importing import ImportEntry
from archive_app.exchange.imports.values import tags, text

FORM = "ris"
_LINE = re.compile(r"^([A-Z][A-Z0-9]) {1,2}- ?(.*)$")


def is_ris(body: bytes) -> bool:
    """Whether ``body`` is such a list."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:6].startswith(b"TY  -")


def read_ris(body: bytes) -> Iterator[ImportEntry]:
    """The references; one without an address comes without, to be said."""
    fields: dict[str, list[str]] = {}
    for line in body.decode("utf-8-sig", "replace").splitlines():
        match = _LINE.match(line.strip())
        if match is None:
            continue
        tag, value = match.groups()
        if tag == "ER":
            yield _entry(fields)
            fields = {}
        else:
            fields.setdefault(tag, []).append(value.strip())
    if fields:
        yield _entry(fields)


def _entry(fields: dict[str, list[str]]) -> ImportEntry:
    def first(*names: str) -> str:
        return next((fields[name][0] for name in names if fields.get(name)), "")

    return ImportEntry(
        url=first("UR", "L1", "L2"),
        title=text(first("TI", "T1", "CT")),
        tags=tags(fields.get("KW", [])),
        note=text(" ".join(fields.get("N1", []))),
    )
