"""The verb that lets pages be saved again by themselves."""

from pathlib import Path

from archive_app.store.archive import Archive
from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, LoopbackSite


def test_an_article_is_watched_listed_and_left(saved: Call) -> None:
    begun = saved("watch", "1", "every", "6h", "--json").lines[0]
    listed = saved("watch", "--json").lines
    ended = saved("watch", "1", "every", "never", "--json").lines[0]

    assert (begun["article"], begun["site"], begun["every"], begun["articles"]) == (
        1,
        None,
        "6h",
        1,
    )
    assert listed == [begun]
    assert ended == begun | {"every": "never", "next": None, "articles": 0}
    assert saved("watch", "--json").lines == []


def test_a_site_is_watched_by_its_name(saved: Call) -> None:
    ran = saved("watch", "Ellery Courier", "every", "1w")

    assert ran.code == 0
    assert ran.out.startswith("Ellery Courier: every 1w, 2 articles, next ")


def test_what_is_due_is_saved_with_the_queue(saved: Call, news: LoopbackSite) -> None:
    saved("watch", "1", "every", "1h")
    library = saved("info", "--json").lines[0]["library"]
    with Archive.open(Path(library)) as archive:
        archive._db.execute("UPDATE watch SET next_at = 0")
    news.page("/wall", "<title>Moved</title><article><h1>Moved</h1><p>It moved on.</article>")

    ran = saved("queue", "resume", "--allow-net", LOOPBACK, "--json")

    assert [line["outcome"] for line in ran.lines] == ["new-version"]


def test_what_was_allowed_for_a_watch_is_kept_with_it_and_for_no_other_page(
    saved: Call, news: LoopbackSite
) -> None:
    begun = saved("watch", "1", "every", "1h", "--allow-net", "127.0.0.1/32", "--json").lines[0]
    changed = saved("watch", "1", "every", "6h", "--json").lines[0]
    said = saved("watch").out
    library = saved("info", "--json").lines[0]["library"]
    with Archive.open(Path(library)) as archive:
        archive._db.execute("UPDATE watch SET next_at = 0")
    saved("add", news.page("/other", "<p>Another page.</p>"), "--later")

    ran = saved("queue", "resume", "--json")

    assert begun["allow_net"] == changed["allow_net"] == ["127.0.0.1/32"]
    assert said.rstrip().endswith("may ask 127.0.0.1/32")
    outcomes = {line["url"]: line["outcome"] for line in ran.lines}
    assert outcomes == {news.address("/wall"): "unchanged", news.address("/other"): "failed"}
    assert "/other" not in news.paths


def test_half_a_wish_is_wrong_usage_and_no_interval_is_said(saved: Call) -> None:
    assert saved("watch", "1").code == 2
    assert saved("watch", "1", "every").code == 2
    assert saved("watch", "1", "every", "2h").code == 1
    assert saved("watch", "7", "every", "1d").code == 1


def test_ranges_are_taken_as_by_every_verb_that_leads_to_the_web(saved: Call) -> None:
    assert saved("watch", "1", "every", "1d", "--allow-net", LOOPBACK).code == 0
    assert saved("watch", "1", "every", "1d", "--allow-net", "nowhere").code == 1
    assert saved("watch", "--json").lines[0]["every"] == "1d"
