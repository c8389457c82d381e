"""What a question has to know first, among it whether any of its words stands in own work."""

from contextlib import suppress

import pytest

from archive_app.domain.query import parse_query
from archive_app.store.archive import Archive
from archive_app.store.search_plan import any_of, own_words
from archive_app.store.standing import standing
from tests.store.samples import article, saving


@pytest.fixture
def number(archive: Archive) -> int:
    page = article("https://news.example/1", words="The tide turned.")
    saved = archive.articles.save(saving(page)).article
    archive.work.note(saved, "Ask the harbour office in Zürich, C++ and 東京都")
    archive.work.tag([saved], ["war/ukraine"])
    return saved


def has_own(archive: Archive, text: str) -> bool:
    return standing(archive._db, own=any_of(own_words(parse_query(text)))).has_own


HELD = [
    "harbour", "HARBOUR", "har*", '"harbour office"', "note:office", "ukraine", "war", "zürich",
    "zurich", "c++", "東京", "storm OR office", "storm -office", "harbour NEAR/3 zürich",
]  # fmt: skip
"""Texts of which some word stands there."""


@pytest.mark.parametrize("text", HELD)
def test_what_stands_in_own_work_is_told(archive: Archive, number: int, text: str) -> None:
    assert has_own(archive, text)


@pytest.mark.parametrize(
    "text", ["storm", "tide", '"harbour storms"', "note:storm", "title:office", "tag:war", ""]
)
def test_what_does_not_is_told_too(archive: Archive, number: int, text: str) -> None:
    assert not has_own(archive, text)


def test_a_change_of_own_work_is_known_at_once(archive: Archive, number: int) -> None:
    assert not has_own(archive, "storm")

    archive.work.tag([number], ["storm"])
    assert has_own(archive, "storm")

    archive.work.tag([number], remove=["storm"])
    assert not has_own(archive, "storm")


def test_a_change_by_another_program_is_known_at_once(archive: Archive, number: int) -> None:
    assert not has_own(archive, "storm")

    with Archive.open(archive.library) as other:
        other.work.note(number, "A storm")

    assert has_own(archive, "storm")


def test_a_question_within_a_transaction_that_goes_back_is_answered(
    archive: Archive, number: int
) -> None:
    with suppress(ZeroDivisionError), archive.at_once():
        assert not archive.search.count("storm")
        _ = 1 / 0

    assert archive.search.count("harbour") == 1
