"""What a finished capture says of itself, for a library that does not know it."""

from pathlib import Path

from archive_app.domain.page import Record
from archive_app.preserve.reading import records


def capture_metadata(path: Path) -> bytes | None:
    """What was read out of the capture at ``path``: the payload of its last metadata record.

    Raises:
        LibraryError: ``library-damaged``.
    """
    found: bytes | None = None
    for record in records(path):
        if record.kind == "metadata":
            found = record.payload
    return found


def capture_records(path: Path) -> tuple[Record, ...]:
    """Where each record of the capture at ``path`` lies, as when it was written.

    Raises:
        LibraryError: ``library-damaged``.
    """
    return tuple(record.place for record in records(path))
