"""Tells a file that somebody is writing from one that a crash left behind."""

import os
from io import FileIO
from pathlib import Path

if os.name != "nt":
    import fcntl


def hold(file: FileIO) -> None:
    """Mark ``file`` as in use for as long as this process has it open; a killed one lets go."""
    if os.name != "nt":  # where an open file cannot be removed anyway
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return  # some network file systems know no locks; nothing is ever swept there


def in_use(path: Path) -> bool:
    """Whether a living process holds ``path``."""
    try:
        with path.open("r+b") as file:
            if os.name != "nt":
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
