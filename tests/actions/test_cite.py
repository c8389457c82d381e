"""Articles of the library, each in one line."""

import pytest

from archive_app.actions.cite import cite_articles
from archive_app.actions.progress import Progress
from archive_app.domain.errors import Cancelled, NotFound
from archive_app.store.archive import Archive
from tests.store.samples import article, saving


@pytest.fixture
def two(archive: Archive) -> Archive:
    """A library with two articles."""
    for number, title in enumerate(("River rises", "Harbour wall holds")):
        page = article(f"https://riverpost.example/{number}", title=title)
        archive.articles.save(saving(page, number=number))
    return archive


def test_articles_are_cited_in_the_order_asked_with_progress(two: Archive) -> None:
    heard: list[Progress] = []

    lines = [one.text for one in cite_articles(two, (2, 1), report=heard.append)]

    assert ["Harbour wall holds" in lines[0], "River rises" in lines[1]] == [True, True]
    assert [(one.done, one.of) for one in heard] == [(0, 2), (1, 2)]


def test_citing_can_be_stopped_and_says_what_is_not_there(two: Archive) -> None:
    with pytest.raises(Cancelled):
        cite_articles(two, (1, 2), stopped=lambda: True)
    with pytest.raises(NotFound):
        cite_articles(two, (1, 99))
