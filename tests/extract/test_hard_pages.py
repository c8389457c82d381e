"""Pages that are no plain article, broken ones and huge ones: never an exception, never nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.domain.article import Article, BlockKind
from archive_app.extract.article import extract
from archive_app.markup.blocks import blocks, text_of
from archive_app.markup.tree import parse

URL = "https://news.example/2026/01/harbour"
ONE = "The harbour office counted ninety ships on Monday, more than on any day since the spring."
TWO = "Its master said that the quay would hold, and that nobody had been asked to move a boat."
THREE = "On Tuesday the wind is expected to drop, and the ferries will sail again from noon."
PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def article_of(page: str, seconds: float = 4.0) -> Article:
    """The article of ``page``."""
    return extract(parse(page, URL), seconds).article


def kinds(article: Article) -> list[str]:
    """The kinds of its warnings."""
    return [x.kind for x in article.warnings]


def test_a_live_blog_keeps_its_entries_with_their_headings_in_order() -> None:
    entries = "".join(
        f"<article class='live-post'><time datetime='2026-01-13T0{n}:00:00Z'>0{n}:00</time>"
        f"<h2>Entry number {n}</h2><p>At {n} o'clock ship number {n} passed the lighthouse, and the"
        f" office wrote that all {n} of its people were well.</p></article>"
        for n in range(1, 9)
    )

    article = article_of(f"<main><h1>Ships, as they pass</h1><p>{ONE}</p>{entries}</main>")

    headings = [x.text for x in article.blocks if x.kind is BlockKind.HEADING]
    assert headings == [f"Entry number {n}" for n in range(1, 9)]
    assert article.text.count("passed the lighthouse") == 8


def test_entries_of_a_live_blog_stay_though_some_are_mostly_links() -> None:
    linked = "<a href='/ship/{0}'>Ship number {0}, which left the quay at noon,</a> is late again."
    plain = "At {0} o'clock ship number {0} passed the lighthouse, and all of its people were well."
    entries = "".join(
        f"<div class='live-entry'><div>{n} hours ago</div><h3>Entry number {n}</h3>"
        f"<div><p>{(linked if n % 2 else plain).format(n)}</p></div></div>"
        for n in range(1, 9)
    )

    text = article_of(f"<main><h1>Ships, as they pass</h1><p>{ONE}</p>{entries}</main>").text

    assert (text.count("is late again"), text.count("passed the lighthouse")) == (4, 4)


def test_a_gallery_keeps_every_picture_with_its_own_caption() -> None:
    figures = "".join(
        f"<figure><img src='/img/harbour-view-{n}.jpg' width=900 height=600>"
        f"<figcaption>View {n} of the harbour, seen from the mole.</figcaption></figure>"
        for n in range(1, 13)
    )

    article = article_of(f"<article><h1>Twelve views</h1><p>{ONE}</p>{figures}</article>")

    assert [x.caption for x in article.pictures] == [
        f"View {n} of the harbour, seen from the mole." for n in range(1, 13)
    ]
    assert article.text == ONE


def test_an_opinion_piece_keeps_its_first_person_and_loses_the_box_about_its_writer() -> None:
    page = (
        f"<article><h1>Let them sail</h1><p class=byline>By Jane Roe</p><p>I do not sail. {TWO}</p>"
        f"<p>{ONE}</p><p>{THREE}</p></article>"
        "<div class='author-bio'><p>Jane Roe is a columnist who lives by the sea.</p></div>"
    )

    article = article_of(page)

    assert article.text.startswith("I do not sail.")
    assert "columnist" not in article.text
    assert article.authors == ("Jane Roe",)


def test_a_very_short_piece_is_kept_and_called_thin() -> None:
    article = article_of(f"<article><h1>Ninety ships</h1><p>{ONE}</p></article>")

    assert (article.text, kinds(article)) == (ONE, ["thin"])


def test_a_page_that_is_only_a_table_is_that_table() -> None:
    rows = "".join(f"<tr><td>Quay {n}</td><td>{n * 7}</td></tr>" for n in range(1, 30))

    article = article_of(
        f"<body><h1>Ships a quay</h1><table><tr><th>Quay</th><th>Ships</th></tr>{rows}</table>"
    )

    assert "Quay 29\t203" in article.text


@pytest.mark.parametrize(
    "page",
    [
        f"<body><h1>Ninety ships</h1><div>{ONE}</div><div>{TWO}</div><div>{THREE}</div>",
        f"<body><h1>Ninety ships</h1>{ONE}<br><br>{TWO}<br><br>{THREE}",
        f"<body><h1>Ninety ships</h1><font>{ONE}<br><br>{TWO}<br><br>{THREE}</font>",
        f"<body><h1>Ninety ships</h1><ul><li>{ONE}<li>{TWO}<li>{THREE}</ul>",
        f"<h1>Ninety ships<p>{ONE}<p>{TWO}</div></b><p>{THREE}</table></article>",
        f"<html><html><body><body><h1>Ninety ships</h1><p>{ONE}<p>{TWO}<div><p>{THREE}",
        f"<!--[if IE]><p>old</p><![endif]--><h1>Ninety ships</h1><p>{ONE}<p>{TWO}<p>{THREE}",
    ],
    ids=["divs", "breaks", "font", "items", "closing", "twice", "conditional"],
)
def test_words_are_found_without_paragraphs_and_in_broken_markup(page: str) -> None:
    text = article_of(page).text

    assert [x in text for x in (ONE, TWO, THREE)] == [True, True, True]


def test_an_accelerated_page_has_its_picture_video_and_text() -> None:
    page = (
        f"<html amp><body><article><h1>Ninety ships</h1><p>{ONE}</p>"
        "<amp-img src='/img/harbour-view.jpg' width=900 height=600 alt='View'></amp-img>"
        f"<amp-ad width=300 height=250>Buy</amp-ad><p>{TWO}</p>"
        f"<amp-youtube data-videoid=x src='https://youtube.com/x'></amp-youtube><p>{THREE}</p>"
    )

    article = article_of(page)

    assert article.text == f"{ONE}\n\n{TWO}\n\n{THREE}"
    assert [x.url for x in article.pictures] == ["https://news.example/img/harbour-view.jpg"]
    assert "Video: youtube.com" in article.html


def test_a_page_for_printing_loses_its_controls() -> None:
    page = (
        "<title>Ninety ships - The Post</title><body>"
        "<a href='javascript:window.print()'>Print this page</a><h2>Ninety ships</h2>"
        f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><hr><p>Printed from news.example</p>"
        "<p>© 2026 The Post. All rights reserved.</p>"
    )

    article = article_of(page)

    assert article.text.startswith(ONE)
    assert "All rights reserved" not in article.text
    assert "Print this page" not in article.text


def test_a_page_of_frames_is_empty_and_says_so() -> None:
    page = "<frameset cols='20%,80%'><frame src=menu.html><frame src=text.html></frameset>"

    assert kinds(article_of(page)) == ["empty"]


def test_words_in_attributes_alone_are_no_text() -> None:
    assert kinds(article_of(f"<div data-text='{ONE}' title='{TWO}'></div>")) == ["empty"]


def test_a_page_that_takes_too_long_is_read_as_far_as_time_allows() -> None:
    lines = "".join(f"<p>{n} ships passed. {ONE}</p>" for n in range(3_000))

    article = article_of(f"<article><h1>Ninety ships</h1>{lines}</article>", seconds=0.0)

    assert kinds(article) == ["too-large"]
    assert article.text.startswith("0 ships passed.")
    assert article.text.count("ships passed") < 1_100
    assert article.text == text_of(blocks(article.html))


def test_a_page_of_five_megabytes_is_read_whole() -> None:
    lines = "".join(f"<p>{n} ships passed. {ONE} {TWO} {THREE}</p>" for n in range(18_000))

    article = article_of(f"<article><h1>Ninety ships</h1>{lines}</article>", seconds=60.0)

    assert article.text.count("ships passed") == 18_000
    assert kinds(article) == []


@pytest.mark.parametrize("count", [200, 400, 1_000, 5_000])
def test_no_paragraph_is_lost_among_hundreds_of_its_kind(count: int) -> None:
    lines = "".join(f"<p>{n} ships passed. {ONE} {TWO} {THREE}</p>" for n in range(count))

    article = article_of(f"<article><h1>Ninety ships</h1>{lines}</article>", seconds=60.0)

    assert article.text.count("ships passed") == count


def test_a_table_of_too_many_cells_is_read_in_part_and_says_so() -> None:
    rows = "".join(f"<tr><td>{n % 28 + 1}.3.2019</td><td>{n}</td></tr>" for n in range(25_000))

    article = article_of(f"<article><h1>Ships</h1><p>{ONE}</p><table>{rows}</table>", seconds=60.0)

    assert kinds(article) == ["too-large"]
    assert "2019\t19000\n" in article.text
    assert "24999" not in article.text


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """One of our pages with parts cut, doubled, moved, or with bytes of no sense in between."""
    page = draw(st.sampled_from(PAGES)).read_text("utf-8")
    for _ in range(draw(st.integers(1, 6))):
        one, two = sorted(draw(st.tuples(*[st.integers(0, len(page))] * 2)))
        two = min(two, one + draw(st.sampled_from([1, 20, 400, 4_000])))
        put = draw(
            st.sampled_from(["", page[one:two] * 2, "<", ">", '"', "\0", "</", "<!--", "\ud800"])
            | st.text(max_size=5)
        )
        at = draw(st.sampled_from([one, 0, len(page) // 2]))
        page = page[:one] + page[two:] if not put else page[:at] + put + page[at:]
    return page


@given(mutated())
@settings(max_examples=200, deadline=None)
def test_no_damage_to_a_page_raises_and_the_text_is_always_that_of_the_html(page: str) -> None:
    draft = extract(parse(page, URL))

    article = draft.article
    assert article.text == text_of(blocks(article.html))
    shown = [x.position for x in article.blocks if x.position is not None]
    assert sorted(shown) == list(range(len(article.pictures)))
