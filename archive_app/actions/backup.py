"""A copy of the whole library beside it, made while the program runs; and the work put back.

The copy is a library itself: the database as it was at one moment, then every capture, then the
person's work once more as plain lines (``work.jsonl``), which fit a library that was rebuilt from
its captures. Copying again into the same folder copies only what is new.
"""

import errno
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from archive_app.actions.backup_place import WORK, WORK_PART, purged_since, work_lines
from archive_app.actions.progress import Progress, Report, Step, Stopped, check, never, unheard
from archive_app.domain.errors import BadValue, LibraryError
from archive_app.preserve.captures_folder import captures
from archive_app.preserve.purging import is_blank, is_marked, mark, marked
from archive_app.store.archive import DATABASE, README, Archive
from archive_app.store.portable import Restored


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was copied."""

    target: Path
    captures: int
    """In the copy now."""
    copied: int
    """Of these, those that were copied this time."""
    bytes: int
    """That were copied, the database included."""


def backup(
    archive: Archive, target: Path, report: Report = unheard, stopped: Stopped = never
) -> BackedUp:
    """Copy the library to the folder ``target``, made where there is none.

    Raises:
        LibraryError: ``target-exists``: it holds something else, or is the library's own place;
            disk-full, library-unwritable. What was copied whole by then stays.
        Cancelled: stopped by the person; the same.
    """
    target = target.absolute()
    purged = purged_since(archive, target)
    with _copying(target):
        target.mkdir(parents=True, exist_ok=True)
        # First the captures that are there by now, then the database, then those that came
        # meanwhile: whatever the copied database speaks of is there when it takes its place.
        new, size = _copy_captures(archive.library, target, report, stopped)
        _copy_tables(archive, target)
        more, more_size = _copy_captures(archive.library, target, unheard, stopped)
        for name in (DATABASE, WORK):
            _settle(target / f"{name}.part", target / name)
        _forget(archive.library, target, purged)
        if (archive.library / README).is_file():
            shutil.copyfile(archive.library / README, target / README)
        whole = size + more_size + (target / DATABASE).stat().st_size
    return BackedUp(target, sum(1 for _ in captures(target)), new + more, whole)


def restore_work(archive: Archive, file: Path) -> Restored:
    """Put the person's work in ``file`` back into ``archive``; what is there already stays.

    Raises:
        BadValue: it is no such file, or of a newer program; nothing was changed.
        LibraryError: it could not be written.
    """
    return archive.portable.restore(_lines(file))


def require_work(archive: Archive, file: Path) -> None:
    """Look at the beginning of ``file`` before something long is done that it is for.

    Raises:
        BadValue: as ``restore_work``.
    """
    archive.portable.restore(islice(_lines(file), 1))


def _lines(file: Path) -> Iterator[dict[str, object]]:
    try:
        with file.open(encoding="utf-8") as source:
            for line in source:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise BadValue(
            f"The file {file} cannot be read as work of this program. Nothing was changed."
        ) from error


@contextmanager
def _copying(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise LibraryError(
            f"The copy in {target} could not be finished: {error.strerror}. The library is"
            " untouched, and what was copied whole stays. Make room or choose another place, then"
            " back up again.",
            kind="disk-full" if full else "library-unwritable",
            details=str(error),
        ) from error


def _copy_captures(
    library: Path, target: Path, report: Report, stopped: Stopped
) -> tuple[int, int]:
    """How many files were new, and their bytes. A finished capture never changes its size."""
    copied = size = 0
    files = list(captures(library))
    for path in marked(library):  # of what was purged, bytes that other captures refer to
        files.append(path)
        (target / path.relative_to(library)).parent.mkdir(parents=True, exist_ok=True)
        mark(target / path.relative_to(library))
    for done, path in enumerate(files):
        check(stopped)
        report(Progress(Step.INDEXING, done, len(files)))
        if length := _copied(path, target / path.relative_to(library)):
            copied, size = copied + 1, size + length
    return copied, size


def _copied(path: Path, place: Path) -> int:
    """The bytes that were copied from ``path``: 0 where it was there, or was purged just now."""
    if not path.is_file() or _is_same(path, place):
        return 0
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.part")
    try:
        shutil.copyfile(path, part)
    except FileNotFoundError:
        if path.exists():
            raise
        return 0
    _settle(part, place)
    return place.stat().st_size


def _is_same(path: Path, place: Path) -> bool:
    if not place.is_file() or place.stat().st_size != path.stat().st_size:
        return False
    return not is_marked(path) or is_blank(place)  # emptied, it is as long as it was


def _copy_tables(archive: Archive, target: Path) -> None:
    """Write the database and the person's lines, of one moment, under their temporary names."""
    with archive.one_view():
        archive.upkeep.copy_to(target / f"{DATABASE}.part")
        with (target / WORK_PART).open("w", encoding="utf-8") as out:
            out.writelines(work_lines(archive))


def _forget(library: Path, target: Path, purged: Sequence[str]) -> None:
    """Remove what was purged from the copy, too: opened, that would take it for left by a crash."""
    for name in purged:
        if not (library / name).exists():
            (target / name).unlink(missing_ok=True)


def _settle(part: Path, place: Path) -> None:
    """Let ``part``, whole and on the disk, take its place."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(place)
