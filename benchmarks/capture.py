"""Saving through the queue: throughput, gain of a second worker, bytes on disk, peak memory.

usage: python benchmarks/capture.py [DATA] [--pages N] [--rounds N] [--delay SECONDS]
                                    [--saves N [N ...]]
       --pages 0 leaves the first measure out; its gain is the median of pairs, one worker and two
       right after each other, because other work on the machine comes and goes

DATA is the folder of development data (default ../shared/data): its pages are served on several
loopback addresses, each answer after ``--delay``, their pictures and style sheets by ones made
here: another picture for every address, one style sheet for a site. No name is looked up.
``--saves`` measures the peak memory of so many saves without delay, each number in a process of
its own.
"""

import argparse
import gzip
import io
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from sqlite_utils import Database

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from archive_app.actions.open_library import open_library  # noqa: E402 - after the path
from archive_app.actions.queue import QueueTools, Tally, enqueue, work_off  # noqa: E402
from archive_app.actions.settings import Settings  # noqa: E402
from archive_app.fetch.settings import FetchSettings  # noqa: E402
from tests.loopback_site import HTML, LOOPBACK, Answer, Handler, LoopbackSite  # noqa: E402

_HOSTS = 10
_SAMPLE = 500
_WARM = 6
"""Pages until which reading processes may still be starting."""
_look_up = socket.getaddrinfo
_SHEET = re.compile(
    rb"""<link\b[^>]*\brel\s*=\s*["']?[^"'>]*\b(?:stylesheet|preload)\b[^>]*>""", re.IGNORECASE
)
_IMPORT = re.compile(rb"@import\b", re.IGNORECASE)
_NAMES_PICTURES = re.compile(
    rb"""(?P<own><meta\b[^>]*\bog:url\b[^>]*>)"""
    rb"""|<base\b[^>]*>|\b(?:src|srcset|content|data-[\w-]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)"""
    rb"""|\bhref\s*=\s*["']?[^\s"'>]*\.(?:jpe?g|png|gif|webp)\b"""
    rb"""|"(?:url|contentUrl|thumbnailUrl|image)"\s*:\s*\[?\s*"[^"]*\"""",
    re.IGNORECASE,
)
_WEB = re.compile(rb"(?:https?:)?(?:\\?/){2}(?=\w)")


def picture() -> bytes:
    """A JPEG of a size that news sites use."""
    out = io.BytesIO()
    noise = Image.effect_noise((800, 533), 40).convert("RGB")
    noise.save(out, "JPEG", quality=70)
    return out.getvalue()


def bodies(data: Path, count: int) -> Iterator[bytes]:
    """So many pages of a sample, from its beginning again where it has fewer.

    Else many saves would take more memory than few only because they meet larger pages.
    """
    found = sorted((data / "extract").rglob("page.html.gz"))
    if not found:
        raise SystemExit(f"There are no pages in {data}.")
    found = random.Random(0).sample(found, min(_SAMPLE, len(found)))
    for number in range(count):
        body = gzip.decompress(found[number % len(found)].read_bytes())
        yield body + b"<!-- %d -->" % number


def style_sheet(host: str) -> bytes:
    """Rules in the number and the wording that a news site has: 60 KiB, a sixth when packed."""
    rules = (
        f".{host}-{n:x} .part-{n * n % 997}{{margin:{n % 17}px {n % 23}px;color:#{n * 7919:06x}}}"
        for n in range(1_000)
    )
    return "\n".join(rules).encode()


def locally(body: bytes, origin: str) -> bytes:
    """``body`` with its pictures and style sheets at ``origin``: nothing is asked for elsewhere.

    The address that a page gives as its own stays, as in its "canonical": it would else seem to
    name two.
    """
    picture_at = origin.encode() + b"/p.jpg?"
    sheet = b"<link rel=stylesheet href=" + origin.encode() + b"/s.css>"

    def moved(found: re.Match[bytes]) -> bytes:
        return found[0] if found["own"] else _WEB.sub(picture_at, found[0])

    local = _NAMES_PICTURES.sub(moved, body)
    return _IMPORT.sub(b"@ignored", _SHEET.sub(sheet, local))


@contextmanager
def served(data: Path, count: int, delay: float) -> Iterator[list[str]]:
    """The addresses of ``count`` pages, hosts in turn."""
    shown = picture()

    def another(handler: Handler) -> None:
        asked = handler.path.encode() + (handler.headers.get("Referer") or "").encode()
        handler.send(Answer(shown + asked, headers=(("Content-Type", "image/jpeg"),)))

    with ExitStack() as running:
        hosts = [running.enter_context(LoopbackSite(f"127.0.0.{n + 2}")) for n in range(_HOSTS)]
        addresses = []
        for host in hosts:
            host.behave("/p.jpg", another)
            host.answer("/s.css", style_sheet(host.host), Content_Type="text/css")
        for number, body in enumerate(bodies(data, count)):
            host = hosts[number % _HOSTS]
            local = locally(body, host.origin)

            def answer(handler: Handler, local: bytes = local) -> None:
                if not handler.wait(delay):
                    handler.send(Answer(local, headers=(("Content-Type", HTML),)))

            addresses.append(host.behave(f"/page-{number}", answer))
        yield addresses


def only_here(host: str, *more: Any, **named: Any) -> list[Any]:  # noqa: ANN401
    """Where ``host`` is, if it is this computer; what the others are is not asked."""
    if not host.startswith("127."):
        raise socket.gaierror(socket.EAI_NONAME, f"{host} is not looked up")
    return _look_up(host, *more, **named)


def saved(library: Path, addresses: list[str], workers: int) -> tuple[Tally, float]:
    """What came of saving ``addresses``, and how many pages a second once all workers run."""
    moments: list[float] = []
    settings = Settings(allow_net=(LOOPBACK,), workers=workers, site_pause=0)
    socket.getaddrinfo = only_here  # addresses that the rewriting of a page did not find
    with open_library(library) as archive:
        enqueue(archive, addresses, [], "")
    asking = FetchSettings(backoff_seconds=0.01)
    tools = QueueTools(library, settings, asking, lambda _: moments.append(time.monotonic()))
    tally = work_off(tools)
    first = min(_WARM, len(moments) // 2)
    return tally, (len(moments) - 1 - first) / (moments[-1] - moments[first])


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes of a library, by what they are for."""

    everything: int
    parts: int
    """Records of pictures and style sheets in the captures, and thumbnails."""
    pages: int
    """The compressed WARC of the pages alone: warcinfo, request, response, redirects."""

    @property
    def ratio(self) -> float:
        """Everything but pictures and style sheets against the pages' compressed WARC."""
        return (self.everything - self.parts) / self.pages


def disk(library: Path) -> Disk:
    """What ``library`` takes on the disk, database and index included."""
    everything = sum(path.stat().st_size for path in library.rglob("*") if path.is_file())
    with Database(library / "archive.db") as db:
        (pages,) = db.execute(_PAGES).fetchone()
        (parts,) = db.execute(_PARTS).fetchone()
    return Disk(everything, parts, pages)


_WRITTEN = """
    SELECT kind = 'metadata' AS made, url = final_url OR instr(redirects, url) > 0 AS of_page,
           -- with what stands before it and has no row: its request, and what the file begins with
           offset + length - lag(offset + length, 1, 0) OVER (PARTITION BY capture ORDER BY offset)
               AS bytes
    FROM record JOIN capture USING (capture)
"""
_PAGES = f"SELECT sum(bytes) FROM ({_WRITTEN}) WHERE NOT made AND of_page"  # noqa: S608
_PARTS = f"""
    SELECT (SELECT coalesce(sum(length(image)), 0) FROM thumbnail) + coalesce(sum(bytes), 0)
    FROM ({_WRITTEN}) WHERE NOT made AND NOT of_page
"""  # noqa: S608 (our own words)


def cpu() -> float:
    """Seconds of this process and of its reading processes that have ended."""
    return sum(os.times()[:4])


@contextmanager
def server(data: Path, pages: int, delay: float) -> Iterator[list[str]]:
    """The addresses of ``pages`` pages, served by a process of its own."""
    given = [str(data), "--serve", str(pages), "--delay", str(delay)]
    with subprocess.Popen(
        [sys.executable, __file__, *given],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        yield json.loads(running.stdout.readline())
        running.communicate("end\n")


def throughput(data: Path, pages: int, delay: float, rounds: int) -> None:
    """One worker against two, in pairs, and what they left on the disk."""
    gains = []
    for number in range(rounds):
        one, two = (rate(data, pages, delay, workers) for workers in (1, 2))
        gains.append(two / one)
        print(f"round {number + 1}: two workers {gains[-1]:.2f} times one", flush=True)
    print(f"two workers: {statistics.median(gains):.2f} times one worker's throughput")


def rate(data: Path, pages: int, delay: float, workers: int) -> float:
    """Saves a second once all workers run; prints what they cost."""
    with tempfile.TemporaryDirectory() as folder, server(data, pages, delay) as addresses:
        before = cpu()
        tally, speed = saved(Path(folder), addresses, workers)
        spent = cpu() - before
        used = disk(Path(folder))
    done = tally.done + tally.partial
    print(
        f"{workers} worker(s): {done} saved, {tally.failed} failed, {speed:.2f}/s,"
        f" {done / spent:.2f} per CPU second;"
        f" {(used.everything - used.parts) / done / 1024:.0f} KiB on disk each without"
        f" pictures and style sheets, {used.ratio:.2f} times the page's compressed WARC",
        flush=True,
    )
    return speed


def peak(data: Path, saves: list[int]) -> None:
    """Most memory of the saving process for each number of saves."""
    peaks = []
    for count in saves:
        command = [sys.executable, __file__, str(data), "--child", str(count)]
        said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        peaks.append(said["peak"])
        print(
            f"{count} saves: {said['peak']:.0f} MiB at most, {said['per_second']:.1f}/s,"
            f" {said['ratio']:.2f} times the page's compressed WARC on disk",
            flush=True,
        )
    if len(peaks) > 1:
        print(f"most against least: {max(peaks) / min(peaks):.2f}")


def child(data: Path, count: int) -> None:
    """Save so many pages; prints the peak. The server is a process of its own."""
    with tempfile.TemporaryDirectory() as folder, server(data, count, 0) as addresses:
        _, speed = saved(Path(folder), addresses, 2)
        ratio = disk(Path(folder)).ratio
    # Not RUSAGE_SELF: its peak begins with that of the process we were forked from.
    status = Path("/proc/self/status").read_text("utf-8")
    most = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"peak": most / 1024, "per_second": speed, "ratio": ratio}))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--delay", type=float, default=0.3)
    parser.add_argument("--saves", type=int, nargs="*", default=[])
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        with served(given.data, given.serve, given.delay) as addresses:
            print(json.dumps(addresses), flush=True)
            sys.stdin.readline()
    elif given.child:
        child(given.data, given.child)
    else:
        if given.pages:
            throughput(given.data, given.pages, given.delay, given.rounds)
        peak(given.data, given.saves)


if __name__ == "__main__":
    main()
