"""Texts that are nearly the same, across sites and saves."""

import random
from dataclasses import replace
from datetime import date

import pytest
from rensa import RMinHash

from archive_app.store import likeness
from archive_app.store.archive import Archive
from tests.store.samples import article, saving

TODAY = date(2026, 1, 14)


def words(seed: int, count: int = 450) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 (the same each time)
    return [f"w{chance.randrange(5_000)}" for _ in range(count)]


def save(archive: Archive, text: str, site: str, number: int) -> int:
    page = replace(article(f"https://{site.lower()}.example/{number}", words=text), site=site)
    return archive.articles.save(saving(page, number=number)).article


def exchanged(one: list[str], every: int) -> list[str]:
    """``one`` with a word in so many replaced."""
    return [f"x{place}" if place % every == 0 else word for place, word in enumerate(one)]


@pytest.fixture
def syndicated(archive: Archive) -> Archive:
    """One report in three outlets, with other words around it, and one of another day."""
    report = words(1)
    save(archive, " ".join(report), "Herald", 1)
    save(archive, "By our own reporter. " + " ".join(exchanged(report, 40)), "Post", 2)
    save(archive, " ".join(report[:420]) + "\n\nFollow us everywhere.", "Courier", 3)
    save(archive, " ".join(words(2)), "Post", 4)
    return archive


def family(archive: Archive) -> list[list[int]]:
    return [[row.article for row in one.articles] for one in archive.likeness.families()]


def test_a_report_that_several_outlets_carry_is_one_family(syndicated: Archive) -> None:
    assert family(syndicated) == [[1, 2, 3]]
    assert syndicated.likeness.families()[0].outlets == 3
    assert [row.article for row in syndicated.likeness.twins(2)] == [1, 3]
    assert syndicated.likeness.twins(4) == ()
    assert syndicated.likeness.outlets([1, 2, 3, 4]) == {1: 2, 2: 2, 3: 2}
    assert list(syndicated.search.numbers("is:duplicate", today=TODAY)) == [3, 2, 1]
    assert list(syndicated.search.numbers("-is:duplicate", today=TODAY)) == [4]


def test_the_same_text_on_one_site_is_a_duplicate_in_no_other_outlet(archive: Archive) -> None:
    for number in (1, 2):
        save(archive, " ".join(words(1)), "Herald", number)

    assert family(archive) == [[1, 2]]
    assert archive.likeness.outlets([1, 2]) == {}


@pytest.mark.parametrize(
    "other",
    [
        words(2),
        words(1)[:225],
        exchanged(words(1), 4),
        [*words(1)[:300], *words(2)[:300]],
    ],
)
def test_texts_that_only_share_pieces_are_not_alike(archive: Archive, other: list[str]) -> None:
    save(archive, " ".join(words(1)), "Herald", 1)
    save(archive, " ".join(other), "Post", 2)

    assert family(archive) == []


def test_short_notices_are_not_compared(archive: Archive) -> None:
    for number in (1, 2):
        save(archive, "Please accept our cookies to read on.", "Herald", number)

    assert family(archive) == []


def test_unspaced_scripts_are_compared_too(archive: Archive) -> None:
    chance = random.Random(3)  # noqa: S311 (the same each time)
    text = "".join(chr(0x4E00 + chance.randrange(2_000)) for _ in range(400))
    save(archive, text, "Tabi", 1)
    save(archive, text[:200] + "。" + text[205:], "Shinbun", 2)

    assert family(archive) == [[1, 2]]


def test_a_text_that_changes_leaves_its_family(syndicated: Archive) -> None:
    changed = replace(article("https://post.example/2", words=" ".join(words(9))), site="Post")
    syndicated.articles.save(saving(changed, number=60))

    assert family(syndicated) == [[1, 3]]

    changed = replace(article("https://courier.example/3", words=" ".join(words(8))), site="C")
    syndicated.articles.save(saving(changed, number=61))

    assert family(syndicated) == []
    assert syndicated.search.count("is:duplicate", TODAY) == 0


def test_a_text_between_two_families_joins_them(archive: Archive) -> None:
    first, second = words(1), exchanged(words(1), 12)
    save(archive, " ".join(first), "A", 1)
    save(archive, " ".join(first), "B", 2)
    save(archive, " ".join(second), "C", 3)
    save(archive, " ".join(second), "D", 4)
    assert family(archive) == [[1, 2], [3, 4]]

    save(archive, " ".join(exchanged(first, 24)), "E", 5)

    assert family(archive) == [[1, 2, 3, 4, 5]]


def test_what_is_in_the_trash_is_nobodys_twin(syndicated: Archive) -> None:
    syndicated.work.trash([1, 3])

    assert family(syndicated) == []
    assert syndicated.likeness.outlets([2]) == {}


def test_what_is_left_of_a_family_outside_the_trash_is_no_duplicate(syndicated: Archive) -> None:
    syndicated.work.trash([1])
    assert list(syndicated.search.numbers("is:duplicate", today=TODAY)) == [3, 2]

    syndicated.work.trash([2])
    assert list(syndicated.search.numbers("is:duplicate", today=TODAY)) == []
    assert list(syndicated.search.numbers("is:duplicate is:trashed", today=TODAY)) == [2, 1]

    syndicated.work.restore([2])
    assert list(syndicated.search.numbers("is:duplicate", today=TODAY)) == [3, 2]


def test_a_family_whose_last_but_one_is_deleted_is_none(syndicated: Archive) -> None:
    syndicated._db.execute("DELETE FROM article WHERE article = 1")
    assert family(syndicated) == [[2, 3]]

    syndicated._db.execute("DELETE FROM article WHERE article = 2")

    assert syndicated.search.count("is:duplicate", TODAY) == 0


def test_a_text_that_was_read_anew_within_its_version_is_compared_anew(
    syndicated: Archive,
) -> None:
    text = " ".join(words(7))
    syndicated._db.execute("UPDATE version SET text = ? WHERE article = 2", [text])
    likeness.follow(syndicated._db, 2, 2, text)

    assert family(syndicated) == [[1, 3]]


def test_a_library_without_sketches_is_caught_up_in_pieces(syndicated: Archive) -> None:
    syndicated._db.execute("DELETE FROM likeness")
    syndicated._db.execute("DELETE FROM likeness_band")

    assert syndicated.likeness.catch_up(most=3) == 1
    assert syndicated.likeness.catch_up(most=3) == 0

    assert family(syndicated) == [[1, 2, 3]]


def test_sketches_of_another_algorithm_are_made_anew(syndicated: Archive) -> None:
    syndicated._db.execute("UPDATE likeness SET algorithm = 'old', family = NULL")

    assert syndicated.likeness.catch_up() == 0

    assert family(syndicated) == [[1, 2, 3]]


def test_a_sketch_is_the_same_on_every_machine_and_in_every_release() -> None:
    assert likeness.ALGORITHM == f"rensa-{RMinHash.ALGORITHM_VERSION}" == "rensa-2"
    assert likeness._bands(likeness._runs(" ".join(words(1))))[:3] == [
        1020946017, 80399850, 3624189632,
    ]  # fmt: skip
