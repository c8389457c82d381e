"""Feeds and sitemaps in all their forms."""

import gzip
import json

import pytest

from archive_app.domain.errors import FetchError
from archive_app.fetch.feeds import read_feed
from archive_app.fetch.robots import allowed, rules_without_file

URL = "https://news.example/feed.xml"

RSS = b"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>
<title>Courier &amp; Co</title>
<item><title>First</title><link>/a</link><guid isPermaLink="false">x-1</guid>
<pubDate>Tue, 13 Jan 2026 06:00:00 +0100</pubDate></item>
<item><title>Second</title><link>https://news.example/b</link></item>
<item><title>No address</title></item>
<item><title>Bad</title><link>javascript:alert(1)</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Kurier</title><entry><id>tag:1</id>
<title type="html">Über &lt;b&gt;alles&lt;/b&gt;</title><link rel="alternate" href="/ä"/>
<updated>2026-01-13T06:00:00Z</updated></entry></feed>""".encode()

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://news.example/"><title>Old</title>
</channel><item rdf:about="https://news.example/a"><title>A</title>
<link>https://news.example/a</link></item></rdf:RDF>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Blog",
        "items": [
            {"id": 7, "url": "/seven", "title": "7", "date_published": "2026-01-13T06:00:00+01:00"},
            {"id": "8", "external_url": "https://other.example/8"},
            "nonsense",
            {"id": "9"},
        ],
    }
).encode()

SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc> https://news.example/a </loc><lastmod>2026-01-13</lastmod></url>
<url><loc>https://news.example/b</loc></url></urlset>"""

NEWS = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://news.example/a</loc><news:news><news:publication><news:name>C</news:name>
</news:publication><news:publication_date>2026-01-13T06:00:00Z</news:publication_date>
<news:title>Wall</news:title></news:news>
<image:image><image:loc>https://img.example/1.jpg</image:loc></image:image></url></urlset>"""

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/s1.xml</loc><lastmod>2026-01-12</lastmod></sitemap>
<sitemap><loc>https://news.example/s2.xml.gz</loc></sitemap></sitemapindex>"""

PAGE = b"""<html><head><base href="https://news.example/x/">
<link rel="alternate" type="application/rss+xml" title="All" href="../rss">
<link rel="alternate" type="application/atom+xml" href="/atom">
<link rel="alternate" hreflang="de" href="/de"><link rel=stylesheet type=text/css href=/s>
</head><body>News</body></html>"""


@pytest.mark.parametrize(
    ("body", "form", "title", "urls"),
    [
        (RSS, "rss", "Courier & Co", ["https://news.example/a", "https://news.example/b"]),
        (ATOM, "atom", "Kurier", ["https://news.example/ä"]),
        (RDF, "rss", "Old", ["https://news.example/a"]),
        (JSON_FEED, "json", "Blog", ["https://news.example/seven", "https://other.example/8"]),
        (SITEMAP, "sitemap", "", ["https://news.example/a", "https://news.example/b"]),
        (
            gzip.compress(SITEMAP, mtime=0),
            "sitemap",
            "",
            ["https://news.example/a", "https://news.example/b"],
        ),
        (NEWS, "news-sitemap", "", ["https://news.example/a"]),
        (b"\xef\xbb\xbf\n" + RSS[38:], "rss", "Courier & Co", None),
    ],
)
def test_every_form_gives_its_entries(
    body: bytes, form: str, title: str, urls: list[str] | None
) -> None:
    reading = read_feed(body, "text/xml", URL)

    assert (reading.form, reading.title) == (form, title)
    if urls is not None:
        assert [entry.url for entry in reading.entries] == urls


def test_entries_are_known_by_their_own_name_and_dated() -> None:
    first, second = read_feed(RSS, "application/rss+xml", URL).entries

    assert (first.entry, first.title, first.published) == (
        "x-1",
        "First",
        "2026-01-13T05:00:00+00:00",
    )
    assert (second.entry, second.published) == ("https://news.example/b", None)


def test_a_news_sitemap_has_titles_and_dates_and_no_pictures() -> None:
    (entry,) = read_feed(NEWS, "text/xml", URL).entries

    assert (entry.title, entry.published) == ("Wall", "2026-01-13T06:00:00+00:00")


def test_an_index_leads_on_to_its_sitemaps() -> None:
    reading = read_feed(INDEX, "text/xml", URL)

    assert reading.form == "sitemap-index"
    assert [lead.url for lead in reading.leads] == [
        "https://news.example/s1.xml",
        "https://news.example/s2.xml.gz",
    ]


def test_a_page_leads_on_to_the_feeds_that_it_announces() -> None:
    reading = read_feed(PAGE, "text/html", "https://news.example/")

    assert reading.form == "page"
    assert [lead.url for lead in reading.leads] == [
        "https://news.example/rss",
        "https://news.example/atom",
    ]


def test_a_feed_with_a_broken_end_still_gives_what_stands_before_it() -> None:
    reading = read_feed(RSS[:-60], "text/xml", URL)

    assert reading.form == "rss"
    assert reading.entries[0].title == "First"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"&#55357;&#56832;", "😀"),
        (b"&#xD83D;&#xDE00;", "😀"),
        (b"&#x1F600;", "😀"),
        (b"a &#55357; b", "a \ufffd b"),
        (b"a &#99999999999999999999999; b", "a \ufffd b"),
        (b"caf&#233; &#x0000E9;", "café é"),
    ],
)
def test_a_title_with_half_a_character_does_not_cost_the_feed(written: bytes, read: str) -> None:
    feed = read_feed(RSS.replace(b"First", written), "text/xml", URL)
    news = read_feed(NEWS.replace(b"Wall", written), "text/xml", URL)

    assert [feed.entries[0].title, news.entries[0].title] == [read, read]
    assert len(feed.entries) == 2


def test_an_encoding_without_a_name_makes_no_feed_and_no_fault() -> None:
    feed = RSS.replace(b"UTF-8", b"U\xd4F-8")

    assert feed != RSS
    assert read_feed(feed, "text/xml", URL).entries == ()


def test_half_a_character_in_a_json_feed_can_be_kept() -> None:
    (first, *_) = read_feed(JSON_FEED.replace(b'"7"', rb'"7 \ud83d"'), "text/xml", URL).entries

    assert first.title == "7 \ufffd"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>"""
SPY = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>&x;</title></channel></rss>"""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>No feed here</body></html>",
        b"{}",
        b'{"version": 1}',
        b"{" * 100_000,
        b"%PDF-1.7",
        BOMB,
        b"\x1f\x8bnonsense",
        gzip.compress(bytes(60 << 20), mtime=0),
        b"<urlset><unclosed></urlset>",
    ],
)
def test_what_is_no_feed_is_none(body: bytes) -> None:
    assert read_feed(body, "", URL).form == ""


def test_a_feed_cannot_read_our_files() -> None:
    assert "/" not in read_feed(SPY, "text/xml", URL).title
    assert read_feed(SPY, "text/xml", URL).title == ""


def test_robots_are_told_apart_and_the_longest_rule_wins() -> None:
    rules = b"""User-agent: Other\nDisallow: /\n
User-agent: NewsArchive\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n
User-agent: *\nDisallow: /all\n"""
    urls = [
        f"https://news.example{path}" for path in ("/a", "/private/x", "/private/open/y", "/b.pdf")
    ]

    assert allowed(rules, urls, "NewsArchive") == (True, False, True, False)
    assert allowed(b"", urls, "NewsArchive") == (True,) * 4
    assert allowed(b"\xff\xfe\x00nonsense", urls, "NewsArchive") == (True,) * 4


@pytest.mark.parametrize(
    ("kind", "is_open"),
    [
        ("http-404", True),
        ("http-410", True),
        ("login", True),
        ("http-429", False),
        ("http-503", False),
        ("timeout", False),
    ],
)
def test_a_missing_file_closes_nothing_and_a_site_in_trouble_everything(
    kind: str, is_open: bool
) -> None:
    rules = rules_without_file(FetchError("x.", kind=kind))

    assert allowed(rules, ["https://news.example/a"], "NewsArchive") == (is_open,)


@pytest.mark.parametrize(
    "body",
    [
        "<rss version='2.0'><channel><title>&#99999999999;</title>".encode("utf-16"),
        b"<rss version='2.0'><channel><item><link></item></link>",
    ],
)
def test_a_feed_that_the_library_trips_over_is_none(body: bytes) -> None:
    assert read_feed(body, "text/html; charset=utf-16", URL).form == ""
