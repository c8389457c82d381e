"""The computer's time zone, changed for a while."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

NEEDS_ZONES = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")


@contextmanager
def zone_of(name: str) -> Iterator[ZoneInfo]:
    """The zone ``name``, in which this process is meanwhile."""
    try:
        zone = ZoneInfo(name)
    except ZoneInfoNotFoundError:
        pytest.skip("this computer knows no time zones")
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield zone
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
