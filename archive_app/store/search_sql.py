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
from archive_app.store.search_beginnings import Beginning
from archive_app.store.search_conditions import Sql
from archive_app.store.search_plan import Plan

RECENT = 0.15
"""How much more an article of today counts than an old one, at most: mild, so that it orders those
that are about equally good and never puts a word in the text before one in the title."""

HALF = 365
"""Days after which half of that is left."""


def hits(plan: Plan, sort: Sort, page: tuple[int, int]) -> Sql:
    """The hits of ``page`` (limit, offset) as rows (article, place), in order."""
    numbered = sort in _OF_ARTICLE or plan.match is None
    order = _ORDERS[sort]
    rows = _main(plan, sort, numbered=numbered)
    if plan.own is not None:
        first = f"SELECT * FROM ({rows.text} ORDER BY {order} LIMIT +?)"
        rows = Sql(first, (*rows.values, sum(page)))
        rows = _both(rows, _own(plan, sort, numbered=numbered))
    number = "article" if numbered else _NUMBER  # looked up of those only that are on the page
    found = (
        f"SELECT {number}, place FROM (SELECT * FROM ({rows.text})"
        f" ORDER BY {order} LIMIT +? OFFSET +?) ORDER BY {order}"
    )
    return _with_tables(plan, sort, Sql(found, (*rows.values, *page)))


def numbers(plan: Plan, sort: Sort) -> Sql:
    """The numbers of all hits, in order."""
    rows = _all(plan, sort)
    found = Sql(f"SELECT article FROM ({rows.text}) ORDER BY {_ORDERS[sort]}", rows.values)
    return _with_tables(plan, sort, found)


def unordered(plan: Plan, sort: Sort) -> Sql:
    """All hits as rows (place, key, article), to be put in the order of place, newest first."""
    rows = _all(plan, sort)
    place = "-place" if sort is Sort.PUBLISHED else "place"
    found = f"SELECT coalesce({place}, {_LAST}), key, article FROM ({rows.text})"
    return _with_tables(plan, sort, Sql(found, rows.values))


def _all(plan: Plan, sort: Sort) -> Sql:
    """All hits as rows (key, place, article), in no order.

    The numbers are looked up here: the keys of a million hits lie in sequence yet.
    """
    rows = _main(plan, sort, numbered=True)
    return _both(rows, _own(plan, sort, numbered=True)) if plan.own is not None else rows


def keys(plan: Plan) -> Sql:
    """The hits as rows (key), in no order."""
    rows = _main(plan, Sort.SAVED)
    if plan.own is not None:
        rows = _both(rows, _own(plan, Sort.SAVED))
    return _with_tables(plan, Sort.SAVED, Sql(f"SELECT key FROM ({rows.text})", rows.values))


def best_own(plan: Plan, limit: int) -> Sql:
    """The best ``limit`` hits among the own rows as rows (key, place, article), in order."""
    order = _ORDERS[Sort.RELEVANCE]
    rows = _own(plan, Sort.RELEVANCE)
    found = (
        f"SELECT key, place, {_NUMBER} FROM (SELECT * FROM ({rows.text})"
        f" ORDER BY {order} LIMIT +?) ORDER BY {order}"
    )
    return _with_tables(plan, Sort.RELEVANCE, Sql(found, (*rows.values, limit)))


def _both(one: Sql, other: Sql) -> Sql:
    return Sql(f"{one.text} UNION ALL {other.text}", (*one.values, *other.values))


def _main(plan: Plan, sort: Sort, *, numbered: bool = False) -> Sql:
    """The rows that the text index, or without it the table, answers alone."""
    parts = [*plan.conditions]
    if plan.own is not None:
        parts.append(Sql("listed NOT IN (SELECT key FROM own)"))
    where = " AND ".join(f"({part.text})" for part in parts) or "1"
    values = tuple(value for part in parts for value in part.values)
    number = ", article" if numbered else ""
    if plan.match is None:
        if sort is Sort.RELEVANCE and plan.rank_match:
            place, source = recent(plan.day), _TABLE_RANKED
            values = (plan.rank_match, *values)
        else:
            place, source = "place", _TABLE.format(place=_COLUMNS[sort])
        return Sql(f"SELECT key, {place} AS place{number} FROM ({source}) WHERE {where}", values)
    if sort is Sort.RELEVANCE and plan.weighed:
        where = f"listed IN (SELECT rowid FROM article_text WHERE article_text MATCH ?) AND {where}"
        values = (plan.match, *values)
    found = _found(plan, sort, numbered=numbered)
    place = recent(plan.day) if sort is Sort.RELEVANCE else "place"
    columns = f"key, {place} AS place{number}"
    return Sql(f"SELECT {columns} FROM ({found.text}) WHERE {where}", (*found.values, *values))


def _found(plan: Plan, sort: Sort, *, numbered: bool) -> Sql:
    """What the text index finds, ranked where the order is by relevance."""
    by = "" if sort in _OF_ROW else "INDEXED BY article_by_saved"
    joined = f"CROSS JOIN article {by} ON search_key = "
    if plan.beginning is not None:
        return _begun(plan.beginning, sort, joined, numbered=numbered)
    match = plan.match
    if sort is Sort.RELEVANCE and plan.weighed:
        match = plan.weighed
    source = _INDEX.format(
        place=RANK if sort is Sort.RELEVANCE else _COLUMNS[sort],
        number=", article" if numbered else "",
        joined=f"{joined} hit.rowid" if numbered else "",
    )
    return Sql(source, (match,))


def _begun(beginning: Beginning, sort: Sort, joined: str, *, numbered: bool) -> Sql:
    """The same of a short beginning."""
    is_joined = sort in _OF_ARTICLE
    rows = beginning.rows if numbered or sort is Sort.RELEVANCE else beginning.keys
    number = f", {'article.article' if is_joined else 'hit.article'} AS article"
    source = _BEGUN.format(
        rows=rows.text,
        place=beginning.rank if sort is Sort.RELEVANCE else _COLUMNS[sort],
        number=number if numbered else "",
        joined=f"{joined} hit.key" if is_joined else "",
    )
    return Sql(source, rows.values)


def _with_tables(plan: Plan, sort: Sort, rows: Sql) -> Sql:
    """``rows`` with the tables of own rows that they speak of, where there are any."""
    if plan.own is None:
        return rows
    tables = _tables(plan, ranked=sort is Sort.RELEVANCE)
    return Sql(f"WITH {tables.text} {rows.text}", (*tables.values, *rows.values))


def _tables(plan: Plan, *, ranked: bool) -> Sql:
    """The tables of own rows: their keys, and what the article's own words add to the rank."""
    place = RANK if ranked else "NULL"
    own = _OWN_TABLE.format(place=place)
    if not ranked or plan.rank_match is None:
        return Sql(own, (plan.own_match,))
    if plan.beginning is not None:
        rows, rank = plan.beginning.rows, plan.beginning.rank
        said = _SAID_OF_BEGINNING.format(place=rank, rows=rows.text)
        return Sql(f"{own}, {said}", (plan.own_match, *rows.values))
    return Sql(f"{own}, {_SAID_TABLE.format(place=RANK)}", (plan.own_match, plan.rank_match))


def _own(plan: Plan, sort: Sort, *, numbered: bool = False) -> Sql:
    condition = plan.own or Sql("1")
    place, joined, shown = _COLUMNS[sort], "", "place"
    if sort is Sort.RELEVANCE:
        place, shown = "own.place", recent(plan.day)
        if plan.rank_match:
            place, joined = "own.place + coalesce(said.place, 0)", "LEFT JOIN said USING (key)"
    number = ", article" if numbered else ""
    if numbered:
        joined += " JOIN article ON search_key = own.key"
    source = _OWN.format(place=place, number=number, joined=joined)
    columns = f"key, {shown} AS place{number}"
    return Sql(f"SELECT {columns} FROM ({source}) WHERE {condition.text}", condition.values)


def recent(day: int) -> str:
    """A rank with the boost of articles saved not long before ``day`` (days since 1970)."""
    age = f"max(0, {day:d} - key / {index.KEYS_A_DAY})"
    return f"place * (1 + {RECENT * HALF} / ({HALF} + {age}))"


def boost(key: int, day: int) -> float:
    """What ``recent`` multiplies the rank of the row ``key`` by."""
    return 1 + RECENT * HALF / (HALF + max(0, day - key // index.KEYS_A_DAY))


_OF_ROW = {Sort.TITLE, Sort.SITE}
_OF_ARTICLE = {Sort.PUBLISHED, *_OF_ROW}
"""The sorts by what the table of articles knows, and those of them that need its rows: of the
others all is in one of its indexes."""

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

_LAST = "9e999"
"""The place of those that have none: infinity."""

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

# CROSS JOIN: the index leads; left alone, SQLite may ask it once for every article instead.
# INDEXED BY: an index that has the date, too, which the unique one that SQLite prefers has not.
_INDEX = """
    SELECT hit.rowid AS key, +hit.rowid AS listed, {place} AS place{number}
    FROM article_text AS hit {joined} WHERE hit.article_text MATCH ?
"""

_BEGUN = """
    SELECT hit.key AS key, hit.key AS listed, {place} AS place{number}
    FROM ({rows}) AS hit {joined}
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

_SAID_OF_BEGINNING = """
    said(key, place) AS MATERIALIZED (
        SELECT key, {place} FROM ({rows}) WHERE +key IN (SELECT key FROM own))
"""

_OWN = "SELECT own.key AS key, own.key AS listed, {place} AS place{number} FROM own {joined}"
