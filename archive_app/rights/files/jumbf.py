"""JUMBF boxes of C2PA: their presence, and the author that a CreativeWork assertion names.

Signatures are not checked here: "signed" only says that a manifest is there.
"""

import json
from collections.abc import Iterator

from archive_app.rights.files.findings import Findings

_MOST_DEPTH = 12
_MOST_BOXES = 2_000
_MOST_JSON = 256 * 1024


def read_jumbf(data: bytes, findings: Findings) -> None:
    """Add the authors named in the JSON assertions of the JUMBF superbox ``data``."""
    findings.signed = True
    for number, content in enumerate(_contents(data, 0)):
        if number > _MOST_BOXES:
            return
        _assertion(content, findings)


def _contents(data: bytes, depth: int) -> Iterator[bytes]:
    """The JSON boxes of ``data``, inside out."""
    at = 0
    while at + 8 <= len(data) and depth < _MOST_DEPTH:
        size = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        size = size or len(data) - at
        if size < head:
            return
        content = data[at + head : at + size]
        if kind == b"jumb":
            yield from _contents(content, depth + 1)
        elif kind == b"json":
            yield content
        at += size


def _assertion(content: bytes, findings: Findings) -> None:
    if len(content) > _MOST_JSON or b"author" not in content:
        return
    try:
        thing = json.loads(content)
    except ValueError:
        findings.warn("bad-file", "An assertion of the C2PA manifest is damaged.")
        return
    authors = thing.get("author") if isinstance(thing, dict) else None
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str):
            findings.add("JSON:Author", name)
