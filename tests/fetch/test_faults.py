"""What the network and the other side do to us, and the sentence for each."""

import gzip
import os
import socket
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from archive_app.domain.errors import FetchError
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings
from tests.fetch.conftest import FastClock, Hasty
from tests.loopback_site import LOOPBACK, Answer, Handler, LoopbackSite


def fault_of(ask: Callable[[], object]) -> FetchError:
    with pytest.raises(FetchError) as failed:
        ask()
    return failed.value


def reset(handler: Handler) -> None:
    """Break off as a crashing server does: without a word, and without a proper end."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(handler.connection.detach())
    handler.break_off()


def drip(handler: Handler) -> None:
    """One byte at a time, for ever."""
    handler.send_response_only(200)
    handler.end_headers()
    while not handler.wait(0.02):
        handler.wfile.write(b"x")


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.wait(0.02):
        handler.wfile.write(b"x")


def silent(handler: Handler) -> None:
    handler.wait(30)


def stall(handler: Handler) -> None:
    handler.send_response_only(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"<p>so far")
    handler.wait(30)


def cut(handler: Handler) -> None:
    """Half of what was announced."""
    handler.send_response_only(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"<p>half")
    handler.break_off()


def cut_chunks(handler: Handler) -> None:
    handler.send_response_only(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"ff\r\n<p>half")
    handler.break_off()


def endless(handler: Handler) -> None:
    handler.send_response_only(200)
    handler.end_headers()
    while not handler.server.site.closing.is_set():
        handler.wfile.write(bytes(65536))


def test_a_refused_connection_says_that_nobody_answers(client: Client) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

        fault = fault_of(lambda: client.page(f"http://127.0.0.1:{port}/"))

    assert fault.kind == "connection"
    assert "refused" in fault.message


def test_an_unknown_host_is_named(client: Client) -> None:
    fault = fault_of(lambda: client.page("https://nowhere.invalid/a"))

    assert fault.kind == "unknown-host"
    assert "“nowhere.invalid”" in fault.message


def test_a_reset_is_tried_three_times(site: LoopbackSite, hasty: Hasty) -> None:
    url = site.behave("/a", reset)

    fault = fault_of(lambda: hasty().page(url))

    assert (fault.kind, len(site.requests)) == ("reset", 3)
    assert fault.message == (
        "The site broke off the connection. Nothing was saved. Try again later."
    )


def test_a_connection_closed_without_a_word_is_a_reset_too(
    site: LoopbackSite, hasty: Hasty
) -> None:
    url = site.behave("/a", Handler.break_off)

    assert fault_of(lambda: hasty().page(url)).kind == "reset"


def test_a_site_that_recovers_is_saved_after_all(site: LoopbackSite, hasty: Hasty) -> None:
    def once(handler: Handler) -> None:
        if len(site.requests) == 1:
            reset(handler)
        else:
            handler.send(Answer(b"<p>better"))

    url = site.behave("/a", once)

    assert hasty().page(url).page.body == b"<p>better"


@pytest.mark.parametrize("behaviour", [cut, cut_chunks])
def test_a_body_that_is_cut_short_is_no_page(
    site: LoopbackSite, hasty: Hasty, behaviour: Callable[[Handler], None]
) -> None:
    url = site.behave("/a", behaviour)

    fault = fault_of(lambda: hasty().page(url))

    assert (fault.kind, len(site.requests)) == ("incomplete", 2)
    assert fault.message == (
        "The connection broke before the page was complete. Nothing was saved. Try again."
    )


@pytest.mark.parametrize("part", ["bytes 0-8/900", "bytes 9-17/18", "bytes 0-8/*", ""])
def test_a_part_that_nobody_asked_for_is_no_page(
    site: LoopbackSite, hasty: Hasty, part: str
) -> None:
    url = site.answer("/a", b"<p>so far", 206, Content_Range=part)

    fault = fault_of(lambda: hasty().page(url))

    assert fault.kind == "incomplete"
    assert fault.message == (
        "The site sent only a part of the page. Nothing was saved. Try again later."
    )


def test_a_part_that_is_all_there_is_is_the_page(site: LoopbackSite, hasty: Hasty) -> None:
    url = site.answer("/a", b"<p>so far", 206, Content_Range="bytes 0-8/9")

    assert hasty().page(url).page.body == b"<p>so far"


def test_a_packed_body_that_ends_early_is_cut_short_too(site: LoopbackSite, hasty: Hasty) -> None:
    packed = gzip.compress(b"<p>words" * 1000)[:-9]
    url = site.answer("/a", packed, Content_Encoding="gzip")

    assert fault_of(lambda: hasty().page(url)).kind == "incomplete"


@pytest.mark.parametrize("behaviour", [silent, stall])
def test_a_site_that_falls_silent_is_asked_twice(
    site: LoopbackSite, hasty: Hasty, behaviour: Callable[[Handler], None]
) -> None:
    url = site.behave("/a", behaviour)

    fault = fault_of(lambda: hasty(stall_seconds=0.3).page(url))

    assert (fault.kind, len(site.requests)) == ("timeout", 2)
    assert "did not answer in 0.3 seconds. Tried 2 times. Try again later." in fault.message


@pytest.mark.parametrize("behaviour", [drip, drip_headers])
def test_a_drip_that_never_stalls_ends_all_the_same(
    site: LoopbackSite, hasty: Hasty, behaviour: Callable[[Handler], None]
) -> None:
    url = site.behave("/a", behaviour)
    began = time.monotonic()

    fault = fault_of(lambda: hasty(capture_seconds=0.5).page(url))

    assert fault.kind == "timeout"
    assert "so slowly" in fault.message
    assert time.monotonic() - began < 60  # else it would be 120: the settings were not heard


def test_a_slow_picture_costs_its_own_time_only(site: LoopbackSite, hasty: Hasty) -> None:
    slow = site.behave("/slow.jpg", drip)
    quick = site.answer("/quick.jpg", b"\xff\xd8")
    client = hasty(picture_seconds=2)  # a busy machine answers "quick" in that

    assert fault_of(lambda: client.picture(slow, quick)).kind == "timeout"
    assert client.picture(quick, quick).body == b"\xff\xd8"


def test_a_redirect_whose_body_drips_is_followed_all_the_same(
    site: LoopbackSite, hasty: Hasty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive_app.fetch.client._ASIDE_SECONDS", 0.2)

    def dripping(handler: Handler) -> None:
        handler.send_response_only(302)
        handler.send_header("Location", "/b")
        handler.end_headers()
        while not handler.wait(0.02):
            handler.wfile.write(b"x")

    site.page("/b", "<p>there")

    assert hasty().page(site.behave("/a", dripping)).page.body == b"<p>there"


def test_a_page_that_never_ends_is_too_large_in_little_memory(
    site: LoopbackSite, hasty: Hasty
) -> None:
    url = site.behave("/a", endless)

    tracemalloc.start()
    fault = fault_of(lambda: hasty(page_bytes=4 * 1024 * 1024).page(url))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert fault.kind == "too-large"
    assert fault.message == "The page is too large (over 4 MB). Nothing was saved."
    assert peak < 24 * 1024 * 1024


def test_an_announced_size_is_enough_to_refuse(site: LoopbackSite, client: Client) -> None:
    url = site.answer("/a", b"", Content_Length=str(200 * 1024 * 1024))

    fault = fault_of(lambda: client.picture(url, url))

    assert (
        fault.message == "The picture is too large (over 50 MB). The article was kept without it."
    )


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("zstd", zstandard.compress),
        ("gzip, gzip", lambda body: gzip.compress(gzip.compress(body))),
    ],
)
def test_a_bomb_of_any_coding_is_too_large_in_little_memory(
    site: LoopbackSite, client: Client, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    url = site.answer("/a", pack(bytes(64 * 1024 * 1024)), Content_Encoding=coding)

    tracemalloc.start()
    try:
        fault = fault_of(lambda: client.page(url))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert fault.kind == "too-large"
    assert most < 50 * 1024 * 1024


def test_pictures_together_may_not_be_larger_than_a_capture(
    site: LoopbackSite, hasty: Hasty
) -> None:
    url = site.answer("/p.jpg", bytes(700_000))
    client = hasty(capture_bytes=1024 * 1024)

    client.picture(url, url)
    fault = fault_of(lambda: client.picture(url, url))

    assert fault.kind == "too-large"
    assert "too large together (over 1 MB)" in fault.message


@pytest.mark.parametrize(
    "words",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n",
    ],
)
def test_an_answer_that_is_no_http_makes_no_sense(
    site: LoopbackSite, hasty: Hasty, words: bytes
) -> None:
    def say(handler: Handler) -> None:
        handler.wfile.write(words)
        handler.break_off()

    fault = fault_of(lambda: hasty().page(site.behave("/a", say)))

    assert fault.kind in {"bad-response", "reset"}
    assert "Nothing was saved." in fault.message


@pytest.mark.parametrize("coding", ["compress", "gzip", "br"])
def test_a_body_that_is_not_what_its_coding_says_makes_no_sense(
    site: LoopbackSite, client: Client, coding: str
) -> None:
    url = site.answer("/a", b"\x01\x02 plain words", Content_Encoding=coding)

    assert fault_of(lambda: client.page(url)).kind == "bad-response"


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_site_is_asked_again_after_growing_pauses(site: LoopbackSite, status: int) -> None:
    url = site.answer("/a", b"", status)
    clock = FastClock()

    with Client(Guard([LOOPBACK]), clock=clock.clock()) as client:
        fault = fault_of(lambda: client.page(url))

    assert (fault.kind, len(site.requests)) == (f"http-{status}", 3)
    assert clock.seconds == pytest.approx(1 + 2, abs=0.01)


@pytest.mark.parametrize("value", ["7", "Tue, 13 Jan 2026 06:00:07 GMT"])
def test_a_site_may_say_when_to_come_back(site: LoopbackSite, value: str) -> None:
    def busy(handler: Handler) -> None:
        first = len(site.requests) == 1
        after = (("Retry-After", value),)
        handler.send(Answer(b"", 503, after) if first else Answer(b"<p>ready"))

    url = site.behave("/a", busy)
    clock = FastClock()

    with Client(Guard([LOOPBACK]), clock=clock.clock()) as client:
        page = client.page(url).page

    assert page.body == b"<p>ready"
    assert clock.seconds == pytest.approx(7, abs=0.01)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [("3600", "60 min"), ("3601", "61 min"), ("7200", "2 h"), ("86400", "24 h")],
)
def test_a_site_that_wants_a_long_pause_is_left_alone(
    site: LoopbackSite, seconds: str, words: str
) -> None:
    url = site.answer("/a", b"", 429, Retry_After=seconds)
    clock = FastClock()

    with Client(Guard([LOOPBACK]), clock=clock.clock()) as client:
        fault = fault_of(lambda: client.page(url))

    assert (fault.kind, len(site.requests), clock.seconds) == ("http-429", 1, 0)
    assert f"a pause of {words} (429)" in fault.message


def test_the_limits_are_those_of_the_design() -> None:
    settings = FetchSettings()

    assert (settings.page_bytes, settings.picture_bytes) == (20 << 20, 50 << 20)
    assert (settings.capture_bytes, settings.capture_seconds) == (250 << 20, 120)
    assert (settings.connect_seconds, settings.stall_seconds) == (10, 30)
    assert (settings.redirects, settings.ratio) == (10, 100)
