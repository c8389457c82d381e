"""Puts a finished capture in the place of another form of it: whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from archive_app.preserve.faults import writing
from archive_app.preserve.locking import held_file


@contextmanager
def replacing(path: Path) -> Iterator[FileIO]:
    """A new file beside ``path`` that takes its place when the block ends, once it is on the disk.

    Raises:
        LibraryError: it could not be written; ``path`` is as it was, as where the block raises.
    """
    part = path.with_name(f"{path.name}.part")
    with writing(path), held_file(part) as file:
        try:
            yield file
            os.fsync(file.fileno())
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if os.name == "nt":  # which renames no open file
            file.close()
        part.replace(path)  # while we hold it: a sweep leaves it alone
        sync_folder(path.parent)


def write_whole(file: FileIO, data: bytes | bytearray) -> None:
    """Write all of ``data``: on a disk that is nearly full a raw file takes a part of it."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` last."""
    if os.name == "nt":  # which has no way to ask for it; its file systems journal names
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
