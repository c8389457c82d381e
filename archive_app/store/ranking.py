"""Ranking very common words ahead, in pieces, in the background; old lists answer meanwhile.

The lists are for ``search_ranked``; all of it is derived.
"""

from time import monotonic

from sqlite_utils import Database

from archive_app.store import columns, search_sql
from archive_app.store.connection import reading, writing
from archive_app.store.ranked_list import Entry
from archive_app.store.ranked_words import (
    COUNT,
    K1,
    KEY,
    MOST_REWRITTEN,
    REST,
    B,
    Index,
    Word,
    index_figures,
    varints,
)

COMMON = 250
"""Articles that hold a word from which it is ranked ahead: weighing them takes 0.3 ms and more."""

_COMMON_SHARE = 0.0025
"""The least share of all articles, for large libraries: there are ever more words with so many."""

IN_TITLES = 100
"""The same for words of titles."""

_SMALLEST = 5_000
"""Articles of a library that needs all this."""

KEPT = 240
"""Articles kept for a word, at most: enough for some pages, for a while of saving, and for a first
page of those that a tenth of all fit."""

_LEAST_KEPT, _KEPT_SHARE = 60, 16
"""At least so many, and of rarer words every so-maniest: weighing what is left of them is quick."""

_LONG_FROM, _LONG_SHARE = 5_000, 0.02
"""Articles that hold a word, and their share of all, from which there is a long list, too."""

_LONG, _LONG_SHARE_KEPT = 5_000, 0.4
"""Articles of a long list, at most, and as a share of all that hold the word: enough for a first
page of those of one month in ten years, or with one tag of a hundred."""

_STALE = 0.1
"""The share of the library's articles written since from which all is ranked anew."""

_LEAST = 500
"""Articles written since for which nothing is ranked anew, however small the library."""

_PIECE = 1_000
"""Words of the index that one piece of ranking looks at, at most."""

_SECONDS = 0.1
"""From when on a piece ends with the next word: others wait for the thread."""


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
        found, last = _rank_piece(db, state["word"], day)
    with writing(db):
        db.conn.executemany(_PUT, found)
        db.conn.execute("UPDATE ranking SET word = ?", (last,))
        if not last:
            db.conn.execute("DELETE FROM ranked WHERE written < ?", (state["written"],))
            db.conn.execute(_FORGET, (state["written"],))
    return bool(last)


def _rank_piece(db: Database, after: str, day: int) -> tuple[list[tuple[object, ...]], str]:
    """Rows of "ranked" for words behind ``after``, and the last word looked at; none at the end.

    Words are taken one by one: FTS5 counts the articles of each, and those behind the end of the
    piece would be counted again by the next one, which took nine tenths of ranking a million
    articles.
    """
    until = monotonic() + _SECONDS
    common = max(COMMON, index_figures(db).rows * _COMMON_SHARE)
    found: list[tuple[object, ...]] = []
    looked_at = 0
    for word, about in db.conn.execute(_VOCABULARY, (after, _PIECE)):
        looked_at += 1
        if about < common or not word.isalnum():
            continue
        for one, least in ((Word(word), common), (Word(word, in_title=True), IN_TITLES)):
            articles = columns.scalar(db, COUNT, (one.match,))
            if articles >= least:
                found.append(_row(db, one, articles, day))
        if monotonic() > until:
            return found, word
    return found, word if looked_at == _PIECE else ""


def _is_time(db: Database, *, begun: bool) -> bool:
    articles = columns.scalar(db, "SELECT live + trash FROM tally")
    if not begun:
        return bool(articles >= _SMALLEST)
    written = columns.scalar(db, _WRITTEN)
    return bool(written > max(_LEAST, min(articles * _STALE, MOST_REWRITTEN)))


def _row(db: Database, word: Word, articles: int, day: int) -> tuple[object, ...]:
    """The row of "ranked" for ``word``, which so many ``articles`` hold."""
    index = index_figures(db)
    kept = max(_LEAST_KEPT, min(KEPT, articles // _KEPT_SHARE))
    long = min(_LONG, int(articles * _LONG_SHARE_KEPT))
    if articles < max(_LONG_FROM, index.rows * _LONG_SHARE):
        long = 0
    idf = index.idf(articles)
    asked = _BEST.format(recent=search_sql.recent(day))
    rows = db.conn.execute(asked, (word.match, max(kept, long) + 1)).fetchall()
    best = _entries(db, rows[: max(kept, long)], idf, index)
    bounds = [-boosted / idf for _, _, boosted in rows]
    return (
        word.name,
        articles,
        _packed(best[:kept]),
        bounds[kept] if len(bounds) > kept else 0.0,
        day,
        index.length,
        columns.scalar(db, _LAST) or 0,
        bounds[long] if long else None,
        _packed(sorted(best[:long])) if long else None,
    )


def _entries(
    db: Database, rows: list[tuple[int, float, float]], idf: float, index: Index
) -> list[Entry]:
    """The entries of ``rows`` (key, place) of a word that tells ``idf``."""
    keys = columns.to_json([key for key, _, _ in rows])
    known = {key: (number, sz) for key, number, sz in db.conn.execute(_KNOWN, (keys,))}
    return [(key, _rest(*known[key], -place / idf, index)) for key, place, _ in rows]


def _rest(number: int, lengths: bytes, score: float, index: Index) -> tuple[int, float, int]:
    """Number, weight and length of a row from what it scores: weights are multiples of a half."""
    length = sum(varints(lengths))
    norm = K1 * (1 - B + B * length / index.length)
    return number, round(2 * score * norm / (K1 + 1.0 - score)) / 2, length


def _packed(entries: list[Entry]) -> bytes:
    keys = (KEY.pack(key) for key, _ in entries)
    return b"".join([*keys, *(REST.pack(*rest) for _, rest in entries)])


_LAST = "SELECT seq FROM sqlite_sequence WHERE name = 'rewritten'"

_BEGIN = """
    INSERT INTO ranking (ranking, word, written)
    VALUES (1, '', coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'rewritten'), 0))
    ON CONFLICT DO UPDATE SET written = excluded.written
"""

_FORGET = """
    DELETE FROM rewritten WHERE number <= min(?, coalesce((SELECT written FROM beginnings), 9e18))
"""
"""What ``beginnings`` has followed, too."""

_WRITTEN = "SELECT count(*) FROM rewritten WHERE number > (SELECT written FROM ranking)"

_VOCABULARY = "SELECT term, doc FROM temp.vocabulary WHERE term > ? LIMIT +?"

_BEST = f"""
    SELECT key, place, {{recent}} AS boosted
    FROM (SELECT rowid AS key, {search_sql.RANK} AS place
          FROM article_text WHERE article_text MATCH ?)
    ORDER BY boosted, key DESC LIMIT +?
"""  # noqa: S608 (our own weights)

_PUT = """
    INSERT OR REPLACE INTO ranked
        (word, articles, best, bound, day, length, written, more_bound, more)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_KNOWN = """
    SELECT search_key, article, sz FROM json_each(?) CROSS JOIN article ON search_key = value
    CROSS JOIN article_text_docsize AS size ON size.id = search_key
"""
