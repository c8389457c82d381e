import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.domain.address import absolute, host_of, identity, parse_address, web_address
from archive_app.domain.errors import AddressError


@pytest.mark.parametrize(
    ("given_text", "address"),
    [
        ("example.com/a", "https://example.com/a"),
        ("  HTTP://Example.COM  ", "http://example.com/"),
        ("//example.com/a?b=1#c", "https://example.com/a?b=1#c"),
        ("localhost:8000/x", "https://localhost:8000/x"),
        ("http://127.0.0.1:80/", "http://127.0.0.1:80/"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("[0:0:0:0:0:0:0:1]:8080/a", "https://[::1]:8080/a"),
        ("HTTP://[2001:DB8:0:0:1:0:0:1]", "http://[2001:db8::1:0:0:1]/"),
        ("http://[::ffff:7f00:1]/", "http://[::ffff:127.0.0.1]/"),
        ("http://[fe80:0::1%25Eth0]/", "http://[fe80::1%25eth0]/"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
    ],
)
def test_what_people_paste_becomes_an_address(given_text: str, address: str) -> None:
    assert parse_address(given_text) == address


@pytest.mark.parametrize(
    ("given_text", "kind"),
    [
        ("", "bad-address"),
        ("not an address", "bad-address"),
        ("word", "bad-address"),
        ("http://", "bad-address"),
        ("http://[::1", "bad-address"),
        ("http://[::1]x/", "bad-address"),
        ("http://x[::1]/", "bad-address"),
        ("http://[v1.a]/", "bad-address"),
        ("http://[1::2::3]/", "bad-address"),
        ("http://::1/", "bad-address"),
        ("http://a.example:99999/", "bad-address"),
        ("http://user:secret@a.example/", "bad-address"),
        ("http://a.example/\udcff", "bad-address"),
        ("http://a.example/\x00", "bad-address"),
        ("ftp://a.example/", "bad-scheme"),
        ("javascript:alert(1)", "bad-scheme"),
        ("file:///etc/passwd", "bad-scheme"),
        ("mailto:a@b.example", "bad-scheme"),
    ],
)
def test_what_is_no_address_is_said_in_a_sentence(given_text: str, kind: str) -> None:
    with pytest.raises(AddressError) as caught:
        parse_address(given_text)

    assert caught.value.kind == kind
    assert str(caught.value).endswith((".", "saved."))


@pytest.mark.parametrize(
    "address",
    ["http://jane:s3cret@a.example/", "ftp://jane:s3cret@a.example/x", "http://s3cret@a b.example"],
)
def test_a_password_is_not_said_again(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        parse_address(address)

    assert "s3cret" not in str(caught.value)
    assert "//…@a" in str(caught.value)


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_a_sentence(text: str) -> None:
    with suppress(AddressError):
        address = parse_address(text)

        assert parse_address(address) == address
        assert identity(identity(address)) == identity(address)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=7", "https://A.example:443/x?utm_source=mail&id=7#top"),
        ("https://a.example", "https://a.example/"),
        ("http://a.example./x", "http://a.example:80/x"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
    ],
)
def test_one_page_has_one_identity(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=7", "https://a.example/x?id=8"),
        ("https://a.example/x", "http://a.example/x"),
        ("https://a.example/x", "https://b.example/x"),
        ("https://a.example/x", "https://a.example/X"),
    ],
)
def test_two_pages_have_two_identities(one: str, other: str) -> None:
    assert identity(one) != identity(other)


def test_references_are_made_absolute_or_refused() -> None:
    assert absolute("https://a.example/x/y", "../z.jpg") == "https://a.example/z.jpg"
    assert absolute("https://a.example/", "javascript:x()") is None
    assert absolute("https://a.example/", "data:image/png;base64,AA") is None
    assert absolute("https://a.example/", "http://[") is None


def test_hosts_are_shown_without_www() -> None:
    assert host_of("https://www.a.example:8080/x") == "a.example"
    assert host_of("nonsense") == ""


def test_no_space_and_no_control_character_of_unicode_is_part_of_an_address() -> None:
    def refused(char: str) -> bool:
        return web_address(f"https://a.example/x{char}y") is None

    named = [chr(point) for point in range(0x3100)]  # all spaces and controls are below
    named += [chr(point) for point in (0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFEFF)]

    wrong = [x for x in named if refused(x) != (unicodedata.category(x) in {"Cc", "Cs", "Zs"})]
    assert wrong == []
