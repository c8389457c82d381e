"""Marks the evidence of purged articles, and removes it.

A file that is to go gets a mark beside it first. So wherever the work is broken off, start-up
knows: a marked file whose capture the library still knows stays and loses its mark, any other goes.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from archive_app.preserve.faults import writing

_MARK = ".purged"

BLANK = b"\x1f\x8b\x08\x04"
"""How a gzip member (RFC 1952) begins that has an extra field, as no record of a capture has."""


def mark(path: Path) -> None:
    """Note that the capture at ``path`` is about to go.

    Raises:
        LibraryError: it could not be written.
    """
    with writing(path), _mark_of(path).open("wb") as file:
        os.fsync(file.fileno())


def unmark(path: Path) -> None:
    """Let the capture at ``path`` be one like any other again."""
    with writing(path):
        _mark_of(path).unlink(missing_ok=True)


def is_marked(path: Path) -> bool:
    """Whether the capture at ``path`` was purged, or is about to be."""
    return _mark_of(path).exists()


def is_blank(path: Path) -> bool:
    """Whether nothing is left of the capture at ``path`` but what others need, or it is gone.

    Its first record is never needed: emptied, it is a gzip member with an extra field.
    """
    if not path.exists():
        return True
    with writing(path), path.open("rb") as file:
        return file.read(len(BLANK)) == BLANK


def marked(library: Path) -> Iterator[Path]:
    """Every marked capture file, whether or not it is still there."""
    for found in sorted((library / "captures").glob(f"*/*/*.warc.gz{_MARK}")):
        yield found.with_name(found.name.removesuffix(_MARK))


def remove(path: Path) -> None:
    """Remove the capture at ``path``, and its mark last."""
    with writing(path):
        path.unlink(missing_ok=True)
        _mark_of(path).unlink(missing_ok=True)


def _mark_of(path: Path) -> Path:
    return path.with_name(path.name + _MARK)
