"""Saved searches and batches of queries on the command line."""

import csv
import json
from pathlib import Path

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


def test_a_search_that_takes_the_place_of_another_says_so(saved: Call) -> None:
    first = saved("saved", "add", "Idle", "cranes")
    again = saved("saved", "add", "Idle", "cranes")
    other = saved("saved", "add", "idle", "quay", "--json")

    assert (first.err, again.err) == ("", "")
    assert other.err == "“idle” asked for cranes until now. To have that back: archive-app undo.\n"
    assert [line["query"] for line in other.lines] == ["quay"]


def test_removing_what_is_not_there_is_said(call: Call) -> None:
    ran = call("saved", "remove", "nothing", "--json")

    assert ran.code == 1
    assert ran.lines[0]["error"]["kind"] == "no-such-search"


@pytest.mark.parametrize(
    "arguments", [["saved", "add"], ["saved", "list", "name"], ["saved", "remove", "a", "b"]]
)
def test_half_an_order_is_wrong_usage(call: Call, arguments: list[str]) -> None:
    assert call(*arguments).code == 2


def test_a_file_of_queries_becomes_a_table_of_counts_and_hits(saved: Call, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text('\ufeffcranes\n\n"eleven places" title:survey\nnothing-of-this\n', "utf-8")
    table = tmp_path / "counts.csv"

    ran = saved("search", "--batch", str(queries), "--out", str(table), "--json")

    assert ran.lines == [{"to": str(table), "queries": 3}]
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["query"], row["count"], row["hits"]) for row in rows] == [
        ("cranes", "1", "2"),
        ('"eleven places" title:survey', "1", "1"),
        ("nothing-of-this", "0", ""),
    ]


def test_a_table_whose_name_ends_so_is_json_with_titles(saved: Call, tmp_path: Path) -> None:
    (tmp_path / "queries.txt").write_text("auther:nobody\ntitle:survey OR title:cranes\n")

    ran = saved(
        "search", "--batch", str(tmp_path / "queries.txt"), "--out", str(tmp_path / "c.json"),
        "--limit", "1",
    )  # fmt: skip

    unknown, both = json.loads((tmp_path / "c.json").read_text("utf-8"))
    assert ran.code == 0
    assert unknown["problems"] == ["No field named ‘auther’. Did you mean author?"]
    assert (both["count"], len(both["hits"])) == (2, 1)
    assert both["hits"][0].keys() == {"article", "title", "site", "url", "published", "score"}


def test_a_batch_that_cannot_be_read_or_written_is_said(call: Call, tmp_path: Path) -> None:
    (tmp_path / "queries.txt").write_text("storm\n")

    unread = call("search", "--batch", str(tmp_path / "none.txt"), "--out", str(tmp_path / "c.csv"))
    unwritten = call(
        "search", "--batch", str(tmp_path / "queries.txt"), "--out", str(tmp_path / "no" / "c.csv")
    )

    assert (unread.code, unwritten.code) == (1, 1)
    assert "none.txt cannot be read" in unread.err
    assert "cannot be written" in unwritten.err
    assert call("search", "storm", "--batch", "queries.txt").code == 2
    assert call("search").code == 2


def test_duplicates_are_listed_as_groups(saved: Call) -> None:
    listed = saved("duplicates", "--json").lines

    assert [(line["outlets"], [one["article"] for one in line["articles"]]) for line in listed] == [
        (1, [1, 2])
    ]
    assert "2 articles in 1 outlet" in saved("duplicates").out


def test_what_stands_near_an_article_is_listed_by_how(saved: Call) -> None:
    listed = saved("related", "1", "--json").lines

    assert [(line["relation"], line["article"]) for line in listed] == [("same", 2)]
    assert listed[0].keys() == {
        "relation", "article", "title", "site", "url", "published", "saved",
    }  # fmt: skip
    assert "Probably the same article" in saved("related", "1").out
    saved("trash", "2")
    assert saved("related", "1").out == "Nothing stands near this article.\n"
    assert saved("related", "9").code == 1
