"""Moments are told as the person's clock showed them then, not as it would go today."""

from datetime import UTC, date, datetime

from archive_app.gui.reader_wording import local_moment, recent
from tests.time_zones import NEEDS_ZONES, zone_of

pytestmark = NEEDS_ZONES

SUMMER_NIGHT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
"""2 July, 00:30 in Berlin."""


def test_a_moment_of_summer_is_told_in_winter_by_the_clock_of_summer() -> None:
    with zone_of("Europe/Berlin"):
        told = recent(SUMMER_NIGHT, date(2026, 11, 29))
        same_day = recent(SUMMER_NIGHT, date(2026, 7, 2))
        in_full = local_moment(SUMMER_NIGHT)

    assert (told, same_day, in_full) == ("2 Jul, 00:30", "Today, 00:30", "2 Jul 2026, 00:30")


def test_the_first_minutes_of_a_year_are_not_of_the_year_before() -> None:
    new_year = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    with zone_of("Europe/Berlin"):
        here = recent(new_year, date(2026, 7, 1))
    with zone_of("Europe/London"):
        west = recent(new_year, date(2026, 7, 1))

    assert (here, west) == ("1 Jan, 00:30", "31 Dec 2025")
