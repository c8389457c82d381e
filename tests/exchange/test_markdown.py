import json
from dataclasses import replace
from html import escape

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from archive_app.domain.library import OpenArticle
from archive_app.exchange.markdown import document
from archive_app.exchange.policy import Policy
from archive_app.exchange.rendering import leaving

TRAPS = (
    "<script>alert(1)</script>",
    "<img src=https://elsewhere.example/seen.png>",
    "![seen](https://elsewhere.example/seen.png)",
    "[click](javascript:alert(1)) <b>bold</b> &lt; `code` **strong**",
    "](https://elsewhere.example) ![seen](https://elsewhere.example/seen.png",
    "# head",
    "1. one",
    "> quoted",
    "---",
    "```",
)


def test_the_front_matter_says_where_and_when_it_was_saved(opened: OpenArticle) -> None:
    made = document(opened, ())

    head = made.split("---")[1].strip().splitlines()
    fields = {name: json.loads(value) for name, value in (line.split(": ", 1) for line in head)}
    assert fields["source"] == opened.content.url
    assert fields["labels"] == ["Places/Port Ellery"]
    assert fields["authors"] == ["Jane Doe", "John Roe"]


def test_text_pictures_and_notes_are_markdown(opened: OpenArticle) -> None:
    made = document(opened, leaving(opened, Policy(), "pictures"))

    assert "The wall is *sound*." in made
    assert f"](pictures/{'0' * 20}.jpg)" in made
    assert "> wall is sound" in made
    assert "Reuters" not in made


@pytest.mark.parametrize("trap", TRAPS)
def test_words_of_a_page_stay_words_and_ask_for_nothing(opened: OpenArticle, trap: str) -> None:
    shown = f"<p>{escape(trap)}</p>"
    content = replace(
        opened.content, title=trap, subtitle=trap, html=f"{shown}<pre>{escape(trap)}</pre>"
    )
    placed = [
        replace(one, placement=replace(one.placement, caption=trap, credit=trap, alt=trap))
        for one in opened.pictures
    ]
    mark = replace(opened.annotations[0], anchor=replace(opened.annotations[0].anchor, exact=trap))
    spoilt = replace(opened, content=content, pictures=tuple(placed), annotations=(mark,), note="")

    made = document(spoilt, leaving(spoilt, Policy(), "pictures"))

    page = BeautifulSoup(MarkdownIt("commonmark").render(made.split("---", 2)[2]), "lxml")
    assert page.find_all("script") == []
    assert all(str(image["src"]).startswith("pictures/") for image in page.find_all("img"))
    assert page.select('a[href*="elsewhere"], a[href*="java"]') == []
    assert [head.get_text() for head in page.find_all("h1")] == [trap]
    assert page.get_text().count(trap) >= 4
