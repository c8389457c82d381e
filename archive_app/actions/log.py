"""The log file: what went wrong, in technical words, for the person who has to look."""

import logging

from archive_app.actions.settings import log_file

_LIMIT = 1_000_000
"""Bytes of one log file; two older ones are kept."""


def start_log() -> None:
    """Send warnings and worse of the whole program to the log file; silent where it cannot be had.

    A log that cannot be written must never keep a person from their library.
    """
    from logging.handlers import RotatingFileHandler  # 10 ms of CPU, half of it for sockets

    path = log_file()
    logging.raiseExceptions = False  # a full disk must not print our own trace over every answer
    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LIMIT, backupCount=2, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
