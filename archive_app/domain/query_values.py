"""The fields of the query language and what may stand behind their colon."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from archive_app.domain.query_tree import Dates, Exactly, Fact, Node, Tag, Words
from archive_app.domain.words import asked

TEXT_FIELDS = (
    "title", "author", "site", "section", "url", "caption", "credit", "creator", "owner", "licence",
    "note", "highlight",
)  # fmt: skip
"""Fields whose value is words."""

DATE_FIELDS = ("published", "saved", "updated")

VALUES = {
    "is": ("unread", "read", "starred", "trashed", "changed", "duplicate", "inbox", "done"),
    "has": (
        "note", "highlight", "picture", "version", "pdf", "c2pa", "picture-without-credit", "tag",
        "author", "credit",
    ),
    "no": ("tag", "author", "credit", "note", "highlight", "picture"),
    "rights": ("open", "owner", "placeholder", "nothing", "differ", "cleared", "blocked"),
}  # fmt: skip
"""Fields with a fixed choice of values."""

FIELDS = (*TEXT_FIELDS, *DATE_FIELDS, *VALUES, "tag", "lang")
"""Every field by its English name, which always works."""

ALIASES = {"license": "licence", "language": "lang"}

_EXACT_FIELDS = ("tag", "site", "author")
_DAY = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"
_ONE_DAY = re.compile(_DAY)
_LAST_DAYS = re.compile(r"<?(\d{1,7})([dwmy])", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def field_named(name: str) -> str | None:
    """The field that ``name`` means, in any case; None where there is none."""
    name = name.lower()
    return ALIASES.get(name, name if name in FIELDS else None)


def unknown_field(name: str) -> str:
    """The sentence for a field that does not exist."""
    near = get_close_matches(name.lower(), [*FIELDS, *ALIASES], n=1, cutoff=0.7)
    meant = f" Did you mean {near[0]}?" if near else ""
    return f"No field named ‘{name}’.{meant}"


@dataclass(frozen=True, slots=True)
class Value:
    """One value as typed."""

    text: str
    """Without quotation marks, star and equals sign; white space collapsed; may be empty."""
    star: bool = False
    """Whether an asterisk follows: the last word may be only a beginning."""
    exact: bool = False
    """Whether an equals sign stood before: the whole name."""


def clause(field: str | None, value: Value) -> tuple[Node | None, str | None]:
    """The clause of one value, and the sentence for what is wrong with it.

    What is not understood is searched as text, and the sentence says so; a value without any
    letter or digit gives no clause.
    """
    text = value.text
    if field in DATE_FIELDS:
        dates = _dates(field, text)
        return (dates, None) if dates else _as_text(field, text, "is no date like 2024-05 or 7d")
    if field in VALUES:
        return _choice(field, text)
    if not asked(text):
        return None, _nothing_in(field, text)
    if field in _EXACT_FIELDS and value.exact:
        return Exactly(field, text), None
    if field == "lang":
        return Fact("lang", text.lower()), None
    if field == "tag":
        return Tag(text, value.star), None
    return Words(text, field, value.star), None


def _choice(field: str, value: str) -> tuple[Node | None, str | None]:
    choices = VALUES[field]
    if value.lower() in choices:
        return Fact(field, value.lower()), None
    near = get_close_matches(value.lower(), choices, n=1, cutoff=0.6)
    hint = f"is none of {', '.join(choices)}" if not near else f"is unknown; did you mean {near[0]}"
    return _as_text(field, value, hint)


def _as_text(field: str, value: str, wrong: str) -> tuple[Node | None, str | None]:
    if not value:
        return None, _nothing_in(field, value)
    text = f"{field}:{value}"
    return Words(text), f"‘{value}’ {wrong}. Searched as text."


def _nothing_in(field: str | None, value: str) -> str:
    if field and not value:
        return f"‘{field}:’ needs a value."
    return f"‘{value}’ holds nothing that can be searched."


def _dates(field: str, value: str) -> Dates | None:
    if relative := _LAST_DAYS.fullmatch(value):
        days = int(relative[1]) * _DAYS[relative[2].lower()]
        return Dates(field, days=min(days, date.max.toordinal()))
    if value.lower() == "today":
        return Dates(field, days=0)
    first, between, last = value.partition("..")
    if between:
        return _range(field, first, last)
    for sign, build in _COMPARISONS.items():
        if value.startswith(sign):
            span = _days(value.removeprefix(sign))
            return build(field, *span) if span else None
    span = _days(value)
    return Dates(field, *span) if span else None


def _range(field: str, first: str, last: str) -> Dates | None:
    begin, end = _days(first), _days(last)
    if (first and begin is None) or (last and end is None) or not (begin or end):
        return None
    return Dates(field, begin[0] if begin else None, end[1] if end else None)


def _after(field: str, first: date, last: date) -> Dates:
    del first
    return Dates(field, date.fromordinal(min(last.toordinal() + 1, date.max.toordinal())), None)


def _before(field: str, first: date, last: date) -> Dates:
    del last
    return Dates(field, None, date.fromordinal(max(first.toordinal() - 1, 1)))


_COMPARISONS: dict[str, Callable[[str, date, date], Dates]] = {
    ">=": lambda field, first, last: Dates(field, first, None),
    "<=": lambda field, first, last: Dates(field, None, last),
    ">": _after,
    "<": _before,
}


def _days(value: str) -> tuple[date, date] | None:
    """First and last day of "2024", "2024-05" or "2024-05-17"."""
    match = _ONE_DAY.fullmatch(value.strip())
    if match is None or not value.isascii():
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        begin = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return begin, begin
    last_month = month or 12
    return begin, date(begin.year, last_month, monthrange(begin.year, last_month)[1])
