"""Opening the database: one SQLite library, its settings, its schema; and transactions.

``pysqlite3`` is used where it is installed (sqlite-utils picks it up by itself), else the
interpreter's own ``sqlite3``: never both in one process.
"""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from archive_app.domain.errors import LibraryError
from archive_app.store.schema import APPLICATION_ID, STEPS, step_names
from archive_app.store.sqlite import sqlite3
from archive_app.store.together import catch_up

NEEDED = (3, 43)
"""The first SQLite whose contentless text indexes can forget a row."""

BUSY_SECONDS = 30.0
"""How long a writer waits for another process's transaction."""

CACHE_KIB = 32_768
"""What a connection may keep of the database in memory: for one that searches."""

SAVING_KIB = 4_096
"""For one that only saves: it fills whatever it is given, however long it runs."""

_DOOR = threading.Lock()
"""One connection at a time is opened or closed. In SQLite 3.51.1 a thread that opens a file and one
that closes its last connection can each wait for a lock of the other, for ever: ``unixOpen`` and
``unixLock`` take the lock of the file and that of all files in opposite order. The threads of a
window open the library together, and one start in some thousand stood still."""

_PAGE_BYTES = 4096
"""Pages of 8192 take 2.2 KiB more an article: rows end anywhere, and an empty library has 90 pages
(measured with 200 articles)."""


def connect(path: Path, *, readonly: bool = False, cache_kib: int = CACHE_KIB) -> Database:
    """The library's database at ``path``, made where it is missing, brought to today's schema.

    Raises:
        LibraryError: ``library-too-new``, ``library-damaged`` or ``library-unwritable``; nothing
            was written then.
    """
    require_sqlite(sqlite3.sqlite_version_info)
    if path.exists():
        _refuse_newer(path)
    elif not readonly:
        _create(path)
    db = _open(path, readonly=readonly)
    try:
        db.conn.execute(f"PRAGMA cache_size = -{cache_kib}")
        if STEPS.pending(db):
            if readonly:
                raise LibraryError(
                    "This library was written by an older News Archive. Open it once for writing,"
                    " which brings it up to date; then it can be read.",
                    kind="library-unwritable",
                )
            with writing(db):
                STEPS.apply(db)
    except BaseException:
        close(db)
        raise
    return db


def close(db: Database) -> None:
    """Closes what ``connect`` gave; the last to close puts the log into the database."""
    with _DOOR:
        db.close()


def require_sqlite(version: Sequence[int]) -> None:
    """Raises ``library-unwritable`` in one sentence where SQLite is too old for the schema."""
    if tuple(version[:2]) < NEEDED:
        found = ".".join(map(str, version))
        raise LibraryError(
            f"News Archive needs SQLite {NEEDED[0]}.{NEEDED[1]} or newer, and this Python brings"
            f" {found}: install the package pysqlite3-binary or a newer Python.",
            kind="library-unwritable",
        )


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction: all of it is on disk afterwards, or nothing.

    It takes the writer's place at once (``BEGIN IMMEDIATE``): a transaction that first reads and
    then writes would fail, however long it waited, where another process wrote in between.
    Nested, it is part of the outer one.
    """
    if _is_open(db):
        catch_up(db)
        yield
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if _is_open(db):
            db.conn.execute("ROLLBACK")
        raise


@contextmanager
def reading(db: Database) -> Iterator[None]:
    """One consistent view over several questions, whatever other processes write meanwhile."""
    if _is_open(db):
        catch_up(db)
        yield
        return
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        if _is_open(db):
            db.conn.execute("ROLLBACK")


def _is_open(db: Database) -> bool:
    return db.conn.in_transaction


def newest_step(db: Database) -> str:
    """The name of the newest schema step applied."""
    applied = STEPS.applied(db)
    return applied[-1].name if applied else ""


def _open(path: Path, *, readonly: bool) -> Database:
    if not readonly:
        return _opened(path, "rw")
    try:
        return _opened(path, "ro")
    except sqlite3.OperationalError:
        # Where nobody can write, or the disk is full, SQLite cannot keep its shared memory file.
        # It may take the database as unchanging then, unless a log holds changes of its own.
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _opened(path, "ro&immutable=1")


def _opened(path: Path, mode: str) -> Database:
    db = _wrapped(_connection(f"{path.absolute().as_uri()}?mode={mode}"))
    try:
        _configure(db)
        db.conn.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except BaseException:
        close(db)
        raise
    return db


def _wrapped(connection: sqlite3.Connection) -> Database:
    """``connection`` with sqlite-utils around it, and without the plugins that others installed.

    Looking for them takes 45 ms of CPU at every start, and they could change what SQL means.
    """
    return Database(connection, execute_plugins=False)


def _connection(uri: str) -> sqlite3.Connection:
    with _DOOR:
        connection: sqlite3.Connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,  # we begin and commit ourselves
            check_same_thread=False,  # only for interrupt() from another thread
        )
    return connection


def _configure(db: Database) -> None:
    for pragma in (
        "mmap_size = 0",  # cold reads are far slower through mmap (measured)
        "temp_store = MEMORY",
        "synchronous = FULL",  # evidence: a committed save survives loss of power
        "foreign_keys = ON",
    ):
        db.conn.execute(f"PRAGMA {pragma}")


def _create(path: Path) -> None:
    """A whole empty library under another name first, so that a half-made one is never seen."""
    new = path.with_name(f"{path.name}.new-{os.getpid()}-{time.monotonic_ns()}")
    try:
        with _wrapped(_connection(f"{new.absolute().as_uri()}?mode=rwc")) as db:
            _configure(db)
            db.conn.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            db.conn.execute("PRAGMA journal_mode = WAL")
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            with writing(db):
                STEPS.apply(db)
        _publish(new, path)
    finally:
        for rest in (new, *(new.with_name(new.name + end) for end in ("-wal", "-shm"))):
            rest.unlink(missing_ok=True)


def _publish(new: Path, path: Path) -> None:
    try:
        os.link(new, path)  # unlike a rename it never replaces what another process made
    except FileExistsError:
        return
    except OSError:  # a file system without links
        new.rename(path)
    if os.name == "posix":  # the name, too, must survive loss of power
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _refuse_newer(path: Path) -> None:
    db = _open(path, readonly=True)
    try:
        applied = {step.name for step in STEPS.applied(db)}
        (mark,) = db.conn.execute("PRAGMA application_id").fetchone()
    finally:
        close(db)
    if newer := applied - step_names():
        raise LibraryError(
            "This library was written by a newer News Archive. Nothing was changed."
            " Open it with that version, or choose another library.",
            kind="library-too-new",
            details=", ".join(sorted(newer)),
        )
    if mark != APPLICATION_ID or not applied:
        raise LibraryError(
            "The file archive.db in this folder is no library of News Archive."
            " Nothing was changed. Choose another folder.",
            kind="library-damaged",
        )
