"""The numbers of rows that are about to be written, asked for once where many are saved."""

from datetime import datetime

from sqlite_utils import Database

from archive_app.store import columns
from archive_app.store.index import KEYS_A_DAY, day_keys
from archive_app.store.together import known_meanwhile


def next_number(db: Database, table: str, count: int = 1) -> int:
    """The number of the next row of ``table``, the first of ``count`` that are to be added."""
    known = known_meanwhile(db)
    first = known.get(table)
    if first is None:
        sql = f"SELECT coalesce(max({table}), 0) + 1 FROM {table}"  # noqa: S608 (our own names)
        first = columns.scalar(db, sql)
    known[table] = first + count
    return int(first)


def new_key(db: Database, saved: datetime) -> int:
    """An unused search key for an article saved at ``saved`` (aware): the day's next.

    Within one day the order is that of arrival. A day of more than a million articles runs over
    into the keys of the next.
    """
    first = day_keys(saved)
    next_day = first + KEYS_A_DAY
    known = known_meanwhile(db)
    last = known.get(first)
    if last is None:
        last = columns.scalar(db, _LAST_KEY, (first, next_day))
    key: int = first if last is None else last + 1
    while key >= next_day and columns.scalar(db, _KEY_TAKEN, (key,)):
        key += 1
    known[first] = key
    return key


_LAST_KEY = "SELECT max(search_key) FROM article WHERE search_key >= ? AND search_key < ?"

_KEY_TAKEN = "SELECT 1 FROM article WHERE search_key = ?"
