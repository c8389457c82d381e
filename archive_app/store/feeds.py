"""The feeds that the person follows, and what they had already."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import NotFound, Notice, Refused
from archive_app.domain.feed import Feed, FeedEntry
from archive_app.store import columns
from archive_app.store.border import guarded
from archive_app.store.connection import writing

_FEED = """
    SELECT feed, url, title, form, tags, etag, last_modified, added_at, checked_at,
           (SELECT count(*) FROM feed_entry WHERE feed_entry.feed = feed.feed) AS entries,
           error_kind, error_message, allow_net
    FROM feed
"""
_CHANGED = Changes(kinds=frozenset({Touched.JOBS}))


@guarded
class Feeds:
    """Feeds by number and by address."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, url: str, tags: Sequence[str] = (), allow_net: Sequence[str] = ()) -> Feed:
        """Follows ``url`` from now on.

        ``allow_net``: address ranges that may be asked for it although they are not public.

        Raises:
            Refused: it is followed already.
        """
        with writing(self._db):
            if columns.scalar(self._db, "SELECT 1 FROM feed WHERE url = ?", (url,)):
                raise Refused(f"The feed {url} is followed already. Nothing was changed.")
            row = {
                "url": url,
                "tags": columns.to_json(tuple(tags)),
                "allow_net": columns.to_json(tuple(allow_net)),
                "added_at": columns.now(),
            }
            number = columns.insert(self._db, "feed", row)
            return self._feed("WHERE feed = ?", number)

    def all(self) -> tuple[Feed, ...]:
        """Every feed, in the order they were added."""
        return tuple(_feed(row) for row in columns.query(self._db, f"{_FEED} ORDER BY feed"))

    def named(self, name: str) -> Feed:
        """The feed of that number or address; raises ``NotFound``."""
        if name.isascii() and name.isdigit():
            return self._feed("WHERE feed = ?", int(name))
        return self._feed("WHERE url = ?", name)

    def remove(self, feed: int) -> Changes:
        """Follows ``feed`` no longer; articles and jobs that came of it stay. Or ``NotFound``."""
        with writing(self._db):
            self._feed("WHERE feed = ?", feed)
            self._db.conn.execute("DELETE FROM feed WHERE feed = ?", (feed,))
        return _CHANGED

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

    def _feed(self, where: str, value: object) -> Feed:
        row = columns.first(self._db, f"{_FEED} {where}", (value,))
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
