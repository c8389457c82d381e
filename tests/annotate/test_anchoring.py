import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.annotate.anchoring import anchor, candidate, occurrences, place
from archive_app.domain.annotation import Anchor

TEXT = (
    "The survey runs to sixty-one pages. Engineers walked the wall in May.\n\n"
    "The council said the survey was fair. Nobody answered."
)


def _anchor_of(quote: str, text: str = TEXT) -> Anchor:
    start = text.index(quote)
    return anchor(text, start, start + len(quote))


def test_an_anchor_keeps_the_words_their_surroundings_and_their_place() -> None:
    made = _anchor_of("Engineers walked")

    assert made.exact == "Engineers walked"
    assert made.prefix == TEXT[made.start - 32 : made.start]
    assert made.suffix == TEXT[made.end : made.end + 32]


def test_offsets_count_code_points_so_an_emoji_is_one() -> None:
    text = "Storm 🌊 night at the wall"

    made = anchor(text, 8, 13)

    assert made.exact == "night"


def test_the_same_text_keeps_the_same_place_even_for_a_repeated_word() -> None:
    second = TEXT.index("survey", 20)
    made = anchor(TEXT, second, second + 6)

    assert place(made, TEXT) == made


def test_words_are_found_again_after_a_paragraph_was_added_before_them() -> None:
    made = _anchor_of("Engineers walked the wall")
    changed = "A new first paragraph.\n\n" + TEXT

    found = place(made, changed)

    assert found is not None
    assert changed[found.start : found.end] == made.exact
    assert found.text_sha256 != made.text_sha256


def test_one_changed_side_is_enough_where_the_other_is_unique() -> None:
    made = _anchor_of("walked the wall")
    changed = TEXT.replace("Engineers", "Three inspectors of the county")

    found = place(made, changed)

    assert found is not None
    assert changed[found.start : found.end] == "walked the wall"


def test_words_without_any_of_their_surroundings_become_an_orphan() -> None:
    made = _anchor_of("the wall")

    assert place(made, "Somebody painted the wall blue, and that was all.") is None


def test_words_that_fit_two_places_equally_become_an_orphan() -> None:
    line = "He said nothing and then he left the room at once for good."
    made = _anchor_of("then he left", line)
    doubled = f"x {line} {line} y"

    assert place(made, doubled) is None


def test_changed_words_are_offered_but_never_placed() -> None:
    made = _anchor_of("Engineers walked the wall in May")
    changed = TEXT.replace("walked the wall in May", "walked along the wall in May")

    assert place(made, changed) is None
    offer = candidate(made, changed)

    assert offer is not None
    assert "walked along the wall" in offer.exact


def test_nothing_is_offered_where_nothing_is_similar() -> None:
    made = _anchor_of("Engineers walked the wall in May")

    assert candidate(made, "Rain fell over the northern hills until dawn.") is None


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no span"):
        anchor("abc", 2, 9)


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_span_of_every_text_is_found_again_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = anchor(text, start, end)

    assert place(made, text) == made
    assert made.start in list(occurrences(text, made.exact))


@given(st.text(max_size=80), st.text(max_size=80), st.data())
def test_a_mark_is_never_put_on_other_words(old: str, new: str, data: st.DataObject) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    made = anchor(old, start, data.draw(st.integers(start + 1, len(old))))

    found = place(made, new)

    assert found is None or new[found.start : found.end] == made.exact
