"""Each job stands in one group, and what was finished today by the person's own calendar."""

from datetime import UTC, date, datetime

from archive_app.domain.library import Job, JobState
from archive_app.gui.queue_groups import grouped
from tests.time_zones import NEEDS_ZONES, zone_of

NIGHT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
"""2 July, 00:30 in Berlin."""


def _job(number: int, state: JobState, finished_at: datetime | None = None) -> Job:
    return Job(
        number,
        f"https://a.example/{number}",
        state,
        (),
        "",
        NIGHT,
        0,
        None,
        None,
        None,
        finished_at,
    )


def test_every_job_stands_in_the_group_of_its_state_in_the_order_given() -> None:
    jobs = [_job(n, state) for n, state in enumerate(JobState)]

    groups = grouped(jobs, date(2026, 7, 2))

    assert groups.jobs == tuple(jobs)
    assert [job.state for job in groups.under_way] == [
        state for state in JobState if state in {JobState.WAITING, JobState.WORKING}
    ]
    assert {job.state for job in groups.needing} == {JobState.FAILED, JobState.PARTIAL}
    assert (groups.finished, groups.waiting) == ((), 1)
    assert groups.can_clear
    assert not grouped(groups.under_way, date(2026, 7, 2)).can_clear


@NEEDS_ZONES
def test_what_was_finished_after_midnight_was_finished_today() -> None:
    jobs = [_job(1, JobState.DONE, NIGHT), _job(2, JobState.CANCELLED, NIGHT)]
    with zone_of("Europe/Berlin"):
        today, yesterday = (grouped(jobs, date(2026, 7, day)).finished for day in (2, 1))

    assert (today, yesterday) == (tuple(jobs), ())
