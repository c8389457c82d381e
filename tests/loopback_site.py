"""A real web server on loopback: each test says what a path answers and reads what was asked."""

import socket
import ssl
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

HTML = "text/html; charset=utf-8"
LOOPBACK = "127.0.0.0/8"
"""What a test passes as allowed range so that this server may be asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    """With its query."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path says: status, header fields and the bytes of the body exactly as sent."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    """Content-Length is added unless it or Transfer-Encoding is given."""


Behaviour = Callable[["Handler"], None]
"""Does as it likes with the open connection: drips, breaks off, asks for cookies."""


class Handler(BaseHTTPRequestHandler):
    """Answers as the site was told to, and writes down what was asked."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer a HEAD, which has no body."""
        self._answer()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._answer()

    def send(self, answer: Answer) -> None:
        """Send ``answer`` whole."""
        self.send_response_only(answer.status)
        names = {name.lower() for name, _ in answer.headers}
        for name, value in answer.headers:
            self.send_header(name, value)
        if not names & {"content-length", "transfer-encoding"}:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def wait(self, seconds: float) -> bool:
        """Pause without hanging the end of a test: True once the site is closing."""
        return self.server.site.closing.wait(seconds)

    def break_off(self) -> None:
        """End the connection after this answer, without a word."""
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the list of requests is the log."""

    def _answer(self) -> None:
        size = int(self.headers.get("content-length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        site = self.server.site
        site.requests.append(Asked(self.command, self.path, headers, self.rfile.read(size)))
        told = site.answers.get(self.path) or site.answers.get(self.path.partition("?")[0])
        if told is None:
            told = Answer(b"<title>Not found</title>", 404, (("Content-Type", HTML),))
        if isinstance(told, Answer):
            self.send(told)
        else:
            told(self)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    site: "LoopbackSite"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is daily life; anything else is a fault of the test."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError | ssl.SSLError):
            self.site.faults.append(error)


class _Server6(_Server):
    address_family = socket.AF_INET6


@dataclass
class LoopbackSite:
    """A web server on 127.0.0.1 (or another loopback address, ``::1`` too) while a ``with`` lasts.

    ``site.page("/a", "<p>…")`` returns the full address; ``site.requests`` lists what was asked.
    """

    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    answers: dict[str, Answer | Behaviour] = field(default_factory=dict)
    """By path, with or without query."""
    requests: list[Asked] = field(default_factory=list)
    faults: list[BaseException | None] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    wanted_port: int = 0
    """Where a site that was gone comes back; 0: one that the system chooses."""

    def __enter__(self) -> Self:
        kind = _Server6 if ":" in self.host else _Server
        self._server = kind((self.host, self.wanted_port), Handler)
        self._server.site = self
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        assert not self.faults, f"the server's own answer failed: {self.faults}"

    @property
    def port(self) -> int:
        """The port that the system chose."""
        return int(self._server.server_address[1])

    @property
    def origin(self) -> str:
        """Scheme, host and port, no slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'http' if self.tls is None else 'https'}://{host}:{self.port}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked, in order."""
        return [asked.path for asked in self.requests]

    def address(self, path: str) -> str:
        """The full address of ``path``."""
        return self.origin + path

    def page(self, path: str, html: str, **headers: str) -> str:
        """Serve ``html`` as UTF-8 at ``path``; header names with _ for -. The full address."""
        return self.answer(path, html.encode(), 200, **({"Content_Type": HTML} | headers))

    def answer(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Serve ``body`` as it is at ``path``; header names with _ for -. The full address."""
        fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
        self.answers[path] = Answer(body, status, fields)
        return self.address(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Send whoever asks for ``path`` on to ``to``. The full address of ``path``."""
        return self.answer(path, b"", status, Location=to)

    def behave(self, path: str, behaviour: Behaviour) -> str:
        """Let ``behaviour`` answer at ``path``. The full address."""
        self.answers[path] = behaviour
        return self.address(path)
