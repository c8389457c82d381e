"""The queue of addresses to be saved: survives kills, and two processes may work it at once."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from archive_app.domain.address import asked_host
from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import NotFound, Notice, Refused
from archive_app.domain.library import Job, JobState, WantedPictures
from archive_app.store import columns
from archive_app.store.border import guarded
from archive_app.store.connection import writing

_FIELDS = """
    job, url, state, tags, note, added_at, attempts, outcome, article, error_kind,
    error_message, finished_at, paused, render, allow_net, pictures
"""
LEASE = 60.0
"""Seconds after which another process may take over the job of one that died."""

_LONGEST = 7_200.0
"""Seconds that no lease and no pause is as long as: what ends later was written while the clock was
wrong, and counts as over."""

_SOON = 60.0
"""Seconds: a job that may not be begun before then is nothing to wait for."""


@guarded
class Jobs:
    """Addresses that wait, are being worked on, or are done with.

    A worker claims a job with a lease and renews it; where it dies, the lease runs out and the
    next worker takes the job over.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self,
        urls: Sequence[str],
        tags: Sequence[str] = (),
        note: str = "",
        *,
        priority: int = 0,
        render: bool = False,
        allow_net: Sequence[str] = (),
        pictures: WantedPictures = WantedPictures.AS_SET,
    ) -> Changes:
        """Adds a job for each of ``urls``, in their order; greater ``priority`` comes first.

        ``render``: the pages are shown to a browser in any case; ``allow_net``: address ranges that
        may be asked for them although they are not public.
        """
        told = (columns.to_json(tuple(tags)), columns.text(note))
        how = (int(render), columns.to_json(tuple(allow_net)), pictures.value)
        shared = (*told, columns.now(), priority, *how)
        rows = [(columns.text(url), asked_host(url), *shared) for url in urls]
        with writing(self._db):
            last = columns.scalar(self._db, _LAST) or 0
            self._db.conn.executemany(_ADD, rows)
            numbers = range(last + 1, 1 + (columns.scalar(self._db, _LAST) or 0))
        return _changes(*numbers)

    def claim(self, owner: str, lease_seconds: float = LEASE, *, pause: float = 0.0) -> Job | None:
        """The next job that waits or whose worker died, now ``owner``'s; None where none is.

        A host is asked by one worker at a time, of whatever process, and left alone for ``pause``
        seconds after each job.
        """
        now = time.time()
        values = {"owner": owner, "now": now, "until": now + lease_seconds}
        values |= {"recently": _stamp(now - pause), "today": _stamp(now), "never": now + _LONGEST}
        with writing(self._db):
            rows = self._db.conn.execute(_CLAIM, values).fetchall()
        return self._job(rows[0][0]) if rows else None

    def renew(self, job: int, owner: str, lease_seconds: float = LEASE) -> None:
        """Keeps the lease of ``owner``.

        Raises:
            Refused: the job was cancelled or somebody else has taken it over; stop working on it.
        """
        with writing(self._db):
            until = time.time() + lease_seconds
            if not self._db.conn.execute(_RENEW, (until, job, owner)).rowcount:
                raise Refused("This job was cancelled, or another program took it over.")

    def held(self, owner: str) -> frozenset[int]:
        """The jobs that are still ``owner``'s: not cancelled, not taken over."""
        return frozenset(row[0] for row in self._db.conn.execute(_HELD, (owner,)))

    def to_do(self) -> int:
        """Jobs that somebody works on, or that may be begun now or within a minute."""
        now = time.time()
        return int(columns.scalar(self._db, _TO_DO, (now + _SOON, now + _LONGEST)))

    def finish(
        self,
        job: int,
        state: JobState,
        *,
        outcome: str | None = None,
        article: int | None = None,
        error: Notice | None = None,
        owner: str | None = None,
    ) -> Changes:
        """Writes what became of ``job``. A success also clears failed jobs of the same address.

        Raises:
            Refused: ``owner`` is given and the job is not that worker's any more.
        """
        values = {
            "state": state.value,
            "outcome": outcome,
            "article": article,
            "error_kind": error.kind if error else None,
            "error_message": error.message if error else None,
            "finished_at": columns.now(),
            "owner": None,
            "lease_until": None,
        }
        with writing(self._db):
            url = self._job(job).url
            self._require(job, owner)
            columns.update(self._db, "job", {"job": job}, values)
            cleared: list[int] = []
            if state in {JobState.DONE, JobState.PARTIAL}:
                cleared = [row[0] for row in self._db.conn.execute(_SAME_FAILED, (url, job))]
                for other in cleared:
                    columns.update(self._db, "job", {"job": other}, values)
        return _changes(job, *cleared)

    def postpone(
        self, job: int, seconds: float, error: Notice, *, owner: str | None = None
    ) -> Changes:
        """Lets ``job`` wait again, not to be claimed for ``seconds``; raises as ``finish``."""
        values = {
            "state": JobState.WAITING.value,
            "not_before": time.time() + seconds,
            "error_kind": error.kind,
            "error_message": error.message,
            "owner": None,
            "lease_until": None,
        }
        with writing(self._db):
            self._require(job, owner)
            columns.update(self._db, "job", {"job": self._job(job).job}, values)
        return _changes(job)

    def cancel(self, job: int | None = None) -> Changes:
        """Cancels an open job, without a number all; what is done with stays as it is."""
        return self._set(job, _CANCEL)

    def retry(self, job: int | None = None) -> Changes:
        """Lets a failed, cancelled or partial job wait again; without a number all of them."""
        return self._set(job, _RETRY)

    def get_pictures(self, job: int) -> Changes:
        """Lets a job that saved an article wait again, for the pictures that this lacks."""
        return self._set(job, _GET_PICTURES)

    def pause(self, job: int | None = None) -> Changes:
        """Holds back a job that waits, without a number all; what is being saved goes on."""
        return self._set(job, _PAUSE)

    def resume(self, job: int | None = None) -> Changes:
        """Lets a job that was held back be begun, without a number all."""
        return self._set(job, _RESUME)

    def move(self, job: int, before: int | None) -> Changes:
        """Lets a job that waits be begun right ``before`` another one, or after all where None.

        Raises:
            Refused: one of the two does not wait any more; the order is as it was.
        """
        with writing(self._db):
            order = self._db.conn.execute(_WAITING).fetchall()
            urgency = dict(order)  # priorities by job
            others = [number for number, _ in order if number != job]
            if job not in urgency or before not in {*others, None}:
                raise Refused("This page does not wait any more. The order is as it was.")
            place = len(others) if before is None else others.index(before)
            if others:
                urgency[job] = urgency[others[min(place, len(others) - 1)]]
            others.insert(place, job)
            raised = {job: urgency[job]} | _raised(others, urgency)
            self._db.conn.executemany(_URGENT, [(n, number) for number, n in raised.items()])
        return _changes(*raised)

    def all(self) -> tuple[Job, ...]:
        """All jobs: open ones in the order they will be worked, then the others, newest first."""
        sql = f"SELECT {_FIELDS} FROM job {_ORDER}"  # noqa: S608 (our own names)
        return tuple(_job(row) for row in columns.query(self._db, sql))

    def clear_finished(self) -> Changes:
        """Forgets every job that is not open."""
        with writing(self._db):
            return _changes(*(row[0] for row in self._db.conn.execute(_CLEAR).fetchall()))

    def _require(self, job: int, owner: str | None) -> None:
        if owner is not None and job not in self.held(owner):
            raise Refused("This job was cancelled, or another program took it over.")

    def _set(self, job: int | None, sql: str) -> Changes:
        with writing(self._db):
            if job is not None:
                self._job(job)
            values = {"job": job, "now": columns.now()}
            return _changes(*(row[0] for row in self._db.conn.execute(sql, values).fetchall()))

    def _job(self, job: int) -> Job:
        sql = f"SELECT {_FIELDS} FROM job WHERE job = ?"  # noqa: S608 (our own names)
        row = columns.first(self._db, sql, (job,))
        if row is None:
            raise NotFound(f"There is no job {job} in the queue.", kind="no-such-job")
        return _job(row)


def _raised(order: Sequence[int], urgency: dict[int, int]) -> dict[int, int]:
    """The priorities of the jobs for which their own would not do to be worked in ``order``."""
    raised = {}
    after, least = order[-1], urgency[order[-1]]
    for job in reversed(order[:-1]):
        own = max(urgency[job], least if job < after else least + 1)
        if own != urgency[job]:
            raised[job] = own
        after, least = job, own
    return raised


def _changes(*jobs: int) -> Changes:
    return Changes(jobs=frozenset(jobs), kinds=frozenset({Touched.JOBS} if jobs else ()))


def _stamp(seconds: float) -> str:
    return columns.stamp(datetime.fromtimestamp(seconds, UTC))


def _job(row: dict[str, Any]) -> Job:
    finished = row["finished_at"]
    return Job(
        job=row["job"],
        url=row["url"],
        state=JobState(row["state"]),
        tags=tuple(columns.from_json(row["tags"])),
        note=row["note"],
        added_at=columns.moment(row["added_at"]),
        attempts=row["attempts"],
        outcome=row["outcome"],
        article=row["article"],
        error=columns.notice(row["error_kind"], row["error_message"]),
        finished_at=columns.moment(finished) if finished else None,
        paused=bool(row["paused"]),
        render=bool(row["render"]),
        allow_net=columns.from_json(row["allow_net"], tuple[str, ...]),
        pictures=WantedPictures(row["pictures"]),
    )


_LAST = "SELECT seq FROM sqlite_sequence WHERE name = 'job'"

_ADD = """
    INSERT INTO job (url, host, tags, note, added_at, priority, render, allow_net, pictures)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_CLAIM = """
    UPDATE job SET state = 'working', owner = :owner, lease_until = :until,
                   attempts = attempts + 1, error_kind = NULL, error_message = NULL
    WHERE job = (
        SELECT job FROM job
        WHERE state IN ('waiting', 'working')
          AND (state = 'waiting' AND NOT paused AND not_before NOT BETWEEN :now AND :never
               OR lease_until NOT BETWEEN :now AND :never)
          AND host NOT IN (
              SELECT host FROM job
              WHERE state = 'working' AND lease_until BETWEEN :now AND :never AND host <> ''
              UNION
              SELECT host FROM job
              WHERE finished_at > :recently AND finished_at <= :today AND host <> ''
          )
        ORDER BY priority DESC, job LIMIT 1
    )
    RETURNING job
"""

_WAITING = """
    SELECT job, priority FROM job WHERE state = 'waiting' ORDER BY priority DESC, job
"""

_URGENT = "UPDATE job SET priority = ? WHERE job = ?"

_HELD = "SELECT job FROM job WHERE state = 'working' AND owner = ?"

_TO_DO = """
    SELECT count(*) FROM job
    WHERE state IN ('waiting', 'working')
      AND (state = 'working' OR NOT paused AND not_before NOT BETWEEN ? AND ?)
"""

_RENEW = "UPDATE job SET lease_until = ? WHERE job = ? AND owner = ? AND state = 'working'"

_SAME_FAILED = "SELECT job FROM job WHERE url = ? AND job <> ? AND state = 'failed'"

_CANCEL = """
    UPDATE job SET state = 'cancelled', owner = NULL, lease_until = NULL, finished_at = :now,
                   paused = 0
    WHERE (:job IS NULL OR job = :job) AND state IN ('waiting', 'working') RETURNING job
"""

_RETRY = """
    UPDATE job SET state = 'waiting', outcome = NULL, error_kind = NULL, error_message = NULL,
                   finished_at = NULL, not_before = 0, attempts = 0
    WHERE (:job IS NULL OR job = :job) AND state IN ('failed', 'cancelled', 'partial')
    RETURNING job
"""

_GET_PICTURES = """
    UPDATE job SET state = 'waiting', finished_at = NULL, not_before = 0, attempts = 0,
                   pictures = 'lacking'
    WHERE job = :job AND state IN ('done', 'partial') AND article NOT NULL
    RETURNING job
"""

_PAUSE = """
    UPDATE job SET paused = 1
    WHERE (:job IS NULL OR job = :job) AND state = 'waiting' AND NOT paused RETURNING job
"""

_RESUME = """
    UPDATE job SET paused = 0
    WHERE (:job IS NULL OR job = :job) AND state = 'waiting' AND paused RETURNING job
"""

_ORDER = """
    ORDER BY state NOT IN ('waiting', 'working'),
             CASE WHEN state IN ('waiting', 'working') THEN -priority END,
             CASE WHEN state IN ('waiting', 'working') THEN job END, job DESC
"""

_CLEAR = "DELETE FROM job WHERE state NOT IN ('waiting', 'working') RETURNING job"
