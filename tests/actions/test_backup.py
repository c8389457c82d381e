"""A copy of the library that is a library, made while others work, and the work put back."""

import contextlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.backup import backup, restore_work
from archive_app.actions.backup_place import WORK
from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.actions.open_library import open_library
from archive_app.actions.progress import Progress
from archive_app.actions.purge import empty_trash
from archive_app.actions.rebuild import RebuildTools, rebuild
from archive_app.actions.verify import verify
from archive_app.actions.worker import Worker
from archive_app.domain.annotation import Colour
from archive_app.domain.errors import BadValue, LibraryError
from archive_app.domain.library import Place
from archive_app.domain.rights import Badge, Decision, Ruling, Scope
from archive_app.domain.saving import Saved
from archive_app.store.archive import DATABASE, Archive
from tests.actions.conftest import article_page
from tests.loopback_site import LoopbackSite

Save = Callable[[str], Saved]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def worked(archive: Archive, news: LoopbackSite, save: Save) -> Archive:
    """Two articles, and something of every kind that a person does with them."""
    cranes = article_page().replace("What the survey left out", "Cranes stand idle")
    news.page("/cranes", cranes.replace("nine pages", "ten cranes"))
    for path in ("/wall", "/cranes"):
        save(news.address(path))
    archive.work.tag([1, 2], add=["Places/Port Ellery", "war"])
    archive.work.star([1], starred=True)
    archive.work.place([1], Place.DONE)
    archive.work.note(1, "First of two.\nAsk again.")
    archive.work.trash([2])
    archive.work.edit(2, "title", "Cranes idle")
    highlight_quote(archive, 1, "eighty metres long", Mark(Colour.YELLOW, "How long?"))
    moment = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)
    for ruling in (Ruling.BLOCKED, Ruling.CLEARED):
        archive.pictures.decide(
            Decision(0, 1, Scope.THIS, ruling, "Asked by telephone", "Jane Roe", moment)
        )
    archive.searches.add("Walls", "title:wall")
    archive.feeds.add("https://a.example/feed.xml", ["news"])
    archive.watches.set(1, "1d")
    return archive


def test_a_backup_is_a_library_with_everything_in_it(worked: Archive, tmp_path: Path) -> None:
    done = backup(worked, tmp_path / "copy")

    assert (done.captures, done.copied) == (2, 2)
    with Archive.open(tmp_path / "copy") as copy:
        assert verify(copy).ok
        assert list(copy.portable.lines()) == list(worked.portable.lines())
        assert copy.articles.open(1).tags == ("Places/Port Ellery", "war")
        assert copy.facts.info().pictures == worked.facts.info().pictures


def test_backing_up_again_copies_only_what_is_new(
    worked: Archive, news: LoopbackSite, save: Save, tmp_path: Path
) -> None:
    backup(worked, tmp_path / "copy")
    save(news.address("/wall"))

    done = backup(worked, tmp_path / "copy")

    assert (done.captures, done.copied) == (3, 1)
    with Archive.open(tmp_path / "copy") as copy:
        assert verify(copy).ok
        assert len(copy.articles.captures(1)) == 2


def test_the_work_fits_a_library_that_was_rebuilt_from_its_captures(
    worked: Archive, library: Path, tmp_path: Path, worker: Worker
) -> None:
    before = list(worked.portable.lines())
    backup(worked, tmp_path / "copy")
    worked.close()
    for path in library.glob(f"{DATABASE}*"):
        path.unlink()

    with Archive.open(library) as rebuilt:
        rebuild(rebuilt, RebuildTools(worker))
        first = restore_work(rebuilt, tmp_path / "copy" / WORK)
        again = restore_work(rebuilt, tmp_path / "copy" / WORK)
        after = list(rebuilt.portable.lines())
        found = list(rebuilt.search.numbers("tag:places note:ask"))

    assert (first.articles, first.decisions, first.others, first.missing) == (2, 2, 3, ())
    assert (again.articles, again.decisions, again.others) == (0, 0, 0)
    assert after == before
    assert found == [1]


def test_work_that_is_there_already_is_never_written_over(worked: Archive, tmp_path: Path) -> None:
    backup(worked, tmp_path / "copy")
    worked.work.note(1, "A newer note.")
    worked.work.tag([1], add=["later"])

    restore_work(worked, tmp_path / "copy" / WORK)

    opened = worked.articles.open(1)
    assert opened.note == "A newer note.\nFirst of two.\nAsk again."
    assert "later" in opened.tags


def test_work_on_what_is_not_here_is_named(
    archive: Archive, worked: Archive, tmp_path: Path
) -> None:
    backup(worked, tmp_path / "copy")

    with Archive.open(tmp_path / "other") as other:
        restored = restore_work(other, tmp_path / "copy" / WORK)

    assert len(restored.missing) == 4
    assert restored.articles == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]\n",
        '{"kind": "work", "format": 99}\n',
        '{"kind": "work", "format": 1}\n{"kind": "x"}',
    ],
    ids=["empty", "no json", "no object", "newer", "unknown"],
)
def test_what_is_no_work_changes_nothing(archive: Archive, tmp_path: Path, text: str) -> None:
    file = tmp_path / "work.jsonl"
    file.write_text(text, "utf-8")

    if not text:
        assert restore_work(archive, file).articles == 0
        return
    with pytest.raises(BadValue, match="Nothing was changed"):
        restore_work(archive, file)


def test_a_backup_never_goes_over_other_things(worked: Archive, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")

    for target in (tmp_path / "full", worked.library, worked.library / "copy", tmp_path):
        with pytest.raises(LibraryError, match="Nothing was copied") as refused:
            backup(worked, target)
        assert refused.value.kind == "target-exists"

    assert sorted(path.name for path in (tmp_path / "full").iterdir()) == ["letter.txt"]


def test_a_backup_is_sound_while_another_thread_saves(
    worked: Archive, news: LoopbackSite, save: Save, tmp_path: Path
) -> None:
    stop = threading.Event()

    def work() -> None:
        with Archive.open(worked.library) as other:
            number = 0
            while not stop.is_set():
                number += 1
                other.work.tag([1], add=[f"t{number}"])

    busy = threading.Thread(target=work)
    busy.start()
    try:
        backup(worked, tmp_path / "copy")
    finally:
        stop.set()
        busy.join()

    with Archive.open(tmp_path / "copy") as copy:
        assert verify(copy).ok
        assert copy.facts.damage() == ()


_BACK_UP_AND_DIE = """
import os, shutil, signal, sys
from pathlib import Path
from archive_app.actions import backup
from archive_app.store.archive import Archive

settle, left = backup._settle, [int(sys.argv[3])]

def dying(part, place):
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    settle(part, place)

backup._settle = dying
with Archive.open(Path(sys.argv[1])) as archive:
    backup.backup(archive, Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
@pytest.mark.parametrize("after", range(4))
def test_a_backup_killed_at_any_file_is_finished_by_the_next(
    worked: Archive, tmp_path: Path, after: int
) -> None:
    arguments = [str(worked.library), str(tmp_path / "copy"), str(after)]
    died = subprocess.run(
        [sys.executable, "-c", _BACK_UP_AND_DIE, *arguments], cwd=ROOT, check=False
    )

    backup(worked, tmp_path / "copy")

    assert died.returncode == -signal.SIGKILL
    assert verify(worked).ok
    with Archive.open(tmp_path / "copy") as copy:
        assert verify(copy).ok
        assert list(copy.portable.lines()) == list(worked.portable.lines())


def test_the_lines_are_plain_json_that_other_programs_read(worked: Archive, tmp_path: Path) -> None:
    backup(worked, tmp_path / "copy")

    lines = [
        json.loads(line) for line in (tmp_path / "copy" / WORK).read_text("utf-8").splitlines()
    ]

    assert [line["kind"] for line in lines] == [
        "work", "article", "article", "decision", "decision", "saved_search", "feed", "watch",
    ]  # fmt: skip
    assert lines[1]["note"] == "First of two.\nAsk again."
    assert lines[1]["annotations"][0]["exact"] == "eighty metres long"


def test_compacting_gives_room_back_and_changes_nothing(worked: Archive) -> None:
    for number in range(300):
        worked.work.note(1, f"{number} " * 2_000)
    worked._db.execute("DELETE FROM event")
    before, lines = worked.facts.info().bytes, list(worked.portable.lines())

    worked.upkeep.compact()

    assert worked.facts.info().bytes < before / 2
    assert list(worked.portable.lines()) == lines
    assert list(worked.search.numbers("survey")) == [1]
    assert verify(worked).ok


def test_what_was_purged_since_is_gone_from_the_copy_and_does_not_come_back(
    worked: Archive, tmp_path: Path
) -> None:
    backup(worked, tmp_path / "copy")
    empty_trash(worked)  # article 2

    done = backup(worked, tmp_path / "copy")

    assert done.captures == 1
    with open_library(tmp_path / "copy") as copy:
        assert [row.article for row in copy.articles.rows([1, 2])] == [1]
        assert verify(copy).ok


def test_a_library_is_no_place_for_a_copy_of_another(
    worked: Archive, library: Path, tmp_path: Path
) -> None:
    backup(worked, tmp_path / "copy")
    with Archive.open(tmp_path / "fresh") as fresh:
        with pytest.raises(LibraryError, match="holds another library") as refused:
            backup(fresh, tmp_path / "copy")
        with pytest.raises(LibraryError, match="holds another library"):
            backup(fresh, library)

    assert refused.value.kind == "target-exists"
    with Archive.open(tmp_path / "copy") as copy:
        assert copy.articles.open(1).tags == ("Places/Port Ellery", "war")


@pytest.mark.parametrize("work", ["tag", "capture"])
def test_work_that_was_done_in_the_copy_is_not_taken_away(
    worked: Archive, news: LoopbackSite, tools: CaptureTools, tmp_path: Path, work: str
) -> None:
    backup(worked, tmp_path / "copy")
    with Archive.open(tmp_path / "copy") as copy:
        if work == "tag":
            copy.work.tag([1], add=["on the train"])
        else:
            tools = replace(tools, library=copy.library)
            adding.save(copy, adding.capture(adding.plan(copy, news.address("/wall")), tools))
    worked.work.tag([1], add=["at the desk"])

    with pytest.raises(LibraryError, match="has work of its own"):
        backup(worked, tmp_path / "copy")

    with Archive.open(tmp_path / "copy") as copy:
        assert ("on the train" in copy.articles.open(1).tags) == (work == "tag")
        assert len(copy.articles.captures(1)) == (2 if work == "capture" else 1)


def test_a_copy_that_is_damaged_is_told_from_the_library_and_left(
    worked: Archive, tmp_path: Path
) -> None:
    backup(worked, tmp_path / "copy")
    (tmp_path / "copy" / DATABASE).write_bytes(b"no database" * 500)

    with pytest.raises(LibraryError, match="cannot be read here") as refused:
        backup(worked, tmp_path / "copy")

    assert str(tmp_path / "copy") in refused.value.message
    assert (tmp_path / "copy" / DATABASE).read_bytes().startswith(b"no database")


def test_a_copy_that_was_only_looked_at_is_copied_to_again(worked: Archive, tmp_path: Path) -> None:
    backup(worked, tmp_path / "copy")
    with open_library(tmp_path / "copy") as copy:
        list(copy.search.numbers("title:wall"))
    worked.work.tag([1], add=["later"])

    backup(worked, tmp_path / "copy")

    with Archive.open(tmp_path / "copy") as copy:
        assert "later" in copy.articles.open(1).tags


def test_a_purge_meanwhile_does_not_stop_the_copying(worked: Archive, tmp_path: Path) -> None:
    def purge(_: Progress) -> None:
        with open_library(worked.library) as other:
            empty_trash(other)

    backup(worked, tmp_path / "copy", purge)

    with open_library(tmp_path / "copy") as copy:
        assert [row.article for row in copy.articles.rows([1, 2])] == [1]
        assert verify(copy).ok


def test_what_was_sorted_since_stays_where_it_is(worked: Archive, tmp_path: Path) -> None:
    backup(worked, tmp_path / "copy")
    worked.work.star([2], starred=True)
    worked.work.trash([1])
    before = list(worked.portable.lines())

    restore_work(worked, tmp_path / "copy" / WORK)

    assert list(worked.portable.lines()) == before


def test_a_note_put_back_twice_stands_once(worked: Archive, tmp_path: Path) -> None:
    backup(worked, tmp_path / "copy")
    worked.work.note(1, "A newer note.")
    restore_work(worked, tmp_path / "copy" / WORK)

    again = restore_work(worked, tmp_path / "copy" / WORK)

    assert again.articles == 0
    assert worked.articles.open(1).note == "A newer note.\nFirst of two.\nAsk again."


def test_an_older_decision_that_is_put_back_does_not_rule(
    worked: Archive, library: Path, tmp_path: Path, worker: Worker
) -> None:
    backup(worked, tmp_path / "copy")  # of 14 January: blocked, then cleared
    worked.close()
    for path in library.glob(f"{DATABASE}*"):
        path.unlink()
    later = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    with Archive.open(library) as rebuilt:
        rebuild(rebuilt, RebuildTools(worker))
        blocked = Decision(0, 1, Scope.THIS, Ruling.BLOCKED, "He says no", "Jane Roe", later)
        rebuilt.pictures.decide(blocked)
        for _ in range(2):
            restore_work(rebuilt, tmp_path / "copy" / WORK)
        shown = rebuilt.articles.open(1).pictures[0]

    rulings = [line.ruling for line in shown.history]
    assert rulings == [Ruling.BLOCKED, Ruling.BLOCKED, Ruling.CLEARED, Ruling.BLOCKED]
    assert shown.decision == replace(
        blocked, decision=4, evidence=shown.history[0].evidence, picture=1
    )
    assert shown.badge is Badge.BLOCKED


@pytest.mark.parametrize("value", [None, 7, "x", [1], {"a": 1}, 1.5])
def test_work_with_a_value_of_another_kind_changes_nothing_or_is_taken(
    worked: Archive, library: Path, tmp_path: Path, value: object
) -> None:
    lines = list(worked.portable.lines())
    file = tmp_path / "spoilt.jsonl"
    for number, line in enumerate(lines):
        for name in line:
            spoilt = [*lines[:number], {**line, name: value}, *lines[number + 1 :]]
            file.write_text("".join(json.dumps(one) + "\n" for one in spoilt))
            with contextlib.suppress(BadValue):
                restore_work(worked, file)

    assert worked.facts.damage() == ()
    assert worked.articles.open(1).tags
