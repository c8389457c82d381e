import gzip
import json
from pathlib import Path

import pytest

from tests.actions.conftest import article_page, png
from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, LoopbackSite


def test_add_prints_one_line_an_address_and_goes_on_after_a_failure(
    call: Call, news: LoopbackSite
) -> None:
    ran = call(
        "add", f"{news.origin}/gone", f"{news.origin}/wall", "nonsense",
        "--allow-net", LOOPBACK, "--tag", "Places/Harbour", "--note", "Look again", "--json",
    )  # fmt: skip

    gone, wall, nonsense = ran.lines
    assert ran.code == 1
    assert gone["error"]["kind"] == "http-404"
    assert nonsense["error"]["kind"] == "bad-address"
    assert wall == {
        "url": f"{news.origin}/wall",
        "final_url": f"{news.origin}/wall",
        "outcome": "saved",
        "article": 1,
        "version": 1,
        "pictures": {"saved": 1, "missing": 0},
        "warnings": [],
        "error": None,
    }
    shown = call("show", "1", "--json").lines[0]
    assert shown["tags"] == ["Places/Harbour"]
    assert shown["note"] == "Look again"


def test_addresses_are_read_from_a_file(call: Call, news: LoopbackSite, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{news.origin}/wall\n\n{news.origin}/cranes\n")

    ran = call("add", "--from", str(tmp_path / "list.txt"), "--allow-net", LOOPBACK)

    assert ran.code == 0
    assert ran.out.count("Saved: article") == 2


def test_loopback_is_refused_unless_allowed(call: Call, news: LoopbackSite) -> None:
    ran = call("add", f"{news.origin}/wall", "--json")

    assert ran.lines[0]["error"]["kind"] == "refused-address"
    assert news.requests == []


def test_extract_reads_a_file_without_a_library(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(article_page())

    ran = call("extract", str(tmp_path / "page.html"), "--url", "https://a.example/wall", "--json")

    article = ran.lines[0]
    assert article["title"] == "What the survey left out"
    assert article["pictures"][0]["url"] == "https://a.example/wall.png"
    assert article["pictures"][0]["status"] == "agency"
    assert article["cpu_ms"] > 0
    assert not (tmp_path / "library").exists()


def test_extract_reads_a_batch_into_a_file(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(article_page())
    page = {"id": "x/1", "url": "https://a.example/", "path": str(tmp_path / "page.html")}
    (tmp_path / "in.jsonl").write_text(json.dumps(page) + "\n")

    ran = call(
        "extract", "--batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl")
    )

    line = json.loads((tmp_path / "out.jsonl").read_text())
    assert ran.code == 0
    assert (line["id"], line["title"]) == ("x/1", "What the survey left out")


@pytest.mark.parametrize("arguments", [["extract", "gone.html"], ["inspect", "gone.jpg"]])
def test_a_file_that_is_not_there_is_said_in_one_sentence(call: Call, arguments: list[str]) -> None:
    ran = call(*arguments)

    assert ran.code == 1
    assert "cannot be read" in ran.err


def test_inspect_prints_every_name_of_the_contract(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())

    found = call("inspect", str(tmp_path / "a.png"), "--json").lines[0]

    assert {
        "path", "creator", "credit", "copyright_notice", "source", "usage_terms", "web_statement",
        "licensor", "licence_url", "instructions", "digital_source_type", "data_mining", "c2pa",
        "warnings",
    } <= found.keys()  # fmt: skip


def test_credit_lines_are_taken_apart_and_nobody_is_nobody(call: Call, tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text(
        "Picture Courtesy: Google/images are subject to copyright\nFoto: Max Mole/dpa\n"
    )

    nobody, agency = call("credit", str(tmp_path / "lines.txt"), "--json").lines

    assert (nobody["status"], nobody["organisation"], nobody["creator"]) == (
        "placeholder",
        None,
        [],
    )
    assert (agency["status"], agency["organisation"]) == ("agency", "dpa")
    assert agency["creator"] == ["Max Mole"]


def test_the_person_s_cookies_are_sent_in_this_run_and_not_kept(
    call: Call, news: LoopbackSite, tmp_path: Path
) -> None:
    line = "127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\tsecret-word"
    (tmp_path / "cookies.txt").write_text(f"# Netscape HTTP Cookie File\n{line}\n")
    address = news.address("/wall")

    ran = call("add", address, "--cookies", str(tmp_path / "cookies.txt"), "--allow-net", LOOPBACK)

    assert ran.code == 0
    assert {asked.headers.get("cookie") for asked in news.requests} == {"session=secret-word"}
    (capture,) = (tmp_path / "library" / "captures").rglob("*.warc.gz")
    assert b"secret-word" not in gzip.decompress(capture.read_bytes())


def test_a_proxy_is_a_setting_that_says_what_it_means(call: Call, news: LoopbackSite) -> None:
    news.answers["http://news.example/a"] = news.answers["/wall"]
    wrong = call("settings", "proxy", "nonsense")
    right = call("settings", "proxy", news.origin)

    ran = call("add", "http://news.example/a", "--json")

    assert (wrong.code, "is no proxy" in wrong.err) == (1, True)
    assert "looks the names of sites up" in right.err
    assert ran.lines[0]["outcome"] == "saved"
    assert news.paths[0] == "http://news.example/a"


def test_pictures_that_an_article_lacks_are_got_later(call: Call, news: LoopbackSite) -> None:
    picture = news.answers.pop("/wall.png")
    call("add", news.address("/wall"), "--allow-net", LOOPBACK)
    news.answers["/wall.png"] = picture

    ran = call("add", "--pictures-of", "1", "--allow-net", LOOPBACK, "--json")
    again = call("add", "--pictures-of", "1", "--allow-net", LOOPBACK, "--json")

    assert (ran.code, ran.lines[0]["outcome"], ran.lines[0]["article"]) == (0, "unchanged", 1)
    assert ran.lines[0]["pictures"] == {"saved": 1, "missing": 0}
    assert again.lines[0]["error"]["kind"] == "no-such-picture"


def test_a_page_is_added_without_pictures_now_or_later(call: Call, news: LoopbackSite) -> None:
    added = call("add", news.address("/wall"), "--no-pictures", "--allow-net", LOOPBACK, "--json")
    later = call("add", news.address("/quay"), "--no-pictures", "--later", "--json")
    queued = call("queue", "list", "--json")

    assert added.lines[0]["pictures"] == {"saved": 0, "missing": 0}
    assert "/wall.png" not in news.paths
    assert (later.code, queued.lines[0]["pictures"]) == (0, "none")


def test_without_the_extra_render_says_how_to_get_it_and_asks_nothing(
    call: Call, news: LoopbackSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    ran = call("add", news.address("/wall"), "--render", "--allow-net", LOOPBACK, "--json")

    assert (ran.code, ran.lines[0]["error"]["kind"]) == (1, "needs-script")
    assert "pip install “news-archive[browser]”" in ran.lines[0]["error"]["message"]
    assert news.requests == []
