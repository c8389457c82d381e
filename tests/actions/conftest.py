"""A library, a worker process and a small site with an article worth saving."""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.open_library import open_library
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.saving import Saved
from archive_app.fetch.settings import FetchSettings
from archive_app.store import columns, content
from archive_app.store.archive import Archive
from tests.loopback_site import LOOPBACK, Answer, LoopbackSite

PARAGRAPHS = (
    "The published summary runs to nine pages and has one photograph of the western wall, taken "
    "from the east. The full survey, released on request, runs to sixty-one pages and has forty.",
    "Most of the difference is about a stretch of stone eighty metres long. Engineers who walked "
    "it in May recorded voids behind the facing in eleven places and asked for a second look.",
    "The council said the summary was a fair account of a long document and that work would be "
    "decided in the spring budget round, when every harbour project is heard together.",
)


def png(width: int = 64, height: int = 48) -> bytes:
    """A real, small picture: a grey ramp of the given size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    row = b"\0" + bytes((x * 255 // width) for x in range(width))
    packing = zlib.compressobj()  # row by row: some are to be large
    rows = b"".join(packing.compress(row) for _ in range(height)) + packing.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def article_page(
    *, paragraphs: tuple[str, ...] = PARAGRAPHS, credit: str = "Photograph: Jane Doe / Reuters"
) -> str:
    """A plain article with one picture and its credit."""
    words = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><title>What the survey left out</title>
<meta property="og:site_name" content="Ellery Courier"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>What the survey left out</h1>
<figure><img src="/wall.png" alt="The wall" width="640" height="480">
<figcaption>Waves at the wall. {credit}</figcaption></figure>
{words}</article><footer>© Ellery Courier</footer></body></html>"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def archive(library: Path) -> Iterator[Archive]:
    with open_library(library) as opened:
        yield opened


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    with Worker() as running:
        yield running


@pytest.fixture
def tools(library: Path, worker: Worker) -> CaptureTools:
    return CaptureTools(library, worker, Settings(allow_net=(LOOPBACK,)), FetchSettings())


@pytest.fixture
def news(site: LoopbackSite) -> LoopbackSite:
    """The site with one article at /wall and its picture."""
    site.page("/wall", article_page())
    site.answers["/wall.png"] = Answer(png(), headers=(("Content-Type", "image/png"),))
    return site


def read_otherwise(archive: Archive, text: str) -> None:
    """Leaves the first version as an older engine had read it that found ``text``."""
    db = archive._db
    article = replace(content.read(db, 1), text=text)
    row = {**content.version_row(article), "text_sha256": "old"}
    columns.update(db, "version", {"version": 1}, row)


@pytest.fixture
def save(archive: Archive, tools: CaptureTools) -> Callable[[str], Saved]:
    """Saves one address from end to end."""

    def run(url: str) -> Saved:
        captured = adding.capture(adding.plan(archive, url), tools)
        return adding.save(archive, captured)

    return run
