import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_app.actions.open_library import open_library
from archive_app.actions.progress import Progress
from archive_app.actions.purge import empty_trash
from archive_app.actions.verify import verify
from archive_app.domain.errors import Notice
from archive_app.domain.saving import Saved
from archive_app.preserve.reading import records
from archive_app.store.archive import Archive
from tests.loopback_site import LoopbackSite


def _file(library: Path) -> Path:
    return next((library / "captures").rglob("*.warc.gz"))


def test_a_sound_library_has_no_problems(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")

    report = verify(archive)

    assert report.ok
    assert report.checked >= 3


def test_a_single_changed_byte_is_found(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")
    path = _file(archive.library)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)

    assert not verify(archive).ok


def test_a_spoilt_request_is_found_which_the_library_has_no_row_of(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")
    path = _file(archive.library)
    (request, *_) = (one for one in records(path) if one.kind == "request")
    body = bytearray(path.read_bytes())
    body[request.offset + request.length // 2] ^= 1
    path.write_bytes(body)

    assert "request" not in {one.record.kind for one in archive.facts.records()}
    assert not verify(archive).ok


def test_a_missing_file_is_found(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")
    _file(archive.library).unlink()

    assert not verify(archive).ok


def test_a_stranger_among_the_captures_is_named(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")
    stranger = _file(archive.library).with_name("stranger.warc.gz")
    stranger.write_bytes(b"no capture")

    problems = verify(archive).problems

    assert ["stranger.warc.gz" in problem.message for problem in problems] == [True]


def test_a_damaged_database_is_found(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")
    damage = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
    damage += "db.execute('PRAGMA foreign_keys = OFF');"
    damage += "db.execute('UPDATE placement SET picture = 999'); db.commit()"

    subprocess.run([sys.executable, "-c", damage, str(archive.library / "archive.db")], check=True)

    assert not verify(archive).ok


def test_what_is_saved_meanwhile_is_no_damage(
    archive: Archive,
    news: LoopbackSite,
    save: Callable[[str], Saved],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look = archive.facts.damage

    def long_look() -> tuple[Notice, ...]:
        save(f"{news.origin}/wall")
        return look()

    monkeypatch.setattr(archive.facts, "damage", long_look)

    assert verify(archive).problems == ()


def test_what_is_purged_meanwhile_is_no_damage(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")
    archive.work.trash([1])

    def purge(_: Progress) -> None:
        with open_library(archive.library) as other:
            empty_trash(other)

    assert verify(archive, purge).problems == ()


def test_a_whole_capture_that_could_not_be_taken_in_is_not_called_unreadable(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved], tmp_path: Path
) -> None:
    save(f"{news.origin}/wall")
    path = _file(archive.library)
    with Archive.open(tmp_path / "other") as other:
        there = other.library / path.relative_to(archive.library)
        there.parent.mkdir(parents=True)
        shutil.copy(path, there)

        (problem,) = verify(other).problems

    assert "is whole, but not in the library yet" in problem.message
