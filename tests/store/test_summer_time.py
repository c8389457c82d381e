"""Days are those of the person's own calendar, also the ones of 23 and 25 hours."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from archive_app.domain.errors import Notice
from archive_app.store.archive import Archive
from tests.store.samples import article, saving
from tests.time_zones import NEEDS_ZONES, zone_of

pytestmark = NEEDS_ZONES

TIMEOUT = Notice("timeout", "The site did not answer.")

CHANGES = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/Havana", date(2026, 3, 8)),  # there is no midnight
    ("Africa/Cairo", date(2026, 4, 24)),
    ("Pacific/Apia", date(2011, 12, 30)),  # there is no such day
    ("America/Havana", date(2026, 11, 1)),  # there are two
    ("Australia/Lord_Howe", date(2026, 4, 5)),  # by half an hour
]


def _save_hourly(archive: Archive, day: date) -> dict[int, datetime]:
    """An article for each half hour from the day before ``day`` to the day after it."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=36)
    moments = {n + 1: start + timedelta(minutes=30 * n) for n in range(6 * 24)}
    with archive.bulk():
        for number, moment in moments.items():
            one = saving(article(f"https://site.example/{number}"), number=number)
            facts = replace(one.capture, captured_at=moment)
            assert archive.articles.save(replace(one, capture=facts)).article == number
    return moments


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_what_was_saved_on_a_day_is_found_by_it(archive: Archive, zone: str, day: date) -> None:
    with zone_of(zone) as local:
        moments = _save_hourly(archive, day)
        days = [day + timedelta(days=n) for n in (-1, 0, 1)]

        found = {one: set(archive.search.numbers(f"saved:{one}")) for one in days}
        since = set(archive.search.numbers(f"saved:>={day}"))
        before = set(archive.search.numbers(f"saved:<{day}"))

    where = {number: moment.astimezone(local).date() for number, moment in moments.items()}
    assert found == {one: {n for n, its in where.items() if its == one} for one in days}
    assert since == {n for n, its in where.items() if its >= day}
    assert before == moments.keys() - since


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Tokyo"])
def test_what_was_published_stands_in_the_month_and_on_the_day_of_its_own_page(
    archive: Archive, zone: str
) -> None:
    published = (
        "2026-03-29T01:59:00+01:00",
        "2026-03-29T03:00:00+02:00",
        "2026-11-01T00:15:00-04:00",
        "2026-10-31T23:45:00-04:00",
        "2026-10-01T00:30:00+02:00",
    )
    with zone_of(zone):
        for number, moment in enumerate(published, start=1):
            one = replace(article(f"https://site.example/{number}"), published=moment)
            archive.articles.save(saving(one, number=number))

        months = {one.value: one.articles for one in archive.search.facets("").months}
        days = {
            day: set(archive.search.numbers(f"published:{day}"))
            for day in ("2026-03-29", "2026-10-31", "2026-11-01", "2026-10-01", "2026-09-30")
        }

    assert months == {"2026-03": 2, "2026-10": 2, "2026-11": 1}
    assert days == {
        "2026-03-29": {1, 2},
        "2026-10-31": {4},
        "2026-11-01": {3},
        "2026-10-01": {5},
        "2026-09-30": set(),
    }


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_a_job_waits_so_many_seconds_whatever_the_clock_shows_meanwhile(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, zone: str, day: date
) -> None:
    with zone_of(zone), monkeypatch.context() as clock:
        start = datetime(day.year, day.month, day.day).timestamp() - 1_800  # noqa: DTZ001 (local)
        clock.setattr(time, "time", lambda: start)
        archive.jobs.add(["https://site.example/1"])
        archive.jobs.claim("one", 60)
        archive.jobs.postpone(1, 4 * 3_600, TIMEOUT)

        clock.setattr(time, "time", lambda: start + 4 * 3_600 - 1)
        early = archive.jobs.claim("two", 60)
        clock.setattr(time, "time", lambda: start + 4 * 3_600 + 1)
        due = archive.jobs.claim("two", 60)

    assert early is None
    assert due is not None
