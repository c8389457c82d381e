"""Very common words ranked ahead: the same hits as weighing all, without weighing them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from archive_app.domain.library import Sort
from archive_app.store import ranked_list, ranking, search_instant, search_ranked
from archive_app.store.archive import Archive
from tests.store.samples import article, saving

TODAY = date(2026, 1, 14)
MANY = 60
SHOWN = 8


def page(number: int, word: str = "storm") -> str:
    """Words of article ``number``: some hold ``word`` more often, and are of other lengths."""
    return f"The report. {f'{word} ' * (number % 7)}{'more words ' * (number % 11)} number{number}"


def save(archive: Archive, number: int, words: str, title: str = "A report") -> int:
    url = f"https://site.example/{number}"
    return archive.articles.save(
        saving(article(url, title=title, words=words), number=number * 700)
    ).article


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("common") / "library"
    with Archive.open(library) as archive, archive.bulk():
        for number in range(MANY):
            title = "Storm at sea" if number % 10 == 3 else "A report"
            save(archive, number, page(number), title)
    return library


@pytest.fixture
def archive(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """A library in which "storm" and a few more words are very common, and ranked."""
    monkeypatch.setattr(ranking, "COMMON", 10)
    monkeypatch.setattr(ranking, "_COMMON_SHARE", 0)
    monkeypatch.setattr(ranking, "_SMALLEST", 50)
    monkeypatch.setattr(ranking, "_LEAST_KEPT", 24)
    monkeypatch.setattr(ranking, "IN_TITLES", 5)
    monkeypatch.setattr(ranking, "KEPT", 24)
    monkeypatch.setattr(ranking, "_LONG_FROM", MANY)
    monkeypatch.setattr(ranking, "_PIECE", 9)
    monkeypatch.setattr(ranking, "_LEAST", 20)
    copy = tmp_path / "library"
    copy.mkdir()
    (copy / "archive.db").write_bytes((made / "archive.db").read_bytes())
    with Archive.open(copy) as opened:
        rank(opened)
        yield opened


def rank(archive: Archive) -> None:
    while archive.search.tidy(today=TODAY):
        pass


def first(archive: Archive, text: str = "storm", today: date = TODAY) -> list[int]:
    found = archive.search.find(text, sort=Sort.RELEVANCE, limit=SHOWN, today=today)
    return [row.article for row in found]


def exact(archive: Archive, text: str = "storm", today: date = TODAY) -> list[int]:
    """What weighing every hit finds."""
    return list(archive.search.numbers(text, Sort.RELEVANCE, today))[:SHOWN]


def weighed(archive: Archive, text: str = "storm") -> bool:
    """Whether a question weighs all hits."""
    asked: list[str] = []
    archive._db.conn.set_trace_callback(asked.append)
    first(archive, text)
    archive._db.conn.set_trace_callback(None)
    return any("rank AS place" in sql and "ORDER BY" in sql for sql in asked)


@pytest.mark.parametrize("text", ["storm", "Storm", "report", "words", "title:report"])
def test_the_first_hits_of_a_common_word_are_the_exact_ones_without_weighing_all(
    archive: Archive, text: str
) -> None:
    assert first(archive, text) == exact(archive, text)
    assert not weighed(archive, text)


NARROWED = [
    "storm -number8",
    "storm -number8 lang:en",
    'storm site:"river post" published:2026',
    "report -is:changed site:=nowhere|river",
    "storm url:site.example",
    "title:report (-number1 -number2)",
    'report site:"river post"',
    'storm site:="River Post" lang:en',
]
"""A common word that ranks, and what leaves most of its articles."""


@pytest.mark.parametrize("walked", [0, 50_000])
@pytest.mark.parametrize("text", NARROWED)
def test_the_best_of_a_common_word_are_narrowed_without_weighing_all(
    archive: Archive, text: str, walked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_ranked, "_WALKED", walked)

    assert len(first(archive, text)) == SHOWN
    assert first(archive, text) == exact(archive, text)
    assert not weighed(archive, text)


@pytest.mark.parametrize("text", NARROWED)
def test_what_is_narrowed_follows_saves_tags_notes_and_the_trash(
    archive: Archive, text: str
) -> None:
    best = first(archive, text)
    save(archive, 100, "Storm. Storm. The report.", title="Storm report, storm report")
    archive.work.note(best[0], "storm report number8")
    archive.work.tag([best[1], 1], ["storm report"])
    archive.work.trash(best[2:4])

    assert first(archive, text) == exact(archive, text)
    assert first(archive, text)[0] != best[0]


@pytest.mark.parametrize("text", ['report site:"river post"', 'report site:="River Post"'])
def test_the_best_that_are_of_a_site_are_told_without_the_text_index(
    archive: Archive, text: str
) -> None:
    asked: list[str] = []
    archive._db.conn.set_trace_callback(asked.append)
    found = first(archive, text)
    archive._db.conn.set_trace_callback(None)

    assert len(found) == SHOWN
    assert not any("article_text MATCH" in sql for sql in asked)


FEW = [
    "storm tag:war",
    "storm tag:war lang:en",
    "report tag:war -number8",
    "storm published:2026-01",
    "storm published:2026-01 tag:war",
    "storm site:=nowhere|river published:2026-01",
    "report tag:war is:duplicate",
]
"""A common word that ranks, and what leaves few of its articles."""


@pytest.fixture
def long(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """The library with long lists of its common words, and tags."""
    monkeypatch.setattr(ranking, "_LONG_FROM", 20)
    monkeypatch.setattr(ranking, "_LONG", 40)
    monkeypatch.setattr(ranking, "_LONG_SHARE_KEPT", 0.9)
    monkeypatch.setattr(search_ranked, "_BESIDE", 1)
    archive.work.tag(range(4, MANY, 2), ["war"])
    with archive._db.conn:
        archive._db.conn.execute("DELETE FROM ranked")
        archive._db.conn.execute("DELETE FROM ranking")
    rank(archive)
    return archive


@pytest.mark.parametrize("text", FEW)
def test_the_few_that_fit_are_looked_up_in_the_long_list(long: Archive, text: str) -> None:
    assert first(long, text) == exact(long, text)
    assert not weighed(long, text) or "duplicate" in text


@pytest.mark.parametrize("text", FEW)
def test_the_few_that_fit_follow_saves_tags_notes_and_the_trash(long: Archive, text: str) -> None:
    best = first(long, text)
    new = save(long, 100, "Storm. Storm. The report.", title="Storm report, storm report")
    long.work.tag([new], ["war"])
    long.work.tag(best[:1], ["peace storm"])
    long.work.trash(best[1:3])
    again = article(long.articles.rows(best[-1:])[0].url if best else "https://a.example/1")
    long.articles.save(saving(again, number=90_000))

    assert first(long, text) == exact(long, text)


def test_where_the_long_list_does_not_make_it_certain_all_are_weighed(long: Archive) -> None:
    long.work.tag(range(10, MANY), remove=["war"])

    assert first(long, "storm tag:war") == exact(long, "storm tag:war")
    assert weighed(long, "storm tag:war")


@pytest.mark.parametrize("text", ["storm number8", "storm -words", "storm tag:war"])
def test_where_few_are_left_they_are_weighed(archive: Archive, text: str) -> None:
    archive.work.tag([8, 9], ["war"])

    assert first(archive, text) == exact(archive, text)
    assert weighed(archive, text)


@pytest.mark.parametrize(
    "text", ["number7", "storm report", "caption:storm", "stor*", '"storm at"']
)
def test_other_questions_are_weighed_as_ever(archive: Archive, text: str) -> None:
    assert first(archive, text) == exact(archive, text)
    assert weighed(archive, text)


def test_a_list_that_holds_all_hits_is_the_whole_answer(archive: Archive) -> None:
    found = first(archive, "title:storm")

    assert len(found) == 6
    assert found == exact(archive, "title:storm")
    assert not weighed(archive, "title:storm")


def test_the_score_is_the_one_that_weighing_gives(archive: Archive) -> None:
    ahead = archive.search.find("storm", sort=Sort.RELEVANCE, limit=SHOWN, today=TODAY)
    all_of_them = archive.search.find("storm", sort=Sort.RELEVANCE, limit=MANY, today=TODAY)

    assert [row.score for row in ahead] == [row.score for row in all_of_them[:SHOWN]]


def test_what_is_saved_later_takes_its_place(archive: Archive) -> None:
    best = save(archive, 100, "Storm. Storm.", title="Storm, storm, storm")
    save(archive, 101, "Something else.")

    assert first(archive)[0] == best
    assert first(archive) == exact(archive)
    assert not weighed(archive)


@pytest.mark.parametrize("text", ["storm", "words", "report", "title:storm"])
def test_what_is_saved_later_is_placed_by_one_question(archive: Archive, text: str) -> None:
    save(archive, 100, "Storm. Storm. More words.", title="Storm report")
    asked: list[str] = []
    archive._db.conn.set_trace_callback(asked.append)
    ahead = archive.search.instant(text, limit=5, today=TODAY)
    archive._db.conn.set_trace_callback(None)

    all_of_them = archive.search.find(text, sort=Sort.RELEVANCE, limit=MANY, today=TODAY)
    assert [(row.article, row.score) for row in ahead.rows] == [
        (row.article, row.score) for row in all_of_them[:5]
    ]
    assert sum("article_text MATCH" in one for one in asked) == 1


def test_to_weigh_what_is_saved_later_is_left_for_later_where_it_takes_its_time(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_ranked, "_COUNTED", 10)
    monkeypatch.setattr(search_instant, "HEAVY", 5)
    assert not archive.search.instant("storm", limit=5, today=TODAY).provisional
    best = save(archive, 100, "Storm. Storm.", title="Storm, storm, storm")

    assert archive.search.instant("storm", limit=5, today=TODAY).provisional
    assert first(archive)[0] == best
    assert first(archive) == exact(archive)


def test_one_article_saved_often_hides_no_other_that_is_saved_later(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranked_list, "MOST_REWRITTEN", 4)
    for times in range(4):
        url = archive.articles.rows([1])[0].url
        again = article(url, title="Calm sea", words="Nothing. " * (times + 1))
        archive.articles.save(saving(again, number=90_000 + times))
    best = save(archive, 100, "Storm. Storm.", title="Storm, storm, storm")

    assert first(archive)[0] == best
    assert first(archive) == exact(archive)


def test_what_is_saved_again_with_other_words_is_found_no_more(archive: Archive) -> None:
    best = first(archive)[0]
    again = article(archive.articles.rows([best])[0].url, title="Calm sea", words="Nothing.")
    archive.articles.save(saving(again, number=90_000))

    assert best not in first(archive)
    assert first(archive) == exact(archive)


def test_the_trash_is_left_out(archive: Archive) -> None:
    gone = first(archive)[:3]
    archive.work.trash(gone)

    assert not set(gone) & set(first(archive))
    assert first(archive) == exact(archive)


def test_an_own_note_takes_its_place(archive: Archive) -> None:
    last = exact(archive, "report")[-1]
    archive.work.note(last, "A storm of my own")

    assert last in first(archive)
    assert first(archive) == exact(archive)
    assert not weighed(archive, "words")


def test_where_the_list_does_not_make_it_certain_all_are_weighed(archive: Archive) -> None:
    for number in archive.search.numbers("storm", Sort.RELEVANCE, TODAY)[:20]:
        archive.articles.save(
            saving(article(archive.articles.rows([number])[0].url, words="Nothing."), number=80_000)
        )

    assert first(archive) == exact(archive)
    assert weighed(archive)


def test_on_a_later_day_it_is_exact_too(archive: Archive) -> None:
    later = TODAY + timedelta(days=400)

    assert first(archive, today=later) == exact(archive, today=later)


def test_before_the_day_of_ranking_all_are_weighed(archive: Archive) -> None:
    before = TODAY - timedelta(days=2)

    assert first(archive, today=before) == exact(archive, today=before)


def test_a_stopped_ranking_goes_on_and_old_lists_answer_meanwhile(
    archive: Archive, library: Path
) -> None:
    for number in range(200, 221):  # so many make it time to rank anew
        save(archive, number, page(number, "gale"))
    while archive.search.tidy(today=TODAY):
        (last,) = archive._db.execute("SELECT word FROM ranking").fetchone()
        if last > "gale":
            break

    assert not weighed(archive, "gale")
    assert first(archive, "gale") == exact(archive, "gale")
    assert first(archive) == exact(archive)
    with Archive.open(library) as other:
        rank(other)
        assert not weighed(other)
        assert other._db.execute("SELECT count(*) FROM rewritten").fetchone() == (0,)


def test_a_small_library_is_not_ranked(archive: Archive, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "small") as small:
        save(small, 1, page(1))
        rank(small)
        save(small, 2, page(2))

        assert small._db.execute("SELECT count(*) FROM ranked").fetchone() == (0,)
        assert small._db.execute("SELECT count(*) FROM rewritten").fetchone() == (0,)


def test_a_longer_beginning_of_very_common_words_is_first_answered_by_the_newest(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_instant, "SMALL", 0)
    monkeypatch.setattr(search_instant, "_LONG", MANY // 10)

    beginning = archive.search.instant("report stor", limit=5, today=TODAY, typing=True)
    rare = archive.search.instant("report number1", limit=5, today=TODAY)

    newest = archive.search.find("report storm", sort=Sort.SAVED, limit=5, today=TODAY)
    assert [row.article for row in beginning.rows] == [row.article for row in newest]
    assert beginning.provisional
    assert not rare.provisional


def test_a_word_of_all_articles_is_answered_after_some_were_deleted_for_good(
    archive: Archive,
) -> None:
    gone = list(range(1, 12))
    archive.work.trash(gone)
    archive.purging.purge(gone)
    rank(archive)

    assert len(first(archive, "report")) == SHOWN
    assert first(archive, "report") == exact(archive, "report")
    assert first(archive, "title:report -number8") == exact(archive, "title:report -number8")
