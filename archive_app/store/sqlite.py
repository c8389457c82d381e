"""The one SQLite library that this process uses: ``pysqlite3`` where it is, else Python's own.

Never use ``sqlite3`` beside it: two copies of SQLite that open one file in one process lose each
other's locks (https://www.sqlite.org/howtocorrupt.html, 2.2.1). sqlite-utils makes the choice; it
loads the other one, too, but opens nothing with it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

__all__ = ["sqlite3"]

# Of each None and each bytes it asks whether they would like to be something else, at 1 µs, if they
# have no adapter: half of what a row of NULLs takes.
sqlite3.register_adapter(type(None), lambda nothing: nothing)
sqlite3.register_adapter(bytes, bytes)
