"""Exchanges as the network brings them, and captures made of them."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from archive_app.domain.page import Exchange, FetchedPage

NOW = datetime(2026, 1, 13, 6, 0, 2, 345678, tzinfo=UTC)
HTML = "<p>Der Deich hält. 東京".encode()

PLAIN = Exchange(
    url="http://paper.example/a?id=7",
    method="GET",
    request_headers=(("Host", "paper.example"), ("User-Agent", "NewsArchive/0.1")),
    http_version="HTTP/1.1",
    status=200,
    reason="OK",
    headers=(("Content-Type", "text/html; charset=utf-8"), ("X-Odd", "caf\xc3\xa9 \xff")),
    payload=HTML,
    body=HTML,
    fetched_at=NOW,
    ip="192.0.2.7",
)


def picture(payload: bytes, url: str = "http://paper.example/p.jpg") -> Exchange:
    """A picture's answer."""
    headers = (("Content-Type", "image/jpeg"),)
    return replace(PLAIN, url=url, payload=payload, body=payload, headers=headers)


@pytest.fixture
def page() -> FetchedPage:
    """A page behind one redirect, sent packed and in chunks."""
    moved = replace(
        PLAIN,
        url="http://paper.example/short",
        status=301,
        reason="Moved Permanently",
        headers=(("Location", "/a?id=7"),),
        payload=b"",
        body=b"",
    )
    packed = gzip.compress(HTML)
    headers = (*PLAIN.headers, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    return FetchedPage(moved.url, (moved, replace(PLAIN, payload=packed, headers=headers)))
