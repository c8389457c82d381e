"""Whether a question's words stand in own work: told from memory, and never wrongly."""

from contextlib import suppress

import pytest

from archive_app.domain.query import parse_query
from archive_app.store import own_words
from archive_app.store.archive import Archive
from archive_app.store.own_words import OwnWords
from archive_app.store.search_plan import any_of
from archive_app.store.search_plan import own_words as leaves_of
from archive_app.store.standing import standing
from tests.store.samples import article, saving


@pytest.fixture
def number(archive: Archive) -> int:
    page = article("https://news.example/1", words="The tide turned.")
    saved = archive.articles.save(saving(page)).article
    archive.work.note(saved, "Ask the harbour office in Zürich, C++ and 東京都")
    archive.work.tag([saved], ["war/ukraine"])
    return saved


def asked(archive: Archive, own: OwnWords, text: str) -> tuple[bool, bool]:
    """Whether own work holds words of ``text``, and whether its index had to be asked."""
    statements: list[str] = []
    leaves = leaves_of(parse_query(text))
    archive._db.conn.set_trace_callback(statements.append)
    found = own.hold(leaves, any_of(leaves) or "", standing(archive._db))
    archive._db.conn.set_trace_callback(None)
    return found, any("work_text MATCH" in one for one in statements)


HELD = [
    "harbour", "HARBOUR", "har*", '"harbour office"', "note:office", "ukraine", "war", "zürich",
    "zurich", "c++", "東京", "storm OR office", "storm -office", "harbour NEAR/3 zürich",
]  # fmt: skip
"""Texts of which some word stands there."""


@pytest.mark.parametrize("text", HELD)
def test_what_stands_in_own_work_is_told(archive: Archive, number: int, text: str) -> None:
    own = OwnWords(archive._db)
    own.prepare()

    assert asked(archive, own, text)[0]


@pytest.mark.parametrize("text", ["storm", '"harbour storms"', "note:storm", "title:office"])
def test_for_a_word_that_is_not_there_the_index_is_not_asked(
    archive: Archive, number: int, text: str
) -> None:
    own = OwnWords(archive._db)
    own.prepare()

    assert asked(archive, own, text) == (False, False)


def test_a_change_of_own_work_is_known_at_once(archive: Archive, number: int) -> None:
    own = OwnWords(archive._db)
    own.prepare()
    assert asked(archive, own, "storm") == (False, False)

    archive.work.tag([number], ["storm"])
    assert asked(archive, own, "storm")[0]

    archive.work.tag([number], remove=["storm"])
    assert asked(archive, own, "storm") == (False, False)


def test_a_change_by_another_program_is_known_at_once(archive: Archive, number: int) -> None:
    own = OwnWords(archive._db)
    own.prepare()
    assert asked(archive, own, "storm") == (False, False)

    with Archive.open(archive.library) as other:
        other.work.note(number, "A storm")

    assert asked(archive, own, "storm")[0]


def test_a_question_within_a_transaction_that_goes_back_is_answered(
    archive: Archive, number: int
) -> None:
    with suppress(ZeroDivisionError), archive.at_once():
        assert not archive.search.count("storm")
        _ = 1 / 0

    assert archive.search.count("harbour") == 1


def test_of_very_many_words_the_index_is_asked(
    archive: Archive, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_words, "_MOST", 3)
    own = OwnWords(archive._db)
    own.prepare()

    assert asked(archive, own, "storm") == (False, True)
    assert asked(archive, own, "harbour") == (True, True)
