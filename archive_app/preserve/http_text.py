"""HTTP messages as the bytes of their heads, and back; HTTP/2 is rendered as HTTP/1.1."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from archive_app.domain.page import Exchange, Headers

_GONE = {"transfer-encoding"}
"""Undone before the payload reached us, so it no longer describes it."""


@dataclass(frozen=True, slots=True)
class Head:
    """Start line and header fields of a message."""

    start: str
    """"HTTP/1.1 200 OK" or "GET /a HTTP/1.1"."""
    headers: Headers

    @property
    def status(self) -> int | None:
        """The status of a response; None for a request."""
        parts = self.start.split(" ", 2)
        known = (
            self.start.startswith("HTTP/")
            and len(parts) > 1
            and parts[1].isascii()
            and parts[1].isdigit()
        )
        return int(parts[1]) if known else None

    def header(self, name: str) -> str | None:
        """Every value of header ``name``, joined by commas; None where there is none."""
        values = [value for key, value in self.headers if key.lower() == name]
        return ", ".join(values) if values else None


def request_head(exchange: Exchange) -> bytes:
    """The request of ``exchange`` up to and with the empty line."""
    parts = urlsplit(exchange.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _bytes(f"{exchange.method} {path} {_version(exchange)}", exchange.request_headers)


def response_head(exchange: Exchange) -> bytes:
    """The response of ``exchange`` up to and with the empty line, header bytes as received."""
    reason = exchange.reason
    if not reason and exchange.status in set(HTTPStatus):
        reason = HTTPStatus(exchange.status).phrase  # HTTP/2 has none, old readers want one
    kept = tuple(field for field in exchange.headers if field[0].lower() not in _GONE)
    return _bytes(f"{_version(exchange)} {exchange.status} {reason}", kept)


def split_head(block: bytes) -> tuple[Head, int]:
    """The head that ``block`` begins with, and where its body starts."""
    end = block.find(b"\r\n\r\n")
    head, start = (block, len(block)) if end < 0 else (block[:end], end + 4)
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = (line.partition(":") for line in lines if ":" in line)
    return Head(first, tuple((name, value.strip(" \t")) for name, _, value in fields)), start


def _version(exchange: Exchange) -> str:
    return exchange.http_version if exchange.http_version == "HTTP/1.0" else "HTTP/1.1"


def _bytes(start: str, headers: Headers) -> bytes:
    lines = (start, *(f"{name}: {value}" for name, value in headers), "", "")
    return "\r\n".join(lines).encode("latin-1")
