from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.store.archive import Archive
from tests.store.samples import article, saving

PAGES = [
    ("Ferry strike", "The ferry crews of Port Ellery strike again. The union wants talks." * 3),
    ("Union talks fail", "Talks between the union and the ferry company of Port Ellery failed."),
    ("Roses in bloom", "Gardeners of the valley show their roses and lilies in the hall."),
    ("Lilies win", "The lilies of the valley gardeners won a prize. Roses came second."),
    ("港のストライキ", "港の労働組合がストライキを続けた。港は静かだった。"),
    ("労働組合", "労働組合は港で集会を開いた。"),
    ("Gone", "The ferry union of Port Ellery."),
]


@pytest.fixture
def archive(archive: Archive) -> Archive:
    for number, (title, words) in enumerate(PAGES):
        page = article(f"https://site.example/{number}", title=title, words=words)
        archive.articles.save(saving(replace(page, authors=(), site=title), number=number))
    archive.work.trash([7])
    return archive


@pytest.mark.parametrize(("number", "others"), [(1, [2]), (2, [1]), (3, [4]), (4, [3]), (5, [6])])
def test_articles_that_share_telling_words_are_related(
    archive: Archive, number: int, others: list[int]
) -> None:
    assert [row.article for row in archive.search.related(number)] == others


def test_an_article_alone_has_no_relations(library: Path) -> None:
    with Archive.open(library) as archive:
        archive.articles.save(saving())

        assert archive.search.related(1) == ()
        assert archive.search.related(9) == ()


def test_nearly_the_same_text_is_a_twin_and_no_relation(archive: Archive) -> None:
    words = " ".join(f"ferry{number} union strikes" for number in range(40))
    for number in (20, 21):
        page = article(f"https://site.example/{number}", title="Twin", words=words)
        archive.articles.save(saving(page, number=number))

    assert 9 not in [row.article for row in archive.search.related(8)]
    assert [row.article for row in archive.likeness.twins(8)] == [9]
