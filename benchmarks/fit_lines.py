"""Fits the weights of ``archive_app/extract/line_weights.py`` to the development pages.

    python -m benchmarks.fit_lines [../shared/data] [--half a|b|all] [--weight-decay 0.001]

Every line of an article's box is one example: its features (``line_features``) and whether the
gold text has its words. A logistic regression, weighted by the share of the page's text that a
line is, gives one number a feature. Check with ``extraction.py --half b`` what was fitted on a.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from archive_app.extract import content as content_module
from archive_app.extract.article import extract
from archive_app.extract.line_features import Region, line_features
from archive_app.extract.reading import Line
from archive_app.markup.decoding import decode
from archive_app.markup.tree import parse
from benchmarks.extraction import half_of

TARGET = Path("archive_app/extract/line_weights.py")
LEFT_OUT = frozenset({"newspaper4k", "dragnet"})
"""Sets whose gold is another extractor's output, or blogs of 2012."""

RAREST = 8
"""A feature seen on fewer lines gets no weight."""

TOKEN = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+?(?=\b|[\u3400-\u9fff])"
)


@dataclass(slots=True)
class Examples:
    """What is learned from."""

    features: list[list[str]] = field(default_factory=list)
    labels: list[float] = field(default_factory=list)
    """Share of the line's words that gold has in that order."""
    weights: list[float] = field(default_factory=list)


def main() -> int:
    """Fit and write; 0 when done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=["a", "b", "all"], default="a")
    parser.add_argument("--weight-decay", type=float, default=0.001)
    given = parser.parse_args()
    examples = collect(given.data / "extract", given.half)
    weights, bias = fit(examples, given.weight_decay)
    write(weights, bias, given.half)
    print(f"{len(examples.labels):,} lines, {len(weights)} weights written to {TARGET}")
    return 0


def collect(data: Path, half: str) -> Examples:
    """The lines of all pages of ``half`` with gold text."""
    seen: list[tuple[list[Line], list[list[str]]]] = []

    def spy(region: Region) -> list[list[str]]:
        found = line_features(region)
        seen.append((region.lines(), found))
        return found

    content_module.line_features = spy  # type: ignore[assignment]
    examples = Examples()
    for line in (data / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["set"] in LEFT_OUT or half not in {"all", half_of(row["site"])}:
            continue
        gold = json.loads((data / row["id"] / "gold.json").read_text("utf-8"))
        if not gold.get("body_text"):
            continue
        seen.clear()
        body = gzip.decompress((data / row["id"] / "page.html.gz").read_bytes())
        extract(parse(decode(body, gold.get("encoding")).text, gold["url"]))
        for lines, features in seen:
            _label(examples, lines, features, gold["body_text"])
    return examples


def _label(
    examples: Examples, lines: list[Line], features: list[list[str]], gold_text: str
) -> None:
    gold = _shingles(_tokens(gold_text))
    short = {" ".join(_tokens(x)) for x in gold_text.split("\n")}
    left = gold.copy()
    total = max(sum(gold.values()), 60)
    for line, names in zip(lines, features, strict=True):
        tokens = _tokens(line.text)
        if not tokens:
            continue
        if len(tokens) < 4:
            label = float(" ".join(tokens) in short)
        else:
            mine = _shingles(tokens)
            hits = sum((mine & left).values())
            label = hits / sum(mine.values())
            if label > 0.5:
                left -= mine
        examples.features.append(names)
        examples.labels.append(label)
        examples.weights.append((min(len(tokens), 150) + 2) / total)


def fit(examples: Examples, decay: float) -> tuple[dict[str, float], float]:
    """The weight of each feature, and the bias: Adam over the whole set, no chance in it."""
    counts = Counter(name for names in examples.features for name in set(names))
    vocabulary = {
        name: n for n, name in enumerate(sorted(x for x, c in counts.items() if c >= RAREST))
    }
    pairs = [
        (row, vocabulary[name])
        for row, names in enumerate(examples.features)
        for name in set(names)
        if name in vocabulary
    ]
    rows, columns = np.array(pairs, dtype=np.int64).T
    labels, share = np.array(examples.labels), np.array(examples.weights)
    share /= share.mean()
    size = len(vocabulary)
    weights, first, second = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    for step in range(1, 801):
        score = np.bincount(rows, weights[columns], len(labels)) + weights[-1]
        error = share * (1 / (1 + np.exp(-score)) - labels) / len(labels)
        slope = np.append(np.bincount(columns, error[rows], size), error.sum())
        slope[:-1] += decay * weights[:-1]
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        pace = 0.1 if step < 400 else 0.03
        step_size = pace * (first / (1 - 0.9**step))
        weights -= step_size / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    found = {name: round(float(weights[n]), 2) for name, n in vocabulary.items()}
    return {name: x for name, x in found.items() if abs(x) >= 0.05}, float(weights[-1])


def write(weights: dict[str, float], bias: float, half: str) -> None:
    """Write the module of weights."""
    pages = "all development sites" if half == "all" else f"half {half} of the development sites"
    lines = "".join(f'    "{name}": {value},\n' for name, value in sorted(weights.items()))
    TARGET.write_text(
        '"""How much each feature of a line speaks for it (log odds).\n\n'
        f"Fitted by ``benchmarks/fit_lines.py`` on {pages}; never edited by hand.\n"
        f'"""\n\nBIAS = {bias:.2f}\n\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n',
        encoding="utf-8",
    )


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def _shingles(tokens: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[n : n + 4]) for n in range(max(1, len(tokens) - 3)))


if __name__ == "__main__":
    sys.exit(main())
