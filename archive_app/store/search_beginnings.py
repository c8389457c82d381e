"""What a beginning of one letter or two finds, read off the index that ``beginnings`` keeps.

The same hits and places as FTS5 gives for it, to the last bit: the index has the weighted counts
that bm25 needs, and the words of each row. What was written since the index followed is looked at
now, while it is little.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sqlite_utils import Database

from archive_app.domain.query import Query, Words
from archive_app.domain.words import asked
from archive_app.store import beginnings, columns
from archive_app.store.beginnings import LETTERS, may_be_asked
from archive_app.store.ranked_words import K1, B
from archive_app.store.search_conditions import Sql
from archive_app.store.standing import Standing

_MOST_WRITTEN = 200
"""Rows written since the index followed whose words are looked at in a question: 2 ms each."""


def the_beginning(query: Query) -> str | None:
    """The short beginning that is all that ``query`` asks for, folded; None for any other."""
    leaf = query.root
    if not isinstance(leaf, Words) or not leaf.prefix or leaf.field is not None:
        return None
    wanted = asked(leaf.text)
    if wanted.specials or wanted.begins or len(wanted.phrase) > LETTERS:
        return None
    return wanted.phrase if may_be_asked(wanted.phrase) else None


def beginning_of(db: Database, query: Query, standing: Standing) -> "Beginning | None":
    """The hits of ``query``, where it is a short beginning and the index knows of it."""
    letters, followed = the_beginning(query), standing.followed
    if letters is None or followed is None:
        return None
    if standing.rewritten > followed and not _is_ready(db, followed):
        return None
    return Beginning(db, standing, letters)


def _is_ready(db: Database, followed: int) -> bool:
    return bool(columns.scalar(db, _COUNT_WRITTEN, (followed, _MOST_WRITTEN + 1)) <= _MOST_WRITTEN)


@dataclass(frozen=True)
class Beginning:
    """The hits of a beginning; nothing is asked before it is needed."""

    db: Database
    standing: Standing
    letters: str

    @cached_property
    def keys(self) -> Sql:
        """The hits as rows (key), in no order."""
        return self._rows("hit.rowid AS key", "", "value ->> 0")

    @cached_property
    def rows(self) -> Sql:
        """The hits as rows (key, article, weight, length), in no order."""
        return self._rows(
            "hit.rowid AS key, row.article AS article, term.value AS weight, row.length AS length",
            "CROSS JOIN beginning_row AS row ON row.key = hit.rowid",
            "value ->> 0, value ->> 1, value ->> 2, value ->> 3",
        )

    @cached_property
    def rank(self) -> str:
        """What FTS5 calls ``rank``, made of weight and length, in its order of steps."""
        index = self.standing.index
        articles = columns.scalar(self.db, _COUNT.format(keys=self.keys.text), self.keys.values)
        norm = f"(1 - {B} + {B} * length / {index.length!r})"
        score = f"(weight * ({K1} + 1.0)) / (weight + {K1} * {norm})"
        return f"-({index.idf(articles)!r} * ({score}))"

    def _rows(self, shown: str, joined: str, anew: str) -> Sql:
        """The hits that the index knows with the columns ``shown``, and with these ``anew``."""
        text, values = _LISTED.format(shown=shown, joined=joined), (self._terms,)
        if not self._written:
            return Sql(text, values)
        keys = columns.to_json(self._written)
        text += _AND_ANEW.format(anew=anew)
        return Sql(text, (*values, keys, columns.to_json(list(self._anew))))

    @cached_property
    def _terms(self) -> str:
        """The words of the index for the beginning, and the weight that each speaks of."""
        between = beginnings.terms_between(self.letters)
        found = self.db.conn.execute(_TERMS, between)
        return columns.to_json({term: beginnings.weight_of(term) for (term,) in found})

    @cached_property
    def _written(self) -> list[int]:
        """The keys of rows that were written or removed since the index followed."""
        if self.standing.rewritten <= (self.standing.followed or 0):
            return []
        return [key for (key,) in self.db.conn.execute(_WRITTEN, (self.standing.followed,))]

    @property
    def _anew(self) -> Iterator[tuple[int, int, float, int]]:
        """Key, article, weight and length of those among them that are hits."""
        found = self.db.conn.execute(beginnings.ARTICLES, (columns.to_json(self._written),))
        articles = [number for _, number in found.fetchall()]
        for key, number, length, weights in beginnings.gathered(self.db, articles):
            if self.letters in weights:
                yield key, number, weights[self.letters], length


_COUNT_WRITTEN = """
    SELECT count(*) FROM (SELECT 1 FROM rewritten WHERE number > ? LIMIT +?)
"""

_WRITTEN = "SELECT DISTINCT key FROM rewritten WHERE number > ?"

_TERMS = "SELECT term FROM temp.beginning_words WHERE term >= ? AND term < ?"

_COUNT = "SELECT count(*) FROM ({keys})"

_LISTED = """
    SELECT {shown} FROM json_each(?) AS term CROSS JOIN beginning_text AS hit {joined}
    WHERE hit.beginning_text MATCH term.key
"""

_AND_ANEW = """
    AND +hit.rowid NOT IN (SELECT value FROM json_each(?))
    UNION ALL SELECT {anew} FROM json_each(?)
"""
