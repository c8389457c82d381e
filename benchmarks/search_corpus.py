"""An invented library of any size, and the queries that are asked of it.

Sentences of the development pages' gold texts, spliced, with a long tail of invented words and some
names that come back; median 450 words, tags, sites, dates, pictures with credits. Each seed gives
the same articles and the same queries. They are made in a process of their own, so that what saving
them takes is measured apart.
"""

import json
import multiprocessing
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from archive_app.domain.article import Article, Block, BlockKind, Placement
from archive_app.domain.page import CaptureFacts, Record
from archive_app.domain.rights import Claim, Field, SourceKind, Status, Verdict
from archive_app.domain.saving import Saving

CORPUS_SEED = 20_260_113
QUERY_SEED = 7
LEARNT = 100_000
"""Articles whose words are counted for the queries: of more, every so-maniest."""

LIGHT, HEAVY = 40, 10
"""Queries of a class, at most. Of ten light ones the ratio of sums hangs on which ten: with four
seeds plain sqlite-utils took 18.0, 22.5, 20.4 and 17.4 times our time in one hour."""

TODAY = datetime(2026, 11, 1, tzinfo=UTC)
SITES = [f"Outlet {number}" for number in range(200)]
TAGS = [f"{top}/{leaf}" for top in ("places", "people", "war", "money") for leaf in range(25)]
AGENCIES = ["dpa", "AFP", "Reuters", "Jane Roe", "imago", "Getty Images"]

_NOTED = ("check", "storm", "figures", "harbour", "office")
"""Words of the note that every five-hundredth article has, see ``search``."""

_OURS = frozenset({"example", *(word for tag in TAGS for word in tag.split("/"))})
"""Words of addresses and tags, where we find them and the peers do not: none to compare."""

Queries = dict[str, list[str]]
"""Texts by class; the sort stands before a bar where it is not by relevance."""


@dataclass(frozen=True, slots=True)
class Made:
    """The end of a corpus."""

    queries: Queries


def made(data: Path, articles: int, batch: int) -> Iterator[list[Saving] | Made]:
    """Batches of articles to save, then the queries, made by another process meanwhile."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    maker = multiprocessing.Process(target=_make, args=(theirs, data, articles, batch))
    maker.start()
    theirs.close()
    while True:
        part: list[Saving] | Made = ours.recv()
        yield part
        if isinstance(part, Made):
            break
    maker.join()


def _make(out: Connection, data: Path, articles: int, batch: int) -> None:
    corpus = Corpus(data, articles)
    chance = random.Random(CORPUS_SEED + 1)
    for first in range(0, articles, batch):
        numbers = range(first, min(first + batch, articles))
        out.send([saving_of(corpus.article(one), one, articles, chance) for one in numbers])
    out.send(Made(Questions(corpus).all()))


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one language."""

    language: str
    texts: tuple[str, ...]


class Corpus:
    """Invented articles, the same for the same seed."""

    def __init__(self, data: Path, articles: int) -> None:
        self._step = max(1, articles // LEARNT)
        self._random = random.Random(CORPUS_SEED)
        self._languages = sorted(_languages(data / "extract"), key=lambda one: one.language)
        self._weights = [len(one.texts) ** 0.5 for one in self._languages]
        self._names = [f"{self._invented()} {self._invented()}" for _ in range(5_000)]
        self.frequency: Counter[str] = Counter()
        """Articles that hold a word, of those learnt from."""
        self.learnt = 0
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
        if number % self._step == 0:
            self.learnt += 1
            self.frequency.update(set(re.findall(r"\w+", text.lower())))
        if number % (97 * self._step) == 0:
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


def saving_of(article: Article, number: int, articles: int, chance: random.Random) -> Saving:
    """``article`` as the library is given it: ``number`` of ``articles``, each five minutes on."""
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


class Questions:
    """Queries of the classes that are measured; those that begin with ! are heavy."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._random = random.Random(QUERY_SEED)
        self._share = {
            word: count / corpus.learnt
            for word, count in corpus.frequency.items()
            if word.isascii() and word.isalpha() and word not in _OURS
        }
        self._rare = self._between(0, 5 / corpus.learnt)
        self._mid = self._between(0.003, 0.005)
        self._common = self._between(0.08, 0.16)
        self._stop = sorted(self._share, key=lambda word: -self._share[word])[:HEAVY]

    def all(self) -> Queries:
        """The texts of every class."""
        return {**self._words(), **self._filters(), **self._scripts(), **self._heavy()}

    def _between(self, low: float, high: float) -> list[str]:
        """Words that stand in more than ``low`` and at most ``high`` of the articles."""
        fit = (word for word, part in self._share.items() if low < part <= high and len(word) > 2)
        found = sorted(fit)
        return self._random.sample(found, min(LIGHT, len(found)))

    def _words(self) -> Queries:
        chance, mid, common = self._random, self._mid, self._common
        pairs = list(zip(mid, common, strict=False))
        return {
            "rare": self._rare,
            "mid": mid,
            "common": common,
            "and2": [f"{one} {two}" for one, two in pairs],
            "and3": [f"{one} {two} {chance.choice(common)}" for one, two in pairs],
            "phrase": [f'"{self._phrase()}"' for _ in range(LIGHT)],
            "not": [f"{one} -{two}" for one, two in pairs],
            "not only": [f"-{word}" for word in common[: LIGHT // 2]],
            "title": [f"title:{word}" for word in common],
            "note or text": [*_NOTED, *map(" ".join, combinations(_NOTED, 2))],
        }

    def _phrase(self) -> str:
        return " ".join(self._random.choice(self._corpus.texts).split()[3:6]).strip(".,")

    def _filters(self) -> Queries:
        chance, mid, common = self._random, self._mid, self._common
        sites = [f'site:"{chance.choice(SITES[:30])}"' for _ in range(LIGHT)]
        tags = [f"tag:{chance.choice(TAGS)}" for _ in range(LIGHT)]
        months = [
            f"published:{chance.randint(2017, 2026)}-{chance.randint(1, 12):02}" for _ in tags
        ]

        def narrowed(words: list[str], by: list[str]) -> list[str]:
            return [f"{word} {one}" for word, one in zip(words, by, strict=False)]

        return {
            "site": narrowed(mid, sites),
            "tag": narrowed(mid, tags),
            "date": narrowed(mid, months),
            "common + site": narrowed(common, sites),
            "common + tag": narrowed(common, tags),
            "common + date": narrowed(common, months),
            "mid, saved": [f"saved|{word}" for word in mid],
            "mid, published": [f"published|{word}" for word in mid],
            "common, saved": [f"saved|{word}" for word in common],
            "common, published": [f"published|{word}" for word in common],
            "everything": ["saved|", "published|", "title|"],
        }

    def _scripts(self) -> Queries:
        texts = [text for text in self._corpus.texts if re.search("[\u4e00-\u9fff]{6}", text)]
        runs = [self._random.choice(re.findall("[\u4e00-\u9fff]{6}", t)) for t in texts[:LIGHT]]
        words = (word for word in self._corpus.frequency if re.search("[éèüöñ]", word))
        accents = sorted(words)
        return {
            "pairs of Han": [run[:2] for run in runs],
            "runs of Han": [run[:4] for run in runs],
            "accents": self._random.sample(accents, min(LIGHT, len(accents))),
        }

    def _heavy(self) -> Queries:
        begun = self._mid[:HEAVY]
        return {
            "! stop": self._stop,
            "! prefix 2": [f"{word[:2]}*" for word in begun],
            "! prefix 3": [f"{word[:3]}*" for word in begun],
            "! prefix 4": [f"{word[:4]}*" for word in begun],
            "! and2 common": [f"{one} {two}" for one, two in pairwise(self._common[:HEAVY])],
            "! phrase common": self._common_phrases(),
        }

    def _common_phrases(self) -> list[str]:
        """The commonest pairs of two very common words."""
        stop = {*self._stop, "and", "is", "that", "for"}
        pairs: Counter[tuple[str, str]] = Counter()
        for text in self._corpus.texts:
            words = re.findall(r"\w+", text.lower())
            pairs.update(pair for pair in pairwise(words) if stop.issuperset(pair))
        return [f'"{one} {two}"' for (one, two), _ in pairs.most_common(HEAVY)]
