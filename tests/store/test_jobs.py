"""The queue."""

import time
from datetime import UTC, datetime

import pytest

from archive_app.domain.errors import NotFound, Notice, Refused
from archive_app.domain.library import JobState
from archive_app.store import columns
from archive_app.store.archive import Archive
from tests.store.samples import RIVER, saving

TIMEOUT = Notice("timeout", "The site did not answer.")


def test_jobs_are_claimed_in_order_one_worker_each(archive: Archive) -> None:
    archive.jobs.add([RIVER, "https://other.example/2"], tags=["war"], note="Later")

    first, second = archive.jobs.claim("one", 60), archive.jobs.claim("two", 60)

    assert first is not None
    assert (first.url, first.state, first.tags, first.note) == (
        RIVER, JobState.WORKING, ("war",), "Later",
    )  # fmt: skip
    assert second is not None
    assert second.job == 2
    assert archive.jobs.claim("three", 60) is None


def test_a_job_whose_worker_died_is_taken_over(archive: Archive) -> None:
    archive.jobs.add([RIVER])
    archive.jobs.claim("dead", -1)

    taken = archive.jobs.claim("alive", 60)

    assert taken is not None
    assert (taken.job, taken.attempts) == (1, 2)
    with pytest.raises(Refused, match="took it over"):
        archive.jobs.renew(1, "dead")


def test_a_renewed_lease_holds(archive: Archive) -> None:
    archive.jobs.add([RIVER])
    archive.jobs.claim("slow", -1)

    archive.jobs.renew(1, "slow", 60)

    assert archive.jobs.claim("other", 60) is None


def test_what_is_more_urgent_comes_first(archive: Archive) -> None:
    archive.jobs.add([RIVER])
    archive.jobs.add([f"{RIVER}-2"], priority=1)

    assert [job.job for job in archive.jobs.all()] == [2, 1]
    claimed = archive.jobs.claim("one", 60)
    assert claimed is not None
    assert claimed.job == 2


def test_a_later_success_clears_the_failure_of_the_same_address(archive: Archive) -> None:
    archive.articles.save(saving())
    archive.jobs.add([RIVER])
    archive.jobs.finish(1, JobState.FAILED, outcome="failed", error=TIMEOUT)
    archive.jobs.add([RIVER])

    changes = archive.jobs.finish(2, JobState.DONE, outcome="saved", article=1)

    assert changes.jobs == {1, 2}
    assert {(job.state, job.article, job.error) for job in archive.jobs.all()} == {
        (JobState.DONE, 1, None)
    }


def test_a_failed_job_can_be_tried_again(archive: Archive) -> None:
    archive.jobs.add([RIVER, f"{RIVER}-2"])
    archive.jobs.finish(1, JobState.FAILED, outcome="failed", error=TIMEOUT)
    failed = archive.jobs.all()[-1]
    assert (failed.error, failed.outcome) == (TIMEOUT, "failed")

    archive.jobs.retry()

    assert [job.state for job in archive.jobs.all()] == [JobState.WAITING, JobState.WAITING]


def test_a_cancelled_job_is_not_claimed_and_its_worker_is_told(archive: Archive) -> None:
    archive.jobs.add([RIVER])
    archive.jobs.claim("one", 60)

    archive.jobs.cancel(1)

    assert archive.jobs.claim("two", 60) is None
    with pytest.raises(Refused, match="was cancelled"):
        archive.jobs.renew(1, "one")


def test_a_postponed_job_waits(archive: Archive) -> None:
    archive.jobs.add([RIVER])
    archive.jobs.claim("one", 60)

    archive.jobs.postpone(1, 60, TIMEOUT)

    assert archive.jobs.all()[0].state is JobState.WAITING
    assert archive.jobs.claim("one", 60) is None


def test_finished_jobs_can_be_forgotten(archive: Archive) -> None:
    archive.jobs.add([RIVER, f"{RIVER}-2"])
    archive.jobs.finish(1, JobState.DONE, outcome="saved")

    archive.jobs.clear_finished()

    assert [job.job for job in archive.jobs.all()] == [2]


def test_ten_thousand_addresses_are_taken_in_two_seconds_of_work(archive: Archive) -> None:
    before = time.process_time()

    changes = archive.jobs.add([f"{RIVER}-{number}" for number in range(10_000)])

    assert time.process_time() - before < 2
    assert len(changes.jobs) == 10_000


def test_an_unknown_job_is_said(archive: Archive) -> None:
    with pytest.raises(NotFound) as caught:
        archive.jobs.cancel(4)

    assert caught.value.kind == "no-such-job"


def test_one_host_is_asked_by_one_worker_at_a_time(archive: Archive) -> None:
    archive.jobs.add([RIVER, f"{RIVER}-2", "https://other.example/3"])
    archive.jobs.claim("one", 60)

    second = archive.jobs.claim("two", 60)

    assert second is not None
    assert second.url == "https://other.example/3"
    assert archive.jobs.claim("three", 60) is None
    archive.jobs.finish(1, JobState.DONE, outcome="saved")
    third = archive.jobs.claim("three", 60)
    assert third is not None
    assert third.job == 2


def test_a_host_is_left_alone_for_a_while_after_each_job(archive: Archive) -> None:
    archive.jobs.add([RIVER, f"{RIVER}-2"])
    archive.jobs.claim("one", 60)
    archive.jobs.finish(1, JobState.DONE, outcome="saved")

    assert archive.jobs.claim("one", 60, pause=60) is None
    assert archive.jobs.to_do() == 1
    assert archive.jobs.claim("one", 60, pause=0) is not None


def test_what_the_person_holds_back_is_not_begun_until_they_let_it(archive: Archive) -> None:
    archive.jobs.add([RIVER, "https://other.example/2"])
    archive.jobs.pause(1)

    first, second = archive.jobs.claim("one", 60), archive.jobs.claim("two", 60)

    assert first is not None
    assert (first.job, second) == (2, None)
    assert archive.jobs.all()[0].paused
    archive.jobs.resume()
    assert archive.jobs.claim("two", 60) is not None


def test_a_paused_job_is_nothing_to_wait_for_and_is_kept_when_the_list_is_cleared(
    archive: Archive,
) -> None:
    archive.jobs.add([RIVER])
    archive.jobs.pause()

    archive.jobs.clear_finished()

    assert archive.jobs.to_do() == 0
    assert [job.paused for job in archive.jobs.all()] == [True]


def test_who_lost_a_job_cannot_say_what_came_of_it(archive: Archive) -> None:
    archive.jobs.add([RIVER])
    archive.jobs.claim("one", 60)
    archive.jobs.cancel()

    with pytest.raises(Refused):
        archive.jobs.finish(1, JobState.DONE, outcome="saved", owner="one")

    assert archive.jobs.held("one") == frozenset()
    assert archive.jobs.all()[0].state is JobState.CANCELLED


@pytest.mark.parametrize(
    ("job", "before", "order"),
    [
        (4, 1, [4, 1, 2, 3]),
        (3, 2, [1, 3, 2, 4]),
        (1, 3, [2, 1, 3, 4]),
        (1, None, [2, 3, 4, 1]),
        (4, None, [1, 2, 3, 4]),
    ],
)
def test_waiting_jobs_are_begun_in_the_order_that_the_person_gave_them(
    archive: Archive, job: int, before: int | None, order: list[int]
) -> None:
    archive.jobs.add([f"https://site{n}.example/" for n in range(4)])

    archive.jobs.move(job, before)

    assert [each.job for each in archive.jobs.all()] == order
    claimed = [archive.jobs.claim("me", 60) for _ in order]
    assert [one.job for one in claimed if one] == order


def test_moving_again_and_again_keeps_the_order(archive: Archive) -> None:
    archive.jobs.add([f"https://site{n}.example/" for n in range(3)])
    archive.jobs.add(["https://feed.example/"], priority=-1)

    archive.jobs.move(4, 1)
    archive.jobs.move(3, 4)
    archive.jobs.move(4, None)

    assert [job.job for job in archive.jobs.all()] == [3, 1, 2, 4]


def test_a_job_that_does_not_wait_is_not_moved(archive: Archive) -> None:
    archive.jobs.add(["https://a.example/", "https://b.example/"])
    archive.jobs.claim("me", 60)

    with pytest.raises(Refused, match="does not wait any more"):
        archive.jobs.move(1, 2)
    with pytest.raises(Refused):
        archive.jobs.move(2, 1)


def test_a_clock_that_was_ahead_keeps_no_page_waiting(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = 365 * 86_400
    archive.jobs.add([RIVER, f"{RIVER}-2", f"{RIVER}-3", "https://other.example/4"])
    with monkeypatch.context() as ahead:
        now = time.time() + year
        ahead.setattr(time, "time", lambda: now)
        ahead.setattr(columns, "now", lambda: columns.stamp(datetime.fromtimestamp(now, UTC)))
        archive.jobs.claim("one", 60)
        archive.jobs.finish(1, JobState.DONE)  # its host was asked next year
        archive.jobs.claim("one", 60)  # and its worker died
        archive.jobs.postpone(4, 60, TIMEOUT)

    claimed = [archive.jobs.claim(name, pause=5) for name in ("two", "three")]

    assert sorted(job.job for job in claimed if job is not None) == [2, 4]
    assert archive.jobs.to_do() == 3
