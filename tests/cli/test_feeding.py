"""Feeds on the command line."""

from pathlib import Path

from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, LoopbackSite

RSS = b"""<rss version="2.0"><channel><title>Courier</title>
<item><title>Wall</title><link>/wall</link></item></channel></rss>"""


def test_a_feed_is_followed_listed_looked_at_and_left(call: Call, news: LoopbackSite) -> None:
    url = news.answer("/rss", RSS, Content_Type="application/rss+xml")

    added = call("feed", "add", url, "--tag", "Feeds", "--allow-net", LOOPBACK, "--json")
    listed = call("feed", "list", "--json")
    synced = call("feed", "sync", "--allow-net", LOOPBACK, "--json")

    assert added.lines == [
        {
            "feed": 1, "url": url, "title": "Courier", "entries": 1, "new": 1, "warnings": [],
            "error": None,
        }
    ]  # fmt: skip
    assert (listed.lines[0]["form"], listed.lines[0]["tags"]) == ("rss", ["Feeds"])
    assert (synced.code, synced.lines[0]["new"]) == (0, 0)
    assert call("queue", "--json").lines[0]["url"] == news.address("/wall")
    assert call("feed", "remove", "1").code == 0
    assert call("feed", "--json").lines == []


def test_a_feed_that_cannot_be_had_is_said_and_the_others_are_tried(
    call: Call, news: LoopbackSite
) -> None:
    url = news.answer("/rss", RSS, Content_Type="application/rss+xml")

    ran = call("feed", "add", news.address("/gone"), url, "--allow-net", LOOPBACK, "--json")

    assert ran.code == 1
    assert [line["error"] and line["error"]["kind"] for line in ran.lines] == ["http-404", None]
    news.answer("/rss", b"", 503)
    failed = call("feed", "sync", "--allow-net", LOOPBACK)
    assert (failed.code, "fault of its own (503)" in failed.err) == (1, True)


def test_what_was_allowed_for_a_feed_is_kept_with_it_and_with_what_it_names(
    call: Call, news: LoopbackSite
) -> None:
    call("settings", "site_pause", "0")
    url = news.answer("/rss", RSS, Content_Type="application/rss+xml")
    call("feed", "add", url, "--allow-net", LOOPBACK)
    newer = RSS.replace(b"/wall", b"/cranes")
    news.answer("/rss", newer, Content_Type="application/rss+xml")
    synced = call("feed", "sync", "--json")
    call("add", news.page("/other", "<p>Another page.</p>"), "--later")

    ran = call("queue", "resume", "--json")

    assert (synced.code, synced.lines[0]["new"]) == (0, 1)
    assert call("feed", "list", "--json").lines[0]["allow_net"] == [LOOPBACK]
    assert call("feed").out.rstrip().endswith(f"may ask {LOOPBACK}")
    outcomes = {line["url"]: line["outcome"] for line in ran.lines}
    assert outcomes == {
        news.address("/wall"): "saved",
        news.address("/cranes"): "saved",
        news.address("/other"): "failed",
    }
    assert "/other" not in news.paths


def test_what_is_allowed_for_one_look_goes_with_the_pages_found_then(
    call: Call, news: LoopbackSite
) -> None:
    call("settings", "site_pause", "0")
    url = news.answer("/rss", b"<rss version='2.0'><channel/></rss>", Content_Type="text/xml")
    call("settings", "allow_net", LOOPBACK)
    call("feed", "add", url)
    call("settings", "allow_net", "")
    news.answer("/rss", RSS, Content_Type="application/rss+xml")

    refused = call("feed", "sync", "--json")
    allowed = call("feed", "sync", "--allow-net", LOOPBACK, "--json")
    ran = call("queue", "resume", "--json")

    assert refused.lines[0]["error"]["kind"] == "refused-address"
    assert (allowed.code, [line["outcome"] for line in ran.lines]) == (0, ["saved"])
    assert call("feed", "list", "--json").lines[0]["allow_net"] == []


def test_what_is_no_range_is_said_before_a_feed_is_asked(call: Call, news: LoopbackSite) -> None:
    ran = call("feed", "add", news.address("/rss"), "--allow-net", "nowhere")

    assert (ran.code, news.requests) == (1, [])
    assert call("feed", "--json").lines == []


def test_lists_of_feeds_go_in_and_out(call: Call, news: LoopbackSite, tmp_path: Path) -> None:
    url = news.answer("/rss", RSS, Content_Type="application/rss+xml")
    (tmp_path / "in.opml").write_text(
        '<opml version="2.0"><body><outline text="Harbour">'
        f'<outline text="C" xmlUrl="{url}"/></outline></body></opml>'
    )

    ran = call("feed", "import", str(tmp_path / "in.opml"), "--allow-net", LOOPBACK)
    call("feed", "export", str(tmp_path / "out.opml"))

    assert (ran.code, ran.out) == (0, "Courier: 1 new of 1\n")
    written = (tmp_path / "out.opml").read_text()
    assert '<outline text="Harbour">' in written
    assert f'text="Courier" xmlUrl="{url}"' in written
