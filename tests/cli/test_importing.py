"""Other tools' exports, taken in from the command line."""

import json
from pathlib import Path

import pytest

from tests.actions.conftest import PARAGRAPHS, article_page
from tests.actions.received_files import PAGE, mhtml, wacz
from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, LoopbackSite

STAMP = 1709294400


@pytest.fixture
def pocket(tmp_path: Path, news: LoopbackSite) -> Path:
    """Pocket's table: two pages, one of them twice, one that is gone, one that is none."""
    path = tmp_path / "pocket.csv"
    path.write_text(
        "title,url,time_added,tags,status\n"
        f"One,{news.address('/wall')},{STAMP},war,archive\n"
        f"One again,{news.address('/wall')}?utm_source=x,{STAMP},sea,unread\n"
        f"Two,{news.address('/cranes')},{STAMP},,unread\n"
        f"Gone,{news.address('/gone')},{STAMP},,unread\n"
        "Odd,ftp://a.example/1,1,,unread\n",
        "utf-8",
    )
    return path


def test_a_list_is_fetched_with_its_tags_and_places_and_only_once(
    call: Call, news: LoopbackSite, pocket: Path
) -> None:
    call("settings", "site_pause", "0")
    first = call("import", str(pocket), "--allow-net", LOOPBACK, "--json")
    news.requests.clear()
    again = call("import", str(pocket), "--dry-run", "--json")

    [done], [known] = first.lines, again.lines
    assert first.code == 1
    assert {
        name: done[name] for name in ("format", "entries", "distinct", "pages", "articles")
    } == {
        "format": "pocket",
        "entries": 5,
        "distinct": 3,
        "pages": 2,
        "articles": 2,
    }
    assert [(one["entry"], one["kind"]) for one in done["rejected"]] == [
        ("ftp://a.example/1", "bad-scheme"),
        (news.address("/gone"), "http-404"),
    ]
    assert (known["already"], known["pages"], news.requests) == (2, 0, [])
    shown = call("show", "1", "--json").lines[0]
    assert (sorted(shown["tags"]), shown["place"]) == (["sea", "war"], "done")


def test_later_makes_jobs_once_and_says_what_comes_then(
    call: Call, news: LoopbackSite, pocket: Path
) -> None:
    ran = call("import", str(pocket), "--later", "--json")
    call("import", str(pocket), "--later", "--json")

    [done] = ran.lines
    assert (done["waiting"], done["pages"]) == (3, 0)
    assert [one["kind"] for one in done["warnings"]] == ["import-again"]
    assert len(call("queue", "list", "--json").lines) == 3
    assert news.requests == []


def test_what_an_import_says_of_a_page_that_waits_already_is_not_lost(
    call: Call, news: LoopbackSite, pocket: Path
) -> None:
    call("settings", "site_pause", "0")
    call(
        "add", news.address("/wall"), "--later", "--note", "Ask the warden", "--allow-net", LOOPBACK
    )
    for _ in range(2):
        call("import", str(pocket), "--later", "--allow-net", LOOPBACK)
    jobs = len(call("queue", "--json").lines)

    call("queue", "resume")

    shown = call("show", "1", "--json").lines[0]
    assert (sorted(shown["tags"]), shown["note"]) == (["sea", "war"], "Ask the warden")
    assert jobs == 4


def test_a_note_that_is_part_of_another_word_for_word_is_kept(
    call: Call, news: LoopbackSite, tmp_path: Path
) -> None:
    url = news.address("/wall")
    call("add", url, "--note", "Ask Bob about it", "--allow-net", LOOPBACK)
    call("highlight", "1", "--quote", "eighty metres long", "--note", "How long?")
    file = tmp_path / "wallabag.json"
    marks = [
        {"text": "Ask", "quote": "a spring that is not there", "ranges": []},
        {"text": "Check", "quote": "eighty metres long", "ranges": []},
    ]
    entry = {
        "url": url,
        "title": "One",
        "content": "",
        "annotations": marks,
        "is_archived": 0,
        "is_starred": 0,
    }
    file.write_text(json.dumps([entry]))

    for _ in range(2):
        assert call("import", str(file)).code == 0

    assert call("show", "1", "--json").lines[0]["note"] == (
        "Ask Bob about it\n“a spring that is not there” Ask\n“eighty metres long” Check"
    )


def test_what_was_allowed_for_an_import_is_kept_with_its_pages_that_wait(
    call: Call, news: LoopbackSite, pocket: Path
) -> None:
    call("settings", "site_pause", "0")
    call("import", str(pocket), "--later", "--allow-net", LOOPBACK)
    call("add", news.page("/other", "<p>Another page.</p>"), "--later")

    ran = call("queue", "resume", "--json")

    outcomes = {line["url"]: line["outcome"] for line in ran.lines}
    assert outcomes == {
        news.address("/wall"): "saved",
        news.address("/cranes"): "saved",
        news.address("/gone"): "failed",
        news.address("/other"): "failed",
    }
    assert "/gone" in news.paths
    assert "/other" not in news.paths


def test_what_is_no_range_is_said_before_anything_is_taken_in(call: Call, pocket: Path) -> None:
    ran = call("import", str(pocket), "--later", "--allow-net", "nowhere")

    assert ran.code == 1
    assert call("queue", "list", "--json").lines == []


def test_a_dry_run_changes_nothing(call: Call, news: LoopbackSite, pocket: Path) -> None:
    ran = call("import", str(pocket), "--dry-run", "--json")

    assert ran.lines[0]["distinct"] == 3
    assert call("info", "--json").lines[0]["articles"] == 0
    assert news.requests == []


def test_texts_that_another_tool_kept_are_saved_without_the_network(
    call: Call, news: LoopbackSite, tmp_path: Path
) -> None:
    words = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    entry = {
        "url": news.address("/old"),
        "title": "What the survey left out",
        "is_archived": 0,
        "is_starred": 1,
        "tags": ["war"],
        "content": words,
        "created_at": "2024-03-01T12:00:00+0000",
        "annotations": [
            {"quote": "eleven places", "text": "Which?"},
            {"quote": "not in the text", "text": "lost"},
        ],
    }
    path = tmp_path / "wallabag.json"
    path.write_text(json.dumps([entry]), "utf-8")

    first = call("import", str(path), "--json")
    call("import", str(path), "--json")

    shown = call("show", "1", "--json").lines[0]
    assert first.code == 0
    assert news.requests == []
    assert shown["text"] == "\n\n".join(PARAGRAPHS)
    assert (shown["starred"], shown["tags"], shown["versions"]) == (True, ["war"], 1)
    assert shown["saved"].startswith("2024-03-01T12:00:00")
    assert [one["quote"] for one in shown["annotations"]] == ["eleven places"]
    assert shown["note"] == "“not in the text” lost"


@pytest.mark.parametrize(("form", "name"), [("MHTML", "a.mhtml"), ("WACZ", "a.wacz")])
def test_saved_pages_of_other_tools_are_imported_as_they_are(
    call: Call, tmp_path: Path, form: str, name: str
) -> None:
    path = tmp_path / name
    wacz(path) if form == "WACZ" else path.write_bytes(mhtml())

    ran = call("import", str(path), "--tag", "war", "--json")

    [done] = ran.lines
    assert (done["format"], done["pages"], done["articles"], done["rejected"]) == (form, 1, 1, [])
    shown = call("show", "1", "--json").lines[0]
    assert (shown["url"], shown["tags"]) == (PAGE, ["war"])


def test_what_is_no_export_is_said(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nothing of the kind.", "utf-8")
    page = tmp_path / "a.html"
    page.write_text(article_page(), "utf-8")

    ran = call("import", str(path))
    nowhere = call("import", str(page))
    none = call("import", str(tmp_path / "none"))

    assert (ran.code, "It is no export that is known here" in ran.err) == (1, True)
    assert "does not say which address" in nowhere.err
    assert "cannot be read" in none.err
