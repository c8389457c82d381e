import pytest

from tests.cli.conftest import Call


@pytest.mark.parametrize(
    ("verb", "query"),
    [("star", "is:starred"), ("unread", "is:unread"), ("trash", "is:trashed")],
)
def test_what_is_done_can_be_undone_and_done_again(saved: Call, verb: str, query: str) -> None:
    saved("read", "1", "2")
    saved(verb, "1")
    after = [row["article"] for row in saved("list", query, "--json").lines]
    saved("undo")
    undone = [row["article"] for row in saved("list", query, "--json").lines]
    saved("redo")
    again = [row["article"] for row in saved("list", query, "--json").lines]

    assert (after, undone, again) == ([1], [], [1])


def test_done_leaves_the_inbox_and_restore_leaves_the_trash(saved: Call) -> None:
    saved("done", "1")
    saved("trash", "2")
    listed = saved("list", "--json").lines
    saved("restore", "2")

    assert [(row["article"], row["place"]) for row in listed] == [(1, "done")]
    assert len(saved("list", "--json").lines) == 2


def test_nothing_to_undo_is_said(saved: Call) -> None:
    ran = saved("undo")

    assert ran.code == 1
    assert ran.err.strip()


@pytest.mark.parametrize("arguments", [["tag", "1"], ["tag", "+a"], ["tag", "1", "a"], ["star"]])
def test_wrong_usage_is_exit_code_two(saved: Call, arguments: list[str]) -> None:
    assert saved(*arguments).code == 2


def test_a_decision_needs_a_reason_and_stays_in_the_trail(saved: Call) -> None:
    without = saved("decide", "1", "cleared")
    cleared = saved("decide", "1", "cleared", "--reason", "Bought.", "--valid-until", "2099-01-01")
    saved("decide", "1", "withdraw", "--reason", "Wrong picture.")
    named = saved("decide", "1", "owner", "Ellery Courier", "--reason", "They said so.", "--json")

    assert without.code == 2
    assert "1 lines" in cleared.out
    assert named.lines[0]["owner"] == "Ellery Courier"
    assert saved("pictures", "--json").lines[0]["decision"]["ruling"] == "owner"


def test_an_article_is_merged_into_another_and_its_number_leads_there(saved: Call) -> None:
    saved("tag", "2", "+war")
    merged = saved("merge", "2", "1", "--json")
    shown = saved("show", "2", "--json").lines[0]
    version = saved("show", "2", "--version", "1", "--json").lines[0]
    listed = [row["article"] for row in saved("list", "--json").lines]
    refused = saved("star", "2")
    saved("undo")

    assert merged.lines == [{"article": 1, "merged": 2, "versions": 2}]
    assert (shown["article"], shown["tags"], shown["versions"]) == (1, ["war"], 2)
    assert (version["article"], version["version"]) == (1, 2)
    assert len(saved("versions", "2", "--json").lines) == 1
    assert listed == [1]
    assert (refused.code, refused.err.strip()) == (
        1,
        "Article 2 is part of article 1 now. Nothing was changed.",
    )
    assert len(saved("list", "--json").lines) == 2
    assert saved("merge", "1", "1").code == 1
    assert "part of article 1" in saved("merge", "2", "1").out
