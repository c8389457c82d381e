"""The search index made anew: the old one answers, nothing is missed, any stop is survived."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.domain.rights import Claim, Field, SourceKind
from archive_app.store import index_rows, outlets, refresh, reindexing
from archive_app.store.archive import Archive
from tests.store.samples import RIVER, article, picture, placement, saving

ROOT = Path(__file__).parents[2]
PROGRAM = "News Archive 9"


@pytest.fixture(autouse=True)
def _article_by_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindexing, "_SECONDS", 0.0)


def save(archive: Archive, *words: str, begin: int = 0) -> None:
    for number, text in enumerate(words, begin):
        page = article(f"{RIVER}-{number}", title=f"Report {number}", words=text)
        archive.articles.save(saving(page, number=number))


def damage(archive: Archive) -> None:
    """The index forgets every article, as no program of ours would do it."""
    for table in ("article_text", "work_text"):
        archive._db.conn.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")  # noqa: S608


def rebuild(archive: Archive, pieces: int | None = None) -> list[int]:
    """Begins or goes on, for at most ``pieces``; the last article of each."""
    archive.reindexing.begin(PROGRAM)
    done: list[int] = []
    while len(done) != pieces and (now := archive.reindexing.go_on()) is not None:
        assert now.done <= now.of
        done.append(now.done)
    return done


def tables(archive: Archive) -> set[str]:
    return {name for (name,) in archive._db.conn.execute("SELECT name FROM sqlite_master")}


def begin_process(library: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.reindexer", str(library), PROGRAM],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_an_index_that_lost_everything_is_made_anew(archive: Archive) -> None:
    save(archive, "The river rose.", "The market moved away.")
    archive.work.tag([2], add=["war/ukraine"])
    archive.work.note(1, "Ask the harbour office.")
    before = tables(archive)
    damage(archive)
    assert archive.search.count("rose") == 0

    rebuild(archive)

    assert list(archive.search.numbers("rose")) == [1]
    assert list(archive.search.numbers("title:report")) == [2, 1]
    assert list(archive.search.numbers("harbour")) == [1]
    assert list(archive.search.numbers("ukraine")) == [2]
    assert tables(archive) == before


def test_an_article_is_indexed_anew_as_all_that_is_read_of_it(archive: Archive) -> None:
    signed = Claim(Field.CREATOR, "Lea Moss", SourceKind.C2PA, "c2pa")
    fetched = picture()
    assert fetched.facts is not None
    fetched = replace(fetched, facts=replace(fetched.facts, claims=(signed,)))
    shown = (placement(), replace(placement("b.jpg", None, None), claims=(signed,)))
    page = article(pictures=shown, canonical=f"{RIVER}?id=7")
    page = replace(page, subtitle="Two metres", section="Weather", modified="2026-02")
    other = article(f"{RIVER}-2", title="Other", pictures=(placement("c.jpg"),))
    archive.articles.save(saving(page))
    archive.articles.save(saving(other, pictures=(fetched,)))

    for number, one in enumerate((page, other), 1):
        row = refresh.article_row(archive._db, number)
        stored = archive.articles.content(number)
        assert any(signed in one.claims for one in stored.pictures)
        filters = outlets.words_of(archive._db, stored)
        assert row == index_rows.article_row(row[0], stored, addresses=[one.url], filters=filters)


def test_the_old_index_answers_until_the_new_one_is_whole(archive: Archive) -> None:
    save(archive, *["The river rose."] * 4)

    for pieces in range(4):
        rebuild(archive, pieces)
        assert archive.search.count("rose") == 4

    rebuild(archive)
    assert archive.search.count("rose") == 4


def test_it_tells_how_far_it_is(archive: Archive) -> None:
    save(archive, *["The river rose."] * 3)

    found = rebuild(archive)

    assert found[:3] == [1, 2, 3]
    assert set(found[3:]) == {3}  # while the new is put in place of the old


def test_it_goes_on_where_it_was_stopped(archive: Archive, library: Path) -> None:
    save(archive, *["The river rose."] * 5)
    rebuild(archive, 2)
    archive.close()

    with Archive.open(library) as again:
        assert rebuild(again)[:3] == [3, 4, 5]
        assert again.search.count("rose") == 5


def test_another_program_begins_anew(archive: Archive) -> None:
    save(archive, *["The river rose."] * 5)
    archive.reindexing.begin("News Archive 8")
    archive.reindexing.go_on()

    assert rebuild(archive)[0] == 1
    assert archive.search.count("rose") == 5


def test_what_changes_meanwhile_is_in_the_new_index(archive: Archive) -> None:
    save(archive, *["The river rose."] * 4)
    rebuild(archive, 2)

    behind = article(f"{RIVER}-0", title="Report 0", words="The river fell.")
    archive.articles.save(saving(behind, number=20))
    save(archive, "The river froze.", begin=9)  # a new one
    archive.work.tag([1, 4], add=["war"])
    archive.work.tag([2], add=["gone"])
    archive.work.tag([2], remove=["gone"])
    archive.work.edit(2, "title", "Corrected headline")
    archive.work.trash([3])
    archive.purging.purge([3])
    rebuild(archive)

    assert list(archive.search.numbers("fell")) == [1]
    assert list(archive.search.numbers("froze")) == [5]
    assert sorted(archive.search.numbers("war")) == [1, 4]
    assert archive.search.count("gone") == 0
    assert list(archive.search.numbers("title:headline")) == [2]
    assert sorted(archive.search.numbers("rose")) == [2, 4]
    rows = archive._db.conn.execute("SELECT count(*) FROM article_text_docsize").fetchone()
    assert rows == (4,)


def test_many_saves_at_once_are_in_the_new_index(archive: Archive) -> None:
    save(archive, *["The river rose."] * 3)
    rebuild(archive, 3)

    with archive.bulk():
        save(archive, "The river froze.", begin=7)
    rebuild(archive)

    assert list(archive.search.numbers("froze")) == [4]


def test_a_process_that_is_killed_leaves_the_old_index_and_its_progress(
    archive: Archive, library: Path
) -> None:
    save(archive, *["The river rose."] * 30)
    worker = begin_process(library)
    assert worker.stdout is not None
    while worker.stdout.readline().strip() != "5":
        assert worker.poll() is None
    worker.send_signal(signal.SIGKILL)
    worker.communicate(timeout=30)

    assert archive.search.count("rose") == 30
    assert rebuild(archive)[0] > 5
    assert archive.search.count("rose") == 30
    assert archive._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_was_left_of_an_old_index_is_dropped_by_the_next_rebuild(archive: Archive) -> None:
    save(archive, *["The river rose."] * 2)
    before = tables(archive)
    rebuild(archive, 3)  # put in place, and stopped there
    assert tables(archive) > before

    rebuild(archive)

    assert tables(archive) == before
    assert archive.search.count("rose") == 2


def test_two_processes_share_the_work_while_a_third_saves(archive: Archive, library: Path) -> None:
    save(archive, *["The river rose."] * 40)
    workers = [begin_process(library) for _ in range(2)]
    save(archive, *["The river fell."] * 10, begin=40)

    outputs = [worker.communicate(timeout=60) for worker in workers]
    done = [int(line) for out, _ in outputs for line in out.split()]

    assert [err for _, err in outputs] == ["", ""]
    assert len(done) >= 40
    assert archive.search.count("rose") == 40
    assert archive.search.count("fell") == 10
    assert archive._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
