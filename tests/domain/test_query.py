from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.domain.query import (
    And,
    Dates,
    Exactly,
    Fact,
    Near,
    Node,
    Not,
    Or,
    Tag,
    TokenKind,
    Words,
    parse_query,
)
from archive_app.domain.query_values import DATE_FIELDS, VALUES

A, B, C = Words("a"), Words("b"), Words("c")

FORMS: list[tuple[str, Node | None]] = [
    ("", None),
    ("a", A),
    ("a b", And((A, B))),
    ("a AND b", And((A, B))),
    ("a OR b", Or((A, B))),
    ("a b OR c", Or((And((A, B)), C))),
    ("a (b OR c)", And((A, Or((B, C))))),
    ("-a", Not(A)),
    ("NOT a", Not(A)),
    ("NOT -a", A),
    ("a -(b c)", And((A, Not(And((B, C)))))),
    ("a NOT (b OR c)", And((A, Not(Or((B, C)))))),
    ('"a b"', Words("a b")),
    ("“a b”", Words("a b")),
    ("„a b“", Words("a b")),
    ("«a b»", Words("a b")),
    ("a*", Words("a", prefix=True)),
    ('"a b"*', Words("a b", prefix=True)),
    ('"a b"~5', Near(("a", "b"), 5)),
    ("a NEAR/5 b", Near(("a", "b"), 5)),
    ("a NEAR b", Near(("a", "b"), 10)),
    ("a NEAR/5 b NEAR/5 c", Near(("a", "b", "c"), 5)),
    ('"a b" NEAR/3 c', Near(("a b", "c"), 3)),
    ("title:a", Words("a", "title")),
    ('title:"a b"', Words("a b", "title")),
    ("TITLE:a", Words("a", "title")),
    ("title:(a OR b)", Or((Words("a", "title"), Words("b", "title")))),
    ("title:a|b", Or((Words("a", "title"), Words("b", "title")))),
    ('title:"a b"~5', Near(("a", "b"), 5, "title")),
    ("-author:a", Not(Words("a", "author"))),
    ("license:a", Words("a", "licence")),
    ("tag:war", Tag("war")),
    ("tag:war/ukraine", Tag("war/ukraine")),
    ('tag:"Port Ellery"', Tag("Port Ellery")),
    ("tag:=war", Exactly("tag", "war")),
    ('site:="Daily Example"', Exactly("site", "Daily Example")),
    ("lang:de-AT", Fact("lang", "de-at")),
    ("is:unread", Fact("is", "unread")),
    ("has:picture-without-credit", Fact("has", "picture-without-credit")),
    ("no:author", Fact("no", "author")),
    ("rights:open", Fact("rights", "open")),
    ("published:2024", Dates("published", date(2024, 1, 1), date(2024, 12, 31))),
    ("saved:2024-02", Dates("saved", date(2024, 2, 1), date(2024, 2, 29))),
    ("updated:2024-02-03", Dates("updated", date(2024, 2, 3), date(2024, 2, 3))),
    ("published:2024-01..2024-03", Dates("published", date(2024, 1, 1), date(2024, 3, 31))),
    ("published:>=2024-02-01", Dates("published", date(2024, 2, 1))),
    ("published:>2024", Dates("published", date(2025, 1, 1))),
    ("published:<2024", Dates("published", None, date(2023, 12, 31))),
    ("published:..2024", Dates("published", None, date(2024, 12, 31))),
    ("saved:7d", Dates("saved", days=7)),
    ("saved:2w", Dates("saved", days=14)),
    ("saved:99999y", Dates("saved", days=date.max.toordinal())),
    ("saved:3652059d", Dates("saved", days=date.max.toordinal())),
    ("saved:today", Dates("saved", days=0)),
    ("東京", Words("東京")),
    ("C++", Words("C++")),
    ("12:30", Words("12:30")),
    ("https://a.example/b?c=d", Words("https://a.example/b?c=d")),
]


@pytest.mark.parametrize(("text", "root"), FORMS)
def test_every_form_of_the_language(text: str, root: Node | None) -> None:
    query = parse_query(text)

    assert query.root == root
    assert query.problems == ()


@pytest.mark.parametrize(
    ("text", "root", "problem"),
    [
        (
            "auther:smith",
            Words("auther:smith"),
            "No field named ‘auther’. Did you mean author?",
        ),
        ("zzzzz:smith", Words("zzzzz:smith"), "No field named ‘zzzzz’."),
        (
            "published:2024-13",
            Words("published:2024-13"),
            "‘2024-13’ is no date like 2024-05 or 7d. Searched as text.",
        ),
        (
            "is:starrd",
            Words("is:starrd"),
            "‘starrd’ is unknown; did you mean starred. Searched as text.",
        ),
        ('"a b', Words("a b"), "The quotation mark is not closed."),
        ("a )", A, "There is no opening bracket for this one."),
        ("title: ", None, "‘title:’ needs a value."),
        ("+++", None, "‘+++’ holds nothing that can be searched."),
        ("a OR", And((A, Words("OR"))), "‘OR’ joins nothing here. Searched as text."),
        ("(NEAR/3 a)", And((Words("NEAR/3"), A)), "‘NEAR/3’ joins nothing here. Searched as text."),
    ],
)
def test_what_is_not_understood_is_text_and_says_so(
    text: str, root: Node | None, problem: str
) -> None:
    query = parse_query(text)

    assert query.root == root
    assert [token.problem for token in query.problems] == [problem]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("OR", Words("OR")),
        ("a AND", And((A, Words("AND")))),
        ("OR a", And((Words("OR"), A))),
        ("and or not", And((Words("and"), Words("or"), Words("not")))),
        ("()", None),
        ("((a", A),
        ("-", None),
        ("--a", A),
        ("a OR :-)", A),
    ],
)
def test_half_typed_operators_and_brackets_do_no_harm(text: str, root: Node | None) -> None:
    assert parse_query(text).root == root


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("sto", Words("sto", prefix=True)),
        ("a sto", And((A, Words("sto", prefix=True)))),
        ("sto ", Words("sto")),
        ('"a sto', Words("a sto", prefix=True)),
        ('"a sto"', Words("a sto")),
        ("title:sto", Words("sto", "title", prefix=True)),
        ("tag:wa", Tag("wa", prefix=True)),
        ("a -sto", And((A, Not(Words("sto"))))),
        ("a OR", A),
        ("a NOT", A),
        ("a is:star", A),
        ("a published:2024-", A),
        ("a tag:", A),
    ],
)
def test_the_word_being_typed_is_a_beginning(text: str, root: Node) -> None:
    assert parse_query(text, typing=True).root == root


def test_tokens_say_where_they_stand() -> None:
    text = '-tag:war "a b" (title:x OR y)'

    tokens = parse_query(text).tokens

    assert [text[token.start : token.end] for token in tokens] == [
        "-tag:war", '"a b"', "(", "title:x", "OR", "y", ")",
    ]  # fmt: skip
    assert [token.kind for token in tokens] == [
        TokenKind.FIELD, TokenKind.PHRASE, TokenKind.OPEN, TokenKind.FIELD,
        TokenKind.OPERATOR, TokenKind.WORD, TokenKind.CLOSE,
    ]  # fmt: skip
    assert (tokens[0].field, tokens[0].value, tokens[0].negated) == ("tag", "war", True)


def test_only_words_that_a_hit_holds_are_sought() -> None:
    query = parse_query('storm -flood (title:coast OR "high tide") tag:war')

    assert query.sought == (Words("storm"), Words("coast", "title"), Words("high tide"))


def test_a_range_of_days_ends_today() -> None:
    root = parse_query("saved:7d").root
    assert isinstance(root, Dates)

    assert root.between(date(2026, 1, 14)) == (date(2026, 1, 7), date(2026, 1, 14))


def test_a_pasted_article_asks_for_its_first_words_only() -> None:
    query = parse_query("word " * 5_000)

    assert isinstance(query.root, And)
    assert len(query.root.parts) == 200
    assert query.tokens[200].problem == "Only the first 200 words are searched."


@pytest.mark.parametrize("word", ["OR ", "a NEAR ", "NEAR ", "AND OR "])
def test_operators_that_join_nothing_are_counted_like_words(word: str) -> None:
    query = parse_query(word * 2_000)

    assert len(list(_leaves(query.root))) <= 200
    assert query.tokens[-1].problem == "Only the first 200 words are searched."


def _leaves(node: Node | None) -> Iterator[Node]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Near(texts):
            yield from (node for _ in texts)
        case _ if node is not None:
            yield node


def test_ten_thousand_brackets_are_read() -> None:
    assert parse_query("(" * 10_000 + "a" + ")" * 10_000).root == A


PIECES = st.sampled_from(
    [
        "a", "b", '"', "(", ")", "-", " ", "  ", "OR", "NOT", "AND", "NEAR/3", "~5", "*", "|", "=",
        "tag:", "title:", "published:", "2024", "7d", "..", ">=", "is:", "starred", "lang:", "東京",
        "saved:", "99999y", "“", "»", "«", "foo:", ".", "C++", "\n", "\x00", "\ud800", "è", "ß",
        "\u0301", "ａ",
    ]
)  # fmt: skip
QUERIES = st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join))


@settings(max_examples=500, deadline=None)
@given(QUERIES, st.booleans())
def test_any_text_parses_and_keeps_its_meaning_in_plain_form(text: str, typing: bool) -> None:
    query = parse_query(text, typing=typing)

    assert parse_query(str(query)).root == query.root
    end = 0
    for token in query.tokens:
        assert text[end : token.start].strip() == ""
        assert token.start < token.end
        end = token.end
    assert text[end:].strip() == ""


@pytest.mark.parametrize("field", [*VALUES, *DATE_FIELDS, "tag", "lang"])
@pytest.mark.parametrize("value", ['"storm coast"~5', "(storm NEAR/3 coast)"])
def test_what_has_no_order_of_words_takes_no_near(field: str, value: str) -> None:
    query = parse_query(f"{field}:{value}")

    assert not any(isinstance(node, Near) for node in query.clauses)
