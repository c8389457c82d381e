"""What a query means: a tree of clauses, each of which prints itself in the query language.

Printing and parsing are inverse: ``parse_query(str(node)).root == node`` for every tree that the
parser makes.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

QUOTES = '"“”„‟«»'
"""Characters that open or close a phrase; they never stand inside a clause's text."""

OPERATOR = re.compile(r"AND|OR|NOT|NEAR(?:/\d{1,3})?")
"""The words that join clauses, in capitals only."""

FIELD_NAME = re.compile(r"([A-Za-z]{2,24}):")
"""What looks like a field."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand together in this order: one word, or a phrase.

    How they are folded and split is the index's matter (``domain.words``).
    """

    text: str
    """As typed, white space collapsed, without quotation marks; holds at least one letter."""
    field: str | None = None
    """One of ``TEXT_FIELDS``; None for everywhere."""
    prefix: bool = False
    """Whether the last word may be only the beginning of one."""

    def __str__(self) -> str:
        text = quoted(self.text, in_field=self.field is not None)
        return f"{_field(self.field)}{text}{'*' if self.prefix else ''}"


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases with at most ``distance`` words between them, in any order."""

    texts: tuple[str, ...]
    """Two or more."""
    distance: int
    field: str | None = None

    def __str__(self) -> str:
        if not any(" " in text for text in self.texts):
            return f'{_field(self.field)}"{" ".join(self.texts)}"~{self.distance}'
        chain = f" NEAR/{self.distance} ".join(quoted(text, in_field=False) for text in self.texts)
        return f"{_field(self.field)}({chain})"


@dataclass(frozen=True, slots=True)
class Tag:
    """Articles with a tag or one below it."""

    path: str
    prefix: bool = False
    """Whether tags that only begin so count, too."""

    def __str__(self) -> str:
        return f"tag:{quoted(self.path, in_field=True)}{'*' if self.prefix else ''}"


@dataclass(frozen=True, slots=True)
class Exactly:
    """A tag without those below it, a site or an author by the whole name."""

    field: str
    """tag, site or author."""
    value: str

    def __str__(self) -> str:
        return f"{self.field}:={quoted(self.value, in_field=True)}"


@dataclass(frozen=True, slots=True)
class Dates:
    """Days within a range, or the last days."""

    field: str
    """published, saved or updated."""
    first: date | None = None
    """None for open; both ends belong to the range."""
    last: date | None = None
    days: int | None = None
    """For the last so many days before today, and today; then there is no first and last."""

    def __str__(self) -> str:
        if self.days is not None:
            return f"{self.field}:{self.days}d"
        if self.first is None:
            return f"{self.field}:<={self.last}"
        if self.last is None:
            return f"{self.field}:>={self.first}"
        return f"{self.field}:{_span(self.first, self.last)}"

    def between(self, today: date) -> tuple[date | None, date | None]:
        """The range seen from ``today``, both ends inclusive."""
        if self.days is None:
            return self.first, self.last
        return today - timedelta(days=min(self.days, today.toordinal() - 1)), today


@dataclass(frozen=True, slots=True)
class Fact:
    """A state of the article: ``is:starred``, ``has:note``, ``no:author``, ``lang:de``."""

    field: str
    """is, has, no, lang or rights."""
    value: str

    def __str__(self) -> str:
        return f"{self.field}:{quoted(self.value, in_field=True)}"


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but."""

    part: "Node"

    def __str__(self) -> str:
        return f"-({self.part})" if isinstance(self.part, And | Or) else f"-{self.part}"


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more."""

    parts: tuple["Node", ...]

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more."""

    parts: tuple["Node", ...]

    def __str__(self) -> str:
        return " OR ".join(
            f"({part})" if isinstance(part, And) else str(part) for part in self.parts
        )


Leaf = Words | Near | Tag | Exactly | Dates | Fact
Node = Leaf | Not | And | Or


def all_of(parts: list[Node]) -> Node | None:
    """The parts joined by AND; None where there are none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(parts: list[Node]) -> Node | None:
    """The parts joined by OR; None where there are none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def negation(part: Node) -> Node:
    """Everything but ``part``; two negations cancel out."""
    return part.part if isinstance(part, Not) else Not(part)


def quoted(text: str, *, in_field: bool) -> str:
    """``text`` as one operand of a query: bare where it would be read back so, else in quotes."""
    plain = not (
        re.search(r"[\s()]", text)
        or text[0] in "-=<>*"
        or text[-1] in "*"
        or OPERATOR.fullmatch(text)
        or FIELD_NAME.match(text)
        or (in_field and "|" in text)
    )
    return text if plain else f'"{text}"'


def _field(name: str | None) -> str:
    return f"{name}:" if name else ""


def _span(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        if last.day == monthrange(last.year, last.month)[1]:
            return first.isoformat()[:7]
    elif (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.isoformat()[:4]}" if first.year == last.year else f"{first}..{last}"
    return f"{first}..{last}"
