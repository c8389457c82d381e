"""What a beginning of one letter or two finds, read off the index that ``beginnings`` keeps.

The same hits and places as FTS5 gives for it, to the last bit: the index has the weighted counts
that bm25 needs, and the words of each row. What was written since the index followed is looked at
now, while it is little.
"""

from dataclasses import dataclass
from functools import cached_property

from sqlite_utils import Database

from archive_app.domain.query import Query, Words
from archive_app.domain.words import asked
from archive_app.store import beginnings, columns, search_facets
from archive_app.store.beginnings import LETTERS, may_be_asked
from archive_app.store.ranked_words import Index
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
    letters = the_beginning(query)
    if letters is None or standing.followed is None:
        return None
    found = db.conn.execute(_WRITTEN, (standing.followed, _MOST_WRITTEN + 1)).fetchall()
    if len(found) > _MOST_WRITTEN:
        return None
    return Beginning(db, standing.figures, letters, frozenset(key for (key,) in found))


@dataclass(frozen=True)
class Beginning:
    """The hits of a beginning; nothing more is asked before it is needed."""

    db: Database
    index: Index
    letters: str
    written: frozenset[int]
    """The keys of rows that were written or removed since the index followed."""

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
        """What FTS5 calls ``rank``, made of weight and length."""
        return self.index.rank_sql(search_facets.total(self.db, self.keys))

    def _rows(self, shown: str, joined: str, anew: str) -> Sql:
        """The hits that the index knows with the columns ``shown``, and with these ``anew``."""
        text, values = _LISTED.format(shown=shown, joined=joined), (self._terms,)
        if not self.written:
            return Sql(text, values)
        text += _AND_ANEW.format(anew=anew)
        return Sql(text, (*values, self._written_keys, self._anew))

    @cached_property
    def _terms(self) -> str:
        """The words of the index for the beginning, and the weight that each speaks of."""
        between = beginnings.terms_between(self.letters)
        found = self.db.conn.execute(_TERMS, between)
        return columns.to_json({term: beginnings.weight_of(term) for (term,) in found})

    @cached_property
    def _written_keys(self) -> str:
        return columns.to_json(list(self.written))

    @cached_property
    def _anew(self) -> str:
        """Key, article, weight and length of those of ``written`` that are hits."""
        found = self.db.conn.execute(beginnings.ARTICLES, (self._written_keys,)).fetchall()
        rows = beginnings.gathered(self.db, [number for _, number in found])
        hits = [
            (key, number, weights[self.letters], length)
            for key, number, length, weights in rows
            if self.letters in weights
        ]
        return columns.to_json(hits)


_WRITTEN = "SELECT key FROM rewritten WHERE number > ? LIMIT +?"

_TERMS = "SELECT term FROM temp.beginning_words WHERE term >= ? AND term < ?"

_LISTED = """
    SELECT {shown} FROM json_each(?) AS term CROSS JOIN beginning_text AS hit {joined}
    WHERE hit.beginning_text MATCH term.key
"""

_AND_ANEW = """
    AND +hit.rowid NOT IN (SELECT value FROM json_each(?))
    UNION ALL SELECT {anew} FROM json_each(?)
"""
