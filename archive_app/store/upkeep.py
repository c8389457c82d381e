"""Work on the database file itself: a copy of it while others write, and making it small."""

from pathlib import Path

from sqlite_utils import Database

from archive_app.store.border import guarded
from archive_app.store.sqlite import sqlite3

_INDEXES = ("article_text", "work_text")


@guarded
class Upkeep:
    """The file as a whole."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def copy_to(self, path: Path) -> None:
        """A sound copy of the database at ``path``, as it is at one moment; others may go on.

        Raises:
            LibraryError: it could not be written.
        """
        path.unlink(missing_ok=True)
        copy = sqlite3.connect(path)
        try:
            self._db.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, whole by itself
        finally:
            copy.close()

    def compact(self) -> None:
        """Gives unused room back to the disk, and puts the pieces of the text indexes together."""
        for index in _INDEXES:
            self._db.conn.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608
        self._db.conn.execute("VACUUM")
        self._db.conn.execute("PRAGMA optimize")
        self._db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
