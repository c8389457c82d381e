"""The verb about the queue: what waits, holding it back, working it off."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from archive_app.actions.job import Worked
from archive_app.actions.queue import QueueTools, enqueue, work_off
from archive_app.actions.settings import fetching
from archive_app.cli.output import print_json, say, warn
from archive_app.cli.saved_lines import added_line, failed_line, say_added
from archive_app.cli.session import SESSION
from archive_app.domain.library import Job, WantedPictures
from archive_app.exchange.article_json import notice_json
from archive_app.fetch.cookies import read_cookies
from archive_app.store.archive import Archive


class Todo(StrEnum):
    """What to do with the queue."""

    LIST = "list"
    PAUSE = "pause"
    RESUME = "resume"
    RETRY = "retry"
    CANCEL = "cancel"


def add_to(app: typer.Typer) -> None:
    """Register the verb of this module."""
    app.command("queue")(queue)


def queue(
    todo: Annotated[Todo, typer.Argument(metavar="[list|pause|resume|retry|cancel]")] = Todo.LIST,
    jobs: Annotated[
        list[int] | None, typer.Argument(metavar="[JOB...]", help="Jobs; all without.")
    ] = None,
    allow_net: Annotated[
        list[str] | None,
        typer.Option(help="An address range (CIDR) that may be asked although it is not public."),
    ] = None,
    cookies: Annotated[
        Path | None, typer.Option(help="Your cookies (Netscape form), for this run only.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """List the queue, hold jobs back, try again, cancel; resume also works it off."""
    with SESSION.archive() as archive:
        if todo is Todo.LIST:
            _list(archive, jobs or [], as_json=as_json)
            return 0
        change = {
            Todo.PAUSE: archive.jobs.pause,
            Todo.RESUME: archive.jobs.resume,
            Todo.RETRY: archive.jobs.retry,
            Todo.CANCEL: archive.jobs.cancel,
        }[todo]
        with archive.at_once():
            asked: list[int | None] = [*jobs] if jobs else [None]
            touched = [number for one in asked for number in change(one).jobs]
        if todo is not Todo.RESUME:
            _list(archive, touched, as_json=as_json, every=False)
            return 0
    return _work(allow_net or [], cookies, as_json=as_json)


def add_later(
    urls: Sequence[str],
    tags: Sequence[str],
    note: str,
    *,
    render: bool,
    allow_net: Sequence[str],
    pictures: WantedPictures,
    as_json: bool,
) -> int:
    """Put each of ``urls`` into the queue; 1 where one of them is no address."""
    with SESSION.archive() as archive:
        queued = enqueue(
            archive, urls, tags, note, render=render, allow_net=allow_net, pictures=pictures
        )
    for text, why in queued.refused:
        if as_json:
            print_json({"job": None, "url": text, "state": "failed", "error": notice_json(why)})
        else:
            warn(why.message)
    for number, url in queued.jobs if as_json else ():
        print_json({"job": number, "url": url, "state": "waiting", "error": None})
    if not as_json:
        noun = "page waits" if len(queued.jobs) == 1 else "pages wait"
        say(f"{len(queued.jobs)} {noun}. “archive-app queue resume” saves them.")
    return 1 if queued.refused else 0


def _work(allow_net: list[str], cookies: Path | None, *, as_json: bool) -> int:
    settings = SESSION.allowing(allow_net)

    def heard(worked: Worked) -> None:
        if worked.captured is not None and worked.saved is not None:
            line = added_line(worked.job.url, worked.captured, worked.saved)
        else:
            line = failed_line(worked.job.url, worked.error)
        print_json({"job": worked.job.job, **line}) if as_json else say_added(line)

    own = read_cookies(cookies) if cookies is not None else ()
    asking = fetching(settings, own)
    tally = work_off(QueueTools(SESSION.library, settings, asking, heard))
    if not as_json:
        saved = tally.done + tally.partial
        warn(f"Saved: {saved}, of these not whole: {tally.partial}. Failed: {tally.failed}.")
        later = f"Put off as their sites asked: {tally.waiting}."
        warn(later if tally.waiting else "The queue is empty.")
    return 1 if tally.failed else 0


def _list(archive: Archive, wanted: Sequence[int], *, as_json: bool, every: bool = True) -> None:
    shown = set(wanted)
    for job in archive.jobs.all():
        if job.job in shown or (every and not wanted):
            print_json(_job_json(job)) if as_json else say(_job_words(job))


def _job_json(job: Job) -> dict[str, Any]:
    return {
        "job": job.job,
        "url": job.url,
        "state": "paused" if job.paused else job.state.value,
        "tags": list(job.tags),
        "note": job.note,
        "render": job.render,
        "allow_net": list(job.allow_net),
        "pictures": job.pictures.value,
        "added": job.added_at.isoformat(),
        "finished": job.finished_at.isoformat() if job.finished_at else None,
        "attempts": job.attempts,
        "outcome": job.outcome,
        "article": job.article,
        "error": notice_json(job.error) if job.error else None,
    }


def _job_words(job: Job) -> str:
    state = "paused" if job.paused else job.state.value
    why = f"  {job.error.message}" if job.error else ""
    return f"{job.job}\t{state}\t{job.url}{why}"
