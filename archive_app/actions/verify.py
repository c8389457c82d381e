"""Compares every record of every capture with its digest: are the bytes those that were saved?"""

from itertools import groupby

from archive_app.actions.progress import Progress, Step, Stopped, check, never, unheard
from archive_app.actions.progress import Report as Listener
from archive_app.domain.errors import Notice
from archive_app.domain.library import Report
from archive_app.preserve.reading import verify_file
from archive_app.store.archive import Archive


def verify(archive: Archive, report: Listener = unheard, stopped: Stopped = never) -> Report:
    """What was checked and what is wrong; reads every file of the library once.

    Raises:
        Cancelled: stopped by the person.
    """
    files = len(archive.facts.known_captures())
    checked = 0
    problems: list[Notice] = []
    kept = archive.facts.records()
    for done, (warc, group) in enumerate(groupby(kept, key=lambda one: one.warc)):
        check(stopped)
        report(Progress(Step.RIGHTS, done, files))
        records = [one.record for one in group]
        problems += verify_file(archive.library / warc, records)
        checked += len(records)
    return Report(checked, tuple(problems))
