"""The two full-text indexes: what an article says, and the person's own work on it.

``article_text`` holds words of the current version; saving a version rewrites its row.
``work_text`` holds tags, notes and highlights; tagging rewrites that row and never the other.
Both are contentless (the words are in their own tables) and both are keyed by
``article.search_key``, which grows with the time of saving: reading the index backwards is the
window's default order, and a range of saving days is a range of keys.

Words are folded, paired and marked (``index_rows``) before they come here, so the tokenizer only
splits. Its letters include marks (Indic vowel signs) and the private use area (special words,
filters). No ``prefix=``: it doubles the index (measured at 6,000 articles: 2.1 times).
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from archive_app.domain.errors import LibraryError
from archive_app.store.index_rows import (
    WEIGHTS,
    WORK_WEIGHTS,
    IndexedWork,
    Row,
    work_row,
)

KEYS_A_DAY = 1 << 20
"""A search key is the day of saving (days since 1970) times this, plus a number within the day."""

_HELD_BYTES = 16 << 20
"""What FTS5 holds in memory of rows that are written together; pieces of its default, 1 MiB, are
merged over and over, which takes twice the time (measured with a thousand articles at once)."""

_FROM_ONE_POINT = 8
"""Saves that have one point to go back to. Of fifty SQLite would walk along all that it has copied
for each statement with triggers (a tag took four times as long)."""

TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"
"""How FTS5 splits what ``domain.words`` has prepared."""


_WEIGHTS = {"article_text": WEIGHTS, "work_text": WORK_WEIGHTS}
"""The columns of both, in the order of those that are made from now on."""

FORM = 2
"""The form of the indexes that are made from now on: the text is the first column."""

R = TypeVar("R")

NEW = "_new"
"""The end of the names of indexes that are being made beside those that answer, see
``reindexing``."""


_OLD = "_old"


def create(db: Database, end: str = "") -> None:
    """Make both indexes, ``end`` behind their names; part of a schema step."""
    for table, columns in _WEIGHTS.items():
        db.execute(
            f"CREATE VIRTUAL TABLE {table}{end} USING fts5({', '.join(columns)}, content='',"
            f" contentless_delete=1, tokenize='{TOKENIZER}')"
        )
    weigh(db, end)


def weigh(db: Database, end: str = "") -> None:
    """Lets ``rank`` be bm25 by our weights, in whatever order the columns are."""
    for table, weights in _WEIGHTS.items():
        columns = db.execute("SELECT name FROM pragma_table_info(?)", (f"{table}{end}",))
        rank = f"bm25({', '.join(str(weights[name]) for (name,) in columns)})"
        sql = f"INSERT INTO {table}{end}({table}{end}, rank) VALUES ('rank', ?)"  # noqa: S608
        db.execute(sql, (rank,))


def make_anew(db: Database) -> None:
    """Both indexes, empty, in place of those there are; part of a schema step."""
    for table in _WEIGHTS:
        db.execute(f"DROP TABLE {table}")
    create(db)
    widen(db)
    db.execute("UPDATE text_index SET form = ?", (FORM,))


def widen(db: Database, end: str = "") -> None:
    """Lets FTS5 hold more in memory before it writes a piece; part of a schema step."""
    table = f"article_text{end}"
    sql = f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', ?)"  # noqa: S608 (our names)
    db.execute(sql, (_HELD_BYTES,))


def drop_new(db: Database) -> None:
    """Forget indexes that were being made, where there are any."""
    for table in _WEIGHTS:
        db.execute(f"DROP TABLE IF EXISTS {table}{NEW}")


def take_new(db: Database) -> None:
    """The new indexes in place of those that answered until now, which ``drop_old`` is for."""
    for table in _WEIGHTS:
        db.execute(f"DROP TABLE IF EXISTS {table}{_OLD}")
        db.execute(f"ALTER TABLE {table} RENAME TO {table}{_OLD}")
        db.execute(f"ALTER TABLE {table}{NEW} RENAME TO {table}")


def drop_old(db: Database, pages: int) -> bool:
    """Forget at most ``pages`` pages of the old indexes; whether there is more of them.

    SQLite reads all of a table that is dropped: 3 GB of a million articles take many seconds.
    """
    for table in _WEIGHTS:
        old = f"{table}{_OLD}"
        if not _is_there(db, old):
            continue
        if db.conn.execute(_DROP_PAGES.format(old=old), (pages,)).rowcount:
            return True
        db.execute(f"DROP TABLE {old}")
    return False


def has_old(db: Database) -> bool:
    """Whether anything of old indexes is left."""
    return any(_is_there(db, f"{table}{_OLD}") for table in _WEIGHTS)


def _is_there(db: Database, table: str) -> bool:
    found = db.conn.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return found is not None


def day_keys(day: datetime) -> int:
    """The first search key of the day of ``day`` (aware), in UTC."""
    return int(day.timestamp() // 86_400) * KEYS_A_DAY


def new_key(db: Database, saved: datetime) -> int:
    """An unused search key for an article saved at ``saved`` (aware): the day's next.

    Within one day the order is that of arrival. A day of more than a million articles runs over
    into the keys of the next.
    """
    first = day_keys(saved)
    next_day = first + KEYS_A_DAY
    (last,) = db.conn.execute(_LAST_KEY, (first, next_day)).fetchone()
    key: int = first if last is None else last + 1
    while key >= next_day and db.conn.execute(_KEY_TAKEN, (key,)).fetchone():
        key += 1
    return key


def put(db: Database, row: Row) -> None:
    """Write the row of an article; replaces the one with its key."""
    if db in _waiting:
        _waiting[db].put("article_text", row)
    else:
        _write_articles(db, [row])


def put_work(db: Database, key: int, work: IndexedWork) -> None:
    """Make the person's words on an article findable under ``key``; replaces its row."""
    if not work:
        remove_work(db, key)
    elif db in _waiting:
        _waiting[db].put("work_text", work_row(key, work))
    else:
        _write(db, "work_text", [work_row(key, work)])


def put_new(db: Database, articles: Iterable[Row], works: Iterable[Row]) -> None:
    """Write rows of the indexes that are being made."""
    db.conn.executemany(_put_statement("article_text", NEW), sorted(articles))
    db.conn.executemany(_put_statement("work_text", NEW), sorted(works))


def remove(db: Database, key: int) -> None:
    """Forget an article's words; the person's own stay until ``remove_work``."""
    if db not in _waiting or not _waiting[db].drop("article_text", key):
        _delete(db, "article_text", key)
        db.conn.execute(_REWRITTEN, (key,))


def remove_work(db: Database, key: int) -> None:
    """Forget the person's words on an article."""
    if db not in _waiting or not _waiting[db].drop("work_text", key):
        _delete(db, "work_text", key)


def _write_articles(db: Database, rows: Collection[Row]) -> None:
    _write(db, "article_text", rows)
    db.conn.executemany(_REWRITTEN, [row[:1] for row in rows])


def _write(db: Database, table: str, rows: Iterable[Row]) -> None:
    rows = sorted(rows)
    for end in _ends(db):
        db.conn.executemany(_put_statement(table, end), rows)


def _delete(db: Database, table: str, key: int) -> None:
    for end in _ends(db):
        db.conn.execute(f"DELETE FROM {table}{end} WHERE rowid = ?", (key,))  # noqa: S608 (our names)


def _ends(db: Database) -> tuple[str, ...]:
    """Ends of the names of the indexes to be written: those being made must miss no change."""
    return ("", NEW) if db.conn.execute(_IS_MADE_ANEW).fetchone() else ("",)


@dataclass(slots=True)
class _Waiting:
    """Rows that are written together, by index and key."""

    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: {name: {} for name in _WEIGHTS})
    before: list[tuple[str, int, Row | None]] = field(default_factory=list)
    """What stood there before each change since the point to go back to."""
    has_point: bool = False
    saves: list[Callable[[], object]] = field(default_factory=list)
    """Those since that point."""
    changes: tuple[int, int] | None = None
    """How much had been changed after the last of them."""
    known: dict[Hashable, str] = field(default_factory=dict)
    """What ``known_meanwhile`` gives."""
    lost: BaseException | None = None
    """What made SQLite take back the whole transaction, as a full disk does."""

    def put(self, table: str, row: Row) -> None:
        """``row`` waits, in place of the one with its key."""
        self.before.append((table, row[0], self.rows[table].get(row[0])))
        self.rows[table][row[0]] = row

    def drop(self, table: str, key: int) -> bool:
        """Whether a row of ``key`` waited; it does no more."""
        row = self.rows[table].pop(key, None)
        self.before.append((table, key, row))
        return row is not None

    def take_back(self) -> None:
        """All is as it was at the point to go back to."""
        for table, key, row in reversed(self.before):
            if row is None:
                self.rows[table].pop(key, None)
            else:
                self.rows[table][key] = row


_waiting: WeakKeyDictionary[Database, _Waiting] = WeakKeyDictionary()


@contextmanager
def together(db: Database) -> Iterator[None]:
    """What is put meanwhile is written at the end, in the caller's transaction.

    FTS5 writes what it holds in memory, a piece of its own, whenever SQLite marks a point to go
    back to, and each statement on a table with triggers does: of a hundred saves in a transaction
    each would leave a piece, to be merged with the others again.
    """
    if db in _waiting:
        yield
        return
    waiting = _waiting[db] = _Waiting()
    try:
        yield
        if waiting.lost:
            raise waiting.lost
        _release_point(db, waiting)
        _write_articles(db, waiting.rows["article_text"].values())
        _write(db, "work_text", waiting.rows["work_text"].values())
    finally:
        del _waiting[db]


def one_of_many(db: Database, save: Callable[[], R]) -> R:
    """What ``save`` gives; if it fails, nothing else of what is written together is taken back.

    One point to go back to serves many saves, as each costs a copy of every page that is written
    after it (8 % of the time). From there those are done again that had not failed: ``save`` must
    do the same each time.

    Raises:
        LibraryError, sqlite3.Error: all was taken back before; none of it counts.
    """
    waiting = _waiting.get(db)
    if waiting is None:
        return save()
    if not db.conn.in_transaction and not waiting.lost:
        waiting.lost = LibraryError(_ALL_TAKEN_BACK, kind="library-unwritable")
    if waiting.lost:
        raise waiting.lost
    if len(waiting.saves) == _FROM_ONE_POINT or waiting.changes != _changes(db, waiting):
        _set_point(db, waiting)
    try:
        result = save()
    except BaseException as error:
        _go_back(db, waiting, error)
        raise
    waiting.saves.append(save)
    waiting.changes = _changes(db, waiting)
    return result


def _changes(db: Database, waiting: _Waiting) -> tuple[int, int]:
    """What tells whether anything was changed meanwhile that is none of the saves."""
    return db.conn.total_changes, len(waiting.before)


def _set_point(db: Database, waiting: _Waiting) -> None:
    _release_point(db, waiting)
    db.conn.execute("SAVEPOINT one_of_many")
    waiting.has_point = True


def _release_point(db: Database, waiting: _Waiting) -> None:
    if waiting.has_point:
        db.conn.execute("RELEASE one_of_many")
    waiting.has_point = False
    waiting.before.clear()
    waiting.saves.clear()


def _go_back(db: Database, waiting: _Waiting, error: BaseException) -> None:
    """All is as if there had been no save that raised ``error``, unless all is lost."""
    saves = tuple(waiting.saves)
    waiting.known.clear()
    waiting.take_back()
    waiting.changes = None  # the next save is made from a point of its own
    if not db.conn.in_transaction:
        waiting.lost = error
        return
    try:
        db.conn.execute("ROLLBACK TO one_of_many")
        for save in saves:
            save()
    except BaseException as another:
        waiting.lost = another
        raise


def known_meanwhile(db: Database) -> dict[Hashable, str]:
    """What may be remembered of rows that are never changed; forgotten where they are taken back.

    Empty at the beginning of what is written together, and always where nothing is.
    """
    waiting = _waiting.get(db)
    return {} if waiting is None else waiting.known


def is_together(db: Database) -> bool:
    """Whether rows wait to be written together."""
    return db in _waiting


def merge(db: Database, pages: int) -> bool:
    """Merge about ``pages`` pages of the indexes' pieces; whether there is more to merge.

    Each save adds a small piece, and a question asks every piece: after ten thousand saves there
    are about fifty. FTS5 merges some by itself; this does the rest (a negative number makes it take
    pieces of different sizes together, then it goes on with a positive one).
    """
    more = False
    for table in _WEIGHTS:
        sql = f"INSERT INTO {table}({table}, rank) VALUES ('merge', ?)"  # noqa: S608 (our names)
        if _pieces(db, table) > 1:
            before = db.conn.total_changes
            db.conn.execute(sql, (pages,))
            if db.conn.total_changes - before < 2:  # as FTS5 documents it: nothing was merged
                db.conn.execute(sql, (-pages,))
            more = more or _pieces(db, table) > 1
    return more


def _pieces(db: Database, table: str) -> int:
    """Pieces (segments) that a question to ``table`` asks."""
    sql = f"SELECT count(DISTINCT segid) FROM {table}_idx"  # noqa: S608 (our names)
    return int(db.conn.execute(sql).fetchone()[0])


@cache
def _put_statement(table: str, end: str) -> str:
    columns = _WEIGHTS[table]
    marks = ", ".join("?" * (len(columns) + 1))
    names = ", ".join(("rowid", *columns))
    return f"INSERT OR REPLACE INTO {table}{end}({names}) VALUES ({marks})"  # noqa: S608 (our names)


_LAST_KEY = "SELECT max(search_key) FROM article WHERE search_key >= ? AND search_key < ?"

_KEY_TAKEN = "SELECT 1 FROM article WHERE search_key = ?"

_ALL_TAKEN_BACK = (
    "What was being saved together was taken back: the disk or another program was in the way."
    " Nothing of it was kept. Save it again."
)

_REWRITTEN = """
    INSERT INTO rewritten (key) SELECT ? WHERE EXISTS (SELECT 1 FROM ranking)
"""
"""What is ranked ahead must know of every change, see ``search_ranked``."""

_DROP_PAGES = """
    DELETE FROM {old}_data WHERE id IN (SELECT id FROM {old}_data WHERE id > 10 LIMIT ?)
"""
"""Up to 10 FTS5 keeps figures of the whole index."""

_IS_MADE_ANEW = "SELECT 1 FROM rebuilding WHERE what = 'index'"
