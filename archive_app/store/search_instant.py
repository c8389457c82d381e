"""A first answer at once where the exact order of hits takes its time.

Ranking costs about a microsecond a hit, so it is slow for very common words, and a beginning of two
letters stands for hundreds of words whose lists FTS5 first puts together. For those the newest hits
are the first answer, taken lazily off the end of the index; a short beginning then stands for the
words of the newest articles that begin so, or where none of these fits is left out. Such an answer
is another question's, and is marked.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlite_utils import Database

from archive_app.domain.query import And, Node, Or, Query, Words
from archive_app.domain.words import fold, is_unspaced
from archive_app.store import columns, index
from archive_app.store.search_plan import Plan

HEAVY = 5_000
"""Hits from which ranking is left for later: more than 5 to 10 ms."""

HEAVY_WITH_OWN = 50_000
"""Hits from which own rows take their time, too, though the word was ranked ahead."""

MANY_OWN = 3_000
"""Own rows that take their time themselves, at 5 microseconds: a word that is a tag, too, of 17,000
articles took 100 ms."""

_SHORT = 3
"""Letters of a beginning that stands for too many words to put their lists together."""

SMALL = 2_000
"""Articles of a library that needs none of this for beginnings."""

_NEWEST = 60
"""Articles whose words are looked at for what a short beginning may mean."""

_FIRST_WORDS = 1_000
"""Code points of each of their texts."""

_COMPLETIONS = 24
"""Words that a short beginning stands for at first."""

_BESIDE_OTHERS = 6
"""The same where other clauses narrow the hits: each hit of these is looked for in each list."""

_LONG = 20_000
"""Articles of the common words that begin so, from which a longer beginning counts as short, too:
FTS5 puts these lists together three times for an exact answer, 100 ms for "surv" of a million."""

_ANYWHERE = 2
"""Letters of a beginning that some word of nearly every article has."""

_WORD = re.compile(r"[^\W_]+")

_LAST = "\U0010ffff"
"""The last of all characters: what begins so lies before it."""


class Completions:
    """Words of the newest articles, kept until there are newer ones, and those ranked ahead."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._newest: tuple[int | None, int] = (None, 0)
        self._words: list[str] = []
        self._counts: Counter[str] = Counter()

    def of(self, beginning: str, most: int = _COMPLETIONS) -> tuple[str, ...]:
        """The ``most`` common words that begin with the folded ``beginning``, in order."""
        found = sorted(self._that_begin(beginning), key=lambda word: (-self._counts[word], word))
        if len(found) < most:
            rows = self._db.conn.execute(_RANKED, (beginning, beginning + _LAST, most))
            found = list(dict.fromkeys([*found, *(word for (word,) in rows)]))
        return tuple(found[:most])

    def share(self, beginning: str) -> float:
        """About how large a share of the articles holds any word that begins so."""
        found = sum(self._counts[word] for word in self._that_begin(beginning))
        return min(1.0, found / _NEWEST)

    def has_long_lists(self, beginning: str) -> bool:
        """Whether very many articles hold the very common words that begin so."""
        return bool(columns.scalar(self._db, _HOLDING, (beginning, beginning + _LAST)) >= _LONG)

    def _that_begin(self, beginning: str) -> list[str]:
        self._follow()
        first = bisect_left(self._words, beginning)
        return self._words[first : bisect_left(self._words, beginning + _LAST)]

    def _follow(self) -> None:
        """Reads the words anew where something was saved since."""
        newest = self._db.conn.execute(_STATE).fetchone()
        if newest == self._newest:
            return
        self._newest = newest
        self._counts = Counter()
        for title, text in self._db.conn.execute(_TEXTS, (_FIRST_WORDS, _NEWEST)):
            self._counts.update(set(_WORD.findall(fold(f"{title} {text}"))))
        self._words = sorted(self._counts)


def is_heavy(db: Database, plan: Plan) -> bool:
    """Whether so many articles match that ranking them takes its time."""
    return _matches(db, plan, HEAVY)


def is_heavy_with_own(db: Database, plan: Plan) -> bool:
    """Whether even a word that was ranked ahead takes its time, because there are own rows."""
    if plan.own is None:
        return False
    own = index.count_to(db, "work_text", plan.own_match, MANY_OWN)
    return own >= MANY_OWN or _matches(db, plan, HEAVY_WITH_OWN)


def _matches(db: Database, plan: Plan, least: int) -> bool:
    """Whether the text index knows ``least`` hits; looked for no further than these."""
    if plan.match is None:
        return False
    return index.count_to(db, "article_text", plan.match, least) >= least


def lighter(
    query: Query, completions: Completions, articles: Callable[[], int]
) -> tuple[Query, ...]:
    """Queries to ask in place of ``query`` with its short beginnings, the nearest first.

    Words for the beginnings, then nothing in their place (the other way round where nearly every
    article has a word that begins so); none where there is no short beginning. ``articles`` tells
    how many are in the library.
    """
    short = _short(query, completions, articles)
    if query.root is None or not short:
        return ()
    rest = _without(query, short)
    most = _COMPLETIONS if rest is None else _BESIDE_OTHERS

    def completed(leaf: Words) -> Node:
        if leaf not in short:
            return leaf
        words = completions.of(fold(leaf.text), most) or (leaf.text,)
        parts = tuple(Words(word, leaf.field) for word in words)
        return Or(parts) if len(parts) > 1 else parts[0]

    found = [replace(query, root=_mapped(query.root, completed))]
    if rest is not None:
        letters = max(len(fold(leaf.text)) for leaf in short)
        found.insert(0 if letters <= _ANYWHERE else 1, rest)
    return tuple(found)


def beside(query: Query, completions: Completions, articles: Callable[[], int]) -> Query | None:
    """``query`` without the clauses that have a short beginning: what finds at least its hits.

    None where no clause has one, or every clause.
    """
    return _without(query, _short(query, completions, articles))


def _without(query: Query, short: frozenset[Words]) -> Query | None:
    rest = tuple(clause for clause in query.clauses if short.isdisjoint(_wanted(clause)))
    if not rest or len(rest) == len(query.clauses):
        return None
    return replace(query, root=And(rest) if rest[1:] else rest[0])


def _short(query: Query, completions: Completions, articles: Callable[[], int]) -> frozenset[Words]:
    """The short beginnings of ``query``; told once, for each may be asked of the library."""
    leaves = _wanted(query.root) if query.root is not None else ()
    return frozenset(leaf for leaf in leaves if _is_short(leaf, completions, articles))


def _is_short(leaf: Words, completions: Completions, articles: Callable[[], int]) -> bool:
    """Whether the words that begin so have lists too long to be put together at once."""
    folded = fold(leaf.text)
    if not leaf.prefix or not folded.isalnum() or is_unspaced(folded) or articles() < SMALL:
        return False
    if len(folded) <= _SHORT or completions.share(folded) * articles() >= HEAVY:
        return True
    return completions.has_long_lists(folded)


def _wanted(node: Node) -> Iterator[Words]:
    match node:
        case Words():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _wanted(part)


def _mapped(node: Node, change: Callable[[Words], Node]) -> Node:
    match node:
        case Words():
            return change(node)
        case And(parts):
            return And(tuple(_mapped(part, change) for part in parts))
        case Or(parts):
            return Or(tuple(_mapped(part, change) for part in parts))
        case _:
            return node  # under a minus, too: a hit may hold none of the words that begin so


_RANKED = "SELECT word FROM ranked WHERE word >= ? AND word < ? ORDER BY articles DESC LIMIT +?"

_HOLDING = "SELECT coalesce(sum(articles), 0) FROM ranked WHERE word >= ? AND word < ?"

_STATE = "SELECT max(search_key), (SELECT max(version) FROM version) FROM article"

_TEXTS = """
    SELECT article.title, substr(text, 1, ?) FROM article JOIN version USING (version)
    WHERE NOT trashed ORDER BY search_key DESC LIMIT +?
"""
