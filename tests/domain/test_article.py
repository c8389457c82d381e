"""What follows from the content of an article."""

from dataclasses import replace

import pytest

from tests.store.samples import article


@pytest.mark.parametrize(
    ("subtitle", "shown"),
    [
        (None, None),
        ("A river and its town", "A river and its town"),
        ("The river  rose two metres. Nobody was hurt.", None),
        ("The river rose two metres.", "The river rose two metres."),
    ],
)
def test_a_subtitle_is_set_unless_the_text_begins_with_it(
    subtitle: str | None, shown: str | None
) -> None:
    page = replace(article(), subtitle=subtitle)

    assert page.standfirst == shown
    assert page.subtitle == subtitle


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The river rose\u00a0two metres.\n\nNobody was hurt.", 8),
        ("Río Ñuble – 20 m", 5),
        ("旅は東京。京都へ", 3 + 1),  # half of seven letters; what no space divides is one more
        ("Die 東京 Reise 🙂", 4 + 1),
    ],
)
def test_words_are_counted_by_spaces_and_letters_of_other_scripts_by_twos(
    text: str, words: int
) -> None:
    assert replace(article(), text=text).words == words
