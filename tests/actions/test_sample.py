"""The sample archive: made whole or not at all, and removed only where it is one."""

from pathlib import Path

import pytest

from archive_app.actions.progress import Progress
from archive_app.actions.sample import make_sample
from archive_app.actions.sample_mark import (
    own_articles,
    read_sample,
    remove_sample,
    sample_folder,
)
from archive_app.domain.errors import Cancelled, LibraryError
from archive_app.domain.rights import Badge
from archive_app.store.archive import Archive
from tests.store.samples import article, saving


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Progress]]:
    """A sample archive, and what was heard while it was made."""
    heard: list[Progress] = []
    home = tmp_path_factory.mktemp("person") / "library"
    return make_sample(home, heard.append), heard


def test_it_shows_tags_marks_a_second_version_and_a_decision(
    made: tuple[Path, list[Progress]],
) -> None:
    with Archive.open(made[0], readonly=True) as archive:
        marks = [row.annotation for row in archive.annotations.all()]
        badges = {row.badge for row in archive.pictures.rows()}
        versions = {row.versions for row in archive.search.rows(archive.search.numbers(""))}
        tags = [count.tag for count in archive.work.tags()]

    assert "Places/Port Ellery" in tags
    assert len(marks) == 2
    assert max(versions) == 2
    assert {Badge.CLEARED, Badge.DIFFER, Badge.OPEN} <= badges


def test_it_tells_how_far_it_is_to_the_end(made: tuple[Path, list[Progress]]) -> None:
    done = [progress.done for progress in made[1]]

    assert done == list(range(len(done)))
    assert made[1][-1].of == len(done)


def test_it_lies_beside_the_library_and_knows_it(made: tuple[Path, list[Progress]]) -> None:
    sample = read_sample(made[0])

    assert sample is not None
    assert made[0] == sample_folder(sample.home)
    assert not sample.home.exists()


def test_an_article_of_the_persons_own_is_told_from_the_made_up_ones(
    made: tuple[Path, list[Progress]],
) -> None:
    with Archive.open(made[0]) as archive:
        before = own_articles(archive)
        saved = archive.articles.save(saving(article("https://riverpost.example/own")))
        archive.work.trash([saved.article])

        assert before == 0
        assert own_articles(archive) == 1


def test_stopped_it_leaves_nothing(tmp_path: Path) -> None:
    heard: list[Progress] = []

    with pytest.raises(Cancelled, match="Nothing of the sample archive was kept"):
        make_sample(tmp_path / "library", heard.append, lambda: len(heard) > 1)

    assert list(tmp_path.iterdir()) == []


def test_something_else_in_its_place_is_left_alone(tmp_path: Path) -> None:
    place = sample_folder(tmp_path / "library")
    place.mkdir()
    (place / "mine.txt").write_text("mine")

    with pytest.raises(LibraryError, match="Nothing was touched"):
        make_sample(tmp_path / "library")
    remove_sample(place)

    assert (place / "mine.txt").read_text() == "mine"
