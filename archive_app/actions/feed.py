"""Follows feeds: what is new in them becomes jobs of the queue.

As with pages, ``look`` needs the network and no library, ``keep`` the library and no network.
A site's robots.txt is honoured here, for the feed and for what it names: nobody asked for each
page by hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from archive_app.actions.progress import Stopped, never
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.address import parse_address
from archive_app.domain.errors import (
    AddressError,
    ArchiveError,
    Cancelled,
    FetchError,
    LibraryError,
    Notice,
)
from archive_app.domain.feed import Feed, FeedEntry, FeedReading
from archive_app.domain.page import FetchedPage, Validators
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from archive_app.fetch.robots import FILE, rules_without_file
from archive_app.fetch.settings import FetchSettings
from archive_app.store.archive import Archive

MOST_NEW = 200
"""Jobs that one look at a feed may make: the newest. What is older counts as known."""
MOST_SITEMAPS = 20
"""Of an index: the newest."""
_MOST_SITES = 20
_FOREVER = {301, 308}
_PRIORITY = -1
"""What the person asked for by hand comes first."""
_AGENT = "NewsArchive"


@dataclass(frozen=True, slots=True)
class FeedTools:
    """What feeds are looked at with."""

    worker: Worker
    settings: Settings
    fetching: FetchSettings
    stopped: Stopped = never
    allow_net: tuple[str, ...] = ()
    """Address ranges that may be asked beside those of settings and feed; kept with the jobs made
    now, and with a feed that is new."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a feed found."""

    feed: Feed
    """With what it says of itself now."""
    entries: tuple[FeedEntry, ...]
    """Newest first where they are dated, else in the feed's order; none that robots.txt closes."""
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of it."""

    feed: Feed
    entries: int
    """In the feed now."""
    new: int
    """Jobs that were made."""
    warnings: tuple[Notice, ...] = ()
    error: Notice | None = None


def follow(archive: Archive, text: str, tags: Sequence[str], tools: FeedTools) -> Synced:
    """Follow the feed at an address, or the first one that the page there announces.

    Raises:
        AddressError, FetchError: it could not be had, or is no feed; nothing is followed.
        Refused: it is followed already.
    """
    url = parse_address(text)
    unknown = Feed(0, url, "", "", tuple(tags), None, None, datetime.now(UTC), None, 0, None)
    looked = look(replace(unknown, allow_net=tools.allow_net), tools)
    with archive.at_once():
        feed = archive.feeds.add(looked.feed.url, tags, tools.allow_net)
        return keep(archive, replace(looked, feed=replace(looked.feed, feed=feed.feed)))


def sync(archive: Archive, feed: Feed, tools: FeedTools) -> Synced:
    """Look what is new in ``feed``; a feed that cannot be had says why, and keeps what it knew.

    Raises:
        LibraryError: it could not be written.
        Cancelled: the person stopped it.
    """
    feed = replace(feed, allow_net=(*feed.allow_net, *tools.allow_net))
    try:
        return keep(archive, look(feed, tools))
    except (Cancelled, LibraryError):
        raise
    except ArchiveError as error:
        why = Notice(error.kind, error.message)
        archive.feeds.checked(replace(feed, error=why), ())
        return Synced(feed, 0, 0, error=why)


def look(feed: Feed, tools: FeedTools) -> Looked:
    """What ``feed`` has now.

    Raises:
        AddressError, FetchError: it could not be had, or is no feed.
    """
    fetching = replace(tools.fetching, proxy=tools.fetching.proxy or tools.settings.proxy)
    guard = Guard((*tools.settings.allow_net, *feed.allow_net))
    with Client(guard, fetching, tools.stopped) as client:
        return _Look(feed, tools, client).run()


def keep(archive: Archive, looked: Looked) -> Synced:
    """Make jobs of what is new in one transaction; what the library has already is not new."""
    feed = looked.feed
    warnings = looked.warnings
    with archive.at_once():
        unseen = archive.feeds.unseen(feed.feed, looked.entries)
        new = [one for one in unseen if archive.articles.number_of(one.url) is None]
        if len(new) > MOST_NEW:
            words = (
                f"{len(new)} entries are new. The {MOST_NEW} newest wait in the queue;"
                " the others count as known."
            )
            warnings = (*warnings, Notice("limited", words))
        urls = tuple(dict.fromkeys(one.url for one in new[:MOST_NEW]))
        archive.jobs.add(urls, feed.tags, priority=_PRIORITY, allow_net=feed.allow_net)
        archive.feeds.checked(replace(feed, error=None), unseen)
    return Synced(archive.feeds.named(str(feed.feed)), len(looked.entries), len(urls), warnings)


class _Look:
    """One look at one feed."""

    def __init__(self, feed: Feed, tools: FeedTools, client: Client) -> None:
        self._feed = feed
        self._tools = tools
        self._client = client
        self._rules: dict[str, bytes] = {}
        """robots.txt by scheme, host and port."""
        self._warnings: list[Notice] = []

    def run(self) -> Looked:
        """The feed, or the first feed of the page."""
        url = self._feed.url
        fetched, reading = self._reading(url, self._validators())
        if reading is None:
            return Looked(self._feed, ())
        if reading.form == "page":
            fetched, reading = self._announced(reading)
        if reading.form == "sitemap-index":
            reading = replace(reading, entries=self._sitemaps(reading.leads))
        feed = self._described(fetched, reading)
        entries = self._permitted(_newest_first(reading.entries))
        return Looked(feed, entries, tuple(self._warnings))

    def _reading(
        self, url: str, known: Validators | None = None
    ) -> tuple[FetchedPage, FeedReading | None]:
        """What is at ``url``; None where the site says that it is the same as before."""
        self._rules_of(_site(url))  # an address that is never asked says so by itself
        if not self._may_ask([url])[0]:
            raise FetchError(
                f"The site's robots.txt asks programs to leave {url} alone. It was not asked.",
                kind="blocked",
            )
        fetched = self._client.page(url, known)
        page = fetched.page
        if page.status == HTTPStatus.NOT_MODIFIED:
            return fetched, None
        reading = self._tools.worker.read_feed(page.body, page.media_type, page.url)
        if not reading.form:
            raise FetchError(
                f"There is no feed at {url}, and the page there names none. Nothing was changed.",
                kind="unsupported-type",
            )
        return fetched, reading

    def _announced(self, page: FeedReading) -> tuple[FetchedPage, FeedReading]:
        lead = page.leads[0].url
        self._feed = replace(self._feed, url=lead, etag=None, last_modified=None)
        fetched, reading = self._reading(lead)
        if reading is None or reading.form == "page":
            raise FetchError(
                f"The page names {lead} as its feed, but that is none. Nothing was changed.",
                kind="unsupported-type",
            )
        return fetched, reading

    def _sitemaps(self, leads: Sequence[FeedEntry]) -> tuple[FeedEntry, ...]:
        """The entries of the newest sitemaps of an index; one that cannot be had stops none."""
        entries: list[FeedEntry] = []
        chosen = _newest_first(leads)[:MOST_SITEMAPS]
        if len(leads) > len(chosen):
            words = f"The index names {len(leads)} sitemaps; the {len(chosen)} newest were read."
            self._warnings.append(Notice("limited", words))
        for lead in chosen:
            try:
                _, reading = self._reading(lead.url)
            except (Cancelled, LibraryError):
                raise
            except ArchiveError as error:
                self._warnings.append(Notice(error.kind, error.message))
                continue
            entries += reading.entries if reading is not None else ()
        return tuple(entries)

    def _permitted(self, entries: Sequence[FeedEntry]) -> tuple[FeedEntry, ...]:
        """Those that robots.txt of their site leaves open to programs."""
        may = self._may_ask([entry.url for entry in entries])
        closed = may.count(False)
        if closed:
            words = f"{closed} of {len(entries)} entries were left out: robots.txt closes them."
            self._warnings.append(Notice("blocked", words))
        return tuple(entry for entry, open_ in zip(entries, may, strict=True) if open_)

    def _may_ask(self, urls: Sequence[str]) -> list[bool]:
        by_site: dict[str, list[str]] = {}
        for url in urls:
            by_site.setdefault(_site(url), []).append(url)
        open_: dict[str, bool] = {}
        for number, (site, of_site) in enumerate(by_site.items()):
            if number >= _MOST_SITES:  # a feed of other people's pages: each is asked by itself
                break
            try:
                rules = self._rules_of(site)
            except AddressError:
                continue
            answers = self._tools.worker.read_robots(rules, of_site, _AGENT)
            open_ |= dict(zip(of_site, answers, strict=True))
        return [open_.get(url, False) for url in urls]

    def _rules_of(self, site: str) -> bytes:
        if site not in self._rules:
            try:
                self._rules[site] = self._client.page(site + FILE).page.body
            except FetchError as error:
                self._rules[site] = rules_without_file(error)
        return self._rules[site]

    def _validators(self) -> Validators | None:
        feed = self._feed
        if feed.form == "sitemap-index" or not (feed.etag or feed.last_modified):
            return None  # an index may stay the same while its sitemaps change
        return Validators(feed.url, feed.etag, feed.last_modified)

    def _described(self, fetched: FetchedPage, reading: FeedReading) -> Feed:
        page = fetched.page
        moved = all(hop.status in _FOREVER for hop in fetched.exchanges[:-1])
        return replace(
            self._feed,
            url=page.url if moved else self._feed.url,
            title=reading.title or self._feed.title,
            form=reading.form,
            etag=page.header("etag"),
            last_modified=page.header("last-modified"),
        )


def _newest_first(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """By date as text, days first: sites of one feed write it in one form; undated ones last."""
    return tuple(sorted(entries, key=lambda entry: entry.published or "", reverse=True))


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
