"""The structure that a page gives its words stays: each test is one small page of our own."""

import pytest

from archive_app.domain.article import Article, Block, BlockKind
from archive_app.extract.article import extract
from archive_app.markup.tree import parse

URL = "https://news.example/2026/01/harbour"
ONE = "The harbour office counted ninety ships on Monday, more than on any day since the spring."
TWO = "Its master said that the quay would hold, and that nobody had been asked to move a boat."
THREE = "On Tuesday the wind is expected to drop, and the ferries will sail again from noon."


def article_of(inside: str, head: str = "", start: str = '<html lang="en">') -> Article:
    """The article of a page that has ``inside`` between three paragraphs."""
    page = (
        f"{start}<head><title>Ninety ships</title>{head}</head><body><article>"
        f"<h1>Ninety ships</h1><p>{ONE}</p><p>{TWO}</p>{inside}<p>{THREE}</p></article></body>"
    )
    return extract(parse(page, URL)).article


def between(article: Article) -> tuple[Block, ...]:
    """The blocks between the paragraphs that every page has."""
    assert [article.blocks[0].text, article.blocks[-1].text] == [ONE, THREE]
    return article.blocks[2:-1]


def test_headings_keep_their_levels() -> None:
    text = f"<p>{TWO} And so on.</p>"
    inside = (
        f"<h2>Boats</h2>{text}<h3>Small</h3>{text}<h4>Very small</h4>{text}<h2>Quays</h2>{text}"
    )

    headings = [x for x in between(article_of(inside)) if x.kind is BlockKind.HEADING]

    assert [(x.text, x.level) for x in headings] == [
        ("Boats", 2),
        ("Small", 3),
        ("Very small", 4),
        ("Quays", 2),
    ]


def test_a_short_heading_stays_over_the_text_that_stays() -> None:
    found = between(article_of(f"<h3><a href='/fog'>Fog</a></h3><p>{TWO} And so on.</p>"))

    assert (found[0].kind, found[0].text) == (BlockKind.HEADING, "Fog")


def test_a_list_stays_whole_though_some_of_its_items_are_single_links() -> None:
    items = "".join(f"<li>The {x} sailed at noon with forty people.</li>" for x in ("Ada", "Bea"))
    inside = f"<p>Three boats are known:</p><ul>{items}<li><a href='/b/cleo'>Cleo</a></li></ul>"

    found = [x for x in between(article_of(inside)) if x.kind is BlockKind.LIST_ITEM]

    assert [x.text for x in found][-1] == "Cleo"
    assert len(found) == 3


def test_lists_keep_numbers_and_depth() -> None:
    inside = (
        "<ol start='4'><li>Check the lines of every boat.</li><li>Count the fenders twice:"
        "<ul><li>those of rubber and those of rope</li></ul></li></ol>"
    )

    found = [x for x in between(article_of(inside)) if x.kind is BlockKind.LIST_ITEM]

    assert [(x.text, x.level, x.ordinal) for x in found] == [
        ("Check the lines of every boat.", 1, 4),
        ("Count the fenders twice:", 1, 5),
        ("those of rubber and those of rope", 2, None),
    ]


def test_a_heading_in_a_list_item_is_a_heading() -> None:
    inside = "<ul>" + "".join(
        f"<li><h3>{name}</h3><p>The {name} sailed at noon with forty people on board.</p></li>"
        for name in ("Ada", "Bea")
    )

    found = between(article_of(inside + "</ul>"))

    assert [(x.kind, x.text[:7]) for x in found] == [
        (BlockKind.HEADING, "Ada"),
        (BlockKind.LIST_ITEM, "The Ada"),
        (BlockKind.HEADING, "Bea"),
        (BlockKind.LIST_ITEM, "The Bea"),
    ]


def test_the_picture_of_an_item_stands_in_its_item() -> None:
    inside = "<ol>" + "".join(
        f"<li><img src='/img/{name}.jpg' width=600 height=400>"
        f"<p>The {name} sailed at noon with forty people on board.</p></li>"
        for name in ("ada-at-sea", "bea-at-sea")
    )

    article = article_of(inside + "</ol>")

    assert article.html.count("<li") == 2
    second = article.html.split("<li")[2]
    assert second.index("bea-at-sea.jpg") < second.index("The bea-at-sea sailed")


def test_a_list_of_pictures_inside_an_item_stays_a_list() -> None:
    figure = "<figure><img src='/a/{0}.jpg'><figcaption>The {0} at noon</figcaption></figure>"
    boats = "".join(f"<li>{figure.format(name)}</li>" for name in ("barge", "ferry"))
    items = f"<li>The boats that stayed out had news to tell:<ul>{boats}</ul></li>"
    other = "<li>The ferry office sold no tickets before noon on any of the days.</li>"

    html = article_of(f"<ul>{items}{other}</ul>").html

    assert html.count("<li") == 4
    assert html.count("<ul") == 2


def test_a_quotation_is_a_quotation_and_a_pull_quote_is_not_said_twice() -> None:
    said = "Nobody moves a boat in this wind, whatever the insurers may say."
    inside = f"<blockquote><p>{said}</p></blockquote><aside class='pullquote'>{TWO}</aside>"

    article = article_of(inside)

    assert [x.text for x in article.blocks if x.kind is BlockKind.QUOTE] == [said]
    assert article.text.count(TWO) == 1


def test_a_table_keeps_its_header_cells_and_its_caption() -> None:
    inside = (
        "<table><caption>Ships a day</caption><tr><th>Day</th><th>Ships</th></tr>"
        "<tr><th>Monday</th><td>90</td></tr><tr><td colspan=2>no count on Sunday</td></tr></table>"
    )

    article = article_of(inside)
    (table,) = (x for x in article.blocks if x.kind is BlockKind.TABLE)

    assert [[(c.text, c.header, c.columns) for c in row] for row in table.rows] == [
        [("Day", True, 1), ("Ships", True, 1)],
        [("Monday", True, 1), ("90", False, 1)],
        [("no count on Sunday", False, 2)],
    ]
    assert "Ships a day" in article.text


@pytest.mark.parametrize("note", ["", "<p>Counted at noon, by hand, 42 degrees south.</p>"])
def test_a_table_of_facts_over_the_text_stays(note: str) -> None:
    rows = "".join(f"<tr><th>{k}</th><td>{v}</td></tr>" for k, v in (("Ships", 90), ("Quays", 4)))
    page = (
        f"<article><h1>Ninety ships</h1>{note}<table class=infobox>{rows}</table>"
        f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>"
    )

    article = extract(parse(page, URL)).article

    assert [x.text for x in article.blocks if x.kind is BlockKind.TABLE] == ["Ships\t90\nQuays\t4"]


def test_a_list_in_a_cell_and_the_pictures_of_a_table_that_stays_are_kept() -> None:
    rows = "".join(f"<tr><th>Ship {n}</th><td>{n} masts</td></tr>" for n in range(1, 4))
    crew = "<tr><th>Crew</th><td><ul><li>Ada Roe</li><li>Bea Doe</li></ul></td></tr>"
    flag = "<tr><th>Flag</th><td><div><a href=/flag><img src=/a/flag.jpg></a></div>Blue</td></tr>"

    table = f"<table class=infobox>{rows}{crew}{flag}</table>"
    page = f"<article><h1>Ninety ships</h1>{table}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>"
    article = extract(parse(page, URL)).article

    assert "<td><ul><li>Ada Roe</li><li>Bea Doe</li></ul></td>" in article.html
    assert [x.url for x in article.pictures] == ["https://news.example/a/flag.jpg"]


def test_a_listing_keeps_its_lines_and_code_its_name() -> None:
    words = f"<p>{TWO} The tide table calls <code>tide()</code> first.</p>"

    article = article_of(words + "<pre>if wind:\n    stay()\n</pre>")
    (listing,) = (x for x in article.blocks if x.kind is BlockKind.PREFORMATTED)

    assert listing.text == "if wind:\n    stay()"
    assert "<code>tide()</code>" in article.html


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/quay", "https://news.example/quay"),
        ("quay.html", "https://news.example/2026/01/quay.html"),
        ("//maps.example/q?a=1&amp;b=2", "https://maps.example/q?a=1&amp;b=2"),
        ("#tides", "https://news.example/2026/01/harbour#tides"),
    ],
)
def test_links_are_absolute(href: str, expected: str) -> None:
    article = article_of(f"<p>{TWO} It is <a href='{href}'>the old quay</a> that leaks.</p>")

    assert f'<a href="{expected}">the old quay</a>' in article.html


def test_a_link_that_runs_a_script_is_its_words_only() -> None:
    article = article_of(
        f"<p>{TWO} It is <a href='javascript:x()'>the old quay</a> that leaks.</p>"
    )

    assert "It is the old quay that leaks." in article.text
    assert "javascript" not in article.html


def test_emphasis_marks_and_small_letters_stay() -> None:
    marked = "<em>slow</em>, <strong>heavy</strong>, <s>old</s>, H<sub>2</sub>O and m<sup>2</sup>"

    article = article_of(f"<p>{TWO} They are {marked} by any measure.</p>")

    assert marked in article.html


def test_a_poem_keeps_its_lines_and_stanzas() -> None:
    inside = "<p>Ships come in and ships go out,<br>nobody knows what it is about,</p>" * 2

    verses = [x.text for x in between(article_of(inside))]

    assert verses[0] == "Ships come in and ships go out,\nnobody knows what it is about,"


def test_a_footnote_is_kept_with_the_words_that_point_to_it() -> None:
    page = (
        f"<article><h1>Ninety ships</h1><p>{ONE}<sup><a href='#n1'>[1]</a></sup></p><p>{TWO}</p>"
        f"<p>{THREE}</p><h2>Notes</h2><ol><li id=n1>Port list, p. 4.</li></ol></article>"
        "<ul><li><a href='/more'>More ships</a></li></ul>"
    )

    article = extract(parse(page, URL)).article

    assert article.text.endswith("Notes\n\nPort list, p. 4.")


def test_a_figure_stands_where_it_stood_with_its_caption() -> None:
    inside = (
        "<figure><img src=/img/quay-in-fog.jpg alt=Quay><figcaption>The quay at dawn. "
        "Photo: Jane Roe</figcaption></figure>"
    )

    found = between(article_of(inside))

    assert [(x.kind, x.position) for x in found] == [(BlockKind.FIGURE, 0)]
    assert found[0].html.startswith("The quay at dawn.")


def test_a_caption_is_found_beside_a_label_for_screen_readers() -> None:
    inside = (
        "<figure><div><span>Image</span><img src=/img/quay-in-fog.jpg></div>"
        "<figcaption>The quay at dawn, seen from the lighthouse.</figcaption></figure>"
    )

    article = article_of(inside)

    assert article.pictures[0].caption == "The quay at dawn, seen from the lighthouse."
    assert "lighthouse" not in article.text


def test_a_figure_that_a_script_would_fill_has_the_picture_it_names() -> None:
    inside = (
        "<figure itemscope itemid='https://cdn.example/img/quay-in-fog.jpg'><div>Image</div>"
        "<figcaption>The quay at dawn, seen from the lighthouse.</figcaption></figure>"
    )

    (picture,) = article_of(inside).pictures

    assert picture.url == "https://cdn.example/img/quay-in-fog.jpg"
    assert picture.caption.startswith("The quay at dawn")


def test_a_picture_that_leads_to_its_full_size_is_no_teaser() -> None:
    place = "https://cdn.example/3f5a77c0-1f7e-4f0a-9d8e-8a4b2c1d0e9f"

    article = article_of(f"<p><a href='{place}'><img src='{place}/scaled/627'></a></p>")

    assert [x.url for x in article.pictures] == [f"{place}/scaled/627"]


@pytest.mark.parametrize(
    ("embed", "label"),
    [
        (
            "<iframe src='https://www.youtube.com/embed/x' title='Fog at dawn'></iframe>",
            "Video: Fog at dawn",
        ),
        ("<iframe src='https://open.spotify.com/e/1'></iframe>", "Audio: open.spotify.com"),
        ("<iframe src='https://datawrapper.dwcdn.net/x/1' title='Tides'></iframe>", "Chart: Tides"),
        ("<video><source src='/v/quay.mp4'></video>", "Video: news.example"),
        (
            "<blockquote class='twitter-tweet'><p>Fog again.</p>&mdash; Jane Roe (@jane)"
            " <a href='https://twitter.com/jane/status/1'>13 January</a></blockquote>",
            "Post on X by Jane Roe: Fog again.",
        ),
        (
            "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/"
            "p/x/'><a href='/p/x'>A post shared by Jane Roe (@jane)</a></blockquote>",
            "Post on Instagram by Jane Roe",
        ),
        (
            "<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@jane/video/1'>"
            "<section><a href='https://www.tiktok.com/@jane'>@jane</a> Fog!</section></blockquote>",
            "Video on TikTok by @jane",
        ),
    ],
)
def test_an_embed_is_a_link_that_says_what_it_is(embed: str, label: str) -> None:
    (figure,) = (x for x in between(article_of(embed)) if x.kind is BlockKind.FIGURE)

    assert f">{label}</a>" in figure.html


def test_language_and_direction_of_parts_stay() -> None:
    inside = (
        "<p dir='rtl' lang='ar'>قال المدير إن الرصيف آمن وإن السفن ستبحر يوم الثلاثاء ظهرا.</p>"
    )

    (found,) = between(article_of(inside))

    assert found.direction == "rtl"
    assert '<p dir="rtl" lang="ar">' in article_of(inside).html
