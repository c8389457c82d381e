"""Clauses of a query as MATCH expressions of FTS5.

Nothing that a person typed gets here but as quoted words that ``domain.words`` has folded. Filters
(language, dates, what an article has) are words of their own in the column ``filters``, which no
text can hold: so a filter costs no more than one more word.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from archive_app.domain.query import And, Dates, Exactly, Fact, Near, Node, Not, Or, Words
from archive_app.domain.words import asked, filter_word
from archive_app.store.index_rows import EVERY
from archive_app.store.outlets import Outlets, word

COLUMN_OF_FIELD = {
    "title": "{title subtitle}",
    "author": "author",
    "site": "site",
    "section": "section",
    "url": "address",
    "caption": "caption",
    "credit": "credit",
    "creator": "creator",
    "owner": "owner",
    "licence": "licence",
}
"""The columns of ``article_text`` that a field looks into."""

WORK_FIELDS = ("note", "highlight")
"""The fields that look into ``work_text``."""

NOTHING = f'"{filter_word("nothing")}"'
"""The expression that finds no article."""

_IN_INDEX = {
    ("is", "changed"): ("has", "version"),
    ("has", "version"): ("has", "version"),
    ("has", "picture"): ("has", "picture"),
    ("has", "author"): ("has", "author"),
    ("has", "credit"): ("has", "credit"),
    ("has", "picture-without-credit"): ("has", "picture-without-credit"),
    ("has", "c2pa"): ("has", "c2pa"),
    ("no", "author"): ("no", "author"),
    ("no", "credit"): ("no", "credit"),
}
"""Facts that are filter words of the text index."""

_MOST_YEARS = 50
"""Years of a range that need no look at which years there are."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Compiles clauses for ``article_text``; what that cannot answer is None."""

    today: date
    years: Callable[[], tuple[int, ...]]
    """Years that any article may be published in, ascending: closes open ranges of dates, and
    leaves out the thousands between a page that says 0001-01-01 and the first true date."""
    outlets: Callable[[Words | Exactly], Outlets | None] | None = None
    """The outlets that a clause on sites names; None where they are too many, or unknown."""
    _found: dict[Node, str | None] = field(default_factory=dict)
    _outlets: dict[Node, Outlets | None] = field(default_factory=dict)

    def of(self, node: Node) -> str | None:
        """``node`` as a MATCH of ``article_text`` (own rows left aside), or None."""
        try:
            return self._found[node]
        except KeyError:
            found = self._found[node] = self._as_match(node)
            return found

    def outlets_of(self, node: Node) -> Outlets | None:
        """The outlets that stand for a clause on sites; None for others, and where they cannot."""
        if not isinstance(node, Words | Exactly) or node.field != "site" or not self.outlets:
            return None
        if node not in self._outlets:
            self._outlets[node] = self.outlets(node)
        return self._outlets[node]

    def _as_match(self, node: Node) -> str | None:
        outlets = self.outlets_of(node)
        if outlets is not None:
            return any_filter(map(word, outlets.numbers))
        match node:
            case And(parts):
                return self.all_of(parts)
            case Or(parts):
                found = [self.of(part) for part in parts]
                return None if None in found else " OR ".join(f"({one})" for one in found)
            case Not(part):
                inner = self.of(part)
                return None if inner is None else f'("{EVERY}" NOT ({inner}))'
            case Words() | Near():
                return phrase(node) if in_article(node) else NOTHING  # only own rows have it
            case Dates():
                return self._days(node)
            case Fact(name, value):
                return _fact(name, value)
        return None

    def all_of(self, parts: tuple[Node, ...]) -> str | None:
        """The parts joined by AND; those with a minus are taken from the others, not from all."""
        wanted = [self.of(part) for part in parts if not isinstance(part, Not)]
        unwanted = [self.of(part.part) for part in parts if isinstance(part, Not)]
        if None in wanted or None in unwanted:
            return None
        base = " AND ".join(f"({one})" for one in wanted) or f'"{EVERY}"'
        if not unwanted:
            return base
        return f"({base}) NOT ({' OR '.join(f'({one})' for one in unwanted)})"

    def _days(self, dates: Dates) -> str | None:
        """A range of days as filter words of whole years, months and single days."""
        if dates.field == "saved":
            return None
        first, last = dates.between(self.today)
        if first is None or last is None or last.year - first.year > _MOST_YEARS:
            spans = self._of_years(dates.field, first or date.min, last or date.max)
            return any_filter(filter_word(dates.field, part) for part in spans)
        return _range(dates.field, first, last)

    def _of_years(self, field: str, first: date, last: date) -> Iterator[str]:
        years: Sequence[int] = self.years()
        if field != "published":  # no column says which years of updates there are
            years = range(years[0], years[-1] + 1)
        for year in years:
            yield from _spans(max(first, date(year, 1, 1)), min(last, date(year, 12, 31)))


@lru_cache(maxsize=512)  # a plan asks several times for the same words
def phrase(leaf: Words | Near) -> str:
    """``leaf`` as an FTS5 expression of either index."""
    column = COLUMN_OF_FIELD.get(leaf.field or "", leaf.field or "")
    within = f"{column} : " if column else ""
    parts = list(_near(leaf) if isinstance(leaf, Near) else _together(leaf))
    return f"{within}({' AND '.join(parts)})" if len(parts) > 1 else within + parts[0]


def _near(leaf: Near) -> Iterator[str]:
    sides = [asked(text, in_place=True) for text in leaf.texts]
    quoted = " ".join(_quoted(side.phrase, begins=side.begins) for side in sides)
    yield f"NEAR({quoted}, {leaf.distance})"
    for side in sides:
        yield from _whole(side.specials)


def _together(leaf: Words) -> Iterator[str]:
    left_out = _NOT_INDEXED.get(leaf.field)
    wanted = asked(left_out.sub("", leaf.text, count=1) if left_out else leaf.text)
    yield _quoted(wanted.phrase, begins=leaf.prefix or wanted.begins)
    if not leaf.prefix:  # the last special word may be unfinished
        yield from _whole(wanted.specials)


def _whole(specials: Iterable[str]) -> Iterator[str]:
    for special in specials:
        yield _quoted(special, begins=False)


_SCHEME = re.compile(r"^https?://(?=\S)", re.IGNORECASE)

_NOT_INDEXED = {
    None: _SCHEME,
    "url": _SCHEME,
    "site": re.compile(r"^(?:https?://)?(?:www\.)?(?=\S)", re.IGNORECASE),
}
"""What the index keeps no addresses with; pasted with it they are found all the same."""


def _quoted(words: str, *, begins: bool) -> str:
    return f'"{words.replace(chr(34), " ")}"{"*" if begins else ""}'


def in_article(leaf: Words | Near) -> bool:
    """Whether ``leaf`` may stand in the article itself, not only in the person's work."""
    return leaf.field not in WORK_FIELDS


def filter_match(kind: str, value: str) -> str:
    """The expression for the articles with one filter word."""
    return f'filters : "{filter_word(kind, value)}"'


def any_filter(words: Iterable[str]) -> str:
    """The expression for the articles with any of ``words`` of the column "filters"."""
    quoted = " OR ".join(f'"{word}"' for word in words)
    return f"filters : ({quoted})" if quoted else NOTHING


@lru_cache(maxsize=64)  # every key of a query that is being typed asks for the same
def _range(field: str, first: date, last: date) -> str:
    return any_filter(filter_word(field, part) for part in _spans(first, last))


def _fact(name: str, value: str) -> str | None:
    if name == "lang":
        return filter_match("lang", value)
    known = _IN_INDEX.get((name, value))
    return filter_match(*known) if known else None


def _spans(first: date, last: date) -> Iterator[str]:
    """Whole years, else whole months, else days that make up the range."""
    day = first
    while day <= last:
        for form, end in (("%Y", _year_end(day)), ("%Y-%m", _month_end(day)), ("%Y-%m-%d", day)):
            whole = form == "%Y-%m-%d" or (day.day == 1 and (form == "%Y-%m" or day.month == 1))
            if whole and end <= last:
                yield day.strftime(form).zfill(len(form) + 2)
                break
        if end >= date.max:
            return
        day = end + timedelta(days=1)


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
