"""What every verb needs: the library it works on, who works, and which day it is."""

import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from archive_app.actions.open_library import open_library
from archive_app.actions.settings import Settings, library_folder, load
from archive_app.fetch.guard import Guard
from archive_app.store.archive import Archive

LARGEST = 2**53
"""The largest number taken for an article: SQLite and JSON both still count exactly there."""


def ranges(given: Sequence[str] | None) -> tuple[str, ...]:
    """What ``--allow-net`` names, before anything is asked or kept.

    Raises:
        AddressError: one of them is no address range.
    """
    named = tuple(given or ())
    Guard(named)
    return named


@dataclass(slots=True)
class Session:
    """One run of the command line."""

    chosen: Path | None = None
    """What ``--library`` said."""
    _settings: Settings | None = field(default=None, repr=False)

    def begin(self, library: Path | None) -> None:
        """Start anew, with the library that this call chose."""
        self.chosen = library
        self._settings = None

    @property
    def settings(self) -> Settings:
        """The person's settings, read when first needed.

        Raises:
            BadSettings: the file cannot be understood.
        """
        if self._settings is None:
            self._settings = load()
        return self._settings

    def allowing(self, ranges: Sequence[str]) -> Settings:
        """The settings, and what ``--allow-net`` permits for this run."""
        return replace(self.settings, allow_net=(*self.settings.allow_net, *ranges))

    @property
    def library(self) -> Path:
        """The folder of the library."""
        return library_folder(self.chosen, self.settings)

    @property
    def who(self) -> str:
        """Who decides about pictures."""
        return self.settings.name or getpass.getuser()

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """The open library, what a crash left taken care of.

        Raises:
            LibraryError: it cannot be opened.
        """
        with open_library(self.library) as archive:
            yield archive

    @contextmanager
    def reading(self) -> Iterator[Archive]:
        """The library for a verb that changes nothing; also one that cannot be written.

        Raises:
            LibraryError: it cannot be opened.
        """
        with open_library(self.library, reading=True) as archive:
            yield archive


SESSION = Session()
"""Of this process; ``program.run`` sets it before a verb begins."""


def today() -> date:
    """The day in the person's time zone."""
    return datetime.now(UTC).astimezone().date()
