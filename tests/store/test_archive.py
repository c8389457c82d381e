"""Opening libraries, also those that cannot or may not be opened."""

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from archive_app.domain.errors import BadValue, Cancelled, LibraryError
from archive_app.store.archive import Archive
from archive_app.store.border import border
from archive_app.store.connection import require_sqlite
from archive_app.store.sqlite import sqlite3
from tests.store.samples import RIVER, article, saving

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, str]:
    """The files of ``folder`` by digest, without SQLite's shared memory."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


def refused(library: Path) -> LibraryError:
    with pytest.raises(LibraryError) as caught:
        Archive.open(library)
    return caught.value


def test_a_new_library_explains_itself(archive: Archive, library: Path) -> None:
    words = (library / "README.txt").read_text(encoding="utf-8")

    assert "WARC 1.1" in words
    assert "SELECT number, title, text FROM version" in words
    assert sorted(path.name for path in library.iterdir() if "-" not in path.name) == [
        "README.txt",
        "archive.db",
    ]


def test_the_database_is_set_up_to_keep_what_it_acknowledges(archive: Archive) -> None:
    pragmas = {
        name: archive._db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "page_size", "mmap_size", "foreign_keys")
    }

    assert pragmas == {
        "journal_mode": "wal", "synchronous": 2, "page_size": 4096, "mmap_size": 0,
        "foreign_keys": 1,
    }  # fmt: skip


def test_a_library_opens_again_with_all_it_had(archive: Archive, library: Path) -> None:
    archive.articles.save(saving())
    archive.close()

    with Archive.open(library) as again:
        assert again.articles.open(1).content == article()


def test_plain_sql_reads_an_article(archive: Archive, library: Path) -> None:
    archive.articles.save(saving())

    with sqlite3.connect(library / "archive.db") as plain:
        rows = plain.execute("SELECT number, title, text FROM version WHERE article = 1")
        assert rows.fetchall() == [(1, "River rises", article().text)]
    plain.close()


def test_a_library_of_a_newer_program_is_refused_untouched(archive: Archive, library: Path) -> None:
    archive.articles.save(saving())
    archive._db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('news_archive', 'm999_from_the_future', '2031-01-01')"
    )
    archive.close()
    before = contents(library)

    error = refused(library)

    assert error.kind == "library-too-new"
    assert "newer News Archive" in error.message
    assert contents(library) == before


def test_a_file_that_is_no_database_is_refused_untouched(library: Path) -> None:
    library.mkdir()
    (library / "archive.db").write_text("My diary. " * 5000)
    before = contents(library)

    error = refused(library)

    assert error.kind == "library-damaged"
    assert contents(library) == before


def test_a_database_of_another_program_is_refused_untouched(library: Path) -> None:
    library.mkdir()
    other = sqlite3.connect(library / "archive.db")
    other.execute("CREATE TABLE diary (words)")
    other.close()
    before = contents(library)

    assert refused(library).kind == "library-damaged"
    assert contents(library) == before


@pytest.mark.parametrize(
    "damage",
    [
        "text = CAST(x'ff41' AS TEXT)",
        "markup = substr(markup, 1, length(markup) - 3)",
        "markup = x'00ff00ff'",
        "title = CAST(x'd0' AS TEXT)",
        "authors = char(0)",
    ],
)
def test_values_that_changed_on_the_disk_are_said(archive: Archive, damage: str) -> None:
    number = archive.articles.save(saving()).article
    archive._db.execute(f"UPDATE version SET {damage}")  # noqa: S608

    with pytest.raises(LibraryError, match="is damaged") as failed:
        archive.articles.open(number)

    assert failed.value.kind == "library-damaged"


@pytest.mark.parametrize("odd", ["\udcff", "a\ud83d"])
def test_words_that_are_no_text_are_said(archive: Archive, odd: str) -> None:
    assert archive.articles.number_of(f"https://a.example/{odd}") is None
    with pytest.raises(BadValue, match="bytes that are no text"), border():
        archive._db.execute("SELECT ?", (odd,))


def test_a_damaged_database_is_said(archive: Archive, library: Path) -> None:
    for number in range(20):
        archive.articles.save(saving(article(f"{RIVER}-{number}"), number=number))
    archive.close()
    path = library / "archive.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\x7f" * (len(whole) - 8192))

    assert refused(library).kind == "library-damaged"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    error = refused(tmp_path / "file" / "library")

    assert error.kind == "library-unwritable"
    assert "Choose a folder" in error.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_library_that_may_not_be_written_is_refused_at_once_and_read(
    archive: Archive, library: Path
) -> None:
    archive.articles.save(saving())
    archive.close()
    library.chmod(0o555)

    try:
        assert refused(library).kind == "library-unwritable"
        with Archive.open(library, readonly=True) as reader:
            assert reader.articles.open(1).content == article()
    finally:
        library.chmod(0o755)


def test_reading_a_library_that_is_not_there_makes_none(library: Path) -> None:
    with pytest.raises(LibraryError, match="There is no library"):
        Archive.open(library, readonly=True)

    assert not library.exists()


def test_a_library_opened_for_reading_cannot_be_changed(archive: Archive, library: Path) -> None:
    archive.articles.save(saving())

    with Archive.open(library, readonly=True) as reader:
        assert reader.articles.open(1).content == article()
        with pytest.raises(LibraryError) as caught:
            reader.work.star([1], starred=True)

    assert caught.value.kind == "library-unwritable"


def test_a_full_disk_is_said_and_nothing_is_half_saved(archive: Archive) -> None:
    archive.articles.save(saving())
    pages = archive._db.execute("PRAGMA page_count").fetchone()[0]
    archive._db.execute(f"PRAGMA max_page_count = {pages}")
    long = article(f"{RIVER}-2", words="word " * 20_000)

    with pytest.raises(LibraryError) as caught:
        archive.articles.save(saving(long, number=1))

    assert caught.value.kind == "disk-full"
    assert caught.value.message.startswith("The disk is full. Nothing is lost")
    archive._db.execute("PRAGMA max_page_count = 1000000")
    assert archive.articles.save(saving(long, number=1)).article == 2


_OPEN_WITHOUT_ROOM = """
import resource, shutil, signal, sys
from pathlib import Path
from archive_app.domain.errors import LibraryError
from archive_app.store.archive import Archive

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # no file grows
used = shutil.disk_usage("/")
shutil.disk_usage = lambda _: used._replace(free=int(sys.argv[2]))
try:
    Archive.open(Path(sys.argv[1]))
except LibraryError as error:
    print(error.kind)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
@pytest.mark.parametrize(("free", "kind"), [(0, "disk-full"), (10**9, "library-damaged")])
def test_a_disk_without_room_for_the_memory_file_is_full_and_has_not_failed(
    archive: Archive, library: Path, free: int, kind: str
) -> None:
    archive.close()

    program = [sys.executable, "-c", _OPEN_WITHOUT_ROOM, str(library), str(free)]
    told = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == kind


def test_a_mistake_of_ours_is_not_dressed_up_as_the_worlds(archive: Archive) -> None:
    archive._db.execute("DROP TABLE tag")

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        archive.work.tags()


def test_a_library_that_could_not_be_made_leaves_no_half_of_one(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.mkdir()
    monkeypatch.setattr("archive_app.store.schema.TALLIES", "\n\nCREATE TABLE article (x)")

    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Archive.open(library)

    assert list(library.iterdir()) == []


def test_an_old_sqlite_is_said_in_one_sentence() -> None:
    with pytest.raises(LibraryError, match=r"needs SQLite 3\.43 or newer.*brings 3\.40\.1"):
        require_sqlite((3, 40, 1))

    require_sqlite((3, 43, 0))


def test_another_thread_can_stop_a_question(archive: Archive) -> None:
    stopped = threading.Event()

    def stop_until_heard() -> None:
        while not stopped.wait(0.01):
            archive.interrupt()

    other = threading.Thread(target=stop_until_heard)
    other.start()
    try:
        with pytest.raises(Cancelled):
            _count_for_ever(archive)
    finally:
        stopped.set()
        other.join()

    assert archive.articles.save(saving()).article == 1


def _count_for_ever(archive: Archive) -> None:
    with border():
        archive._db.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        ).fetchone()


def test_every_connection_is_made_by_the_one_sqlite_library(archive: Archive) -> None:
    assert type(archive._db.conn).__module__.partition(".")[0] == sqlite3.__name__
    assert archive.facts.info().sqlite == sqlite3.sqlite_version
