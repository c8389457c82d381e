from pathlib import Path

import pytest

from archive_app.actions.rendering import WITHOUT_SANDBOX, has_browser
from tests.actions.conftest import PARAGRAPHS, article_page
from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, LoopbackSite


def test_show_prints_the_article_in_every_form(saved: Call) -> None:
    shown = saved("show", "1", "--json").lines[0]

    assert saved("show", "1", "--text").out.strip() == "\n\n".join(PARAGRAPHS)
    assert "<p>" in saved("show", "1", "--html").out
    assert "[owner]" in saved("show", "1").out
    assert shown["capture"]["status"] == 200
    assert shown["pictures"][0]["sha256"]


def test_show_prints_a_reference_of_one_line(saved: Call) -> None:
    capture = saved("show", "1", "--json").lines[0]["capture"]
    [line] = saved("show", "1", "--reference").out.splitlines()

    assert "‘What the survey left out’" in line
    assert f"{capture['warc']}, SHA-256 {capture['sha256']}]" in line


def test_an_article_that_is_not_there_is_said_and_as_json_too(saved: Call) -> None:
    ran = saved("show", "99")
    as_json = saved("show", "99", "--json")

    assert ran.code == as_json.code == 1
    assert "99" in ran.err
    assert as_json.lines[0]["error"]["kind"] == "no-such-article"


def test_a_changed_page_can_be_compared(saved: Call, news: LoopbackSite) -> None:
    news.page("/wall", article_page(paragraphs=(*PARAGRAPHS, "Added afterwards, on a Friday.")))

    added = saved("add", f"{news.origin}/wall", "--allow-net", LOOPBACK)

    assert "Saved as version 2" in added.out
    assert "+ {+Added afterwards, on a Friday.+}" in saved("diff", "1").out
    assert saved("diff", "1", "--json").lines[0]["blocks"][-1]["kind"] == "added"


def test_words_are_marked_and_an_ambiguous_quote_lists_its_places(saved: Call) -> None:
    marked = saved("highlight", "1", "--quote", "eleven places", "--note", "Which?", "--json")
    several = saved("highlight", "1", "--quote", "the")
    missing = saved("highlight", "1", "--quote", "no such words")
    second = saved("highlight", "1", "--quote", "the", "--nth", "2", "--colour", "green")

    assert marked.lines[0]["body"] == "Which?"
    assert several.code == missing.code == 1
    assert "2: “…" in several.err
    assert second.code == 0
    assert len(saved("notes", "--json").lines) == 2
    assert [line["quote"] for line in saved("notes", "which", "--json").lines] == ["eleven places"]


def test_a_corrected_title_is_shown_with_what_it_was_and_can_be_taken_back(saved: Call) -> None:
    saved("edit", "1", "title", "What was left out")
    edited = saved("show", "1", "--json").lines[0]
    saved("edit", "1", "title", "")

    assert edited["title"] == "What was left out"
    assert edited["edits"][0]["was"] == "What the survey left out"
    assert saved("show", "1", "--json").lines[0]["title"] == "What the survey left out"


def test_the_window_is_not_opened_for_an_address_that_is_not_saved(
    saved: Call, tmp_path: Path
) -> None:
    ran = saved("open", "https://elsewhere.example/")

    assert ran.code == 1
    assert "is not in this library" in ran.err


@pytest.mark.skipif(not has_browser(), reason="the extra “browser” is not installed")
def test_a_page_is_drawn_as_it_was_saved_and_the_site_is_asked_nothing(
    saved: Call, news: LoopbackSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WITHOUT_SANDBOX, "1")
    news.requests.clear()

    ran = saved("original", "1", "--picture", str(tmp_path / "page.png"), "--json")

    [line] = ran.lines
    assert (ran.code, news.requests) == (0, [])
    assert line["shown"] == [news.address("/wall"), news.address("/wall.png")]
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
