"""Half characters that JSON can write and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.domain.characters import whole_characters


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"\ud83d\ude00"', "😀"),
        (r'"\uD83D\uDE00"', "😀"),
        (r'"a \ud83d"', "a \ufffd"),
        (r'"a \ude00 b"', "a \ufffd b"),
        (r'"\ud83d\ud83d\ude00"', "\ufffd😀"),
        (r'"\\ud83d"', r"\ud83d"),
        (r'"\\\ud83d"', "\\\ufffd"),
        (r'"\"\u00e9\/\ud800"', '"é/\ufffd'),
        ('"plain"', "plain"),
    ],
)
def test_a_half_of_a_pair_is_replaced_and_nothing_else(written: str, read: str) -> None:
    assert json.loads(whole_characters(written)) == read


@given(st.text(st.characters() | st.characters(categories=["Cs"]), max_size=40))
def test_what_is_read_can_always_be_written(text: str) -> None:
    read = json.loads(whole_characters(json.dumps(text)))

    read.encode("utf-8")
    assert len(read.encode("utf-16-le")) == len(text.encode("utf-16-le", "surrogatepass"))
