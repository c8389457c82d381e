"""Fits the trees of ``resources/line_trees.json`` to the development pages, and cross-validates.

    python -m benchmarks.fit_lines [../shared/data] [--half a|b|all] [--folds 5]

Every line of an article's box is one example: its numbers (``line_features``) and the share of its
words that the gold text has. Gradient boosting grows small trees over them, weighted by the share
of the page's text that a line is; no chance is in it but the seeds', over which the mean is taken.
``--folds`` writes nothing: it
leaves out the sites of one fold after the other (by a digest of the name), fits to the others, and
prints the scorer's table over pages that were read by trees that never saw their site.
"""

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from archive_app.extract import content, line_trees
from archive_app.extract.article import extract
from archive_app.extract.line_features import FEATURES, Numbers, Region, line_features
from archive_app.extract.reading import Line
from archive_app.markup.decoding import decode
from archive_app.markup.tree import parse
from benchmarks import extraction

TARGET = Path("resources/line_trees.json")
OUT = Path("build/fit-lines")
LEFT_OUT = frozenset({"newspaper4k", "dragnet"})
"""Sets whose gold is another extractor's output, or blogs of 2012."""

TOKEN = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+?(?=\b|[\u3400-\u9fff])"
)

ROUNDS = 120
SEEDS = (1, 2, 3)
"""One forest each."""

SETTINGS = {
    "objective": "cross_entropy",
    "learning_rate": 0.08,
    "num_leaves": 15,
    "min_data_in_leaf": 40,
    "min_sum_hessian_in_leaf": 3,
    "lambda_l2": 5,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}


@dataclass(slots=True)
class Examples:
    """What is learned from one page."""

    site: str
    numbers: list[Numbers] = field(default_factory=list)
    labels: list[float] = field(default_factory=list)
    """Share of the line's words that gold has in that order."""
    weights: list[float] = field(default_factory=list)


def main() -> int:
    """Fit and write, or cross-validate; 0 when done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=["a", "b", "all"], default="all")
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    half = None if given.half == "all" else given.half
    rows = list(extraction.gold_pages(given.data / "extract", half, ""))
    pages = collect(rows, given.data / "extract")
    if given.folds:
        return cross_validate(rows, pages, given.data, given.folds)
    trees = fit(pages)
    write(trees)
    print(f"{sum(len(x.labels) for x in pages):,} lines, {len(trees)} trees written to {TARGET}")
    return 0


def cross_validate(rows: list[Any], pages: list[Examples], data: Path, folds: int) -> int:
    """Print the scorer's table over pages whose sites the trees never saw."""
    OUT.mkdir(parents=True, exist_ok=True)
    predictions = OUT / "cross-validated.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for fold in range(folds):
            trees = fit([page for page in pages if fold_of(page.site, folds) != fold])
            _install(trees)
            held = [row for row in rows if fold_of(row["site"], folds) == fold]
            for row in held:
                found = extraction.read_directly(row, data / "extract")
                file.write(json.dumps(found, ensure_ascii=False) + "\n")
    scoped = extraction.scoped_data(data / "extract", rows, OUT)
    scorer = [sys.executable, str(data / "score_extract.py"), "--data", str(scoped)]
    return subprocess.run([*scorer, "--totals", str(predictions)], check=False).returncode


def fold_of(site: str, folds: int) -> int:
    """The fold a site belongs to."""
    return int.from_bytes(hashlib.sha256(b"7" + site.encode()).digest()[:4], "big") % folds


def _install(trees: list[line_trees.Stored]) -> None:
    """Let the extractor of this process weigh lines by ``trees``."""
    placed = tuple(line_trees.placed(tree, list(range(len(FEATURES)))) for tree in trees)
    line_trees.forest = lambda: placed  # type: ignore[assignment]


def collect(rows: list[Any], data: Path) -> list[Examples]:
    """The lines of all pages of ``rows`` with gold text."""
    wanted = [(row, data) for row in rows if row["set"] not in LEFT_OUT]
    with Pool(2) as pool:
        return [page for found in pool.imap(_examples, wanted, chunksize=8) for page in found]


def _examples(wanted: tuple[Any, Path]) -> list[Examples]:
    row, data = wanted
    gold = json.loads((data / row["id"] / "gold.json").read_text("utf-8"))
    if not gold.get("body_text"):
        return []
    seen: list[tuple[list[Line], list[Numbers]]] = []

    def spy(region: Region) -> list[Numbers]:
        found = line_features(region)
        seen.append((region.lines(), found))
        return found

    content.line_features = spy  # type: ignore[assignment]
    _install([])  # which lines are kept does not matter here
    body = gzip.decompress((data / row["id"] / "page.html.gz").read_bytes())
    extract(parse(decode(body, gold.get("encoding")).text, gold["url"]))
    return [_labelled(row["site"], lines, found, gold["body_text"]) for lines, found in seen]


def _labelled(site: str, lines: list[Line], numbers: list[Numbers], gold_text: str) -> Examples:
    examples = Examples(site)
    total = max(sum(_shingles(tokens_of(gold_text)).values()), 60)
    tokens = [tokens_of(line.text) for line in lines]
    for row, words, label in zip(numbers, tokens, _labels(tokens, gold_text), strict=True):
        if words:
            examples.numbers.append(row)
            examples.labels.append(label)
            examples.weights.append((min(len(words), 150) + 2) / total)
    return examples


def _labels(tokens: list[list[str]], gold_text: str) -> Iterator[float]:
    """The share of each line's words that gold has; what two lines say counts for the first.

    A line of less than four words, such as the cell of a table, counts where gold has it as a line
    or together with the words around it.
    """
    gold = _shingles(tokens_of(gold_text))
    short = {" ".join(tokens_of(line)) for line in gold_text.split("\n")}
    stream = [word for words in tokens for word in words]
    left, start = gold.copy(), 0
    for words in tokens:
        end = start + len(words)
        if len(words) < 4:
            spans = range(max(0, end - 4), min(start, len(stream) - 4) + 1)
            among = any(tuple(stream[n : n + 4]) in gold for n in spans)
            yield float(among or " ".join(words) in short)
        else:
            mine = _shingles(words)
            label = sum((mine & left).values()) / sum(mine.values())
            if label > 0.5:
                left -= mine
            yield label
        start = end


def fit(pages: list[Examples]) -> list[line_trees.Stored]:
    """The trees as nested lists; the first of each forest holds its bias."""
    numbers = np.array([row for page in pages for row in page.numbers])
    labels = np.array([label for page in pages for label in page.labels])
    weights = np.array([weight for page in pages for weight in page.weights])
    return [
        _nested(tree["tree_structure"])
        for seed in SEEDS
        for tree in lightgbm.train(
            {**SETTINGS, "seed": seed},
            lightgbm.Dataset(numbers, labels, weight=weights / weights.mean()),
            ROUNDS,
        ).dump_model()["tree_info"]
    ]


def _nested(node: dict[str, Any]) -> line_trees.Stored:
    if "leaf_value" in node:
        return round(node["leaf_value"] / len(SEEDS), 4)
    below, above = _nested(node["left_child"]), _nested(node["right_child"])
    return [node["split_feature"], float(f"{node['threshold']:.6g}"), below, above]


def write(trees: list[line_trees.Stored]) -> None:
    """Write the file of trees, one a line, with the names of the features they ask for."""
    features = ",\n".join(json.dumps(name) for name in FEATURES)
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    TARGET.write_text(f'{{"features": [\n{features}\n],\n"trees": [\n{lines}\n]}}\n', "utf-8")


def tokens_of(text: str) -> list[str]:
    """Words; each character of a script without spaces is one."""
    return TOKEN.findall(text)


def _shingles(tokens: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[n : n + 4]) for n in range(max(1, len(tokens) - 3)))


if __name__ == "__main__":
    sys.exit(main())
