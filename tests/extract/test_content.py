"""Which lines are the article: one of several, said once, with whole lists, without its byline."""

import pytest

from archive_app.extract.article import extract
from archive_app.extract.line_features import FEATURES
from archive_app.extract.line_trees import forest, log_odds, placed
from archive_app.markup.tree import parse

FIRST = (
    "The bridge over the harbour has been closed since Monday night, when a gust lifted two"
    " barriers from their bolts.",
    "Engineers said the deck was sound, but they would not open it before the wind had dropped"
    " below forty knots.",
    "Ferries run every twenty minutes, the port authority said, and will carry bicycles free of"
    " charge until Friday.",
    "A second inspection is planned for Wednesday morning, and its result will be published on the"
    " notice board.",
)
OTHER = tuple(f"In the hills {words[0].lower()}{words[1:]}" for words in FIRST)
HEADLINE = "Harbour bridge closed after storm"


def text_of(body: str, title: str = HEADLINE) -> str:
    """The text of a page with this ``body``."""
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return extract(parse(page, "https://news.example/story")).article.text


def paragraphs(words: tuple[str, ...]) -> str:
    """``words`` as paragraphs."""
    return "".join(f"<p>{one}</p>" for one in words)


def test_the_article_that_follows_under_the_first_is_left_out_though_it_is_longer() -> None:
    longer = (*OTHER, *(f"Later on {x}" for x in OTHER))
    text = text_of(
        f"<main><article><h1>{HEADLINE}</h1>{paragraphs(FIRST)}</article>"
        f"<article><h1>Snow on the pass</h1>{paragraphs(longer)}</article></main>"
    )

    assert text.split("\n\n") == list(FIRST)


def test_a_copy_of_the_article_for_small_screens_is_read_once() -> None:
    one = f"<div class=wide><h1>{HEADLINE}</h1>{paragraphs(FIRST)}</div>"
    text = text_of(one + one.replace("wide", "narrow"))

    assert [text.count(words) for words in FIRST] == [1, 1, 1, 1]


def test_one_line_that_holds_all_the_others_again_is_left_out() -> None:
    words = (*FIRST, *OTHER, *(f"At sea {x[::-1]}." for x in FIRST), *(x.upper() for x in FIRST))
    text = text_of(
        f"<article><h1>{HEADLINE}</h1>{paragraphs(words)}<div>{' '.join(words)}</div></article>"
    )

    assert text.count(FIRST[0]) == 1


def test_a_chorus_is_no_copy() -> None:
    text = text_of(f"<article><h1>{HEADLINE}</h1>{paragraphs(FIRST[:1] * 6)}</article>")

    assert text.count(FIRST[0]) == 6


def test_a_list_of_which_most_is_text_is_kept_whole() -> None:
    items = f"<ul><li>{FIRST[0]}</li><li>{FIRST[1]}</li><li>Gusts</li><li>{FIRST[2]}</li></ul>"
    article = f"<article><h1>{HEADLINE}</h1>{paragraphs(OTHER)}{items}<p>{FIRST[3]}</p></article>"

    assert "Gusts" in text_of(article)


@pytest.mark.parametrize(
    "byline", ["By Jane Roe", "Von Jane Roe", "بقلم ليلى حسن", "Текст: Анна Роу", "מאת דנה רו"]
)
def test_a_byline_is_no_text(byline: str) -> None:
    text = text_of(f"<article><h1>{HEADLINE}</h1><p>{byline}</p>{paragraphs(FIRST)}</article>")

    assert text.split("\n\n")[0] == FIRST[0]


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("<p>मीरा जोशी, <time datetime=2026-01-06>6 जनवरी 2026, सुबह 8:30</time></p>", False),
        ("<p>By Jane Roe · 6 January 2026, 08:30</p>", False),
        ("<p>The council met on <time datetime=2026-01-06>6 January 2026</time>.</p>", True),
        ("<ul><li>6 January 2026</li><li>9 January 2026</li></ul>", True),
    ],
)
def test_byline_and_date_after_the_standfirst_are_no_text(line: str, stays: bool) -> None:
    standfirst, *rest = FIRST
    body = f"<p>{standfirst}</p>{line}{paragraphs(tuple(rest))}"

    text = text_of(f"<article><h1>{HEADLINE}</h1>{body}</article>")

    assert standfirst in text
    assert ("2026" in text) == stays


def test_every_stored_tree_asks_for_features_there_are() -> None:
    weights = [log_odds([float(n)] * len(FEATURES)) for n in (-1, 0, 100)]

    assert len(forest()) > 50
    assert len(set(weights)) == 3


def test_a_stored_tree_asks_for_the_feature_by_its_place() -> None:
    assert placed([1, 0.5, -2, [0, 3.0, 1, 2.5]], [7, 4]) == (4, 0.5, -2.0, (7, 3.0, 1.0, 2.5))
