"""Works the queue of addresses off: several at a time, one host politely, whoever else works it.

A job goes: claim → plan → capture → save and finish, the last two in one transaction. Each worker
is a thread with a reading process and a connection of its own. A claim is a lease: it is renewed
while the work goes on, and where a process dies, another takes its jobs over once it has run out.
"""

import logging
import os
import queue
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive_app.actions import job as jobs
from archive_app.actions.add import CaptureTools
from archive_app.actions.job import Worked
from archive_app.actions.memory import bound_heaps
from archive_app.actions.progress import Stopped, never
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.address import parse_address
from archive_app.domain.changes import Changes
from archive_app.domain.errors import (
    AddressError,
    ArchiveError,
    Cancelled,
    LibraryError,
    Notice,
    Refused,
)
from archive_app.domain.library import Job, JobState, WantedPictures
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings
from archive_app.fetch.unreachable import UnreachableHosts
from archive_app.store.archive import Archive
from archive_app.store.jobs import LEASE

_LOOK = 0.2
"""Seconds between two looks at what other processes did: cancelled, finished, died."""


@dataclass(frozen=True, slots=True)
class Queued:
    """What became of a list of addresses."""

    jobs: tuple[tuple[int, str], ...]
    """Number and address of each job, in the order given; an address given twice is one."""
    refused: tuple[tuple[str, Notice], ...]
    """What is no address, as given, and why."""
    changes: Changes


@dataclass(frozen=True, slots=True)
class QueueTools:
    """What the queue is worked with."""

    library: Path
    settings: Settings
    fetching: FetchSettings
    heard: Callable[[Worked], None] = lambda _: None
    """Told of each job when it is done, in the thread that called ``work_off``."""
    stopped: Stopped = never
    lease: float = LEASE


@dataclass(frozen=True, slots=True)
class Tally:
    """How many jobs ended in which way."""

    done: int = 0
    partial: int = 0
    failed: int = 0
    waiting: int = 0
    """Put off because their sites asked for it."""

    def plus(self, state: JobState) -> "Tally":
        """One more that ended in ``state``."""
        return replace(self, **{state.value: getattr(self, state.value) + 1})


def enqueue(
    archive: Archive,
    texts: Sequence[str],
    tags: Sequence[str],
    note: str,
    *,
    render: bool = False,
    allow_net: Sequence[str] = (),
    pictures: WantedPictures = WantedPictures.AS_SET,
) -> Queued:
    """One job for each address in ``texts``; what is none is refused, the others wait.

    With ``render`` their pages are shown to a browser in any case; ``allow_net`` are address
    ranges that may be asked for them although they are not public.

    Raises:
        AddressError: one of ``allow_net`` is no address range.
    """
    Guard(allow_net)
    wanted: dict[str, None] = {}
    refused: list[tuple[str, Notice]] = []
    for text in texts:
        try:
            wanted[parse_address(text)] = None
        except AddressError as error:
            refused.append((text, Notice(error.kind, error.message)))
    changes = archive.jobs.add(
        tuple(wanted), tags, note, render=render, allow_net=allow_net, pictures=pictures
    )
    return Queued(tuple(zip(sorted(changes.jobs), wanted, strict=True)), tuple(refused), changes)


def work_off(tools: QueueTools) -> Tally:
    """Save every waiting page, and come back when nothing is left to wait for.

    Raises:
        LibraryError: the library cannot be written; what is not done waits.
        Cancelled: the person stopped it; what is not done waits.
    """
    bound_heaps()
    return _Crew(tools).run()


class _Crew:
    """The workers of one process, and the one who looks after their leases."""

    def __init__(self, tools: QueueTools) -> None:
        self._tools = tools
        self._owner = f"process-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._closing = threading.Event()
        self._live: dict[int, threading.Event] = {}
        """The jobs under way here, each with what stops it."""
        self._worked: queue.SimpleQueue[Worked] = queue.SimpleQueue()
        self._writing = threading.Lock()
        """Who waits for SQLite's own lock sleeps ever longer; for this one nobody sleeps."""
        self._faults: list[BaseException] = []
        self._unreachable = UnreachableHosts()
        self._tally = Tally()

    def run(self) -> Tally:
        """Work until the queue is empty."""
        count = max(1, self._tools.settings.workers)
        threads = [threading.Thread(target=self._work, name=f"queue {n}") for n in range(count)]
        with Archive.open(self._tools.library, saving=True) as archive:
            try:
                for thread in threads:
                    thread.start()
                self._look_after(archive, threads)
            finally:
                self._closing.set()
                for thread in threads:
                    thread.join()
        self._tell()
        if self._faults:
            raise self._faults[0]
        if self._tools.stopped():
            raise Cancelled("Stopped. Pages that were not done yet wait in the queue.")
        return self._tally

    def _look_after(self, archive: Archive, threads: Sequence[threading.Thread]) -> None:
        """Renew leases, and stop what was cancelled or taken over, as long as somebody works."""
        renewed = time.monotonic()
        while any(thread.is_alive() for thread in threads):
            self._tell(_LOOK)
            if self._tools.stopped():
                self._closing.set()
            live = tuple(self._live.items())  # first: what is claimed after it is held as well
            held = archive.jobs.held(self._owner)
            for number, stop in live:
                if number not in held:
                    stop.set()
            if time.monotonic() - renewed >= self._tools.lease / 3:
                renewed = time.monotonic()
                self._renew(archive)

    def _renew(self, archive: Archive) -> None:
        for number, stop in tuple(self._live.items()):
            try:
                archive.jobs.renew(number, self._owner, self._tools.lease)
            except Refused:
                stop.set()

    def _tell(self, patience: float = 0.0) -> None:
        """Pass on what the workers are done with."""
        try:
            worked = self._worked.get(timeout=patience) if patience else self._worked.get_nowait()
            while True:
                self._tally = self._tally.plus(worked.state)
                self._tools.heard(worked)
                worked = self._worked.get_nowait()
        except queue.Empty:
            return

    def _work(self) -> None:
        """One worker: job after job until there is none left."""
        try:
            with Archive.open(self._tools.library, saving=True) as archive, Worker() as worker:
                while not self._closing.is_set():
                    job = self._claimed(archive)
                    if job is not None:
                        self._save(archive, worker, job)
                    elif archive.jobs.to_do():
                        self._closing.wait(_LOOK)
                    else:
                        return
        except BaseException as fault:  # raised again by the thread that waits for us
            self._faults.append(fault)
            self._closing.set()

    def _claimed(self, archive: Archive) -> Job | None:
        with self._writing:
            return jobs.claim(archive, self._owner, self._tools.settings, self._tools.lease)

    def _save(self, archive: Archive, worker: Worker, job: Job) -> None:
        stop = self._live[job.job] = threading.Event()
        try:
            self._worked.put(self._saved(archive, worker, job, stop))
        except (Cancelled, Refused) as error:
            logging.getLogger(__name__).info("job %s: %s", job.job, error)
            # Where it is still ours nobody else may begin it before its lease is over.
            jobs.put_back(archive, job, jobs.INTERRUPTED, self._owner)
        except LibraryError as error:  # the next page would fare no better
            jobs.put_back(archive, job, Notice(error.kind, error.message), self._owner)
            raise
        except ArchiveError as error:
            self._failed(archive, job, error)
        except Exception as bug:  # no page may stop the others; we hear of it at the end
            logging.getLogger(__name__).exception("job %s", job.job)
            self._faults.append(bug)
            self._failed(archive, job, ArchiveError(jobs.OUR_FAULT.message, kind="internal"))
        finally:
            del self._live[job.job]

    def _saved(self, archive: Archive, worker: Worker, job: Job, stop: threading.Event) -> Worked:
        tools = CaptureTools(
            self._tools.library,
            worker,
            self._tools.settings,
            self._tools.fetching,
            stopped=lambda: stop.is_set() or self._closing.is_set(),
            unreachable=self._unreachable,
        )
        captured = jobs.capture(jobs.plan(archive, job), tools)
        with self._writing:
            return jobs.keep(archive, job, captured, self._owner, self._tools.lease)

    def _failed(self, archive: Archive, job: Job, error: ArchiveError) -> None:
        worked = jobs.give_up(archive, job, error, self._owner)
        if worked is not None:
            self._worked.put(worked)
