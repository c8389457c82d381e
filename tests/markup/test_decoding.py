"""Bytes become text as in a browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.markup.decoding import decode
from archive_app.markup.encoding_labels import LABELS

SAMPLES = {
    "utf-8": "Grüße – ја",
    "cp866": "Привет",
    "iso8859-2": "Žluťoučký",
    "iso8859-3": "Ĝis",
    "iso8859-4": "Ģimene",
    "iso8859-5": "Привет",
    "iso8859-6": "مرحبا",
    "iso8859-7": "Γειά",
    "iso8859-8": "שלום",
    "iso8859-10": "Þing",
    "iso8859-13": "Žinių",
    "iso8859-14": "Ŵyneb",
    "iso8859-15": "Cœur €",
    "iso8859-16": "Știri",
    "koi8-r": "Привет",
    "koi8-u": "Привіт",
    "mac-roman": "Grüße",
    "mac-cyrillic": "Привет",
    "cp874": "ภาษาไทย",
    "cp1250": "Žluťoučký",
    "cp1251": "Привет",
    "cp1252": "Grüße – “ja” €",
    "cp1253": "Γειά",
    "cp1254": "İstanbul",
    "cp1255": "שלום",
    "cp1256": "مرحبا",
    "cp1257": "Žinių",
    "cp1258": "Đương",
    "gb18030": "简体中文网页",
    "big5hkscs": "繁體中文",
    "euc_jp": "日本語の文章",
    "iso2022_jp_ext": "日本語の文章",
    "cp932": "日本語の文章①",
    "cp949": "한국어 기사 똠",
    "hz": "简体中文",
    "iso2022_kr": "한국어 기사",
    "utf-16-be": "Grüße",
    "utf-16-le": "Grüße",
}
"""Words that each encoding can write and most others cannot."""


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


@pytest.mark.parametrize("label", sorted(LABELS))
def test_every_label_of_the_standard_is_understood_in_any_case_with_space_around(
    label: str,
) -> None:
    words = f"<p>{SAMPLES[LABELS[label]]}</p>"

    found = decode(words.encode(LABELS[label]), f" {label.upper()}\t")

    assert (found.text, found.notice) == (words, None)


@pytest.mark.parametrize(
    "page",
    [
        b'<meta charset="windows-1251">',
        b"<meta charset=windows-1251 />",
        b'<META http-equiv="Content-Type" content="text/html; charset=cp1251">',
        b"<?xml version='1.0' encoding='x-cp1251'?><html>",
        b"<script>" + b" " * 5_000 + b"</script><meta charset=cp1251>",
        b"<!-- <meta charset=koi8-r> --><meta charset=cp1251>",
        b'<meta charset="utf-16"><meta charset="cp1251">',
    ],
    ids=["attribute", "bare", "http-equiv", "xml", "late", "comment", "impossible"],
)
def test_a_page_says_its_encoding_at_its_start(page: bytes) -> None:
    found = decode(page + "Привет, мир, как дела сегодня".encode("cp1251"), None)

    assert "Привет, мир, как дела сегодня" in found.text


def test_the_header_beats_the_page() -> None:
    page = "<meta charset=koi8-r>Привет"

    assert decode(page.encode("cp1251"), "windows-1251").text == page


def test_bytes_that_a_code_page_leaves_free_are_control_characters() -> None:
    found = decode(b"gr\xfcn\x81\x9d", "windows-1252")

    assert (found.text, found.notice) == ("grün\x81\x9d", None)
