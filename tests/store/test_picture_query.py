import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.store.picture_query import parse_picture_query


@given(st.text(max_size=60))
def test_a_query_of_any_characters_is_one(text: str) -> None:
    assert parse_picture_query(text).lost in {True, False}


@pytest.mark.parametrize(
    ("text", "fields", "words"),
    [
        ('owner:ap dam "two words"', (("owner", "ap"),), ("dam", "two", "words")),
        ('creator:"Jane Roe" x', (("creator", "Jane Roe"),), ("x",)),
        ('credit:"open', (("credit", "open"),), ()),
        ("nofield:x is:else", (), ("nofield:x", "is:else")),
    ],
)
def test_fields_take_a_word_or_a_quoted_name_and_the_rest_are_words(
    text: str, fields: tuple[tuple[str, str], ...], words: tuple[str, ...]
) -> None:
    query = parse_picture_query(text)

    assert (query.fields, query.words) == (fields, words)


def test_sites_are_asked_for_by_a_part_of_their_name() -> None:
    query = parse_picture_query('site:"River Post" dam')

    assert (query.sites, query.words) == (("river post",), ("dam",))
