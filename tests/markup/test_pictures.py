"""Addresses of a picture, best first."""

import pytest
from lxml import html

from archive_app.markup.pictures import candidates, parse_srcset

BASE = "https://news.example/a/"


def _first(markup: str) -> tuple[str, ...]:
    root = html.fragment_fromstring(markup, create_parent="div")
    return candidates(next(root.iter("img", "amp-img")), BASE)


@pytest.mark.parametrize(
    ("markup", "best"),
    [
        ('<img src="b.jpg">', "https://news.example/a/b.jpg"),
        ('<img src="s.jpg" srcset="m.jpg 400w, l.jpg 1600w">', "https://news.example/a/l.jpg"),
        ('<img src="s.jpg" srcset="m.jpg, l.jpg 2x">', "https://news.example/a/l.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="/c.jpg">', "https://news.example/c.jpg"),
        ('<img src="/blank.gif" data-lazy-src="/c.jpg">', "https://news.example/c.jpg"),
        (
            '<picture><source srcset="w.webp 900w"><img src="s.jpg"></picture>',
            "https://news.example/a/w.webp",
        ),
        (
            '<img class="lazy" src="/spacer.gif"><noscript><img src="real.jpg"></noscript>',
            "https://news.example/a/real.jpg",
        ),
        ('<amp-img src="a.jpg"></amp-img>', "https://news.example/a/a.jpg"),
    ],
)
def test_the_best_address_comes_first(markup: str, best: str) -> None:
    assert _first(markup)[0] == best


def test_commas_inside_addresses_of_a_srcset_stay() -> None:
    found = parse_srcset("https://i.example/w_400,h_300/a.jpg 400w, https://i.example/b.jpg 800w")

    assert [url for _, url in found] == [
        "https://i.example/w_400,h_300/a.jpg",
        "https://i.example/b.jpg",
    ]


def test_no_data_address_is_ever_given() -> None:
    assert _first('<img src="data:image/png;base64,AAAA">') == ()
