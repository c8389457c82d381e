"""Whole pages of our own, each with one hard case, become the articles a person would copy out."""

from pathlib import Path

import pytest

from archive_app.domain.article import BlockKind
from archive_app.domain.errors import DISAGREEMENTS
from archive_app.extract.article import extract
from archive_app.markup.blocks import blocks, text_of
from archive_app.markup.draft import Draft
from archive_app.markup.tree import parse

PAGES = Path(__file__).parent / "pages"
URL = "https://news.example/2026/01/page"


def draft_of(name: str) -> Draft:
    """The draft of the page ``name``."""
    return extract(parse((PAGES / f"{name}.html").read_text("utf-8"), URL))


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_text_and_blocks_come_from_the_html_alone(name: str) -> None:
    article = draft_of(name).article

    assert article.blocks == blocks(article.html)
    assert article.text == text_of(article.blocks)


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_every_figure_of_the_html_is_a_placement(name: str) -> None:
    draft = draft_of(name)

    shown = [x.position for x in draft.article.blocks if x.position is not None]
    assert shown == list(range(len(draft.article.pictures)))
    assert [place.position for place in draft.places] == shown


def test_what_surrounds_a_blog_post_is_gone_without_telling_class_names() -> None:
    article = draft_of("comment_form").article

    assert article.text.split("\n\n") == [
        "The bridge over the harbour has been closed since Monday night, when a gust lifted two"
        " barriers from their bolts.",
        "Engineers said the deck was sound, but they would not open it before the wind had dropped"
        " below forty knots.",
        "Ferries run every twenty minutes, the port authority said, and will carry bicycles free of"
        " charge until Friday.",
        "What happens next",
        "A second inspection is planned for Wednesday morning, and its result will be published on"
        " the notice board.",
    ]


def test_metadata_of_a_page_without_any_markup_for_it() -> None:
    article = draft_of("comment_form").article

    assert article.title == "Harbour bridge closed after storm"
    assert article.authors == ("Jane Roe",)
    assert article.published == "2026-01-13"
    assert article.site == "Ellery Post"
    assert article.section == "News Trending"
    assert article.language == "en-gb"
    assert article.canonical_url == "https://news.example/2026/01/harbour-bridge"


def test_a_courtesy_line_stays_with_its_picture_and_leaves_the_text() -> None:
    draft = draft_of("comment_form")

    (picture,) = draft.article.pictures
    assert picture.url == "https://news.example/img/bridge.jpg"
    assert "Courtesy" not in draft.article.text
    assert "Courtesy" in picture.caption
    assert draft.places[0].caption_element is not None


def test_structure_is_kept_in_order() -> None:
    found = draft_of("structure").article.blocks

    kinds = [(x.kind, x.level, x.ordinal) for x in found]
    assert (BlockKind.HEADING, 2, None) in kinds
    assert [k for k in kinds if k[0] is BlockKind.LIST_ITEM] == [
        (BlockKind.LIST_ITEM, 1, None),
        (BlockKind.LIST_ITEM, 2, None),
        (BlockKind.LIST_ITEM, 1, None),
        (BlockKind.LIST_ITEM, 1, 3),
        (BlockKind.LIST_ITEM, 1, 4),
    ]
    assert sum(x.kind is BlockKind.QUOTE for x in found) == 1
    assert sum(x.kind is BlockKind.PREFORMATTED for x in found) == 1
    (table,) = (x for x in found if x.kind is BlockKind.TABLE)
    assert table.text == "Harbour\tHigh water\nEllery\t06:12\nFenwick\t"
    assert [cell.header for cell in table.rows[0]] == [True, True]


def test_links_are_absolute_emphasis_stays_and_poems_keep_their_lines() -> None:
    article = draft_of("structure").article

    assert '<a href="https://news.example/gauge#x">the gauge</a>' in article.html
    assert "<em>patient</em>" in article.html
    assert "is short:\nWater comes and water goes,\nwho has counted" in article.text


def test_a_figure_has_its_widest_picture_and_its_caption() -> None:
    (picture,) = draft_of("structure").article.pictures

    assert picture.url == "https://news.example/w/gauge-1600.webp"
    assert "https://news.example/w/gauge.jpg" in picture.urls
    assert picture.alt == "A gauge"
    assert picture.caption.startswith("The old gauge at Fenwick.")
    assert "Fenwick. " not in draft_of("structure").article.text


def test_an_embed_is_a_labelled_link_and_no_text() -> None:
    article = draft_of("structure").article

    assert "Video: How a gauge works" in article.html
    assert "Video" not in article.text


def test_right_to_left_is_said_at_every_block() -> None:
    article = draft_of("arabic").article

    assert {x.direction for x in article.blocks} == {"rtl"}
    assert len(article.blocks) == 3
    assert article.authors == ("ليلى حسن",)


def test_a_script_without_spaces_is_read() -> None:
    article = draft_of("japanese").article

    assert article.title == "港の灯台、百年ぶりに改修へ"
    assert article.text.count("\n\n") == 2
    assert article.published == "2026-01-13"


def test_text_between_breaks_in_a_layout_table_is_paragraphs() -> None:
    article = draft_of("breaks_only").article

    assert article.text.count("\n\n") == 2
    assert article.text.startswith("The mill was built in 1742")
    assert "Guest book" not in article.text


def test_a_page_that_shows_nothing_is_read_from_its_broken_metadata() -> None:
    article = draft_of("only_metadata").article

    assert article.text.count("\n\n") == 2
    assert article.published == "2026-01-13T06:00:00+01:00"
    assert article.authors == ("Jane Roe", "John Doe")
    assert article.section == "Weather"
    assert article.keywords == ("ice", "lake")


@pytest.mark.parametrize("page", ["", "<html></html>", "<body><a href=/x>menu</a>"])
def test_a_page_without_text_says_so(page: str) -> None:
    article = extract(parse(page, URL)).article

    assert article.text == ""
    assert [x.kind for x in article.warnings] == ["empty"]
    assert article.warnings[0].message.startswith("Saved, but no article text was found.")


def test_the_tree_is_left_as_it_was() -> None:
    from lxml import etree

    tree = parse((PAGES / "structure.html").read_text("utf-8"), URL)
    before = etree.tostring(tree.root)

    extract(tree)

    assert etree.tostring(tree.root) == before


@pytest.mark.parametrize(
    "opening",
    ["<div>", "<span>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<a href=x>"],
)
def test_a_page_nested_without_end_comes_back(opening: str) -> None:
    article = extract(parse(opening * 100_000 + "<p>words</p>", URL)).article

    assert [x.kind for x in article.warnings] in (["empty"], ["thin"])


def test_what_other_sources_say_is_kept_beside_what_was_decided() -> None:
    page = """<html><head><title>Ferry runs again - Harbour News</title>
        <meta property="og:site_name" content="Harbour News">
        <meta property="og:title" content="Boats sail after storms">
        <meta name="author" content="John Doe">
        <meta property="article:published_time" content="2026-01-12T08:00:00+01:00">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry runs again",
        "datePublished": "2026-01-13T06:00:00+01:00", "author": [{"@type": "Person",
        "name": "Jane Roe"}, {"@type": "Organization", "name": "Reuters"}]}</script></head>
        <body><h1>Ferry runs again</h1><p>The ferry left at noon with forty people.</p></body>"""

    article = extract(parse(page, URL.replace("2026/01/", ""))).article

    assert (article.title, article.authors) == ("Ferry runs again", ("Jane Roe",))
    assert article.published == "2026-01-13T06:00:00+01:00"
    others = [(x.kind, x.message) for x in article.warnings if x.kind in DISAGREEMENTS]
    assert others == [
        (
            "other-title",
            "The title is “Boats sail after storms” by Open Graph of the page.",
        ),
        ("other-date", "The date of publication is 2026-01-12 by a meta element of the page."),
        ("other-author", "An author is “Reuters” by the JSON-LD of the page."),
        ("other-author", "An author is “John Doe” by a meta element of the page."),
    ]


def test_what_other_sources_say_of_section_outlet_language_address_and_change_is_kept() -> None:
    page = """<html lang="en"><head><title>Ferry runs again</title>
        <meta property="og:site_name" content="Harbour News"><meta name="language" content="de">
        <meta property="og:locale" content="en_GB">
        <meta property="og:url" content="https://news.example/ferry-in-storm">
        <link rel="canonical" href="https://www.news.example/ferry?ref=1">
        <meta property="article:section" content="Coast">
        <meta property="article:modified_time" content="2026-01-15T08:00:00+01:00">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry runs again",
        "articleSection": "Port", "publisher": {"name": "Ellery Media"}, "inLanguage": "en-GB",
        "dateModified": "2026-01-14T06:00:00+01:00"}</script></head>
        <body><h1>Ferry runs again</h1><p>The ferry left at noon with forty people.</p></body>"""

    article = extract(parse(page, URL)).article

    assert [(x.kind, x.message) for x in article.warnings if x.kind in DISAGREEMENTS] == [
        ("other-section", "The section is “Coast” by a meta element of the page."),
        ("other-site", "The outlet is “Ellery Media” by the JSON-LD of the page."),
        ("other-language", "The language is “de” by a meta element of the page."),
        (
            "other-address",
            "The address is “https://news.example/ferry-in-storm” by Open Graph of the page.",
        ),
        (
            "other-modified",
            "The date of the last change is “2026-01-15T08:00:00+01:00” by a meta element of the"
            " page.",
        ),
    ]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<time datetime="2026-01-12T17:49:09">12 January 2026</time>', "2026-01-12T17:49:09"),
        ("<div>12 January 2026</div>", "2026-01-12"),
        ("<div>13 January 2026</div>", "2026-01-13T01:49:09Z"),
        ("<div>3 January 2026</div>", "2026-01-13T01:49:09Z"),
    ],
)
def test_a_time_in_utc_gives_way_to_the_day_that_the_newsroom_shows(
    inside: str, expected: str
) -> None:
    page = f"""<html><head><meta property="article:published_time" content="2026-01-13T01:49:09Z">
        </head><body><h1>Ferry runs again</h1>{inside}
        <p>The ferry left at noon with forty people on board, the port said.</p></body></html>"""

    assert extract(parse(page, "https://news.example/page")).article.published == expected


def test_a_footnote_and_the_place_that_refers_to_it_keep_the_ids_of_their_links() -> None:
    filler = "Engineers walked the wall in May and recorded voids behind the facing stones. " * 4
    page = f"""<html lang="en"><body><article><h1>The wall</h1>
    <p>{filler}<sup id="ref1"><a href="#fn1">1</a></sup></p><p id="unused">{filler}</p>
    <p>{filler}</p><p id="fn1">{filler} <a href="#ref1">back</a></p></article></body></html>"""

    article = extract(parse(page, "https://a.example/wall")).article

    assert [block.ids for block in article.blocks] == [("ref1",), (), (), ("fn1",)]
    assert 'href="https://a.example/wall#fn1"' in article.html
    assert "unused" not in article.html
