"""Decisions about pictures, from the command line to the export, a test a rule."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.actions.conftest import article_page
from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, Answer, LoopbackSite

CREDITS = {
    1: "Photo: Jane Roe/AP",
    2: "(Associated Press)",
    3: "Photo: Sam Poe/Reuters",
    4: "Photo: Jane Roe/AP",
}


def _jpeg(seed: int, width: int = 360) -> bytes:
    image = Image.new("L", (9, 8))
    image.putdata([(seed * 7919 * (at + 3) ** 2 + at * 31) % 251 for at in range(72)])
    out = io.BytesIO()
    image.resize((width, width * 8 // 9), Image.Resampling.BICUBIC).save(out, "JPEG", quality=85)
    return out.getvalue()


def _publish(site: LoopbackSite, number: int, credit: str) -> None:
    page = article_page(credit=credit).replace("the survey", f"survey {number}")
    site.page(f"/{number}", page.replace("/wall.png", f"/{number}.jpg"))


@pytest.fixture
def desk(call: Call, site: LoopbackSite) -> Call:
    """Four articles, a picture each: 1 and 4 are the same picture in two sizes; 1, 2 and 4 AP's."""
    for number, credit in CREDITS.items():
        _publish(site, number, credit)
        body = _jpeg(1, 180) if number == 4 else _jpeg(number)
        site.answers[f"/{number}.jpg"] = Answer(body, headers=(("Content-Type", "image/jpeg"),))
    urls = [f"{site.origin}/{number}" for number in CREDITS]
    assert call("add", *urls, "--allow-net", LOOPBACK).code == 0
    return call


def _badges(desk: Call) -> dict[int, str]:
    rows = desk("pictures", "--json").lines
    return {row["articles"][0]: row["badge"] for row in rows}


def _shown(desk: Call, article: int) -> dict[str, Any]:
    picture: dict[str, Any] = desk("show", str(article), "--json").lines[0]["pictures"][0]
    return picture


@pytest.mark.parametrize(
    ("ruling", "badge"),
    [(["cleared"], "cleared"), (["blocked"], "blocked"), (["owner", "X"], "owner")],
)
def test_a_ruling_is_the_pictures_badge_and_is_found(
    desk: Call, ruling: list[str], badge: str
) -> None:
    desk("decide", "3", *ruling, "--reason", "Asked.")

    assert _badges(desk) == {1: "owner", 2: "owner", 3: badge, 4: "owner"}
    found = desk("list", f"rights:{badge}", "--json").lines
    assert 3 in {row["article"] for row in found}


def test_an_owner_set_by_hand_is_found_and_named_on_the_way_out(desk: Call, tmp_path: Path) -> None:
    desk("decide", "3", "owner", "Ellery Museum", "--reason", "Rang them.")

    found = desk("pictures", 'owner:"ellery museum"', "--json").lines
    desk("export", "--id", "3", "--format", "rights", "--to", str(tmp_path / "r.json"))

    report = json.loads((tmp_path / "r.json").read_text())
    assert [row["picture"] for row in found] == [3]
    assert report["pictures"][0]["owner"] == "Ellery Museum"


def test_a_blocked_picture_never_leaves_and_a_cleared_one_does(desk: Call, tmp_path: Path) -> None:
    desk("decide", "1", "cleared", "--reason", "Bought.")
    desk("decide", "3", "blocked", "--reason", "They said no.")

    ran = desk(
        "export", "--to", str(tmp_path / "a"), "--pictures", "all", "--reason", "x", "--json"
    )
    plain = desk("export", "--to", str(tmp_path / "b"), "--json")
    refused = desk("export", "--to", str(tmp_path / "c"), "--pictures", "blocked=include")

    assert (ran.lines[0]["pictures_copied"], ran.lines[0]["pictures_stayed"]) == (3, 1)
    assert plain.lines[0]["pictures_copied"] == 1
    assert refused.code == 1
    assert "Do not use" in refused.err


def test_this_picture_means_this_file_alone(desk: Call) -> None:
    desk("decide", "1", "cleared", "--reason", "Bought.")

    assert _badges(desk) == {1: "cleared", 2: "owner", 3: "owner", 4: "owner"}


def test_the_same_picture_is_decided_wherever_it_looks_the_same(desk: Call) -> None:
    ran = desk("decide", "1", "cleared", "--scope", "same", "--reason", "Bought.")

    assert _badges(desk) == {1: "cleared", 2: "owner", 3: "owner", 4: "cleared"}
    assert "1 more decided alike" in ran.out


def test_all_of_an_owner_are_decided_under_any_of_its_names(desk: Call) -> None:
    desk("decide", "1", "cleared", "--scope", "owner", "--reason", "Contract.")

    assert _badges(desk) == {1: "cleared", 2: "cleared", 3: "owner", 4: "cleared"}


def test_all_of_an_owner_in_a_selection_are_decided_and_no_others(desk: Call) -> None:
    options = ["--scope", "owner", "--within", "creator:roe", "--reason", "Contract."]
    desk("decide", "1", "cleared", *options)

    assert _badges(desk) == {1: "cleared", 2: "owner", 3: "owner", 4: "cleared"}


def test_what_was_decided_of_a_picture_itself_is_not_overruled_by_a_wider_decision(
    desk: Call,
) -> None:
    desk("decide", "2", "blocked", "--reason", "Not this one.")

    desk("decide", "1", "cleared", "--scope", "owner", "--reason", "Contract.")

    assert _badges(desk) == {1: "cleared", 2: "blocked", 3: "owner", 4: "cleared"}


def test_the_trail_only_grows_and_says_who_when_and_why(desk: Call) -> None:
    desk("decide", "1", "cleared", "--reason", "Bought.", "--reference", "L-7")
    desk("decide", "1", "withdraw", "--reason", "Wrong picture.")
    desk("decide", "1", "blocked", "--reason", "They said no.")
    desk("undo")

    picture = _shown(desk, 1)
    rulings = [line["ruling"] for line in picture["history"]]
    assert rulings == ["cleared", "withdraw", "blocked", "withdraw"]
    assert [line["reason"] for line in picture["history"]][:3] == [
        "Bought.",
        "Wrong picture.",
        "They said no.",
    ]
    assert picture["history"][0]["reference"] == "L-7"
    assert all(line["who"] and line["decided_at"] for line in picture["history"])
    assert (picture["decision"], picture["badge"]) == (None, "owner")


@pytest.mark.parametrize(
    "arguments",
    [
        ["cleared"],
        ["cleared", "--reason", "  "],
        ["owner", "--reason", "x"],
        ["cleared", "A Name", "--reason", "x"],
        ["cleared", "--reason", "x", "--valid-until", "soon"],
    ],
)
def test_a_decision_without_its_reason_or_name_is_wrong_usage(
    desk: Call, arguments: list[str]
) -> None:
    assert desk("decide", "1", *arguments).code == 2
    assert _shown(desk, 1)["history"] == []


def test_a_clearance_past_its_day_counts_as_undecided(desk: Call, tmp_path: Path) -> None:
    late = desk("decide", "1", "cleared", "--reason", "One year.", "--valid-until", "2020-01-01")
    desk("decide", "2", "cleared", "--reason", "For long.", "--valid-until", "2999-01-01")

    ran = desk("export", "--to", str(tmp_path / "out"), "--json")

    assert "2020-01-01 has passed" in late.err
    assert _badges(desk) == {1: "owner", 2: "cleared", 3: "owner", 4: "owner"}
    assert ran.lines[0]["pictures_copied"] == 1


def test_withdrawing_what_was_never_decided_is_refused_in_a_sentence(desk: Call) -> None:
    said = desk("decide", "1", "withdraw", "--reason", "x")
    told = desk("decide", "1", "withdraw", "--reason", "x", "--json")

    assert (said.code, said.err) == (
        1,
        "Nothing is decided of picture 1. Nothing was changed.\n",
    )
    assert (told.code, told.lines[0]["error"]["kind"]) == (1, "refused")


def test_withdrawing_what_was_decided_of_others_alone_says_what_was_done(desk: Call) -> None:
    desk("decide", "1", "cleared", "--scope", "owner", "--reason", "Contract.")
    desk("decide", "1", "withdraw", "--reason", "Not this one.")

    ran = desk("decide", "1", "withdraw", "--scope", "owner", "--reason", "None.", "--json")

    assert (ran.code, ran.lines[0]["ruling"]) == (0, "withdraw")
    assert _badges(desk) == {1: "owner", 2: "owner", 3: "owner", 4: "owner"}


def test_a_claim_that_contradicts_a_decision_is_told_and_the_decision_stays(
    desk: Call, site: LoopbackSite
) -> None:
    desk("decide", "1", "cleared", "--reason", "Bought from AP.")
    _publish(site, 1, "Photo: Sam Poe/Reuters")

    desk("add", f"{site.origin}/1", "--allow-net", LOOPBACK)

    picture = _shown(desk, 1)
    (row,) = (one for one in desk("pictures", "--json").lines if one["picture"] == 1)
    assert (picture["evidence_changed"], picture["badge"]) == (True, "cleared")
    assert picture["decision"]["reason"] == "Bought from AP."
    assert row["review"] == "evidence"


def test_a_claim_that_says_the_same_in_other_words_changes_no_evidence(
    desk: Call, site: LoopbackSite
) -> None:
    desk("decide", "1", "cleared", "--reason", "Bought from AP.")
    _publish(site, 1, "(Jane Roe / The Associated Press)")

    ran = desk("add", f"{site.origin}/1", "--allow-net", LOOPBACK, "--json")

    assert ran.lines[0]["outcome"] == "new-version"
    assert _shown(desk, 1)["evidence_changed"] is False


def test_deciding_again_takes_the_new_evidence_into_account(desk: Call, site: LoopbackSite) -> None:
    desk("decide", "1", "cleared", "--reason", "Bought from AP.")
    _publish(site, 1, "Photo: Sam Poe/Reuters")
    desk("add", f"{site.origin}/1", "--allow-net", LOOPBACK)

    desk("decide", "1", "blocked", "--reason", "Not AP's after all.")

    assert _shown(desk, 1)["evidence_changed"] is False
