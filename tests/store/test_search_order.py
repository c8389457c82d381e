"""The orders of hits: the boost of recent articles, publication walked by months."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from archive_app.domain.library import Sort
from archive_app.domain.words import filter_word
from archive_app.store import search_walk, search_whole
from archive_app.store.archive import Archive
from tests.store.samples import START, article, saving

TODAY = date(2026, 1, 14)


def saved_before(archive: Archive, days: int, title: str, words: str) -> int:
    page = article(f"https://site.example/{title}-{days}", title=title, words=words)
    one = saving(page, number=1)
    at = START - timedelta(days=days)
    capture = replace(one.capture, captured_at=at, capture_id=f"{at:%Y%m%dT%H%M%SZ}-{days:08x}")
    return archive.articles.save(replace(one, capture=capture)).article


def test_of_equally_good_articles_the_one_saved_later_comes_first(archive: Archive) -> None:
    old = saved_before(archive, 900, "A report", "A storm at sea. " + "Calm. " * 20)
    new = saved_before(archive, 0, "A report", "A storm at sea. " + "Calm. " * 20)
    for number in range(3):
        saved_before(archive, 10 + number, "Other", "Nothing at all.")

    rows = archive.search.find("storm", sort=Sort.RELEVANCE, today=TODAY)

    assert [row.article for row in rows] == [new, old]
    newer, older = (row.score or 0 for row in rows)
    assert 1.05 < newer / older < 1.15


def test_a_better_article_stays_first_however_old(archive: Archive) -> None:
    old = saved_before(archive, 3_000, "Storm", "A storm at sea.")
    new = saved_before(archive, 0, "A report", "A storm at sea.")
    for number in range(3):
        saved_before(archive, 10 + number, "Other", "Nothing at all.")

    rows = archive.search.find("storm", sort=Sort.RELEVANCE, today=TODAY)

    assert [row.article for row in rows] == [old, new]


@pytest.fixture(scope="module")
def dated_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty articles with a common word, published at odd places, some without a date."""
    chance = random.Random(4)  # noqa: S311 (the same each time)
    library = tmp_path_factory.mktemp("dated") / "library"
    published: list[str | None] = [None, "2024", "2023-05", "9999-12-31", "0001-01-01"]
    for _ in range(55):
        day = date(2025, 12, 1) - timedelta(days=int(chance.expovariate(1 / 200)))
        offset = chance.choice(["+14:00", "-12:00", "+00:00", "+05:30"])
        published.append(f"{day}T{chance.choice(['00:10', '23:50'])}:00{offset}")
    published += [f"2025-{month:02}-01T00:30:00+13:00" for month in range(1, 12)]
    with Archive.open(library) as archive:
        for number, when in enumerate(published):
            page = article(f"https://site.example/{number}", words="The common word.")
            archive.articles.save(saving(replace(page, published=when), number=number))
        archive.work.note(7, "common in a note")
        archive.work.note(30, "common in a note")
        archive.work.trash([9, 31])
    return library


DAYS, MONTHS, YEARS = search_walk.UNITS
SPANS = {
    "by day": (500, [DAYS, MONTHS, YEARS]),
    "by month": (500, [MONTHS, YEARS]),
    "by year": (500, [YEARS]),
    "reckoned": (8, [DAYS, MONTHS, YEARS]),
    "reckoned by month": (8, [MONTHS, YEARS]),
}


@pytest.fixture(params=list(SPANS.values()), ids=list(SPANS))
def dated(
    request: pytest.FixtureRequest, dated_library: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Archive]:
    counted, units = request.param
    monkeypatch.setattr(search_walk, "FEW", 5)
    monkeypatch.setattr(search_walk, "COUNTED", counted)
    monkeypatch.setattr(search_walk, "UNITS", units)
    with Archive.open(dated_library, readonly=True) as archive:
        yield archive


@pytest.mark.parametrize(
    "text", ["common", "common -zebra", "common published:<9000", "the common"]
)
def test_walking_gives_the_very_order_of_publication(dated: Archive, text: str) -> None:
    whole = list(dated.search.numbers(text, Sort.PUBLISHED, TODAY))

    for limit, offset in [(1, 0), (5, 0), (10, 20), (30, 30), (200, 0)]:
        rows = dated.search.find(text, sort=Sort.PUBLISHED, limit=limit, offset=offset, today=TODAY)
        assert [row.article for row in rows] == whole[offset : offset + limit]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("text", ["common", "common -note", "-note", "common OR note:note", ""])
def test_the_whole_list_is_made_of_the_same_pages(
    dated_library: Path, sort: Sort, text: str
) -> None:
    with Archive.open(dated_library, readonly=True) as archive:
        whole = archive.search.numbers(text, sort, TODAY)
        again = archive.search.numbers(text, sort, TODAY)
        pages = [
            row.article
            for offset in range(0, 80, 20)
            for row in archive.search.find(text, sort=sort, limit=20, offset=offset, today=TODAY)
        ]

    assert len(whole) > 2
    assert pages == list(whole) == list(again)


@pytest.mark.parametrize("sort", [Sort.TITLE, Sort.SITE])
@pytest.mark.parametrize("text", ["common", "common -note", "common OR note:note", "common tag:x"])
def test_the_order_is_the_same_whether_an_index_is_walked_or_not(
    dated_library: Path, text: str, sort: Sort, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with Archive.open(dated_library, readonly=True) as archive:
        monkeypatch.setattr(search_whole, "_MANY", 0)
        sorted_ = archive.search.numbers(text, sort, TODAY)
        archive._db.conn.set_trace_callback(asked.append)
        monkeypatch.setattr(search_whole, "_MANY", 1_000)
        walked = archive.search.numbers(text, sort, TODAY)
        archive._db.conn.set_trace_callback(None)

    assert list(walked) == list(sorted_)
    assert any(f"article_by_{sort}" in one for one in asked) == bool(walked)


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.SAVED, Sort.PUBLISHED])
def test_a_stop_is_heard_while_a_whole_list_is_put_in_order(
    dated_library: Path, sort: Sort
) -> None:
    asked: list[str] = []
    with Archive.open(dated_library, readonly=True) as archive:
        archive.search.numbers("common", sort, TODAY)
        archive._db.conn.set_trace_callback(asked.append)
        archive.search.numbers("common", sort, TODAY)
        archive._db.conn.set_trace_callback(None)
        plans = [
            step
            for one in asked
            if "article_text" in one and one.startswith(("SELECT", "WITH", "INSERT"))
            for (*_, step) in archive._db.conn.execute(f"EXPLAIN QUERY PLAN {one}")
        ]

    assert any("VIRTUAL TABLE" in step for step in plans)
    assert not [step for step in plans if "ORDER BY" in step]  # SQLite's own sort hears nothing


def dates_asked(archive: Archive, text: str, limit: int) -> tuple[int, int]:
    """Spans that a question for the first hits looks at, and how often it dates all hits."""
    asked: list[str] = []
    archive._db.conn.set_trace_callback(asked.append)
    archive.search.find(text, sort=Sort.PUBLISHED, limit=limit, today=TODAY)
    archive._db.conn.set_trace_callback(None)
    dating = [one for one in asked if "INDEXED BY article_by_saved" in one]
    within = [one for one in dating if filter_word("published", "2025") in one]
    return len(within), len(dating) - len(within)


def test_a_page_of_common_words_looks_at_few_spans(dated: Archive) -> None:
    spans, whole = dates_asked(dated, "common", limit=3)

    assert 1 <= spans <= 4
    assert not whole


def test_of_a_word_of_few_articles_every_date_is_looked_up(
    dated: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_walk, "FEW", 100)

    assert dates_asked(dated, "common", limit=3) == (0, 1)


def test_a_word_that_the_newest_articles_lack_is_looked_for_further_back(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_walk, "FEW", 5)
    with archive.bulk():
        for number in range(90):
            day = date(2025, 12, 31) - timedelta(days=number)
            word = "early" if number > 60 else "late"
            page = article(f"https://site.example/{number}", words=f"An {word} word.")
            archive.articles.save(saving(replace(page, published=str(day)), number=number))

    spans, whole = dates_asked(archive, "early", limit=3)
    found = archive.search.find("early", sort=Sort.PUBLISHED, limit=3, today=TODAY)

    assert [row.published for row in found] == ["2025-10-31", "2025-10-30", "2025-10-29"]
    assert (spans, whole) == (2, 0)


def test_articles_of_one_site_stand_together_the_newest_first(archive: Archive) -> None:
    for number, site in enumerate(("The Courier", "a Post", "The Courier")):
        page = replace(article(f"https://site.example/{number}"), site=site)
        archive.articles.save(saving(page, number=number))

    assert list(archive.search.numbers("", Sort.SITE, TODAY)) == [2, 3, 1]


@pytest.mark.parametrize("text", ["", "river", "is:trashed OR river", "river -market"])
def test_sites_that_differ_in_case_stand_together(
    archive: Archive, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sites = ("Post", "post", "Ärzteblatt", "POST", "", "ärzteblatt", "Zeit", "Post & Co", "post")
    for number, site in enumerate(sites):
        page = replace(article(f"https://site.example/{number}"), site=site)
        archive.articles.save(saving(page, number=number))
    archive.work.trash([8])

    walked = list(archive.search.numbers(text, Sort.SITE, TODAY))
    rows = archive.search.find(text, sort=Sort.SITE, limit=20, today=TODAY)
    monkeypatch.setattr(search_whole, "_MANY", 0)
    sorted_ = list(archive.search.numbers(text, Sort.SITE, TODAY))

    assert walked == [row.article for row in rows] == sorted_


def test_a_page_of_the_year_one_makes_no_question_of_thousands_of_years(dated: Archive) -> None:
    asked: list[str] = []
    dated._db.conn.set_trace_callback(asked.append)

    found = dated.search.find("common published:<9000", limit=200, today=TODAY)

    dated._db.conn.set_trace_callback(None)
    assert len(found) > 60
    assert max(len(statement) for statement in asked) < 10_000


def test_an_update_between_the_years_of_publication_is_found(archive: Archive) -> None:
    for number, (published, updated) in enumerate(
        [("1950-03-04", "1963-05-02"), ("2025-01-02", "2025-02-03")]
    ):
        page = article(f"https://site.example/{number}")
        page = replace(page, published=published, modified=updated)
        archive.articles.save(saving(page, number=number))

    assert archive.search.count("updated:<1970", today=TODAY) == 1
    assert archive.search.count("updated:>1962", today=TODAY) == 2
    assert archive.search.count("published:<1970", today=TODAY) == 1
