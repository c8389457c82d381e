"""Emptying the trash: what is gone is gone, what others need stays, wherever it is broken off."""

import gzip
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.backup import backup
from archive_app.actions.open_library import open_library
from archive_app.actions.purge import empty_trash
from archive_app.actions.rebuild import RebuildTools, rebuild
from archive_app.actions.verify import verify
from archive_app.actions.worker import Worker
from archive_app.domain.errors import NotFound, PageError, Refused
from archive_app.domain.saving import Saved
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import DATABASE, Archive
from archive_app.store.purging import Purged, Purging
from tests.actions.conftest import article_page, png
from tests.loopback_site import LoopbackSite

Save = Callable[[str], Saved]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def two(archive: Archive, news: LoopbackSite, save: Save) -> Archive:
    """Article 1 with a picture, and article 2, whose second capture refers to that picture."""
    other = article_page().replace("What the survey left out", "Cranes stand idle")
    other = other.replace("nine pages", "ten cranes").replace("stone eighty", "quay ninety")
    news.page("/cranes", other.replace("/wall.png", "/none.png"))
    save(news.address("/cranes"))
    save(news.address("/wall"))
    news.answers["/none.png"] = news.answers["/wall.png"]
    news.page("/cranes", other.replace("/wall.png", "/none.png") + "<!-- again -->")
    save(news.address("/cranes"))
    return archive


def files(library: Path) -> list[str]:
    return sorted(path.name for path in (library / "captures").rglob("*") if path.is_file())


def test_an_article_in_the_trash_is_gone_with_its_evidence(two: Archive) -> None:
    before = files(two.library)
    two.work.tag([2], add=["war"])
    two.work.note(2, "A secret word")
    two.work.trash([2])

    done = empty_trash(two)

    assert (done.articles, done.files, done.kept) == ((2,), 1, 0)
    assert len(files(two.library)) == len(before) - 1
    with pytest.raises(NotFound):
        two.articles.open(2)
    assert list(two.search.numbers("title:survey")) == []
    assert two.facts.info().articles == 1
    assert two.facts.damage() == ()
    assert verify(two).ok


def test_nothing_outside_the_trash_is_touched(two: Archive) -> None:
    before = files(two.library)

    done = empty_trash(two)

    assert (done.articles, done.files) == ((), 0)
    assert files(two.library) == before


def test_a_picture_that_another_article_shows_is_read_all_the_same(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    other = article_page().replace("What the survey left out", "Cranes stand idle")
    news.page("/cranes", other.replace("nine pages", "ten cranes"))
    save(news.address("/wall"))
    save(news.address("/cranes"))
    archive.work.trash([1])

    empty_trash(archive)

    assert payload_of(archive.library, *archive.pictures.place(1)) == png()
    assert archive.pictures.thumbnail(1) is not None
    assert verify(archive).ok


def test_bytes_that_another_capture_refers_to_stay_and_nothing_else_of_the_file(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save, worker: Worker
) -> None:
    _refer_to_the_first(archive, news, tools, save)
    archive.work.trash([1])

    done = empty_trash(archive)

    kept = next((archive.library / "captures").rglob("*.purged"))
    text = gzip.decompress(kept.with_name(kept.name.removesuffix(".purged")).read_bytes())
    assert (done.files, done.kept) == (0, 1)
    assert b"What the survey left out" not in text
    assert png() in text
    assert payload_of(archive.library, *archive.pictures.place(1)) == png()
    assert verify(archive).ok


def _refer_to_the_first(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save
) -> None:
    """Article 2 has two captures; the later one holds the picture of article 1 as a revisit."""
    other = article_page().replace("What the survey left out", "Cranes stand idle")
    news.page("/cranes", other.replace("nine pages", "ten cranes"))
    save(news.address("/wall"))
    planned = adding.plan(archive, news.address("/cranes"))
    known = archive.pictures.known([archive.articles.open(1).pictures[0].sha256 or ""])
    captured = adding.capture(adding.Plan(planned.url, None, known), tools)
    adding.save(archive, captured)


def test_a_purged_article_stays_gone_when_the_library_is_rebuilt(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save, worker: Worker
) -> None:
    _refer_to_the_first(archive, news, tools, save)
    archive.work.trash([1])
    empty_trash(archive)
    library = archive.library
    archive.close()
    for path in library.glob(f"{DATABASE}*"):
        path.unlink()

    with Archive.open(library) as rebuilt:
        done = rebuild(rebuilt, RebuildTools(worker))

        assert (done.adopted, done.problems) == (1, ())
        assert rebuilt.articles.content(2).title == "Cranes stand idle"
        assert payload_of(library, *rebuilt.pictures.place(1)) == png()
        assert verify(rebuilt).ok


def test_a_backup_keeps_what_others_need_and_not_what_was_purged(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save, tmp_path: Path
) -> None:
    _refer_to_the_first(archive, news, tools, save)
    archive.work.trash([1])
    empty_trash(archive)

    backup(archive, tmp_path / "copy")

    with open_library(tmp_path / "copy") as copy:
        assert copy.facts.info().articles == 1
        assert payload_of(copy.library, *copy.pictures.place(1)) == png()
        assert verify(copy).ok


def test_what_was_done_to_a_purged_article_cannot_be_undone(two: Archive) -> None:
    two.work.note(2, "A secret word")
    two.work.trash([2])
    empty_trash(two)

    with pytest.raises(Refused):
        two.history.undo()

    said = [f"{event.verb} {event.subject}" for event in two.history.events()]
    assert said[0] == "purge 1 article removed for good"
    assert "secret" not in str(two._db.execute("SELECT * FROM event").fetchall())


def test_the_history_does_not_call_undone_what_was_purged(two: Archive) -> None:
    two.work.trash([2])
    empty_trash(two)

    assert not any(event.undone for event in two.history.events())


def test_a_save_under_way_that_refers_to_purged_bytes_is_refused(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save
) -> None:
    other = article_page().replace("What the survey left out", "Cranes stand idle")
    news.page("/cranes", other.replace("nine pages", "ten cranes"))
    save(news.address("/wall"))
    known = archive.pictures.known([archive.articles.open(1).pictures[0].sha256 or ""])
    captured = adding.capture(adding.Plan(news.address("/cranes"), None, known), tools)
    archive.work.trash([1])
    empty_trash(archive)

    with pytest.raises(PageError, match="Save the page again"):
        adding.save(archive, captured)

    assert files(archive.library) == []
    assert save(news.address("/cranes")).outcome == "saved"
    assert verify(archive).ok


_PURGE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from archive_app.actions import purge
from archive_app.store.archive import Archive
from archive_app.store.purging import Purging

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

library, moment = Path(sys.argv[1]), sys.argv[2]
with Archive.open(library) as archive:
    if moment == "marked":
        Purging.purge = die
    elif moment == "committed":
        purge._settle = die
    elif moment == "half of the files":
        settle, left = purge._settle, [1]
        def some(*given):
            if not left:
                die()
            left.pop()
            settle(*given)
        purge._settle = some
    purge.empty_trash(archive)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
@pytest.mark.parametrize(
    ("moment", "articles"), [("marked", 2), ("committed", 1), ("half of the files", 1)]
)
def test_a_purge_killed_at_any_moment_is_whole_or_has_not_happened(
    two: Archive, moment: str, articles: int
) -> None:
    two.work.trash([1])  # which has two captures
    two.close()

    program = [sys.executable, "-c", _PURGE_AND_DIE, str(two.library), moment]
    died = subprocess.run(program, cwd=ROOT, check=False)

    assert died.returncode == -signal.SIGKILL
    with open_library(two.library) as archive:
        assert archive.facts.info().articles == articles
        assert verify(archive).ok
        assert not [name for name in files(archive.library) if name.endswith(".purged")]
        assert len(files(archive.library)) == len(archive.facts.known_captures())


def _meanwhile(
    monkeypatch: pytest.MonkeyPatch, library: Path, work: Callable[[Archive], object]
) -> Callable[[], None]:
    """Lets another program begin ``work`` just before articles are forgotten; waits for its end."""
    forget = Purging.purge

    def begin() -> None:
        with open_library(library) as other:
            work(other)

    other = threading.Thread(target=begin)

    def purge(self: Purging, articles: Sequence[int]) -> Purged:
        other.start()
        other.join(0.5)  # longer where it does not wait for us
        return forget(self, articles)

    monkeypatch.setattr(Purging, "purge", purge)
    return other.join


def test_a_program_that_starts_during_a_purge_takes_no_bytes_away(
    archive: Archive,
    news: LoopbackSite,
    tools: CaptureTools,
    save: Save,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _refer_to_the_first(archive, news, tools, save)
    archive.work.trash([1])
    end = _meanwhile(monkeypatch, archive.library, lambda other: other.facts.info())

    empty_trash(archive)

    end()
    assert payload_of(archive.library, *archive.pictures.place(1)) == png()
    assert archive.facts.info().articles == 1
    assert verify(archive).ok


def test_what_another_program_restores_during_a_purge_is_whole_or_gone(
    two: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.work.trash([1, 2])
    forgotten: list[Exception] = []

    def restore(other: Archive) -> None:
        try:
            other.work.restore([2])
        except NotFound as error:
            forgotten.append(error)

    end = _meanwhile(monkeypatch, two.library, restore)

    empty_trash(two)

    end()
    assert len(forgotten) == 1
    assert files(two.library) == []


def test_words_of_a_purged_article_go_also_where_it_died_before_they_did(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save
) -> None:
    _refer_to_the_first(archive, news, tools, save)
    archive.work.trash([1])
    archive.close()
    program = [sys.executable, "-c", _PURGE_AND_DIE, str(archive.library), "committed"]
    subprocess.run(program, cwd=ROOT, check=False)

    with open_library(archive.library) as opened:
        kept = next((opened.library / "captures").rglob("*.purged"))
        text = gzip.decompress(kept.with_name(kept.name.removesuffix(".purged")).read_bytes())
        assert b"What the survey left out" not in text
        assert png() in text
        assert verify(opened).ok
