"""A query compiled for SQLite: what the text index answers, and what other tables must.

Most clauses are questions to ``article_text`` and become one MATCH (see ``search_match``), filters
included. The rest are conditions on a row's key; nothing reaches SQL but as a bound value.

Words without a field may also stand in the person's own work, the second index. The few articles
whose work holds any of them (the *own* rows) are judged clause by clause; all others by the one
MATCH alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from archive_app.domain.query import And, Dates, Fact, Leaf, Near, Node, Not, Or, Query, Words
from archive_app.store.search_beginnings import Beginning
from archive_app.store.search_conditions import (
    NOT_TRASHED,
    Sql,
    condition,
    in_index,
    joined,
    of_site,
)
from archive_app.store.search_match import WORK_FIELDS, Matcher, in_article, phrase
from archive_app.store.standing import Standing


class Plan(NamedTuple):
    """What to ask."""

    standing: Standing
    """The library as it was when this was made."""
    match: str | None
    """The MATCH for ``article_text``; None where the index is not needed."""
    weighed: str | None
    """The MATCH for ``article_text`` of that part of ``match`` which ranks a hit; None where that
    is all of it."""
    day: int
    """Today as days since 1970: what was saved not long before counts a little more."""
    conditions: tuple[Sql, ...] = ()
    """What must hold besides."""
    narrowing: tuple[Sql, ...] = ()
    """What any hit must fit, where clauses that rank nothing are among it; the trash left aside."""
    by_row: Sql | None = None
    """What the clauses in ``match`` that rank nothing ask, as a condition on ``key`` that is quick
    for one row; None where there are none, or only the index can tell."""
    share: float = 1.0
    """About how large a share of what a word finds is left by all else that is asked for: none by a
    month, or by what cannot be asked of the index; all where nothing is known of it."""
    beginning: Beginning | None = None
    """What finds the same as ``match`` sooner; None for anything but a short beginning."""
    own_match: str | None = None
    """The MATCH for ``work_text`` that finds the own rows; None where there is none."""
    rank_match: str | None = None
    """A MATCH of all sought words joined by OR, to rank own rows and where there is no ``match``;
    None where nothing ranks."""
    own: Sql | None = None
    """The whole query as a condition on an own row; it may use the table ``own(key)``. None where
    there is no own row."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles one query."""

    matcher: Matcher
    standing: Standing

    def plan(self, query: Query) -> Plan:
        """The plan of ``query`` but for own rows, the trash left out unless it is asked for."""
        conditions: list[Sql] = []
        day = days_since_1970(self.matcher.today)
        if query.root is None:
            return Plan(self.standing, None, None, day, tuple(self._trash(query)))
        inside: list[Node] = []
        for clause in query.clauses:
            if self.matcher.of(clause) is None:
                conditions.append(condition(clause, self.matcher, own=False))
            else:
                inside.append(clause)
        match = self.matcher.all_of(tuple(inside)) if inside else None
        shares = {clause: self._share(clause) for clause in inside if not ranks(clause)}
        return Plan(
            standing=self.standing,
            match=match,
            weighed=self._weighed(inside, shares),
            day=day,
            conditions=(*self._trash(query), *conditions),
            narrowing=(*([in_index(match or "", own=False)] if shares else []), *conditions),
            by_row=self._by_row(shares),
            share=0.0 if conditions else min(shares.values(), default=1.0),
            rank_match=None if match else any_of(_ranking(query)),
        )

    def _weighed(self, clauses: list[Node], shares: dict[Node, float]) -> str | None:
        """The MATCH of those of ``clauses`` that rank, and of those that few articles fit.

        FTS5 counts the articles of every phrase of what it weighs, also of filters and of words
        that must not be there: 1 ms for a site of 31,000 articles.
        """
        if not shares:
            return None
        weighed = tuple(one for one in clauses if shares.get(one, 0.0) < FEW_FIT)
        if len(weighed) == len(clauses) or not any(map(ranks, weighed)):
            return None
        return self.matcher.all_of(weighed)

    def _share(self, clause: Node) -> float:
        """About how large a share of the articles fits ``clause``; 1.0 where that is not known."""
        if isinstance(clause, Dates):
            first, last = clause.between(self.matcher.today)
            return 0.0 if first and last and (last - first).days < _WIDE_DAYS else 1.0
        outlets = self.matcher.outlets_of(clause)
        return 1.0 if outlets is None else self.standing.share(outlets.articles)

    def _by_row(self, clauses: Iterable[Node]) -> Sql | None:
        found: list[Sql] = []
        for clause in clauses:
            outlets = self.matcher.outlets_of(clause)
            if outlets is None or outlets.names is None:
                return None
            found.append(of_site(outlets.names))
        return joined(" AND ", found) if found else None

    def with_own(self, query: Query, plan: Plan) -> Plan:
        """``plan`` with the condition on own rows, which few queries come to need."""
        if query.root is None:
            return plan
        words = own_words(query)
        is_all = query.root in words  # what makes them own rows
        whole = Sql("1") if is_all else condition(query.root, self.matcher, own=True)
        own = joined(" AND ", [whole, *self._trash(query)])
        own_match, rank_match = any_of(words), any_of(_ranking(query))
        return plan._replace(own_match=own_match, rank_match=rank_match, own=own)

    def _trash(self, query: Query) -> list[Sql]:
        hidden = self.standing.trash and not _asks_for_trash(query.root)
        return [NOT_TRASHED] if hidden else []


FEW_FIT = 0.08
"""The share of all articles below which few fit a clause."""

_WIDE_DAYS = 300
"""Days from which a range is no narrow one."""


def own_words(query: Query) -> list[Words | Near]:
    """The clauses of ``query`` whose words may stand in the person's own work."""
    if query.root is None:
        return []
    words = [leaf for leaf in leaves(query.root) if isinstance(leaf, (Words, Near))]
    words = [leaf for leaf in words if leaf.field in _OF_WORK]
    return list(dict.fromkeys(words)) if len(words) > 1 else words


_OF_WORK = (None, *WORK_FIELDS)


def days_since_1970(day: date) -> int:
    """The number of ``day``."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _asks_for_trash(node: Node | None) -> bool:
    return node is not None and any(leaf == Fact("is", "trashed") for leaf in leaves(node))


def leaves(node: Node) -> Iterator[Leaf]:
    """Every clause of a tree, those under a negation included."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield node


def ranks(node: Node) -> bool:
    """Whether any words of ``node`` rank a hit: those that only tell where it is from do not."""
    match node:
        case And(parts) | Or(parts):
            return any(map(ranks, parts))
        case Words() | Near():
            return node.field not in _PLACES
    return False


def _ranking(query: Query) -> list[Words | Near]:
    """The words that rank an article's own row; those of its place where there are no others."""
    sought = [leaf for leaf in query.sought if in_article(leaf)]
    return [leaf for leaf in sought if ranks(leaf)] or sought


_PLACES = {"site", "section", "url"}


def any_of(words: Sequence[Words | Near]) -> str | None:
    """A MATCH of any of ``words``; None where there are none."""
    return " OR ".join(f"({phrase(leaf)})" for leaf in words) or None
