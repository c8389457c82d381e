import os
import signal
import threading

import pytest

from archive_app.actions.read_page import _SPECIMEN, read_page
from archive_app.actions.worker import Worker, WorkerDied
from tests.actions.conftest import article_page, png

URL = "https://ellerycourier.example/wall"


def test_a_page_is_read_into_an_article_in_another_process(worker: Worker) -> None:
    reading = worker.read_page(article_page().encode(), "utf-8", URL)

    assert worker.pid not in {None, os.getpid()}
    assert reading.article.title == "What the survey left out"
    assert reading.article.text.startswith("The published summary")
    assert reading.cpu_ms > 0


def test_what_a_started_process_reads_first_goes_the_whole_way_of_a_page() -> None:
    article = read_page(_SPECIMEN, "utf-8", URL).article

    assert article.text
    assert article.pictures[0].credit == "Photo: Jane Doe/Reuters"


def test_a_picture_is_measured_and_gets_a_thumbnail(worker: Worker) -> None:
    facts = worker.read_picture(png(640, 480))

    assert (facts.media_type, facts.width, facts.height) == ("image/png", 640, 480)
    assert facts.thumbnail is not None


def test_a_page_that_takes_too_long_ends_the_process_and_the_next_is_read() -> None:
    slow = ("<div>" * 200 + "<p>word " * 2000) * 40
    with Worker(time_limit=0.05) as hasty, pytest.raises(WorkerDied, match="bytes are kept"):
        hasty.read_page(slow.encode(), None, URL)

    with Worker() as patient:
        assert patient.read_page(b"<p>Short.</p>", None, URL).article.url == URL


def test_a_killed_process_is_said_and_started_again() -> None:
    with Worker() as running:
        first = running.read_page(b"<p>One.</p>", None, URL)
        pid = running.pid
        assert pid is not None
        killer = threading.Thread(target=os.kill, args=(pid, signal.SIGKILL))
        killer.start()
        killer.join()
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)

        again = running.read_page(b"<p>One.</p>", None, URL)

    assert first.article == again.article
    assert running.pid != pid


def test_the_reading_process_cannot_open_a_connection() -> None:
    from archive_app.actions import worker_process

    with pytest.raises(PermissionError, match=r"socket\.connect"):
        worker_process._forbid("socket.connect", ())


@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff" * 500, b"<", b"GIF89a", b"\xff\xd8\xff\xe0" + b"x" * 99]
)
def test_broken_picture_files_give_facts_and_never_an_error(worker: Worker, body: bytes) -> None:
    facts = worker.read_picture(body)

    assert facts.size == len(body)
    assert facts.thumbnail is None


def test_a_fault_of_ours_in_the_reading_process_is_logged_with_its_trace(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with Worker() as running, pytest.raises(WorkerDied) as caught:
        # An address that is none of ours is a broken promise of the caller, not of the page.
        running.read_page(b"<p>One.</p>", None, None)  # type: ignore[arg-type]

    assert "Traceback" in caught.value.details
    assert "Traceback" in caplog.text
