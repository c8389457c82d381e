"""The one SQLite library of this process: ``pysqlite3`` where sqlite-utils found it, else Python's.

Never import ``sqlite3`` beside it: two copies of SQLite that open one file in one process lose
each other's locks (https://www.sqlite.org/howtocorrupt.html, 2.2.1).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

__all__ = ["sqlite3"]
