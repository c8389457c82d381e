"""What was kept of one word, as it stands today: places as FTS5 would give them, to the last bit.

The lists have all that bm25 needs of each article besides two figures of the whole index. Rows of
the index written since the ranking (table "rewritten") are asked of FTS5.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from math import exp
from typing import NamedTuple

from sqlite_utils import Database

from archive_app.store import columns, search_sql
from archive_app.store.index import KEYS_A_DAY
from archive_app.store.ranked_words import COUNT, K1, KEY, MOST_REWRITTEN, REST, B, Index, Word
from archive_app.store.standing import Standing

Entry = tuple[int, tuple[int, float, int]]
"""The key of an article, then its number, weight and length."""

Placed = tuple[float, int, int]
"""Place, negative key and number of an article, 0 where it is yet to be looked up: in order when
sorted."""


_A_LOOK_UP = 24
"""Keys of a list that are compared with a set in the time that one key is looked for in it."""


class RankedList(NamedTuple):
    """The best articles of a word, the best first: most of a row of "ranked"."""

    articles: int
    best: bytes
    bound: float
    """What no other article scored more than; 0 where there is none."""
    day: int
    length: float
    written: int
    more_bytes: int
    """The size of the long list, 0 where there is none."""

    @property
    def size(self) -> int:
        """How many are kept."""
        return len(self.best) // (KEY.size + REST.size)

    @property
    def long(self) -> int:
        """How many the long list has."""
        return self.more_bytes // (KEY.size + REST.size)

    def entries(self, count: int) -> Iterator[Entry]:
        """The first ``count``."""
        begins = self.size * KEY.size
        rest = self.best[begins : begins + count * REST.size]
        return zip(_keys(self.best, count), REST.iter_unpack(rest), strict=True)

    def bound_of(self, count: int) -> float:
        """What no article behind the first ``count`` scored more than."""
        if count >= self.size:
            return self.bound
        (key,) = KEY.unpack_from(self.best, (count - 1) * KEY.size)
        rest = REST.unpack_from(self.best, self.size * KEY.size + (count - 1) * REST.size)
        ((place, _, _),) = _placed([(key, rest)], self.length, 1.0, self.day)
        return -place


class LongList(NamedTuple):
    """Many more of the best articles of a very common word, by key: the rest of that row."""

    more: bytes
    bound: float

    def entries(self, fits: set[int]) -> list[Entry]:
        """Those with any of the keys ``fits``."""
        size = len(self.more) // (KEY.size + REST.size)
        keys = _keys(self.more, size)
        if len(fits) * _A_LOOK_UP > size:
            fits = fits.intersection(keys)
        begins = size * KEY.size
        places = [(key, bisect_left(keys, key)) for key in fits]
        return [
            (key, REST.unpack_from(self.more, begins + place * REST.size))
            for key, place in places
            if place < size and keys[place] == key
        ]


def _keys(packed: bytes, count: int) -> "array[int]":
    keys = array("q", packed[: count * KEY.size])  # read at once, where unpacking makes numbers
    if sys.byteorder == "big":
        keys.byteswap()
    return keys


class Today(NamedTuple):
    """A word as it stands on a day."""

    db: Database
    standing: Standing
    word: Word
    kept: RankedList
    day: int
    """Since 1970."""

    @property
    def is_as_ranked(self) -> bool:
        """Whether no row of the index was written since."""
        return self.standing.rewritten <= self.kept.written

    def placed(
        self, entries: Iterable[Entry], unless: Container[int], fits: Container[int] | None = None
    ) -> tuple[list[Placed], float] | None:
        """What ``entries`` and the rows written since score today, in order, and a factor.

        Times this factor, a bound of the ranking is one of today. Keys that are in ``unless`` are
        left out, and new ones that are not in ``fits``. None where too much was written since.
        """
        index = self.standing.figures
        idf = index.idf(self.kept.articles)
        anew: dict[int, float] = {}
        if not self.is_as_ranked:
            written, least = self.db.conn.execute(
                _WRITTEN, (self.kept.written, MOST_REWRITTEN)
            ).fetchone()
            if written >= MOST_REWRITTEN:
                return None
            if written:
                entries = self._not_rewritten(list(entries), least)
                idf, anew = self._anew(entries, least)
        found = _placed(entries, index.length, idf, self.day)
        found += [
            (place * search_sql.boost(key, self.day), -key, 0)
            for key, place in anew.items()
            if fits is None or key in fits
        ]
        found = [one for one in found if -one[1] not in unless] if unless else found
        found.sort()
        return found, idf * max(1.0, index.length / self.kept.length)

    def _not_rewritten(self, entries: list[Entry], least: int) -> list[Entry]:
        """Those of ``entries`` whose rows were not written since; no other is below ``least``."""
        keys = [key for key, _ in entries if key >= least]
        asked = (self.kept.written, columns.to_json(keys))
        gone = {key for (key,) in self.db.conn.execute(_WRITTEN_AMONG, asked)} if keys else set()
        return [entry for entry in entries if entry[0] not in gone]

    def _anew(self, entries: list[Entry], least: int) -> tuple[float, dict[int, float]]:
        """How much the word tells now, and the ranks of rows written since that hold it, by key.

        For a rank FTS5 counts all that hold the word, 35 ns each. So it is not asked for their
        number, too: the rank of one of ``entries`` tells it.
        """
        index = self.standing.figures
        key, (_, weight, length) = max(entries, default=(least, (0, 0.0, 0)))
        asked = (self.word.match, min(key, least), key, self.kept.written)
        ranks = dict(self.db.conn.execute(_PLACED, asked).fetchall())
        idf = _idf(ranks.pop(key), index.score(weight, length), index) if weight else None
        return idf or index.idf(columns.scalar(self.db, COUNT, (self.word.match,))), ranks


def _placed(entries: Iterable[Entry], mean: float, idf: float, day: int) -> list[Placed]:
    """The places of ``entries``: bm25 and ``search_sql.recent``, in their order of steps.

    Written out, because this is what most of the answer takes.
    """
    k1, b, most, least = K1, B, K1 + 1.0, 1 - B
    fresh, half, a_day = search_sql.RECENT * search_sql.HALF, search_sql.HALF, KEYS_A_DAY
    return [
        (
            -(idf * (weight * most / (weight + k1 * (least + b * length / mean))))
            * (1 + fresh / (half + (age if (age := day - key // a_day) > 0 else 0))),
            -key,
            article,
        )
        for key, (article, weight, length) in entries
    ]


def _idf(rank: float, score: float, index: Index) -> float | None:
    """What FTS5 made ``rank`` of ``score`` with; None where nothing does to the last bit."""
    odds = exp(-rank / score)
    articles = round((index.rows + 0.5 - 0.5 * odds) / (odds + 1))
    found = (index.idf(count) for count in (articles, index.rows))
    return next((idf for idf in found if -(idf * score) == rank), None)


_WRITTEN = """
    SELECT count(*), min(key) FROM (SELECT key FROM rewritten WHERE number > ? LIMIT +?)
"""

_WRITTEN_AMONG = """
    SELECT key FROM rewritten WHERE number > ? AND key IN (SELECT value FROM json_each(?))
"""

_PLACED = f"""
    SELECT rowid, {search_sql.RANK} FROM article_text
    WHERE article_text MATCH ? AND rowid >= ?
    AND (+rowid = ? OR +rowid IN (SELECT key FROM rewritten WHERE number > ?))
"""  # noqa: S608 (our own weights)
