"""Tells a file that somebody is writing from one that a crash left behind."""

import os
from io import FileIO
from pathlib import Path

if os.name != "nt":
    import fcntl


def held_file(path: Path) -> FileIO:
    """The new file at ``path``, marked as in use.

    Unbuffered: a full disk shows at the write that it hits, and never at closing.
    """
    while True:
        file = FileIO(path, "xb")
        if _hold(file, path):
            return file
        file.close()


def _hold(file: FileIO, path: Path) -> bool:
    """Mark ``file`` as in use for as long as this process has it open; a killed one lets go.

    False where a sweep was faster and ``path`` is gone: then it has to be made again.
    """
    if os.name == "nt":  # where an open file cannot be removed anyway
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
    except OSError:
        return True  # some network file systems know no locks; nothing is ever swept there
    return path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())


def in_use(path: Path) -> bool:
    """Whether a living process holds ``path``."""
    return not _while_idle(path, remove=False)


def remove_idle(path: Path) -> bool:
    """Remove ``path`` unless a living process holds it; whether it was removed.

    The lock is held while the name goes, so nobody can begin to write in between.
    """
    return _while_idle(path, remove=True)


def _while_idle(path: Path, *, remove: bool) -> bool:
    try:
        with path.open("r+b") as file:
            if os.name != "nt":
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            if remove and os.name != "nt":
                path.unlink(missing_ok=True)
        if remove and os.name == "nt":
            path.unlink(missing_ok=True)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
