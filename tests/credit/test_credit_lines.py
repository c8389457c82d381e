"""Some eight hundred invented credit lines in forty languages, their parts read by a person.

``credit_lines.tsv``: status, creators joined by "; ", organisation, licence, line. The forms are
those of the trade at large; the persons and most firms in them do not exist.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_app.credit.folding import folded
from archive_app.credit.grammar import parse_credit

with (Path(__file__).parent / "credit_lines.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_credit_line_gives_its_parts() -> None:
    read = [parse_credit(row["credit"]) for row in ROWS]

    found = [
        {
            "status": parts.status.value,
            "creator": "; ".join(parts.creator),
            "organisation": parts.organisation or "",
            "licence": parts.licence or "",
            "credit": parts.credit,
        }
        for parts in read
    ]
    assert [one for one, row in zip(found, ROWS, strict=True) if one != row] == []


@pytest.mark.parametrize(
    "dress",
    [
        lambda line: f"\u200f{line}\u200e\ufeff",
        lambda line: line.replace(" ", "\u00a0"),
        lambda line: line.replace(" ", "  \n "),
        lambda line: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in line),
        lambda line: f"({line})",
        lambda line: f"[ {line} ]",
    ],
    ids=["direction marks", "hard spaces", "broken lines", "full width", "brackets", "square"],
)
def test_how_a_line_is_typed_does_not_change_whom_it_names(dress: Callable[[str], str]) -> None:
    changed = []
    for row in ROWS:
        parts = parse_credit(dress(row["credit"]))

        named = (
            parts.status.value,
            folded("; ".join(parts.creator)),
            folded(parts.organisation or ""),
        )
        if named != (row["status"], folded(row["creator"]), folded(row["organisation"])):
            changed.append((row["credit"], named))
    assert changed == []
