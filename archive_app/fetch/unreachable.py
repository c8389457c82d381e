"""Hosts that could not be reached, remembered for a while: a page may name one 400 times."""

import threading
import time
from collections.abc import Callable

from archive_app.domain.errors import Notice

WHILE = 60.0
"""Seconds that a fault holds beyond the capture that met it: a host may be back soon."""


class UnreachableHosts:
    """By origin ("https://cdn.example"), the last fault for which no connection came about.

    May be shared by captures, and asked from several threads at a time. ``now``: seconds, rising.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._faults: dict[str, tuple[float, Notice]] = {}
        self._lock = threading.Lock()

    def add(self, origin: str, fault: Notice) -> None:
        """``origin`` could not be reached just now."""
        with self._lock:
            self._faults[origin] = (self._now(), fault)

    def remove(self, origin: str) -> None:
        """``origin`` has answered."""
        with self._lock:
            self._faults.pop(origin, None)

    def fault(self, origin: str, since: float) -> Notice | None:
        """Why ``origin`` need not be asked; None for a fault older than ``WHILE`` and ``since``."""
        with self._lock:
            at, fault = self._faults.get(origin, (0.0, None))
            return fault if at >= min(since, self._now() - WHILE) else None
