"""Connections that go where the guard says, end when they should, and bring back what was sent.

The seams are public ones: httpcore's ``network_backend`` below, httpx's ``BaseTransport`` above.
"""

import os
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import certifi
import httpcore
import httpx

from archive_app.domain.errors import Cancelled, FetchError
from archive_app.fetch.guard import Guard
from archive_app.fetch.proxies import Proxies, Proxy

_SLICE_SECONDS = 0.1
"""How long a read may last before somebody looks whether the work is still wanted."""


_MOST_ADDRESSES = 4


class Watch:
    """Ends work that takes too long or is no longer wanted.

    One for a capture; each of its threads has its own deadline.
    """

    def __init__(self, cancelled: Callable[[], bool], now: Callable[[], float]) -> None:
        self._cancelled = cancelled
        self._now = now
        self._thread = threading.local()

    def begin(self, deadline: float, overdue: FetchError) -> None:
        """From now on this thread's work ends with ``overdue`` at ``deadline`` (the clock's)."""
        self._thread.deadline = deadline
        self._thread.overdue = overdue

    @contextmanager
    def sooner(self, seconds: float) -> Iterator[None]:
        """For a while this thread's work ends after ``seconds``, if not before."""
        deadline = self._thread.deadline
        self._thread.deadline = min(deadline, self._now() + seconds)
        try:
            yield
        finally:
            self._thread.deadline = deadline

    def check(self) -> None:
        """Nothing, as long as the work may go on.

        Raises:
            Cancelled: the person stopped it.
            FetchError: its time is over.
        """
        if self._cancelled():
            raise Cancelled("Saving was cancelled. Nothing was kept.")
        if self._now() >= self._thread.deadline:
            raise self._thread.overdue

    def slices(self, seconds: float | None) -> Iterator[float]:
        """Short time limits that together last ``seconds``; the last of them is final."""
        end = None if seconds is None else self._now() + seconds
        while True:
            self.check()
            left = _SLICE_SECONDS if end is None else end - self._now()
            if end is not None and left <= _SLICE_SECONDS:
                yield max(left, 0.001)
                return
            yield _SLICE_SECONDS


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to the addresses that the guard lets through, one after the other."""

    def __init__(self, guard: Guard, watch: Watch) -> None:
        self._guard = guard
        self._watch = watch
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of ``host`` that accepts one."""
        addresses = self._guard.addresses(host, port, self._watch.check)[:_MOST_ADDRESSES]
        failure: Exception | None = None
        for address in addresses:
            self._watch.check()
            # Together they get the time of one, so that a dead address does not cost the living.
            share = None if timeout is None else timeout / len(addresses)
            try:
                stream = self._plain.connect_tcp(
                    address, port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = failure or error
            else:
                return _WatchedStream(stream, self._watch)
        raise failure or httpcore.ConnectError(f"no address of {host}")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Never: the network has no such addresses."""
        raise httpcore.UnsupportedProtocol(path)


class ProxyBackend(CheckedBackend):
    """Connects to the person's proxy, wherever they run it: often on this very computer."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(Guard(("0.0.0.0/0", "::/0")), watch)
        self._streams: list[httpcore.NetworkStream] = []

    def close(self) -> None:
        """Hang up; httpcore forgets the connection to a proxy that refuses."""
        for stream in self._streams:
            stream.close()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the proxy; its absence is not the site's."""
        try:
            stream = super().connect_tcp(host, port, timeout, local_address, socket_options)
        except (httpcore.ConnectError, httpcore.ConnectTimeout, FetchError) as error:
            raise httpcore.ProxyError(f"{host}:{port} does not answer") from error
        self._streams.append(stream)
        return stream


class _WatchedStream(httpcore.NetworkStream):
    """A connection whose reads look up between short waits."""

    def __init__(self, stream: httpcore.NetworkStream, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        late = httpcore.ReadTimeout("no byte came")
        for wait in self._watch.slices(timeout):
            try:
                return self._stream.read(max_bytes, wait)
            except httpcore.ReadTimeout as error:
                late = error
        raise late

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._watch.check()
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _WatchedStream(stream, self._watch)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own signature
        return self._stream.get_extra_info(info)


class GuardedTransport(httpx.BaseTransport):
    """HTTP/1.1 and HTTP/2 over checked connections, or through the proxy that the person set."""

    def __init__(self, guard: Guard, watch: Watch, proxy: str = "") -> None:
        self._guard = guard
        self._watch = watch
        self._proxies = Proxies(proxy)
        self._proxy_backend = ProxyBackend(watch)
        self._trusted = _trust(os.environ.get("SSL_CERT_FILE"))
        self._pools: dict[Proxy | None, httpcore.ConnectionPool] = {}
        self._lock = threading.Lock()

    def is_direct(self, url: httpx.URL) -> bool:
        """Whether ``url`` is asked without a proxy, so that we see who answers."""
        return self._proxies.of(url.scheme, url.host) is None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response to ``request``, its body not yet read; raises what httpcore raises."""
        url = request.url
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=b"",
            extensions=request.extensions,
        )
        try:
            response = self._pool_for(url).handle_request(asked)
        except ValueError as error:  # a status of HTTP/2 that is no number
            raise httpcore.RemoteProtocolError(str(error)) from error
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            pool.close()
        self._proxy_backend.close()

    def _pool_for(self, url: httpx.URL) -> httpcore.ConnectionPool:
        proxy = self._proxies.of(url.scheme, url.host)
        if proxy is not None:
            self._guard.check_name(url.raw_host.decode("ascii"))
        with self._lock:
            if proxy not in self._pools:
                self._pools[proxy] = self._pool(proxy)
            return self._pools[proxy]

    def _pool(self, proxy: Proxy | None) -> httpcore.ConnectionPool:
        checked = CheckedBackend(self._guard, self._watch)
        return httpcore.ConnectionPool(
            ssl_context=self._trusted,
            proxy=proxy.for_httpcore() if proxy is not None else None,
            http2=True,
            max_connections=20,
            network_backend=checked if proxy is None else self._proxy_backend,
        )


@dataclass(frozen=True, slots=True)
class Peer:
    """Who is at the other end of a connection."""

    ip: str | None
    certificate: str | None
    """"www.a.example, issued by A Good Authority"; None without encryption."""


def peer_of(stream: httpcore.NetworkStream) -> Peer:
    """Who is at the other end of ``stream``, as far as it still knows."""
    try:
        address = stream.get_extra_info("server_addr")
    except OSError:  # it has hung up already
        address = None
    tls = stream.get_extra_info("ssl_object")
    shown = tls.getpeercert() if tls is not None else None
    words = f"{_name(shown['subject'])}, issued by {_name(shown['issuer'])}" if shown else None
    return Peer(str(address[0]) if address else None, words)


def _name(parts: tuple[tuple[tuple[str, str], ...], ...]) -> str:
    known = {key: value for part in parts for key, value in part}
    common, organisation = known.get("commonName"), known.get("organizationName")
    words = [word for word in (common, organisation) if word]
    return " · ".join(dict.fromkeys(words)) or "nobody named"


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@lru_cache(maxsize=4)
def _trust(file: str | None) -> ssl.SSLContext:
    """Whom to believe: ``file`` alone where given, else the system's authorities and Mozilla's.

    Raises:
        FetchError: ``certificate``: ``file`` cannot be read.
    """
    context = ssl.create_default_context()
    try:
        context.load_verify_locations(file or certifi.where())
    except OSError as error:  # ssl.SSLError is one
        raise FetchError(
            f"The certificates in {file} (named by SSL_CERT_FILE) cannot be read."
            " Nothing was asked. Correct the name or unset it.",
            kind="certificate",
            details=str(error),
        ) from error
    return context
