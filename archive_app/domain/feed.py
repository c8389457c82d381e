"""Feeds and sitemaps: what a site says is new, and what a person follows of it."""

from dataclasses import dataclass
from datetime import datetime

from archive_app.domain.errors import Notice


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One address that a feed names."""

    entry: str
    """The feed's own name for it, else its address: by this it is known the next time."""
    url: str
    title: str
    """May be empty."""
    published: str | None
    """ISO 8601, as the feed says it; for a sitemap its last change."""


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What one answer was, read as a feed."""

    form: str
    """rss, atom, json, sitemap, news-sitemap; sitemap-index and page only lead on; empty: none."""
    title: str = ""
    entries: tuple[FeedEntry, ...] = ()
    """In the order of the feed."""
    leads: tuple[FeedEntry, ...] = ()
    """Sitemaps of an index, or the feeds that a page announces."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that the person follows."""

    feed: int
    url: str
    title: str
    form: str
    tags: tuple[str, ...]
    """Given to every article that comes of it."""
    etag: str | None
    last_modified: str | None
    added_at: datetime
    checked_at: datetime | None
    """None before the first time."""
    entries: int
    """Entries that it had so far."""
    error: Notice | None
    """Why it could not be read the last time."""
    allow_net: tuple[str, ...] = ()
    """Address ranges that may be asked for it and what it names although they are not public."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed as an OPML list names it."""

    url: str
    title: str
    tags: tuple[str, ...] = ()
    """The folders that it lies in, as one tree: "Politics/Europe"."""
