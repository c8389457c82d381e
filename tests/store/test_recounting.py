"""Rows written again and again do not change what a word weighs."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.domain.library import Sort
from archive_app.store.archive import Archive
from archive_app.store.ranked_words import as_varints, varints
from archive_app.store.recounting import recount
from tests.store.samples import article, saving

ARTICLES = 12
TEXTS = ["storm harbour", "common harbour", "common storm OR harbour", "common -storm"]


def save(archive: Archive, number: int, again: int) -> int:
    words = (
        f"Common words. {'storm ' if number % 3 == 0 else 'calm '}{'harbour ' * (number % 4 + 1)}"
    )
    page = article(f"https://site.example/{number}", words=f"{words} edition{again}")
    capture = replace(page, title=f"Report {number}")
    return archive.articles.save(saving(capture, number=again * 100 + number)).article


def tidied(archive: Archive) -> None:
    while archive.search.tidy():
        pass


def scores(archive: Archive, text: str) -> dict[int, float]:
    rows = archive.search.find(text, sort=Sort.RELEVANCE, limit=ARTICLES)
    return {row.article: row.score or 0.0 for row in rows}


@pytest.fixture
def once(tmp_path: Path) -> Archive:
    """A library in which each article was saved once, as it is in the other at last."""
    archive = Archive.open(tmp_path / "once")
    for number in range(ARTICLES):
        save(archive, number, 9)
    return archive


def test_articles_saved_again_and_again_score_as_if_saved_once(
    archive: Archive, once: Archive
) -> None:
    for again in range(10):
        for number in range(ARTICLES):
            save(archive, number, again)
    with once:
        for text in TEXTS:
            assert scores(archive, text) != pytest.approx(scores(once, text), rel=0.5)
        tidied(archive)
        for text in TEXTS:  # a later version has one filter word more
            assert scores(archive, text) == pytest.approx(scores(once, text), rel=0.01)
    assert not recount(archive._db)


def test_notes_written_again_and_again_score_as_if_written_once(
    archive: Archive, once: Archive
) -> None:
    with once:
        for number in range(ARTICLES):
            save(archive, number, 9)
            once.work.note(number + 1, "Ask about the tide")
        for _ in range(20):
            for number in range(ARTICLES):
                archive.work.note(number + 1, "Ask about the note")
                archive.work.note(number + 1, "Ask about the tide")

        assert scores(archive, "tide") != scores(once, "tide")
        tidied(archive)
        assert scores(archive, "tide") == scores(once, "tide")


def test_what_was_put_right_is_written_and_forgotten_on(archive: Archive) -> None:
    for again in range(4):
        for number in range(ARTICLES):
            save(archive, number, again)
    tidied(archive)
    save(archive, 50, 0)
    archive.work.trash([1, 2])
    archive.purging.purge([1, 2])
    tidied(archive)

    (rows, *_) = varints(
        archive._db.execute("SELECT block FROM article_text_data WHERE id = 1").fetchone()[0]
    )
    assert rows == ARTICLES + 1 - 2
    assert archive.search.count("common") == rows
    archive._db.execute("INSERT INTO article_text (article_text) VALUES ('integrity-check')")


def test_an_empty_library_is_left_alone(archive: Archive) -> None:
    assert not recount(archive._db)


@pytest.mark.parametrize("value", [0, 1, 127, 128, 16_383, 16_384, 2**31, 2**55])
def test_numbers_are_written_as_they_are_read(value: int) -> None:
    assert varints(as_varints([value, 5])) == [value, 5]
