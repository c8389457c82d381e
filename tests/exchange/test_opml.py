"""Lists of feeds, in and out."""

import pytest

from archive_app.domain.errors import PageError
from archive_app.domain.feed import Outline
from archive_app.exchange.opml import read_opml, write_opml

LIST = """<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head/><body>
<outline text="Politics"><outline text="Europe/EU">
<outline type="rss" text="Kurier &amp; Söhne" xmlUrl="https://kurier.example/rss"/></outline></outline>
<outline text="Courier" title="The Courier" xmlUrl="https://courier.example/feed"/>
<outline text="Twice" xmlUrl="https://courier.example/feed"/>
<outline text="No web address" xmlUrl="file:///etc/passwd"/><outline text="Empty"/></body></opml>"""


def test_feeds_are_read_with_their_folders_as_tags_each_once() -> None:
    assert read_opml(LIST.encode()) == (
        Outline("https://kurier.example/rss", "Kurier & Söhne", ("Politics/Europe-EU",)),
        Outline("https://courier.example/feed", "The Courier", ()),
    )


def test_what_is_written_is_read_back_the_same() -> None:
    feeds = (
        Outline("https://a.example/?x=1&y=2", "A <b> 東京", ("Places/Port Ellery",)),
        Outline("https://b.example/", "B", ("Places",)),
        Outline("https://c.example/", "C"),
    )

    assert set(read_opml(write_opml(feeds, "Feeds"))) == set(feeds)


def test_a_name_with_a_control_character_does_not_cost_the_list() -> None:
    feed = Outline("https://a.example/", "A\x05 feed", ("Pla\x00ces",))

    assert read_opml(write_opml([feed], "Fee\x1bds")) == (
        Outline("https://a.example/", "A feed", ("Places",)),
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no xml",
        b"<html><body/></html>",
        b"<opml version='2.0'/>",
        b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body>&a;</body></opml>",
    ],
)
def test_what_is_no_list_is_said(body: bytes) -> None:
    with pytest.raises(PageError, match="no OPML list"):
        read_opml(body)
