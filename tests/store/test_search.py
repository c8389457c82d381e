import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.domain.article import Article
from archive_app.domain.errors import Cancelled
from archive_app.domain.findings import FacetCount
from archive_app.domain.library import Place, Sort
from archive_app.domain.query import FIELDS, parse_query
from archive_app.domain.query_words import explain
from archive_app.domain.rights import Ruling
from archive_app.store.archive import Archive
from tests.domain.test_search_help_page import FORMS
from tests.store.samples import START, article, highlight, picture, placement, ruling, saving

TODAY = date(2026, 1, 14)

RIVER, TOKYO, STRASSE, ARABIC, TRASHED, OLD = 1, 2, 3, 4, 5, 6


def page(number: int, title: str, words: str, **other: Any) -> Article:
    plain = article(f"https://site{number}.example/report-{number}", title=title, words=words)
    return replace(plain, **other)


PAGES = [
    page(
        1,
        "River rises",
        "The storm hit the coast.\n\nC++ costs 5.50 at www.shop.example, said AT&T.",
        subtitle="Two metres in a night",
        section="Weather",
        pictures=(placement(),),
    ),
    page(2, "旅の話", "旅は東京。京都へ行きました。", language="ja", site="Tabi"),
    page(
        3,
        "Straße in Köln",
        "Ein naïver Sturm; “quoted” flood and a storm surge.",
        language="de-at",
        published="2025-05-05",
        authors=(),
        site="B News",
        pictures=(placement("b.jpg", None, None),),
    ),
    page(
        4,
        "حديث",
        "بِسْمِ اللّٰهِ أحمد שָׁלוֹם สวัสดีครับ",
        language="ar",
        published=None,
    ),
    page(5, "Thrown away", "A storm in the trash."),
    page(6, "Calm", "Nothing happened.", published="1999-12-31", modified="2024-03-03"),
]


@pytest.fixture(scope="module")
def found_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of six articles that no test changes."""
    library = tmp_path_factory.mktemp("search") / "library"
    with Archive.open(library) as archive:
        for number, one in enumerate(PAGES):
            shown = (picture(0, f"body{number}"),) if one.pictures else ()
            archive.articles.save(saving(one, number=number, pictures=shown))
        archive.work.tag([TOKYO], ["war/ukraine"])
        archive.work.tag([RIVER], ["war"])
        archive.work.note(ARABIC, "a storm of protest")
        archive.work.star([STRASSE], starred=True)
        archive.work.mark_read([TOKYO], read=True)
        archive.work.place([OLD], Place.DONE)
        archive.work.trash([TRASHED])
        archive.annotations.add(highlight(OLD, PAGES[5], "Nothing", body="But the heatwave"))
    return library


@pytest.fixture
def archive(found_library: Path) -> Iterator[Archive]:
    with Archive.open(found_library) as opened:
        yield opened


EVERYTHING = [OLD, ARABIC, STRASSE, TOKYO, RIVER]

QUERIES: list[tuple[str, list[int]]] = [
    ("", EVERYTHING),
    # words and their forms
    ("storm", [ARABIC, STRASSE, RIVER]),
    ("STORM", [ARABIC, STRASSE, RIVER]),
    ("storm coast", [RIVER]),
    ("storm OR 東京", [ARABIC, STRASSE, TOKYO, RIVER]),
    ("stor*", [ARABIC, STRASSE, RIVER]),
    ("stor", []),
    ('"storm surge"', [STRASSE]),
    ('"surge storm"', []),
    ('"quoted flood"', [STRASSE]),
    ('"flood surge"~3', [STRASSE]),
    ('"flood surge"~1', []),
    ("surge NEAR/3 flood", [STRASSE]),
    # negation
    ("-storm", [OLD, TOKYO]),
    ("storm -surge", [ARABIC, RIVER]),
    ("NOT (storm OR 東京)", [OLD]),
    ("storm -(surge OR coast)", [ARABIC]),
    ("-tag:war", [OLD, ARABIC, STRASSE]),
    ("-is:starred -storm", [OLD, TOKYO]),
    # scripts
    ("東京", [TOKYO]),
    ("東京都", []),
    ("京", [TOKYO]),
    ("strasse", [STRASSE]),
    ("koln naiver", [STRASSE]),
    ("بسم", [ARABIC]),
    ("احمد", [ARABIC]),
    ("שלום", [ARABIC]),
    ("ครับ", [ARABIC]),
    # words that live by their signs
    ("C++", [RIVER]),
    ("AT&T", [RIVER]),
    ("5.50", [RIVER]),
    ("shop.example", [RIVER]),
    # fields
    ("title:river", [RIVER]),
    ("title:metres", [RIVER]),
    ("title:storm", []),
    ("author:roe", [OLD, ARABIC, TOKYO, RIVER]),
    ('author:="Jane Roe" title:river', [RIVER]),
    ('author:="Jane"', []),
    ('site:"B News"', [STRASSE]),
    ("site:site3.example", [STRASSE]),
    ('site:="B News"|="Tabi"', [STRASSE, TOKYO]),
    ("section:weather", [RIVER]),
    ("url:site4.example/report-4", [ARABIC]),
    ("report-4", [ARABIC]),
    ("caption:dam", [STRASSE, RIVER]),
    ("credit:roe", [RIVER]),
    ("owner:dpa", [RIVER]),
    ("note:storm", [ARABIC]),
    ("note:heatwave", [OLD]),
    ("heatwave", [OLD]),
    ("heatwave nothing", [OLD]),
    ("heatwave storm", []),
    ("highlight:nothing", [OLD]),
    ("-note:storm storm", [STRASSE, RIVER]),
    ("note:storm OR tag:war", [ARABIC, TOKYO, RIVER]),
    # tags are a tree
    ("tag:war", [TOKYO, RIVER]),
    ("tag:WAR", [TOKYO, RIVER]),
    ("tag:=war", [RIVER]),
    ("tag:war/ukraine", [TOKYO]),
    ("tag:wa*", [TOKYO, RIVER]),
    ("tag:wa", []),
    ("ukraine", [TOKYO]),
    ("tag:war storm", [RIVER]),
    # languages, dates
    ("lang:de", [STRASSE]),
    ("lang:de-AT", [STRASSE]),
    ("published:2025", [STRASSE]),
    ("published:2026-01", [TOKYO, RIVER]),
    ("published:2026-01-13", [TOKYO, RIVER]),
    ("published:>=2025-05-06", [TOKYO, RIVER]),
    ("published:<=2025-05-05", [OLD, STRASSE]),
    ("published:1999..2025-05", [OLD, STRASSE]),
    ("published:1d", [TOKYO, RIVER]),
    ("updated:2024", [OLD]),
    ("saved:7d", EVERYTHING),
    ("saved:2026-01-13", EVERYTHING),
    ("saved:>2026-01-13", []),
    ("saved:<2026-01-13", []),
    # states
    ("is:starred", [STRASSE]),
    ("is:unread", [OLD, ARABIC, STRASSE, RIVER]),
    ("is:read", [TOKYO]),
    ("is:inbox", [ARABIC, STRASSE, TOKYO, RIVER]),
    ("is:done", [OLD]),
    ("is:trashed", [TRASHED]),
    ("is:trashed storm", [TRASHED]),
    ("storm is:starred", [STRASSE]),
    ("coast OR is:starred", [STRASSE, RIVER]),
    ("is:changed", []),
    ("has:note", [OLD, ARABIC]),
    ("has:highlight", [OLD]),
    ("has:picture", [STRASSE, RIVER]),
    ("has:picture-without-credit", [STRASSE]),
    ("no:tag", [OLD, ARABIC, STRASSE]),
    ("no:author", [STRASSE]),
    ("no:credit", [OLD, ARABIC, STRASSE, TOKYO]),
    ("rights:owner", [RIVER]),
    ("rights:nothing", [STRASSE]),
    ("-rights:nothing", [OLD, ARABIC, TOKYO, RIVER]),
    ("rights:cleared", []),
]


@pytest.mark.parametrize(("text", "numbers"), QUERIES)
def test_every_form_finds_what_it_says(archive: Archive, text: str, numbers: list[int]) -> None:
    assert list(archive.search.numbers(text, today=TODAY)) == numbers
    assert archive.search.count(text, TODAY) == len(numbers)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("text", ["", "storm", "storm OR tag:war", "-surge", "note:storm OR calm"])
def test_pages_of_any_order_make_up_the_whole(archive: Archive, text: str, sort: Sort) -> None:
    whole = list(archive.search.numbers(text, sort, TODAY))

    pages = [
        row.article
        for offset in range(0, 8, 2)
        for row in archive.search.find(text, sort=sort, limit=2, offset=offset, today=TODAY)
    ]

    assert pages == whole
    assert sorted(whole) == sorted(archive.search.numbers(text, today=TODAY))


def test_hits_come_newest_saved_first_by_publication_or_by_title(archive: Archive) -> None:
    assert list(archive.search.numbers("", Sort.SAVED)) == EVERYTHING
    assert list(archive.search.numbers("", Sort.PUBLISHED)) == [TOKYO, RIVER, STRASSE, OLD, ARABIC]
    titles = [row.title for row in archive.search.find("", sort=Sort.TITLE)]
    assert titles == ["Calm", "River rises", "Straße in Köln", "حديث", "旅の話"]


def test_a_word_in_the_title_counts_more_than_in_the_text(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library") as archive:
        for number, (title, words) in enumerate(
            [("Storm", "Calm sea."), ("Sea", "A storm on a calm sea."), ("Wind", "No wind at all.")]
        ):
            archive.articles.save(saving(page(number, title, words), number=number))

        rows = archive.search.find("storm", sort=Sort.RELEVANCE)

    assert [row.title for row in rows] == ["Storm", "Sea"]
    assert rows[0].score is not None
    assert rows[1].score is not None
    assert rows[0].score > rows[1].score > 0


def test_rows_show_the_words_around_the_matches(archive: Archive) -> None:
    (row,) = archive.search.find("river coast", today=TODAY)

    assert [row.snippet[start:end] for start, end in row.matches] == ["coast"]
    assert [row.title[start:end] for start, end in row.title_matches] == ["River"]


def test_words_of_a_field_are_marked_where_that_field_is_shown(archive: Archive) -> None:
    (row,) = archive.search.find("owner:dpa caption:dam", today=TODAY)

    assert [row.snippet[start:end] for start, end in row.matches] == ["dam"]
    assert row.snippet.startswith("The dam in the morning")


def test_a_match_in_a_note_is_shown_with_the_note(archive: Archive) -> None:
    (row,) = archive.search.find("protest", today=TODAY)

    assert row.snippet == "a storm of protest"


def test_rows_of_a_list_without_a_query_show_the_first_words(archive: Archive) -> None:
    (row,) = archive.search.rows([OLD])

    assert row.snippet == "Nothing happened."
    assert row.matches == ()


def test_the_reader_is_given_the_words_to_mark(archive: Archive) -> None:
    assert archive.search.terms('storm "high tide" -flood tag:war author:roe') == (
        "storm",
        "high tide",
    )


def test_while_typing_the_last_word_is_a_beginning(archive: Archive) -> None:
    assert list(archive.search.numbers("coa", today=TODAY)) == []
    assert list(archive.search.numbers("coa", today=TODAY, typing=True)) == [RIVER]
    (row,) = archive.search.rows([RIVER], "coa", typing=True)
    assert [row.snippet[start:end] for start, end in row.matches] == ["coast"]


def test_a_decision_changes_what_rights_finds(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library") as archive:
        archive.articles.save(saving(PAGES[0], pictures=(picture(),)))
        assert list(archive.search.numbers("rights:owner")) == [1]

        (shown,) = archive.pictures.rows()
        archive.pictures.decide(ruling(shown.picture, Ruling.CLEARED))

        assert list(archive.search.numbers("rights:cleared")) == [1]
        assert list(archive.search.numbers("rights:owner")) == []
        assert list(archive.search.numbers("-rights:cleared")) == []


def test_a_clearance_past_its_date_counts_as_undecided(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library") as archive:
        archive.articles.save(saving(PAGES[0], pictures=(picture(),)))
        (shown,) = archive.pictures.rows()
        until = replace(ruling(shown.picture), valid_until=TODAY)
        archive.pictures.decide(until)

        assert list(archive.search.numbers("rights:cleared", today=TODAY)) == [1]
        tomorrow = TODAY + timedelta(days=1)
        assert list(archive.search.numbers("rights:cleared", today=tomorrow)) == []
        assert list(archive.search.numbers("rights:owner", today=tomorrow)) == [1]


def test_a_new_version_is_found_by_its_new_words_only(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library") as archive:
        archive.articles.save(saving(article(words="The first report.")))
        archive.work.tag([1], ["floods"])
        archive.articles.save(saving(article(words="A second account."), number=5))

        assert list(archive.search.numbers("report")) == []
        assert list(archive.search.numbers("account")) == [1]
        assert list(archive.search.numbers("is:changed account tag:floods floods")) == [1]


def test_a_tag_is_found_when_its_article_was_saved_again_or_purged(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        for number in range(2):
            archive.articles.save(saving(article(f"{RIVER}-{number}"), number=number))
        archive.work.tag([1, 2], ["War/Ukraine"])
        again = article(f"{RIVER}-0", words="The river fell.")
        archive.articles.save(saving(again, number=5))

        assert list(archive.search.numbers("tag:war")) == [1, 2]
        assert list(archive.search.numbers("fell tag:war/ukraine")) == [1]

        archive.work.trash([1])
        archive.purging.purge([1])
        assert list(archive.search.numbers("tag:war")) == [2]


def test_a_tag_that_the_history_of_an_older_program_gives_back_is_found(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        archive.articles.save(saving())
        archive.work.tag([1], ["Grün"])
        archive._db.conn.execute("UPDATE tag SET plain = ''")  # its events know no such column

        assert list(archive.search.numbers("tag:GRÜN")) == [1]
        assert list(archive.search.numbers("tag:gr*")) == [1]
        assert list(archive.search.numbers("tag:blau")) == []


def test_what_is_read_in_a_pdf_has_one(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library") as archive:
        for number, kind in enumerate(["text/html", "application/pdf"]):
            one = saving(page(number, "Report", "Words."), number=number)
            facts = replace(one.capture, media_type=kind)
            archive.articles.save(replace(one, capture=facts))

        assert list(archive.search.numbers("has:pdf")) == [2]
        assert list(archive.search.numbers("report -has:pdf")) == [1]
        assert archive.search.count("has:pdf report") == 1


@pytest.mark.parametrize("day", ["9999-12-31", "9999-09-01", "0001-01-01"])
def test_days_at_the_ends_of_the_calendar_are_in_their_ranges(tmp_path: Path, day: str) -> None:
    with Archive.open(tmp_path / "ends") as archive:
        archive.articles.save(saving(page(1, "Undated", "No news.", published=day)))

        for range_ in (f"..{day}", f"{day}..", f"<={day}", f">={day[:7]}", f"{day[:7]}-01.."):
            assert archive.search.count(f"published:{range_}", TODAY) == 1, range_
        for range_ in ("9999-03..", ">9999-01", "9999-02-03..9999"):
            expected = day.startswith("9999")
            assert archive.search.count(f"published:{range_}", TODAY) == expected, range_


def test_a_corrected_title_is_found_and_the_old_one_is_not(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library") as archive:
        archive.articles.save(saving(article(title="Rivr rises")))
        archive.work.edit(1, "title", "River rises")

        assert list(archive.search.numbers("title:river")) == [1]
        assert list(archive.search.numbers("title:rivr")) == []


def test_facets_count_what_the_hits_are_made_of(archive: Archive) -> None:
    found = archive.search.facets("storm OR 東京", TODAY)

    def counts(facet: tuple[FacetCount, ...]) -> dict[str, int]:
        return {one.value: one.articles for one in facet}

    assert (found.articles, found.exact) == (4, True)
    assert counts(found.sites) == {"River Post": 2, "B News": 1, "Tabi": 1}
    assert counts(found.tags) == {"war": 2, "war/ukraine": 1}
    assert counts(found.languages) == {"en": 1, "ja": 1, "de-at": 1, "ar": 1}
    assert counts(found.authors) == {"Jane Roe": 3, "Ann Other": 3}
    assert counts(found.rights) == {"owner": 1, "nothing": 1}
    assert [(one.value, one.articles) for one in found.months] == [("2026-01", 2), ("2025-05", 1)]


def test_every_facet_is_a_query_with_as_many_hits(archive: Archive) -> None:
    found = archive.search.facets("", TODAY)

    for field, facet in [
        ("site:=", found.sites),
        ("tag:", found.tags),
        ("lang:", found.languages),
        ("author:=", found.authors),
        ("rights:", found.rights),
        ("published:", found.months),
        ("has:", found.has),
    ]:
        assert facet
        for one in facet:
            assert archive.search.count(f'{field}"{one.value}"', TODAY) == one.articles


def test_a_query_without_hits_says_which_clause_to_drop(archive: Archive) -> None:
    relaxed = archive.search.relaxed("storm surge -rights:nothing", TODAY)

    assert [(one.clause, one.query, one.articles) for one in relaxed] == [
        ("surge", "storm -rights:nothing", 2),
        ("-rights:nothing", "storm surge", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "storm " * 5_000,
        "(" * 5_000 + "storm",
        "-(storm -(coast " * 50,
        "(storm OR (coast " * 50,
        "tag:" + "a|" * 3_000 + "war",
        "storm tag:" + "a|" * 3_000 + "war",
        "-title:" + "a|" * 3_000 + "river",
        '"' + "storm " * 3_000 + '"~5',
        "storm NEAR/2 " * 500 + "storm",
        "-(storm OR -(coast OR -(-storm -coast " * 50,
        "storm " + "-(-coast OR -(-surge -(" * 50,
        "storm OR -" * 150 + "coast",
        '"' + "storm " * 2_000 + '"',
        "tag:a OR published:..2024 OR " * 60 + "note:storm",
    ],
)
def test_a_monster_of_a_query_is_answered(archive: Archive, text: str) -> None:
    assert archive.search.count(text, TODAY) <= len(EVERYTHING)


PIECES = st.sampled_from(
    [
        "storm", "a", '"', "(", ")", "-", " ", "  ", "OR", "NOT", "AND", "NEAR/3", "~5", "*", "|",
        "=", "tag:", "title:", "published:", "2024", "7d", "..", ">=", "is:", "starred", "trashed",
        "東京", "“", "»", "foo:", ".", "C++", "\n", "\x00", "\ud800", "è", "note:", "rights:open",
        "has:note", "'", '"storm a"~5', "(storm NEAR/3 a)", *(f"{name}:" for name in FIELDS),
        "author:=", "tag:=", ";", "--", "%", "_", "{", "}", "^", ":", "+", "\\",
    ]
)  # fmt: skip


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)), st.sampled_from(list(Sort))
)
def test_no_text_is_an_error(archive: Archive, text: str, sort: Sort) -> None:
    numbers = archive.search.numbers(text, sort, TODAY)
    rows = archive.search.find(text, sort=sort, limit=3, today=TODAY, typing=False)

    assert archive.search.count(text, TODAY) == len(numbers)
    assert [row.article for row in rows] == list(numbers[:3])


@pytest.mark.parametrize(
    "text",
    [
        "a NEAR " * 2_000,
        "OR " * 3_000,
        "NOT " * 3_000 + "a",
        "rights:open " * 800,
        "title:" * 3_000 + "a",
        "東京" * 20_000,
        "x" * 200_000,
        "".join(f"(w{number} OR " for number in range(700)),
        " OR ".join(f"site:s{number} -tag:t{number}" for number in range(1_000)),
        " ".join(f"w{number}*" for number in range(1_000)),
    ],
    ids=lambda text: text[:12].strip(),
)
def test_no_length_of_a_text_is_an_error(archive: Archive, text: str) -> None:
    numbers = archive.search.numbers(text, today=TODAY)

    assert archive.search.count(text, TODAY) == len(numbers)
    assert archive.search.facets(text, TODAY).articles == len(numbers)
    archive.search.instant(text, today=TODAY, typing=True)
    archive.search.relaxed(text, TODAY)
    archive.search.meant(text, TODAY)
    assert archive.search.suggest(text) == ()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)), st.booleans())
def test_any_text_asks_the_same_in_its_plain_form_and_gets_every_answer(
    archive: Archive, text: str, typing: bool
) -> None:
    plain = str(parse_query(text, typing=typing))
    numbers = archive.search.numbers(text, today=TODAY, typing=typing)

    assert archive.search.numbers(plain, today=TODAY) == numbers
    assert archive.search.facets(text, TODAY, typing=typing).articles == len(numbers)
    first = archive.search.instant(text, today=TODAY, typing=typing)
    assert first.provisional or {row.article for row in first.rows} == set(numbers)
    assert len(archive.search.rows(numbers, text, typing=typing)) == len(numbers)
    archive.search.terms(text, typing=typing)
    for one in archive.search.relaxed(text, TODAY, typing=typing):
        assert one.articles == archive.search.count(one.query, TODAY) > 0
    assert explain(parse_query(text, typing=typing)).startswith(("All articles", "Articles "))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_help_page_is_answered(archive: Archive, form: str) -> None:
    numbers = set(archive.search.numbers(form, today=TODAY))
    root = parse_query(form).root
    if root is None:
        return

    trash = archive.search.count("is:trashed") if "is:trashed" in form else 0
    rest = set(archive.search.numbers(f"-({form})", today=TODAY))
    assert numbers.isdisjoint(rest)
    assert len(numbers | rest) == len(EVERYTHING) + trash
    assert set(archive.search.numbers(str(root), today=TODAY)) == numbers


def test_a_search_can_be_stopped_wherever_it_is(archive: Archive) -> None:
    def ask() -> int:
        return len(archive.search.find("storm", sort=Sort.RELEVANCE, today=TODAY))

    ask()  # the first question also reads the indexes' own settings
    statements: list[str] = []
    archive._db.conn.set_trace_callback(statements.append)
    ask()
    own = [text for text in statements if text.lstrip().startswith(("SELECT", "WITH"))]

    def stop_at(statement: str) -> Callable[[str], None]:
        return lambda text: archive.interrupt() if text == statement else None

    for statement in own[1:-1]:
        archive._db.conn.set_trace_callback(stop_at(statement))
        with pytest.raises(Cancelled):
            ask()

    archive._db.conn.set_trace_callback(None)
    assert ask() == 3


def test_a_stop_from_another_thread_ends_a_long_search(archive: Archive) -> None:
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
        archive.search.numbers("storm OR -surge OR tag:war", today=TODAY)
    archive._db.conn.set_progress_handler(None, 0)


def test_the_order_of_saving_is_that_of_the_keys(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library") as archive:
        for number, days in enumerate([0, 3, 1]):
            one = saving(page(number, "Same", "Words."), number=number)
            at = START + timedelta(days=days)
            archive.articles.save(replace(one, capture=replace(one.capture, captured_at=at)))

        assert list(archive.search.numbers("same")) == [2, 3, 1]
        assert list(archive.search.numbers("saved:>=2026-01-14", today=TODAY)) == [2, 3]
