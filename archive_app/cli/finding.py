"""The verbs that list: list, search, notes, tags, versions, history."""

from pathlib import Path
from typing import Annotated

import typer

from archive_app.actions.batch_search import Asking, answer, read_queries, write_table
from archive_app.cli.found_lines import hit_line, say_found
from archive_app.cli.output import print_json, progress_bar, say, warn
from archive_app.cli.saving import AsJson
from archive_app.cli.session import LARGEST, SESSION, today
from archive_app.domain.library import ArticleRow, Sort
from archive_app.domain.query import parse_query
from archive_app.domain.query_words import explain
from archive_app.exchange.article_json import annotation_json
from archive_app.resources import resource
from archive_app.store.archive import Archive

Limit = Annotated[int, typer.Option(min=1, max=LARGEST, help="At most this many.")]
Offset = Annotated[int, typer.Option(min=0, max=LARGEST, help="After skipping this many.")]


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("list")(list_articles)
    app.command("search")(search)
    app.command("notes")(notes)
    app.command("tags")(tags)
    app.command("versions")(versions)
    app.command("history")(history)


def list_articles(
    query: Annotated[str, typer.Argument(help="Only articles that fit; all without.")] = "",
    limit: Limit = 50,
    offset: Offset = 0,
    sort: Annotated[Sort, typer.Option(help="The order.")] = Sort.SAVED,
    as_json: AsJson = False,
) -> None:
    """List articles, newest saved first."""
    _find(query, (sort, limit, offset), as_json=as_json)


def search(
    query: Annotated[
        str | None, typer.Argument(help="Words, phrases, fields; --forms shows all.")
    ] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    sort: Annotated[Sort, typer.Option(help="The order.")] = Sort.RELEVANCE,
    batch: Annotated[Path | None, typer.Option(help="A file of queries, one a line.")] = None,
    out: Annotated[Path | None, typer.Option(help="Their table: .csv or .json.")] = None,
    forms: Annotated[bool, typer.Option("--forms", help="Print all that a query may say.")] = False,
    as_json: AsJson = False,
) -> None:
    """Find articles by their words, people, sites, dates, tags and picture rights."""
    if forms:
        say(resource("help/search.md").read_text("utf-8"))
    elif batch is None and out is None and query is not None:
        _find(query, (sort, limit, offset), as_json=as_json)
    elif batch is not None and out is not None and query is None:
        _find_batch(batch, out, limit, as_json=as_json)
    else:
        raise typer.BadParameter("Give a query, or --batch with --out.")


def _find_batch(batch: Path, out: Path, limit: int, *, as_json: bool) -> None:
    queries = read_queries(batch)
    with SESSION.reading() as archive, progress_bar("Searching") as report:
        asking = Asking(today(), limit)
        written = write_table(answer(archive, queries, asking, report), out)
    if as_json:
        print_json({"to": str(out), "queries": written})
    else:
        say(f"{written} queries answered in {out}.")


def _find(query: str, window: tuple[Sort, int, int], *, as_json: bool) -> None:
    sort, limit, offset = window
    with SESSION.reading() as archive:
        rows = archive.search.find(query, sort=sort, limit=limit, offset=offset, today=today())
        total = archive.search.count(query, today())
        help_lines = [] if total else _help_lines(archive, query)
    for token in parse_query(query).problems:
        warn(token.problem or token.value)
    for row in rows:
        if as_json:
            print_json(hit_line(row))
        else:
            say_found(row, f"{_day(row)} · {row.snippet}")
    if not as_json:
        say(f"{len(rows)} of {total}")
        for line in help_lines:
            warn(line)


def _help_lines(archive: Archive, query: str) -> list[str]:
    """For a query that finds nothing: what it asked for, and what would find something."""
    lines = [f"No article fits: {explain(parse_query(query))}."]
    meant = archive.search.meant(query, today())
    if meant is not None:
        lines.append(f"Did you mean {meant.query} ({meant.articles})?")
    relaxed = archive.search.relaxed(query, today())
    lines += [f"Without {one.clause} there are {one.articles}." for one in relaxed[:3]]
    return lines


def notes(
    query: Annotated[str, typer.Argument(help="Words in quotes and notes; all without.")] = "",
    as_json: AsJson = False,
) -> None:
    """List highlights and notes over the whole library."""
    with SESSION.reading() as archive:
        rows = archive.annotations.all(query)
    for row in rows:
        if as_json:
            print_json({**annotation_json(row.annotation), "title": row.title})
        else:
            mark = row.annotation
            say(f"{mark.annotation:>5}  {row.title} ({mark.article})\n       “{mark.anchor.exact}”")
            if mark.body:
                say(f"       {mark.body}")


def tags(as_json: AsJson = False) -> None:
    """List tags with the number of articles that have each or one below it."""
    with SESSION.reading() as archive:
        rows = archive.work.tags()
    for row in rows:
        if as_json:
            print_json({"tag": row.tag, "articles": row.articles})
        else:
            say(f"{row.articles:>6}  {row.tag}")


def versions(
    article: Annotated[int, typer.Argument(metavar="ID")], as_json: AsJson = False
) -> None:
    """List the versions of an article, oldest first."""
    with SESSION.reading() as archive:
        rows = archive.articles.versions(article)
    for row in rows:
        if as_json:
            print_json(
                {
                    "version": row.version,
                    "captured_at": row.captured_at.isoformat(),
                    "title": row.title,
                    "words": row.words,
                    "changed": list(row.changed),
                }
            )
        else:
            changed = f"  changed: {', '.join(row.changed)}" if row.changed else ""
            when = row.captured_at.astimezone()
            say(f"{row.version:>3}  {when:%Y-%m-%d %H:%M}  {row.words} words{changed}")


def history(limit: Limit = 20, as_json: AsJson = False) -> None:
    """List what was changed by hand, newest first; undo takes the first back."""
    with SESSION.reading() as archive:
        events = archive.history.events(limit)
    for event in events:
        line = {
            "event": event.event,
            "verb": event.verb,
            "subject": event.subject,
            "happened_at": event.happened_at.isoformat(),
            "undone": event.undone,
        }
        if as_json:
            print_json(line)
        else:
            when = event.happened_at.astimezone()
            say(f"{when:%Y-%m-%d %H:%M}  {event.subject}{' (undone)' * event.undone}")


def _day(row: ArticleRow) -> str:
    return (row.published or row.saved.astimezone().isoformat())[:10]
