"""Two processes at one library, and processes that are killed: with real ones."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from archive_app.domain.library import Sort
from archive_app.store import ranking
from archive_app.store.archive import Archive
from tests.store.samples import RIVER, article, placement, saving

ROOT = Path(__file__).parents[2]


def start(library: Path, name: str, count: int, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.saver", str(library), name, str(count), *more],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def sound(archive: Archive) -> bool:
    """Whether file, references and derived figures hold together."""
    db = archive._db
    counted = archive.facts.counts(date(2026, 1, 20))
    return (
        db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        and not db.execute("PRAGMA foreign_key_check").fetchall()
        and counted.all == archive.facts.info().articles == archive.search.count("rose")
    )


def test_threads_that_open_and_close_one_library_do_not_lock_each_other_up(
    archive: Archive, library: Path
) -> None:
    archive.close()

    done = subprocess.run(
        [sys.executable, "-m", "tests.store.opener", str(library), "2000"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (done.stdout, done.stderr) == ("done\n", "")


def test_two_processes_save_into_a_new_library_at_once(library: Path) -> None:
    workers = [start(library, name, 25) for name in ("one", "two")]

    outputs = [worker.communicate(timeout=120) for worker in workers]
    numbers = [int(line) for out, _ in outputs for line in out.split()]

    assert [err for _, err in outputs] == ["", ""]
    assert sorted(numbers) == list(range(1, 51))
    with Archive.open(library) as archive:
        assert sound(archive)
        assert {tag.tag: tag.articles for tag in archive.work.tags()} == {
            "from": 50,
            "from/one": 25,
            "from/two": 25,
        }


def test_a_reader_is_not_disturbed_by_a_writer(archive: Archive, library: Path) -> None:
    worker = start(library, "one", 20)
    seen = [0]

    while worker.poll() is None:
        seen.append(archive.search.count("rose"))

    out, err = worker.communicate(timeout=120)
    assert (err, len(out.split())) == ("", 20)
    assert seen == sorted(seen)
    assert archive.search.count("rose") == 20


def test_searching_and_putting_the_index_in_order_do_not_disturb_a_writer(
    archive: Archive, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "COMMON", 1)
    monkeypatch.setattr(ranking, "_SMALLEST", 5)
    monkeypatch.setattr(ranking, "_PIECE", 20)
    worker = start(library, "one", 30)
    found: list[int] = []

    while worker.poll() is None:
        archive.search.tidy(pages=2)
        rows = archive.search.find("rose", sort=Sort.RELEVANCE, limit=5)
        found.append(len(rows))

    out, err = worker.communicate(timeout=120)
    assert (err, len(out.split())) == ("", 30)
    assert found == sorted(found)
    assert sound(archive)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("after", [1, 5, 9])
def test_a_killed_process_loses_nothing_that_it_acknowledged(library: Path, after: int) -> None:
    worker = start(library, "one", 10_000)
    assert worker.stdout is not None
    acknowledged = [int(worker.stdout.readline()) for _ in range(after)]

    os.kill(worker.pid, signal.SIGKILL)
    rest, _ = worker.communicate(timeout=120)
    acknowledged += [int(line) for line in rest.splitlines() if line.isdigit()]

    with Archive.open(library) as archive:
        assert sound(archive)
        found = archive.articles.rows(acknowledged)
        assert [row.article for row in found] == acknowledged
        assert all(archive.articles.open(number).pictures[0].picture for number in acknowledged)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_process_killed_inside_a_save_leaves_nothing_of_it(library: Path) -> None:
    worker = start(library, "one", 2, "hang")
    assert worker.stdout is not None
    assert [worker.stdout.readline() for _ in range(2)] == ["1\n", "sealing\n"]

    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate(timeout=120)

    with Archive.open(library) as archive:
        assert sound(archive)
        assert archive.facts.info().articles == 1
        page = article(f"{RIVER}-next", pictures=(placement(),))
        assert archive.articles.save(saving(page)).article == 2


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_process_killed_among_many_saves_leaves_none_of_them(library: Path) -> None:
    start(library, "before", 1).communicate(timeout=120)
    worker = start(library, "one", 4, "bulk")
    assert worker.stdout is not None
    assert [worker.stdout.readline() for _ in range(4)] == ["2\n", "3\n", "4\n", "sealing\n"]

    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate(timeout=120)

    with Archive.open(library) as archive:
        assert sound(archive)
        assert archive.facts.info().articles == 1
