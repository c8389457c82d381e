"""What a person waits for while typing: every keystroke, suggestions, help, facets.

    python benchmarks/search_typing.py [--articles 10000] [--out build/search]

On the library that ``search.py`` has built. Wall milliseconds, for they are waited for: p50, p95
and the worst over every beginning of fifty queries; and p95 of CPU, for a computer that is busy.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from archive_app.store.archive import Archive

T = TypeVar("T")
SEED = 11
TODAY = date(2026, 11, 1)
TYPED = 50


def main() -> int:
    """Print one line for each kind of question."""
    parser = argparse.ArgumentParser(description="Wall time of every keystroke.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--out", type=Path, default=Path("build/search"))
    given = parser.parse_args()
    library = given.out / f"library-{given.articles}"
    queries = json.loads((library / "queries.json").read_text("utf-8"))
    words = [word for name in ("rare", "mid", "common", "and2", "! stop") for word in queries[name]]
    typed = random.Random(SEED).choices(words, k=TYPED)
    beginnings = [text[:end] for text in typed for end in range(1, len(text) + 1)]
    with Archive.open(library) as archive:
        search = archive.search
        numbers = random.Random(SEED).sample(range(1, given.articles), 40)
        print(f"{'wall ms':34}{'n':>6}{'p50':>9}{'p95':>9}{'max':>9}{'p95 CPU':>9}")
        _line("keystroke: first rows", beginnings, _instant(archive))
        _line("keystroke: suggestions", beginnings, search.suggest)
        _line("did you mean", [_misspelt(text) for text in typed], search.meant)
        _line("facets of common words", queries["common"], search.facets)
        _line("facets of stop words", queries["! stop"], search.facets)
        _line("related articles", numbers, search.related)
        _line("also in other outlets, 50 rows", numbers, lambda n: archive.likeness.outlets([n]))
        _line("all duplicates", [0], lambda _: archive.likeness.families())
    return 0


def _instant(archive: Archive) -> Callable[[str], object]:
    return lambda text: archive.search.instant(text, today=TODAY, typing=True)


def _misspelt(text: str) -> str:
    """``text`` with two letters of its first word swapped."""
    return text[:2] + text[3:4] + text[2:3] + text[4:]


def _line(name: str, asked: Iterable[T], ask: Callable[[T], object]) -> None:
    wall, cpu = [], []
    for one in asked:
        began, busy = time.perf_counter(), time.process_time()
        ask(one)
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - busy))
    figures = (statistics.median(wall), _p95(wall), max(wall), _p95(cpu))
    print(f"{name:34}{len(wall):6}{''.join(f'{one:9.2f}' for one in figures)}", flush=True)


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]


if __name__ == "__main__":
    raise SystemExit(main())
