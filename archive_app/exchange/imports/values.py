"""Values as exports write them: moments of every kind, lists of tags, truth."""

import ast
import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

_DIGITS = re.compile(r"-?\d{1,20}(?:\.\d+)?")
_UNITS = ((1e15, 1e6), (1e11, 1e3))
"""Seconds since 1970 are below 10^11 until the year 5138: larger numbers count smaller units."""
_CHROME = 11_644_473_600
"""Seconds between 1601, where Chrome counts microseconds from, and 1970."""


def moment(value: object) -> datetime | None:
    """The moment that ``value`` is: seconds, milliseconds or microseconds, or ISO 8601."""
    text = str(value or "").strip()
    try:
        if _DIGITS.fullmatch(text):
            return _counted(float(text))
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _counted(number: float) -> datetime | None:
    if number <= 0:
        return None
    for least, unit in _UNITS:
        if number >= least:
            number /= unit
            break
    if number > _CHROME:  # microseconds since 1601, which look like a year after 2300
        number -= _CHROME
    return datetime.fromtimestamp(number, UTC)


def tags(value: object, separators: str = ",") -> tuple[str, ...]:
    """The tags in ``value``: a list, a list written as JSON or Python, or text with separators."""
    if isinstance(value, list):
        return _clean(one.get("name", "") if isinstance(one, dict) else one for one in value)
    text = str(value or "").strip()
    if text.startswith("[") and text.endswith("]"):
        for read in (json.loads, ast.literal_eval):
            try:
                found = read(text)
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            return _clean(found) if isinstance(found, list) else ()
        text = text[1:-1]
    return _clean(re.split(f"[{re.escape(separators)}]", text))


def truth(value: object) -> bool:
    """Whether ``value`` says yes: true, 1, "true", "yes"."""
    return str(value).strip().lower() in {"1", "true", "yes", "on"}


def text(value: Any) -> str:  # noqa: ANN401 - any JSON
    """``value`` where it is text, on one line; empty where it is not."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def folder(path: Iterable[str]) -> tuple[str, ...]:
    """The tag that a path of folders is; none for an empty one."""
    names = [name.replace("/", "-").strip() for name in path]
    joined = "/".join(name for name in names if name)
    return (joined,) if joined else ()


def _clean(found: Iterable[object]) -> tuple[str, ...]:
    names = (" ".join(str(one).split()).strip("/ ") for one in found)
    return tuple(dict.fromkeys(name for name in names if name))
