"""Saved searches on the command line."""

import pytest

from tests.cli.conftest import Call


def test_searches_are_saved_listed_with_their_hits_and_removed(saved: Call) -> None:
    added = saved("saved", "add", "Idle cranes", "cranes -flood", "--json").lines
    saved("saved", "add", "All", "")
    listed = saved("saved", "list", "--json").lines
    removed = saved("saved", "remove", "all")

    assert added == [
        {"search": 1, "name": "Idle cranes", "query": "cranes -flood", "articles": None}
    ]
    assert [(line["name"], line["articles"]) for line in listed] == [("All", 2), ("Idle cranes", 1)]
    assert removed.code == 0
    assert "Idle cranes: cranes -flood" in saved("saved").out
    assert saved("saved", "--json").lines[0]["name"] == "Idle cranes"


def test_a_saved_search_can_be_taken_back(saved: Call) -> None:
    saved("saved", "add", "Idle", "cranes")
    undone = saved("undo", "--json").lines[0]

    assert undone["subject"] == "Search “Idle” saved"
    assert saved("saved", "list", "--json").lines == []


def test_removing_what_is_not_there_is_said(call: Call) -> None:
    ran = call("saved", "remove", "nothing", "--json")

    assert ran.code == 1
    assert ran.lines[0]["error"]["kind"] == "no-such-search"


@pytest.mark.parametrize(
    "arguments", [["saved", "add"], ["saved", "list", "name"], ["saved", "remove", "a", "b"]]
)
def test_half_an_order_is_wrong_usage(call: Call, arguments: list[str]) -> None:
    assert call(*arguments).code == 2
