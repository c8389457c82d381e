"""How many rows FTS5 believes the indexes to have, put right.

It never counts one less in an index without content that forgets rows: of a hundred rows written
ten times it believes a thousand (SQLite 3.51), and a word that stands in all of them weighs like
one of a tenth. A page that is watched is written anew again and again, a note with every change.
"""

from sqlite_utils import Database

from archive_app.store import columns
from archive_app.store.connection import writing
from archive_app.store.ranked_words import as_varints, varints

_OFF = 1.01
"""How many times too many rows are put right."""


def recount(db: Database) -> bool:
    """Puts right what is wrong by a hundredth; whether anything was.

    The mean length of a row, by which bm25 weighs, stays as it is.
    """
    return any(_is_off(db, table) and _put_right(db, table) for table in _ROWS)


def _is_off(db: Database, table: str) -> bool:
    rows: int = columns.scalar(db, _ROWS[table])
    return _believed(db, table)[0] > max(rows, 1) * _OFF


def _believed(db: Database, table: str) -> list[int]:
    """FTS5's record "averages": the number of rows, then for each column its words."""
    return varints(columns.scalar(db, _AVERAGES.format(table=table))) or [0]


def _put_right(db: Database, table: str) -> bool:
    """In a transaction of its own: FTS5 reads the record when it writes first, then keeps it."""
    with writing(db):
        before, *words = _believed(db, table)
        rows = columns.scalar(db, _COUNT.format(table=table))
        if before <= rows:
            return False  # another program did it
        record = as_varints([rows, *(count * rows // before for count in words)])
        db.conn.execute(_PUT.format(table=table), (record,))
    return True


_COUNT = "SELECT count(*) FROM {table}_docsize"

_ROWS = {
    "article_text": "SELECT live + trash FROM tally",  # a million are not to be counted each time
    "work_text": _COUNT.format(table="work_text"),
}
"""About how many rows each index has."""

_AVERAGES = "SELECT block FROM {table}_data WHERE id = 1"

_PUT = "UPDATE {table}_data SET block = ? WHERE id = 1"
