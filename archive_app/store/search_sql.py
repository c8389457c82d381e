"""A plan as one SQL statement: hits in order, or their number.

Hits come from two sides that share no row: those that the text index answers alone, and the *own*
rows, whose tags, notes or highlights hold a word of the query (see ``search_plan``). Each side has
the columns ``key``, ``listed`` and ``place``, the value it is sorted by. ``listed`` is the key for
questions like "is it in this list": seeing ``rowid IN (list)`` SQLite would ask the text index
once for every member of the list, and weigh every word anew each time.
"""

# ruff: noqa: S608 (statements are put together from this module's own words; values are bound)

# LIMIT +?: given a bare parameter there, SQLite prepares the statement anew each time (50 us).

from archive_app.domain.library import Sort
from archive_app.store import index
from archive_app.store.search_plan import Plan, Sql

RECENT = 0.15
"""How much more an article of today counts than an old one, at most: mild, so that it orders those
that are about equally good and never puts a word in the text before one in the title."""

HALF = 365
"""Days after which half of that is left."""


def hits(plan: Plan, sort: Sort, page: tuple[int, int] | None) -> Sql:
    """The hits as rows (article, place), in order: all, or those of ``page`` (limit, offset)."""
    main, order = _main(plan, sort), _ORDERS[sort]
    if plan.own is None:
        return _ordered(main, order, page, "article" if _has_number(plan, sort) else _NUMBER)
    own = _own(plan, sort)
    tables = _tables(plan, ranked=sort is Sort.RELEVANCE)
    if page is not None:
        first = f"SELECT * FROM ({main.text} ORDER BY {order} LIMIT +?)"
        main = Sql(first, (*main.values, sum(page)))
    both = Sql(f"{main.text} UNION ALL {own.text}", (*main.values, *own.values))
    found = _ordered(both, order, page, _NUMBER)
    return Sql(f"WITH {tables.text} {found.text}", (*tables.values, *found.values))


def _ordered(rows: Sql, order: str, page: tuple[int, int] | None, number: str) -> Sql:
    if page is None:
        return Sql(f"SELECT {number}, place FROM ({rows.text}) ORDER BY {order}", rows.values)
    return Sql(  # the numbers are looked up of those only that are on the page
        f"SELECT {number}, place FROM (SELECT * FROM ({rows.text})"
        f" ORDER BY {order} LIMIT +? OFFSET +?) ORDER BY {order}",
        (*rows.values, *page),
    )


def keys(plan: Plan) -> Sql:
    """The hits as rows (key), in no order."""
    main = _main(plan, Sort.SAVED)
    if plan.own is None:
        return Sql(f"SELECT key FROM ({main.text})", main.values)
    tables, own = _tables(plan, ranked=False), _own(plan, Sort.SAVED)
    return Sql(
        f"WITH {tables.text} SELECT key FROM ({main.text}) UNION ALL SELECT key FROM ({own.text})",
        (*tables.values, *main.values, *own.values),
    )


def own_rows(plan: Plan, sort: Sort) -> Sql:
    """The hits among the own rows as rows (key, article, place), in no order."""
    tables, own = _tables(plan, ranked=sort is Sort.RELEVANCE), _own(plan, sort)
    return Sql(
        f"WITH {tables.text} SELECT key, {_NUMBER}, place FROM ({own.text})",
        (*tables.values, *own.values),
    )


def _has_number(plan: Plan, sort: Sort) -> bool:
    """Whether the hits come with the numbers of their articles.

    To look up a million of them by their keys takes four seconds.
    """
    return plan.own is None and (plan.match is None or sort in _NEEDS_ARTICLE)


def _main(plan: Plan, sort: Sort) -> Sql:
    """The rows that the text index, or without it the table, answers alone."""
    parts = [*plan.conditions]
    if plan.own is not None:
        parts.append(Sql("listed NOT IN (SELECT key FROM own)"))
    where = " AND ".join(f"({part.text})" for part in parts) or "1"
    values = tuple(value for part in parts for value in part.values)
    number = ", article" if _has_number(plan, sort) else ""
    if plan.match is None:
        if sort is Sort.RELEVANCE and plan.rank_match:
            place, source = recent(plan.day), _TABLE_RANKED
            values = (plan.rank_match, *values)
        else:
            place, source = "place", _TABLE.format(place=_COLUMNS[sort])
        return Sql(f"SELECT key, {place} AS place{number} FROM ({source}) WHERE {where}", values)
    match = plan.match
    if sort is Sort.RELEVANCE and plan.weighed:
        match = plan.weighed
        where = f"listed IN (SELECT rowid FROM article_text WHERE article_text MATCH ?) AND {where}"
        values = (plan.match, *values)
    source = _INDEX_JOINED if sort in _NEEDS_ARTICLE else _INDEX
    source = source.format(
        place=RANK if sort is Sort.RELEVANCE else _COLUMNS[sort],
        by="INDEXED BY article_by_saved" if sort is Sort.PUBLISHED else "",
    )
    place = recent(plan.day) if sort is Sort.RELEVANCE else "place"
    columns = f"key, {place} AS place{number}"
    return Sql(f"SELECT {columns} FROM ({source}) WHERE {where}", (match, *values))


def _tables(plan: Plan, *, ranked: bool) -> Sql:
    """The tables of own rows: their keys, and what the article's own words add to the rank."""
    place = RANK if ranked else "NULL"
    own = _OWN_TABLE.format(place=place)
    if not ranked or plan.rank_match is None:
        return Sql(own, (plan.own_match,))
    return Sql(f"{own}, {_SAID_TABLE.format(place=RANK)}", (plan.own_match, plan.rank_match))


def _own(plan: Plan, sort: Sort) -> Sql:
    condition = plan.own or Sql("1")
    if sort is Sort.RELEVANCE:
        said = "LEFT JOIN said USING (key)" if plan.rank_match else ""
        place = "own.place + coalesce(said.place, 0)" if plan.rank_match else "own.place"
        source = f"SELECT own.key AS key, own.key AS listed, {place} AS place FROM own {said}"
    elif sort in _NEEDS_ARTICLE:
        source = _OWN_JOINED.format(place=_COLUMNS[sort])
    else:
        source = "SELECT key, key AS listed, NULL AS place FROM own"
    place = recent(plan.day) if sort is Sort.RELEVANCE else "place"
    return Sql(
        f"SELECT key, {place} AS place FROM ({source}) WHERE {condition.text}", condition.values
    )


def recent(day: int) -> str:
    """A rank with the boost of articles saved not long before ``day`` (days since 1970)."""
    age = f"max(0, {day:d} - key / {index.KEYS_A_DAY})"
    return f"place * (1 + {RECENT * HALF} / ({HALF} + {age}))"


def boost(key: int, day: int) -> float:
    """What ``recent`` multiplies the rank of the row ``key`` by."""
    return 1 + RECENT * HALF / (HALF + max(0, day - key // index.KEYS_A_DAY))


_NEEDS_ARTICLE = {Sort.PUBLISHED, Sort.TITLE, Sort.SITE}

_COLUMNS = {
    Sort.SAVED: "NULL",
    Sort.RELEVANCE: "NULL",
    Sort.PUBLISHED: "article.published_at",
    Sort.TITLE: "article.title",
    Sort.SITE: "article.site",
}

_ORDERS = {
    Sort.SAVED: "key DESC",
    Sort.RELEVANCE: "place NULLS LAST, key DESC",
    Sort.PUBLISHED: "place DESC, key DESC",  # SQLite puts those without a date last
    Sort.TITLE: "place COLLATE NOCASE, key DESC",
    Sort.SITE: "place COLLATE NOCASE, key DESC",
}

RANK = "rank"
"""bm25 by the weights that each index has, see ``index.weigh``."""

_NUMBER = "(SELECT article FROM article AS a WHERE a.search_key = key)"

_TABLE = "SELECT search_key AS key, search_key AS listed, article, {place} AS place FROM article"

_TABLE_RANKED = f"""
    SELECT search_key AS key, search_key AS listed, article, ranked.place AS place
    FROM article LEFT JOIN (
        SELECT rowid AS key, {RANK} AS place FROM article_text WHERE article_text MATCH ?
    ) AS ranked ON ranked.key = search_key
"""

_INDEX = """
    SELECT rowid AS key, +rowid AS listed, {place} AS place
    FROM article_text WHERE article_text MATCH ?
"""

# CROSS JOIN: the index leads; left alone, SQLite may ask it once for every article instead.
# INDEXED BY: an index that has the date, too, which the unique one that SQLite prefers has not.
_INDEX_JOINED = """
    SELECT hit.rowid AS key, +hit.rowid AS listed, article, {place} AS place
    FROM article_text AS hit CROSS JOIN article {by} ON search_key = hit.rowid
    WHERE hit.article_text MATCH ?
"""

_OWN_TABLE = """
    own(key, place) AS MATERIALIZED (
        SELECT rowid, {place} FROM work_text WHERE work_text MATCH ?)
"""

_SAID_TABLE = """
    said(key, place) AS MATERIALIZED (
        SELECT rowid, {place} FROM article_text
        WHERE article_text MATCH ? AND +rowid IN (SELECT key FROM own))
"""

_OWN_JOINED = """
    SELECT key, key AS listed, {place} AS place FROM own JOIN article ON search_key = key
"""
