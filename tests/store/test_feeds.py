"""The feeds that are followed: left and followed again, undone and done again."""

from dataclasses import replace

import pytest

from archive_app.domain.errors import NotFound, Refused
from archive_app.domain.feed import FeedEntry
from archive_app.store.archive import Archive

NEWS = "https://riverpost.example/feed.xml"
ENTRY = FeedEntry(entry="1", url="https://riverpost.example/1", title="One", published=None)


def followed(archive: Archive) -> list[str]:
    return [feed.url for feed in archive.feeds.all()]


def test_leaving_a_feed_is_undone_with_the_entries_that_it_had(archive: Archive) -> None:
    feed = archive.feeds.add(NEWS, ["news"], ["127.0.0.1/32"])
    archive.feeds.checked(feed, [ENTRY])
    left = archive.feeds.remove(feed.feed)
    while_left = followed(archive)

    event, _ = archive.history.undo(left.event)

    (back,) = archive.feeds.all()
    assert (while_left, event.subject) == ([], f"Feed {NEWS} left")
    assert (back.tags, back.allow_net, back.entries) == (("news",), ("127.0.0.1/32",), 1)
    assert archive.feeds.unseen(back.feed, [ENTRY]) == ()


def test_following_a_feed_is_undone_and_done_again(archive: Archive) -> None:
    feed = archive.feeds.add(NEWS)
    archive.feeds.checked(feed, [ENTRY])

    event, _ = archive.history.undo()
    gone = followed(archive)
    archive.history.redo()

    assert (event.subject, gone) == (f"Feed {NEWS} followed", [])
    assert archive.feeds.unseen(archive.feeds.named(NEWS).feed, [ENTRY]) == ()


def test_a_feed_that_was_left_can_be_followed_anew_under_other_tags(archive: Archive) -> None:
    archive.feeds.checked(archive.feeds.add(NEWS, ["old"]), [ENTRY])
    archive.feeds.remove(archive.feeds.named(NEWS).feed)

    again = archive.feeds.add(NEWS, ["new"])

    assert (again.tags, again.entries) == (("new",), 1)
    with pytest.raises(Refused, match="followed already"):
        archive.feeds.add(NEWS)


def test_a_feed_that_was_left_is_none_to_look_at_or_leave_again(archive: Archive) -> None:
    feed = archive.feeds.add(NEWS)
    archive.feeds.remove(feed.feed)

    with pytest.raises(NotFound):
        archive.feeds.named(NEWS)
    with pytest.raises(NotFound):
        archive.feeds.remove(feed.feed)


def test_a_feed_that_was_left_is_followed_again_when_work_is_put_back(archive: Archive) -> None:
    feed = archive.feeds.add(NEWS)
    lines = list(archive.portable.lines())
    archive.feeds.remove(feed.feed)
    without = [line["kind"] for line in archive.portable.lines()]

    restored = archive.portable.restore(lines)

    assert "feed" not in without
    assert (restored.others, followed(archive)) == (1, [NEWS])
    assert archive.portable.restore(lines).others == 0


def test_what_is_found_in_a_feed_is_no_change_to_undo(archive: Archive) -> None:
    feed = archive.feeds.add(NEWS)

    archive.feeds.checked(replace(feed, title="River Post"), [ENTRY])

    assert [event.verb for event in archive.history.events()] == ["follow"]
