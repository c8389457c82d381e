"""Which style sheets a page is shown with."""

import pytest

from archive_app.markup.sheets import imports, sheets
from archive_app.markup.tree import parse

PAGE = "https://paper.example/news/a"


def found(head: str) -> tuple[str, ...]:
    page = f"<html><head>{head}</head><body><p>Words.</p></body></html>"
    return sheets(parse(page, PAGE))


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="stylesheet" href="/a.css">', "https://paper.example/a.css"),
        ('<link rel="StyleSheet" href="a.css?v=2" media="screen">', f"{PAGE[:-1]}a.css?v=2"),
        ('<link rel=preload as=style href="//cdn.example/a.css">', "https://cdn.example/a.css"),
        ('<link rel=stylesheet media=print onload="x" href="/late.css">', f"{PAGE[:-6]}late.css"),
        ("<style>/* { */ @import url(/b.css) screen; p{}</style>", "https://paper.example/b.css"),
        ('<base href="https://b.example/"><link rel=stylesheet href=a>', "https://b.example/a"),
        (
            '<noscript><link rel="stylesheet" href="/plain.css"></noscript>',
            "https://paper.example/plain.css",
        ),
    ],
)
def test_a_style_sheet_of_the_screen_is_found(head: str, url: str) -> None:
    assert found(head) == (url,)


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="alternate stylesheet" href="/other.css">',
        '<link rel="stylesheet" media="print" href="/paper.css">',
        '<link rel="stylesheet">',
        '<link rel="stylesheet" href="data:text/css,p{}">',
        '<link rel="stylesheet" href="file:///etc/a.css">',
        '<link rel="icon" href="/a.ico">',
        '<link rel="preload" as="font" href="/a.woff2">',
        "<style>p { color: red } @import 'late.css';</style>",
    ],
)
def test_what_no_screen_shows_is_no_style_sheet(head: str) -> None:
    assert found(head) == ()


def test_a_style_sheet_named_twice_is_one() -> None:
    link = '<link rel="stylesheet" href="/a.css">'

    assert found(link + link) == ("https://paper.example/a.css",)


def test_a_style_sheet_imports_others_relative_to_itself() -> None:
    css = """@charset "utf-8"; @IMPORT "a.css"; /* @import "no.css"; */
    @import url('../b.css') layer(base); @import url(c.css); p { color: red }"""

    assert imports(css, "https://paper.example/css/main.css") == (
        "https://paper.example/css/a.css",
        "https://paper.example/b.css",
        "https://paper.example/css/c.css",
    )
