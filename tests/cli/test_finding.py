from datetime import datetime

import pytest

from tests.cli.conftest import Call
from tests.time_zones import NEEDS_ZONES, zone_of


def test_list_shows_the_newest_first_and_search_finds_by_words(saved: Call) -> None:
    listed = saved("list", "--json").lines
    found = saved("search", "cranes", "--json").lines

    assert [row["article"] for row in listed] == [2, 1]
    assert [row["article"] for row in found] == [2]
    assert {"article", "title", "site", "published", "saved", "snippet", "score"} <= found[0].keys()
    assert {"url", "place", "starred", "tags", "versions"} <= listed[0].keys()


def test_a_search_without_hits_says_what_would_have_some(saved: Call) -> None:
    misspelt = saved("search", "crnaes")
    too_much = saved("search", "cranes is:starred")

    assert misspelt.code == too_much.code == 0
    assert misspelt.err.splitlines() == [
        "No article fits: Articles with “crnaes”.",
        "Did you mean cranes (1)?",
    ]
    assert "Without is:starred there are 1." in too_much.err
    assert saved("search", "crnaes", "--json").out == ""


def test_a_search_says_what_it_did_not_understand(saved: Call) -> None:
    found = saved("search", "cranes OR tilte:levee OR is:stared", "--json")

    assert found.out
    assert found.err.splitlines() == [
        "No field named ‘tilte’. Did you mean title?",
        "‘stared’ is unknown; did you mean starred. Searched as text.",
    ]
    assert saved("list", "cranes").err == ""


def test_the_help_page_of_the_language_can_be_printed(call: Call) -> None:
    assert "`rights:placeholder`" in call("search", "--forms").out


@pytest.mark.parametrize(
    "query",
    [
        "AND",
        '"',
        "foo-bar",
        "C++",
        "title:",
        "(((",
        "-",
        "NEAR(",
        "*",
        "日本",
        "\x00",
        "a:b:c",
        "'; --",
    ],
)
def test_a_query_of_any_characters_gives_an_answer(saved: Call, query: str) -> None:
    assert saved("search", "--json", "--", query).code == 0


def test_pictures_are_listed_with_their_claims_and_whose_they_are(saved: Call) -> None:
    rows = saved("pictures", "--json").lines

    assert [row["articles"] for row in rows] == [[1, 2]]
    assert (rows[0]["status"], rows[0]["organisation"]) == ("agency", "Reuters")
    assert saved("search", "rights:owner", "--json").lines


def test_tags_versions_and_history_have_lines(saved: Call) -> None:
    saved("tag", "1", "2", "+war/ukraine", "+draft")
    saved("tag", "2", "-draft")

    assert {"tag": "war", "articles": 2} in saved("tags", "--json").lines
    assert [row["version"] for row in saved("versions", "1", "--json").lines] == [1]
    assert [line["verb"] for line in saved("history", "--json").lines] == ["tag", "tag"]
    assert [row["article"] for row in saved("list", "tag:war -tag:draft", "--json").lines] == [2]


@NEEDS_ZONES
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_people_are_told_moments_by_their_own_clock(saved: Call, zone: str) -> None:
    saved("star", "1")
    captured = saved("versions", "1", "--json").lines[0]["captured_at"]
    starred = saved("history", "--json").lines[0]["happened_at"]

    with zone_of(zone) as here:
        versions, history = saved("versions", "1").out, saved("history").out
        found = saved("search", "survey").out

    at = datetime.fromisoformat(captured).astimezone(here)
    assert f"{at:%Y-%m-%d %H:%M}" in versions
    assert f"{datetime.fromisoformat(starred).astimezone(here):%Y-%m-%d %H:%M}" in history
    assert f"{at:%Y-%m-%d} ·" in found  # these pages have no date of their own
