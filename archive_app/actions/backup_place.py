"""Whether a folder may take a copy of a library: an empty one, or an earlier copy as it was left.

A copy is a library, so somebody may have worked in it; and a folder may hold another library. What
such a place has of its own would be gone with its database: it is refused.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from archive_app.domain.errors import LibraryError
from archive_app.store.archive import DATABASE, Archive

WORK = "work.jsonl"
WORK_PART = f"{WORK}.part"


def purged_since(archive: Archive, target: Path) -> tuple[str, ...]:
    """Capture files in ``target`` of articles that were purged since it was copied to last.

    Raises:
        LibraryError: ``target-exists``: it is no place for a copy. Nothing was changed.
    """
    _require_room(archive.library, target)
    if not (target / DATABASE).is_file():
        return ()
    try:
        with Archive.open(target, readonly=True) as copy:
            return _gone(archive, copy, target)
    except LibraryError as error:
        if error.kind == "target-exists":
            raise
        if error.kind == "library-unwritable" and (target / WORK).is_file():
            return ()  # of an older program, which made its lines in another form
        raise LibraryError(
            f"{target} holds a library that cannot be read here. Nothing was copied."
            " Choose an empty folder.",
            kind="target-exists",
            details=f"{error.message} {error.details}",
        ) from error


def work_lines(archive: Archive) -> Iterator[str]:
    """The person's work as the file ``work.jsonl`` has it, line by line."""
    for line in archive.portable.lines():
        yield json.dumps(line, ensure_ascii=False) + "\n"


def _gone(archive: Archive, copy: Archive, target: Path) -> tuple[str, ...]:
    kept = copy.facts.capture_files()
    unknown = [kept[stem] for stem in archive.facts.unknown_captures(tuple(kept))]
    if kept and len(unknown) == len(kept):
        raise LibraryError(
            f"{target} holds another library. Nothing was copied. Choose an empty folder.",
            kind="target-exists",
        )
    worked = archive.facts.present([one.article for one in unknown])
    if worked or not any(_says(copy, target / name) for name in (WORK, WORK_PART)):
        raise LibraryError(
            f"{target} has work of its own, which copying would take away. Nothing was copied."
            " Choose an empty folder.",
            kind="target-exists",
        )
    return tuple(one.warc for one in unknown)


def _says(copy: Archive, file: Path) -> bool:
    """Whether ``file`` tells the work in ``copy``, and nothing else."""
    if not file.is_file():
        return False
    with file.open(encoding="utf-8", errors="replace") as said:
        return _are_same(work_lines(copy), said)


def _are_same(some: Iterable[str], others: Iterable[str]) -> bool:
    return all(one == other for one, other in zip_longest(some, others))


def _require_room(library: Path, target: Path) -> None:
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
