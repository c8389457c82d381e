"""Opens a library and puts right what a crash left, so that nothing half saved is shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive_app.actions.recover import recover
from archive_app.domain.errors import LibraryError
from archive_app.preserve.captures_folder import captures
from archive_app.store.archive import DATABASE, Archive


@contextmanager
def open_library(folder: Path, *, reading: bool = False) -> Iterator[Archive]:
    """The open library in ``folder``, made if it is not there.

    ``reading``: nothing will be changed, so that a library is as good that cannot be written.

    Raises:
        LibraryError: it cannot be opened, or its database is gone; nothing in it was changed.
    """
    if not (folder / DATABASE).exists() and next(captures(folder), None) is not None:
        raise LibraryError(
            f"The database of this library is missing: {folder / DATABASE}. Its captures are there"
            " and nothing was changed. Put a backup of the file back, or restore the articles with"
            " “archive-app rebuild”; tags, notes and decisions were in the database only.",
            kind="library-damaged",
        )
    with Archive.open_or_read(folder) if reading else Archive.open(folder) as archive:
        if not archive.readonly:
            recover(archive)
        yield archive
