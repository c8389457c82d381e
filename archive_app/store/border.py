"""The one border where SQLite's errors become ours.

Faults of the world (disk full, file damaged, folder locked) are told by the primary result code
and become ``LibraryError``; every other code is a bug of ours and travels up unchanged.
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import msgspec
import zstandard
from sqlite_utils import Database

from archive_app.domain.errors import ArchiveError, BadValue, Cancelled, LibraryError
from archive_app.domain.long_work import long_work
from archive_app.store.sqlite import sqlite3

# Result codes of https://www.sqlite.org/rescode.html; the interpreter's module names them only
# where it is built against a new SQLite.
_PERM, _BUSY, _LOCKED, _READONLY, _INTERRUPT, _IOERR = 3, 5, 6, 8, 9, 10
_CORRUPT, _FULL, _CANTOPEN, _PROTOCOL, _NOTADB = 11, 13, 14, 15, 26

DISK_FULL = (
    "The disk is full. Nothing is lost: saving is paused. Free some space, then press Continue."
)

_HALF = (
    "What was given holds bytes that are no text, or half a character. Nothing was changed."
    " Write it again and leave them out."
)

_OVERTAKEN = "The search was stopped because a newer one was asked."

_SENTENCES = {  # code: kind and sentence
    _FULL: ("disk-full", DISK_FULL),
    _READONLY: (
        "library-unwritable",
        (
            "The library cannot be written: its folder or its archive.db is read-only."
            " Nothing was changed. Allow writing there, or choose another library."
        ),
    ),
    _PERM: (
        "library-unwritable",
        (
            "The library's archive.db may not be opened by you. Nothing was changed."
            " Check the permissions of the folder, or choose another library."
        ),
    ),
    _CANTOPEN: (
        "library-unwritable",
        (
            "The library's archive.db cannot be opened. Nothing was changed."
            " Check that the folder exists and that you may write there."
        ),
    ),
    _BUSY: (
        "library-unwritable",
        (
            "Another program kept the library busy for too long. Nothing was changed."
            " Wait until it is done, then try again."
        ),
    ),
    _IOERR: (
        "library-damaged",
        (
            "The disk failed while the library was read or written. This change was not kept,"
            " earlier ones are. Check the disk, then run “archive-app verify”."
        ),
    ),
    _CORRUPT: (
        "library-damaged",
        (
            "The library's archive.db is damaged. The saved pages in its captures folder are not"
            " touched. Restore a backup, or run “archive-app rebuild”."
        ),
    ),
    _NOTADB: (
        "library-damaged",
        (
            "The file archive.db in this folder is no library of News Archive, or it is damaged."
            " Nothing was changed. Restore a backup, or choose another folder."
        ),
    ),
}
_DAMAGE = (UnicodeDecodeError, zstandard.ZstdError, msgspec.DecodeError)
"""What reading raises where SQLite has not noticed that the bytes of a value changed."""

_NO_TEXT = "Could not decode to UTF-8"
"""The same of Python's module, with no code."""

_SENTENCES[_LOCKED] = _SENTENCES[_PROTOCOL] = _SENTENCES[_BUSY]

C = TypeVar("C", bound=type)
P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def border() -> Iterator[None]:
    """Raises what SQLite says of the world as ``LibraryError`` or ``Cancelled``.

    Words that no database can hold, as bytes of another encoding on the command line, are a
    ``BadValue``.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise BadValue(_HALF, details=str(error)) from error
    except (sqlite3.Error, *_DAMAGE) as error:
        known = _known(error)
        if known is None:
            raise
        raise known from error


@contextmanager
def stoppable(db: Database) -> Iterator[None]:
    """Raises ``Cancelled`` also where an interrupt came while SQLite was opening a text index.

    FTS5 reads its settings then, and what stops that is said as "vtable constructor failed" with
    the code of any error. An index that opens the next time was only interrupted.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if not str(error).startswith("vtable constructor failed"):
            raise
        db.conn.execute("SELECT 1 FROM article_text, work_text LIMIT 0")
        raise Cancelled(_OVERTAKEN) from error


def guarded(cls: C) -> C:
    """``cls`` with the border around each of its public methods."""
    for name, method in list(vars(cls).items()):
        if inspect.isfunction(method) and not name.startswith("_"):
            wrap = _guarded_steps if inspect.isgeneratorfunction(method) else _guarded
            setattr(cls, name, wrap(method))
    return cls


def _guarded(method: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        long_work("sql")
        with border():
            return method(*args, **kwargs)

    return call


def _guarded_steps(method: Callable[P, Iterator[R]]) -> Callable[P, Iterator[R]]:
    @functools.wraps(method)
    def iterate(*args: P.args, **kwargs: P.kwargs) -> Iterator[R]:
        long_work("sql")
        with border():
            yield from method(*args, **kwargs)

    return iterate


def _known(error: Exception) -> ArchiveError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, msgspec.ValidationError):
        return None  # sound, but not what we expect: our bug
    if isinstance(error, _DAMAGE) or str(error).startswith(_NO_TEXT):
        code = _CORRUPT
    if code is None:
        return None  # raised by Python's module itself: misuse, our bug
    primary = code & 0xFF
    if primary == _INTERRUPT:
        return Cancelled(_OVERTAKEN)
    if primary not in _SENTENCES:
        return None
    kind, message = _SENTENCES[primary]
    return LibraryError(message, kind=kind, details=f"SQLite {code}: {error}")
