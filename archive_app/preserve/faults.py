"""What the disk does to us, in sentences."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive_app.domain.errors import LibraryError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what goes wrong while ``path`` is written into LibraryError.

    Raises:
        LibraryError: ``disk-full`` or ``library-unwritable``.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise LibraryError(
                "The disk is full. Nothing is lost: saving is paused."
                " Free some space, then press Continue.",
                kind="disk-full",
                details=str(error),
            ) from error
        raise LibraryError(
            f"The library cannot be written at {path.parent}. Nothing was saved."
            " Check that the folder exists and belongs to you, or choose another library.",
            kind="library-unwritable",
            details=str(error),
        ) from error


def damaged(warc: str, words: str, details: str = "") -> LibraryError:
    """``warc`` does not hold what it held: ``words`` say how it shows ("It is missing")."""
    return LibraryError(
        f"The capture file {warc} is damaged: {words}."
        " The article's text is not touched. Restore the file from a backup.",
        kind="library-damaged",
        details=details,
    )
