"""The numbers of all hits in order, made so that a stop is heard at every hit.

SQLite sorts what it was given in one go, which hears nothing: 0.9 s for the 825,000 hits of "ne*"
in a million articles. Put into a table one after the other they take no longer, and less memory.
Titles and sites are long, and there are indexes of them: these are walked, where hits are many.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from string import ascii_lowercase, ascii_uppercase

from sqlite_utils import Database

from archive_app.domain.library import NUMBERS, Sort
from archive_app.store import search_sql
from archive_app.store.search_conditions import Sql
from archive_app.store.search_plan import Plan

_MANY = 20
"""The part of all articles from which hits are many."""

_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


class WholeList:
    """Makes whole lists, in temporary tables of its connection."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._is_there = False

    def prepare(self) -> None:
        """Makes the tables where they are missing; must be called outside of a transaction.

        What is put there is gone with the end of the transaction, and its memory with it.
        """
        if not self._is_there:
            self._db.conn.execute(_MAKE)
            self._db.conn.execute(_MAKE_FOUND)
            self._is_there = True

    def numbers(self, plan: Plan, sort: Sort) -> "array[int]":
        """The numbers of the articles that ``plan`` finds, in order.

        A stop ends the transaction around it.
        """
        return array(NUMBERS, chain.from_iterable(map(self._asked, self._steps(plan, sort))))

    def _asked(self, rows: Sql) -> Iterator[int]:
        return (number for (number,) in self._db.conn.execute(rows.text, rows.values))

    def _steps(self, plan: Plan, sort: Sort) -> Iterable[Sql]:
        """What to ask one after the other: each gives numbers in order."""
        if sort is Sort.SITE:
            return self._by_site(plan)
        if sort is Sort.TITLE and plan.match is not None:
            return [self._by_title(plan)]
        if _is_put_in_order(plan, sort):
            return [self._put_in_order(plan, sort)]
        return [search_sql.numbers(plan, sort)]

    def _put_in_order(self, plan: Plan, sort: Sort) -> Sql:
        hits = search_sql.unordered(plan, sort)
        self._db.conn.execute("DELETE FROM temp.in_order")
        self._db.conn.execute(f"INSERT INTO temp.in_order {hits.text}", hits.values)
        return Sql(_IN_ORDER)

    def _by_title(self, plan: Plan) -> Sql:
        return Sql(_BY_TITLE if self._find(plan) else _TITLES_OF_FEW)

    def _by_site(self, plan: Plan) -> Iterator[Sql]:
        if not self._find(plan):
            yield Sql(_SITES_OF_FEW)
            return
        sites = [site for (site,) in self._db.conn.execute(_SITES)]
        for _, alike in groupby(sites, key=_without_case):
            names = tuple(alike)
            yield Sql(_BY_SITE.format(names=", ".join("?" * len(names))), names)

    def _find(self, plan: Plan) -> bool:
        """Puts the keys of all hits into the table; whether they are many."""
        hits = search_sql.keys(plan)
        self._db.conn.execute("DELETE FROM temp.found")
        put = self._db.conn.execute(f"INSERT INTO temp.found {hits.text}", hits.values)
        return put.rowcount * _MANY > plan.standing.live


def _without_case(site: str) -> str:
    """``site`` as SQLite's NOCASE compares it."""
    return site.translate(_LOWER)


def _is_put_in_order(plan: Plan, sort: Sort) -> bool:
    """Whether the table is used: not where an index has the order."""
    if sort is Sort.TITLE:
        return False
    if plan.own is not None or plan.beginning is not None:
        return True
    has_index = sort is Sort.SAVED or (sort is Sort.PUBLISHED and plan.match is None)
    return not has_index


_MAKE = """
    CREATE TEMP TABLE in_order (
        place REAL, key INTEGER, article INTEGER,
        PRIMARY KEY (place, key DESC)
    ) WITHOUT ROWID
"""

_IN_ORDER = "SELECT article FROM temp.in_order ORDER BY place, key DESC"

_MAKE_FOUND = "CREATE TEMP TABLE found (key INTEGER PRIMARY KEY)"

_BY_TITLE = """
    SELECT article FROM article INDEXED BY article_by_title WHERE search_key IN temp.found
    ORDER BY title COLLATE NOCASE, search_key DESC
"""

_TITLES_OF_FEW = """
    SELECT article FROM temp.found CROSS JOIN article ON search_key = key
    ORDER BY title COLLATE NOCASE, key DESC
"""

_SITES = """
    WITH RECURSIVE one (site) AS (
        SELECT min(site) FROM article
        UNION ALL
        SELECT (SELECT min(site) FROM article WHERE site > one.site) FROM one
        WHERE one.site IS NOT NULL
    )
    SELECT site FROM one WHERE site IS NOT NULL ORDER BY site COLLATE NOCASE
"""
"""A step through the index for each site, however many articles it has."""

# "+": or SQLite would look for every hit in every site.
_BY_SITE = """
    SELECT article FROM article INDEXED BY article_by_site
    WHERE site IN ({names}) AND +search_key IN temp.found ORDER BY search_key DESC
"""

_SITES_OF_FEW = """
    SELECT article FROM temp.found CROSS JOIN article ON search_key = key
    ORDER BY site COLLATE NOCASE, key DESC
"""
