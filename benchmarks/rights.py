"""Whose picture is it: our claims against the hand-read labels, with the scorer's own table.

usage: python benchmarks/rights.py [DATA] [--half a|b] [--errors N] [--out FILE] [--in-process]

DATA is the folder of development data (default ../shared/data). By default the pages go through
``archive-app extract --batch`` and the credit lines through ``archive-app credit``, as a person
would run them; ``--in-process`` calls the same functions directly and also measures their CPU time.
Halves split the publishers' families, so that what was tuned on one is checked on the other.
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from archive_app.domain.article import Placement

ROOT = Path(__file__).parents[1]


def half_of(family: str) -> str:
    """The half that the family belongs to, by its name: the same on every machine."""
    return "ab"[hashlib.sha256(family.encode()).digest()[0] % 2]


def pages(data: Path, half: str | None) -> list[dict[str, Any]]:
    """The labelled pages, of one half or all."""
    lines = (data / "rights" / "labels.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    return [one for one in found if half in {None, half_of(one.get("family") or one["host"])}]


def by_command(data: Path, gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles as ``archive-app extract --batch`` writes them."""
    with tempfile.TemporaryDirectory() as folder:
        batch, out = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        rows = [
            {"id": g["page_id"], "url": g["url"], "path": str(data / "rights" / g["html"])}
            for g in gold
        ]
        batch.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        command = [sys.executable, "-m", "archive_app", "extract", "--batch", batch, "--out", out]
        subprocess.run(list(map(str, command)), check=True, cwd=ROOT)
        return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def in_process(data: Path, gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same articles by calling the functions; prints the share of the rights engine."""
    from archive_app.extract.article import extract
    from archive_app.markup.decoding import decode
    from archive_app.markup.tree import parse
    from archive_app.rights.page_claims import with_rights

    found, spent, added = [], 0.0, 0.0
    for one in gold:
        body = gzip.decompress((data / "rights" / one["html"]).read_bytes())
        start = time.process_time()
        draft = extract(parse(decode(body, None).text, one["url"]))
        middle = time.process_time()
        article = with_rights(draft)
        end = time.process_time()
        spent, added = spent + middle - start, added + end - middle
        found.append({"id": one["page_id"], "pictures": [_picture(p) for p in article.pictures]})
    count = len(gold)
    print(
        f"CPU a page: extraction {1000 * spent / count:.1f} ms, "
        f"rights {1000 * added / count:.1f} ms ({100 * added / spent:.0f} %)"
    )
    return found


def _picture(placement: Placement) -> dict[str, Any]:
    verdict = placement.verdict
    return {
        "url": placement.url,
        "urls": list(placement.urls),
        "caption": placement.caption,
        "credit": placement.credit,
        "creator": list(verdict.creator),
        "organisation": verdict.organisation,
        "licence": verdict.licence,
        "status": verdict.status.value,
        "claims": [asdict(claim) for claim in placement.claims],
    }


def prediction(article: dict[str, Any]) -> dict[str, Any]:
    """One article in the scorer's form."""
    images = [
        {
            "image_url": p["url"],
            "image_urls": p["urls"],
            "caption_text": p["caption"] or None,
            "credit_text": p["credit"],
            "creator": p["creator"],
            "organisation": p["organisation"],
            "licence": p["licence"],
            "status": p["status"],
        }
        for p in article.get("pictures", [])
    ]
    return {"page_id": article["id"], "images": images}


def credit_lines(data: Path, *, direct: bool) -> None:
    """How many labelled credit lines get the right status."""
    source = data / "rights" / "credit_strings.jsonl"
    rows = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    if direct:
        from archive_app.credit.grammar import parse_credit

        found = [parse_credit(row["text"]).status.value for row in rows]
    else:
        command = [sys.executable, "-m", "archive_app", "credit", "-", "--json"]
        text = "\n".join(row["text"] for row in rows) + "\n"
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        found = [json.loads(line)["status"] for line in done.stdout.decode().splitlines()]
    right = sum(row["status"] == status for row, status in zip(rows, found, strict=True))
    owners = {"agency", "named-holder"}
    wrong = [s for row, s in zip(rows, found, strict=True) if row["status"] == "placeholder"]
    print(f"credit lines: status right {right} of {len(rows)} ({right / len(rows):.3f})")
    print(f"              placeholders taken for an owner {sum(s in owners for s in wrong)}")


def score(
    data: Path, gold: list[dict[str, Any]], articles: list[dict[str, Any]], z: argparse.Namespace
) -> None:
    """The scorer's table over ``articles``."""
    with tempfile.TemporaryDirectory() as folder:
        labels, predicted = Path(folder) / "gold.jsonl", Path(folder) / "pred.jsonl"
        labels.write_text("\n".join(map(json.dumps, gold)), "utf-8")
        lines = [json.dumps(prediction(article), ensure_ascii=False) for article in articles]
        predicted.write_text("\n".join(lines), "utf-8")
        if z.out:
            z.out.write_text("\n".join(lines), "utf-8")
        command = [sys.executable, data / "score_rights.py", labels, predicted]
        subprocess.run([*map(str, command), "--errors", str(z.errors)], check=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--in-process", action="store_true")
    z = parser.parse_args()
    gold = pages(z.data, z.half)
    articles = in_process(z.data, gold) if z.in_process else by_command(z.data, gold)
    score(z.data, gold, articles, z)
    credit_lines(z.data, direct=z.in_process)


if __name__ == "__main__":
    main()
