"""The only way out of a browser that renders a page: a proxy on loopback that asks the guard.

The browser has no resolver of its own. It names a host; the guard looks it up, checks what comes
back, and the connection goes to exactly that, so a name cannot lead elsewhere a moment later.
Encrypted pages stay encrypted from end to end: the browser itself checks their certificates.
"""

import contextlib
import http.client
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from archive_app.domain.errors import ArchiveError, FetchError
from archive_app.fetch.guard import Guard
from archive_app.fetch.proxies import Proxies
from archive_app.fetch.settings import FetchSettings
from archive_app.fetch.tunnels import connect

_STEP = 64 * 1024
_LOOK = 0.25
"""Seconds between two looks whether the gateway is closing."""
_MOST_CONNECTIONS = 128
_LARGEST_QUESTION = 1024 * 1024
"""Bytes that one request may send: forms of pages, not uploads."""
_OF_ONE_HOP = frozenset({"proxy-connection", "connection", "keep-alive", "proxy-authorization"})
_DEFAULT_PORT = 80
_HEAD_SECONDS = 30.0
"""Without a byte of an answer's head."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A host that the browser was not let through to."""

    host: str
    """With its port: "10.0.0.1:80"."""
    why: ArchiveError


class Gateway:
    """A proxy on 127.0.0.1 for as long as a ``with`` lasts; every connection ends with it.

    Safe to be asked from anywhere on this computer: it does nothing that other programs of this
    person could not do themselves, and only pages' proxies speak its form of request.
    """

    def __init__(
        self, guard: Guard, settings: FetchSettings, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._guard = guard
        self._settings = settings
        self._proxies = Proxies(settings.proxy)
        self._end = now() + settings.capture_seconds
        self._now = now
        self._lock = threading.Lock()
        self._left = settings.capture_bytes
        self._open = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        self._closing = threading.Event()
        self._refused: dict[str, Refusal] = {}

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.gateway = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="gateway", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Where the browser finds it on 127.0.0.1."""
        return int(self._server.server_address[1])

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """The hosts that were refused so far, each once."""
        with self._lock:
            return tuple(self._refused.values())

    @property
    def exhausted(self) -> bool:
        """Whether the page received more than a capture may."""
        return self._left < 0

    def pass_on(self, host: str, port: int) -> socket.socket:
        """A checked connection to ``host``.

        Raises:
            ArchiveError: there is none; a refused address is remembered.
        """
        if self.exhausted or not self._open.acquire(blocking=False):
            raise FetchError("The page asks for too much.", kind="too-large")
        try:
            return connect(host, port, self._guard, self._proxies, self._settings.connect_seconds)
        except ArchiveError as error:
            if error.kind == "refused-address":
                with self._lock:
                    self._refused.setdefault(f"{host}:{port}", Refusal(f"{host}:{port}", error))
            self._open.release()
            raise

    def relay(self, browser: socket.socket, site: socket.socket, *, both: bool) -> None:
        """Carry bytes until a side ends, stalls or received too much; without ``both`` only back.

        Without it the site has been asked already: what else the browser says ends the connection.
        """
        heard = self._now()
        try:
            while not self._closing.is_set() and self._now() < self._end:
                readable = _readable(browser, site)
                if not readable and self._now() - heard > self._settings.stall_seconds:
                    return
                for source in readable:
                    chunk = source.recv(_STEP)
                    if not chunk or (source is browser and not both):
                        return
                    heard = self._now()
                    if source is site and not self._take(len(chunk)):
                        return
                    (browser if source is site else site).sendall(chunk)
        except OSError:  # either side hung up: daily life
            return
        finally:
            self._open.release()
            site.close()

    def _take(self, size: int) -> bool:
        with self._lock:
            self._left -= size
            return self._left >= 0


def _closing(site: socket.socket) -> bytes:
    """The head of the site's answer, which says that the connection ends with it."""
    site.settimeout(_HEAD_SECONDS)
    seen = b""
    while b"\r\n\r\n" not in seen and len(seen) < _STEP:
        chunk = site.recv(_STEP)
        if not chunk:
            return seen
        seen += chunk
    head, end, rest = seen.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    names = ((line.partition(b":")[0].decode("latin-1").lower(), line) for line in lines)
    kept = [line for name, line in names if name not in _OF_ONE_HOP]
    return b"\r\n".join([first, *kept, b"Connection: close"]) + end + rest


def _readable(*streams: socket.socket) -> list[socket.socket]:
    """Those that have something to say within a moment."""
    # What an encrypted connection to a proxy has unpacked already, no select sees.
    ready = [one for one in streams if isinstance(one, ssl.SSLSocket) and one.pending() > 0]
    return [*ready] if ready else select.select(streams, [], [], _LOOK)[0]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    gateway: Gateway

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Nothing for a browser that hangs up; a fault of ours is told by the base."""
        with contextlib.suppress(OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Server

    def do_CONNECT(self) -> None:
        """Open a way to an encrypted site."""
        host, _, port = self.path.rpartition(":")
        site = self._connected(host.strip("[]"), int(port) if port.isdigit() else 0)
        if site is None:
            return
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        self.server.gateway.relay(self.connection, site, both=True)

    def forward(self) -> None:
        """Ask a site that is not encrypted, one question a connection."""
        self.close_connection = True
        parts = urlsplit(self.path)
        size = self.headers.get("content-length") or "0"
        if parts.scheme != "http" or not parts.hostname:
            self.send_error(400, "Only whole http addresses are passed on")
            return
        if "transfer-encoding" in self.headers or not size.isdigit():
            self.send_error(411, "The length must be known")
            return
        if int(size[:18]) > _LARGEST_QUESTION:
            self.send_error(413, "Too much to send")
            return
        site = self._connected(parts.hostname, parts.port or _DEFAULT_PORT)
        if site is None:
            return
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        kept = [pair for pair in self.headers.items() if pair[0].lower() not in _OF_ONE_HOP]
        lines = [f"{self.command} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in kept)]
        head = "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")
        with contextlib.suppress(OSError):  # then relay finds it closed
            site.sendall(head + self.rfile.read(int(size)))
            self.wfile.write(_closing(site))
        self.server.gateway.relay(self.connection, site, both=False)

    # The names that the base class looks for.
    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = forward  # noqa: N815

    def _connected(self, host: str, port: int) -> socket.socket | None:
        try:
            return self.server.gateway.pass_on(host, port)
        except ArchiveError as error:
            self.close_connection = True
            refused = error.kind in {"refused-address", "too-large"}
            status = http.client.FORBIDDEN if refused else http.client.BAD_GATEWAY
            with contextlib.suppress(OSError):
                self.send_error(status, error.kind)
            return None

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the list of refusals is the log."""
