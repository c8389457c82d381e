"""https: whom we believe, and HTTP/2."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config
from hypercorn.typing import ASGIReceiveCallable, ASGISendCallable, Scope

from archive_app.domain.errors import FetchError
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from tests.loopback_site import LOOPBACK, LoopbackSite


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Harbour Authority")


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that this program is told to believe."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return authority


def context_for(authority: trustme.CA, host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host, common_name=host).configure_cert(context)
    return context


def test_a_site_whose_authority_is_named_by_the_environment_is_believed(
    trusted: trustme.CA,
) -> None:
    with (
        LoopbackSite(tls=context_for(trusted, "127.0.0.1")) as site,
        Client(Guard([LOOPBACK])) as client,
    ):
        page = client.page(site.page("/a", "<p>secret")).page

    assert (page.body, page.ip) == (b"<p>secret", "127.0.0.1")
    assert page.certificate is not None
    assert "127.0.0.1" in page.certificate
    assert "issued by" in page.certificate
    assert "Harbour Authority" in page.certificate


def test_a_site_that_nobody_vouches_for_is_not_saved(authority: trustme.CA) -> None:
    with (
        LoopbackSite(tls=context_for(authority, "127.0.0.1")) as site,
        Client(Guard([LOOPBACK])) as client,
        pytest.raises(FetchError) as failed,
    ):
        client.page(site.page("/a", "<p>"))

    assert failed.value.kind == "certificate"
    assert "cannot prove that it is the one it says" in failed.value.message
    assert site.requests == []


def test_a_certificate_for_another_name_is_not_believed(trusted: trustme.CA) -> None:
    with (
        LoopbackSite(tls=context_for(trusted, "other.example")) as site,
        Client(Guard([LOOPBACK])) as client,
        pytest.raises(FetchError) as failed,
    ):
        client.page(site.page("/a", "<p>"))

    assert failed.value.kind == "certificate"


def test_a_site_without_encryption_behind_https_says_so(site: LoopbackSite) -> None:
    with Client(Guard([LOOPBACK])) as client, pytest.raises(FetchError) as failed:
        client.page(site.page("/a", "<p>").replace("http:", "https:"))

    assert failed.value.kind == "connection"
    assert "No secure connection" in failed.value.message


def test_a_file_of_authorities_that_is_not_there_is_said_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))

    with pytest.raises(FetchError, match="SSL_CERT_FILE") as failed:
        Client(Guard())

    assert failed.value.kind == "certificate"


@pytest.fixture
def modern(trusted: trustme.CA, tmp_path: Path) -> Iterator[str]:
    """The address of a server that speaks HTTP/2."""
    pem = tmp_path / "server.pem"
    trusted.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(pem))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.certfile = config.keyfile = str(pem)
    config.accesslog = config.errorlog = None
    loop = asyncio.new_event_loop()
    over = asyncio.Event()
    thread = threading.Thread(
        target=loop.run_until_complete,
        args=(serve(answer, config, shutdown_trigger=over.wait),),
    )
    thread.start()
    until_listening(port)
    yield f"https://127.0.0.1:{port}"
    loop.call_soon_threadsafe(over.set)
    thread.join()
    loop.close()


async def answer(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    if scope["type"] != "http":
        return
    start = {
        "type": "http.response.start",
        "status": 302 if scope["path"] == "/from" else 200,
        "headers": [(b"content-type", b"text/html"), (b"location", b"/to")],
    }
    await send(start)  # type: ignore[arg-type]
    await send({"type": "http.response.body", "body": b"<p>" * 100_000, "more_body": False})


def until_listening(port: int) -> None:
    for _ in range(500):
        with socket.socket() as asking:
            asking.settimeout(0.02)
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
            threading.Event().wait(0.01)
    raise AssertionError("the server did not come up")


def test_http_2_is_spoken_where_the_site_can(modern: str) -> None:
    with Client(Guard([LOOPBACK])) as client:
        fetched = client.page(f"{modern}/from")

    assert [hop.status for hop in fetched.exchanges] == [302, 200]
    assert {hop.http_version for hop in fetched.exchanges} == {"HTTP/2"}
    assert fetched.page.body == b"<p>" * 100_000
    assert fetched.page.header("content-type") == "text/html"
