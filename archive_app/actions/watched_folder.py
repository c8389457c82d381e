"""A folder into which the person's browser drops saved pages: what in it is whole and new."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from archive_app.domain.errors import PageError

_ENDINGS = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".wacz", ".warc", ".warc.gz")
"""Of whole files; browsers and downloads write under other ones first (.part, .crdownload …)."""
_SETTLED = 10.0
"""Seconds after which a file that nobody touched counts as whole at once."""
_MOST = 100_000
"""Files that are looked at every time: this is a folder for dropping, no archive."""


class _Look(NamedTuple):
    size: int
    modified: int
    """Nanoseconds."""


class WatchedFolder:
    """Remembers what it saw, so that a file still being written is left alone.

    A file is whole once two looks in a row see the same of it, or nobody touched it for a while.

    Raises:
        PageError: ``bad-file``: the folder is none, or none any more; ``too-large``.
    """

    def __init__(self, folder: Path, today: Callable[[], float] = time.time) -> None:
        if not folder.is_dir():
            raise PageError(f"There is no folder {folder}. Nothing is watched.")
        self._folder = folder
        self._today = today
        self._seen: dict[Path, _Look] = {}
        self._given: dict[Path, _Look] = {}

    def ready(self) -> tuple[Path, ...]:
        """The files that are whole and were not given yet, oldest first.

        One that changes after it was given is given again.
        """
        now = {path: look for path in self._files() if (look := _look(path)) is not None}
        whole = [
            path
            for path, look in now.items()
            if self._given.get(path) != look
            and (self._seen.get(path) == look or self._is_settled(look))
        ]
        self._seen = now
        self._given = {path: look for path, look in self._given.items() if path in now}
        self._given |= {path: now[path] for path in whole}
        return tuple(sorted(whole, key=lambda path: (now[path].modified, path)))

    @property
    def waits(self) -> bool:
        """Whether a file was there that may still be growing."""
        return any(self._given.get(path) != look for path, look in self._seen.items())

    def _files(self) -> list[Path]:
        try:
            found = [
                path
                for path in self._folder.iterdir()
                if path.name.lower().endswith(_ENDINGS) and not path.name.startswith((".", "~"))
            ]
        except OSError as error:
            raise PageError(
                f"The folder {self._folder} cannot be read any more. What was saved from it stays.",
                details=str(error),
            ) from error
        if len(found) > _MOST:
            raise PageError(
                f"The folder {self._folder} holds more than {_MOST} pages. None was looked at."
                " Take them in from several folders.",
                kind="too-large",
            )
        return [path for path in found if path.is_file()]

    def _is_settled(self, look: _Look) -> bool:
        return self._today() - look.modified / 1e9 > _SETTLED


def _look(path: Path) -> _Look | None:
    try:
        state = path.stat()
    except OSError:  # gone meanwhile
        return None
    return _Look(state.st_size, state.st_mtime_ns) if state.st_size else None
