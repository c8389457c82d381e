import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.domain.matches import EXCERPT, Marks
from archive_app.domain.query import parse_query


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Marks(parse_query(query).sought).spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("storm", "Storm! The storms, a STORM.", ["Storm", "STORM"]),
        ("sto*", "Storm! The storms.", ["Storm", "storms"]),
        ("strasse", "Die Straße.", ["Straße"]),
        ("muller", "Mu\u0308ller und Müller", ["Mu\u0308ller", "Müller"]),
        ('"storm surge"', "A storm – surge; a storm of surge", ["storm – surge"]),
        ("東京", "旅は東京。京都へ", ["東京"]),
        ("C++", "C or C++ or C+", ["C++"]),
        ("5.50", "5.50 and 15.50 and 5.5", ["5.50"]),
        ("احمد", "قال أَحْمَد", ["أَحْمَد"]),
        ("हिन्दी", "मौसम हिन्दी में", ["हिन्दी"]),
        ("-storm flood", "storm flood", ["flood"]),
        ('"a c"~3', "a b c", ["a", "c"]),
        ("storm storms", "storm storms", ["storm", "storms"]),
        ("", "storm", []),
    ],
)
def test_the_words_of_a_query_are_marked(query: str, text: str, marks: list[str]) -> None:
    assert marked(query, text) == marks


def test_the_excerpt_shows_where_most_words_are() -> None:
    text = f"A storm. {'Nothing here. ' * 100}The storm hit the coast. {'More words. ' * 100}"

    excerpt = Marks(parse_query("storm coast").sought).excerpt(text)

    assert excerpt is not None
    assert "The storm hit the coast." in excerpt.text
    assert excerpt.text.startswith("…")
    assert excerpt.text.endswith("…")
    assert len(excerpt.text) <= EXCERPT + 2
    assert [excerpt.text[start:end] for start, end in excerpt.spans] == ["storm", "coast"]


def test_a_text_without_the_words_has_no_excerpt() -> None:
    assert Marks(parse_query("storm").sought).excerpt("A calm day.") is None


@settings(deadline=None)
@given(st.text(), st.text(alphabet="ab .é東京İß\u0301", max_size=60))
def test_marks_lie_within_the_text_in_order(query: str, text: str) -> None:
    spans = Marks(parse_query(query).sought).spans(text)

    end = 0
    for start, stop in spans:
        assert end <= start < stop <= len(text)
        end = stop
