"""The queue on the command line."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.actions.conftest import article_page
from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, Handler, LoopbackSite


def test_pages_put_off_are_saved_when_the_queue_is_resumed(call: Call, news: LoopbackSite) -> None:
    later = call(
        "add", news.address("/wall"), news.address("/gone"), "no address",
        "--later", "--tag", "Topics/Floods", "--json",
    )  # fmt: skip
    assert [(line["job"], line["state"]) for line in later.lines] == [
        (None, "failed"),
        (1, "waiting"),
        (2, "waiting"),
    ]
    assert (later.code, news.requests) == (1, [])
    call("settings", "site_pause", "0")

    ran = call("queue", "resume", "--allow-net", LOOPBACK, "--json")

    assert ran.code == 1
    wall, gone = sorted(ran.lines, key=lambda line: int(line["job"]))
    assert (wall["outcome"], wall["article"], wall["pictures"]["saved"]) == ("saved", 1, 1)
    assert gone["error"]["kind"] == "http-404"
    assert call("show", "1", "--json").lines[0]["tags"] == ["Topics/Floods"]
    listed = {line["job"]: line for line in call("queue", "--json").lines}
    assert (listed[1]["state"], listed[1]["article"]) == ("done", 1)
    assert (listed[2]["state"], listed[2]["error"]["kind"]) == ("failed", "http-404")


def test_jobs_are_held_back_cancelled_and_tried_again_by_number(
    call: Call, news: LoopbackSite, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text("\n".join(news.address(f"/{n}") for n in range(3)))
    call("add", "--from", str(tmp_path / "list.txt"), "--later")

    assert [line["state"] for line in call("queue", "pause", "1", "--json").lines] == ["paused"]
    assert [line["state"] for line in call("queue", "cancel", "2", "--json").lines] == ["cancelled"]
    assert [line["state"] for line in call("queue", "retry", "--json").lines] == ["waiting"]
    states = {line["job"]: line["state"] for line in call("queue", "list", "--json").lines}
    assert states == {1: "paused", 2: "waiting", 3: "waiting"}
    assert [line["job"] for line in call("queue", "list", "3", "--json").lines] == [3]


def test_an_unknown_job_is_said_and_nothing_is_changed(call: Call) -> None:
    call("add", "https://a.example/1", "--later")

    ran = call("queue", "cancel", "1", "7")

    assert (ran.code, ran.err) == (1, "There is no job 7 in the queue.\n")
    assert call("queue", "--json").lines[0]["state"] == "waiting"


def test_an_empty_queue_is_done_at_once_and_says_so(call: Call) -> None:
    ran = call("queue", "resume")

    assert (ran.code, ran.out) == (0, "")
    assert "The queue is empty." in ran.err


def test_the_queue_is_shown_in_words(call: Call, news: LoopbackSite) -> None:
    news.page("/more", article_page())
    waits = call("add", news.address("/more"), "--later")

    assert waits.out == "1 page waits. “archive-app queue resume” saves them.\n"
    assert call("queue").out.split() == ["1", "waiting", news.address("/more")]
    ran = call("queue", "resume", "--allow-net", LOOPBACK)
    assert ran.out.startswith("Saved: article 1, 1 pictures")


@pytest.mark.usefixtures("hears_interrupts")
def test_an_interrupted_queue_keeps_its_jobs_and_says_so(
    call: Call, site: LoopbackSite, tmp_path: Path
) -> None:
    begun = threading.Event()

    def hang(handler: Handler) -> None:
        begun.set()
        handler.wait(60)

    call("add", site.behave("/slow", hang), "--later")
    running = subprocess.Popen(
        [
            *(sys.executable, "-m", "archive_app", "queue", "resume"),
            *("--library", str(tmp_path / "library"), "--allow-net", LOOPBACK),
        ],
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert begun.wait(60)

    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=120)

    assert (running.returncode, "Traceback" in err) == (130, False)
    assert call("queue", "--json").lines[0]["state"] == "waiting"
    assert not list((tmp_path / "library" / "captures").rglob("*.part"))
