"""How fast the library is searched: CPU for each class of query over an invented corpus.

    python benchmarks/search.py [../shared/data] [--articles 10000] [--out build/search]

The corpus is made once and kept in ``--out``: sentences of the development pages' gold texts,
spliced, with a long tail of invented words and some names that come back; median 450 words, tags,
sites, dates, pictures with credits. Queries come from a seed of their own. Printed are p50, p95 and
the worst CPU time to the first 20 rows with excerpts, the mean number of hits, what the library
weighs, and how many times our CPU the peers of ``search_peers`` take for the same queries, asked in
turn. Classes marked ! are heavy (stop words, short beginnings, two very common words): their exact
order and the instant answer, which is another question's, are printed apart and never averaged.
"""

import argparse
import json
import random
import re
import resource
import shutil
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

from search_peers import Peer, Unable, peers

from archive_app.domain.article import Article, Block, BlockKind, Placement
from archive_app.domain.library import Sort
from archive_app.domain.page import CaptureFacts, Record
from archive_app.domain.query import parse_query
from archive_app.domain.rights import Claim, Field, SourceKind, Status, Verdict
from archive_app.domain.saving import Saving
from archive_app.store.archive import Archive
from archive_app.store.connection import writing

CORPUS_SEED = 20_260_113
QUERY_SEED = 7
BATCH = 200
"""Articles a transaction while the corpus is made."""

TODAY = datetime(2026, 11, 1, tzinfo=UTC)
SITES = [f"Outlet {number}" for number in range(200)]
TAGS = [f"{top}/{leaf}" for top in ("places", "people", "war", "money") for leaf in range(25)]
AGENCIES = ["dpa", "AFP", "Reuters", "Jane Roe", "imago", "Getty Images"]


def main() -> int:
    """Make the corpus where it is missing, then print the table."""
    given = _arguments()
    library = given.out / f"library-{given.articles}"
    if not library.exists():
        _build(library, Corpus(given.data), given.articles)
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


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one language."""

    language: str
    texts: tuple[str, ...]


class Corpus:
    """Invented articles, the same for the same seed."""

    def __init__(self, data: Path) -> None:
        self._random = random.Random(CORPUS_SEED)
        self._languages = sorted(_languages(data / "extract"), key=lambda one: one.language)
        self._weights = [len(one.texts) ** 0.5 for one in self._languages]
        self._names = [f"{self._invented()} {self._invented()}" for _ in range(5_000)]
        self.frequency: Counter[str] = Counter()
        """Articles that hold a word."""
        self.texts: list[str] = []
        """A sample, for queries."""

    def article(self, number: int) -> Article:
        """The article of ``number``."""
        chance = self._random
        (source,) = chance.choices(self._languages, self._weights)
        wanted = int(chance.lognormvariate(6.1, 0.5))
        paragraphs: list[str] = []
        words = 0
        while words < wanted:
            sentences = [chance.choice(source.texts) for _ in range(chance.randint(2, 4))]
            sentences.append(f"{self._rare()} {chance.choice(self._names)} {self._rare()}.")
            paragraphs.append(" ".join(sentences))
            words += len(paragraphs[-1].split()) + sum(c >= "\u3040" for c in paragraphs[-1]) // 2
        text = "\n\n".join(paragraphs)
        self._learn(text, number)
        published = TODAY - timedelta(minutes=chance.randrange(3650 * 1440))
        return replace(
            _article(number, text, source.language),
            title=f"{' '.join(chance.choice(source.texts).split()[:8])} {self._rare()}",
            site=chance.choice(SITES[: 1 + int(chance.paretovariate(0.5)) % len(SITES)]),
            authors=(chance.choice(self._names),),
            published=published.isoformat(),
            pictures=tuple(self._picture(at) for at in range(chance.choice([0, 1, 1, 2, 4]))),
        )

    def _picture(self, position: int) -> Placement:
        agency = self._random.choice(AGENCIES)
        url = f"https://pictures.example/{self._rare()}/{position}.jpg"
        claim = Claim(Field.CREDIT_LINE, f"Photo: {agency}", SourceKind.FIGCAPTION, "figcaption")
        verdict = Verdict(Status.AGENCY, claim.value, organisation=agency)
        caption = self._random.choice(self._names)
        return Placement(url, caption=caption, credit=claim.value, claims=(claim,), verdict=verdict)

    def _learn(self, text: str, number: int) -> None:
        self.frequency.update(set(re.findall(r"\w+", text.lower())))
        if number % 97 == 0:
            self.texts.append(text)

    def _rare(self) -> str:
        rank = int(self._random.paretovariate(0.35)) % 1_500_000
        return _syllables(rank + 200_000)

    def _invented(self) -> str:
        return _syllables(self._random.randrange(10_000, 200_000)).title()


def _syllables(number: int) -> str:
    word = ""
    while number:
        number, rest = divmod(number, 85)
        word += "bcdfghjklmnprstvz"[rest % 17] + "aeiou"[rest // 17]
    return word


def _languages(extract: Path) -> Iterator[Sentences]:
    found: dict[str, list[str]] = {}
    for line in (extract / "index.jsonl").read_text("utf-8").splitlines():
        gold = json.loads((extract / json.loads(line)["id"] / "gold.json").read_text("utf-8"))
        language = (gold.get("lang") or "en")[:2]
        sentences = re.split(r"(?<=[.!?。！？])\s*", gold.get("body_text") or "")
        kept = [" ".join(one.split()) for one in sentences if 20 < len(one) < 400]
        found.setdefault(language, []).extend(kept)
    for language, texts in found.items():
        if len(texts) >= 50:
            yield Sentences(language, tuple(texts))


def _article(number: int, text: str, language: str) -> Article:
    blocks = []
    start = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, paragraph, paragraph))
        start += len(paragraph) + 2
    html = "".join(f"<p>{block.text}</p>" for block in blocks)
    url = f"https://outlet{number % 200}.example/{number}"
    return Article(url, "", text, html, tuple(blocks), language=language)


def _build(library: Path, corpus: Corpus, articles: int) -> None:
    part = library.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    chance = random.Random(CORPUS_SEED + 1)
    making = saving = 0.0
    with Archive.open(part) as archive:
        for first in range(0, articles, BATCH):
            began = time.process_time()
            batch = [
                _saving(corpus.article(number), number, articles, chance)
                for number in range(first, min(first + BATCH, articles))
            ]
            made = time.process_time()
            with writing(archive._db):  # noqa: SLF001 (many saves in one transaction)
                for one in batch:
                    archive.articles.save(one)
            making += made - began
            saving += time.process_time() - made
        for number in range(1, articles, 500):
            archive.work.note(number, "Check the storm figures with the harbour office.")
        began = time.process_time()
        while archive.search.tidy(2_000):
            pass
        print(f"pieces of the index merged in {time.process_time() - began:.1f} s")
    print(f"{articles} articles: made in {making:.0f} s, saved in {saving:.0f} s of CPU,", end=" ")
    print(f"{articles / saving:.0f} a second")
    queries = _queries(corpus, articles)
    (part / "queries.json").write_text(json.dumps(queries, ensure_ascii=False), "utf-8")
    part.rename(library)


def _saving(article: Article, number: int, articles: int, chance: random.Random) -> Saving:
    at = TODAY - timedelta(minutes=5 * (articles - number))
    capture_id = f"{at:%Y%m%dT%H%M%SZ}-{number:08x}"
    sha256 = f"{number:064x}"
    capture = CaptureFacts(
        capture_id, article.url, article.url, at, 200, (), (("Content-Type", "text/html"),),
        f"captures/{at:%Y/%m}/{capture_id}.warc.gz", sha256, "text/html", None, None, "bench",
    )  # fmt: skip
    record = Record("response", article.url, 900, 9_000, sha256, record_id=f"<urn:uuid:{number}>")
    tags = tuple(chance.sample(TAGS, chance.choice([0, 0, 1, 2])))
    return Saving(capture, (record,), article, tags=tags)


def _queries(corpus: Corpus, articles: int) -> dict[str, list[str]]:
    """Queries by class; the sort stands before a bar where it is not by relevance."""
    chance = random.Random(QUERY_SEED)
    share = {
        word: count / articles
        for word, count in corpus.frequency.items()
        if word.isascii() and word.isalpha()
    }

    def between(low: float, high: float, shortest: int = 3) -> list[str]:
        found = sorted(w for w, part in share.items() if low < part <= high and len(w) >= shortest)
        return chance.sample(found, min(10, len(found)))

    rare = between(0, 5 / articles)
    mid, common = between(0.003, 0.005), between(0.08, 0.16)
    stop = sorted(share, key=lambda word: -share[word])[:10]
    phrases = [" ".join(chance.choice(corpus.texts).split()[3:6]).strip(".,") for _ in range(10)]
    unspaced = [t for t in corpus.texts if re.search("[\u4e00-\u9fff]{6}", t)]
    runs = [chance.choice(re.findall("[\u4e00-\u9fff]{6}", t)) for t in unspaced[:10]]
    accents = [w for w in corpus.frequency if not w.isascii() and re.search("[éèüöñ]", w)][:400]
    sites = [f'site:"{chance.choice(SITES[:30])}"' for _ in range(10)]
    tags = [f"tag:{chance.choice(TAGS)}" for _ in range(10)]
    months = [f"published:{chance.randint(2017, 2026)}-{chance.randint(1, 12):02}" for _ in tags]
    pairs = list(zip(mid, common, strict=False))
    return {
        "rare": rare,
        "mid": mid,
        "common": common,
        "and2": [f"{one} {two}" for one, two in pairs],
        "and3": [f"{one} {two} {chance.choice(common)}" for one, two in pairs],
        "phrase": [f'"{words}"' for words in phrases],
        "not": [f"{one} -{two}" for one, two in pairs],
        "mid, published": [f"published|{word}" for word in mid],
        "not only": [f"-{word}" for word in common[:5]],
        "site": [f"{one} {site}" for one, site in zip(mid, sites, strict=False)],
        "tag": [f"{one} {tag}" for one, tag in zip(mid, tags, strict=False)],
        "date": [f"{one} {month}" for one, month in zip(mid, months, strict=False)],
        "common + site": [f"{one} {site}" for one, site in zip(common, sites, strict=False)],
        "common + tag": [f"{one} {tag}" for one, tag in zip(common, tags, strict=False)],
        "common + date": [f"{one} {month}" for one, month in zip(common, months, strict=False)],
        "common, saved": [f"saved|{word}" for word in common],
        "common, published": [f"published|{word}" for word in common],
        "pairs of Han": [run[:2] for run in runs],
        "runs of Han": [run[:4] for run in runs],
        "accents": chance.sample(accents, min(10, len(accents))),
        "title": [f"title:{word}" for word in common],
        "note or text": ["storm", "harbour", "figures office"],
        "everything": ["saved|", "published|", "title|"],
        "! stop": stop,
        "! prefix 2": [f"{word[:2]}*" for word in mid],
        "! prefix 3": [f"{word[:3]}*" for word in mid],
        "! prefix 4": [f"{word[:4]}*" for word in mid],
        "! and2 common": [f"{one} {two}" for one, two in pairwise(common)],
        "! phrase common": _common_phrases(corpus, set(stop) | {"and", "is", "that", "for"}),
    }


def _common_phrases(corpus: Corpus, stop: set[str]) -> list[str]:
    """The commonest pairs of two very common words."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text in corpus.texts:
        words = re.findall(r"\w+", text.lower())
        pairs.update(pair for pair in pairwise(words) if stop.issuperset(pair))
    return [f'"{one} {two}"' for (one, two), _ in pairs.most_common(10)]


def _print_sizes(archive: Archive) -> None:
    db = archive._db  # noqa: SLF001 (SQLite's own figures)
    text = db.execute("SELECT sum(length(CAST(text AS BLOB))) FROM version").fetchone()[0]
    words = db.execute("SELECT sum(words) FROM version").fetchone()[0]
    index = sum(
        db.execute(f"SELECT sum(length(block)) FROM {table}_data").fetchone()[0]  # noqa: S608
        for table in ("article_text", "work_text")
    )
    print(f"text {text / 1e6:.1f} MB, {words} words; indexes {index / 1e6:.1f} MB = ", end="")
    print(f"{index / text:.2f} of the text, {index / words:.1f} bytes a word")


def _print_table(
    archive: Archive, queries: dict[str, list[str]], rounds: int, others: list[Peer]
) -> None:
    """One line a class: our p50, p95 and worst, then how many times the others take."""
    columns = "".join(f"{f'{other.name}/ours':>15}{'(min-max)':>14}" for other in others)
    print(f"\n{'CPU ms to 20 rows':20}{'n':>4}{'p50':>8}{'p95':>8}{'max':>8}{'hits':>9}", end="")
    print(f"{'bare p50':>9}{'instant':>9}{columns}")
    light = Measured({}, [])
    for name, texts in queries.items():
        measured = _measure(archive, texts, rounds, others)
        times = sorted(map(min, zip(*measured.of["rows"], strict=True)))
        bare = sorted(map(min, zip(*measured.of["ours"], strict=True)))
        instant = sorted(map(min, zip(*measured.of["instant"], strict=True)))
        asked = [archive.search.count(_split(text)[1], TODAY.date()) for text in texts]
        p95 = times[min(len(times) - 1, round(0.95 * len(times)))]
        line = f"{statistics.median(times):8.2f}{p95:8.2f}{times[-1]:8.2f}"
        line += f"{statistics.mean(asked):9.0f}{statistics.median(bare):9.2f}{instant[-1]:9.2f}"
        print(f"{name:20}{len(times):4}{line}{_ratios(measured, others)}", flush=True)
        if not name.startswith("!"):
            light.add(measured)
    print(f"{'all light':20}{'':4}{'':24}{'':27}{_ratios(light, others)}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("\nrows: with excerpts and marks; bare: numbers and titles, what the others give too;")
    print("instant: worst time to the first, perhaps marked answer; ratios of summed CPU, bare.")
    print(f"peak memory {peak:.0f} MiB")


@dataclass(slots=True)
class Measured:
    """Times in ms: for each engine, for each round, for each query."""

    of: dict[str, list[list[float]]]
    able: list[set[str]]
    """For each query the engines that can answer it."""

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
    return [db.conn.execute(_TITLE, (number,)).fetchone() for number, _ in found]


_TITLE = "SELECT title FROM article WHERE article = ?"


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
