"""The scores that may not sink: one floor a set and field in ``floors.json``, raised only.

``python -m benchmarks.extraction --pin`` raises the floors to what it measured where that is more;
``--check`` ends with 1 when a score is below its floor by more than ``SLACK``. Both need every page
of the development data, so neither is run by the tests.
"""

import json
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.002
"""Two pages in a thousand may change sides when a library is brought up to date."""

_FIELDS = ("F1", "title", "date", "authF", "img", "imgsF", "capF", "credF")
Floors = dict[str, dict[str, float]]


def measured(score: Path, name: str = "news-archive") -> Floors:
    """Fields by set as the scorer's JSON file ``score`` has them for the tool ``name``."""
    sets = json.loads(score.read_text("utf-8"))[name]
    return {
        group: {field: round(found[field], 4) for field in _FIELDS if field in found}
        for group, found in sets.items()
        if not group.startswith("_")
    }


def pin(found: Floors, path: Path = FLOORS) -> None:
    """Raise the floors of ``path`` to ``found``; a lower score leaves its floor."""
    floors = _read(path)
    for group, fields in found.items():
        kept = floors.setdefault(group, {})
        for field, score in fields.items():
            kept[field] = max(score, kept.get(field, 0.0))
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")


def sunk(found: Floors, path: Path = FLOORS) -> list[str]:
    """A line for every score that is below its floor; a field that is missing counts as 0."""
    return [
        f"{group} {field}: {found[group].get(field, 0.0):.4f} is below {floor:.4f}"
        for group, fields in _read(path).items()
        if group in found
        for field, floor in fields.items()
        if found[group].get(field, 0.0) < floor - SLACK
    ]


def _read(path: Path) -> Floors:
    floors: Floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return floors
