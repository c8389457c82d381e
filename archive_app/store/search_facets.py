"""What the hits of a query are made of: the counts that people narrow a search by.

Where hits are very many, every so-maniest is looked at: each costs about ten microseconds, for its
row, its tags and its pictures.
"""

from collections import Counter
from datetime import date
from heapq import nsmallest
from math import ceil

from sqlite_utils import Database

from archive_app.domain.findings import FacetCount, Facets
from archive_app.store import columns
from archive_app.store.search_conditions import BADGE, Sql

SAMPLE = 3_000
"""Hits that are looked at, or some more; of more the counts are estimates: of what a tenth has they
are off by one in twenty."""

_FINER = 4
"""How many times the sample would be met if every article were a hit."""

_MOST = 12
"""Values of one facet."""


def total(db: Database, keys: Sql) -> int:
    """The number of hits that ``keys`` gives."""
    return int(columns.scalar(db, f"SELECT count(*) FROM ({keys.text})", keys.values))  # noqa: S608


def facets(db: Database, keys: Sql, today: date) -> Facets:
    """The facets of the hits that ``keys`` gives; ``today`` decides which clearances hold."""
    hits, step, looked_at = _sample(db, keys)
    rows = db.conn.execute(_VALUES, (looked_at,)).fetchall()
    sites = Counter(site for site, _, _, _ in rows)
    languages = Counter(language for _, language, _, _ in rows)
    authors = Counter(name for _, _, names, _ in rows for name in names.split("; "))
    months = Counter(month for _, _, _, month in rows)
    tags = Counter(dict(db.conn.execute(_TAGS, (looked_at,))))
    badges = Counter(dict(db.conn.execute(_BADGES, (looked_at, today.isoformat()))))
    return Facets(
        articles=hits,
        exact=step == 1,
        sites=_counts(sites, step),
        tags=_counts(tags, step),
        languages=_counts(languages, step),
        authors=_counts(authors, step),
        rights=_counts(badges, step),
        months=tuple(
            FacetCount(month, count * step)
            for month, count in sorted(months.items(), reverse=True)
            if month
        ),
        has=_having(db, looked_at, step),
    )


def _having(db: Database, looked_at: str, step: int) -> tuple[FacetCount, ...]:
    """In this order: what few have is not less worth knowing."""
    counts = db.conn.execute(_THINGS, (looked_at,)).fetchone()
    named = zip(("note", "version", "picture-without-credit"), counts, strict=True)
    return tuple(FacetCount(thing, count * step) for thing, count in named if count)


def _sample(db: Database, keys: Sql) -> tuple[int, int, str]:
    """How many hits there are, each how-maniest is looked at, and the numbers of these as JSON."""
    coarse = _odd(columns.scalar(db, _ARTICLES) / (_FINER * SAMPLE))
    counted = db.conn.execute(_COUNT.format(keys=keys.text), (coarse, *keys.values)).fetchone()
    hits, some = counted[0], columns.from_json(counted[1], list[int])
    if len(some) >= SAMPLE // 2:  # most hits are met once only, which is what takes the time
        step = coarse * _odd(len(some) / SAMPLE - 0.25)  # rather a few more than a third of it
        met = columns.to_json([key for key in some if key % step == 0])
        found = db.conn.execute(_NUMBERS_OF, (met,))
    else:
        step = _odd(hits / SAMPLE) if hits > SAMPLE else 1
        found = db.conn.execute(_NUMBERS.format(keys=keys.text), (*keys.values, step))
    return hits, step, columns.to_json([number for (number,) in found])


def _odd(step: float) -> int:
    """``step`` rounded up to an odd number.

    The keys of one day begin at a power of two, so an even one may meet none or all.
    """
    return ceil(step) | 1


def _counts(counted: Counter[str], step: int) -> tuple[FacetCount, ...]:
    named = ((value, count) for value, count in counted.items() if value)
    most = nsmallest(_MOST, named, key=lambda item: (-item[1], item[0]))
    return tuple(FacetCount(value, count * step) for value, count in most)


_ARTICLES = "SELECT live + trash FROM tally"

_COUNT = """
    SELECT count(*), json_group_array(key) FILTER (WHERE key % ? = 0) FROM ({keys})
"""

_NUMBERS_OF = "SELECT article FROM json_each(?) CROSS JOIN article ON search_key = value"

_NUMBERS = """
    SELECT article FROM ({keys}) CROSS JOIN article ON search_key = key WHERE key % ? = 0
"""

_VALUES = """
    SELECT site, coalesce(language, ''), author, coalesce(substr(published, 1, 7), '')
    FROM json_each(?) CROSS JOIN article ON article = value
"""

_THINGS = """
    SELECT
        sum(note <> '' OR EXISTS (
            SELECT 1 FROM annotation AS t WHERE t.article = a.article AND t.body <> ''
        )),
        sum(versions > 1),
        sum(EXISTS (
            SELECT 1 FROM placement AS p WHERE p.version = a.version AND coalesce(credit, '') = ''
        ))
    FROM json_each(?) CROSS JOIN article AS a ON a.article = value
"""

_TAGS = """
    SELECT tag.path, count(*) FROM json_each(?) CROSS JOIN tag_reach ON article = value
    JOIN tag USING (tag) GROUP BY tag
"""

_BADGES = f"""
    SELECT badge, count(DISTINCT article) FROM (
        SELECT article.article, {BADGE} AS badge
        FROM json_each(?) CROSS JOIN article ON article = value JOIN placement USING (version)
        LEFT JOIN picture USING (picture)
        LEFT JOIN decision ON decision.decision = picture.decision
            AND coalesce(picture.valid_until, '9999') >= ?
    ) GROUP BY badge
"""  # noqa: S608 (our own words)
