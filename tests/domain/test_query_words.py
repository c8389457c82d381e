import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.domain.query import FIELDS, VALUES, parse_query
from archive_app.domain.query_words import Voice, explain

SAID = [
    ("", "All articles"),
    ("storm coast", "Articles with “storm”, with “coast”"),
    ("storm OR flood", "Articles with “storm” or with “flood”"),
    ("(storm coast) OR flood", "Articles (with “storm” and with “coast”) or with “flood”"),
    ("storm -flood", "Articles with “storm”, without “flood”"),
    ("-(storm OR flood)", "Articles but not those with “storm” or with “flood”"),
    ("stor*", "Articles with words that begin with “stor”"),
    ('title:"high tide"', "Articles with “high tide” in the title"),
    ('"storm coast"~5', "Articles with “storm” and “coast” at most 5 words apart"),
    ("tag:war -tag:=draft", "Articles tagged “war”, not tagged exactly “draft”"),
    ('site:="River Post"', "Articles whose site is “River Post”"),
    ("lang:de", "Articles in the language “de”"),
    ("published:2024", "Articles published from 2024-01-01 to 2024-12-31"),
    ("saved:>=2024-02-01", "Articles saved since 2024-02-01"),
    ("updated:..2024-02", "Articles updated until 2024-02-29"),
    ("saved:today", "Articles saved today"),
    ("published:2024-02-03", "Articles published on 2024-02-03"),
    ("-is:unread", "Articles that are not unread"),
    ("is:starred", "Articles with a star"),
    ("has:note no:tag", "Articles with a note, without a tag"),
    ("-no:tag", "Articles with a tag"),
    ("-is:starred -lang:de", "Articles without a star, not in the language “de”"),
    ('-author:="Jane Roe"', "Articles whose author is not “Jane Roe”"),
    ("-rights:cleared", "Articles without a picture that you cleared"),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_query_is_said_in_words(text: str, said: str) -> None:
    assert explain(parse_query(text)) == said


@pytest.mark.parametrize("clause", [f"{name}:{one}" for name in VALUES for one in VALUES[name]])
def test_every_choice_of_the_language_has_words(clause: str) -> None:
    assert clause not in explain(parse_query(clause))


@given(st.lists(st.sampled_from([*(f"{name}:x" for name in FIELDS), "-", "OR", "(", ")", "a"])))
def test_every_query_has_one_line(pieces: list[str]) -> None:
    said = explain(parse_query(" ".join(pieces)))

    assert said.startswith(("All articles", "Articles "))
    assert "\n" not in said


def test_each_phrase_can_be_said_otherwise() -> None:
    said = explain(parse_query("(storm OR tag:war) -is:read"), Voice(str.upper))

    assert said == "ARTICLES WITH “STORM” OR TAGGED “WAR”, THAT ARE NOT READ"
