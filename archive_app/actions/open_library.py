"""Opens a library and puts right what a crash left, so that nothing half saved is shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive_app.actions.recover import recover
from archive_app.store.archive import Archive


@contextmanager
def open_library(folder: Path) -> Iterator[Archive]:
    """The open library in ``folder``, made if it is not there.

    Raises:
        LibraryError: it cannot be opened; nothing in it was changed.
    """
    with Archive.open(folder) as archive:
        recover(archive)
        yield archive
