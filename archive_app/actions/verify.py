"""Compares every record of every capture with its digest: are the bytes those that were saved?"""

from collections.abc import Iterator
from itertools import groupby

from archive_app.actions.progress import Progress, Step, Stopped, never, unheard
from archive_app.actions.progress import Report as Listener
from archive_app.domain.errors import Cancelled, Notice
from archive_app.domain.library import Report
from archive_app.preserve.captures_folder import captures
from archive_app.preserve.reading import verify_file
from archive_app.store.archive import Archive


def verify(archive: Archive, report: Listener = unheard, stopped: Stopped = never) -> Report:
    """What was checked and what is wrong; reads every file of the library once.

    Raises:
        Cancelled: stopped by the person.
    """
    known = archive.facts.known_captures()
    files = len(known)
    checked = 0
    problems = [*archive.facts.damage(), *_strangers(archive, known)]
    kept = archive.facts.records()
    for done, (warc, group) in enumerate(groupby(kept, key=lambda one: one.warc)):
        if stopped():
            raise Cancelled("Stopped. Not all saved files were compared with their hashes.")
        report(Progress(Step.RIGHTS, done, files))
        records = [one.record for one in group]
        problems += verify_file(archive.library / warc, records)
        checked += len(records)
    return Report(checked, tuple(problems))


def _strangers(archive: Archive, known: set[str]) -> Iterator[Notice]:
    """Files among the captures that the library could not take in; start-up tried to."""
    for path in captures(archive.library):
        if path.name.removesuffix(".warc.gz") not in known:
            name = path.relative_to(archive.library)
            yield Notice(
                "library-damaged",
                f"{name} is no capture that can be read. It was left as it is, and nothing of the"
                " library depends on it.",
            )
