"""What lies in the captures folder: finished captures, and what a crash left of unfinished ones.

Every start looks here, so nothing is loaded that reads a capture.
"""

from collections.abc import Iterator
from pathlib import Path

from archive_app.preserve.faults import writing
from archive_app.preserve.locking import in_use, remove_idle
from archive_app.preserve.purging import marked


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
