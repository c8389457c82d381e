"""The headline that a page shows, found among its headings and what its metadata say."""

import json

import pytest

from archive_app.extract.article import extract
from archive_app.markup.tree import parse

TEXT = "".join(f"<p>The harbour master said so on Monday, in {n} words or more.</p>" for n in "abc")


def title_of(body: str, *, title: str, headline: str = "", social: str = "") -> str:
    """The title of a page with these headings and metadata."""
    stated = json.dumps({"@type": "NewsArticle", "headline": headline or None})
    head = f'<title>{title}</title><script type="application/ld+json">{stated}</script>'
    if social:
        head += f'<meta property="og:title" content="{social}">'
    page = f"<html><head>{head}</head><body>{body}<div class=story>{TEXT}</div></body></html>"
    return extract(parse(page, "https://ellerypost.example/story")).article.title


def test_the_shown_headline_beats_metadata_that_reword_it() -> None:
    stated = "Bridge ideas for beginners in the old harbour"
    shown = "Bridge building ideas for beginners in the old harbour"

    assert title_of(f"<h1>{shown}</h1>", title=stated, headline=stated, social=stated) == shown


def test_a_heading_with_a_kicker_loses_to_metadata_that_agree() -> None:
    stated = "Harbour bridge closed after storm"
    body = f"<h1>Transport {stated}</h1>"

    assert title_of(body, title=stated, headline=stated, social=stated) == stated


def test_of_two_spellings_the_one_in_the_title_element_counts() -> None:
    found = title_of(
        "<h1>Towers fall</h1>",
        title="Old plant: towers fall at noon - Politics",
        headline="Old plant - towers fall at noon",
        social="Old plant: towers fall at noon",
    )

    assert found == "Old plant: towers fall at noon"


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        ("<h1>Ellery Post</h1><h1>A day on the pier</h1>", "A day on the pier | Ellery Post", ""),
        ("<h1><a href=/>All the news of the harbour</a></h1>", "A gust closed the bridge", ""),
        ("<h1>網購超商年菜 注意保存方式</h1>", "人間衛視-人間新聞", "網購超商年菜 注意保存方式"),
        ("<p>》橋樑不但有益身心還能讓荷包</p>", "橋樑不但有益身心還能讓荷包 - 港灣網", ""),
    ],
)
def test_the_name_of_the_site_is_no_headline(body: str, title: str, expected: str) -> None:
    wanted = expected or title.partition(" | ")[0].partition(" - ")[0]

    assert title_of(body, title=title) == wanted


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "<span class=article__overline>Unrest on the coast</span><span> - </span>"
            "<span>The harbour stays closed for a week</span>",
            "The harbour stays closed for a week",
        ),
        (
            "<span class=article__kicker>Storm again</span>: <span>The harbour stays shut</span>",
            "Storm again: The harbour stays shut",
        ),
    ],
)
def test_a_kicker_inside_the_heading_is_no_part_of_the_title(heading: str, expected: str) -> None:
    stated = f"Coast: {expected}" if expected.startswith("The") else expected

    assert title_of(f"<h1>{heading}</h1>", title=stated, social=stated) == expected


def test_a_title_that_stands_on_the_page_beats_a_heading_with_the_name_of_the_site() -> None:
    stated = "The harbour stays closed for a week"
    body = f"<h1>All the news that the coast has</h1><div>{stated}</div>"

    assert title_of(body, title=stated) == stated


def test_a_second_heading_that_is_a_link_does_not_count() -> None:
    body = "<h1>The harbour stays closed for a week</h1>"
    more = "<h1><a href=/coast>More from the coast</a></h1>"

    found = title_of(body + more, title="Chaos in the storm", headline="Chaos in the storm")

    assert found == "The harbour stays closed for a week"


def test_the_site_in_brackets_behind_a_title_goes() -> None:
    stated = "The harbour stays closed (From Ellery Post)"

    assert title_of(f"<h1>{stated}</h1>", title=stated) == "The harbour stays closed"


def test_the_last_step_of_the_path_to_the_page_is_no_headline() -> None:
    path = "<ul><li><a href=/coast>Coast</a></li><li><h1>Harbour: shut for a week</h1></li></ul>"
    body = f"{path}<h2>The harbour stays closed for a week</h2>"
    stated = "The harbour stays closed for a week"

    found = title_of(body, title="Harbour: shut for a week", headline=stated, social="Harbour")

    assert found == stated
