"""The order of publication for words that stand in many articles: only the newest days are asked.

Keys of the index go by saving, so for publication every hit's date would have to be looked up.
But each article has filter words for its day, month and year: the query together with those of a
span that should hold enough of its hits gives the first ones. How many of the hits the newest
articles hold tells how long the span must be.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlite_utils import Database

from archive_app.domain.library import Sort
from archive_app.domain.words import filter_word
from archive_app.store import search_sql
from archive_app.store.search_match import any_filter
from archive_app.store.search_plan import Plan

FEW = 700
"""Hits of which every date is looked up, at a third of a microsecond: a span takes longer."""

_SHARE = 0.1
"""The share of hits among all articles that is gone by at first where it is not known."""

_MORE = 1.5
"""How many times more hits than are needed a span should hold: they are not spread evenly."""

COUNTED = 100
"""Articles whose days are read, from the newest on; how far back more of them reach is reckoned
from these."""

_TRIES = 4
"""Spans that are tried before the plain way is taken after all."""

_LONGER = 32
"""How many times longer than the one before a span may be."""

UNITS = ((1, "YYYY-MM-DD", 20), (28, "YYYY-MM", 4), (365, "YYYY", 12))
"""What a span may be of: days of one, how it is written, and how many there may be: for each SQLite
merges one more list, where a year is one long list in which the rarer word skips."""

_FURTHEST = 14 * 3600
"""Seconds that a page's own calendar may be off UTC: a filter word has the page's day."""

Hits = list[tuple[int, float | None]]
"""Numbers of articles, and seconds of publication."""


class _Span(NamedTuple):
    words: frozenset[str]
    """Days, months or years as they are written."""
    bound: int
    """Seconds: every article published from then on has one of them as a filter word."""


def newest_published(db: Database, plan: Plan, needed: int, *, whole: bool) -> Hits | None:
    """The first ``needed`` hits; None where the plain way is the better one.

    ``whole`` tells whether one clause is all that is asked: how many articles hold a very common
    word is known beforehand.
    """
    stands = plan.standing
    known: int | None = stands.ranked[0] if whole and stands.ranked else None
    if plan.match is None or plan.beginning or not _are_many(db, plan.match, known):
        return None
    share = known / (stands.live + stands.trash) if known else _SHARE
    articles = int(needed * _MORE / share)
    for _ in range(_TRIES):
        span = _newest(db, plan.day, articles)
        if span is None:
            return None
        found = _within(db, plan, span, needed)
        certain = sum(place is not None and place >= span.bound for _, place in found)
        if certain == needed:
            return found
        articles = int(articles * min(_LONGER, _MORE * needed / max(certain, 1)))
    return None


def _are_many(db: Database, match: str, known: int | None) -> bool:
    if known is not None:
        return known > FEW
    return db.conn.execute(_ANY_AFTER, (match, FEW)).fetchone() is not None


def _newest(db: Database, today: int, articles: int) -> _Span | None:
    """A span with about the ``articles`` last published; None where it has too many units."""
    counted = min(articles, COUNTED)
    days = [day for (day,) in db.conn.execute(_LAST_DAYS, (counted,))]
    if not days:
        return None
    known = [day for day in days if day <= today + 1]  # pages name any day of the future
    reach = (max(known, default=days[-1]) - days[-1] + 1) * (articles - counted) // counted
    for step, form, most in UNITS:
        if reach <= step * most:
            before = range(days[-1] - reach, days[-1], step)
            span = _span([*days, *before], form)
            if len(span.words) <= most:
                return span
    return None


def _span(days: list[int], form: str) -> _Span:
    """The units of ``days`` as dates written in ``form`` name them.

    Where a page is from it may be the day after, so that is named, too; that it may be the day
    before is left to the bound.
    """
    words = {_written(day)[: len(form)] for day in {day + off for day in days for off in (0, 1)}}
    first = date.fromisoformat(f"{_written(min(days))[: len(form)]}-01-01"[:10])
    return _Span(frozenset(words), (first.toordinal() - _EPOCH) * 86_400 + _FURTHEST)


@lru_cache(maxsize=512)  # every key of a query that is being typed asks for the same days
def _written(day: int) -> str:
    """The date of ``day``, counted from 1970."""
    return date.fromordinal(min(max(day + _EPOCH, 1), date.max.toordinal())).isoformat()


def _within(db: Database, plan: Plan, span: _Span, needed: int) -> Hits:
    """The first hits of a span, and perhaps some that lie before its bound."""
    dates = any_filter(filter_word("published", word) for word in sorted(span.words))
    within = plan._replace(match=f"({plan.match}) AND ({dates})")
    rows = search_sql.hits(within, Sort.PUBLISHED, (needed, 0))
    return db.conn.execute(rows.text, rows.values).fetchall()


_EPOCH = date(1970, 1, 1).toordinal()

_ANY_AFTER = "SELECT 1 FROM article_text WHERE article_text MATCH ? LIMIT 1 OFFSET +?"

_LAST_DAYS = """
    SELECT DISTINCT (published_at + 62135596800) / 86400 - 719162 FROM (
        SELECT published_at FROM article WHERE published_at IS NOT NULL
        ORDER BY published_at DESC LIMIT +?)
"""
"""Counted from 1970, the newest first; divided as days of our era, none of which is negative."""
