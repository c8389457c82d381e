from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive_app.domain.errors import LibraryError
from archive_app.domain.page import Record
from archive_app.domain.words import asked
from archive_app.store import index, together
from archive_app.store.archive import Archive
from archive_app.store.index_rows import IndexedWork, article_row, date_filters
from archive_app.store.numbering import new_key
from archive_app.store.sqlite import sqlite3
from tests.store.samples import RIVER, article, saving

DAY = datetime(2026, 1, 13, 6, 0, tzinfo=UTC)

_SQLITE_INSERT = 18
"""Of https://www.sqlite.org/c3ref/c_alter_table.html."""


def keys(archive: Archive, table: str, text: str) -> list[int]:
    match = f'"{asked(text).phrase}"'
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608 (two names of ours)
    rows = archive._db.query(sql, [match])
    return [row["rowid"] for row in rows]


def test_putting_an_article_again_forgets_its_old_words(archive: Archive) -> None:
    together.put(archive._db, 7, lambda: article_row(7, article(words="The old words.")))
    together.put(archive._db, 7, lambda: article_row(7, article(words="The new words.")))

    assert keys(archive, "article_text", "old") == []
    assert keys(archive, "article_text", "new") == [7]


def test_a_removed_article_is_found_no_more(archive: Archive) -> None:
    together.put(archive._db, 7, lambda: article_row(7, article(words="Some words.")))
    together.remove(archive._db, 7)

    assert keys(archive, "article_text", "words") == []


def test_the_persons_words_are_an_index_of_their_own(archive: Archive) -> None:
    together.put(archive._db, 7, lambda: article_row(7, article(words="Some words.")))
    together.put_work(archive._db, 7, IndexedWork(("war/ukraine",), ("check this",), ("quoted",)))

    assert keys(archive, "article_text", "ukraine") == []
    assert keys(archive, "work_text", "ukraine") == [7]
    assert keys(archive, "work_text", "quoted") == [7]

    together.put_work(archive._db, 7, IndexedWork())

    assert keys(archive, "work_text", "ukraine") == []


def test_tagging_does_not_rewrite_the_article(archive: Archive) -> None:
    archive.articles.save(saving())
    before = archive._db.execute("SELECT id, block FROM article_text_data").fetchall()

    archive.work.tag([1], ["war"])

    assert archive._db.execute("SELECT id, block FROM article_text_data").fetchall() == before


def test_keys_grow_with_the_day_of_saving_and_the_order_within_it(archive: Archive) -> None:
    first = new_key(archive._db, DAY)
    archive.articles.save(saving())
    second = new_key(archive._db, DAY)
    later = new_key(archive._db, DAY + timedelta(days=1))
    earlier = new_key(archive._db, DAY - timedelta(days=1))

    assert earlier < first < second < later
    assert first == index.day_keys(DAY)


def test_many_saves_at_once_are_found_as_if_saved_one_by_one(
    archive: Archive, tmp_path: Path
) -> None:
    savings = [
        saving(
            article(f"https://site.example/{number % 20}", words=f"Word{number} rose."), number=1
        )
        for number in range(25)  # five articles come twice
    ]
    with Archive.open(tmp_path / "other") as other:
        with other.bulk():
            for one in savings:
                other.articles.save(one)
        for one in savings:
            archive.articles.save(one)

        for text in ("rose", "word3", "word23", "-word3"):
            assert other.search.numbers(text) == archive.search.numbers(text)
        assert other.likeness.catch_up() == 0
        assert pieces(other) < pieces(archive)


def test_many_saves_that_fail_leave_nothing(archive: Archive) -> None:
    with suppress(ZeroDivisionError), archive.bulk():
        archive.articles.save(saving())
        _ = 1 / 0
    page = article("https://site.example/next", title="Other", words="Other words.")
    archive.articles.save(saving(page))

    assert keys(archive, "article_text", "river rises") == []
    assert list(archive.search.numbers("other")) == [1]


def refuse(_article: int, _version: int) -> tuple[Record, ...]:
    raise LibraryError("The capture's file cannot be written.", kind="disk-full")


def test_one_save_of_many_that_fails_takes_nothing_else_back(archive: Archive) -> None:
    pages = [article(f"https://site.example/{n}", words=f"Word{n} rose.") for n in range(3)]
    again = replace(pages[0], title="Word0 again", text="Word0 fell.", html="<p>Word0 fell.</p>")
    failing = (pages[1], again)

    with archive.bulk():
        archive.articles.save(saving(pages[0], number=0))
        for number, page in enumerate(failing, 5):
            with pytest.raises(LibraryError, match="cannot be written"):
                archive.articles.save(replace(saving(page, number=number), seal=refuse))
        archive.articles.save(saving(pages[2], number=2))

    assert list(archive.search.numbers("rose")) == [2, 1]
    assert archive.search.count("word1") == archive.search.count("fell") == 0
    assert archive.facts.info().articles == archive.facts.info().versions == 2


def test_saves_before_one_that_fails_are_sealed_once_and_keep_their_numbers(
    archive: Archive, tmp_path: Path
) -> None:
    sealed: list[tuple[int, int]] = []

    def seal(number: int, version: int) -> tuple[Record, ...]:
        sealed.append((number, version))
        return (Record("metadata", RIVER, 5000 + number, 10, f"{number:064x}"),)

    def save_all(into: Archive, failing: set[int]) -> list[int]:
        numbers = []
        for number in range(12):
            page = article(f"https://site.example/{number % 9}", words=f"Word{number} rose.")
            one = saving(replace(page, site=f"Outlet {number % 7}"), number=number)
            if number in failing:
                with pytest.raises(LibraryError):
                    into.articles.save(replace(one, tags=("a/b",), seal=refuse))
            numbers.append(into.articles.save(replace(one, tags=("a/b",), seal=seal)).article)
            if number == 4:
                into.work.tag([numbers[0]], ["by hand"])
        return numbers

    with archive.bulk():
        numbers = save_all(archive, failing={0, 3, 6, 7, 11})
    once, sealed = sealed, []
    with Archive.open(tmp_path / "other") as other, other.bulk():
        assert save_all(other, failing=set()) == numbers

        assert once == sealed == [(n % 9 + 1, n // 9 + 1) for n in range(12)]
        for table in (
            *("article", "capture", "record", "version", "placement", "claim", "address"),
            *("article_tag", "tag_reach", "outlet"),
        ):
            sql = f"SELECT * FROM {table}"  # noqa: S608 (names of ours)
            rows = other._db.execute(sql).fetchall()
            assert archive._db.execute(sql).fetchall() == rows
    assert list(archive.search.numbers('tag:"by hand" word9')) == [numbers[0]]
    assert list(archive.search.numbers('site:="Outlet 6"')) == [7]
    assert archive.search.count("rose") == 9


def test_saves_of_many_heed_what_the_person_does_between_them(archive: Archive) -> None:
    pages = [article(f"https://site.example/{n}", words=f"Word{n} rose.") for n in range(3)]
    given = [("war",), ("war",), ("War", "WAR")]
    with archive.bulk():
        for number, (page, tags) in enumerate(zip(pages, given, strict=True)):
            archive.articles.save(replace(saving(page, number=number), tags=tags))
            if number == 0:
                archive.work.rename_tag("war", "Peace")

    assert [archive.articles.open(number).tags for number in (1, 2, 3)] == [
        ("Peace",),
        ("war",),
        ("war",),
    ]
    assert list(archive.search.numbers("tag:war")) == [3, 2]


def test_what_was_just_saved_among_many_can_be_opened_and_is_told_apart(archive: Archive) -> None:
    shared = "https://site.example/news"  # named by mistake as the address of both stories
    pages = [
        article("https://site.example/a", words="The river rose two metres."),
        article("https://site.example/b", title="Bridge", words="Engineers closed the bridge."),
    ]
    with archive.bulk():
        for number, page in enumerate(pages):
            named = replace(page, canonical_url=shared)
            archive.articles.save(replace(saving(named, number=number), tags=("news",)))
        opened = [archive.articles.open(number) for number in (1, 2)]
        with pytest.raises(LibraryError):
            archive.articles.save(replace(saving(pages[0], number=3), seal=refuse))

    assert [one.content.text for one in opened] == [page.text for page in pages]
    assert [one.tags for one in opened] == [("news",), ("news",)]
    assert [archive.articles.open(number) for number in (1, 2)] == opened


def test_a_save_that_fails_after_many_leaves_each_of_them_whole(archive: Archive) -> None:
    pages = [article(f"https://site.example/{n}", words=f"Word{n} rose.") for n in range(14)]
    with archive.bulk():
        for number, page in enumerate(pages):
            one = replace(saving(page, number=number), tags=(f"tag {number}",))
            if number == 11:  # three saves after a point to go back to
                with pytest.raises(LibraryError):
                    archive.articles.save(replace(one, seal=refuse))
            archive.articles.save(one)

    opened = [archive.articles.open(number) for number in range(1, 15)]
    assert [(one.content.text, one.tags) for one in opened] == [
        (page.text, (f"tag {number}",)) for number, page in enumerate(pages)
    ]
    assert archive.search.count("rose") == archive.facts.info().versions == 14


def test_nothing_counts_where_saves_cannot_be_done_again(archive: Archive) -> None:
    connection = archive._db.conn
    pages = [article(f"https://site.example/{n}", words=f"Word{n} rose.") for n in range(3)]

    def spoil(_article: int, _version: int) -> tuple[Record, ...]:
        connection.set_authorizer(lambda action, *_: int(action == _SQLITE_INSERT))  # 1: deny
        raise LibraryError("The capture's file cannot be written.", kind="disk-full")

    def save_all() -> None:
        with archive.bulk():
            archive.articles.save(saving(pages[0], number=0))
            with pytest.raises(sqlite3.DatabaseError, match=r"prohibited|not authorized"):
                archive.articles.save(replace(saving(pages[1], number=1), seal=spoil))
            connection.set_authorizer(None)
            with suppress(sqlite3.DatabaseError):
                archive.articles.save(saving(pages[2], number=2))

    with pytest.raises(sqlite3.DatabaseError):
        save_all()
    assert archive.search.count("rose") == archive.facts.info().articles == 0
    archive.articles.save(saving(pages[0]))
    assert list(archive.search.numbers("rose")) == [1]


def test_many_saves_are_refused_where_the_whole_transaction_was_taken_back(
    archive: Archive,
) -> None:
    def lose(_article: int, _version: int) -> tuple[Record, ...]:
        archive._db.conn.execute("ROLLBACK")  # as SQLite does by itself on a full disk
        raise LibraryError("The disk is full.", kind="disk-full")

    pages = [article(f"https://site.example/{n}", words=f"Word{n} rose.") for n in range(3)]
    refused = []

    def save_all() -> None:
        with archive.bulk():
            archive.articles.save(saving(pages[0], number=0))
            for number, page in enumerate(pages[1:], 1):
                try:
                    archive.articles.save(replace(saving(page, number=number), seal=lose))
                except LibraryError as error:
                    refused.append(error.kind)

    with pytest.raises(LibraryError, match="disk is full"):
        save_all()
    assert refused == ["disk-full", "disk-full"]
    assert archive.search.count("rose") == archive.facts.info().articles == 0
    archive.articles.save(saving(pages[0]))
    assert list(archive.search.numbers("rose")) == [1]


def test_many_saves_are_refused_where_something_else_took_the_transaction_back(
    archive: Archive,
) -> None:
    pages = [article(f"https://site.example/{n}", words=f"Word{n} rose.") for n in range(2)]

    def save_all() -> None:
        with archive.bulk():
            archive.articles.save(saving(pages[0], number=0))
            archive._db.conn.execute("ROLLBACK")  # as SQLite does by itself on a full disk
            with pytest.raises(LibraryError, match="taken back"):
                archive.articles.save(saving(pages[1], number=1))

    with pytest.raises(LibraryError, match="taken back"):
        save_all()
    assert archive.search.count("rose") == archive.facts.info().articles == 0
    archive.articles.save(saving(pages[0]))
    assert list(archive.search.numbers("rose")) == [1]


def pieces(archive: Archive) -> int:
    sql = "SELECT count(DISTINCT segid) FROM article_text_idx"
    return int(archive._db.execute(sql).fetchone()[0])


def merges_from(archive: Archive) -> int:
    sql = "SELECT v FROM article_text_config WHERE k = 'automerge'"
    return int(archive._db.execute(sql).fetchone()[0])


def test_pieces_are_taken_together_again_after_many_saves(archive: Archive) -> None:
    with archive.bulk():
        archive.articles.save(saving())
        assert merges_from(archive) == 0
    assert merges_from(archive) == 4

    with archive.at_once(), suppress(ZeroDivisionError), archive.bulk():
        _ = 1 / 0
    assert merges_from(archive) == 4


def test_what_was_saved_before_an_error_is_whole_where_its_transaction_goes_on(
    archive: Archive,
) -> None:
    with archive.at_once(), suppress(ZeroDivisionError), archive.bulk():
        one = replace(saving(), tags=("war",), note="Ask them")
        number = archive.articles.save(one).article
        _ = 1 / 0

    assert archive.articles.version_text(number)
    assert archive.articles.rows([number])[0].tags == ("war",)
    assert list(archive.search.numbers("ask tag:war")) == [number]


def test_half_dates_are_found_by_what_they_say() -> None:
    assert len(date_filters("published", "2024")) == 1
    assert len(date_filters("published", "2024-05")) == 2
    assert len(date_filters("published", "2024-05-03T10:00:00+02:00")) == 3
    assert date_filters("published", "") == ()
    assert date_filters("published", "soon") == ()


def test_a_phrase_does_not_cross_from_one_name_to_the_next(archive: Archive) -> None:
    together.put(archive._db, 7, lambda: article_row(7, article()))  # by Jane Roe and Ann Other

    assert keys(archive, "article_text", "Jane Roe") == [7]
    assert keys(archive, "article_text", "Roe Ann") == []


def test_the_index_keeps_no_copy_of_the_text(library: Path) -> None:
    words = " ".join(f"word{number}" for number in range(2_000))
    with Archive.open(library) as archive:
        archive.articles.save(saving(article(words=words)))
        tables = {row["name"] for row in archive._db.query("SELECT name FROM sqlite_master")}

    assert "article_text_content" not in tables
    assert "work_text_content" not in tables


def test_tidying_puts_the_pieces_together_and_finds_the_same(archive: Archive) -> None:
    for number in range(30):
        page = article(f"https://site.example/{number}", words=f"The common word{number}.")
        archive.articles.save(saving(page, number=number))
        archive.work.tag([number + 1], [f"tag{number}"])
    found = [list(archive.search.numbers(text)) for text in ("common", "word7", "tag9", "tag:tag9")]
    assert index._pieces(archive._db, "article_text") > 1

    steps = 0
    while archive.search.tidy(pages=5):
        steps += 1
        assert steps < 200

    assert index._pieces(archive._db, "article_text") == 1
    assert index._pieces(archive._db, "work_text") == 1
    assert found == [
        list(archive.search.numbers(text)) for text in ("common", "word7", "tag9", "tag:tag9")
    ]
