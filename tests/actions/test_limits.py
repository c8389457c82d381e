"""What the web may throw at a save: each ends in bounds of time and memory, with its sentence."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive_app.actions.verify import verify
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page, png
from tests.loopback_site import HTML, Handler, LoopbackSite

pytest.importorskip("resource")

ROOT = Path(__file__).parents[2]
MOST_MEMORY = 400
"""MiB, of the saving process and of its reading process alike."""
MOST_SECONDS = 120
THIN = "Saved, but only a little text was found."
UNREADABLE = "Saved, but the page could not be read: reading it took too long or too much memory."


def _begin(handler: Handler, *fields: tuple[str, str]) -> None:
    handler.send_response_only(200)
    for name, value in (("Content-Type", HTML), *fields):
        handler.send_header(name, value)
    handler.end_headers()


def endless(handler: Handler) -> None:
    """200 MB without a length."""
    handler.break_off()
    _begin(handler, ("Connection", "close"))
    for _ in range(200):
        handler.wfile.write(b"<p>" + b"more and more " * 75_000)


def drip(handler: Handler) -> None:
    """One byte after the other, for ever."""
    handler.break_off()
    _begin(handler, ("Connection", "close"))
    while not handler.wait(0.05):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def stall(handler: Handler) -> None:
    """The beginning, and then nothing."""
    handler.break_off()
    _begin(handler, ("Content-Length", "1000"))
    handler.wfile.write(b"<p>Half")
    handler.wfile.flush()
    handler.wait(60)


def cut(handler: Handler) -> None:
    """Fewer bytes than announced."""
    handler.break_off()
    _begin(handler, ("Content-Length", "1000"))
    handler.wfile.write(b"<p>Half")


@dataclass(frozen=True, slots=True)
class Ordeal:
    """One thing that a site does, and how the save ends."""

    name: str
    serve: Callable[[LoopbackSite], str]
    sentence: str
    kind: str | None
    """Of the error; None where the page is saved all the same."""
    limits: dict[str, float]


def _packed(site: LoopbackSite) -> str:
    bomb = gzip.compress(bytes(200 << 20))
    return site.answer("/a", bomb, Content_Type=HTML, Content_Encoding="gzip")


def _page(body: str) -> Callable[[LoopbackSite], str]:
    return lambda site: site.page("/a", body)


ORDEALS = (
    Ordeal("stream", lambda site: site.behave("/a", endless), "over 20 MB", "too-large", {}),
    Ordeal("bomb", _packed, "over 20 MB", "too-large", {}),
    Ordeal("nesting", _page("<body>" + "<div>" * 100_000 + "<p>Deep."), THIN, None, {}),
    Ordeal("nested tables", _page("<table><tr><td>" * 33_000 + "Deep."), THIN, None, {}),
    Ordeal(
        "attributes",
        _page(f"<body><p {' '.join(f'a{n}=1' for n in range(1_000_000))}>Text"),
        THIN,
        None,
        {},
    ),
    Ordeal(
        "no time to read",
        _page("<body>" + "<p>Text that goes on." * 200_000),
        UNREADABLE,
        None,
        {"reading_seconds": 0.1},
    ),
    Ordeal(
        "drip",
        lambda site: site.behave("/a", drip),
        "sends so slowly",
        "timeout",
        {"capture_seconds": 2},
    ),
    Ordeal(
        "stall",
        lambda site: site.behave("/a", stall),
        "did not answer in 0.5 seconds. Tried 2 times.",
        "timeout",
        {"stall_seconds": 0.5},
    ),
    Ordeal("cut", lambda site: site.behave("/a", cut), "connection broke", "incomplete", {}),
)


@pytest.mark.parametrize("ordeal", ORDEALS, ids=[ordeal.name for ordeal in ORDEALS])
def test_every_ordeal_ends_in_bounds_with_its_sentence(
    archive: Archive, site: LoopbackSite, ordeal: Ordeal
) -> None:
    arguments = [str(archive.library), ordeal.serve(site), json.dumps(ordeal.limits)]

    out = subprocess.run(
        [sys.executable, "-m", "tests.actions.saving_process", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=MOST_SECONDS,
    ).stdout

    said = json.loads(out)
    assert ordeal.sentence in said["sentence"]
    assert said.get("error") == ordeal.kind
    assert max(said["memory"]) < MOST_MEMORY
    kept = list((archive.library / "captures").rglob("*.warc*"))
    assert len(kept) == (1 if ordeal.kind is None else 0)
    assert verify(archive).ok


def test_a_page_whose_pictures_are_bombs_is_saved_without_decoding_them(
    archive: Archive, site: LoopbackSite
) -> None:
    site.answer("/wall.png", png(10_000, 10_000), Content_Type="image/png")
    url = site.page("/a", article_page())

    out = subprocess.run(
        [sys.executable, "-m", "tests.actions.saving_process", str(archive.library), url, "{}"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=MOST_SECONDS,
    ).stdout

    assert max(json.loads(out)["memory"]) < MOST_MEMORY
    (kept,) = archive.articles.open(1).pictures
    assert kept.picture is not None
    assert (kept.width, kept.height) == (10_000, 10_000)
    assert archive.pictures.thumbnail(kept.picture) is None
