"""Libraries that released programs have left behind, kept in ``tests/archives``."""

import re
import shutil
from pathlib import Path

import pytest

from archive_app.domain.annotation import Colour
from archive_app.domain.library import Sort
from archive_app.domain.rights import Badge
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive
from archive_app.store.schema import step_names
from tests.store.samples import RIVER, article, saving

ARCHIVES = Path(__file__).parents[1] / "archives"
RELEASED = sorted(path for path in ARCHIVES.iterdir() if (path / "archive.db").exists())


@pytest.fixture(params=RELEASED, ids=[path.name for path in RELEASED])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one of them: opening brings it up to date."""
    copy: Path = tmp_path / request.param.name
    shutil.copytree(request.param, copy)
    return copy


def shape(archive: Archive) -> dict[str, str]:
    """What made each table and index; SQLite puts the name of a renamed one in other quotes."""
    made = archive._db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: re.sub(rf"""(["'])({name})\1""", r"\2", sql) for name, sql in made.fetchall()}


def test_every_step_has_a_library_that_ends_with_it() -> None:
    assert {path.name for path in RELEASED} == {name.partition("_")[0] for name in step_names()}


def test_an_old_library_opens_with_all_that_it_held(old: Path) -> None:
    with Archive.open(old) as archive:
        opened = archive.articles.open(1)
        (mark,) = opened.annotations
        (picture,) = opened.pictures

        assert opened.content.title == "River rises"
        assert opened.content.section == "Floods"
        assert opened.content.text[mark.anchor.start : mark.anchor.end] == mark.anchor.exact
        assert (mark.colour, mark.body) == (Colour.GREEN, "Ask for the report")
        assert (opened.tags, opened.note) == (("Places/Port Ellery",), "First of two.")
        assert opened.starred
        assert picture.badge is Badge.CLEARED
        assert list(archive.search.numbers("mayor tag:places")) == [1]
        assert [job.url for job in archive.jobs.all()] == [
            "https://riverpost.example/2026/after-the-flood"
        ]
        place = archive.pictures.place(1)
        assert payload_of(old, place.warc, place.offset).startswith(b"\xff\xd8")


def test_an_old_library_can_be_worked_on(old: Path) -> None:
    with Archive.open(old) as archive:
        archive.work.tag([1], add=["war"])
        archive.history.undo()
        while any(not event.undone for event in archive.history.events()):
            archive.history.undo()

        assert archive.annotations.of(1) == ()
        assert archive.articles.open(1).note == ""


def test_a_released_step_is_never_edited(old: Path, archive: Archive) -> None:
    with Archive.open(old) as brought_up_to_date:
        while brought_up_to_date.search.tidy():  # its index is made anew in the background
            pass

        assert shape(brought_up_to_date) == shape(archive)


def test_an_old_index_ranks_as_the_one_that_takes_its_place(old: Path) -> None:
    with Archive.open(old) as archive:
        for number in range(2, 6):
            words = "The harbour was empty. " * (5 if number == 3 else 0)
            title = "Harbour closed" if number == 2 else f"News {number}"
            page = article(f"{RIVER}-{number}", title=title, words=f"{words}Nobody went out.")
            archive.articles.save(saving(page, number=number))
        before = list(archive.search.numbers("harbour", sort=Sort.RELEVANCE))
        while archive.search.tidy():
            pass

        assert before == [2, 3]  # in the title, in the text
        assert list(archive.search.numbers("harbour", sort=Sort.RELEVANCE)) == before
