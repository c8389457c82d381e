"""Many queries at once: a file of queries in, a table of what each finds out."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from archive_app.actions.progress import Progress, Report, Step, Stopped, check, never, unheard
from archive_app.domain.errors import LibraryError, PageError
from archive_app.domain.library import ArticleRow, Sort
from archive_app.domain.query import parse_query
from archive_app.store.archive import Archive


@dataclass(frozen=True, slots=True)
class Answered:
    """One query of the batch and what it finds."""

    query: str
    articles: int
    """All hits."""
    hits: tuple[ArticleRow, ...]
    """The first of them, best first."""
    problems: tuple[str, ...]
    """Sentences about what was not understood and searched as text."""


def read_queries(path: Path) -> tuple[str, ...]:
    """The queries in file ``path``, UTF-8, one a line, empty lines left out.

    Raises:
        PageError: ``bad-file`` when it cannot be read or is no text.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PageError(f"The file {path} cannot be read.", details=str(error)) from error
    return tuple(line.strip() for line in lines if line.strip())


@dataclass(frozen=True, slots=True)
class Asking:
    """How the queries of a batch are asked."""

    today: date
    hits: int = 20
    """Hits of each query that the table names."""


def answer(
    archive: Archive,
    queries: Iterable[str],
    asking: Asking,
    report: Report = unheard,
    stopped: Stopped = never,
) -> Iterator[Answered]:
    """What each of ``queries`` finds, in their order, one at a time.

    Raises:
        Cancelled: stopped by the person.
    """
    wanted = list(queries)
    for done, query in enumerate(wanted):
        check(stopped)
        report(Progress(Step.INDEXING, done, len(wanted)))
        rows = archive.search.find(
            query, sort=Sort.RELEVANCE, limit=asking.hits, today=asking.today
        )
        yield Answered(
            query,
            archive.search.count(query, asking.today),
            rows,
            tuple(token.problem for token in parse_query(query).problems if token.problem),
        )


def write_table(answers: Iterable[Answered], path: Path) -> int:
    """Writes the table to ``path``: JSON where its name ends so, else CSV; the queries in it.

    The whole table is put in place at once, so a stop half way leaves the old one.

    Raises:
        LibraryError: ``library-unwritable`` when it cannot be written.
    """
    found = list(answers)
    text = _as_json(found) if path.suffix.lower() == ".json" else _as_csv(found)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text, "utf-8", newline="")
        part.replace(path)
    except OSError as error:
        raise LibraryError(
            f"The table cannot be written to {path}: {error.strerror}.",
            kind="library-unwritable",
            details=str(error),
        ) from error
    return len(found)


def _as_csv(answers: Iterable[Answered]) -> str:
    out = StringIO()
    table = csv.writer(out)
    table.writerow(["query", "count", "hits", "problems"])
    for one in answers:
        hits = " ".join(str(row.article) for row in one.hits)
        table.writerow([one.query, one.articles, hits, " ".join(one.problems)])
    return out.getvalue()


def _as_json(answers: Iterable[Answered]) -> str:
    return json.dumps([_answer_json(one) for one in answers], ensure_ascii=False, indent=1) + "\n"


def _answer_json(one: Answered) -> dict[str, Any]:
    return {
        "query": one.query,
        "count": one.articles,
        "hits": [
            {
                "article": row.article,
                "title": row.title,
                "site": row.site,
                "url": row.url,
                "published": row.published,
                "score": row.score,
            }
            for row in one.hits
        ],
        "problems": list(one.problems),
    }
