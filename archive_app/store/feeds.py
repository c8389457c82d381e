"""The feeds that the person follows, and what they had already."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import NotFound, Notice, Refused
from archive_app.domain.feed import Feed, FeedEntry
from archive_app.store import columns, steps
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.history import record

_FEED = """
    SELECT feed, url, title, form, tags, etag, last_modified, added_at, checked_at,
           (SELECT count(*) FROM feed_entry WHERE feed_entry.feed = feed.feed) AS entries,
           error_kind, error_message, allow_net
    FROM feed WHERE followed
"""
_CHANGED = Changes(kinds=frozenset({Touched.JOBS}))


@guarded
class Feeds:
    """Feeds by number and by address."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, url: str, tags: Sequence[str] = (), allow_net: Sequence[str] = ()) -> Feed:
        """Follows ``url`` from now on; one that was left knows the entries it had.

        ``allow_net``: address ranges that may be asked for it although they are not public.

        Raises:
            Refused: it is followed already.
        """
        with writing(self._db):
            row = {
                "url": url,
                "tags": columns.to_json(tuple(tags)),
                "allow_net": columns.to_json(tuple(allow_net)),
                "added_at": columns.now(),
            }
            known = columns.first(self._db, "SELECT feed, followed FROM feed WHERE url = ?", (url,))
            if known is None:
                number = columns.insert(self._db, "feed", {**row, "followed": 0})
            elif known["followed"]:
                raise Refused(f"The feed {url} is followed already. Nothing was changed.")
            else:
                number = known["feed"]
                columns.update(self._db, "feed", {"feed": number}, row)
            self._follow(number, url, on=True)
            return self._feed("feed", number)

    def all(self) -> tuple[Feed, ...]:
        """Every feed, in the order they were added."""
        return tuple(_feed(row) for row in columns.query(self._db, f"{_FEED} ORDER BY feed"))

    def named(self, name: str) -> Feed:
        """The feed of that number or address; raises ``NotFound``."""
        if name.isascii() and name.isdigit():
            return self._feed("feed", int(name))
        return self._feed("url", name)

    def remove(self, feed: int) -> Changes:
        """Follows ``feed`` no longer; articles and jobs that came of it stay. Or ``NotFound``."""
        with writing(self._db):
            return self._follow(feed, self._feed("feed", feed).url, on=False)

    def unseen(self, feed: int, entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
        """Those of ``entries`` that ``feed`` did not have before, each once."""
        named = {entry.entry: entry for entry in entries}
        known = self._db.conn.execute(_KNOWN, (feed, columns.to_json(list(named))))
        seen = {row[0] for row in known}
        return tuple(entry for name, entry in named.items() if name not in seen)

    def checked(self, feed: Feed, entries: Iterable[FeedEntry]) -> Changes:
        """Writes what a look at the feed found: what ``feed`` says of itself, and its entries.

        Later they are not new any more.
        """
        values = {
            "url": feed.url,
            "title": columns.text(feed.title),
            "form": feed.form,
            "etag": feed.etag,
            "last_modified": feed.last_modified,
            "checked_at": columns.now(),
            "error_kind": feed.error.kind if feed.error else None,
            "error_message": feed.error.message if feed.error else None,
        }
        rows = [
            (feed.feed, columns.text(one.entry), one.url, columns.text(one.title), one.published)
            for one in entries
        ]
        with writing(self._db):
            columns.update(self._db, "feed", {"feed": feed.feed}, values)
            now = columns.now()
            self._db.conn.executemany(_SEEN, [(*row, now) for row in rows])
        return _CHANGED

    def _follow(self, feed: int, url: str, *, on: bool) -> Changes:
        taken = steps.change(self._db, "feed", [(feed,)], {"followed": int(on)})
        if on:
            return record(self._db, "follow", f"Feed {url} followed", taken)
        return record(self._db, "unfollow", f"Feed {url} left", taken)

    def _feed(self, name: str, value: object) -> Feed:
        row = columns.first(self._db, f"{_FEED} AND {name} = ?", (value,))
        if row is None:
            raise NotFound(f"There is no feed {value} here.", kind="no-such-feed")
        return _feed(row)


def _feed(row: dict[str, Any]) -> Feed:
    kind, message = row.pop("error_kind"), row.pop("error_message")
    error: Notice | None = columns.notice(kind, message)
    checked = row.pop("checked_at")
    return Feed(
        **{
            **row,
            "tags": tuple(columns.from_json(row["tags"])),
            "allow_net": tuple(columns.from_json(row["allow_net"])),
            "added_at": columns.moment(row["added_at"]),
        },
        checked_at=columns.moment(checked) if checked else None,
        error=error,
    )


_KNOWN = """
    SELECT entry FROM feed_entry WHERE feed = ? AND entry IN (SELECT value FROM json_each(?))
"""

_SEEN = """
    INSERT INTO feed_entry (feed, entry, url, title, published, seen_at)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""
