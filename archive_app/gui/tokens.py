"""Sizes, colours and type of the design, read once from ``resources/tokens.json``."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from archive_app.resources import resource

Mode = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One style of type."""

    size: int
    """Logical pixels at 100 %."""
    line: int
    """Line height in the same pixels."""
    weight: int
    """400 regular, 500 medium, 600 semibold."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The design as flat names: ``status.open.fg``, ``sidebar_row``, ``ui.body``."""

    colours: dict[Mode, dict[str, str]]
    """Per mode: name to "#RRGGBB"."""
    sizes: dict[str, int]
    """Logical pixels; spaces as ``space.1``, radii as ``radius.card``, ms as ``motion.fast_ms``."""
    types: dict[str, TypeStyle]
    families: dict[str, tuple[str, ...]]
    """``ui``, ``reader``, ``mono``: the family and its fallbacks."""
    reader_steps: tuple[int, ...]
    """Body sizes that the reader offers."""


@cache
def tokens() -> Tokens:
    """The design's values."""
    data = json.loads(resource("tokens.json").read_text(encoding="utf-8"))
    sizes = {name: value for name, value in data["size"].items() if isinstance(value, int)}
    for group in ("space", "radius", "motion"):
        sizes |= {
            f"{group}.{name}": value
            for name, value in data[group].items()
            if isinstance(value, int) and not isinstance(value, bool)
        }
    return Tokens(
        colours={"light": _flat(data["color"]["light"]), "dark": _flat(data["color"]["dark"])},
        sizes=sizes,
        types={
            f"{group}.{name}": TypeStyle(*values)
            for group in ("ui", "reader")
            for name, values in data["type"][group].items()
        },
        families=_families(data["type"]),
        reader_steps=tuple(data["type"]["reader_size_steps"]),
    )


def _families(types: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {
        "ui": (types["ui_family"], *types["ui_fallback"]),
        "reader": (types["reader_family"], *types["reader_fallback"]),
        "mono": (types["mono_family"], "DejaVu Sans Mono", "monospace"),
    }


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in tree.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat
