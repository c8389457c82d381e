"""What a crash left: captures that no database knows, and files that were never finished."""

from collections.abc import Iterator
from pathlib import Path

from archive_app.domain.page import Record
from archive_app.preserve.faults import writing
from archive_app.preserve.locking import in_use, remove_idle
from archive_app.preserve.purging import marked
from archive_app.preserve.reading import records


def unfinished(library: Path) -> list[Path]:
    """Files of captures that nobody is writing any more; none of them was ever called saved."""
    found = sorted((library / "captures").glob("*/*/*.warc.gz.part"))
    return [path for path in found if not in_use(path)]


def sweep(library: Path) -> list[Path]:
    """Remove what ``unfinished`` finds; the files that were removed.

    Raises:
        LibraryError: ``library-unwritable``.
    """
    swept = []
    for path in unfinished(library):
        with writing(path):
            if remove_idle(path):
                swept.append(path)
    return swept


def captures(library: Path) -> Iterator[Path]:
    """Every finished capture file, oldest first; none of what was purged."""
    yield from sorted(capture_files(library))


def capture_files(library: Path) -> Iterator[Path]:
    """The same as the folders have them: a million are never held at once."""
    purged = set(marked(library))
    found = (library / "captures").glob("*/*/*.warc.gz")
    yield from (path for path in found if path not in purged)


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
