"""Pages with thousands of one thing: the work grows as the page does, not with its square."""

import json
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

from archive_app.actions.read_page import prepare, read_page, read_pieces

URL = "https://news.example/harbour"
FEW = 100
TIMES = 4
MOST = 8.0
"""How many times the steps of a page may grow with one of four times its length: squares grow
sixteen times, and what is weighed on longer pages only may count twice."""

TEXT = "".join(
    f"<p>At {n} o'clock the ships left, said the mayor of the town.</p>" for n in range(8)
)
CREDIT = "Photo: Jane Roe/AP"

Page = Callable[[int], str]


def _each(markup: str) -> Page:
    return lambda count: "".join(markup.replace("%", str(n)) for n in range(count))


def _within(opening: str, inside: Page, end: str) -> Page:
    return lambda count: opening + inside(count) + end


def _stated(count: int) -> str:
    names = [f"Jane {chr(65 + n // 26)}roe{chr(97 + n % 26)}n" for n in range(count)]
    article = {"@type": "NewsArticle", "headline": "Ships", "author": names}
    return f"<script type='application/ld+json'>{json.dumps(article)}</script>"


PAGES = {
    "figures": _each(
        f"<figure><img src=/p%.jpg><figcaption>Ship %. {CREDIT}</figcaption></figure>"
    ),
    "figures that never close": _each(
        f"<figure><img src=/p%.jpg><figcaption>Ship number %. {CREDIT}</figcaption>"
    ),
    "pictures in a table": _within(
        "<table>", _each("<tr><th>Ship %<td><img src=/p%.jpg><td>% metres</tr>"), "</table>"
    ),
    "pictures in rows": _within(
        "<table>", _each(f"<tr><td><img src=/p%.jpg><br>{CREDIT}</tr>"), "</table>"
    ),
    "slides": _within(
        "<div class=carousel>",
        _each(f"<div class=slide hidden><img src=/p%.jpg><p class=caption>{CREDIT}</p></div>"),
        "</div>",
    ),
    "credits of one picture": _within(
        "<figure><img src=/p.jpg><figcaption>Ships.",
        _each("<span class=credit>Jane Roe%/AP</span>"),
        "</figcaption></figure>",
    ),
    "authors": _stated,
    "articles": _each(
        "</article><article><div><h2>Ships</h2><p>"
        + "Ship % left for the sea. " * 20
        + "</p></div>"
    ),
    "emphasis that never ends": _each("<em><p>Ship % left at noon, as the mayor said.</p>"),
    "rows of a table": _within("<table>", _each("<tr><td>Ship %<td>left</tr>"), "</table>"),
    "links": _each("<p><a href=/ship/%>Ship number %</a></p>"),
    "quotes": _each("<blockquote><p>Ship % left at noon, said somebody.</p></blockquote>"),
    "headings": _each("<h2>Ship number %</h2><p>It left at noon, as the mayor said.</p>"),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_reading_a_page_takes_steps_in_proportion_to_its_length(page: Page) -> None:
    prepare()

    few, many = (_steps(partial(read_page, _page(page(n)), None, URL)) for n in _SIZES)

    assert many < MOST * few


def test_the_pieces_of_a_page_take_steps_in_proportion_to_its_length() -> None:
    prepare()
    rows = PAGES["rows of a table"]

    few, many = (_steps(partial(read_pieces, _page(rows(n)), None, URL)) for n in _SIZES)

    assert many < MOST * few


_SIZES = (FEW, FEW * TIMES)


def _page(body: str) -> bytes:
    head = "<html lang=en><title>Ships</title>"
    return f"{head}<body><article><h1>Ships</h1>{TEXT}{body}</article>".encode()


def _steps(work: Callable[[], object]) -> int:
    """The lines of Python that ``work`` runs: the same wherever and whenever it does."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
