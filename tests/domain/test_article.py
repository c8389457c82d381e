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
