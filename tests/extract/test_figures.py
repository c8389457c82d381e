"""Which pictures are the article's, wherever builders of pages put them, and what is under them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.domain.article import Placement
from archive_app.extract.article import extract
from archive_app.extract.credit_labels import announces_credit
from archive_app.markup.tree import parse

URL = "https://news.example/2026/01/page"
TEXT = "".join(
    f"<p>{words} The harbour master said so on Monday, and the council agreed with him.</p>"
    for words in ("The bridge is closed.", "Ferries run every hour.", "Buses wait at the pier.")
)
HEADLINE = "<h1>Harbour bridge closed after storm</h1>"


def pictures(before: str, inside: str = "", after: str = "") -> tuple[Placement, ...]:
    """Those of a page with ``before`` over the text, ``inside`` after its start, ``after`` last."""
    first, *rest = TEXT.split("</p>")
    text = "</p>".join([f"{first}</p>{inside}", *rest])
    page = f"<html><body><article>{before}<div class=body>{text}</div>{after}</article></body>"
    return extract(parse(page, URL)).article.pictures


def names(found: tuple[Placement, ...]) -> list[str]:
    """The file names of ``found``."""
    return [one.url.rpartition("/")[2] for one in found]


WORDS = "<figcaption>The closed bridge. Photo: Jane Roe</figcaption>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure><button><img src=/a/pier.jpg>Zoom</button>{WORDS}</figure>",
        f"<button><picture><source srcset=/a/pier.jpg><img src=/x.gif></picture></button>{WORDS}",
        "<div><site-picture data-src=/a/pier.jpg></site-picture><i class=caption>Pier</i></div>",
        f"<div class=gallery-modal><figure><img src=/a/pier.jpg>{WORDS}</figure></div>",
        f"<figure><img src=/a/pier.jpg width=16 height=9>{WORDS}</figure>",
        "<div><img src=/a/pier.jpg><div class=caption>The pier. <a href=/r>Roe</a></div></div>",
        "<figure><img src=/a/pier.jpg></figure><p class=img-description>The closed bridge.</p>",
        "<div class=thumb><a href='/pictures/pier.jpg'><img src=/a/pier.jpg></a>"
        "<div class=thumbcaption><a href=/pier>The old pier</a> (2017)</div></div>",
        "<p><img src=/a/pier.jpg><a href='https://pics.example/1'>Foto: Pics</a></p>",
        "<div><a href='https://shop.example/1'><img src=/a/pier.jpg>"
        "<span class=caption>Photograph: Roe</span></a></div><div><a href=/1>$5 at Shop</a></div>",
    ],
)
def test_a_picture_in_the_text_is_found_however_it_is_wrapped(markup: str) -> None:
    assert names(pictures(HEADLINE, markup)) == ["pier.jpg"]


@pytest.mark.parametrize(
    "before",
    [
        f"<header class=article__header>{HEADLINE}<p>Ferries go on.</p>"
        f"<figure><img src=/a/pier.jpg>{WORDS}</figure></header>",
        f"<section class=splash-header><div><img src=/a/pier.jpg>"
        f"<span class=caption>The pier.</span></div></section>{HEADLINE}",
        f"<div class=slides><div><img src=/a/pier.jpg><div class=caption>One</div></div></div>"
        f"{HEADLINE}",
    ],
)
def test_a_picture_above_the_text_is_found_also_over_the_headline(before: str) -> None:
    assert names(pictures(before)) == ["pier.jpg"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div class=byline><figure><img src=/a/jane-roe-2026.jpg></figure>By Jane Roe</div>",
        "<div class=home-ad><a href='https://shop.example/'><img src=/a/banner.gif></a></div>",
        "<div><img src=/a/newsletter-signup.png></div>",
        "<div><img src=/icons/bookmark.svg></div>",
        "<a class=card href=/2026/other-story><figure><img src=/a/other.jpg></figure></a>",
        "<img src=/static/placeholder_1_1.jpg>",
        "<img src=https://news.example/>",
    ],
)
def test_what_is_no_picture_of_the_article_is_left_out(markup: str) -> None:
    assert pictures(HEADLINE, markup) == ()


def test_teasers_under_the_text_are_left_out_though_their_pictures_have_credits() -> None:
    teaser = (
        "<li><article><figure><a href=/artikel/1.html><img src=/a/other-{n}.jpg></a>"
        "<figcaption>F. Kern/IMAGO</figcaption></figure><h3><a href=/artikel/1.html>Other story"
        " of the day</a></h3></article></li>"
    )
    more = "".join(teaser.replace("{n}", str(number)) for number in range(3))

    assert pictures(HEADLINE, after=f"<h2>Similar</h2><ul>{more}</ul>") == ()


def test_the_words_after_a_bare_figure_are_its_caption() -> None:
    markup = "<figure><img src=/a/pier.jpg></figure><p class=img-description>The closed bridge.</p>"

    assert [one.caption for one in pictures(HEADLINE, markup)] == ["The closed bridge."]


def test_a_picture_shown_bare_first_has_the_caption_that_it_has_further_down() -> None:
    again = f"<figure><img src=/a/harbour-bridge.jpg>{WORDS}</figure>"
    (found,) = pictures(f"{HEADLINE}<div><img src=/a/harbour-bridge.jpg></div>", again)

    assert found.caption == "The closed bridge. Photo: Jane Roe"


def test_one_picture_with_two_captions_is_shown_with_each() -> None:
    shown = "<figure><img src=/a/harbour-bridge.jpg><figcaption>{}</figcaption></figure>"
    found = pictures(HEADLINE, shown.format("On Monday.") + shown.format("The same, a day later."))

    assert [one.caption for one in found] == ["On Monday.", "The same, a day later."]


def test_a_picture_whose_height_is_left_open_is_one_of_the_article() -> None:
    image = "<img src=/a/pier.jpg width=800 height=0>"
    markup = f"<figure><picture>{image}</picture><figcaption>The pier.</figcaption></figure>"

    assert [one.caption for one in pictures(HEADLINE, markup)] == ["The pier."]


def test_a_number_over_a_picture_is_no_caption() -> None:
    markup = (
        "<figure><div><img src=/a/pier.jpg><div class=badges><a href=#show>5</a></div></div>"
        "<figcaption>The pier.</figcaption></figure>"
    )

    assert [one.caption for one in pictures(HEADLINE, markup)] == ["The pier."]


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke. Bildrechte: Roe",
        "Мост. Фото: ТАСС",
        "橋。写真：共同",
        "The pier © Roe",
        "Foto: Roe",
        "Fot. Zofia Roe",
        "Foto di Marco Roe",
        "फोटो: रवि",
        "图片来源：李明",
    ],
)
def test_a_credit_is_announced_in_many_languages(text: str) -> None:
    assert announces_credit(text)


@pytest.mark.parametrize(
    "text", ["", "The pier: closed since Monday.", "At 10:30", "Roe said: no", "Das Foto. Sie kam"]
)
def test_other_words_with_colons_announce_none(text: str) -> None:
    assert not announces_credit(text)


PIECES = st.sampled_from(
    [
        *("<figure>", "</figure>", "<a href='http://['>", "<a href='//'>", "</a>", "<button>"),
        *("<picture>", "<source srcset=' , ,'>", "<img src=/a/pier.jpg>", "<img src='http://['>"),
        *("<noscript>", "</noscript>", "<div class='ad caption byline'>", "</div>", "5", "Foto: R"),
        *("<img width=x height=9 src=q.jpg>", "<p>", "<article>", "<h1>", "{w}", "©"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_no_heap_of_picture_markup_raises(pieces: list[str]) -> None:
    for one in pictures(HEADLINE, "".join(pieces)):
        assert one.urls
        assert one.url == one.urls[0]


def test_a_line_that_says_the_alternative_text_is_the_caption() -> None:
    markup = "<div><picture><img src=/a/pier.jpg alt='The pier at low water'></picture></div>"
    (found,) = pictures(HEADLINE, f"{markup}<div><span>The pier at low water</span></div>")

    assert found.caption == "The pier at low water"


@pytest.mark.parametrize("words", ["Stand: 24.04.2024 22:58 Uhr", "3 Min", "Video Loading"])
def test_a_date_or_a_length_under_a_picture_is_no_caption(words: str) -> None:
    (found,) = pictures(HEADLINE, f"<figure><img src=/a/pier.jpg><span>{words}</span></figure>")

    assert not found.caption


def test_a_card_under_the_text_does_not_show_the_lead_picture_again() -> None:
    lead = "<meta property=og:image content=https://news.example/a/lead-picture.jpg>"
    shown = f"<figure><img src=/a/lead-picture.jpg>{WORDS}</figure>"
    card = "<div><a href=/2><img src=/b/lead-picture.jpg><span>Travel</span></a></div>"
    page = f"<head>{lead}</head><body><article>{HEADLINE}{shown}{TEXT}</article>{card}</body>"

    assert len(extract(parse(page, URL)).article.pictures) == 1


@pytest.mark.parametrize("name", ["tide-table.svg", "harbour_logo_2013.png"])
def test_a_drawing_or_a_sign_is_a_picture_where_a_caption_tells_about_it(name: str) -> None:
    shown = f"<div class=thumb><img src=/a/{name}>%s</div>"
    caption = "<div class=thumbcaption>What it looked like in the year of the storm</div>"

    assert names(pictures(HEADLINE, shown % caption)) == [name]
    assert pictures(HEADLINE, shown % "") == ()


def test_a_picture_over_the_heading_of_something_else_is_a_teaser() -> None:
    other = "<div><img src=/a/quay.jpg><h3><a href=/2>Another story</a></h3>"
    other += "<p>Of another day, which is told on a page of its own, is <b>this</b></p></div>"

    assert pictures(HEADLINE, other) == ()


def test_pictures_under_the_title_of_their_gallery_are_the_articles() -> None:
    slides = "".join(f"<div><img src=/a/{name}.jpg></div>" for name in ("quay", "pier"))
    gallery = f"<section><h3>Gallery: the harbour | 2 photos</h3><div>{slides}</div></section>"

    assert names(pictures(HEADLINE, gallery)) == ["quay.jpg", "pier.jpg"]


def test_two_sizes_of_one_picture_are_one_picture() -> None:
    name = "/image/cb2e5b098dd856c891c443010f8e3458/old-harbour-wall"
    sizes = "".join(f"<img src='{name}?fit={size}'>" for size in (564, 1920))

    assert len(pictures(HEADLINE, f"<figure>{sizes}{WORDS}</figure>")) == 1
