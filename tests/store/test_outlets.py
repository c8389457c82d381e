"""Sites as filter words: the same hits as by their words, from an index that has them or not."""

from dataclasses import replace

import pytest

from archive_app.domain.library import Sort
from archive_app.store import outlets, reindexing
from archive_app.store.archive import Archive
from archive_app.store.standing import standing
from tests.store.samples import article, saving

SITES = {
    1: ("The Daily News", "https://news.example/1"),
    2: ("Daily News, The", "https://www.dailynews.example/2"),
    3: ("Évening Post", "https://post.example/3"),
    4: (None, "https://blog.post.example/4"),
    5: ("post.example", "https://other.example/5"),
}
"""Names that are of common words, folded, missing, and another's host."""

FOUND = {
    'site:"daily news"': {1, 2},
    'site:="The Daily News"': {1},
    "site:evening": {3},
    "site:post.example": {3, 4, 5},
    "site:=post.example": {5},
    "site:https://www.dailynews.example": {2},
    "site:dail*": {1, 2},
    "-site:post": {1, 2},
    'news site:"the daily news"|evening': {1, 3},
    'news -site:="The Daily News"': {2, 3, 4, 5},
    "site:nowhere": set(),
    "site:=nowhere": set(),
    "-site:=nowhere": {1, 2, 3, 4, 5},
}


@pytest.fixture
def archive(archive: Archive) -> Archive:
    for number, (site, url) in SITES.items():
        page = article(url, title=f"Report {number}", words="The daily news post.")
        archive.articles.save(saving(replace(page, site=site), number=number))
    return archive


def sites_are_words(archive: Archive) -> bool:
    """Whether every row of the text index has the words of its site."""
    return standing(archive._db).form >= outlets.FORM


@pytest.mark.parametrize("query", FOUND)
def test_sites_are_found_by_their_words(archive: Archive, query: str) -> None:
    assert sites_are_words(archive)
    assert set(archive.search.numbers(query)) == FOUND[query]


@pytest.mark.parametrize("query", FOUND)
def test_an_index_of_an_older_program_finds_the_same(archive: Archive, query: str) -> None:
    archive._db.conn.execute("UPDATE text_index SET form = 0")

    assert set(archive.search.numbers(query)) == FOUND[query]


@pytest.mark.parametrize("query", FOUND)
def test_more_names_than_are_asked_one_by_one_find_the_same(
    archive: Archive, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlets, "MOST", 0)

    assert set(archive.search.numbers(query)) == FOUND[query]


def test_a_site_does_not_change_what_the_other_words_score(archive: Archive) -> None:
    def scores(query: str) -> dict[int, float | None]:
        rows = archive.search.find(query, sort=Sort.RELEVANCE)
        return {row.article: row.score for row in rows}

    assert scores("news site:evening")[3] == scores("news")[3]


def test_a_corrected_site_is_found_and_the_old_one_no_more(archive: Archive) -> None:
    archive.work.edit(1, "site", "Harbour Herald")

    assert set(archive.search.numbers("site:herald")) == {1}
    assert set(archive.search.numbers('site:="The Daily News"')) == set()


def test_the_index_of_an_older_program_is_brought_up_to_date_beside_other_work(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindexing, "_SECONDS", 0.0)
    archive._db.conn.execute("UPDATE text_index SET form = 0")

    assert archive.search.tidy()
    assert not sites_are_words(archive)
    assert set(archive.search.numbers("site:evening")) == {3}
    while archive.search.tidy():
        pass

    assert sites_are_words(archive)
    assert {query: set(archive.search.numbers(query)) for query in FOUND} == FOUND


def test_a_new_library_has_nothing_to_bring_up_to_date(archive: Archive) -> None:
    assert not archive.reindexing.bring_up_to_date()
