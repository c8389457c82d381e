"""The verb that takes in what other tools exported."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from archive_app.actions.add import CaptureTools
from archive_app.actions.import_file import Imported, ImportTools, import_file
from archive_app.actions.settings import fetching
from archive_app.actions.worker import Worker
from archive_app.cli.output import print_json, progress_bar, say, warn
from archive_app.cli.session import SESSION, ranges


def add_to(app: typer.Typer) -> None:
    """Register the verb of this module."""
    app.command("import")(take_in)


def take_in(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The exported file.")],
    form: Annotated[
        str, typer.Option("--format", help="Its format, where it is not told by its content.")
    ] = "auto",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what is in it and change nothing.")
    ] = False,
    later: Annotated[
        bool, typer.Option("--later", help="Put addresses into the queue; queue resume saves them.")
    ] = False,
    tag: Annotated[list[str] | None, typer.Option(help="A tag for every page; repeatable.")] = None,
    allow_net: Annotated[
        list[str] | None,
        typer.Option(help="As for add; kept with the pages that wait in the queue."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> int:
    """Take in bookmarks, read-later lists, references, or saved pages of other tools."""
    allowed = ranges(allow_net)
    settings = SESSION.allowing(allowed)
    with SESSION.archive() as archive, Worker() as worker, progress_bar(path.name) as report:
        capture = CaptureTools(SESSION.library, worker, settings, fetching(settings), report)
        tools = ImportTools(capture, form, tuple(tag or ()), later, allowed, dry_run)
        done = import_file(archive, path, tools)
    print_json(_json(done)) if as_json else _say(done)
    return 1 if done.error is not None or done.rejected else 0


def _json(done: Imported) -> dict[str, Any]:
    rejected = [
        {"entry": what, "kind": why.kind, "message": why.message} for what, why in done.rejected
    ]
    return {
        "format": done.form,
        "entries": done.entries,
        "distinct": done.distinct,
        "already": done.already,
        "pages": done.pages,
        "waiting": done.waiting,
        "articles": len(done.articles),
        "rejected": rejected,
        "warnings": [asdict(one) for one in done.warnings],
        "error": asdict(done.error) if done.error is not None else None,
    }


def _say(done: Imported) -> None:
    if done.error is not None:
        warn(done.error.message)
        return
    say(f"{done.entries} entries ({done.form}), {done.distinct} different addresses.")
    say(f"Saved now: {done.pages}. Here before: {done.already}. In the queue: {done.waiting}.")
    for what, why in done.rejected:
        warn(f"{what or 'An entry'}: {why.message}")
    for notice in done.warnings:
        warn(notice.message)
