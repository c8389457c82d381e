"""Texts without the words that their HTML holds already, and back."""

import pytest

from archive_app.domain.packed_text import pack_text, unpack_text

HTML = (
    "<h2>Heading</h2>\n<p>One &amp;\n   <em>two</em>.</p><figure>Seen here</figure>"
    "<p>Three <br> four.</p><pre>a\n  b</pre>"
)
TEXT = "Heading\n\nOne & two.\n\nThree\nfour.\n\na\n  b"


def test_a_text_is_written_as_places_in_the_words_of_its_html() -> None:
    assert pack_text(TEXT, HTML) == (7, (1, 10), (9, 11), "a\n  b")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (TEXT, HTML),
        ("", HTML),
        ("", ""),
        (TEXT, ""),
        ("One\n\n\n\nTwo", "<p>One</p><p>Two</p>"),  # an empty paragraph, a line break too many
        ("Two\n\nOne", "<p>One</p><p>Two</p>"),
        ("a < b 𝒳\n\nc", "<p>a &lt; b 𝒳</p><p>c</p>"),
        ("7\n\n[1, 2]", "<p>8</p>"),
        ("Far away", "<p>" + "near " * 50_000 + "</p><p>Far away</p>"),
    ],
)
def test_a_text_comes_back_as_it_was(text: str, html: str) -> None:
    assert unpack_text(pack_text(text, html), html) == text
