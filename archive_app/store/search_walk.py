"""The order of publication for words that stand in many articles, walked year by year or month.

Keys of the index go by saving, so for publication every hit's date would have to be looked up.
But each article has filter words for its year and its month: the newest span together with the
query gives the first hits, and so on until there are enough.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from archive_app.domain.library import Sort
from archive_app.store import columns, search_sql
from archive_app.store.search_match import filter_match
from archive_app.store.search_plan import Plan

SOME = 60
"""Hits from which walking by years is worth it."""

MANY = 1_000
"""Hits from which walking by months is: of fewer most months have none."""

_MOST_SPANS = 60
"""Spans that are walked before the plain way is taken after all."""

_FURTHEST = 14 * 3600
"""Seconds that a page's own calendar may be off UTC: a filter word has the page's month."""

Found = list[tuple[int, int | None]]
"""Key and seconds of publication."""


def newest_published(
    db: Database, plan: Plan, needed: int
) -> list[tuple[int, float | None]] | None:
    """The first ``needed`` hits as (article, place); None where the plain way is the better one."""
    hits = _hits(db, plan.match) if plan.match else 0
    if plan.match is None or hits < SOME:
        return None
    months = 1 if hits >= MANY else 12
    found: Found = []
    span: int | None = None
    bound = 1 << 60
    for _ in range(_MOST_SPANS):
        latest = columns.scalar(db, _LATEST, (bound,))
        if latest is None:
            return None  # what is left has no date
        newest = _month_of(latest + _FURTHEST) // months
        span = newest if span is None else min(span - 1, newest)
        if span * months < _FIRST_MONTH:
            return None
        found += _of_span(db, plan, span, months)
        bound = _begins(span * months) + _FURTHEST
        if sum(1 for _, place in found if place is not None and place >= bound) >= needed:
            return _in_order(db, plan, found, needed)
    return None


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


def _of_span(db: Database, plan: Plan, span: int, months: int) -> Found:
    """The hits of a year or a month, counted from the year 0."""
    word = f"{span:04}" if months > 1 else f"{span // 12:04}-{span % 12 + 1:02}"
    match = f"({plan.match}) AND ({filter_match('published', word)})"
    rows = search_sql.main_rows(replace(plan, match=match), Sort.PUBLISHED)
    return db.conn.execute(rows.text, rows.values).fetchall()


def _hits(db: Database, match: str) -> int:
    """How many articles match, or ``MANY`` where they are more."""
    return int(columns.scalar(db, _COUNT, (match, MANY)))


def _month_of(seconds: int) -> int:
    """Months since the year 0 of a time in UTC."""
    ceiling = datetime(9999, 12, 31, tzinfo=UTC)
    moment = min(ceiling, _EPOCH + timedelta(seconds=min(seconds, ceiling.timestamp())))
    return moment.year * 12 + moment.month - 1


def _begins(month: int) -> int:
    first = datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return int((first - _EPOCH).total_seconds())


_FIRST_MONTH = 12

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_NUMBERS = """
    SELECT search_key, article FROM json_each(?) CROSS JOIN article ON search_key = value
"""

_LATEST = "SELECT max(published_at) FROM article WHERE published_at < ?"

_COUNT = "SELECT count(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH ? LIMIT +?)"
