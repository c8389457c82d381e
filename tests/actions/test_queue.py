"""The queue, worked off for real: threads, reading processes, and a second process that dies."""

import os
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from archive_app.actions.job import Worked
from archive_app.actions.queue import QueueTools, enqueue, work_off
from archive_app.actions.settings import Settings
from archive_app.actions.verify import verify
from archive_app.domain.errors import Cancelled
from archive_app.domain.library import JobState, WantedPictures
from archive_app.fetch.settings import FetchSettings
from archive_app.store.archive import Archive
from archive_app.store.jobs import Jobs
from tests.actions.conftest import article_page
from tests.loopback_site import HTML, LOOPBACK, Answer, Behaviour, Handler, LoopbackSite

ROOT = Path(__file__).parents[2]


@pytest.fixture
def queue_tools(library: Path) -> QueueTools:
    settings = Settings(allow_net=(LOOPBACK,), workers=2, site_pause=0)
    return QueueTools(library, settings, FetchSettings(backoff_seconds=0.01))


def states(archive: Archive) -> dict[str, str]:
    return {job.url.rpartition("/")[2]: job.state.value for job in archive.jobs.all()}


def slow_page(seconds: float, html: str = "") -> Behaviour:
    """An article that lets one wait."""

    def answer(handler: Handler) -> None:
        if not handler.wait(seconds):
            handler.send(
                Answer((html or article_page()).encode(), headers=(("Content-Type", HTML),))
            )

    return answer


def hanging(begun: threading.Event) -> Behaviour:
    """Never answers, and says when it is asked."""

    def answer(handler: Handler) -> None:
        begun.set()
        handler.wait(60)

    return answer


def test_every_page_is_saved_with_its_tags_and_one_failing_stops_none(
    archive: Archive, news: LoopbackSite, queue_tools: QueueTools
) -> None:
    news.page("/more", article_page().replace("/wall.png", "/gone.png"))
    addresses = [news.address(path) for path in ("/gone", "/wall", "/more")]
    enqueue(archive, addresses, ["Places/Harbour"], "Look again")
    heard: list[Worked] = []

    tally = work_off(replace(queue_tools, heard=heard.append))

    assert (tally.done, tally.partial, tally.failed) == (1, 1, 1)
    assert states(archive) == {"wall": "done", "more": "partial", "gone": "failed"}
    jobs = {job.url: job for job in archive.jobs.all()}
    failed, partial = jobs[addresses[0]], jobs[addresses[2]]
    assert failed.error is not None
    assert failed.error.message == "The page is not there any more (404). Nothing was saved."
    assert partial.error is not None
    assert partial.error.message == "Saved without 1 of 1 picture."
    assert partial.article is not None
    opened = archive.articles.open(partial.article)
    assert (opened.tags, opened.note) == (("Places/Harbour",), "Look again")
    assert sorted(worked.state for worked in heard) == ["done", "failed", "partial"]
    assert verify(archive).ok


def test_one_host_is_asked_for_one_page_at_a_time_with_a_pause_between(
    archive: Archive, site: LoopbackSite, queue_tools: QueueTools
) -> None:
    moments: list[tuple[float, float]] = []

    def answer(handler: Handler) -> None:
        begun = time.monotonic()
        slow_page(0.1, "<p>A short page.</p>")(handler)
        moments.append((begun, time.monotonic()))

    enqueue(archive, [site.behave(f"/{n}", answer) for n in range(3)], [], "")
    polite = replace(queue_tools.settings, site_pause=0.3)

    work_off(replace(queue_tools, settings=polite))

    pauses = [later[0] - earlier[1] for earlier, later in pairwise(moments)]
    assert len(pauses) == 2
    assert min(pauses) >= 0.3


def test_two_hosts_are_asked_at_the_same_time(archive: Archive, queue_tools: QueueTools) -> None:
    together = threading.Barrier(2, timeout=30)

    def answer(handler: Handler) -> None:
        together.wait()  # breaks unless both are asked at once
        slow_page(0)(handler)

    with ExitStack() as running:
        hosts = [running.enter_context(LoopbackSite(f"127.0.0.{n}")) for n in (2, 3)]
        enqueue(archive, [site.behave("/a", answer) for site in hosts], [], "")

        tally = work_off(queue_tools)

    assert tally.done + tally.partial == 2


def test_a_job_cancelled_while_it_is_worked_on_ends_at_once_and_keeps_nothing(
    archive: Archive, site: LoopbackSite, queue_tools: QueueTools
) -> None:
    begun = threading.Event()
    enqueue(archive, [site.behave("/slow", hanging(begun))], [], "")

    def cancel() -> None:
        begun.wait(60)
        with Archive.open(archive.library) as other:
            other.jobs.cancel(1)

    canceller = threading.Thread(target=cancel)
    canceller.start()
    tally = work_off(queue_tools)
    canceller.join()

    assert (tally.done, tally.failed) == (0, 0)
    assert states(archive) == {"slow": "cancelled"}
    assert not list((archive.library / "captures").rglob("*.part"))


def test_a_job_claimed_while_leases_are_looked_at_is_not_taken_for_a_cancelled_one(
    archive: Archive,
    site: LoopbackSite,
    queue_tools: QueueTools,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else nobody works on it until its lease is over: a minute in which the queue stands still."""
    begun, asked = threading.Event(), threading.Event()
    held = Jobs.held

    def asked_meanwhile(jobs: Jobs, owner: str) -> frozenset[int]:
        begun.wait(60)
        found = held(jobs, owner)
        if not asked.is_set():  # the moment between question and answer, made long
            jobs.add([second])
            asked.wait(60)
        return found

    def first(handler: Handler) -> None:
        begun.set()
        asked.wait(60)
        slow_page(0)(handler)

    def later(handler: Handler) -> None:
        asked.set()
        slow_page(0.5)(handler)

    monkeypatch.setattr(Jobs, "held", asked_meanwhile)
    with LoopbackSite("127.0.0.2") as other:
        second = other.behave("/b", later)
        enqueue(archive, [site.behave("/a", first)], [], "")

        tally = work_off(replace(queue_tools, lease=3.0))

        assert tally.done + tally.partial == 2
        assert other.paths.count("/b") == 1


def test_stopping_lets_what_is_not_done_wait_for_the_next_time(
    archive: Archive, news: LoopbackSite, queue_tools: QueueTools
) -> None:
    begun = threading.Event()
    slow = news.behave("/slow", hanging(begun))
    enqueue(archive, [slow, news.address("/wall")], [], "")

    with pytest.raises(Cancelled, match="wait in the queue"):
        work_off(replace(queue_tools, stopped=begun.is_set))

    assert states(archive) == {"slow": "waiting", "wall": "waiting"}
    news.page("/slow", article_page())
    assert work_off(queue_tools).failed == 0


def test_what_is_held_back_is_left_alone_and_resumed_later(
    archive: Archive, news: LoopbackSite, queue_tools: QueueTools
) -> None:
    enqueue(archive, [news.address("/wall")], [], "")
    archive.jobs.pause()

    assert work_off(queue_tools).done == 0
    assert news.requests == []

    archive.jobs.resume()
    assert work_off(queue_tools).done == 1


def test_a_failed_job_tried_again_is_done_and_its_failure_forgotten(
    archive: Archive, site: LoopbackSite, queue_tools: QueueTools
) -> None:
    enqueue(archive, [site.address("/late")], [], "")
    assert work_off(queue_tools).failed == 1
    site.page("/late", "<p>Here now.</p>")

    archive.jobs.retry()
    tally = work_off(queue_tools)

    assert (tally.done, tally.failed) == (1, 0)
    assert archive.jobs.all()[0].error is None


def test_a_site_that_asks_for_a_pause_gets_it_and_the_job_waits(
    archive: Archive, site: LoopbackSite, queue_tools: QueueTools
) -> None:
    url = site.answer("/busy", b"", 503, Retry_After="600")
    enqueue(archive, [url], [], "")
    heard: list[Worked] = []

    tally = work_off(replace(queue_tools, heard=heard.append))

    (job,) = archive.jobs.all()
    assert (tally.failed, tally.waiting) == (0, 1)
    assert (job.state, job.error) == (JobState.WAITING, heard[0].error)
    assert job.error is not None
    assert "asks for a pause of 10 min" in job.error.message
    assert archive.jobs.claim("anybody", 60) is None
    assert len(site.requests) == 1


def test_a_pause_of_days_is_not_waited_for(
    archive: Archive, site: LoopbackSite, queue_tools: QueueTools
) -> None:
    enqueue(archive, [site.answer("/busy", b"", 429, Retry_After="90000")], [], "")

    assert work_off(queue_tools).failed == 1


def test_a_job_at_which_the_program_died_ten_times_is_given_up(
    archive: Archive, news: LoopbackSite, queue_tools: QueueTools
) -> None:
    enqueue(archive, [news.address("/wall")], [], "")
    for _ in range(10):
        archive.jobs.claim("dead", -1)

    assert work_off(queue_tools).failed == 1
    assert news.requests == []

    archive.jobs.retry(1)
    assert work_off(queue_tools).done == 1


def test_addresses_given_twice_are_one_job_and_what_is_none_is_refused(archive: Archive) -> None:
    queued = enqueue(archive, ["a.example/x", "https://a.example/x", "no address"], [], "")

    assert queued.jobs == ((1, "https://a.example/x"),)
    assert [(text, why.kind) for text, why in queued.refused] == [("no address", "bad-address")]


TEN_THOUSAND = [f"https://site{n % 50}.example/article/{n}" for n in range(10_000)]


def test_ten_thousand_addresses_are_accepted_in_two_seconds(archive: Archive) -> None:
    began = time.process_time()

    queued = enqueue(archive, TEN_THOUSAND, ["later"], "")

    assert len(queued.jobs) == 10_000
    assert time.process_time() - began < 2


def test_ten_thousand_addresses_take_little_memory(archive: Archive) -> None:
    tracemalloc.start()

    enqueue(archive, TEN_THOUSAND, ["later"], "")

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


def test_the_next_of_ten_thousand_jobs_of_a_busy_host_is_found_at_once(archive: Archive) -> None:
    enqueue(archive, [f"https://one.example/{n}" for n in range(10_000)], [], "")
    archive.jobs.claim("one", 60)
    began = time.process_time()

    for _ in range(20):
        assert archive.jobs.claim("two", 60) is None

    assert (time.process_time() - began) / 20 < 0.05


Start = Callable[[float], subprocess.Popen[str]]


@pytest.fixture
def other(archive: Archive) -> Start:
    """Starts another process at the queue, with a lease of so many seconds."""

    def start(lease: float) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.actions.queue_process", str(archive.library), str(lease)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_killed_process_s_job_is_taken_over_by_another(
    archive: Archive, news: LoopbackSite, queue_tools: QueueTools, other: Start
) -> None:
    begun = threading.Event()
    enqueue(archive, [news.behave("/slow", hanging(begun)), news.address("/wall")], [], "")
    doomed = other(1.0)
    assert doomed.stdout is not None
    assert doomed.stdout.readline() == "claimed\n"
    assert begun.wait(60)

    os.kill(doomed.pid, signal.SIGKILL)
    doomed.communicate(timeout=120)
    news.page("/slow", article_page().replace("survey", "report"))
    tally = work_off(queue_tools)

    assert tally.done == 2
    assert states(archive) == {"slow": "done", "wall": "done"}
    assert {job.attempts for job in archive.jobs.all()} == {1, 2}
    assert verify(archive).ok


def test_two_processes_share_one_queue_and_save_every_page_once(
    archive: Archive, queue_tools: QueueTools, other: Start
) -> None:
    with ExitStack() as running:
        hosts = [running.enter_context(LoopbackSite(f"127.0.0.{n}")) for n in range(2, 8)]
        for number, host in enumerate(hosts):
            page = article_page().replace("/wall.png", "").replace("nine pages", f"{number} pages")
            enqueue(archive, [host.behave("/a", slow_page(0.2, page))], [], "")
        second = other(60.0)
        tally = work_off(queue_tools)
        out, _ = second.communicate(timeout=120)
        asked = [host.paths for host in hosts]

    theirs = int(out.split()[-1])
    assert tally.done + tally.partial + theirs == 6
    assert asked == [["/a"]] * 6
    assert {job.state for job in archive.jobs.all()} <= {JobState.DONE, JobState.PARTIAL}
    assert verify(archive).ok


def test_a_job_without_pictures_gets_them_later_and_keeps_what_came_of_it(
    archive: Archive, news: LoopbackSite, queue_tools: QueueTools
) -> None:
    enqueue(archive, [news.address("/wall")], ["Harbour"], "", pictures=WantedPictures.NONE)
    work_off(queue_tools)
    [job] = archive.jobs.all()
    before = list(news.paths)
    archive.work.tag([1], remove=["Harbour"])

    archive.jobs.get_pictures(job.job)
    tally = work_off(queue_tools)

    [job] = archive.jobs.all()
    opened = archive.articles.open(1)
    assert "/wall.png" not in before
    assert news.paths[len(before) :] == ["/wall.png"]
    assert (tally.done, job.state, job.outcome) == (1, JobState.DONE, "saved")
    assert opened.pictures[0].media_type == "image/png"
    assert opened.tags == ()  # the tags came with the page, and one is gone by now


def test_pictures_that_cannot_be_had_leave_the_job_of_the_article_as_saved(
    archive: Archive, news: LoopbackSite, queue_tools: QueueTools
) -> None:
    del news.answers["/wall.png"]
    enqueue(archive, [news.address("/wall")], [], "")
    work_off(queue_tools)

    archive.jobs.get_pictures(1)
    tally = work_off(queue_tools)

    [job] = archive.jobs.all()
    assert (tally.partial, tally.failed) == (1, 0)
    assert (job.state, job.outcome, job.article) == (JobState.PARTIAL, "saved", 1)
    assert job.error is not None
    assert "The article is as it was" in job.error.message


def test_a_job_of_its_own_fetches_what_an_article_lacks_or_says_that_there_is_none(
    archive: Archive, news: LoopbackSite, queue_tools: QueueTools
) -> None:
    for path in ("/wall", "/never-saved"):
        enqueue(archive, [news.address(path)], [], "", pictures=WantedPictures.LACKING)
    work_off(queue_tools)
    [one, other] = archive.jobs.all()

    assert news.paths == []
    assert (one.state, other.state) == (JobState.FAILED, JobState.FAILED)
    assert one.error is not None
    assert "No article is saved from" in one.error.message
