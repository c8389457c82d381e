"""Rights metadata inside picture files: our own reader against ExifTool's reading.

usage: python benchmarks/inspection.py [DATA] [--missing]

DATA is the folder of development data (default ../shared/data). A value of ExifTool counts as found
when the same words stand under the same name. Also prints CPU time a file, and runs the reader over
cut and scrambled copies of every file: an exception there is a bug.
"""

import argparse
import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive_app.rights.file_claims import read_picture
from archive_app.rights.files.reading import read_findings
from archive_app.rights.inspection import inspect

ROOT = Path(__file__).parents[1]


def wanted(value: object) -> list[str]:
    """The words of one of ExifTool's values, structures opened, nothing empty."""
    if isinstance(value, bool):
        return [str(value)]
    if isinstance(value, dict):
        kept = (inner for key, inner in value.items() if not key.startswith("@"))
        return [word for inner in kept for word in wanted(inner)]
    if isinstance(value, list):
        return [word for inner in value for word in wanted(inner)]
    text = str(value).strip() if value is not None else ""
    return [text] if text else []


def missing(row: dict[str, Any], body: bytes) -> Iterator[tuple[str, str]]:
    """Names and values of ExifTool that ``inspect`` does not give."""
    found = {(f["name"].partition(".")[0], _flat(f["value"])) for f in inspect(body)["fields"]}
    for name, value in row["exiftool_rights"].items():
        words = wanted(value)
        if words and not all((name, _flat(word)) in found for word in words):
            yield name, json.dumps(value, ensure_ascii=False)[:100]


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def damaged(body: bytes) -> Iterator[bytes]:
    """Copies of a file: cut in half, its head only, random bytes in its first 6 kB."""
    dice = random.Random(7)
    yield body[: len(body) // 2]
    yield body[: dice.randint(200, 600)]
    for _ in range(5):
        scrambled = bytearray(body)
        for _ in range(40):
            scrambled[dice.randrange(min(len(body), 6000))] = dice.randrange(256)
        yield bytes(scrambled)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--missing", action="store_true")
    z = parser.parse_args()
    folder = z.data / "rights"
    rows = [json.loads(x) for x in (folder / "images.jsonl").read_text("utf-8").splitlines()]
    total, lost = Counter[str](), Counter[str]()
    times, slowest = [], 0.0
    for row in rows:
        body = (folder / row["file"]).read_bytes()
        start = time.process_time()
        read_findings(body)
        times.append(time.process_time() - start)
        total[row["type"]] += sum(bool(wanted(v)) for v in row["exiftool_rights"].values())
        for name, value in missing(row, body):
            lost[row["type"]] += 1
            if z.missing:
                print("missing", row["file"][-50:], name, value)
        for copy in damaged(body):
            start = time.process_time()
            read_picture(copy)
            slowest = max(slowest, time.process_time() - start)
    for kind in sorted(total):
        print(f"{kind:6} {total[kind] - lost[kind]:4} of {total[kind]:4}")
    count, gone = total.total(), lost.total()
    print(f"total  {count - gone:4} of {count:4} ({100 * (count - gone) / count:.1f} %)")
    print(f"CPU a file: median {1000 * statistics.median(times):.2f} ms, ", end="")
    print(f"most {1000 * max(times):.1f} ms; damaged, with thumbnail: most {1000 * slowest:.0f} ms")


if __name__ == "__main__":
    main()
