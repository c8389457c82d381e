"""How long an article takes to open: 5,000 words with 8 pictures, to its text and to its pictures.

    python benchmarks/reading.py [--rounds 9] [--out build/reading]

CPU time of the window's process. "library" is reading it from the database, on a lane; "to text"
is from then to the end of the first paint of the words in the reader, "with inspector" the same
with the five tabs filled, too, both on the GUI thread; "pictures" is the clock until all pictures
in and near the view are painted, which other processes decode.
The library is made once, of invented words and drawn pictures, and kept in ``--out``.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is measured loads them itself
    from archive_app.domain.library import OpenArticle
    from archive_app.domain.page import Exchange
    from archive_app.gui.background import Lanes
    from archive_app.gui.main_window import MainWindow
    from archive_app.gui.reader_panel import ReaderPanel

SEED = 20_260_113
WORDS = [
    *("harbour", "wall", "council", "survey", "tide", "storm"),
    *("budget", "stone", "second", "page", "engineer", "river"),
]
PICTURES = 8
PARAGRAPHS = 64
LIMIT_MS = 50.0


def main() -> int:
    """Measure and print; 1 where opening to text takes longer than it may."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--out", type=Path, default=Path("build/reading"))
    given = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    library = given.out / "library"
    if not library.exists():
        _build(library)
    rows = _measure(library, given.rounds)
    print(f"{given.rounds} rounds, 5,000 words, {PICTURES} pictures; milliseconds")
    for name, values in rows.items():
        worst = max(values)
        print(f"{name:28}median {statistics.median(values):7.1f}   worst {worst:7.1f}")
    return int(statistics.median(rows["to text, CPU"]) > LIMIT_MS)


def _measure(library: Path, rounds: int) -> dict[str, list[float]]:
    from PySide6.QtWidgets import QApplication

    from archive_app.gui.background import Lanes
    from archive_app.gui.program import make_application
    from archive_app.gui.snapshots import settle
    from archive_app.store.archive import Archive

    make_application()
    lanes = Lanes(library)
    window = _shown_window(lanes)
    reader = window.panes.reader
    with Archive.open(library, readonly=True) as archive:
        articles = [archive.articles.open(number) for number in (1, 2)]
    rows: dict[str, list[float]] = {
        "library, CPU": [], "to text, CPU": [], "with inspector, CPU": [], "pictures, clock": [],
    }  # fmt: skip
    for turn in range(rounds):
        number, opened = turn % 2 + 1, articles[turn % 2]
        with Archive.open(library, readonly=True) as archive:
            rows["library, CPU"].append(_cpu(partial(archive.articles.open, number)))
        rows["to text, CPU"].append(_cpu(partial(_show, reader.show_article, opened, reader)))
        began = time.monotonic()
        while not _all_shown(window) and time.monotonic() - began < 20:
            QApplication.processEvents()
            time.sleep(0.002)
        rows["pictures, clock"].append((time.monotonic() - began) * 1000)
        reader.show_article(None)
        whole = partial(_show, window.desk.annotating.show_article, opened, reader)
        rows["with inspector, CPU"].append(_cpu(whole))
        settle(lanes)
    window.end()
    window.close()
    return rows


def _shown_window(lanes: "Lanes") -> "MainWindow":
    """The window with the library's list, as the design has it, at rest."""
    from archive_app.actions.settings import Settings
    from archive_app.domain.library import Sort
    from archive_app.gui.destinations import ALL
    from archive_app.gui.main_window import MainWindow
    from archive_app.gui.snapshots import settle
    from archive_app.gui.theme import Theme

    window = MainWindow(Theme("light"), lanes, Settings(workers=0))
    window.resize(1440, 900)
    window.show()
    window.panes.restore_design()
    window.show_library(ALL, None, Sort.SAVED)
    settle(lanes)
    return window


def _show(
    show: Callable[["OpenArticle"], object], opened: "OpenArticle", reader: "ReaderPanel"
) -> None:
    show(opened)
    reader.reader.viewport().repaint()


def _cpu(work: Callable[[], object]) -> float:
    before = time.thread_time()
    work()
    return (time.thread_time() - before) * 1000


def _all_shown(window: "MainWindow") -> bool:
    reader = window.panes.reader.reader
    near = {figure.stored.position for figure in reader.pictures_near()}
    return near <= reader.page.shown


def _build(library: Path) -> None:
    """Two invented articles, saved as a page with pictures is."""
    from archive_app.actions.worker import Worker
    from archive_app.domain.page import CaptureFacts, FetchedPage
    from archive_app.domain.picture import FetchedPicture
    from archive_app.domain.saving import Saving
    from archive_app.preserve.capture_file import CaptureWriter
    from archive_app.preserve.digests import sha256
    from archive_app.store.archive import Archive

    chance = random.Random(SEED)
    start = datetime(2026, 1, 13, 6, tzinfo=UTC)
    with Archive.open(library) as archive, Worker() as worker:
        for number in range(2):
            when = start + timedelta(hours=number)
            page = _exchange(f"/{number}", "text/html", _page(chance, number), when)
            article = worker.read_page(page.body, "utf-8", page.url).article
            with CaptureWriter(library, when) as writer:
                writer.write_page(FetchedPage(page.url, (page,)))
                fetched = []
                for position, placement in enumerate(article.pictures):
                    shown = _exchange(
                        f"/{number}-{position}.jpg", "image/jpeg", _jpeg(chance), when
                    )
                    writer.write_part(replace(shown, url=placement.url), None)
                    facts = worker.read_picture(shown.body)
                    fetched.append(FetchedPicture(position, facts, None, placement.url))
                capture = CaptureFacts(
                    writer.capture_id, page.url, page.url, when, 200, (), page.headers,
                    writer.warc, sha256(page.body), "text/html", None, None, "benchmark",
                )  # fmt: skip
                writer.publish()
                archive.articles.save(Saving(capture, writer.records, article, tuple(fetched)))


def _exchange(path: str, media: str, body: bytes, when: datetime) -> "Exchange":
    from archive_app.domain.page import Exchange

    return Exchange(
        url=f"https://outlet.example{path}", method="GET", request_headers=(),
        http_version="HTTP/1.1", status=200, reason="OK", headers=(("Content-Type", media),),
        payload=body, body=body, fetched_at=when, ip="192.0.2.1",
    )  # fmt: skip


def _page(chance: random.Random, number: int) -> bytes:
    parts = []
    for place in range(PARAGRAPHS):
        words = " ".join(chance.choices(WORDS, k=78))
        parts.append(f"<p>{words.capitalize()}.</p>")
        if place % (PARAGRAPHS // PICTURES) == 0:
            name = f"/{number}-{place}.jpg"
            parts.append(
                f'<figure><img src="{name}" width="1600" height="1000"><figcaption>The wall, seen'
                f" {place} times. Photo: Jane Doe / Example Agency</figcaption></figure>"
            )
    title = f"What the survey left out, part {number}"
    body = f"<article><h1>{title}</h1>{''.join(parts)}</article>"
    return f'<html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'.encode()


def _jpeg(chance: random.Random) -> bytes:
    from PIL import Image

    noise = Image.frombytes("RGB", (80, 50), chance.randbytes(80 * 50 * 3))
    out = BytesIO()
    noise.resize((1600, 1000)).save(out, "JPEG", quality=85)
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
