"""The way out of a browser: what it may ask, by whatever it asks it."""

import socket
from collections.abc import Iterator, Sequence
from dataclasses import replace

import httpx
import pytest

from archive_app.fetch.gateway import Gateway
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings
from tests.fetch.socks_server import SocksProxy
from tests.loopback_site import LoopbackSite

ONLY = ("127.0.0.1/32",)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway(Guard(ONLY), FetchSettings()) as running:
        yield running


def browser(gateway: Gateway) -> httpx.Client:
    """A client that has no other way out, as the browser has none."""
    proxy = f"http://127.0.0.1:{gateway.port}"
    return httpx.Client(proxy=proxy, trust_env=False, timeout=10)


def tunnel(gateway: Gateway, to: str) -> tuple[socket.socket, bytes]:
    """A connection through the gateway to ``to``, and the first line of its answer."""
    stream = socket.create_connection(("127.0.0.1", gateway.port), 10)
    stream.sendall(f"CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n\r\n".encode())
    return stream, stream.recv(4096).partition(b"\r\n")[0]


def test_what_is_permitted_comes_back_as_the_site_sent_it(
    site: LoopbackSite, gateway: Gateway
) -> None:
    site.answer("/a?b=1", b"bytes \x00", Content_Type="application/x-odd")

    with browser(gateway) as client:
        answer = client.get(site.address("/a?b=1"))
        again = client.post(site.address("/a?b=1"), content=b"question")

    assert (answer.content, answer.headers["content-type"]) == (b"bytes \x00", "application/x-odd")
    assert again.status_code == 200
    assert [(one.method, one.path, one.body) for one in site.requests] == [
        ("GET", "/a?b=1", b""),
        ("POST", "/a?b=1", b"question"),
    ]


def test_an_address_that_the_guard_refuses_is_never_asked_and_is_remembered(
    gateway: Gateway,
) -> None:
    with LoopbackSite(host="127.0.0.2") as inner, browser(gateway) as client:
        inner.page("/a", "private")
        plain = client.get(inner.address("/a"))
        stream, line = tunnel(gateway, f"127.0.0.2:{inner.port}")
        stream.close()

        assert plain.status_code == 403
        assert b"403" in line
        assert inner.requests == []
        [refusal] = gateway.refusals
        assert refusal.host == f"127.0.0.2:{inner.port}"
        assert refusal.why.kind == "refused-address"


def test_a_name_that_leads_elsewhere_a_moment_later_leads_nowhere(site: LoopbackSite) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]])

    def rebinding(_: str, __: int) -> Sequence[str]:
        return next(answers)

    with (
        LoopbackSite(host="127.0.0.2") as inner,
        Gateway(Guard(ONLY, rebinding), FetchSettings()) as gateway,
        browser(gateway) as client,
    ):
        first = client.get(f"http://news.example:{site.port}/a")
        second = client.get(f"http://news.example:{inner.port}/a")

        assert (first.status_code, second.status_code) == (404, 403)
        assert site.paths == ["/a"]
        assert inner.requests == []


def test_an_encrypted_way_is_opened_and_carried_both_ways(
    site: LoopbackSite, gateway: Gateway
) -> None:
    site.answer("/a", b"through")

    stream, line = tunnel(gateway, f"127.0.0.1:{site.port}")
    with stream:
        stream.sendall(b"GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: stream.recv(4096), b""))

    assert b"200" in line
    assert answer.endswith(b"through")


@pytest.mark.parametrize(
    "question",
    [
        b"GET /a HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET ftp://127.0.0.1/a HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET https://127.0.0.1/a HTTP/1.1\r\nHost: a\r\n\r\n",
        b"CONNECT 127.0.0.1:x HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST http://127.0.0.1/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST http://127.0.0.1/ HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n",
    ],
)
def test_what_no_browser_asks_is_refused(gateway: Gateway, question: bytes) -> None:
    with socket.create_connection(("127.0.0.1", gateway.port), 10) as stream:
        stream.sendall(question)
        answer = stream.recv(4096)

    assert answer.split(b" ")[1][:1] in {b"4", b"5"}


def test_a_page_receives_no_more_than_a_capture_may(site: LoopbackSite) -> None:
    site.answer("/big", b"x" * 300_000)
    few = replace(FetchSettings(), capture_bytes=200_000)

    with Gateway(Guard(ONLY), few) as gateway, browser(gateway) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get(site.address("/big"))
        after = client.get(site.address("/big"))

    assert after.status_code == 403
    assert gateway.exhausted


def test_behind_a_proxy_the_name_goes_to_the_proxy_and_inner_names_nowhere(
    site: LoopbackSite,
) -> None:
    site.answer("/a", b"hidden")

    with SocksProxy(site.port) as proxy:
        settings = FetchSettings(proxy=proxy.address)
        with Gateway(Guard(), settings) as gateway, browser(gateway) as client:
            answer = client.get("http://news.example/a")
            inner = client.get("http://printer.local/")

    assert answer.content == b"hidden"
    assert inner.status_code == 403
    assert proxy.asked == [("news.example", 80)]


def test_a_proxy_that_refuses_lets_nothing_through(site: LoopbackSite) -> None:
    with SocksProxy(site.port, refuses=True) as proxy:
        settings = FetchSettings(proxy=proxy.address)
        with Gateway(Guard(), settings) as gateway, browser(gateway) as client:
            answer = client.get("http://news.example/a")

    assert answer.status_code == 502
    assert site.requests == []
