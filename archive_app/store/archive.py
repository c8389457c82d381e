"""The library on disk: one folder, one database, one ``Archive`` for each thread."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from archive_app.domain.errors import LibraryError
from archive_app.store import together
from archive_app.store.annotations import Annotations
from archive_app.store.articles import Articles
from archive_app.store.board import RightsBoard
from archive_app.store.border import DISK_FULL, border
from archive_app.store.colour_names import ColourNames
from archive_app.store.connection import CACHE_KIB, SAVING_KIB, close, connect, reading, writing
from archive_app.store.facts import Facts
from archive_app.store.feeds import Feeds
from archive_app.store.history import History
from archive_app.store.jobs import Jobs
from archive_app.store.likeness import Likeness
from archive_app.store.merging import Merging
from archive_app.store.pictures import Pictures
from archive_app.store.portable import PortableWork
from archive_app.store.purging import Purging
from archive_app.store.rebuilding import Rebuilding
from archive_app.store.reindexing import Reindexing
from archive_app.store.saved_searches import SavedSearches
from archive_app.store.search import Search
from archive_app.store.upkeep import Upkeep
from archive_app.store.watches import Watches
from archive_app.store.work import Work

DATABASE = "archive.db"
README = "README.txt"

_SHARED_BYTES = 64 * 1024
"""The memory file beside the database begins with 32 KiB (https://www.sqlite.org/walformat.html)."""


class Archive:
    """A library, opened. Use it in the thread that opened it; only ``interrupt`` is for others."""

    def __init__(self, db: Database, library: Path, *, readonly: bool = False) -> None:
        self._db = db
        self.library = library
        self.readonly = readonly
        """Whether nothing of it can be changed: whoever tries is told so."""
        self.articles = Articles(db)
        self.search = Search(db)
        self.likeness = Likeness(db)
        self.searches = SavedSearches(db, self.search)
        self.work = Work(db)
        self.merging = Merging(db)
        self.annotations = Annotations(db)
        self.colour_names = ColourNames(db)
        self.pictures = Pictures(db)
        self.board = RightsBoard(db, self.pictures)
        self.jobs = Jobs(db)
        self.feeds = Feeds(db)
        self.watches = Watches(db)
        self.portable = PortableWork(db)
        self.upkeep = Upkeep(db)
        self.purging = Purging(db)
        self.history = History(db)
        self.facts = Facts(db, library)
        self.rebuilding = Rebuilding(db)
        self.reindexing = Reindexing(db)

    @classmethod
    def open(cls, library: Path, *, readonly: bool = False, saving: bool = False) -> Self:
        """The library in folder ``library``, made where there is none unless ``readonly``.

        ``saving``: for a long run of saves, which needs little of the database in memory.

        Raises:
            LibraryError: library-unwritable, library-too-new, library-damaged or disk-full, before
                anything was written.
        """
        database = library / DATABASE
        if readonly and not database.exists():
            raise LibraryError(
                f"There is no library in {library}. Nothing was made.", kind="library-unwritable"
            )
        if readonly:
            with border():
                return cls(connect(database, readonly=True), library, readonly=True)
        with _folder_faults(library):
            library.mkdir(parents=True, exist_ok=True)
            _require_writable(library, database)
        with _room_faults(library), border():
            cache = SAVING_KIB if saving else CACHE_KIB
            archive = cls(connect(database, cache_kib=cache), library)
        with _folder_faults(library):
            _explain(library)
        return archive

    @classmethod
    def open_or_read(cls, library: Path) -> Self:
        """The library in folder ``library``; ``readonly`` where nothing can be written there.

        Raises:
            LibraryError: as ``open``, where it cannot be read either.
        """
        try:
            return cls.open(library)
        except LibraryError as error:
            if error.kind == "library-too-new" or not (library / DATABASE).is_file():
                raise
            try:
                return cls.open(library, readonly=True)
            except LibraryError:
                raise error from None

    def limit_memory(self, kib: int) -> None:
        """Keep at most ``kib`` KiB of the database in memory, where several are open at once."""
        with border():
            self._db.conn.execute(f"PRAGMA cache_size = -{kib}")

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """One transaction over several calls: all of them count, or none."""
        with border(), writing(self._db):
            yield

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """The library as it is at one moment over several calls, whatever others write."""
        with border(), reading(self._db):
            yield

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """One transaction for many saves, whose index is written at the end: faster.

        They are on disk once it is left, and not before; of a save that raises nothing counts, the
        others stay. Within it nothing that was just saved is found or counted, though it can be
        opened and changed; ``likeness.catch_up`` is left to do.
        """
        goes_on = self._db.conn.in_transaction
        with self.at_once(), together.together(self._db, goes_on=goes_on):
            yield

    def interrupt(self) -> None:
        """Stops the question that another thread is asking; it gets ``Cancelled``."""
        self._db.conn.interrupt()

    def close(self) -> None:
        """Closes the library; what was saved is on disk already."""
        close(self._db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _require_writable(*paths: Path) -> None:
    """Said now, not after a page was fetched: SQLite opens what it cannot write, too."""
    for path in paths:
        if path.exists() and not os.access(path, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _explain(library: Path) -> None:
    readme = library / README
    if not readme.exists():
        readme.write_text(_README, encoding="utf-8")


@contextmanager
def _folder_faults(library: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise LibraryError(DISK_FULL, kind="disk-full", details=str(error)) from error
        raise LibraryError(
            f"The library cannot be kept in {library}: {error.strerror}. Nothing was changed."
            " Choose a folder where you may write.",
            kind="library-unwritable",
            details=str(error),
        ) from error


@contextmanager
def _room_faults(library: Path) -> Iterator[None]:
    """A disk without room for SQLite's memory file has not failed, though SQLite says so."""
    try:
        yield
    except LibraryError as error:
        if error.kind == "library-damaged" and shutil.disk_usage(library).free < _SHARED_BYTES:
            raise LibraryError(DISK_FULL, kind="disk-full", details=error.details) from error
        raise


_README = """\
This folder is a library of News Archive: news articles as they were on the web, and what a
person noted about them. It can be read without that program.

captures/YYYY/MM/*.warc.gz
    The evidence. One file for each time a page was saved: WARC 1.1 (ISO 28500), a series of
    gzip members. Each holds plain text headers and then the exact bytes: what was asked, what
    the server answered (the page, then its pictures and style sheets), and a "metadata" record
    with the article as the program read it (JSON; what is empty is left out, and so is what
    follows from the "html": a paragraph of "text" that is two numbers is in the HTML without its
    tags, so many characters further on, and so many long; one number alone skips none; "blocks"
    likewise, with its tags; a third number says: without white space to spare). Programs that
    read WARC: warcio, pywb, ReplayWeb.page, wget; "gunzip -c FILE | less" shows one as text.

archive.db
    Everything else: a SQLite 3 database (https://www.sqlite.org/fileformat2.html), in text
    encoded as UTF-8. Any SQLite reader opens it:

        sqlite3 archive.db "SELECT number, title, text FROM version WHERE article = 7"

    article     one row for each article; its number never changes
    version     what an article said at one time: title, text and more. Its HTML is in the
                metadata record of its capture; here it is compressed ("markup": MessagePack
                of HTML and blocks; a byte, then Zstandard with text and addresses as dictionary)
    capture     when and where from, and the WARC file in captures/ that proves it
    record      where each record lies in that file (offset and length in bytes), with the
                SHA-256 of its bytes; requests, which stand before what was answered, have none
    picture, placement, claim
                each picture file, where it stood in which version, and what was said of whose
                it is: word for word, with the place where it was read. Of the variants of a
                picture ("urls") each is written by the address before it, "url" first: 0 is that
                very one; [7, "x", 3] its first 7 characters, x, and its last 3
    decision    what the person decided about a picture: lines are only ever added
    tag, article_tag, annotation, edit, colour_name
                the person's tags, highlights and notes, corrections, and what they call the
                colours of highlights
    feed, watch, job
                what is followed, what is saved again by itself, and what waits to be saved
    merged      numbers of articles that became part of another, and of which
    event       every change by the person
    Times are ISO 8601 in UTC. Lists are JSON. Offsets in annotations count Unicode code points
    of "text". Tables whose names begin with article_text and work_text are the search index:
    derived, they can be thrown away. So can thumbnail, ranked and likeness.

A picture's original bytes: find its row in picture, its record, that record's capture; in the
WARC file go to the offset, unpack one gzip member, skip the two blocks of headers.
"""
