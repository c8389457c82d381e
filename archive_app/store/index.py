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

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache

from sqlite_utils import Database

from archive_app.store.index_rows import WEIGHTS, WORK_WEIGHTS, Row

KEYS_A_DAY = 1 << 20
"""A search key is the day of saving (days since 1970) times this, plus a number within the day."""

_HELD_BYTES = 16 << 20
"""What FTS5 holds in memory of rows that are written together; pieces of its default, 1 MiB, are
merged over and over, which takes twice the time (measured with a thousand articles at once)."""

_ALIKE = 4
"""How many pieces of a size FTS5 takes together by itself, its default."""

TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"
"""How FTS5 splits what ``domain.words`` has prepared."""


_WEIGHTS = {"article_text": WEIGHTS, "work_text": WORK_WEIGHTS}
"""The columns of both, in the order of those that are made from now on."""

FORM = 3
"""The form of the indexes that are made from now on: 2 is the text in the first column, 3 special
words right beside letters of unspaced scripts, too. One of an older form is made anew."""

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


def put_new(db: Database, articles: Iterable[Row], works: Iterable[Row]) -> None:
    """Write rows of the indexes that are being made."""
    db.conn.executemany(_put_statement("article_text", NEW), sorted(articles))
    db.conn.executemany(_put_statement("work_text", NEW), sorted(works))


def write_articles(db: Database, rows: Collection[Row]) -> None:
    """Write rows of ``article_text``; each replaces the one with its key."""
    _write(db, "article_text", rows)
    db.conn.executemany(_REWRITTEN, [row[:1] for row in rows])


def write_works(db: Database, rows: Collection[Row]) -> None:
    """Write rows of ``work_text``; each replaces the one with its key."""
    _write(db, "work_text", rows)


def delete_article(db: Database, key: int) -> None:
    """Delete the row of ``article_text`` with ``key``."""
    _delete(db, "article_text", key)
    db.conn.execute(_REWRITTEN, (key,))


def delete_work(db: Database, key: int) -> None:
    """Delete the row of ``work_text`` with ``key``."""
    _delete(db, "work_text", key)


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


@contextmanager
def unmerged(db: Database) -> Iterator[None]:
    """FTS5 takes no pieces together meanwhile, unless there are sixteen of a size.

    What is written in many large pieces it would take together over and over, and ``merge`` once
    more at the end: that took a sixth more than to leave it to ``merge`` (60 pieces of 500).
    """
    _merge_from(db, 0)
    try:
        yield
    finally:
        if db.conn.in_transaction:  # else this, too, was taken back
            _merge_from(db, _ALIKE)


def _merge_from(db: Database, pieces: int) -> None:
    sql = "INSERT INTO article_text(article_text, rank) VALUES ('automerge', ?)"
    db.conn.execute(sql, (pieces,))


def _pieces(db: Database, table: str) -> int:
    """Pieces (segments) that a question to ``table`` asks."""
    sql = f"SELECT count(DISTINCT segid) FROM {table}_idx"  # noqa: S608 (our names)
    return int(db.conn.execute(sql).fetchone()[0])


def count_to(db: Database, table: str, match: str | None, most: int) -> int:
    """How many rows of ``table`` the MATCH ``match`` finds, counted no further than ``most``."""
    found = db.conn.execute(_COUNT_TO.format(table=table), (match, most))
    return int(found.fetchone()[0])


@cache
def _put_statement(table: str, end: str) -> str:
    columns = _WEIGHTS[table]
    marks = ", ".join("?" * (len(columns) + 1))
    names = ", ".join(("rowid", *columns))
    return f"INSERT OR REPLACE INTO {table}{end}({names}) VALUES ({marks})"  # noqa: S608 (our names)


# LIMIT +?: given a bare parameter there, SQLite prepares the statement anew each time (50 us).
_COUNT_TO = "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT +?)"

_REWRITTEN = """
    INSERT INTO rewritten (key) SELECT ? WHERE EXISTS (SELECT 1 FROM ranking)
"""
"""What is ranked ahead must know of every change, see ``search_ranked``."""

_DROP_PAGES = """
    DELETE FROM {old}_data WHERE id IN (SELECT id FROM {old}_data WHERE id > 10 LIMIT ?)
"""
"""Up to 10 FTS5 keeps figures of the whole index."""

_IS_MADE_ANEW = "SELECT 1 FROM rebuilding WHERE what = 'index'"
