"""How fast the library is searched: CPU for each class of query over an invented corpus.

    python benchmarks/search.py [../shared/data] [--articles 10000] [--out build/search]

The corpus of ``search_corpus`` is made once and kept in ``--out``. Printed are p50, p95 and the
worst CPU time to 20 hits with titles, the same with excerpts (p95), the worst first answer, the
mean number of hits, for how many queries the first 20 are those of the whole exact order, what the
library weighs, and how many times our CPU the peers of ``search_peers`` take for the same queries,
asked in turn. Classes marked ! are heavy (stop words, short beginnings, two very common words):
their exact order and the first answer, which is another question's, are never averaged.
"""

import argparse
import json
import resource
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from search_corpus import TODAY, Made, made
from search_peers import Peer, Unable, peers

from archive_app.domain.library import Sort
from archive_app.domain.query import parse_query
from archive_app.store.archive import Archive

BATCH = 1_000
"""Articles a transaction while the corpus is made."""

_SORTS = ("mid, saved", "mid, published", "common, saved", "common, published")
_RANGES = ("date", "common + date")
_GROUPS = {"date sorts": _SORTS, "date ranges": _RANGES, "dates": _SORTS + _RANGES}
"""Classes that are summed up besides all light ones."""


def main() -> int:
    """Make the corpus where it is missing, then print the table."""
    given = _arguments()
    library = given.out / f"library-{given.articles}"
    if not library.exists():
        _build(library, given.data, given.articles)
    with Archive.open(library) as archive:
        queries = json.loads((library / "queries.json").read_text("utf-8"))
        _print_sizes(archive)
        others = peers(given.out / f"peers-{given.articles}", archive) if given.peers else []
        for other in others:
            print(f"{other.name}: {other.size() / 1e6:.1f} MB")
        _print_table(archive, queries, given.rounds, others)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--out", type=Path, default=Path("build/search"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    return parser.parse_args()


def _build(library: Path, data: Path, articles: int) -> None:
    part = library.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    saving = 0.0
    with Archive.open(part) as archive:
        for batch in made(data, articles, BATCH):
            if isinstance(batch, Made):
                queries = batch.queries
                break
            began = time.process_time()
            with archive.bulk():
                for one in batch:
                    archive.articles.save(one)
            saving += time.process_time() - began
        print(f"{articles} articles: saved in {saving:.0f} s of CPU,", end=" ")
        print(f"{articles / saving:.0f} a second", flush=True)
        for number in range(1, articles, 500):
            archive.work.note(number, "Check the storm figures with the harbour office.")
        began = time.process_time()
        while archive.search.tidy(2_000, today=TODAY.date()):
            pass
        print(f"index tidied in {time.process_time() - began:.1f} s of CPU", flush=True)
    (part / "queries.json").write_text(json.dumps(queries, ensure_ascii=False), "utf-8")
    part.rename(library)


def _print_sizes(archive: Archive) -> None:
    db = archive._db  # noqa: SLF001 (SQLite's own figures)
    text = db.execute("SELECT sum(length(CAST(text AS BLOB))) FROM version").fetchone()[0]
    words = db.execute("SELECT sum(words) FROM version").fetchone()[0]
    index = sum(
        db.execute(f"SELECT sum(length(block)) FROM {table}_data").fetchone()[0]  # noqa: S608
        for table in ("article_text", "work_text")
    )
    ahead = db.execute(
        "SELECT coalesce(sum(length(best) + coalesce(length(more), 0)), 0) FROM ranked"
    ).fetchone()[0]
    begun = db.execute(
        "SELECT sum(length(block)) + 16 * (SELECT count(*) FROM beginning_row)"  # keys and figures
        " FROM beginning_text_data"
    ).fetchone()[0]
    print(f"text {text / 1e6:.1f} MB, {words} words; indexes {index / 1e6:.1f} MB", end="")
    print(f" ({index / words:.1f} bytes a word), ranked ahead {ahead / 1e6:.1f} MB,", end="")
    print(f" beginnings {begun / 1e6:.1f} MB;", end="")
    print(f" text and all of these are {1 + (index + ahead + begun) / text:.2f} of the text")


def _print_table(
    archive: Archive, queries: dict[str, list[str]], rounds: int, others: list[Peer]
) -> None:
    """One line a class: our p50, p95 and worst, then how many times the others take."""
    columns = "".join(f"{f'{other.name}/ours':>15}{'(min-max)':>14}" for other in others)
    print(f"\n{'CPU ms':20}{'n':>4}{'p50':>8}{'p95':>8}{'max':>9}{'rows':>9}{'first':>9}", end="")
    print(f"{'hits':>9}{'exact':>7}{columns}")
    groups = {"all light": Measured({}, []), **{name: Measured({}, []) for name in _GROUPS}}
    for name, texts in queries.items():
        measured = _measure(archive, texts, rounds, others)
        print(f"{name:20}{_line(archive, texts, measured)}{_ratios(measured, others)}", flush=True)
        for group, sums in groups.items():
            if name in _GROUPS.get(group, ()) or (group not in _GROUPS and name[0] != "!"):
                sums.add(measured)
    for group, sums in groups.items():
        bare = sums.least("ours")
        print(f"{group:20}{len(bare):4}{_spread(bare)}{'':34}{_ratios(sums, others)}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("\np50, p95, max: 20 hits with titles, what the others give, too; rows: with excerpts,")
    print("p95; first: the worst to the first, perhaps marked answer; ratios of summed CPU.")
    print(f"peak memory {peak:.0f} MiB")


def _line(archive: Archive, texts: list[str], measured: "Measured") -> str:
    hits = [archive.search.count(_split(text)[1], TODAY.date()) for text in texts]
    exact = sum(_is_exact(archive, text) for text in texts)
    line = f"{len(texts):4}{_spread(measured.least('ours'))}{_p95(measured.least('rows')):9.2f}"
    line += f"{measured.least('instant')[-1]:9.2f}{statistics.mean(hits):9.0f}"
    return f"{line}{f'{exact}/{len(texts)}':>7}"


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):8.2f}{_p95(times):8.2f}{times[-1]:9.2f}"


def _p95(times: list[float]) -> float:
    return times[min(len(times) - 1, round(0.95 * len(times)))]


def _is_exact(archive: Archive, text: str) -> bool:
    """Whether the first hits are those of the whole order, in which FTS5 weighs every hit."""
    sort, words = _split(text)
    found = archive.search.find(words, sort=sort, limit=20, today=TODAY.date())
    whole = archive.search.numbers(words, sort, TODAY.date())
    return [row.article for row in found] == list(whole[:20])


@dataclass(slots=True)
class Measured:
    """Times in ms: for each engine, for each round, for each query."""

    of: dict[str, list[list[float]]]
    able: list[set[str]]
    """For each query the engines that can answer it."""

    def least(self, engine: str) -> list[float]:
        """The least time of each query, in order."""
        return sorted(map(min, zip(*self.of[engine], strict=True)))

    def add(self, other: "Measured") -> None:
        """Put the queries of ``other`` behind these."""
        self.able += other.able
        for name, rounds in other.of.items():
            mine = self.of.setdefault(name, [[] for _ in rounds])
            for place, more in enumerate(rounds):
                mine[place] += more


def _measure(archive: Archive, texts: list[str], rounds: int, others: list[Peer]) -> Measured:
    """Every engine with every query, one after the other, ``rounds`` times."""
    names = ["rows", "ours", "instant", *(other.name for other in others)]
    measured = Measured({name: [[] for _ in range(rounds)] for name in names}, [])
    for text in texts:
        sort, words = _split(text)
        asks: dict[str, Callable[[], object]] = {
            "rows": partial(archive.search.find, words, sort=sort, limit=20, today=TODAY.date()),
            "ours": partial(_bare, archive, words, sort),
            "instant": partial(archive.search.instant, words, sort=sort, today=TODAY.date()),
            **{other.name: partial(other.ask, words, sort) for other in others},
        }
        able = set()
        for number in range(rounds):
            for name, ask in asks.items():
                began = time.process_time()
                try:
                    ask()
                    able.add(name)
                except Unable:
                    pass
                measured.of[name][number].append(1000 * (time.process_time() - began))
        measured.able.append(able)
    return measured


def _bare(archive: Archive, words: str, sort: Sort) -> object:
    """The first 20 numbers and titles."""
    query = parse_query(words)
    found = archive.search._hits(query, sort, (20, 0), TODAY.date())  # noqa: SLF001
    db = archive._db  # noqa: SLF001
    return db.conn.execute(_TITLES, (json.dumps([number for number, _ in found]),)).fetchall()


_TITLES = "SELECT value, title FROM json_each(?) CROSS JOIN article ON article = value"


def _ratios(measured: Measured, others: list[Peer]) -> str:
    """For each peer its summed CPU over ours: the median of the rounds, least and most."""
    line = ""
    for other in others:
        fit = [place for place, able in enumerate(measured.able) if other.name in able]
        found = sorted(
            sum(theirs[place] for place in fit) / sum(ours[place] for place in fit)
            for theirs, ours in zip(measured.of[other.name], measured.of["ours"], strict=True)
            if fit
        )
        shown = f"{found[0]:.2f}-{found[-1]:.2f}" if found else ""
        line += f"{statistics.median(found) if found else float('nan'):15.2f}{shown:>14}"
    return line


def _split(text: str) -> tuple[Sort, str]:
    sort, bar, words = text.partition("|")
    return (Sort(sort), words) if bar else (Sort.RELEVANCE, text)


if __name__ == "__main__":
    raise SystemExit(main())
