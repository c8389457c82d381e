"""The sample news site of ``resources/site``, served on loopback for the demo and for tests.

Its list, ``site.toml``, explains itself in its first lines.
"""

import sys
import threading
import tomllib
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any, Self

from archive_app.resources import resource

ALLOWED = "127.0.0.1/32"
"""The range that must be allowed for this site to be asked."""

_PICTURE_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class DemoPage:
    """One article of the sample site."""

    address: str
    """Full, as a person would paste it."""
    site: str
    """Name of the outlet: "Ellery Courier"."""
    language: str
    """BCP 47."""
    title: str
    """The headline of its first version."""
    shows: str
    """Which case of the world it stands for, in words for people."""
    changes: bool
    """Whether ``DemoSite.advance`` gives it a second version."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""


class DemoSite:
    """The sample site on 127.0.0.1 for as long as a ``with`` lasts.

    Raises:
        FileNotFoundError: the program was installed without its sample site.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resource("site")
        self._outlets = tomllib.loads((self._folder / "site.toml").read_text("utf-8"))["outlet"]
        self._answers: dict[str, _Answer] = {}
        self.asked: list[str] = []
        """The paths that were asked for, in order."""

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self
        self._answers = self._first_answers()
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="demo site", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def origin(self) -> str:
        """Scheme, host and port: "http://127.0.0.1:8123", no slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def address(self, path: str) -> str:
        """The full address of ``path``, which begins with a slash and the outlet's host."""
        return self.origin + path

    @property
    def pages(self) -> list[DemoPage]:
        """Every article, in the order of the list."""
        return [
            DemoPage(
                address=self.address(f"/{outlet['host']}{page['path']}"),
                site=outlet["name"],
                language=outlet["language"],
                title=page["title"],
                shows=page["shows"],
                changes="second" in page,
            )
            for outlet in self._outlets
            for page in outlet.get("page", ())
        ]

    def advance(self) -> None:
        """From now on the pages that change are sent in their second version."""
        second = {
            path: self._page(outlet, page, page["second"])
            for outlet in self._outlets
            for page in outlet.get("page", ())
            if "second" in page
            for path in (f"/{outlet['host']}{page['path']}",)
        }
        self._answers = {**self._answers, **second}

    def answer(self, path: str) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
        """Status, header fields and body for ``path``; remembers that it was asked."""
        self.asked.append(path)
        given = self._answers.get(path.partition("?")[0]) or self._picture(path)
        if given is None:
            fields = (("Content-Type", "text/html; charset=utf-8"),)
            given = _Answer(
                404, fields, b"<!doctype html><title>Not found</title><h1>Not found</h1>"
            )
        return given.status, given.headers, given.body

    def _first_answers(self) -> dict[str, _Answer]:
        answers: dict[str, _Answer] = {}
        for outlet in self._outlets:
            prefix = f"/{outlet['host']}"
            for page in outlet.get("page", ()):
                answers[prefix + page["path"]] = self._page(outlet, page, page["file"])
            for redirect in outlet.get("redirect", ()):
                to = (("Location", self.address(prefix + redirect["to"])),)
                answers[prefix + redirect["path"]] = _Answer(redirect["status"], to)
        return answers

    def _page(self, outlet: dict[str, Any], page: dict[str, Any], file: str) -> _Answer:
        body = (self._folder / outlet["host"] / file).read_bytes()
        base = self.address(f"/{outlet['host']}").encode("ascii")
        fields = (("Content-Type", page["content_type"]),)
        return _Answer(200, fields, body.replace(b"{{base}}", base))

    def _picture(self, path: str) -> _Answer | None:
        parts = PurePosixPath(path.partition("?")[0]).parts
        if len(parts) != 4 or parts[2] != "pictures" or ".." in parts:
            return None
        file = self._folder.joinpath(*parts[1:])
        media_type = _PICTURE_TYPES.get(file.suffix)
        if media_type is None or not file.is_file():
            return None
        return _Answer(200, (("Content-Type", media_type),), file.read_bytes())


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    site: DemoSite

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Nothing for a client that hangs up early, which is daily life; else the base's words."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Answer with what the site has."""
        status, headers, body = self.server.site.answer(self.path)
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        """The same without the body."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: ``DemoSite.asked`` is the log."""
