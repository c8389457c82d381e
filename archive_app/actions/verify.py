"""Compares every record of every capture with its digest: are the bytes those that were saved?"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from archive_app.actions.evidence import read_evidence
from archive_app.actions.progress import Progress, Step, Stopped, never, unheard
from archive_app.actions.progress import Report as Listener
from archive_app.domain.errors import ArchiveError, Cancelled, Notice
from archive_app.domain.library import Report
from archive_app.preserve.adopting import capture_metadata
from archive_app.preserve.captures_folder import captures
from archive_app.preserve.reading import verify_file
from archive_app.store.archive import Archive


def verify(archive: Archive, report: Listener = unheard, stopped: Stopped = never) -> Report:
    """What was checked and what is wrong; reads every file of the library once.

    Raises:
        Cancelled: stopped by the person.
    """
    known = archive.facts.known_captures()
    strangers = [path for path in captures(archive.library) if _stem(path) not in known]
    problems = list(archive.facts.damage())
    checked = 0
    kept = archive.facts.records()
    for done, (warc, group) in enumerate(groupby(kept, key=lambda one: one.warc)):
        if stopped():
            raise Cancelled("Stopped. Not all saved files were compared with their hashes.")
        report(Progress(Step.RIGHTS, done, len(known)))
        path = archive.library / warc
        records = [one.record for one in group]
        found = verify_file(path, records)
        if found and not archive.facts.unknown_captures([_stem(path)]):  # else purged meanwhile
            problems += found
        checked += len(records)
    problems += _left_out(archive, strangers)
    return Report(checked, tuple(problems))


def _left_out(archive: Archive, strangers: list[Path]) -> Iterator[Notice]:
    """Those of ``strangers`` that are not in the library now either; others were saved meanwhile.

    Start-up tried to take them in, unless it could not write.
    """
    unknown = set(archive.facts.unknown_captures([_stem(path) for path in strangers]))
    for path in strangers:
        if _stem(path) not in unknown:
            continue
        name = path.relative_to(archive.library)
        try:
            read_evidence(capture_metadata(path) or b"")
        except ArchiveError:
            yield Notice(
                "library-damaged",
                f"{name} is no capture that can be read. It was left as it is, and nothing of the"
                " library depends on it.",
            )
        else:
            yield Notice(
                "incomplete",
                f"{name} is whole, but not in the library yet: its article appears once the"
                " library is opened where there is room and it can be written.",
            )


def _stem(path: Path) -> str:
    return path.name.removesuffix(".warc.gz")
