"""Very common words, ranked ahead: their first hits without weighing every article that has them.

FTS5 weighs each hit anew, a microsecond each, and first counts all of them. So for each word that
stands in very many articles the best are kept (table "ranked"): key, weighted count, length. That
is all that bm25 needs besides two figures of the whole index, so the places computed from it are
those of FTS5 to the last bit, whatever was saved since. Rows of the index written since then (table
"rewritten") are asked of FTS5. The answer is given only where it is certain: the last hit shown
must score more than anything that was left out possibly can (``bound``); else the plain way is
taken.

``ranking`` makes the lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge, nsmallest
from math import exp
from typing import NamedTuple

from sqlite_utils import Database

from archive_app.domain.library import Sort
from archive_app.domain.query import Query, Words
from archive_app.domain.words import asked
from archive_app.store import columns, search_sql
from archive_app.store.index import KEYS_A_DAY
from archive_app.store.ranked_words import (
    COUNT,
    ENTRY,
    K1,
    MOST_REWRITTEN,
    B,
    Index,
    Word,
    index_figures,
)
from archive_app.store.search_plan import Plan, ranks

_MORE = 1.2
"""How many times more hits there should be among those kept than are needed, going by the share of
all: whether a word's best articles are narrowed like the others is not known."""

_WALKED = 50_000
"""Articles of a word up to which all hits are walked to see which of the best are among them: 4 ms.
Of more each of the best is asked for, at 40 microseconds, until there are enough."""

Hits = list[tuple[int, float | None]]
"""Numbers of articles and their places."""


class _Hit(NamedTuple):
    place: float
    key: int
    article: int


@dataclass(frozen=True, slots=True)
class _List:
    """A row of "ranked"."""

    articles: int
    best: bytes
    bound: float
    day: int
    length: float
    written: int

    @property
    def entries(self) -> int:
        """How many are kept."""
        return len(self.best) // ENTRY.size

    def first(self, count: int) -> "_List":
        """The first ``count`` of it, whose bound is what the last of these scored then."""
        best = self.best[: count * ENTRY.size]
        if len(best) == len(self.best):
            return self
        ((place, _),) = _placed(best[-ENTRY.size :], self.length, 1.0, self.day)
        return replace(self, best=best, bound=-place)


def the_word(query: Query) -> Word | None:
    """The one word that ranks the hits of ``query``, anywhere or in titles; None where others do.

    What else the query says may narrow the hits, and no more.
    """
    ranking = [clause for clause in query.clauses if ranks(clause)]
    leaf = ranking[0] if len(ranking) == 1 else None
    if not isinstance(leaf, Words) or leaf.prefix or leaf.field not in (None, "title"):
        return None
    wanted = asked(leaf.text)
    if wanted.specials or wanted.begins or not wanted.phrase.isalnum():
        return None
    return Word(wanted.phrase, in_title=leaf.field == "title")


def articles_that_hold(db: Database, query: Query) -> int | None:
    """About how many articles ``query`` finds; None but for one word that was ranked ahead."""
    word = the_word(query) if len(query.clauses) == 1 else None
    return columns.scalar(db, _ARTICLES, (word.name,)) if word else None


def ranked(db: Database, plan: Plan, word: Word, needed: int, *, whole: bool) -> Hits | None:
    """The first ``needed`` hits of ``plan``, which ``word`` ranks, and is all of if ``whole``.

    None where it was not ranked ahead, or where that does not make them certain.
    """
    if not whole and (plan.match is None or plan.narrow):
        return None
    row = db.conn.execute(_RANKED, (word.name,)).fetchone()
    if row is None:
        return None
    kept = _List(*row)
    if needed > kept.entries // 2 and kept.bound:
        return None
    if not whole and not _is_wide(db, plan, kept, needed):
        return None
    written, least = db.conn.execute(_WRITTEN, (kept.written, MOST_REWRITTEN)).fetchone()
    if plan.day < kept.day or written >= MOST_REWRITTEN:
        return None
    index = index_figures(db)
    own = _own(db, plan)
    own_keys = left_out = _own_keys(db, plan)
    idf, places = index.idf(kept.articles), dict[int, float]()
    if written:
        gone = _rewritten(db, kept, least)
        idf, places = _placed_anew(db, word, kept, gone, least)
        left_out = own_keys | gone
    anew = [
        (place * search_sql.boost(key, plan.day), key)
        for key, place in places.items()
        if key not in own_keys
    ]
    for part in (kept.first(2 * needed), kept) if whole else (kept,):
        bound = idf * part.bound * max(1.0, index.length / part.length)
        placed = _placed(part.best, index.length, idf, plan.day)
        others = [*anew, *(one for one in placed if one[1] not in left_out)]
        if not whole:
            others = _that_fit(db, plan, kept, [one for one in others if one[0] < -bound], needed)
        found = _first(db, others, own, needed)
        certain: Hits = [(hit.article, hit.place) for hit in found if hit.place < -bound]
        if len(certain) >= needed or not part.bound:
            return certain[:needed]
    return None


def _is_wide(db: Database, plan: Plan, kept: _List, needed: int) -> bool:
    """Whether so many of the word's articles fit that enough of the best ones may."""
    least = min(kept.articles, int(kept.articles * needed * _MORE / kept.entries))
    return bool(columns.scalar(db, _COUNT_TO, (plan.match, least)) >= least)


def _that_fit(
    db: Database, plan: Plan, kept: _List, others: list[tuple[float, int]], needed: int
) -> list[tuple[float, int]]:
    """Those of ``others`` that ``plan`` finds, in order; perhaps no more than are ``needed``."""
    others = sorted(others, key=_order)
    keys = columns.to_json([key for _, key in others])
    conditions = " AND ".join(f"({one.text})" for one in plan.conditions) or "1"
    values = [value for one in plan.conditions for value in one.values]
    if kept.articles < _WALKED:
        sql, asked = _AMONG_ALL, (plan.match, keys, *values)
    else:
        sql, asked = _ONE_BY_ONE, (keys, plan.match, *values, needed)
    found = db.conn.execute(sql.format(conditions=conditions), asked)
    fitting = {key for (key,) in found}
    return [one for one in others if one[1] in fitting]


def _first(
    db: Database, others: list[tuple[float, int]], own: list[_Hit], needed: int
) -> Iterator[_Hit]:
    """The first ``needed`` of both, in order, without the trash, and perhaps some more."""
    trashed = min(needed, columns.scalar(db, "SELECT trash FROM tally"))
    first = nsmallest(needed + trashed, others, key=_order)
    return merge(_numbered(db, first), own, key=_order)


def _placed(best: bytes, mean: float, idf: float, day: int) -> Iterator[tuple[float, int]]:
    """The places of the articles kept: bm25 and ``search_sql.recent``, in their order of steps.

    Written out, because this is what most of the answer takes: 50 microseconds.
    """
    fresh, half, a_day = search_sql.RECENT * search_sql.HALF, search_sql.HALF, KEYS_A_DAY
    for key, weight, length in ENTRY.iter_unpack(best):
        score = (weight * (K1 + 1.0)) / (weight + K1 * (1 - B + B * length / mean))
        age = day - key // a_day
        yield -(idf * score) * (1 + fresh / (half + (age if age > 0 else 0))), key


def _order(hit: tuple[float, int] | _Hit) -> tuple[float, int]:
    return hit[0], -hit[1]


def _numbered(db: Database, placed: list[tuple[float, int]]) -> list[_Hit]:
    """``placed`` with the numbers of their articles, without the trash."""
    keys = columns.to_json([key for _, key in placed])
    numbers = dict(db.conn.execute(_NUMBERS, (keys,)).fetchall())
    return [_Hit(place, key, numbers[key]) for place, key in placed if key in numbers]


def _own(db: Database, plan: Plan) -> list[_Hit]:
    """The hits whose own work holds the word, in order."""
    if plan.own is None:
        return []
    rows = search_sql.own_rows(plan, Sort.RELEVANCE)
    found = db.conn.execute(rows.text, rows.values)
    return sorted((_Hit(place, key, number) for key, place, number in found), key=_order)


def _own_keys(db: Database, plan: Plan) -> set[int]:
    """The keys of all own rows, whether they are hits or not."""
    if plan.own is None:
        return set()
    return {key for (key,) in db.conn.execute(_OWN_KEYS, (plan.own_match,))}


def _placed_anew(
    db: Database, word: Word, kept: _List, gone: set[int], least: int
) -> tuple[float, dict[int, float]]:
    """How much ``word`` tells now, and the ranks of rows written since that hold it, by key.

    For a rank FTS5 counts all that hold the word, 35 ns each. So it is not asked for their number,
    too: the rank of a row of ``kept`` that is not ``gone`` tells it.
    """
    index = index_figures(db)
    entries = (entry for entry in ENTRY.iter_unpack(kept.best) if entry[0] not in gone)
    key, weight, length = max(entries, default=(least, 0.0, 0))
    ranks = dict(
        db.conn.execute(_PLACED, (word.match, min(key, least), key, kept.written)).fetchall()
    )
    idf = _idf(ranks.pop(key), index.score(weight, length), index) if weight else None
    return idf or index.idf(columns.scalar(db, COUNT, (word.match,))), ranks


def _idf(rank: float, score: float, index: Index) -> float | None:
    """What FTS5 made ``rank`` of ``score`` with; None where nothing does to the last bit."""
    odds = exp(-rank / score)
    articles = round((index.rows + 0.5 - 0.5 * odds) / (odds + 1))
    found = (index.idf(count) for count in (articles, index.rows))
    return next((idf for idf in found if -(idf * score) == rank), None)


def _rewritten(db: Database, kept: _List, least: int) -> set[int]:
    """The keys of ``kept`` whose rows were written since; none is below ``least``."""
    keys = [key for key, _, _ in ENTRY.iter_unpack(kept.best) if key >= least]
    if not keys:
        return set()
    found = db.conn.execute(_WRITTEN_AMONG, (kept.written, columns.to_json(keys)))
    return {key for (key,) in found}


_ARTICLES = "SELECT articles FROM ranked WHERE word = ?"

_RANKED = "SELECT articles, best, bound, day, length, written FROM ranked WHERE word = ?"

_WRITTEN = """
    SELECT count(*), min(key) FROM (SELECT key FROM rewritten WHERE number > ? LIMIT +?)
"""

_WRITTEN_AMONG = """
    SELECT key FROM rewritten WHERE number > ? AND key IN (SELECT value FROM json_each(?))
"""

_COUNT_TO = "SELECT count(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH ? LIMIT +?)"

_OWN_KEYS = "SELECT rowid FROM work_text WHERE work_text MATCH ?"

_AMONG_ALL = """
    SELECT key FROM (
        SELECT rowid AS key, +rowid AS listed FROM article_text WHERE article_text MATCH ?)
    WHERE listed IN (SELECT value FROM json_each(?)) AND {conditions}
"""

_ONE_BY_ONE = """
    SELECT key FROM (SELECT value AS key, value AS listed FROM json_each(?))
    CROSS JOIN article_text ON rowid = key WHERE article_text MATCH ? AND {conditions} LIMIT +?
"""

_NUMBERS = """
    SELECT search_key, article FROM json_each(?) CROSS JOIN article ON search_key = value
    WHERE NOT trashed
"""

_PLACED = f"""
    SELECT rowid, {search_sql.RANK} FROM article_text
    WHERE article_text MATCH ? AND rowid >= ?
    AND (+rowid = ? OR +rowid IN (SELECT key FROM rewritten WHERE number > ?))
"""  # noqa: S608 (our own weights)
