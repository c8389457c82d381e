"""What helps a person to ask: words put right, suggestions for the field."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.domain.findings import Meant, SuggestionKind
from archive_app.domain.query import parse_query
from archive_app.store.archive import Archive
from tests.store.samples import RIVER, article, saving

TODAY = date(2026, 1, 14)
PAGES = [
    ("Storm over Köln", "The government met in Köln after the storm.", "River Post"),
    ("After the storm", "Nobody saw the surge. A storm!", "Coast Herald"),
    ("A quiet harbour", "Правительство молчит о шторме.", "The Riverside"),
    ("東京の嵐", "旅は東京。", "Tabi"),
    ("Thrown away storm", "Gone.", "Bin"),
]


@pytest.fixture(scope="module")
def helped_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("help") / "library"
    with Archive.open(library) as archive:
        for number, (title, words, site) in enumerate(PAGES):
            page = replace(article(f"{RIVER}-{number}", title=title, words=words), site=site)
            archive.articles.save(saving(page, number=number))
        archive.work.tag([1, 2], ["places/Port Ellery"])
        archive.work.tag([3], ["war/ukraine", "draft 100%"])
        archive.work.trash([5])
    return library


@pytest.fixture
def archive(helped_library: Path) -> Iterator[Archive]:
    with Archive.open(helped_library, readonly=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goverment", "government"),
        ("govenrmnet", "government"),
        ("overnment", "government"),
        ("igovernment", "government"),
        ("strom", "storm"),
        ("sotrm surge", "storm surge"),
        ('title:strom -surge "teh storm"', 'title:storm -surge "the storm"'),
        ("Goverment AND köhln", "government AND köln"),
        ("Kölln storm", "Köln storm"),
        ("правитильство", "правительство"),
        ("tag:war/ukrane", 'tag:"war/ukraine"'),
        ("storm -goverment strm", "storm -goverment storm"),
    ],
)
def test_misspelt_words_are_put_right_from_the_librarys_own(
    archive: Archive, typed: str, meant: str
) -> None:
    found = archive.search.meant(typed, TODAY)

    assert found == Meant(meant, archive.search.count(meant, TODAY))
    assert found.articles > archive.search.count(typed, TODAY)


@pytest.mark.parametrize("typed", ["storm", "", "東亰", "zzzzzzzz", "5.50", "-strom", "C++", "x"])
def test_what_is_right_or_like_nothing_is_left_alone(archive: Archive, typed: str) -> None:
    assert archive.search.meant(typed, TODAY) is None


def test_a_word_being_typed_is_no_mistake(archive: Archive) -> None:
    assert archive.search.meant("gov", TODAY, typing=True) is None
    assert archive.search.meant("goverm", TODAY, typing=True) is None
    assert archive.search.meant("goverment", TODAY, typing=True) == Meant("government", 1)


def suggested(archive: Archive, text: str) -> list[tuple[str, str, int | None]]:
    found = archive.search.suggest(text)
    return [(one.kind.value, one.text, one.articles) for one in found]


def test_titles_tags_sites_and_fields_are_suggested_in_this_order(archive: Archive) -> None:
    assert [(kind, text) for kind, text, _ in suggested(archive, "r")] == [
        ("title", "A quiet harbour"), ("title", "After the storm"), ("title", "Storm over Köln"),
        ("tag", "places/Port Ellery"), ("tag", "draft 100%"),
        ("site", "River Post"), ("site", "Coast Herald"), ("field", "rights:"),
    ]  # fmt: skip
    assert suggested(archive, "cre") == [("field", "credit:", None), ("field", "creator:", None)]
    assert suggested(archive, "river") == [
        ("site", "River Post", 1),
        ("site", "The Riverside", 1),
    ]
    assert suggested(archive, "sto") == [
        ("title", "Storm over Köln", None),
        ("title", "After the storm", None),
    ]
    assert suggested(archive, "port") == [("tag", "places/Port Ellery", 2)]


def test_what_begins_so_comes_before_what_contains_it(archive: Archive) -> None:
    assert suggested(archive, "ukr")[0] == ("tag", "war/ukraine", 1)
    assert suggested(archive, "tag:p")[0] == ("tag", "places", 2)
    assert suggested(archive, "arbou") == [("title", "A quiet harbour", None)]


def test_a_field_suggests_its_own_values(archive: Archive) -> None:
    assert suggested(archive, "site:her") == [("site", "Coast Herald", 1)]
    assert suggested(archive, "author:ro") == [("author", "Jane Roe", None)]
    assert suggested(archive, "is:t") == [
        ("value", "is:trashed", None),
        ("value", "is:starred", None),
        ("value", "is:duplicate", None),
    ]
    assert suggested(archive, "title:qui") == [("title", "A quiet harbour", None)]
    assert suggested(archive, "published:20") == []


def test_signs_that_sql_knows_are_letters(archive: Archive) -> None:
    assert suggested(archive, "tag:100%") == [("tag", "draft 100%", 1)]
    assert suggested(archive, "tag:_") == []
    assert suggested(archive, "storm ") == []
    assert suggested(archive, "storm \0") == []
    assert suggested(archive, "por\0t") == []
    assert suggested(archive, "東京") == [("title", "東京の嵐", None)]


def test_taking_a_suggestion_keeps_what_stands_before_it(archive: Archive) -> None:
    (tag,) = archive.search.suggest("storm -tag:ellery")
    (title, *_) = archive.search.suggest("quiet harb")

    assert tag.query == 'storm -tag:"places/Port Ellery"'
    assert (title.kind, title.article) == (SuggestionKind.TITLE, 3)
    assert title.query == 'title:"A quiet harbour"'


@pytest.mark.parametrize("text", ["a", "o", "storm t", "tag:p", "site:r", "is:d", "author:j", "-s"])
def test_every_suggestion_is_a_query_that_finds_as_many(archive: Archive, text: str) -> None:
    for one in archive.search.suggest(text):
        query = parse_query(one.query)
        if one.kind is not SuggestionKind.FIELD:
            assert query.problems == ()
        if one.articles is not None and " " not in text:
            assert archive.search.count(one.query.lstrip("-"), TODAY) == one.articles


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=20), st.booleans())
def test_any_text_gets_help_without_an_error(archive: Archive, text: str, typing: bool) -> None:
    archive.search.meant(text, TODAY, typing=typing)

    assert len(archive.search.suggest(text)) <= 8
