"""The same article for telephones is the same article: found by what pages say, and by words."""

from collections.abc import Callable

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.domain.saving import Saved
from archive_app.store.archive import Archive
from tests.actions.conftest import PARAGRAPHS, article_page
from tests.loopback_site import LoopbackSite

Save = Callable[[str], Saved]


def with_head(head: str, paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return article_page(paragraphs=paragraphs).replace("</head>", f"{head}</head>")


def bare(head: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """The article without its picture, as pages for telephones are."""
    page = with_head(head, paragraphs)
    start, end = page.index("<figure>"), page.index("</figure>")
    return page[:start] + page[end:]


def test_an_amp_twin_that_names_its_canonical_page_is_the_same_article(
    news: LoopbackSite, save: Save
) -> None:
    news.page("/wall/amp/", bare(f'<link rel="canonical" href="{news.address("/wall")}">'))

    first, second, third = (
        save(news.address("/wall/amp/")),
        save(news.address("/wall")),
        save(news.address("/wall/amp/")),
    )

    assert (first.article, second.article, third.article) == (1, 1, 1)
    assert (second.outcome, third.outcome) == ("unchanged", "unchanged")


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="amphtml" href="/touch/wall">',
        '<link rel="alternate" media="only screen and (max-width: 640px)" href="/touch/wall">',
        '<link rel="alternate" media="handheld" href="/touch/wall">',
    ],
    ids=["amp", "small screen", "handheld"],
)
@pytest.mark.parametrize("first", ["/wall", "/touch/wall"])
def test_a_twin_that_only_the_page_announces_is_the_same_article(
    archive: Archive, news: LoopbackSite, save: Save, link: str, first: str
) -> None:
    news.page("/wall", with_head(link))
    news.page("/touch/wall", bare())
    other = "/wall" if first != "/wall" else "/touch/wall"

    saved = [save(news.address(first)), save(news.address(other))]

    assert [one.article for one in saved] == [1, 1]
    assert archive.articles.number_of(news.address("/touch/wall")) == 1


def test_what_calls_itself_a_twin_and_says_something_else_is_another_article(
    news: LoopbackSite, save: Save
) -> None:
    news.page("/wall", with_head('<link rel="amphtml" href="/touch/news">'))
    others = tuple(text.translate(str.maketrans("aeiou", "uoaie")) for text in PARAGRAPHS)
    news.page("/touch/news", bare(paragraphs=others))

    assert [save(news.address(path)).article for path in ("/wall", "/touch/news")] == [1, 2]


def test_a_twin_of_another_outlet_is_not_believed(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    news.page("/wall", with_head('<link rel="amphtml" href="https://other.example/wall">'))

    save(news.address("/wall"))

    assert archive.articles.number_of("https://other.example/wall") is None


def test_a_twin_that_shows_less_makes_no_version_and_one_that_says_more_does(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    canonical = f'<link rel="canonical" href="{news.address("/wall")}">'
    save(news.address("/wall"))
    news.page("/wall/amp", bare(canonical))
    same = save(news.address("/wall/amp"))
    news.page("/wall/amp", bare(canonical, (*PARAGRAPHS, "A second survey was ordered on Friday.")))
    more = save(news.address("/wall/amp"))

    assert (same.outcome, more.outcome) == ("unchanged", "new-version")
    assert archive.articles.versions(1)[-1].changed == ("text",)


def test_twins_are_told_again_by_a_library_made_from_its_captures(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save
) -> None:
    from archive_app.actions.evidence import read_evidence
    from archive_app.preserve.adopting import capture_metadata
    from archive_app.preserve.captures_folder import captures

    news.page("/wall", with_head('<link rel="amphtml" href="/touch/wall">'))
    save(news.address("/wall"))

    evidence = read_evidence(capture_metadata(next(captures(archive.library))) or b"")

    assert evidence.twins == (news.address("/touch/wall"),)
    assert adding.plan(archive, news.address("/touch/wall")).article == 1
