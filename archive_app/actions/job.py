"""One job of the queue, step by step: claim, plan, capture, keep; or why it came to nothing.

The command line runs the steps one after the other in a thread for each worker, the window puts
each where it belongs. What they do, and what becomes of the job, is the same.
"""

import logging
from dataclasses import dataclass, field

from archive_app.actions import add as adding
from archive_app.actions.add import Capture, CaptureTools, Plan
from archive_app.actions.get_pictures import PicturePlan, capture_pictures, plan_pictures
from archive_app.actions.settings import Settings
from archive_app.domain.changes import Changes
from archive_app.domain.errors import (
    ArchiveError,
    Cancelled,
    FetchError,
    LibraryError,
    NotFound,
    Notice,
    Refused,
)
from archive_app.domain.library import Job, JobState, WantedPictures
from archive_app.domain.saving import Saved
from archive_app.store.archive import Archive
from archive_app.store.jobs import LEASE

INTERRUPTED = Notice("interrupted", "The work was stopped; this page is saved the next time.")
OUR_FAULT = Notice(
    "internal", "A fault of this program stopped this page. The log says more; nothing was saved."
)
_GIVEN_UP = "The program broke off each time that it saved this page, so it was given up."
_MOST_BEGINNINGS = 10
"""Of one job: what kills the program every time must not keep it from the others."""
_LONGEST_PAUSE = 3_600.0
"""Seconds that a site may have a page put off for, as often as _MOST_PAUSES."""
_MOST_PAUSES = 3
_NOT_WHOLE = {"pictures-missing", "pictures-limited", "incomplete"}
_FETCHED = {WantedPictures.ALL: True, WantedPictures.NONE: False}
"""Whether pictures come with a page; what is not here is as the settings say."""


@dataclass(frozen=True, slots=True)
class Worked:
    """One job that was worked on, and what came of it."""

    job: Job
    """As it was claimed."""
    state: JobState
    """done, partial or failed; waiting where it is to be begun again."""
    captured: Capture | None = None
    saved: Saved | None = None
    error: Notice | None = None
    """Why it failed, waits, or is not whole."""
    changes: Changes = field(default_factory=Changes)


def claim(archive: Archive, owner: str, settings: Settings, lease: float = LEASE) -> Job | None:
    """The next job, now ``owner``'s; None where none may be begun.

    What is watched and due by now takes its place in the queue first.
    """
    archive.watches.make_due_jobs()
    return archive.jobs.claim(owner, lease, pause=settings.site_pause)


def plan(archive: Archive, job: Job) -> Plan | PicturePlan:
    """What is to be captured for ``job``.

    Raises:
        ArchiveError: ``internal``: the program died at it too often.
        AddressError: its address is none that we ask.
        NotFound: it is only for pictures, and the article has them all or is not here.
    """
    if job.attempts > _MOST_BEGINNINGS:
        raise ArchiveError(_GIVEN_UP, kind="internal")
    if job.pictures is WantedPictures.LACKING:
        return plan_pictures(archive, _article_of(archive, job), allow_net=job.allow_net)
    pictures = _FETCHED.get(job.pictures)
    return adding.plan(
        archive, job.url, render=job.render, allow_net=job.allow_net, pictures=pictures
    )


def capture(planned: Plan | PicturePlan, tools: CaptureTools) -> Capture:
    """Fetch what ``planned`` says and write it down; raises as ``add`` and ``get_pictures`` do."""
    if isinstance(planned, Plan):
        return adding.capture(planned, tools)
    return capture_pictures(planned, tools)


def keep(archive: Archive, job: Job, captured: Capture, owner: str, lease: float = LEASE) -> Worked:
    """Save what was captured and finish ``job``, both in one transaction.

    Raises:
        Refused: it was cancelled or taken over in the last moment; nothing was kept.
        LibraryError: it could not be written. A file published by then stays and is taken in when
            the library is next opened, or is one article with what the job saves another time.
    """
    lacking = not_whole(captured)
    state = JobState.PARTIAL if lacking else JobState.DONE
    try:
        with archive.at_once():
            archive.jobs.renew(job.job, owner, lease)
            saved = _saved(archive, job, captured)
            outcome = job.outcome or saved.outcome  # pictures that follow make it no other
            finished = archive.jobs.finish(
                job.job, state, outcome=outcome, article=saved.article, error=lacking
            )
    except Refused:
        captured.discard()
        raise
    return Worked(job, state, captured, saved, lacking, saved.changes | finished)


def give_up(archive: Archive, job: Job, error: ArchiveError, owner: str) -> Worked | None:
    """Write down why ``job`` came to nothing; None where it is not ``owner``'s any more.

    Where the site asked for a pause, or the library is what failed, it waits to be begun again.
    """
    why = Notice(error.kind, error.message)
    pause = 0.0 if isinstance(error, LibraryError) else _pause(error, job)
    if isinstance(error, Cancelled | Refused):
        return None
    try:
        if pause is None:
            return _failed(archive, job, why, owner)
        changes = archive.jobs.postpone(job.job, pause, why, owner=owner)
        return Worked(job, JobState.WAITING, error=why, changes=changes)
    except Refused:
        return None  # it is somebody else's by now, who will say what came of it


def put_back(archive: Archive, job: Job, why: Notice, owner: str) -> None:
    """Let ``job`` wait again if it is ``owner``'s; where that cannot be written, its lease ends."""
    try:
        archive.jobs.postpone(job.job, 0, why, owner=owner)
    except (Refused, LibraryError) as error:
        logging.getLogger(__name__).info("job %s: %s", job.job, error)


def not_whole(captured: Capture) -> Notice | None:
    """Why the page was not saved whole; None where it was."""
    lacking = (notice for notice in captured.article.warnings if notice.kind in _NOT_WHOLE)
    return next(lacking, None)


def _article_of(archive: Archive, job: Job) -> int:
    number = job.article or archive.articles.number_of(job.url)
    if number is None:
        raise NotFound(f"No article is saved from {job.url}.")
    return number


def _saved(archive: Archive, job: Job, captured: Capture) -> Saved:
    """``captured``, kept; tags and note came with the page, and may be others by now."""
    if job.pictures is WantedPictures.LACKING:
        return adding.save(archive, captured)
    return adding.save(archive, captured, job.tags, job.note)


def _failed(archive: Archive, job: Job, why: Notice, owner: str) -> Worked:
    """``job``, written down as failed; an article that still lacks pictures is saved as before."""
    known = job.article if job.pictures is WantedPictures.LACKING else None
    state, outcome = (JobState.PARTIAL, job.outcome) if known else (JobState.FAILED, "failed")
    changes = archive.jobs.finish(
        job.job, state, outcome=outcome, article=known, error=why, owner=owner
    )
    return Worked(job, state, error=why, changes=changes)


def _pause(error: ArchiveError, job: Job) -> float | None:
    """Seconds until the site wants to be asked again; None where that is not worth waiting for."""
    seconds = error.retry_after if isinstance(error, FetchError) else None
    patient = job.attempts <= _MOST_PAUSES
    return seconds if seconds is not None and seconds <= _LONGEST_PAUSE and patient else None
