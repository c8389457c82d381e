"""Captures replayed by pywb, another program's reader of WARC.

pywb brings a module ``brotli`` of its own, which is not the one that we need, so it cannot live in
our environment: point ``PYWB_BIN`` at the folder of ``wb-manager`` and ``wayback`` of another.
"""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from archive_app.domain.page import Exchange, FetchedPage, PayloadPlace
from archive_app.preserve.capture_file import CaptureWriter
from tests.preserve.conftest import HTML, NOW, PLAIN, picture

PYWB = os.environ.get("PYWB_BIN", "")
pytestmark = pytest.mark.skipif(not PYWB, reason="PYWB_BIN names no folder with pywb")
LATER = NOW + timedelta(days=1)
CSS = b"p { margin: 0 }"
JPEG = b"\xff\xd8\xff\xe0 not much of a picture"


@pytest.fixture
def sheet() -> Exchange:
    """The style sheet of the page."""
    url, headers = "http://paper.example/s.css", (("Content-Type", "text/css"),)
    return replace(PLAIN, url=url, payload=CSS, body=CSS, headers=headers)


@pytest.fixture
def captures(tmp_path: Path, page: FetchedPage, sheet: Exchange) -> list[Path]:
    """A page behind a redirect with picture and style; the next day a 304, and these again."""
    with CaptureWriter(tmp_path, NOW) as writer:
        first = writer.write_page(page)[-1]
        shown = writer.write_part(picture(JPEG), None)
        styled = writer.write_part(sheet, None)
        old = writer.publish()
    page_place = PayloadPlace(first.payload_sha256 or "", old, first.offset, first.url, NOW)
    picture_place, sheet_place = (
        PayloadPlace(part.payload_sha256 or "", old, part.offset, part.url, NOW)
        for part in (shown, styled)
    )
    same = replace(PLAIN, status=304, reason="Not Modified", payload=b"", body=b"")
    same = replace(same, fetched_at=LATER)
    with CaptureWriter(tmp_path, LATER) as writer:
        writer.write_page(FetchedPage(same.url, (same,)), page_place)
        writer.write_part(replace(picture(JPEG), fetched_at=LATER), picture_place)
        writer.write_part(replace(sheet, fetched_at=LATER), sheet_place)
        new = writer.publish()
    return [tmp_path / old, tmp_path / new]


@pytest.fixture
def replay(captures: list[Path], tmp_path: Path) -> Iterator[str]:
    """The address of a running pywb that has them."""
    folder = tmp_path / "pywb"
    folder.mkdir()
    manager = shutil.which("wb-manager", path=PYWB)
    server = shutil.which("wayback", path=PYWB)
    assert manager is not None
    assert server is not None
    subprocess.run([manager, "init", "c"], cwd=folder, check=True, capture_output=True)
    for capture in captures:
        subprocess.run([manager, "add", "c", capture], cwd=folder, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [server, "-b", "127.0.0.1", "-p", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/c"
    finally:
        running.terminate()
        running.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as asking:
            asking.settimeout(0.2)
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("pywb did not start")


def _body(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
        return bytes(answer.read())


@pytest.mark.parametrize("day", ["20260113060002", "20260114060002"])
def test_picture_and_style_sheet_are_replayed_from_their_bytes_and_from_what_refers_to_them(
    replay: str, day: str
) -> None:
    assert _body(f"{replay}/{day}id_/http://paper.example/p.jpg") == JPEG
    assert _body(f"{replay}/{day}id_/http://paper.example/s.css") == CSS


def test_page_and_redirect_are_replayed(replay: str) -> None:
    assert HTML in _body(f"{replay}/20260113060002id_/{PLAIN.url}")
    assert HTML in _body(f"{replay}/20260113060002mp_/http://paper.example/short")


def test_what_the_site_called_unchanged_is_replayed_as_that(replay: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        _body(f"{replay}/20260114060002id_/{PLAIN.url}")

    assert answer.value.code == 304
    answer.value.close()
