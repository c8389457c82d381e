"""Both text indexes made anew beside the old ones, which answer until the new ones are whole.

Each piece is a short transaction that also notes how far it came: stopped anywhere, even killed,
it goes on from there, and several processes may share the work. Whatever is saved, tagged or
removed meanwhile is written to old and new alike (see ``index``). The transaction that finds
nothing left to do puts the new ones in place; the old ones are dropped in pieces, too.
"""

from dataclasses import dataclass
from time import monotonic

from sqlite_utils import Database

from archive_app.store import beginnings, columns, index, refresh
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.index_rows import Row

_SECONDS = 0.1
"""From when on a piece ends with the next article: other writers wait meanwhile."""

_PAGES = 500
"""Pages of the old indexes that are dropped in a piece."""


@dataclass(frozen=True, slots=True)
class HowFar:
    """The number of the last article done, and that of the last one there is."""

    done: int
    of: int


@guarded
class Reindexing:
    """The text indexes under repair."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(self, program: str) -> None:
        """Makes ready; goes on with what was begun by the same ``program``."""
        with writing(self._db):
            begun = columns.scalar(self._db, _PROGRAM)
            if begun == program:
                return
            index.drop_new(self._db)
            index.create(self._db, index.NEW)
            index.widen(self._db, index.NEW)
            self._db.conn.execute(_BEGIN, (program, columns.now()))

    def bring_up_to_date(self) -> bool:
        """Does a piece where an older program made the indexes; whether there is more to do.

        It goes on with what anybody has begun.
        """
        is_ours = columns.scalar(self._db, "SELECT form FROM text_index") >= index.FORM
        if is_ours and not index.has_old(self._db):
            return False
        if columns.scalar(self._db, _PROGRAM) is None and not is_ours:
            self.begin(_UP_TO_DATE)
        return self.go_on() is not None

    def go_on(self) -> HowFar | None:
        """Does a piece; None at the end: the new indexes are in place, the old ones gone."""
        db = self._db
        with writing(db):
            whole = columns.scalar(db, "SELECT max(article) FROM article") or 0
            last = columns.scalar(db, _LAST)
            if last is None:  # by this process or another the new ones were put in place
                return HowFar(whole, whole) if index.drop_old(db, _PAGES) else None
            done = self._piece(last)
            if done is None:
                self._finish()
                return HowFar(whole, whole)
            db.conn.execute(_DONE, (done,))
            return HowFar(done, whole)

    def _piece(self, after: int) -> int | None:
        """The last article that was done; None where there was none."""
        until = monotonic() + _SECONDS
        articles: list[Row] = []
        works: list[Row] = []
        done = None
        for (done,) in self._db.conn.execute(_NEXT, (after,)):
            articles.append(refresh.article_row(self._db, done))
            work = refresh.work_row(self._db, done)
            if work is not None:
                works.append(work)
            if monotonic() > until:
                break
        index.put_new(self._db, articles, works)
        return done

    def _finish(self) -> None:
        index.take_new(self._db)
        # What was ranked ahead was ranked by the old ones; it is done again in the background.
        for statement in (_END, *_FORGET_RANKS):
            self._db.conn.execute(statement)
        beginnings.forget(self._db)
        self._db.conn.execute("UPDATE text_index SET form = ?", (index.FORM,))


_UP_TO_DATE = "up to date"
"""Who began, where nobody asked for it."""

_PROGRAM = "SELECT program FROM rebuilding WHERE what = 'index'"

_LAST = "SELECT last FROM rebuilding WHERE what = 'index'"

_BEGIN = """
    INSERT OR REPLACE INTO rebuilding (what, program, last, begun) VALUES ('index', ?, 0, ?)
"""

_DONE = "UPDATE rebuilding SET last = ? WHERE what = 'index'"

_END = "DELETE FROM rebuilding WHERE what = 'index'"

_NEXT = """
    SELECT article FROM article WHERE article > ? AND version IS NOT NULL ORDER BY article LIMIT 500
"""

_FORGET_RANKS = ("DELETE FROM ranked", "DELETE FROM ranking", "DELETE FROM rewritten")
