"""What a crash leaves: real processes, killed at the worst moments."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.evidence import read_evidence
from archive_app.actions.open_library import open_library
from archive_app.actions.recover import recover
from archive_app.actions.verify import verify
from archive_app.preserve.adopting import capture_metadata
from archive_app.preserve.captures_folder import captures
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page
from tests.actions.killed_save import save_and_die
from tests.loopback_site import LoopbackSite


@pytest.mark.parametrize("moment", ["before the save", "before the file has its name"])
def test_a_capture_that_was_never_finished_is_swept(
    library: Path, news: LoopbackSite, moment: str
) -> None:
    save_and_die(library, f"{news.origin}/wall", moment)
    assert list((library / "captures").rglob("*.part"))

    with open_library(library) as archive:
        assert archive.facts.info().articles == 0

    assert not list((library / "captures").rglob("*.gz*"))


def test_a_capture_that_was_finished_but_not_committed_is_adopted_with_its_number(
    library: Path, news: LoopbackSite
) -> None:
    save_and_die(library, f"{news.origin}/wall", "before the commit")
    asked = len(news.requests)

    with open_library(library) as archive:
        opened = archive.articles.open(1)
        assert opened.content.title == "What the survey left out"
        assert opened.pictures[0].picture is not None
        assert archive.pictures.thumbnail(opened.pictures[0].picture) is not None
        assert verify(archive).ok
        assert recover(archive).adopted == ()

    assert len(news.requests) == asked


def test_a_capture_adopted_under_another_number_says_so_itself(
    library: Path, news: LoopbackSite, tools: CaptureTools
) -> None:
    news.page("/cranes", article_page().replace("What the survey left out", "Cranes stand idle"))
    with Archive.open(library) as archive:
        save_and_die(library, f"{news.origin}/wall", "before the commit")
        captured = adding.capture(adding.plan(archive, f"{news.origin}/cranes"), tools)
        adding.save(archive, captured)  # takes number 1, too

    with open_library(library) as archive:
        titles = [archive.articles.content(number).title for number in (1, 2)]
        sound = verify(archive).ok
        told = [
            (evidence.article.title, evidence.article_number)
            for evidence in (
                read_evidence(capture_metadata(path) or b"") for path in captures(library)
            )
        ]

    assert titles == ["Cranes stand idle", "What the survey left out"]
    assert sorted(told) == [(titles[0], 1), (titles[1], 2)]
    assert sound


_SAVE_WITHOUT_ROOM = """
import json, resource, signal, sys
from pathlib import Path
from archive_app.actions import add as adding
from archive_app.actions.open_library import open_library
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.errors import LibraryError
from archive_app.fetch.settings import FetchSettings
from archive_app.preserve.capture_file import CaptureWriter

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
library, url, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # no file grows
publish = CaptureWriter.publish
if moment == "commit":
    CaptureWriter.publish = lambda self: (publish(self), full())
with open_library(library) as archive, Worker() as worker:
    settings = Settings(allow_net=("127.0.0.0/8",))
    tools = adding.CaptureTools(library, worker, settings, FetchSettings())
    captured = adding.capture(adding.plan(archive, url), tools)
    if moment == "file":
        full()
    try:
        adding.save(archive, captured, ["war"])
    except LibraryError as error:
        print(error.message)
"""


def _save_without_room(library: Path, url: str, moment: str) -> str:
    """What is said where the disk is full from ``moment`` of the save on."""
    program = [sys.executable, "-c", _SAVE_WITHOUT_ROOM, str(library), url, moment]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout.strip()


KEPT = "What was fetched is kept and is taken in when the library is next opened, without its tags."


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_a_page_whose_commit_found_no_room_is_taken_in_later_as_was_said(
    library: Path, news: LoopbackSite
) -> None:
    said = _save_without_room(library, f"{news.origin}/wall", "commit")

    with open_library(library) as archive:
        opened = archive.articles.open(1)
        sound = verify(archive).ok

    assert said.endswith(KEPT)
    assert (opened.content.title, opened.tags) == ("What the survey left out", ())
    assert sound


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_a_page_whose_file_found_no_room_is_not_kept_and_nothing_else_is_said(
    library: Path, news: LoopbackSite
) -> None:
    said = _save_without_room(library, f"{news.origin}/wall", "file")

    with open_library(library) as archive:
        articles = archive.facts.info().articles

    assert said
    assert "is kept" not in said
    assert articles == 0


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_a_page_that_was_kept_and_saved_again_is_one_article(
    library: Path, news: LoopbackSite, tools: CaptureTools
) -> None:
    with Archive.open(library) as archive:
        _save_without_room(library, f"{news.origin}/wall", "commit")
        adding.save(archive, adding.capture(adding.plan(archive, f"{news.origin}/wall"), tools))

    with open_library(library) as archive:
        captures_of_it = archive.articles.captures(1)
        info = archive.facts.info()
        sound = verify(archive).ok

    assert (info.articles, info.versions, len(captures_of_it)) == (1, 1, 2)
    assert sound


def test_an_acknowledged_save_is_there_after_the_process_was_killed(
    library: Path, news: LoopbackSite
) -> None:
    save_and_die(library, f"{news.origin}/wall", "after the save")

    with open_library(library) as archive:
        assert archive.articles.open(1).content.title == "What the survey left out"
        assert verify(archive).ok


def test_a_capture_that_another_process_is_writing_is_left_alone(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    captured = adding.capture(adding.plan(archive, f"{news.origin}/wall"), tools)
    look = "import sys; from pathlib import Path; from archive_app.actions.open_library import *\n"
    look += "with open_library(Path(sys.argv[1])): pass"

    subprocess.run([sys.executable, "-c", look, str(archive.library)], check=True)

    assert adding.save(archive, captured).outcome == "saved"
    assert verify(archive).ok


def test_a_file_that_is_no_capture_of_ours_is_reported_and_kept(
    archive: Archive, library: Path
) -> None:
    strange = library / "captures" / "2026" / "01" / "strange.warc.gz"
    strange.parent.mkdir(parents=True)
    strange.write_bytes(os.urandom(200))

    found = recover(archive)

    assert len(found.problems) == 1
    assert strange.exists()
