"""The order of publication for words that stand in many articles: only the newest days are asked.

Keys of the index go by saving, so for publication every hit's date would have to be looked up.
But each article has filter words for its day, month and year: the query together with those of a
span that should hold enough of its hits, going by the last hundred saved, gives the first ones.
"""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from archive_app.domain.library import Sort
from archive_app.domain.words import filter_word
from archive_app.store import columns, search_sql
from archive_app.store.search_match import any_filter
from archive_app.store.search_plan import Plan

SAMPLE = 100
"""Hits by which their share of all articles is told; of fewer every date is looked up."""

_NEAR = 3_000
"""Articles that are counted back to the last hit of the sample; of more their numbers tell, which
are given in the order of arrival: that of saving, but for what was imported late."""

_MORE = 1.5
"""How many times more hits than are needed a span should hold: they are not spread evenly."""

COUNTED = 400
"""Articles whose days are read, from the newest on; how far back more of them reach is reckoned
from a quarter of these."""

_TRIES = 4
"""Spans that are tried, each several times as long, before the plain way is taken after all."""

MOST_DAYS, MOST_MONTHS, MOST_YEARS = 20, 4, 12
"""Filter words of a span: for each SQLite merges one more list, where a year is one long list in
which the rarer word skips."""

_FURTHEST = 14 * 3600
"""Seconds that a page's own calendar may be off UTC: a filter word has the page's day."""

Found = list[tuple[int, int | None]]
"""Key and seconds of publication."""


class _Span(NamedTuple):
    words: frozenset[str]
    """Days, months or years as they are written."""
    bound: int
    """Seconds: every article published from then on has one of them as a filter word."""


def newest_published(
    db: Database, plan: Plan, needed: int
) -> list[tuple[int, float | None]] | None:
    """The first ``needed`` hits as (article, place); None where the plain way is the better one."""
    sampled = _articles_of_a_sample(db, plan)
    if sampled is None:
        return None
    articles = int(needed * _MORE * sampled / SAMPLE) + 1
    for _ in range(_TRIES):
        span = _newest(db, plan.day, articles)
        if span is None:
            return None
        found = _within(db, plan, span)
        if sum(1 for _, place in found if place is not None and place >= span.bound) >= needed:
            return _in_order(db, plan, found, needed)
        articles *= 4
    return None


def _articles_of_a_sample(db: Database, plan: Plan) -> int | None:
    """How many articles were saved while ``SAMPLE`` hits were; None where there are fewer hits."""
    if plan.match is None:
        return None
    row = db.conn.execute(_SAMPLED, (plan.match, SAMPLE - 1, _NEAR)).fetchone()
    if row is None:
        return None
    near, arrived = int(row[0]), int(row[1])
    return near if near < _NEAR else max(near, arrived)


def _newest(db: Database, today: int, articles: int) -> _Span | None:
    """A span with about the ``articles`` last published; None where it has too many units."""
    counted = articles if articles <= COUNTED else max(1, COUNTED // 4)
    days = [day for (day,) in db.conn.execute(_LAST_DAYS, (counted,))]
    if not days:
        return None
    reach = 0
    if articles > counted:
        known = [day for day in days if day <= today + 1]  # pages name any day of the future
        reach = (max(known, default=days[-1]) - days[-1] + 1) * (articles - counted) // counted
    elif len(days) <= MOST_DAYS:
        return _span(days, "YYYY-MM-DD")
    if reach < 31 * MOST_MONTHS:
        months = _span([*days, *_before(days[-1], reach, 28)], "YYYY-MM")
        if len(months.words) <= MOST_MONTHS:
            return months
    years = _span([*days, *_before(days[-1], reach, 365)], "YYYY")
    return years if len(years.words) <= MOST_YEARS else None


def _before(day: int, reach: int, step: int) -> list[int]:
    """Days that lie up to ``reach`` before ``day``, not more than ``step`` apart."""
    return [*range(day, day - reach, -step), day - reach] if reach else []


def _span(days: list[int], form: str) -> _Span:
    """The units of ``days`` as dates written in ``form`` name them.

    Where a page is from it may be the day after, so that is named, too; that it may be the day
    before is left to the bound.
    """
    words = {_written(day + off)[: len(form)] for day in days for off in (0, 1)}
    first = date.fromisoformat(f"{_written(min(days))[: len(form)]}-01-01"[:10])
    return _Span(frozenset(words), (first.toordinal() - _EPOCH) * 86_400 + _FURTHEST)


def _written(day: int) -> str:
    """The date of ``day``, counted from 1970."""
    return date.fromordinal(min(max(day + _EPOCH, 1), date.max.toordinal())).isoformat()


def _within(db: Database, plan: Plan, span: _Span) -> Found:
    """The hits of a span, and perhaps some that lie before its bound."""
    dates = any_filter(filter_word("published", word) for word in sorted(span.words))
    rows = search_sql.main_rows(
        replace(plan, match=f"({plan.match}) AND ({dates})"), Sort.PUBLISHED
    )
    return db.conn.execute(rows.text, rows.values).fetchall()


def _in_order(
    db: Database, plan: Plan, found: Found, needed: int
) -> list[tuple[int, float | None]]:
    if plan.own is not None:
        own = search_sql.own_rows(plan, Sort.PUBLISHED)
        rows = db.conn.execute(own.text, own.values)
        found += [(key, place) for key, _, place in rows]
    found.sort(key=lambda one: (one[1] is None, -(one[1] or 0), -one[0]))
    first = found[:needed]
    keys = columns.to_json([key for key, _ in first])
    numbers = dict(db.conn.execute(_NUMBERS, (keys,)).fetchall())
    return [(numbers[key], place) for key, place in first]


_EPOCH = date(1970, 1, 1).toordinal()

_NUMBERS = """
    SELECT search_key, article FROM json_each(?) CROSS JOIN article ON search_key = value
"""

_SAMPLED = """
    SELECT (SELECT count(*) FROM (
               SELECT 1 FROM article AS later WHERE later.search_key >= key LIMIT +?3)),
           (SELECT max(article) FROM article) - article
    FROM (SELECT rowid AS key FROM article_text WHERE article_text MATCH ?1
          ORDER BY rowid DESC LIMIT 1 OFFSET +?2)
    CROSS JOIN article ON search_key = key
"""

_LAST_DAYS = """
    SELECT DISTINCT (published_at + 62135596800) / 86400 - 719162 FROM (
        SELECT published_at FROM article WHERE published_at IS NOT NULL
        ORDER BY published_at DESC LIMIT +?)
"""
"""Counted from 1970, the newest first; divided as days of our era, none of which is negative."""
