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
