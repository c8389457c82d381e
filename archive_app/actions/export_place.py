"""Where an export goes: written beside its place first, put there when it is whole.

Nothing of the person's is ever removed. Replacing takes away only what an earlier export wrote,
which that export noted in ``export.json``; a library is no place for an export at all. What an
export wrote whose process was killed is removed by the next one to the same place.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from archive_app.domain.errors import LibraryError
from archive_app.preserve.locking import held_file, remove_idle

MANIFEST = "export.json"
_MOST = 1000
_PREFIX = ".export-"
_NOTE = "unfinished export.txt"
_WORDS = (
    b"News Archive is writing an export here, or was stopped while it did. The next export to\n"
    b"the place of this folder removes it, unless this one is still being written.\n"
)
"""By nothing less is a folder taken for one of ours."""


class Existing(StrEnum):
    """What to do where there are files already."""

    REFUSE = "refuse"
    BESIDE = "beside"
    REPLACE = "replace"


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A new folder next to ``target``, gone afterwards with all that is still in it.

    Nothing but a note is in it at first, by which a later export knows whether this one lives.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_left(target.parent)
    with (
        tempfile.TemporaryDirectory(prefix=_PREFIX, dir=target.parent) as folder,
        held_file(Path(folder) / _NOTE) as note,
    ):
        note.write(_WORDS)
        yield Path(folder)


def _remove_left(place: Path) -> None:
    """Remove the folders in ``place`` of exports whose processes are gone."""
    for folder in place.glob(f"{_PREFIX}*"):
        ours = not folder.is_symlink() and _says_unfinished(folder / _NOTE)
        if ours and remove_idle(folder / _NOTE):  # first: Windows tells what lives by this alone
            shutil.rmtree(folder, ignore_errors=True)


def _says_unfinished(note: Path) -> bool:
    try:
        return not note.is_symlink() and note.read_bytes() == _WORDS
    except OSError:
        return False


def place_for(target: Path, existing: Existing, library: Path) -> Path:
    """The place where the export will be: ``target``, or a free name where it goes beside.

    Raises:
        LibraryError: it has files that may not be touched, or it is the library's own place.
    """
    target = target.absolute()
    home = library.resolve()
    wanted = target.resolve()
    if wanted == home or home in wanted.parents or wanted in home.parents:
        raise LibraryError(
            f"{target} belongs to the library. Nothing was exported. Choose another place.",
            kind="target-exists",
        )
    if not _taken(target):
        return target
    if existing is Existing.BESIDE:
        return _free(target / "Export" if target.is_dir() else target)
    if existing is Existing.REPLACE and (target.is_file() or (target / MANIFEST).is_file()):
        return target
    why = "already has files" if existing is Existing.REFUSE else "has files that are no export"
    raise _taken_already(target, why)


def put(part: Path, target: Path, existing: Existing) -> None:
    """Move what was written in ``part`` to ``target``; a folder gets its list of files.

    Raises:
        LibraryError: it got files meanwhile, which are not to be replaced.
    """
    if existing is not Existing.REPLACE and _taken(target):
        raise _taken_already(target, "already has files")
    if part.is_file():
        part.replace(target)
        return
    files = sorted(str(path.relative_to(part)) for path in part.rglob("*") if path.is_file())
    (part / MANIFEST).write_text(json.dumps({"files": files}, ensure_ascii=False), "utf-8")
    if not _taken(target):
        if target.is_dir():
            target.rmdir()
        part.rename(target)
        return
    _remove_listed(target)
    shutil.copytree(part, target, dirs_exist_ok=True)


def _taken_already(target: Path, why: str) -> LibraryError:
    return LibraryError(
        f"{target} {why}. Nothing was exported. Add beside them, or choose another place.",
        kind="target-exists",
    )


def _taken(target: Path) -> bool:
    return target.is_file() or (target.is_dir() and any(target.iterdir()))


def _free(wanted: Path) -> Path:
    """``wanted``, or the first of "name 2", "name 3" … that is not there."""
    for number in range(1, _MOST):
        name = wanted.stem if number == 1 else f"{wanted.stem} {number}"
        path = wanted.with_name(name + wanted.suffix)
        if not path.exists():
            return path
    raise LibraryError(
        f"{wanted.parent} has a thousand exports already. Nothing was exported.",
        kind="target-exists",
    )


def _remove_listed(target: Path) -> None:
    """Remove the files of the earlier export in ``target``, and no others."""
    try:
        listed = json.loads((target / MANIFEST).read_text("utf-8"))["files"]
    except (ValueError, KeyError, TypeError) as error:
        raise LibraryError(
            f"The list of files in {target / MANIFEST} cannot be read. Nothing was replaced.",
            kind="target-exists",
            details=str(error),
        ) from error
    for name in listed:
        path = target / str(name)
        if target.resolve() in path.resolve().parents and path.is_file():
            path.unlink()
