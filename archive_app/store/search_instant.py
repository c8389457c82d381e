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

from archive_app.domain.query import And, Node, Or, Query, Words, all_of
from archive_app.domain.words import fold, is_unspaced
from archive_app.store import columns
from archive_app.store.search_plan import Plan

HEAVY = 5_000
"""Hits from which ranking is left for later: more than 5 to 10 ms."""

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

_WORD = re.compile(r"[^\W_]+")


class Completions:
    """The words of the newest articles, kept until there are newer ones."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._newest: tuple[int | None, int] = (None, 0)
        self._words: list[str] = []
        self._counts: Counter[str] = Counter()

    def of(self, beginning: str) -> tuple[str, ...]:
        """The most common words that begin with the folded ``beginning``, most common first."""
        self._follow()
        first = bisect_left(self._words, beginning)
        beyond = bisect_left(self._words, beginning + "\U0010ffff")
        found = sorted(self._words[first:beyond], key=lambda word: (-self._counts[word], word))
        return tuple(found[:_COMPLETIONS])

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
    if plan.match is None:
        return False
    return bool(columns.scalar(db, _COUNT, (plan.match, HEAVY)) >= HEAVY)


def lighter(query: Query, completions: Completions) -> tuple[Query, ...]:
    """Queries to ask in place of ``query`` with its short beginnings, the nearest first.

    Words for the beginnings, then nothing in their place; none where there is no short beginning.
    """
    if query.root is None or not any(map(_is_short, _wanted(query.root))):
        return ()

    def completed(leaf: Words) -> Node:
        words = completions.of(fold(leaf.text)) or (leaf.text,)
        parts = tuple(Words(word, leaf.field) for word in words)
        return Or(parts) if len(parts) > 1 else parts[0]

    rest = [one for one in query.clauses if not any(map(_is_short, _wanted(one)))]
    found = [replace(query, root=_mapped(query.root, completed))]
    if rest:
        found.append(replace(query, root=all_of(rest)))
    return tuple(found)


def _is_short(leaf: Words) -> bool:
    folded = fold(leaf.text)
    return leaf.prefix and len(folded) <= _SHORT and folded.isalnum() and not is_unspaced(folded)


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
            return change(node) if _is_short(node) else node
        case And(parts):
            return And(tuple(_mapped(part, change) for part in parts))
        case Or(parts):
            return Or(tuple(_mapped(part, change) for part in parts))
        case _:
            return node  # under a minus, too: a hit may hold none of the words that begin so


_COUNT = "SELECT count(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH ? LIMIT ?)"

_STATE = "SELECT max(search_key), (SELECT max(version) FROM version) FROM article"

_TEXTS = """
    SELECT article.title, substr(text, 1, ?) FROM article JOIN version USING (version)
    WHERE NOT trashed ORDER BY search_key DESC LIMIT ?
"""
