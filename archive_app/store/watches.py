"""Articles and sites that are saved again by themselves: when each is due, and the jobs for it."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from archive_app.domain.changes import Changes
from archive_app.domain.errors import BadValue, NotFound
from archive_app.domain.watch import EVERY, NEVER, OFTEN, Watch
from archive_app.store import columns, steps
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.history import record
from archive_app.store.jobs import Jobs

_PRIORITY = -2
"""What the person asked for, and what feeds bring, comes first."""

_MICROSECONDS = 1_000_000


@guarded
class Watches:
    """What is watched, by article number or by site."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def set(self, what: int | str, every: str, allow_net: Sequence[str] | None = None) -> Changes:
        """Watches an article (number) or a site (its name or host) from now on; "never" ends it.

        Undoable; what is watched so already stays as it is.

        ``allow_net``: address ranges that may be asked for it although they are not public; None
        leaves it at those that it had.

        Raises:
            NotFound: there is no such article, or none of such a site.
            BadValue: ``every`` is none of the intervals.
        """
        if every != NEVER and every not in EVERY:
            words = ", ".join((*EVERY, NEVER))
            raise BadValue(
                f"“{every}” is no interval. Nothing was changed. Choose one of: {words}."
            )
        column = "article" if isinstance(what, int) else "site"
        named = f"Article {what}" if isinstance(what, int) else f"Site “{what}”"
        with writing(self._db):
            if not columns.scalar(self._db, _FOUND[column], (what,)):
                raise NotFound(f"No article of “{what}” is in this library. Nothing was changed.")
            old = columns.first(self._db, _WATCH[column], (what,))
            if every == NEVER:
                taken = steps.remove(self._db, "watch", (old["watch"],)) if old else []
                return record(self._db, "unwatch", f"{named} is not saved again any more", taken)
            values = {"every": every, "allow_net": old["allow_net"] if old else "[]"}
            if allow_net is not None:
                values["allow_net"] = columns.to_json(list(allow_net))
            taken = self._watch(column, what, old, values)
            return record(self._db, "watch", f"{named} is saved again {OFTEN[every]}", taken)

    def _watch(
        self, column: str, what: int | str, old: dict[str, Any] | None, values: dict[str, Any]
    ) -> list[steps.Step]:
        """Gives ``values`` to the watch ``old``, or to a new one of ``what``."""
        if old is not None and values.items() <= old.items():
            return []
        now = time.time()
        values = {**values, "next_at": now + EVERY[values["every"]]}
        if old is not None:
            return steps.change(self._db, "watch", [(old["watch"],)], values)
        row = {"article": None, "site": None, **values, column: what}
        # A number that none had: undoing the end of one must not meet another under its number.
        return [steps.add(self._db, "watch", (int(now * _MICROSECONDS),), row)]

    def all(self) -> tuple[Watch, ...]:
        """Everything that is watched, what is due first."""
        return tuple(_watch(row) for row in columns.query(self._db, _ALL))

    def every_of(self, article: int) -> dict[str | None, str]:
        """How often ``article`` is saved again: itself (None), and with which watched sites."""
        return dict(self._db.conn.execute(_OF_ARTICLE, (article,)).fetchall())

    def make_due_jobs(self, now: float | None = None) -> Changes:
        """Puts what is due into the queue; an address that waits there already is not put twice.

        What fell due several times while nobody looked is saved once.
        """
        now = time.time() if now is None else now
        moment = {"now": now}
        if self._db.conn.execute(_ANY_DUE, moment).fetchone() is None:
            return Changes()
        with writing(self._db):
            ranges: dict[str, set[str]] = {}
            for url, allowed in self._db.conn.execute(_DUE, moment):
                ranges.setdefault(url, set()).update(columns.from_json(allowed))
            self._db.conn.execute(_NEXT, moment)
            jobs = Jobs(self._db)
            made = Changes()
            for allow_net, urls in groupby(ranges, lambda url: sorted(ranges[url])):
                made |= jobs.add([*urls], priority=_PRIORITY, allow_net=allow_net)
            return made


def _watch(row: dict[str, Any]) -> Watch:
    given = columns.from_json(row["allow_net"], tuple[str, ...])
    next_at = datetime.fromtimestamp(row["next_at"], UTC)
    return Watch(**{**row, "next_at": next_at, "allow_net": given})


_OF_SITE = """
    (article.site = :what COLLATE NOCASE OR article.url LIKE 'http%://' || :what || '/%'
     OR article.url LIKE 'http%://www.' || :what || '/%')
"""

_FOUND = {
    "article": "SELECT 1 FROM article WHERE article = ?",
    "site": f"SELECT 1 FROM article WHERE {_OF_SITE.replace(':what', '?1')}",  # noqa: S608 (our own words)
}

_WATCH = {
    "article": "SELECT watch, every, allow_net FROM watch WHERE article = ?",
    "site": "SELECT watch, every, allow_net FROM watch WHERE site = ?",
}

_REACH = f"""
    watch JOIN article ON article.article = watch.article
        OR watch.site IS NOT NULL AND {_OF_SITE.replace(":what", "watch.site")}
"""

_OF_ARTICLE = f"SELECT watch.site, every FROM {_REACH} WHERE article.article = ?"  # noqa: S608 (our own words)

_ALL = f"""
    SELECT watch.article, watch.site, every, next_at, allow_net,
           (SELECT count(*) FROM article WHERE NOT trashed AND (article.article = watch.article
            OR watch.site IS NOT NULL AND {_OF_SITE.replace(":what", "watch.site")})) AS articles
    FROM watch ORDER BY next_at
"""  # noqa: S608 (our own words)

_SECONDS = f"""
    CASE every {" ".join(f"WHEN '{every}' THEN {seconds}" for every, seconds in EVERY.items())} END
"""

_IS_DUE = f"next_at NOT BETWEEN :now AND :now + {_SECONDS}"
"""What is due later than a whole turn was put off while the clock was wrong."""

_ANY_DUE = f"SELECT 1 FROM watch WHERE {_IS_DUE}"  # noqa: S608 (our own words)

_DUE = f"""
    SELECT article.url, allow_net FROM {_REACH}
    WHERE {_IS_DUE} AND NOT article.trashed
      AND article.url NOT IN (SELECT url FROM job WHERE state IN ('waiting', 'working'))
"""  # noqa: S608 (our own words)

_NEXT = f"UPDATE watch SET next_at = :now + {_SECONDS} WHERE {_IS_DUE}"  # noqa: S608
