"""JSON-LD in every shape it comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from archive_app.extract.structured import article_thing, structured, words


def _things(source: str) -> str:
    root = html.document_fromstring(
        f'<html><script type="application/ld+json">{source}</script></html>'
    )
    return words(article_thing(structured(root)).get("headline"))


@pytest.mark.parametrize(
    "source",
    [
        '{"@type":"NewsArticle","headline":"A &amp; B"}',
        '[{"@type":"WebSite"},{"@type":"Article","headline":"A & B"}]',
        '{"@graph":[{"@type":"Organization"},{"@type":"NewsArticle","headline":"A & B"}]}',
        '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"A & B"}}',
        '{"@type":["Thing","http://schema.org/NewsArticle"],"headline":"A & B"}',
        '{"@type":"NewsArticle","headline":"A & B",}',
        '{"@type":"NewsArticle","headline":"A & B"};',
        '{"@type":"NewsArticle","text":"line\nbreak","headline":"A & B"}',
        '{"@type":"NewsArticle","text":"bad \\x escape","headline":"A & B"}',
        '{"@type":"WebSite"}{"@type":"NewsArticle","headline":"A & B"}',
        '<!-- {"@type":"NewsArticle","headline":"A & B"} -->',
        '{"@type":"NewsArticle","headline":"A & B","author":{"name":"x" broken',
    ],
)
def test_the_article_is_found_in_any_shape(source: str) -> None:
    assert _things(source) == "A & B"


def test_half_an_emoji_at_the_end_of_a_headline_does_not_cost_the_page() -> None:
    assert (
        _things(r'{"@type":"NewsArticle","headline":"A \ud83d\ude92 in \ud83d"}')
        == "A 🚒 in \ufffd"
    )


@given(st.text(st.sampled_from('{}[]",:\\ab@type1e-'), max_size=80))
def test_no_script_raises(source: str) -> None:
    assert isinstance(_things(source.replace("<", "")), str)
