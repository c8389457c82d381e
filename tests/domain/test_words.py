import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive_app.domain.words import (
    _FOLDING,
    _MAY_DIFFER,
    UNSPACED,
    asked,
    filter_word,
    fold,
    folded_with_offsets,
    indexed,
    is_unspaced,
)


def held(text: str) -> list[str]:
    """The words that the index's tokenizer sees in ``text``."""
    return "".join(
        char
        if unicodedata.category(char)[0] in "LNM" or unicodedata.category(char) == "Co"
        else " "
        for char in indexed(text)
    ).split()


def finds(query: str, text: str) -> bool:
    """What FTS5 does with a phrase, in small."""
    wanted = asked(query)
    words, phrase = held(text), held_phrase(wanted.phrase)
    if not set(wanted.specials) <= set(words):
        return False
    ends = range(len(words) - len(phrase) + 1)
    return any(words[at : at + len(phrase) - 1] == phrase[:-1] for at in ends) and any(
        words[at : at + len(phrase) - 1] == phrase[:-1]
        and (
            words[at + len(phrase) - 1] == phrase[-1]
            or (wanted.begins and words[at + len(phrase) - 1].startswith(phrase[-1]))
        )
        for at in ends
    )


def held_phrase(phrase: str) -> list[str]:
    return "".join(
        char
        if unicodedata.category(char)[0] in "LNM" or unicodedata.category(char) == "Co"
        else " "
        for char in phrase
    ).split()


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("naive", "naïve"),
        ("Muller", "Müller"),
        ("strasse", "STRASSE"),
        ("straße", "Strasse"),
        ("lodz", "Łódź"),
        ("ore", "Øre"),
        ("istanbul", "İSTANBUL"),
        ("елка", "ёлка"),
        ("abc 12", "ＡＢＣ １２"),
        ("12", "١٢"),
        ("احمد", "أَحْمَد"),
        ("علي", "على"),
        ("کتاب", "كتاب"),
        ("שלום", "שָׁלוֹם"),
        ("हिन्दी", "मौसम हिन्दी में"),
        ("filet", "ﬁlet"),
        ("cooperate", "co\u00adoperate"),
        ("rock'n'roll", "rock’n’roll"),
        ("well known", "well–known"),
        ("cafe", "cafe\u0301"),
    ],
)
def test_letters_that_people_take_for_the_same_are_the_same(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize("pair", [("мой", "мои"), ("ガ", "カ"), ("हिन्दी", "हन्द")])
def test_letters_that_differ_stay_different(pair: tuple[str, str]) -> None:
    assert fold(pair[0]) != fold(pair[1])


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("東京", "旅は東京。京都へ"),
        ("京都", "旅は東京。京都へ"),
        ("東", "旅は東京。"),
        ("京", "旅は東京。"),
        ("発売", "iPhoneを発売した"),
        ("iphoneを発売", "iPhoneを発売した"),
        ("iPhone", "iPhoneを発売した"),
        ("カメラ", "新型ｶﾒﾗ"),
        ("สวัสดี", "คำว่าสวัสดีครับ"),
        ("서울", "남서울에서 만나"),
        ("서울 시장", "어제 서울 시장이 말했다"),
    ],
)
def test_any_part_of_a_text_without_spaces_is_found(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("東京都", "旅は東京。京都へ"),
        ("東京都", "東京 京都"),
        ("京東", "東京"),
        ("서울 시장", "서울의 시장"),
    ],
)
def test_parts_of_two_sentences_make_no_word(query: str, text: str) -> None:
    assert not finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("C++", "learn C++ now"),
        ("c#", "C# and F#"),
        ("AT&T", "said AT&T."),
        ("5.50", "costs 5.50 euros"),
        ("1,000", "1,000 people"),
        ("example.com", "see example.com."),
        ("example.com", "see https://www.example.com/path?x=1"),
        ("www.example.com/path", "see https://www.example.com/path?x=1"),
        ("mail.example", "to jane.roe@mail.example"),
        ("#storm", "watch #storm tonight"),
        ("storm", "watch #storm tonight"),
        (".net", "a .NET program"),
        ("U.S.", "the U.S. army"),
        ("learn C++", "learn C++ now"),
        ("buy AT&T shares", "to buy AT&T shares"),
    ],
)
def test_words_that_live_by_their_signs_are_found(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("C++", "vitamin C and more"),
        ("C++", "C+"),
        ("AT&T", "look at T-shirts"),
        ("5.50", "5 or 50"),
        ("#storm", "the storm"),
        ("buy AT&T", "buy at T"),
    ],
)
def test_words_that_live_by_their_signs_are_not_found_without_them(query: str, text: str) -> None:
    assert not finds(query, text)


def test_a_text_cannot_hold_a_filter() -> None:
    word = filter_word("lang", "pt-br")

    assert word not in held(f"a {word} b")
    assert len(held_phrase(word)) == 1


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


LETTERS_AND_MARKS = st.text(
    st.characters(categories=["L", "M", "N"]) | st.sampled_from("aийأα\u0301\u0306\u0308\u0345")
)


@given(st.text() | LETTERS_AND_MARKS)
@example("И\u0306")
@example("α\u0345\u0301")
@example("\u1fbc\u0301")
@example("a\u0323\u0306")
@example("か\u3099")
@example("\u1112\u1161\u11ab")
@example("\u09c7\u09be")
@example("\u037a\u00b4")
@example("ΟΔΟΣ ΣΑΣ.")
@example("\u13a0\uab70İI")
def test_a_text_is_folded_as_its_compatible_form_is(text: str) -> None:
    normal = unicodedata.normalize("NFKC", text)

    assert fold(text) == fold(normal)
    assert fold(f"{text} {'ё' * 600}") == fold(f"{normal} {'ё' * 600}")


@given(st.text())
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    folded, offsets = folded_with_offsets(text)

    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(st.text(min_size=1))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    assert not asked(text) or asked(text).begins or finds(text, text)


def test_a_long_chain_of_signs_takes_no_time() -> None:
    chain = "a." * 100_000

    assert len(indexed(chain)) >= len(chain)


def test_letters_that_folding_passes_over_are_only_made_small() -> None:
    passed_over = [chr(code) for code in range(0x80, 0x20000) if not _MAY_DIFFER.match(chr(code))]

    assert len(passed_over) > 30_000
    small = {char: char.lower() for char in passed_over}
    assert [char for char in passed_over if fold(f"{char}’") != f"{small[char]}'"] == []
    assert [char for char in passed_over if fold(f"{char * 600}’") != f"{small[char] * 600}'"] == []
    assert [char for char in passed_over if _FOLDING[ord(char)] != small[char]] == []


def test_every_letter_of_a_script_without_spaces_is_told_from_all_others() -> None:
    unspaced = re.compile(f"[{UNSPACED}]")
    every = [chr(code) for code in range(0x30000)]

    assert [char for char in every if is_unspaced(f"a{char}") != bool(unspaced.match(char))] == []


@given(st.characters())
def test_what_a_character_is_folded_to_is_folded_no_further(char: str) -> None:
    assert all(_FOLDING[ord(one)] == one for one in _FOLDING[ord(char)] if ord(one) > 0x7F)
