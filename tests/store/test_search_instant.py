"""The first answer: at once, marked where it is not the exact one, and stopped by a newer key."""

import json
import re
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive_app.domain.errors import Cancelled
from archive_app.domain.library import Sort
from archive_app.domain.query import parse_query
from archive_app.store import search_facets, search_instant
from archive_app.store.archive import Archive
from archive_app.store.sqlite import sqlite3
from tests.store.samples import article, saving

TODAY = date(2026, 1, 14)
MANY = 30


@pytest.fixture(scope="module")
def crowded_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty articles with common words; every third is about storms, the first most of all."""
    library = tmp_path_factory.mktemp("crowded") / "library"
    with Archive.open(library) as archive:
        for number in range(MANY):
            words = "The common report." + (" A storm." if number % 3 == 0 else "")
            title = "Storm, storm" if number == 0 else f"Report {number}"
            page = article(f"https://site.example/{number}", title=title, words=words)
            archive.articles.save(saving(page, number=number))
        archive.work.note(4, "storm of my own")
        archive.work.tag(range(10, 20), ["calm"], [])
    return library


@pytest.fixture
def archive(crowded_library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr(search_instant, "HEAVY", 20)
    monkeypatch.setattr(search_instant, "SMALL", 20)
    with Archive.open(crowded_library) as opened:
        yield opened


@pytest.mark.parametrize("text", ["common", "common report", '"common report"', "comm*"])
def test_words_of_very_many_articles_are_first_answered_by_the_newest(
    archive: Archive, text: str
) -> None:
    first = archive.search.instant(text, limit=5, today=TODAY)
    newest = archive.search.find(text, sort=Sort.SAVED, limit=5, today=TODAY)

    assert [row.article for row in first.rows] == [row.article for row in newest]
    assert first.provisional
    assert len(first.rows) == 5
    assert all(row.score is None for row in first.rows)


@pytest.mark.parametrize(
    "text", ["storm", "storm -report", "title:storm", "", "is:unread", "zebra"]
)
def test_what_is_ranked_at_once_is_exact_and_not_marked(archive: Archive, text: str) -> None:
    first = archive.search.instant(text, limit=5, today=TODAY)
    exact = archive.search.find(text, sort=Sort.RELEVANCE, limit=5, today=TODAY)

    assert not first.provisional
    assert first.rows == exact


def test_a_word_that_is_a_tag_of_very_many_articles_is_first_answered_by_the_newest_texts(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_instant, "MANY_OWN", 10)
    both, alone = (archive.search.instant(t, today=TODAY) for t in ("storm OR calm", "calm"))
    newest = archive.search.numbers("storm", Sort.SAVED, TODAY)

    assert both.provisional
    assert [row.article for row in both.rows] == list(newest)
    assert not alone.provisional  # no text has it
    assert len(alone.rows) == 10


def test_an_order_that_needs_no_rank_is_exact(archive: Archive) -> None:
    for sort in (Sort.SAVED, Sort.PUBLISHED, Sort.TITLE):
        first = archive.search.instant("common", sort=sort, limit=4, today=TODAY)

        assert not first.provisional
        assert first.rows == archive.search.find("common", sort=sort, limit=4, today=TODAY)


def test_a_short_beginning_stands_for_words_of_the_newest_articles(archive: Archive) -> None:
    first = archive.search.instant("st", limit=5, today=TODAY, typing=True)
    whole = list(archive.search.numbers("st", Sort.SAVED, TODAY, typing=True))

    assert first.provisional
    assert [row.article for row in first.rows] == whole[:5]
    assert [row.snippet[a:b] for row in first.rows for a, b in row.matches][:1] == ["storm"]


def test_a_beginning_that_fits_no_new_word_is_left_out_at_first(archive: Archive) -> None:
    first = archive.search.instant("storm zz", limit=3, today=TODAY, typing=True)
    alone = archive.search.instant("zz", limit=3, today=TODAY, typing=True)

    assert first.provisional
    assert [row.article for row in first.rows] == list(
        archive.search.numbers("storm", Sort.SAVED, TODAY)
    )[:3]
    assert (alone.rows, alone.provisional) == ((), False)


def test_a_beginning_beside_words_that_no_article_has_is_never_put_together(
    archive: Archive,
) -> None:
    asked: list[str] = []
    archive._db.conn.set_trace_callback(asked.append)

    first = archive.search.instant("storm nowhere st", today=TODAY, typing=True)
    numbers = archive.search.numbers("storm nowhere st", today=TODAY, typing=True)
    count = archive.search.count("storm nowhere st", TODAY, typing=True)
    archive.search.instant("storm common st", today=TODAY, typing=True)
    whole = archive.search.find("storm common st", today=TODAY, typing=True)

    assert (first.rows, first.provisional, list(numbers), count) == ((), False, [], 0)
    assert len(whole) > 0
    beginnings = [one for one in asked if re.search(r'"st" ?\*', one)]
    assert [one for one in beginnings if "nowhere" in one] == []
    assert [one for one in beginnings if "common" in one] != []


def test_a_small_library_answers_beginnings_exactly(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()

    first = archive.search.instant("my", limit=5, today=TODAY, typing=True)

    assert not first.provisional
    assert [row.article for row in first.rows] == [4]


def test_a_word_saved_a_moment_ago_completes_a_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_instant, "SMALL", 0)
    with Archive.open(tmp_path / "library") as archive:
        archive.articles.save(saving(article(words="Calm.")))
        assert archive.search.instant("qu", typing=True).rows == ()

        archive.articles.save(saving(article(words="A quay."), number=3))

        first = archive.search.instant("qu", typing=True)
        assert [row.article for row in first.rows] == [1]
        assert first.provisional


def test_the_first_answer_can_be_stopped_from_another_thread(archive: Archive) -> None:
    began = threading.Event()

    def stop() -> None:
        began.wait()
        archive.interrupt()

    stopper = threading.Thread(target=stop, daemon=True)
    stopper.start()

    def progress() -> int:
        began.set()
        stopper.join()
        return 0

    archive._db.conn.set_progress_handler(progress, 50)
    with pytest.raises(Cancelled):
        archive.search.instant("common", today=TODAY)
    archive._db.conn.set_progress_handler(None, 0)


def test_facets_of_very_many_hits_are_estimates_and_say_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_facets, "SAMPLE", 10)

    found = archive.search.facets("common", TODAY)

    assert (found.articles, found.exact) == (MANY, False)
    assert [(one.value, one.articles) for one in found.sites] == [("River Post", MANY)]
    assert [(one.value, one.articles) for one in found.months] == [("2026-01", MANY)]


@pytest.mark.parametrize("sample", [10, 17, 23, 40, 77])
def test_of_very_many_hits_about_as_many_are_looked_at_as_is_meant(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, sample: int
) -> None:
    monkeypatch.setattr(search_facets, "SAMPLE", sample)
    for text in ("common", "common OR nothing", ""):
        keys = archive.search._keys(parse_query(text), TODAY)

        hits, step, numbers = search_facets._sample(archive._db, keys)

        assert hits == archive.search.count(text)
        assert step % 2 == 1
        assert sample / 4 <= len(json.loads(numbers)) <= sample * 1.5


def test_a_stop_while_the_index_is_opened_is_a_stop(archive: Archive) -> None:
    refused: list[str] = []

    def refuse_once(_action: int, name: str | None, *_more: object) -> int:
        """As an interrupt does that comes while FTS5 reads its settings."""
        if name == "work_text_config" and not refused:
            refused.append(name)
            return 1  # SQLITE_DENY
        return 0

    archive._db.conn.set_authorizer(refuse_once)

    with pytest.raises(Cancelled):
        archive.search.find("common", today=TODAY)
    assert archive.search.find("common", today=TODAY)


def test_an_index_that_cannot_be_opened_is_no_stop(archive: Archive) -> None:
    def refuse(_action: int, name: str | None, *_more: object) -> int:
        return int(name == "work_text_config")

    archive._db.conn.set_authorizer(refuse)

    with pytest.raises(sqlite3.DatabaseError, match="vtable constructor failed"):
        archive.search.find("common", today=TODAY)
