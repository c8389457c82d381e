"""Works the capture queue: each save of the window is a job that survives a restart.

A job goes: claim (writing lane) → plan (reading lane) → capture (network pool) → save and finish
(writing lane). A download never sits on a lane of the library, and one job that fails stops none.
"""

import os
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from archive_app.actions.progress import Progress, Step
from archive_app.actions.settings import Settings, fetching
from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import ArchiveError, Notice
from archive_app.domain.library import Job, JobState, WantedPictures
from archive_app.fetch.unreachable import UnreachableHosts
from archive_app.gui.article_model import today
from archive_app.gui.background import Lanes
from archive_app.gui.queue_groups import QueueGroups, grouped

if TYPE_CHECKING:  # the network's and SQLite's libraries are imported where the work is done
    from types import ModuleType

    from archive_app.actions.add import Capture, Plan
    from archive_app.actions.get_pictures import PicturePlan
    from archive_app.actions.job import Worked
    from archive_app.actions.worker import Worker
    from archive_app.store.archive import Archive


_FAULT = (
    "A fault of this program stopped this page. Nothing of it was saved; the log says more."
    " Other pages are not touched by it."
)
_CLOSED = Notice("interrupted", "The program was closed; this starts again.")
"""Kept with the job, so in English as all that is stored: ``sentences`` says it to the person."""
_RENEW_MS = 20_000
_LOOK_MS = 15_000
"""How often jobs are looked for that nobody told us of: postponed, or of other processes."""


@dataclass(frozen=True, slots=True)
class Keep:
    """What of a page is kept, beside the page itself and its proof."""

    pictures: WantedPictures
    render: bool = False
    """Whether it is shown to a browser first, and the picture of it kept."""


AS_SET = Keep(WantedPictures.AS_SET)
"""As the settings say."""


@dataclass(slots=True)
class Live:
    """A job that is being worked on in this window."""

    job: Job
    stop: threading.Event = field(default_factory=threading.Event)
    progress: Progress = field(default_factory=lambda: Progress(Step.WAITING))
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> int:
        """Since it was begun."""
        return int(time.monotonic() - self.began)


class CaptureQueue(QObject):
    """The jobs as last read, and the work on them."""

    changed = Signal()
    """``jobs`` or the progress of one is another."""

    saved = Signal(object, object)
    """A ``Job`` was done and the ``Saved`` that came of it."""

    failed = Signal(object, object)
    """A ``Job`` came to nothing, and its ``ArchiveError``."""

    def __init__(self, lanes: Lanes, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes, self._settings = lanes, settings
        self._owner = f"window-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._unreachable = UnreachableHosts()
        self._live: dict[int, Live] = {}
        self._claiming = False
        self._paused = False
        self._closed = False
        self._workers: list[Worker] = []
        """Every reading process that was started."""
        self._free: list[Worker] = []
        self._groups = QueueGroups()
        self._renewal = self._every(_RENEW_MS, self._renew)
        self._look = self._every(_LOOK_MS, self._work)
        self._politely = QTimer(self)
        """Sites are left alone for a while after each page; then the next may be begun."""
        self._politely.setSingleShot(True)
        self._politely.timeout.connect(self._work)
        lanes.changed.connect(self._notice)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Every job as last read from the library."""
        return self._groups.jobs

    @property
    def groups(self) -> QueueGroups:
        """The same in groups."""
        return self._groups

    @property
    def paused(self) -> bool:
        """Whether no new job is begun."""
        return self._paused

    def live(self, job: int) -> Live | None:
        """The work on ``job`` in this window; None where there is none."""
        return self._live.get(job)

    def working(self) -> tuple[Live, ...]:
        """What is being saved now."""
        return tuple(self._live.values())

    def start(self) -> None:
        """Read the queue, and go on with what was not finished, unless all was held back."""
        self._renewal.start()
        self._look.start()

        def begin() -> None:
            waiting = [job for job in self.jobs if job.state is JobState.WAITING]
            self._paused = bool(waiting) and all(job.paused for job in waiting)
            self._work()

        self._read(begin)

    def follow(self, settings: Settings) -> None:
        """Save as ``settings`` say from now on; what is being saved goes on as it began."""
        self._settings = settings
        self._work()

    def add(
        self, urls: Sequence[str], tags: Sequence[str] = (), note: str = "", keep: Keep = AS_SET
    ) -> None:
        """One job for each address."""
        paused = self._paused

        def work(archive: "Archive") -> Changes:
            added = archive.jobs.add(urls, tags, note, render=keep.render, pictures=keep.pictures)
            return added | archive.jobs.pause() if paused else added

        if urls:
            self._lanes.change(work)

    def cancel(self, job: int) -> None:
        """Stop ``job``; nothing of it is kept."""
        live = self._live.get(job)
        if live is not None:
            live.stop.set()
        self._lanes.change(lambda a: a.jobs.cancel(job))

    def retry(self, job: int | None = None) -> None:
        """Try ``job`` again, or everything that failed."""
        self._lanes.change(lambda a: a.jobs.retry(job))

    def get_pictures(self, job: int) -> None:
        """Fetch the pictures that the saved article of ``job`` lacks."""
        self._lanes.change(lambda a: a.jobs.get_pictures(job))

    def get_pictures_of(self, url: str) -> None:
        """Fetch the pictures that the article saved from ``url`` lacks, as a job of their own."""
        self.add([url], keep=Keep(WantedPictures.LACKING))

    def move(self, job: int, before: int | None) -> None:
        """Let ``job``, that waits, be begun right ``before`` another one, or last of all."""
        self._lanes.change(lambda a: a.jobs.move(job, before))

    def hurry(self, job: int) -> None:
        """Let ``job`` be begun next, also one that the person held back."""
        first = next((j.job for j in self.jobs if j.state is JobState.WAITING), job)

        def work(archive: "Archive") -> Changes:
            changes = archive.jobs.resume(job)
            return changes if first == job else changes | archive.jobs.move(job, first)

        self._lanes.change(work, lambda _: self._work(paused=False))

    def clear(self) -> None:
        """Forget what is finished."""
        self._lanes.change(lambda a: a.jobs.clear_finished())

    def look_again(self) -> None:
        """Another program may have changed the queue."""
        self._read()
        self._work()

    def pause(self, *, on: bool) -> None:
        """Begin no new job, also after a restart, or go on."""
        self._paused = on
        self.changed.emit()
        self._lanes.change(lambda a: a.jobs.pause() if on else a.jobs.resume())
        self._work()

    def close(self) -> None:
        """Stop the work; what is unfinished waits for the next start."""
        self._closed = True
        self._renewal.stop()
        self._look.stop()
        self._politely.stop()
        numbers = frozenset(self._live)
        for live in self._live.values():
            live.stop.set()
        if numbers:
            self._lanes.writing.ask(lambda a: _put_back(a, numbers), lambda _: None)

    def end(self) -> None:
        """End the reading processes; call when the network pool is still."""
        for worker in self._workers:
            worker.close()
        self._workers.clear()

    def _every(self, ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.timeout.connect(call)
        return timer

    def _notice(self, changes: Changes) -> None:
        if Touched.JOBS in changes.kinds:
            self._read()
            self._work()

    def _read(self, then: Callable[[], None] | None = None) -> None:
        def read(groups: QueueGroups) -> None:
            self._groups = groups
            if then is not None:
                then()
            self.changed.emit()

        self._lanes.reading.overtake("jobs", lambda a: grouped(a.jobs.all(), today()), read)

    def _work(self, *, paused: bool | None = None) -> None:
        """Begin waiting jobs while there is room for more, and unless saving is ``paused``."""
        full = len(self._live) >= self._settings.workers
        held = self._paused if paused is None else paused
        if self._claiming or held or self._closed or full:
            return
        self._claiming = True

        def claimed(job: Job | None) -> None:
            self._claiming = False
            if job is not None:
                self._begin(job)
                self._work()
            elif any(job.state is JobState.WAITING and not job.paused for job in self.jobs):
                self._politely.start(max(round(self._settings.site_pause * 1000), 100))

        def failed(error: ArchiveError) -> None:
            self._claiming = False
            self._paused = True  # what cannot be claimed now cannot be claimed in a moment
            self.changed.emit()
            self._lanes.failed.emit(error)

        pause = self._settings.site_pause
        # Not ``actions.job.claim``, which does the same: an empty queue needs no network library.
        self._lanes.writing.ask(lambda a: a.jobs.claim(self._owner, pause=pause), claimed, failed)

    def _begin(self, job: Job) -> None:
        live = Live(job)
        self._live[job.job] = live
        self._read()
        self._lanes.reading.ask(
            lambda a: _job().plan(a, job),
            lambda planned: self._capture(live, planned),
            lambda error: self._give_up(live, error),
        )

    def _capture(self, live: Live, planned: "Plan | PicturePlan") -> None:
        worker = self._free.pop() if self._free else self._new_worker()
        network = self._lanes.network

        def report(progress: Progress) -> None:  # on the network's thread
            network.later(lambda: self._tell(live, progress))

        def work() -> "Capture":
            from archive_app.actions.add import CaptureTools

            tools = CaptureTools(
                library=self._lanes.library,
                worker=worker,
                settings=self._settings,
                fetching=fetching(self._settings),
                report=report,
                stopped=live.stop.is_set,
                unreachable=self._unreachable,
            )
            try:
                captured: Capture = _job().capture(planned, tools)
                return captured
            except ArchiveError:
                raise
            except Exception as bug:  # the job must not hang; whoever watches hears of it below
                fault = ArchiveError(_FAULT, kind="internal", details=repr(bug))
                network.later(lambda: failed(fault))
                raise

        def done(captured: "Capture") -> None:
            self._free.append(worker)
            self._keep(live, captured)

        def failed(error: ArchiveError) -> None:
            self._free.append(worker)
            self._give_up(live, error)

        network.run(work, done, failed)

    def _new_worker(self) -> "Worker":
        from archive_app.actions.worker import Worker

        self._workers.append(Worker())
        return self._workers[-1]

    def _tell(self, live: Live, progress: Progress) -> None:
        live.progress = progress
        self.changed.emit()

    def _keep(self, live: Live, captured: "Capture") -> None:
        job = live.job
        if live.stop.is_set():
            captured.discard()
            self._finished(live)
            return
        self._tell(live, Progress(Step.INDEXING))

        def done(worked: "Worked") -> None:
            self._finished(live)
            self._lanes.changed.emit(worked.changes)
            self.saved.emit(job, worked.saved)

        self._lanes.writing.ask(
            lambda a: _job().keep(a, job, captured, self._owner),
            done,
            lambda error: self._give_up(live, error),
        )

    def _give_up(self, live: Live, error: ArchiveError) -> None:
        job = live.job
        self._paused = self._paused or error.kind == "disk-full"
        self._finished(live)

        def done(worked: "Worked | None") -> None:
            if worked is None:  # stopped, or somebody else's by now
                self._read()
                return
            self._lanes.changed.emit(worked.changes)
            self.failed.emit(job, error)

        self._lanes.writing.ask(lambda a: _job().give_up(a, job, error, self._owner), done)

    def _finished(self, live: Live) -> None:
        self._live.pop(live.job.job, None)
        self.changed.emit()
        self._work()

    def _renew(self) -> None:
        for live in tuple(self._live.values()):
            self._lanes.writing.ask(
                lambda a, job=live.job.job: a.jobs.renew(job, self._owner),  # type: ignore[misc]
                lambda _: None,
                lambda _error, live=live: live.stop.set(),  # type: ignore[misc]
            )


def _job() -> "ModuleType":
    """The steps of a job, loaded with the first: they bring the network's libraries along."""
    from archive_app.actions import job

    return job


def _put_back(archive: "Archive", numbers: frozenset[int]) -> None:
    """Let jobs wait again that are still being worked on; one that was saved by now stays saved."""
    for job in archive.jobs.all():
        if job.job in numbers and job.state is JobState.WORKING:
            archive.jobs.postpone(job.job, 0, _CLOSED)
