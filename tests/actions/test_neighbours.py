"""What stands near an article."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.actions.neighbours import neighbours
from archive_app.domain.errors import NotFound
from archive_app.store.archive import Archive
from tests.store.samples import article, saving

REPORT = "The ferry crews of Port Ellery strike again. " + " ".join(
    f"Boat {number} stays in port." for number in range(20)
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A report, its page for telephones, the same in two outlets, and another on its subject."""
    pages = [
        ("https://www.herald.example/strike", "Herald", REPORT),
        ("https://m.herald.example/strike", "Herald", REPORT + " Read more."),
        ("https://post.example/a", "Post", REPORT),
        ("https://courier.example/b", "Courier", "By agencies. " + REPORT),
        ("https://www.herald.example/talks", "Herald", "Ferry crews of Port Ellery want talks."),
        ("https://www.herald.example/roses", "Herald", "Roses and lilies are in bloom."),
    ]
    with Archive.open(tmp_path / "library") as archive:
        for number, (url, site, words) in enumerate(pages):
            page = replace(article(url, title=words[:20], words=words), site=site, authors=())
            archive.articles.save(saving(page, number=number))
    return tmp_path / "library"


def test_the_page_once_more_the_report_elsewhere_and_related_ones_are_told_apart(
    library: Path,
) -> None:
    with Archive.open(library) as archive:
        found = neighbours(archive, 1)

        assert [row.article for row in found.same] == [2]
        assert [row.article for row in found.elsewhere] == [3, 4]
        assert found.outlets == 2
        assert [row.article for row in found.related] == [5]
        assert [row.article for row in neighbours(archive, 2).same] == [1]


def test_an_article_alone_has_none(library: Path) -> None:
    with Archive.open(library) as archive:
        assert not neighbours(archive, 6)
        with pytest.raises(NotFound):
            neighbours(archive, 9)


def test_what_is_in_the_trash_is_no_neighbour(library: Path) -> None:
    with Archive.open(library) as archive:
        archive.work.trash([2, 3, 5])

        found = neighbours(archive, 1)

        assert ([row.article for row in found.elsewhere], found.same, found.related) == (
            [4],
            (),
            (),
        )
