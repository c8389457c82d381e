"""JUMBF boxes of C2PA: their presence, and what the assertions of a manifest claim.

Nothing is checked here: anybody can write a manifest. Who signed it, and whether the signature
holds, is for ``credentials``. Source: C2PA 2.1, §11 (the store) and §18 (assertions); CAWG 1.0
(training and data mining).
"""

import json
from collections.abc import Iterator
from typing import NamedTuple

from archive_app.rights.files.cbor import read_cbor
from archive_app.rights.files.findings import Findings

_MOST_DEPTH = 12
_MOST_BOXES = 2_000
_MOST_BYTES = 256 * 1024
"""Of one assertion."""

_MINING = ("c2pa.training-mining", "cawg.training-mining")
_ACTIONS = ("c2pa.actions", "c2pa.actions.v2")


class _Assertion(NamedTuple):
    manifest: str
    label: str
    kind: bytes
    """Of the box: json or cbor."""
    content: bytes


def read_jumbf(data: bytes, findings: Findings) -> None:
    """Add what the assertions in the JUMBF superbox ``data`` name: authors, origin, opt-outs."""
    findings.signed = True
    assertions = [one for one, _ in zip(_assertions(data, 0, ()), range(_MOST_BOXES), strict=False)]
    active = assertions[-1].manifest if assertions else ""  # the last manifest is the file's own
    for one in assertions:
        if len(one.content) > _MOST_BYTES:
            continue
        if one.kind == b"json" and b"author" in one.content:
            _authors(one.content, findings)
        elif one.kind == b"cbor" and one.manifest == active and one.label in _MINING + _ACTIONS:
            _origin_and_mining(one, findings)


def _assertions(data: bytes, depth: int, labels: tuple[str, ...]) -> Iterator[_Assertion]:
    """The JSON and CBOR boxes of ``data`` with the labels of the superboxes around them."""
    for kind, content in _boxes(data):
        if kind == b"jumb" and depth < _MOST_DEPTH:
            yield from _assertions(content, depth + 1, labels)
        elif kind == b"jumd":
            labels = (*labels, content[17:].split(b"\0")[0].decode("utf-8", "replace"))
        elif kind in {b"json", b"cbor"}:
            manifest = labels[1] if len(labels) > 1 else ""
            yield _Assertion(manifest, labels[-1] if labels else "", kind, content)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        size = size or len(data) - at
        if size < head:
            return
        yield kind, data[at + head : at + size]
        at += size


def _authors(content: bytes, findings: Findings) -> None:
    try:
        thing = json.loads(content)
    except (ValueError, RecursionError):
        findings.warn("bad-file", "An assertion of the C2PA manifest is damaged.")
        return
    authors = thing.get("author") if isinstance(thing, dict) else None
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str):
            findings.add("JSON:Author", name)


def _origin_and_mining(assertion: _Assertion, findings: Findings) -> None:
    try:
        told = read_cbor(assertion.content)
    except ValueError:
        findings.warn("bad-file", "An assertion of the C2PA manifest is damaged.")
        return
    if assertion.label in _MINING:
        for entry, use in _items(told, "entries"):
            if isinstance(use, dict) and use.get("use") in {"notAllowed", "constrained"}:
                findings.add("C2PA:TrainingMining", f"{entry}: {use['use']}")
    else:
        for _, action in _items(told, "actions"):
            origin = action.get("digitalSourceType") if isinstance(action, dict) else None
            if isinstance(origin, str):
                findings.add("C2PA:DigitalSourceType", origin)


def _items(told: object, name: str) -> list[tuple[str, object]]:
    """The entries of the map or list called ``name`` in an assertion."""
    inner = told.get(name) if isinstance(told, dict) else None
    if isinstance(inner, dict):
        return list(inner.items())
    return [("", one) for one in inner] if isinstance(inner, list) else []
