"""What many saves have in common: what they put off, what they remember, how one fails alone.

The rows of both text indexes wait until the last save, and are written in the order of their keys.
FTS5 writes what it holds in memory, a piece of its own, whenever SQLite marks a point to go back
to, and each statement on a table with triggers does: of a hundred saves in a transaction each would
leave a piece, to be merged with the others again. They are made then, too, one after the other: a
tenth of the time of all is saved where the processor has at hand what folding takes.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from archive_app.domain.errors import LibraryError
from archive_app.store import columns, index
from archive_app.store.index_rows import IndexedWork, Row, work_row

_FROM_ONE_POINT = 8
"""Saves that have one point to go back to. Of fifty SQLite would walk along all that it has copied
for each statement with triggers (a tag took four times as long)."""

R = TypeVar("R")

MakeRows = Callable[[], columns.TableRows]
MakeRow = Callable[[], Row]
Rows = dict[int, MakeRow]
"""What gives the rows of a text index, by their keys."""


@dataclass(slots=True)
class _Waiting:
    """What one connection puts off and remembers while it saves many."""

    articles: Rows = field(default_factory=dict)
    works: Rows = field(default_factory=dict)
    later: list[MakeRows] = field(default_factory=list)
    """What is still to be written of the other tables."""
    kept: list[MakeRows] = field(default_factory=list)
    """The same at the point to go back to."""
    before: list[tuple[Rows, int, MakeRow | None]] = field(default_factory=list)
    """What stood there before each change since the point to go back to."""
    has_point: bool = False
    saves: list[Callable[[], object]] = field(default_factory=list)
    """Those since that point."""
    changes: tuple[int, int] | None = None
    """How much had been changed after the last of them."""
    known: dict[Hashable, Any] = field(default_factory=dict)
    """What ``known_meanwhile`` gives."""
    lost: BaseException | None = None
    """What made SQLite take back the whole transaction, as a full disk does."""

    def put(self, rows: Rows, key: int, row: MakeRow) -> None:
        """``row`` waits, in place of the one with its ``key``."""
        self.before.append((rows, key, rows.get(key)))
        rows[key] = row

    def drop(self, rows: Rows, key: int) -> bool:
        """Whether a row of ``key`` waited; it does no more."""
        row = rows.pop(key, None)
        self.before.append((rows, key, row))
        return row is not None

    def take_back(self) -> None:
        """All is as it was at the point to go back to."""
        self.known.clear()
        self.later = list(self.kept)
        for rows, key, row in reversed(self.before):
            if row is None:
                rows.pop(key, None)
            else:
                rows[key] = row


_waiting: WeakKeyDictionary[Database, _Waiting] = WeakKeyDictionary()


def put(db: Database, key: int, row: MakeRow) -> None:
    """Write what ``row`` gives for an article; replaces the row with its ``key``."""
    if waiting := _waiting.get(db):
        waiting.put(waiting.articles, key, row)
    else:
        index.write_articles(db, [row()])


def put_work(db: Database, key: int, work: IndexedWork) -> None:
    """Make the person's words on an article findable under ``key``; replaces its row."""
    if not work:
        remove_work(db, key)
    elif waiting := _waiting.get(db):
        waiting.put(waiting.works, key, partial(work_row, key, work))
    else:
        index.write_works(db, [work_row(key, work)])


def remove(db: Database, key: int) -> None:
    """Forget an article's words; the person's own stay until ``remove_work``."""
    waiting = _waiting.get(db)
    if waiting is None or not waiting.drop(waiting.articles, key):
        index.delete_article(db, key)


def remove_work(db: Database, key: int) -> None:
    """Forget the person's words on an article."""
    waiting = _waiting.get(db)
    if waiting is None or not waiting.drop(waiting.works, key):
        index.delete_work(db, key)


def later(db: Database, rows: MakeRows) -> None:
    """Adds what ``rows`` gives after the last of many saves, or in ``catch_up``; else at once.

    For rows that no other save asks for: they take a tenth less of the time of all where they are
    made and written one after the other.
    """
    if waiting := _waiting.get(db):
        waiting.later.append(rows)
    else:
        columns.insert_all(db, rows())


def catch_up(db: Database) -> None:
    """All that was put off is in the tables now, except in the text indexes."""
    waiting = _waiting.get(db)
    if waiting is None or not waiting.later:
        return
    put_off, waiting.later = waiting.later, []
    try:
        columns.insert_all(db, chain.from_iterable(rows() for rows in put_off))
    except BaseException as error:
        waiting.lost = error
        raise


def is_together(db: Database) -> bool:
    """Whether rows wait to be written together."""
    return db in _waiting


def known_meanwhile(db: Database) -> dict[Hashable, Any]:
    """What many saves may remember of rows instead of asking for it again.

    Forgotten where a save is taken back, or anything but saves has changed the library between
    them. Empty at the beginning of what is written together, and always where nothing is.
    """
    waiting = _waiting.get(db)
    return {} if waiting is None else waiting.known


@contextmanager
def together(db: Database, *, goes_on: bool = False) -> Iterator[None]:
    """What is put meanwhile is written at the end, in the caller's transaction.

    ``goes_on``: the transaction may outlive an error that is raised meanwhile; then what was saved
    before is written all the same.
    """
    if db in _waiting:
        yield
        return
    waiting = _waiting[db] = _Waiting()
    try:
        with index.unmerged(db):
            try:
                yield
            except BaseException:
                if goes_on and db.conn.in_transaction and not waiting.lost:
                    _write(db, waiting)
                raise
            if waiting.lost:
                raise waiting.lost
            _write(db, waiting)
    finally:
        del _waiting[db]


def _write(db: Database, waiting: _Waiting) -> None:
    _release_point(db, waiting)
    catch_up(db)
    index.write_articles(db, [row() for row in waiting.articles.values()])
    index.write_works(db, [row() for row in waiting.works.values()])


def one_of_many(db: Database, save: Callable[[], R]) -> R:
    """What ``save`` gives, one of those that are written ``together``; it fails alone.

    One point to go back to serves many saves, as each costs a copy of every page that is written
    after it (8 % of the time). From there those are done again that had not failed: ``save`` must
    do the same each time.

    Raises:
        LibraryError, sqlite3.Error: all was taken back before; none of it counts.
    """
    waiting = _waiting[db]
    if not db.conn.in_transaction and not waiting.lost:
        waiting.lost = LibraryError(_ALL_TAKEN_BACK, kind="library-unwritable")
    if waiting.lost:
        raise waiting.lost
    is_other_change = waiting.changes != _changes(db, waiting)
    if is_other_change:
        catch_up(db)
        waiting.known.clear()
    if is_other_change or len(waiting.saves) == _FROM_ONE_POINT:
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
    waiting.kept = list(waiting.later)


def _release_point(db: Database, waiting: _Waiting) -> None:
    if waiting.has_point:
        db.conn.execute("RELEASE one_of_many")
    waiting.has_point = False
    waiting.before.clear()
    waiting.saves.clear()


def _go_back(db: Database, waiting: _Waiting, error: BaseException) -> None:
    """All is as if there had been no save that raised ``error``, unless all is lost."""
    saves = tuple(waiting.saves)
    waiting.take_back()
    waiting.changes = None  # the next save is made from a point of its own
    if not db.conn.in_transaction:
        waiting.lost = error
        return
    try:
        db.conn.execute("ROLLBACK TO one_of_many")
        catch_up(db)
        for save in saves:
            save()
    except BaseException as another:
        waiting.lost = another
        raise


_ALL_TAKEN_BACK = (
    "What was being saved together was taken back: the disk or another program was in the way."
    " Nothing of it was kept. Save it again."
)
