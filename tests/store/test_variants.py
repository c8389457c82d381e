"""The addresses of a picture's variants as a column."""

import json

import pytest

from archive_app.store.variants import packed, unpacked

URL = "https://img.example/2026/harbour/a-long-name.jpg?w=640&q=80"


@pytest.mark.parametrize(
    "urls",
    [
        (),
        (URL,),
        (URL, URL.replace("640", "320"), URL.replace("640", "1280"), URL + "&x=1"),
        (URL.replace("640", "64"), URL),
        ("https://other.example/b.png", URL, "data:image/gif;base64,R0lGOD", ""),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "aaaaaaaa"),
        ("https://bücher.example/ü.jpg", "https://bücher.example/ö.jpg"),
    ],
)
def test_the_addresses_come_back_as_they_were(urls: tuple[str, ...]) -> None:
    assert unpacked(URL, packed(URL, urls)) == urls


def test_a_variant_is_written_by_what_it_does_not_share() -> None:
    assert json.loads(packed(URL, (URL, URL.replace("640", "320")))) == [0, [51, "32", 6]]


def test_whole_addresses_of_older_rows_are_read() -> None:
    assert unpacked(URL, json.dumps([URL, "https://other.example/b.png"])) == (
        URL,
        "https://other.example/b.png",
    )
