"""The verb ``rebuild``: the library's content again from its captures."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from archive_app.actions.backup import require_work, restore_work
from archive_app.actions.open_library import open_library
from archive_app.actions.rebuild import (
    Anew,
    RebuildTools,
    Rebuilt,
    read_anew,
    ready_index,
    rebuild_index,
)
from archive_app.actions.rebuild import rebuild as rebuild_library
from archive_app.actions.worker import Worker
from archive_app.cli.output import print_json, progress_bar, say, warn
from archive_app.cli.saving import AsJson
from archive_app.cli.session import SESSION
from archive_app.exchange.article_json import annotation_json, notice_json
from archive_app.store.archive import Archive
from archive_app.store.portable import Restored


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("rebuild")(rebuild)


def rebuild(
    rights: Annotated[
        bool, typer.Option("--rights", help="Read the claims about pictures anew.")
    ] = False,
    extract: Annotated[
        bool, typer.Option("--extract", help="Read everything anew: text, pictures, claims.")
    ] = False,
    index: Annotated[
        bool, typer.Option("--index", help="Make the search index alone anew.")
    ] = False,
    work: Annotated[
        Path | None, typer.Option(help="The work.jsonl of a backup: put your own work back, too.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Restore the content from the captures, or read it anew with today's engine.

    Decisions, tags and notes stay. Stopped, it goes on where it was; exit 1 where a capture could
    not be read. With --index alone only the search index is made anew, and ready for quick answers;
    the old one answers meanwhile.
    """
    if index:
        _require_alone("--index", rights=rights, extract=extract, work=work is not None)
        return _rebuild_index(as_json=as_json)
    anew = Anew.EXTRACT if extract else Anew.RIGHTS if rights else None
    # Not through the session, which would take in unknown captures without telling how far it is.
    with (
        Archive.open(SESSION.library) as archive,
        Worker() as worker,
        progress_bar("Rebuilding") as report,
    ):
        if work is not None:
            require_work(archive, work)
        tools = RebuildTools(worker, report)
        done = read_anew(archive, anew, tools) if anew else rebuild_library(archive, tools)
        restored = restore_work(archive, work) if work is not None else None
    print_json(_as_json(done, restored)) if as_json else _say(done, anew, restored)
    return 1 if done.problems else 0


def _require_alone(name: str, **others: bool) -> None:
    for other, given in others.items():
        if given:
            raise typer.BadParameter(f"{name} goes alone, without --{other}.")


def _rebuild_index(*, as_json: bool) -> int:
    with open_library(SESSION.library) as archive, progress_bar("Rebuilding") as report:
        rebuild_index(archive, report)
        ready_index(archive, report)
        articles = archive.facts.info().articles
    if as_json:
        print_json({"indexed": articles})
    else:
        say(f"The search index of {articles} articles is made anew.")
    return 0


def _as_json(done: Rebuilt, restored: Restored | None) -> dict[str, object]:
    work = {"work": asdict(restored)} if restored is not None else {}
    return work | {
        "checked": done.checked,
        "adopted": done.adopted,
        "versions": done.versions,
        "pictures": done.pictures,
        "orphans": [annotation_json(mark) for mark in done.orphans],
        "problems": [notice_json(problem) for problem in done.problems],
    }


def _say(done: Rebuilt, anew: Anew | None, restored: Restored | None) -> None:
    for problem in done.problems:
        warn(problem.message)
    for mark in done.orphans:
        say(f"Not in the text any more: “{mark.anchor.exact}” (article {mark.article})")
    things = "articles read" if anew else "captures read"
    say(
        f"{done.checked} {things}, {done.adopted} taken in; {done.versions} versions and"
        f" {done.pictures} picture files say something else now."
    )
    if restored is not None:
        for name in restored.missing:
            warn(f"Not in this library: {name}")
        say(
            f"Your work on {restored.articles} articles and {restored.decisions} decisions is back."
        )
