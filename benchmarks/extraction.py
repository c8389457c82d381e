"""How clean our articles are: the scorer's table over the development pages, and CPU per page.

    python -m benchmarks.extraction [../shared/data] [--half a|b] [--sets fundus,wcxb] [--peer]
    python -m benchmarks.extraction --pin | --check

Runs ``archive-app extract --batch`` over the saved pages, writes predictions in the scorer's form
and lets the data folder's own ``score_extract.py`` print its table. ``--half`` takes every second
site (by a digest of its name): tune on a, check on b. ``--peer`` also runs trafilatura's default
on the same pages in this run (installed by the "bench" extra). ``--direct`` calls the extractor
in this process, without the command line and the rights engine. ``--pin`` raises the floors of
``floors.json`` to what was measured, ``--check`` ends with 1 where a score sank below its floor;
both want every page (captions and credits come from the rights engine, so not ``--direct``).
"""

import argparse
import gzip
import hashlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import floors

Row = dict[str, Any]


def main() -> int:
    """Print the table; 0 when every page gave a result."""
    given = _arguments()
    data = given.data / "extract"
    rows = list(gold_pages(data, given.half, given.sets))
    given.out.mkdir(parents=True, exist_ok=True)
    predictions = [given.out / "news-archive.jsonl"]
    if given.peer:
        predictions.append(given.out / "trafilatura.jsonl")
    if given.direct:
        _side_by_side(rows, data, predictions)
    else:
        _write(predictions[0], _by_command(rows, data, given.out, given.jobs))
        if given.peer:
            _write(predictions[1], (_peer(row, data) for row in rows))
    scoped = scoped_data(data, rows, given.out)
    scorer = [sys.executable, str(given.data / "score_extract.py"), "--data", str(scoped)]
    paired = ["--paired", "news-archive", "trafilatura"] if given.peer else []
    shown = [] if given.all else ["--totals"]
    extra = [*paired, *shown, "--boot", str(given.boot), "--json", str(given.out / "score.json")]
    code = subprocess.run([*scorer, *extra, *map(str, predictions)], check=False).returncode
    return code or _against_floors(given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--sets", default="")
    parser.add_argument("--out", type=Path, default=Path("build/extraction"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--boot", type=int, default=0, help="bootstrap draws for intervals")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--direct", action="store_true")
    parser.add_argument("--all", action="store_true", help="a table for every set")
    parser.add_argument("--pin", action="store_true", help="raise the floors")
    parser.add_argument("--check", action="store_true", help="1 where a score sank")
    given = parser.parse_args()
    if (given.pin or given.check) and (given.half or given.sets or given.direct):
        parser.error("Floors are for all pages by the command: no --half, --sets or --direct.")
    return given


def _against_floors(given: argparse.Namespace) -> int:
    """1 where a score sank and that was asked for."""
    found = floors.measured(given.out / "score.json")
    sunk = floors.sunk(found) if given.check else []
    for line in sunk:
        print(line)
    if given.pin:
        floors.pin(found)
    return 1 if sunk else 0


def gold_pages(data: Path, half: str | None, sets: str) -> Iterator[Row]:
    """The index lines of the chosen pages with their address and encoding."""
    wanted = set(filter(None, sets.split(",")))
    for line in (data / "index.jsonl").read_text("utf-8").splitlines():
        row: Row = json.loads(line)
        if (wanted and row["set"] not in wanted) or half not in {None, half_of(row["site"])}:
            continue
        gold = json.loads((data / row["id"] / "gold.json").read_text("utf-8"))
        yield row | {"url": gold["url"], "encoding": gold.get("encoding")}


def page_bytes(row: Row, data: Path) -> bytes:
    """The saved bytes of the page of ``row``."""
    return gzip.decompress((data / row["id"] / "page.html.gz").read_bytes())


def half_of(site: str) -> str:
    """The half a site belongs to: "a" to tune on, "b" to check on."""
    return "ab"[hashlib.sha256(site.encode()).digest()[0] % 2]


def _by_command(rows: list[Row], data: Path, out: Path, jobs: int) -> Iterator[Row]:
    batch, result = out / "batch.jsonl", out / "result.jsonl"
    _write(
        batch,
        (
            {
                "id": row["id"],
                "url": row["url"],
                "path": str((data / row["id"] / "page.html.gz").resolve()),
                "encoding": row["encoding"],
            }
            for row in rows
        ),
    )
    verb = ["extract", "--batch", str(batch), "--out", str(result), "--jobs", str(jobs)]
    subprocess.run([sys.executable, "-m", "archive_app", *verb], check=True)
    for line in result.read_text("utf-8").splitlines():
        yield prediction(json.loads(line))


def prediction(article: Row) -> Row:
    """A line of the command's output in the scorer's words."""
    pictures = article.get("pictures") or []
    return {
        "id": article["id"],
        "text": article.get("text") or "",
        "html": article.get("html") or "",
        "title": article.get("title"),
        "authors": article.get("authors") or [],
        "date": (article.get("published") or "")[:10] or None,
        "lead_image": article.get("lead_picture"),
        "images": [
            {"url": x["url"], "caption": x.get("caption"), "credit": x.get("credit")}
            for x in pictures
        ],
        "cpu_ms": article.get("cpu_ms"),
        "error": article.get("error"),
    }


def _side_by_side(rows: list[Row], data: Path, predictions: list[Path]) -> None:
    """Each page by us and then by the peer, so that a busy machine slows both alike."""
    readers = (read_directly, _peer)[: len(predictions)]
    found: list[list[Row]] = [[] for _ in readers]
    for row in rows:
        for reader, kept in zip(readers, found, strict=True):
            kept.append(reader(row, data))
    for path, kept in zip(predictions, found, strict=True):
        _write(path, kept)
        print(path.stem, summary([line["cpu_ms"] for line in kept]))


def read_directly(row: Row, data: Path) -> Row:
    """The prediction for a page, by the extractor in this process."""
    from archive_app.extract.article import extract
    from archive_app.markup.decoding import decode
    from archive_app.markup.tree import parse

    body = page_bytes(row, data)
    start = time.process_time()
    article = extract(parse(decode(body, row["encoding"]).text, row["url"])).article
    spent = (time.process_time() - start) * 1000
    fields = ("text", "html", "title", "authors", "published", "lead_picture")
    pictures = [
        {"url": x.url, "caption": x.caption, "credit": x.credit}
        for x in article.pictures
        if x.in_text
    ]
    plain = {name: getattr(article, name) for name in fields}
    return prediction(plain | {"id": row["id"], "pictures": pictures, "cpu_ms": spent})


def _peer(row: Row, data: Path) -> Row:
    import trafilatura

    body = page_bytes(row, data)
    start = time.process_time()
    page = body.decode(row["encoding"] or "utf-8", "replace")
    found = trafilatura.bare_extraction(page, url=row["url"], with_metadata=True)
    spent = (time.process_time() - start) * 1000
    known = found.as_dict() if found is not None else {}
    authors = [x.strip() for x in (known.get("author") or "").split(";") if x.strip()]
    return {
        "id": row["id"],
        "text": known.get("text") or "",
        "title": known.get("title"),
        "authors": authors,
        "date": known.get("date"),
        "lead_image": known.get("image"),
        "cpu_ms": spent,
    }


def scoped_data(data: Path, rows: list[Row], out: Path) -> Path:
    """A folder like ``data`` whose index has only ``rows``; the pages are links."""
    scoped = out / "data"
    scoped.mkdir(exist_ok=True)
    for name in {row["set"] for row in rows}:
        link = scoped / name
        if not link.is_symlink():
            link.symlink_to((data / name).resolve())
    _write(scoped / "index.jsonl", rows)
    return scoped


def _write(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def summary(costs: list[float]) -> str:
    """Median and 95th percentile of CPU milliseconds, in words."""
    ordered = sorted(costs)
    return (
        f"median {statistics.median(ordered):.1f} ms, p95 {ordered[len(ordered) * 95 // 100]:.1f}"
    )


if __name__ == "__main__":
    sys.exit(main())
