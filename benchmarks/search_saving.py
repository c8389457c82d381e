"""What saving costs in a large library, and how soon a question that takes long is stopped.

    python benchmarks/search_saving.py [../shared/data] [--articles 10000] [--out build/search]

On the library that ``search.py`` has built, to which every run adds 4,200 articles. One by one:
all tables, index, likeness, a transaction each that is on disk (WAL, synchronous FULL); wall and
CPU. Many at once: all tables and both indexes, in pieces of 500, and of 50 as a rebuild takes them
in; CPU, the best piece and the middle one, for other work on the computer slows some. Catching up:
the tier that is left for later, counted apart; what ``tidy`` puts together later ``search.py``
counts.
"""

import argparse
import json
import random
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from search_corpus import TODAY, Corpus, saving_of

from archive_app.domain.errors import Cancelled
from archive_app.domain.library import Sort
from archive_app.domain.saving import Saving
from archive_app.store.archive import Archive

ONE_BY_ONE = 200
AT_ONCE = {500: 3_000, 50: 1_000}
"""How many articles are saved in pieces of how many."""
STOPPED_AFTER = (0.01, 0.03, 0.1)
"""Seconds into a question after which it is stopped."""


def main() -> int:
    """Print one line for each figure."""
    parser = argparse.ArgumentParser(description="Saving into a large library, and stopping.")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--out", type=Path, default=Path("build/search"))
    given = parser.parse_args()
    library = given.out / f"library-{given.articles}"
    queries = json.loads((library / "queries.json").read_text("utf-8"))
    with Archive.open(library) as archive:
        _stopping(archive, [text for name in queries if name[0] == "!" for text in queries[name]])
        new = _new(given.data, archive.facts.info().versions)
        _one_by_one(archive, new[:ONE_BY_ONE])
        rest = iter(new[ONE_BY_ONE:])
        for piece, articles in AT_ONCE.items():
            _at_once(archive, list(islice(rest, articles)), piece)
        busy = time.process_time()
        archive.likeness.catch_up(1_000)
        print(f"catching up: {time.process_time() - busy:.2f} ms of CPU an article", flush=True)
    return 0


def _new(data: Path, articles: int) -> list[Saving]:
    """Articles that are not in the library, saved after all that are."""
    corpus, chance = Corpus(data, 10_000), random.Random(articles)
    found = []
    for number in range(articles, articles + ONE_BY_ONE + sum(AT_ONCE.values())):
        one = saving_of(corpus.article(number), number, articles, chance)
        later = TODAY + timedelta(seconds=number - articles)
        capture = replace(one.capture, captured_at=later, capture_id=f"{number:016x}")
        found.append(replace(one, capture=capture))
    return found


def _one_by_one(archive: Archive, new: list[Saving]) -> None:
    wall, cpu = [], []
    for one in new:
        began, busy = time.perf_counter(), time.process_time()
        archive.articles.save(one)
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - busy))
    print(f"one by one, ms: wall {_spread(wall)}; CPU {_spread(cpu)}", flush=True)


def _at_once(archive: Archive, new: list[Saving], piece: int) -> None:
    rates = []
    for first in range(0, len(new), piece):
        busy = time.process_time()
        with archive.bulk():
            for one in new[first : first + piece]:
                archive.articles.save(one)
        rates.append(piece / (time.process_time() - busy))
    best, middle = max(rates), statistics.median(rates)
    print(f"{piece} at once: {best:.0f} a second of CPU at best, {middle:.0f} in the middle")


def _stopping(archive: Archive, texts: list[str]) -> None:
    """From the call of ``interrupt`` until the thread is free again."""
    found = [
        waits
        for text in texts
        for after in STOPPED_AFTER
        if (
            waits := _stopped(partial(archive.search.numbers, text, Sort.RELEVANCE), archive, after)
        )
    ]
    for name, waits in zip(("wall", "CPU"), zip(*found, strict=True), strict=False):
        print(f"stopped, ms of {name}: {_spread(list(waits))} of {len(waits)}", flush=True)


def _stopped(
    ask: Callable[[], object], archive: Archive, after: float
) -> tuple[float, float] | None:
    """Milliseconds, wall and CPU, until ``ask`` gave up; None where it was done before."""
    called: list[tuple[float, float]] = []

    def stop() -> None:
        called.append((time.perf_counter(), time.process_time()))
        archive.interrupt()

    timer = threading.Timer(after, stop)
    timer.start()
    try:
        ask()
    except Cancelled:
        wall, cpu = called[0]
        return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)
    finally:
        timer.cancel()
        timer.join()
    return None


def _spread(times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"p50 {statistics.median(ordered):.1f}, p95 {p95:.1f}, max {ordered[-1]:.1f}"


if __name__ == "__main__":
    raise SystemExit(main())
