"""What the hits of a query are made of: the counts that people narrow a search by."""

# ruff: noqa: S608 (statements are put together from this module's own words; values are bound)

from collections import Counter
from collections.abc import Iterable

from sqlite_utils import Database

from archive_app.domain.library import FacetCount, Facets
from archive_app.store import columns
from archive_app.store.search_plan import Sql

SAMPLE = 20_000
"""Hits that are looked at, at most; of more every so-maniest, and the counts are estimates."""

_MOST = 12
"""Values of one facet."""


def total(db: Database, keys: Sql) -> int:
    """The number of hits that ``keys`` gives."""
    return int(columns.scalar(db, f"SELECT count(*) FROM ({keys.text})", keys.values))


def facets(db: Database, keys: Sql, rights: Iterable[FacetCount]) -> Facets:
    """The facets of the hits that ``keys`` gives; ``rights`` are counted by the caller."""
    hits = total(db, keys)
    step = -(-hits // SAMPLE) or 1
    sites: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    authors: Counter[str] = Counter()
    months: Counter[str] = Counter()
    values = (*keys.values, step)
    for site, language, names, month in db.conn.execute(_VALUES.format(keys=keys.text), values):
        sites[site] += 1
        languages[language] += 1
        authors.update(filter(None, names.split("; ")))
        months[month] += 1
    tags = Counter(dict(db.conn.execute(_TAGS.format(keys=keys.text), values)))
    return Facets(
        articles=hits,
        exact=step == 1,
        sites=_counts(sites, step),
        tags=_counts(tags, step),
        languages=_counts(languages, step),
        authors=_counts(authors, step),
        rights=tuple(one for one in rights if one.articles),
        months=tuple(
            FacetCount(month, count * step)
            for month, count in sorted(months.items(), reverse=True)
            if month
        ),
    )


def _counts(counted: Counter[str], step: int) -> tuple[FacetCount, ...]:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    kept = [(value, count) for value, count in ordered if value][:_MOST]
    return tuple(FacetCount(value, count * step) for value, count in kept)


_VALUES = """
    SELECT site, coalesce(language, ''), author, coalesce(substr(published, 1, 7), '')
    FROM ({keys}) CROSS JOIN article ON search_key = key WHERE article.article % ? = 0
"""

_TAGS = """
    SELECT path, count(*) FROM ({keys}) CROSS JOIN article ON search_key = key
    CROSS JOIN tag_reach USING (article) JOIN tag USING (tag)
    WHERE article.article % ? = 0 GROUP BY tag
"""
