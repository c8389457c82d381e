"""The numbers of all hits in order, made so that a stop is heard at every hit.

SQLite sorts what it was given in one go, which hears nothing: 0.9 s for the 825,000 hits of "ne*"
in a million articles. Put into a table one after the other they take no longer, and less memory.
Titles are long, and there is an index of them: it is walked, where hits are many.
"""

from array import array

from sqlite_utils import Database

from archive_app.domain.library import NUMBERS, Sort
from archive_app.store import search_sql
from archive_app.store.search_conditions import Sql
from archive_app.store.search_plan import Plan

_MANY = 20
"""The part of all articles from which hits are many."""


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
        if plan.match is not None and sort is Sort.TITLE:
            rows = self._by_title(plan)
        elif _is_put_in_order(plan, sort):
            rows = self._put_in_order(plan, sort)
        else:
            rows = search_sql.numbers(plan, sort)
        found = self._db.conn.execute(rows.text, rows.values)
        return array(NUMBERS, (number for (number,) in found))  # never a million objects

    def _put_in_order(self, plan: Plan, sort: Sort) -> Sql:
        hits = search_sql.unordered(plan, sort)
        self._db.conn.execute("DELETE FROM temp.in_order")
        self._db.conn.execute(f"INSERT INTO temp.in_order {hits.text}", hits.values)
        return Sql(_IN_ORDER)

    def _by_title(self, plan: Plan) -> Sql:
        hits = search_sql.keys(plan)
        self._db.conn.execute("DELETE FROM temp.found")
        put = self._db.conn.execute(f"INSERT INTO temp.found {hits.text}", hits.values)
        return Sql(_WALKED if put.rowcount * _MANY > plan.standing.live else _LOOKED_UP)


def _is_put_in_order(plan: Plan, sort: Sort) -> bool:
    """Whether the table is used: not where an index has the order.

    Nor for sites: with what is that long the table takes twice the time.
    """
    if sort in (Sort.TITLE, Sort.SITE):
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

_WALKED = """
    SELECT article FROM article INDEXED BY article_by_title WHERE search_key IN temp.found
    ORDER BY title COLLATE NOCASE, search_key DESC
"""

_LOOKED_UP = """
    SELECT article FROM temp.found CROSS JOIN article ON search_key = key
    ORDER BY title COLLATE NOCASE, key DESC
"""
