"""Beginnings of one letter or two: the same hits as FTS5's own, from an index of their own."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.domain.library import Sort
from archive_app.store import beginnings, ranking, search, search_beginnings
from archive_app.store.archive import Archive
from archive_app.store.reindexing import Reindexing
from tests.store.samples import article, saving

MANY = 40
WORDS = (
    "storm", "stone", "Études", "1984", "19th", "C++", "don't", "été", "東京都", "कला", "a", "s",
    "straße", "steel steel", "sTORM-stool",
)  # fmt: skip
"""Words that begin alike, some twice in one text, in digits, signs and other scripts."""

LETTERS = ["s*", "st*", "ST*", "é*", "1*", "19*", "c*", "d*", "का*", "a*", "zz*", "re*"]


def save(archive: Archive, number: int, more: str = "") -> int:
    words = [word for place, word in enumerate(WORDS) if number % (place + 2) == 0]
    page = article(
        f"https://{'street' if number % 3 else 'press'}.example/{number}",
        title=f"Report {'of the storm' if number % 9 == 4 else number}",
        words=f"{' '.join(words)} {'filler ' * (number % 11)} {more}",
    )
    page = replace(page, published=f"20{10 + number % 13}-03-0{1 + number % 9}")
    return archive.articles.save(saving(page, number=number * 700)).article


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("begun") / "library"
    with Archive.open(library) as archive, archive.bulk():
        for number in range(MANY):
            save(archive, number)
    return library


@pytest.fixture
def archive(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """A library that has gathered its beginnings."""
    monkeypatch.setattr(ranking, "_SMALLEST", 10)
    monkeypatch.setattr(beginnings, "_SMALLEST", 10)
    monkeypatch.setattr(beginnings, "_BATCH", 7)
    copy = tmp_path / "library"
    copy.mkdir()
    (copy / "archive.db").write_bytes((made / "archive.db").read_bytes())
    with Archive.open(copy) as opened:
        gather(opened)
        yield opened


def gather(archive: Archive) -> None:
    while archive.search.tidy():
        pass


def answers(archive: Archive, text: str) -> object:
    """All that is told of a query."""
    found = archive.search.find(text, sort=Sort.RELEVANCE, limit=MANY)
    return (
        {sort: list(archive.search.numbers(text, sort)) for sort in Sort},
        {sort: [row.article for row in archive.search.find(text, sort=sort)] for sort in Sort},
        [(row.article, row.score) for row in found],
        archive.search.count(text),
        archive.search.facets(text),
    )


def plain(archive: Archive, text: str) -> object:
    """The same as FTS5 gives it."""
    with pytest.MonkeyPatch.context() as without:
        without.setattr(search, "beginning_of", lambda *_: None)
        return answers(archive, text)


def asks_the_text_index(archive: Archive, text: str) -> bool:
    asked: list[str] = []
    archive._db.conn.set_trace_callback(asked.append)
    answers(archive, text)
    archive._db.conn.set_trace_callback(None)
    return any("article_text MATCH" in sql for sql in asked)


@pytest.mark.parametrize("text", LETTERS)
def test_a_short_beginning_finds_the_same_without_the_text_index(
    archive: Archive, text: str
) -> None:
    assert answers(archive, text) == plain(archive, text)
    assert not asks_the_text_index(archive, text) or "का" in text


OTHERS = ["sto*", "s", "st", "title:s*", "s* -steel", "s* lang:en", "東*", '"st*"', "-s*", "c+*"]


@pytest.mark.parametrize("text", OTHERS)
def test_other_queries_ask_the_text_index(archive: Archive, text: str) -> None:
    assert answers(archive, text) == plain(archive, text)
    assert asks_the_text_index(archive, text) or text == "title:s*"


def test_of_scripts_without_spaces_nothing_is_gathered(archive: Archive) -> None:
    archive._db.execute(
        "CREATE VIRTUAL TABLE temp.kept USING fts5vocab('main', 'beginning_text', 'row')"
    )
    terms = [term for (term,) in archive._db.execute("SELECT term FROM temp.kept")]
    assert any(term.startswith("st") for term in terms)
    assert not any(term.startswith(("東", "京", "都")) for term in terms)


@pytest.mark.parametrize("is_followed", [False, True])
@pytest.mark.parametrize("text", ["s*", "st*", "pe*", "zz*"])
def test_what_was_written_since_is_found(archive: Archive, text: str, is_followed: bool) -> None:
    before = answers(archive, text)
    new = save(archive, 100, "stork stork zzz")
    save(archive, 4, "zzz steep")  # a second version
    archive.work.edit(3, "title", "Steady zz peace")
    archive.work.trash([8])
    archive.work.trash([12])
    archive.purging.purge([12])
    archive.work.note(6, "a still note on peace")
    archive.work.tag([new, 9], ["peace/zz", "strikes"])
    if is_followed:
        gather(archive)

    assert answers(archive, text) == plain(archive, text) != before
    assert not asks_the_text_index(archive, text)
    archive.history.undo()
    archive.history.undo()
    assert answers(archive, text) == plain(archive, text)


def test_after_very_many_saves_the_text_index_is_asked(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_beginnings, "_MOST_WRITTEN", 1)
    save(archive, 100, "stork")
    assert not asks_the_text_index(archive, "st*")

    save(archive, 101, "stork")
    assert answers(archive, "st*") == plain(archive, "st*")
    assert asks_the_text_index(archive, "st*")


def test_gathering_goes_on_where_it_was_stopped(archive: Archive) -> None:
    archive._db.conn.execute("DELETE FROM beginnings")
    for _ in range(4):
        assert archive.search.tidy()
    assert 0 < archive._db.execute("SELECT count(*) FROM beginning_row").fetchone()[0] < MANY
    assert answers(archive, "s*") == plain(archive, "s*")

    with Archive.open(archive.library) as other:
        gather(other)
    assert answers(archive, "s*") == plain(archive, "s*")
    assert not asks_the_text_index(archive, "s*")


def test_two_programs_may_gather_at_once(archive: Archive) -> None:
    archive._db.conn.execute("DELETE FROM beginnings")
    with Archive.open(archive.library) as other:
        while any([archive.search.tidy(), other.search.tidy()]):
            pass

    assert answers(archive, "st*") == plain(archive, "st*")
    assert not asks_the_text_index(archive, "st*")


def test_an_index_made_anew_is_gathered_anew(archive: Archive) -> None:
    again = Reindexing(archive._db)
    again.begin("test")
    while again.go_on():
        pass

    assert asks_the_text_index(archive, "st*")
    gather(archive)
    assert answers(archive, "st*") == plain(archive, "st*")
    assert not asks_the_text_index(archive, "st*")


def test_a_question_in_a_transaction_is_answered(archive: Archive) -> None:
    with Archive.open(archive.library) as other:
        with suppress(ZeroDivisionError), other.at_once():
            assert other.search.count("st*") == archive.search.count("st*")
            _ = 1 / 0
        assert answers(other, "st*") == answers(archive, "st*")


def test_a_small_library_gathers_nothing(made: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "small") as small:
        save(small, 1)
        gather(small)
        assert small._db.execute("SELECT count(*) FROM beginnings").fetchone() == (0,)
