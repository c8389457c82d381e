"""Bytes become text as in a browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.markup.decoding import decode


@pytest.mark.parametrize(
    ("text", "codec", "declared", "head"),
    [
        ("Grüße – “ja”", "cp1252", "ISO-8859-1", ""),
        ("Привет, мир, как дела сегодня", "koi8-r", None, '<meta charset="koi8-r">'),
        ("日本語の文章です", "shift_jis", None, "<meta charset=x-sjis>"),
        ("简体中文网页", "gb18030", "gb2312", ""),
        ("한국어 기사입니다", "cp949", "ks_c_5601-1987", ""),
        ("Ελληνικά νέα", "iso8859-7", None, '<meta content="text/html; charset=iso-8859-7">'),
        ("שלום עולם", "cp1255", "windows-1255", ""),
        ("ภาษาไทย", "cp874", "tis-620", ""),
    ],
)
def test_a_declared_charset_is_understood_as_browsers_do(
    text: str, codec: str, declared: str | None, head: str
) -> None:
    found = decode((head + text).encode(codec), declared)

    assert found.text == head + text
    assert found.notice is None


def test_a_byte_order_mark_beats_the_header() -> None:
    assert decode("\ufeffhä".encode(), "iso-8859-1").text == "hä"
    assert decode("hä".encode("utf-16"), "utf-8").text == "hä"


def test_sound_utf8_is_utf8_whatever_the_label_says() -> None:
    assert decode("Grüße".encode(), "windows-1252").text == "Grüße"


def test_undeclared_bytes_are_guessed() -> None:
    text = "Это предложение на русском языке, и оно достаточно длинное для догадки. " * 4

    assert decode(text.encode("cp1251"), None).text == text


def test_lost_characters_are_said() -> None:
    body = ("ä" * 50).encode() + b"\xff and the rest"

    notice = decode(body, "utf-8").notice

    assert notice is not None
    assert notice.message.startswith("1 characters of the page could not be read")


@given(st.binary(max_size=300), st.sampled_from([None, "", "utf-8", "utf-7", "rot13", "hex", "\0"]))
def test_no_bytes_and_no_label_raise(body: bytes, declared: str | None) -> None:
    assert isinstance(decode(body, declared).text, str)


@pytest.mark.parametrize("label", ["undefined", "unicode_escape", "idna", "rot13", "hex", "none"])
def test_a_label_that_names_no_encoding_of_pages_is_not_believed(label: str) -> None:
    assert decode("Grüße aus Köln".encode(), label).text == "Grüße aus Köln"
