"""A client that may ask this computer, and a clock that need not be waited for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import Clock, FetchSettings
from tests.loopback_site import LOOPBACK

START = datetime(2026, 1, 13, 6, 0, 0, tzinfo=UTC)


@dataclass
class FastClock:
    """Time that passes only while somebody sleeps."""

    seconds: float = 0.0

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds

    def clock(self) -> Clock:
        return Clock(self.now, self.sleep, lambda: START + timedelta(seconds=self.seconds))


@pytest.fixture
def client() -> Iterator[Client]:
    """A client as the program uses it, allowed to ask loopback."""
    with Client(Guard([LOOPBACK])) as asking:
        yield asking


Hasty = Callable[..., Client]


@pytest.fixture
def hasty() -> Iterator[Hasty]:
    """Makes clients with limits of their own, real time, and next to no pauses."""
    clients: list[Client] = []

    def make(**limits: float) -> Client:
        settings = replace(FetchSettings(backoff_seconds=0.01), **limits)  # type: ignore[arg-type]
        clients.append(Client(Guard([LOOPBACK]), settings))
        return clients[-1].__enter__()

    yield make
    for made in clients:
        made.__exit__(None, None, None)
