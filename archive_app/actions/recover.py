"""Takes care of what a crash left in the captures folder.

A capture gets its own name inside the transaction that makes it visible, just before the commit.
So after a crash a file is either still ``.part`` (never acknowledged: swept) or finished and, if
the commit did not come through, unknown to the database (adopted, nothing fetched again).
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from archive_app.actions.purge import finish_purges
from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError, Notice
from archive_app.preserve.captures_folder import capture_files, sweep
from archive_app.store.archive import Archive

_SUFFIX = ".warc.gz"
_AT_ONCE = 1_000
"""Files that are asked after together."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was put right."""

    adopted: tuple[int, ...] = ()
    """Articles whose capture was finished but not yet visible."""
    swept: int = 0
    """Unfinished files removed."""
    problems: tuple[Notice, ...] = ()
    """Captures that cannot be taken in; their files stay."""
    changes: Changes = field(default_factory=Changes)


def recover(archive: Archive) -> Recovered:
    """What was adopted and swept; at most one listing of the folder when nothing was left.

    Raises:
        LibraryError: the library cannot be written.
    """
    swept = sweep(archive.library)
    finish_purges(archive)
    left = list(_unknown(archive))
    if not left:
        return Recovered(swept=len(swept))
    # Loaded where there is something to adopt: every start asks, few have it.
    from archive_app.actions.adopt import adopt, oldest_first
    from archive_app.actions.worker import Worker

    adopted: list[int] = []
    problems: list[Notice] = []
    changes = Changes()
    known = archive.facts.known_captures()
    with Worker() as worker:  # started only where there is a picture to read
        for path in oldest_first(left):
            try:
                article, change = adopt(archive, path, worker, exact=not known)
            except ArchiveError as error:
                logging.getLogger(__name__).warning("%s: %s %s", path, error, error.details)
                problems.append(Notice(error.kind, error.message))
                continue
            adopted.append(article)
            changes |= change
    return Recovered(tuple(adopted), len(swept), tuple(problems), changes)


def _unknown(archive: Archive) -> Iterator[Path]:
    """Finished captures that the database does not know."""
    files = capture_files(archive.library)
    while some := {_stem(path): path for path in islice(files, _AT_ONCE)}:
        for stem in archive.facts.unknown_captures(tuple(some)):
            yield some[stem]


def _stem(path: Path) -> str:
    return path.name.removesuffix(_SUFFIX)
