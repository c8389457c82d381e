"""Following feeds from end to end: a real site, a real worker process, a real library."""

from collections.abc import Sequence

import pytest

from archive_app.actions.feed import MOST_NEW, FeedTools, follow, sync
from archive_app.actions.queue import QueueTools, work_off
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.errors import AddressError, FetchError, Refused
from archive_app.fetch.settings import FetchSettings
from archive_app.store.archive import Archive
from tests.loopback_site import LOOPBACK, Answer, Handler, LoopbackSite

XML = "application/rss+xml"


@pytest.fixture
def feed_tools(worker: Worker) -> FeedTools:
    return FeedTools(
        worker, Settings(allow_net=(LOOPBACK,), site_pause=0), FetchSettings(backoff_seconds=0.01)
    )


def rss(paths: Sequence[str], title: str = "Courier") -> bytes:
    items = "".join(f"<item><title>{path}</title><link>{path}</link></item>" for path in paths)
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def waiting(archive: Archive) -> list[str]:
    return [job.url.rpartition("/")[2] for job in archive.jobs.all()]


def test_new_entries_become_jobs_once_and_are_saved_with_the_feed_s_tags(
    archive: Archive, news: LoopbackSite, feed_tools: FeedTools
) -> None:
    url = news.answer("/rss", rss(["/wall"]), Content_Type=XML)

    first = follow(archive, url, ["Feeds/Courier"], feed_tools)
    news.answer("/rss", rss(["/next", "/wall"]), Content_Type=XML)
    second = sync(archive, archive.feeds.named("1"), feed_tools)
    third = sync(archive, archive.feeds.named(url), feed_tools)

    assert (first.feed.title, first.feed.form) == ("Courier", "rss")
    assert [(one.entries, one.new) for one in (first, second, third)] == [(1, 1), (2, 1), (2, 0)]
    assert waiting(archive) == ["wall", "next"]
    work_off(QueueTools(archive.library, feed_tools.settings, feed_tools.fetching))
    assert archive.articles.open(1).tags == ("Feeds/Courier",)


def test_a_page_leads_to_the_feed_that_it_announces(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    page = site.page("/", f'<head><link rel=alternate type="{XML}" href="/rss"></head><p>News')
    site.answer("/rss", rss(["/a"]), Content_Type=XML)

    synced = follow(archive, page, [], feed_tools)

    assert synced.feed.url == site.address("/rss")
    assert synced.new == 1


def test_an_index_of_sitemaps_is_read_through_the_newest_first(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    def places(tag: str, rows: Sequence[tuple[str, str]]) -> bytes:
        inner = "".join(
            f"<{tag}><loc>{site.address(path)}</loc><lastmod>{day}</lastmod></{tag}>"
            for path, day in rows
        )
        root = "sitemapindex" if tag == "sitemap" else "urlset"
        return f"<{root}>{inner}</{root}>".encode()

    months = [(f"/s{n:02}.xml", f"2024-{n % 12 + 1:02}-01") for n in range(30)]
    url = site.answer("/sitemap.xml", places("sitemap", [*months, ("/gone.xml", "2026-01-02")]))
    for path, day in months:
        site.answer(path, places("url", [(f"/of{path}", day)]))

    synced = follow(archive, url, [], feed_tools)

    assert synced.feed.form == "sitemap-index"
    assert (synced.entries, synced.new) == (19, 19)
    assert [notice.kind for notice in synced.warnings] == ["limited", "http-404"]
    assert waiting(archive)[0] == "s11.xml"


def test_a_site_that_says_nothing_changed_is_believed(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    def answer(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"f1"'
        fields = (("Content-Type", XML), ("ETag", '"f1"'))
        handler.send(Answer(b"" if same else rss(["/a"]), 304 if same else 200, fields))

    url = site.behave("/rss", answer)
    follow(archive, url, [], feed_tools)

    again = [sync(archive, archive.feeds.named(url), feed_tools) for _ in range(2)]

    assert [(one.entries, one.new, one.error) for one in again] == [(0, 0, None)] * 2
    assert [
        asked.headers.get("if-none-match") for asked in site.requests if "rss" in asked.path
    ] == [
        None,
        '"f1"',
        '"f1"',
    ]
    assert archive.feeds.named(url).title == "Courier"


def test_robots_txt_is_honoured_for_the_entries(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /private")
    url = site.answer("/rss", rss(["/a", "/private/b"]), Content_Type=XML)

    synced = follow(archive, url, [], feed_tools)

    assert (synced.new, synced.warnings[0].kind) == (1, "blocked")
    assert waiting(archive) == ["a"]
    assert site.paths.count("/robots.txt") == 1


def test_a_feed_that_robots_txt_closes_is_not_asked(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    site.answer("/robots.txt", b"User-agent: NewsArchive\nDisallow: /")
    url = site.answer("/rss", rss(["/a"]), Content_Type=XML)

    with pytest.raises(FetchError, match=r"robots\.txt asks programs"):
        follow(archive, url, [], feed_tools)

    assert site.paths == ["/robots.txt"]
    assert archive.feeds.all() == ()


def test_what_is_in_the_library_already_is_not_new(
    archive: Archive, news: LoopbackSite, feed_tools: FeedTools
) -> None:
    archive.jobs.add([news.address("/wall")])
    work_off(QueueTools(archive.library, feed_tools.settings, feed_tools.fetching))
    url = news.answer("/rss", rss(["/wall?utm_source=rss", "/b"]), Content_Type=XML)

    assert follow(archive, url, [], feed_tools).new == 1


def test_a_long_feed_makes_no_more_jobs_than_anyone_wants(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    url = site.answer("/rss", rss([f"/{n}" for n in range(3_000)]), Content_Type=XML)

    synced = follow(archive, url, [], feed_tools)
    again = sync(archive, synced.feed, feed_tools)

    assert (synced.entries, synced.new, again.new) == (3_000, MOST_NEW, 0)
    assert synced.warnings[0].kind == "limited"
    assert archive.feeds.named("1").entries == 3_000


def test_a_feed_that_fails_says_why_and_keeps_what_it_knew(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    url = site.answer("/rss", rss(["/a"]), Content_Type=XML)
    follow(archive, url, [], feed_tools)
    site.answer("/rss", b"gone", 410)

    failed = sync(archive, archive.feeds.named(url), feed_tools)

    assert failed.error is not None
    assert failed.error.kind == "http-410"
    assert archive.feeds.named(url).error == failed.error
    site.answer("/rss", rss(["/a", "/b"]), Content_Type=XML)
    assert sync(archive, archive.feeds.named(url), feed_tools).new == 1
    assert archive.feeds.named(url).error is None


def test_a_feed_that_moved_for_good_is_followed_where_it_is(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    site.answer("/new", rss(["/a"]), Content_Type=XML)

    synced = follow(archive, site.redirect("/old", "/new", 301), [], feed_tools)

    assert synced.feed.url == site.address("/new")


def test_a_feed_is_followed_once(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    url = site.answer("/rss", rss(["/a"]), Content_Type=XML)
    follow(archive, url, [], feed_tools)

    with pytest.raises(Refused, match="followed already"):
        follow(archive, url, [], feed_tools)

    assert len(archive.feeds.all()) == 1


def test_a_page_without_a_feed_says_so(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    with pytest.raises(FetchError, match="There is no feed at"):
        follow(archive, site.page("/", "<p>Nothing here."), [], feed_tools)


def test_a_feed_is_guarded_as_a_page_is(
    archive: Archive, site: LoopbackSite, worker: Worker
) -> None:
    closed = FeedTools(worker, Settings(), FetchSettings())
    url = site.answer("/rss", rss(["/a"]), Content_Type=XML)

    with pytest.raises(AddressError, match="this computer itself"):
        follow(archive, url, [], closed)

    assert site.requests == []


def test_a_feed_removed_takes_no_job_with_it(
    archive: Archive, site: LoopbackSite, feed_tools: FeedTools
) -> None:
    url = site.answer("/rss", rss(["/a"]), Content_Type=XML)
    synced = follow(archive, url, [], feed_tools)

    archive.feeds.remove(synced.feed.feed)

    assert archive.feeds.all() == ()
    assert waiting(archive) == ["a"]
