"""A copy of the whole library beside it, made while the program runs; and the work put back.

The copy is a library itself: the database as it was at one moment, then every capture, then the
person's work once more as plain lines (``work.jsonl``), which fit a library that was rebuilt from
its captures. Copying again into the same folder copies only what is new.
"""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive_app.actions.progress import Progress, Report, Step, Stopped, check, never, unheard
from archive_app.domain.errors import BadValue, LibraryError
from archive_app.preserve.captures_folder import captures
from archive_app.preserve.faults import writing
from archive_app.preserve.purging import mark, marked
from archive_app.store.archive import DATABASE, README, Archive
from archive_app.store.portable import Restored

WORK = "work.jsonl"


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
    _require_place(archive.library, target)
    with writing(target / DATABASE):
        target.mkdir(parents=True, exist_ok=True)
        # First the captures that are there by now, then the database, then those that came
        # meanwhile: whatever the copied database speaks of is there when it takes its place.
        new, size = _copy_captures(archive.library, target, report, stopped)
        part = target / f"{DATABASE}.part"
        archive.upkeep.copy_to(part)
        more, more_size = _copy_captures(archive.library, target, unheard, stopped)
        _settle(part, target / DATABASE)
        _write_work(archive, target)
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


def _lines(file: Path) -> Iterator[dict[str, object]]:
    try:
        with file.open(encoding="utf-8") as source:
            for line in source:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise BadValue(
            f"The file {file} cannot be read as work of this program. Nothing was changed."
        ) from error


def _require_place(library: Path, target: Path) -> None:
    home, wanted = library.resolve(), target.resolve()
    if wanted == home or home in wanted.parents or wanted in home.parents:
        raise LibraryError(
            f"{target} belongs to the library itself. Nothing was copied. Choose another place.",
            kind="target-exists",
        )
    known = (target / WORK).is_file() or (target / "captures").is_dir()
    if target.exists() and not known and (target.is_file() or any(target.iterdir())):
        raise LibraryError(
            f"{target} holds something else than a backup. Nothing was copied."
            " Choose an empty folder.",
            kind="target-exists",
        )


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
        place = target / path.relative_to(library)
        length = path.stat().st_size
        if place.is_file() and place.stat().st_size == length:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{place.name}.part")
        shutil.copyfile(path, part)
        _settle(part, place)
        copied, size = copied + 1, size + length
    return copied, size


def _write_work(archive: Archive, target: Path) -> None:
    part = target / f"{WORK}.part"
    with part.open("w", encoding="utf-8") as out:
        for line in archive.portable.lines():
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    _settle(part, target / WORK)


def _settle(part: Path, place: Path) -> None:
    """Let ``part``, whole and on the disk, take its place."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(place)
