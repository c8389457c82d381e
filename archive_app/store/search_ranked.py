"""Very common words, ranked ahead: their first hits without weighing every article that has them.

FTS5 weighs each hit anew, a microsecond each, and first counts all of them. So for each word that
stands in very many articles the best are kept (table "ranked"): key, weighted count, length. That
is all that bm25 needs besides two figures of the whole index, so the places computed from it are
those of FTS5 to the last bit, whatever was saved since. Rows of the index written since then (table
"rewritten") are asked of FTS5. The answer is given only where it is certain: the last hit shown
must score more than anything that was left out possibly can (``bound``); else the plain way is
taken.

The table is derived; it is made in pieces, in the background, and old lists answer meanwhile.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge, nsmallest
from math import log
from typing import NamedTuple

from sqlite_utils import Database

from archive_app.domain.library import Sort
from archive_app.domain.query import Query, Words
from archive_app.domain.words import asked, fold, has_word
from archive_app.store import columns, search_sql
from archive_app.store.connection import reading, writing
from archive_app.store.search_plan import Plan

COMMON = 2_000
"""Articles that hold a word from which it is ranked ahead: weighing more takes over 2 ms."""

KEPT = 160
"""Articles kept for a word: enough for some pages, and for a while of saving."""

_MOST_REWRITTEN = 5_000
"""Rows written since a word was ranked that are still asked for one by one."""

_STALE = 0.02
"""The share of the library's articles written since from which all is ranked anew."""

_LEAST = 500
"""Articles written since for which nothing is ranked anew, however small the library."""

_PIECE = 4_000
"""Words of the index that one piece of ranking looks at."""

_K1, _B = 1.2, 0.75
"""The parameters of FTS5's bm25."""

_ENTRY = struct.Struct("<qfI")

Hits = list[tuple[int, float | None]]
"""Numbers of articles and their places."""


class _Hit(NamedTuple):
    place: float
    key: int
    article: int


class _Entry(NamedTuple):
    key: int
    weight: float
    """How often the word stands in the article, each time with the weight of its column."""
    length: int
    """Words of the article in all columns."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Figures of ``article_text`` that bm25 needs."""

    rows: int
    length: float
    """Mean words of a row."""

    def idf(self, articles: int) -> float:
        """How much a word tells that ``articles`` hold, as FTS5 computes it."""
        idf = log((self.rows - articles + 0.5) / (articles + 0.5))
        return idf if idf > 0 else 1e-6

    def score(self, entry: _Entry) -> float:
        """What ``entry`` scores, but for the idf."""
        return (entry.weight * (_K1 + 1.0)) / (
            entry.weight + _K1 * (1 - _B + _B * entry.length / self.length)
        )


def the_word(query: Query) -> str | None:
    """The one word in any field that ``query`` asks for, as the index has it; None for others."""
    if not isinstance(query.root, Words) or query.root.field or query.root.prefix:
        return None
    wanted = asked(query.root.text)
    if wanted.specials or wanted.begins or fold(wanted.phrase) != wanted.phrase:
        return None
    return wanted.phrase if wanted.phrase.isalnum() and has_word(wanted.phrase) else None


def ranked(db: Database, plan: Plan, word: str, needed: int) -> Hits | None:
    """The first ``needed`` hits of ``word``, which ``plan`` asks for.

    None where it was not ranked ahead, or where that does not make them certain.
    """
    row = columns.first(db, _RANKED, (word,))
    if row is None or needed > KEPT // 2 or plan.day < row["day"]:
        return None
    written = {key for (key,) in db.conn.execute(_WRITTEN, (row["written"], _MOST_REWRITTEN))}
    if len(written) >= _MOST_REWRITTEN:
        return None
    index, articles = _index(db), row["articles"]
    if written:
        articles = columns.scalar(db, _COUNT, (f'"{word}"',))
    idf = index.idf(articles)
    own = _own(db, plan)
    own_keys = {key for _, key, _ in own}
    placed = [
        (-(idf * index.score(entry)) * search_sql.boost(entry.key, plan.day), entry.key)
        for entry in map(_Entry._make, _ENTRY.iter_unpack(row["best"]))
        if entry.key not in written and entry.key not in own_keys
    ]
    placed += _placed_anew(db, word, written - own_keys, plan.day) if written else []
    bound = idf * row["bound"] * max(1.0, index.length / row["length"])
    first = nsmallest(needed + columns.scalar(db, _TRASHED, (needed,)), placed, key=_order)
    found = merge(_numbered(db, first), own, key=_order)
    certain: Hits = [(number, place) for place, _, number in found if place < -bound]
    return certain[:needed] if len(certain) >= needed else None


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
    return sorted((_Hit(place, key, number) for key, number, place in found), key=_order)


def _placed_anew(db: Database, word: str, keys: set[int], day: int) -> Iterator[tuple[float, int]]:
    """The places of those of ``keys`` that hold ``word``."""
    if not keys:
        return
    values = (f'"{word}"', min(keys), columns.to_json(sorted(keys)))
    for key, place in db.conn.execute(_PLACED, values):
        yield place * search_sql.boost(key, day), key


def rank_more(db: Database, day: int) -> bool:
    """Ranks some words ahead, if it is time to; whether there is more to do.

    The ranking goes on where it was stopped, by whatever. Small libraries need none.
    """
    state = columns.first(db, "SELECT word, written FROM ranking")
    if state is None or not state["word"]:
        if not _is_time(db, begun=state is not None):
            return False
        with writing(db):
            db.conn.execute(_BEGIN)
        state = columns.first(db, "SELECT word, written FROM ranking")
        assert state is not None  # noqa: S101 (just written)
    with reading(db):
        words = db.conn.execute(_VOCABULARY, (state["word"], _PIECE)).fetchall()
        found = [_row(db, word, day) for word, articles in words if articles >= COMMON]
    with writing(db):
        db.conn.executemany(_PUT, found)
        last = words[-1][0] if len(words) == _PIECE else ""
        db.conn.execute("UPDATE ranking SET word = ?", (last,))
        if not last:
            db.conn.execute("DELETE FROM ranked WHERE written < ?", (state["written"],))
            db.conn.execute("DELETE FROM rewritten WHERE number <= ?", (state["written"],))
    return bool(last)


def _is_time(db: Database, *, begun: bool) -> bool:
    articles = columns.scalar(db, "SELECT live + trash FROM tally")
    if not begun:
        return bool(articles >= COMMON * 5)
    written = columns.scalar(db, "SELECT count(*) FROM rewritten")
    return bool(written > max(_LEAST, articles * _STALE))


def _row(db: Database, word: str, day: int) -> tuple[object, ...]:
    """The row of "ranked" for ``word``."""
    index, match = _index(db), f'"{word}"'
    articles = columns.scalar(db, _COUNT, (match,))
    idf = index.idf(articles)
    rows = db.conn.execute(_BEST.format(recent=search_sql.recent(day)), (match, KEPT + 1))
    entries: list[_Entry] = []
    bound = 0.0
    for key, place, boosted in rows.fetchall():
        if len(entries) == KEPT:
            bound = -boosted / idf
            break
        entries.append(_entry(db, key, -place / idf, index))
    best = b"".join(_ENTRY.pack(*entry) for entry in entries)
    return (word, articles, best, bound, day, index.length, columns.scalar(db, _LAST) or 0)


def _entry(db: Database, key: int, score: float, index: _Index) -> _Entry:
    """The entry of row ``key`` from what it scores: all weights are multiples of a half."""
    length = sum(_varints(columns.scalar(db, _LENGTHS, (key,))))
    norm = _K1 * (1 - _B + _B * length / index.length)
    weight = round(2 * score * norm / (_K1 + 1.0 - score)) / 2
    return _Entry(key, weight, length)


def _index(db: Database) -> _Index:
    """The record "averages" of FTS5: the number of rows, then for each column its words."""
    rows, *words = _varints(columns.scalar(db, _AVERAGES))
    return _Index(rows, sum(words) / rows if rows else 1.0)


def _varints(blob: bytes) -> list[int]:
    """SQLite's variable-length integers (https://www.sqlite.org/fileformat2.html#varint)."""
    found: list[int] = []
    value = 0
    size = 0
    for byte in blob:
        size += 1
        value = value << 8 | byte if size == 9 else value << 7 | byte & 0x7F
        if byte < 0x80 or size == 9:
            found.append(value)
            value = size = 0
    return found


_RANKED = "SELECT articles, best, bound, day, length, written FROM ranked WHERE word = ?"

_WRITTEN = "SELECT key FROM rewritten WHERE number > ? LIMIT ?"

_LAST = "SELECT seq FROM sqlite_sequence WHERE name = 'rewritten'"

_COUNT = "SELECT count(*) FROM article_text WHERE article_text MATCH ?"

_TRASHED = """
    SELECT count(*) FROM (SELECT 1 FROM article WHERE trashed LIMIT ?)
"""

_NUMBERS = """
    SELECT search_key, article FROM json_each(?) CROSS JOIN article ON search_key = value
    WHERE NOT trashed
"""

_PLACED = f"""
    SELECT rowid, {search_sql.RANK} FROM article_text
    WHERE article_text MATCH ? AND rowid >= ? AND +rowid IN (SELECT value FROM json_each(?))
"""  # noqa: S608 (our own weights)

_BEGIN = """
    INSERT INTO ranking (ranking, word, written)
    VALUES (1, '', coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'rewritten'), 0))
    ON CONFLICT DO UPDATE SET written = excluded.written
"""

_VOCABULARY = "SELECT term, doc FROM temp.vocabulary WHERE term > ? LIMIT ?"

_BEST = f"""
    SELECT key, place, {{recent}} AS boosted
    FROM (SELECT rowid AS key, {search_sql.RANK} AS place
          FROM article_text WHERE article_text MATCH ?)
    ORDER BY boosted, key DESC LIMIT ?
"""  # noqa: S608 (our own weights)

_PUT = """
    INSERT OR REPLACE INTO ranked (word, articles, best, bound, day, length, written)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""

_AVERAGES = "SELECT block FROM article_text_data WHERE id = 1"

_LENGTHS = "SELECT sz FROM article_text_docsize WHERE id = ?"
