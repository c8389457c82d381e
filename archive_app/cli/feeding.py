"""The verb about feeds: follow, list, look what is new, lists of other readers in and out."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from archive_app.actions.feed import FeedTools, Synced, follow, sync
from archive_app.actions.settings import fetching
from archive_app.actions.worker import Worker
from archive_app.cli.output import print_json, say, warn
from archive_app.cli.session import SESSION, ranges
from archive_app.domain.errors import ArchiveError, Cancelled, LibraryError, Notice, PageError
from archive_app.domain.feed import Feed, Outline
from archive_app.exchange.article_json import notice_json
from archive_app.exchange.opml import read_opml, write_opml
from archive_app.store.archive import Archive


class Todo(StrEnum):
    """What to do with feeds."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"
    SYNC = "sync"
    IMPORT = "import"
    EXPORT = "export"


def add_to(app: typer.Typer) -> None:
    """Register the verb of this module."""
    app.command("feed")(feed)


def feed(
    todo: Annotated[
        Todo, typer.Argument(metavar="[list|add|remove|sync|import|export]")
    ] = Todo.LIST,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[URL...]", help="Feeds, their pages or numbers; an OPML file."),
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A tag for what comes of it.")] = None,
    allow_net: Annotated[
        list[str] | None,
        typer.Option(
            help="As for add; kept with a feed that is added, and with the pages found now."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Follow feeds and sitemaps; what is new in them waits in the queue."""
    wanted = names or []
    if not wanted and todo not in {Todo.LIST, Todo.SYNC}:
        raise typer.BadParameter("Give at least one address, or for a list of feeds a file.")
    allowed = ranges(allow_net)
    settings = SESSION.settings
    with SESSION.archive() as archive, Worker() as worker:
        tools = FeedTools(worker, settings, fetching(settings), allow_net=allowed)
        match todo:
            case Todo.LIST:
                _list(archive, as_json=as_json)
            case Todo.REMOVE:
                for name in wanted:
                    archive.feeds.remove(archive.feeds.named(name).feed)
            case Todo.EXPORT:
                _export(archive, Path(wanted[0]))
            case Todo.IMPORT:
                outlines = [one for name in wanted for one in read_opml(_bytes(Path(name)))]
                return _follow(archive, tools, outlines, as_json=as_json)
            case Todo.ADD:
                outlines = [Outline(name, "", tuple(tag or [])) for name in wanted]
                return _follow(archive, tools, outlines, as_json=as_json)
            case Todo.SYNC:
                feeds = [archive.feeds.named(name) for name in wanted] or archive.feeds.all()
                lines = [_said(sync(archive, one, tools), as_json=as_json) for one in feeds]
                return 1 if "failed" in lines else 0
    return 0


def _follow(
    archive: Archive, tools: FeedTools, outlines: Sequence[Outline], *, as_json: bool
) -> int:
    """Follow each; one that cannot be had is said, and the next one is tried."""
    failed = 0
    for outline in outlines:
        try:
            synced = follow(archive, outline.url, outline.tags, tools)
        except (Cancelled, LibraryError):
            raise
        except ArchiveError as error:
            failed += 1
            why = notice_json(Notice(error.kind, error.message))
            if as_json:
                line = {"feed": None, "url": outline.url, "title": outline.title}
                print_json({**line, "entries": 0, "new": 0, "warnings": [], "error": why})
            else:
                warn(f"{outline.url}: {error.message}")
        else:
            _said(synced, as_json=as_json)
    return 1 if failed else 0


def _said(synced: Synced, *, as_json: bool) -> str:
    """Say what came of one feed; "failed" or "done"."""
    shown = synced.feed
    if as_json:
        print_json(
            {
                "feed": shown.feed,
                "url": shown.url,
                "title": shown.title,
                "entries": synced.entries,
                "new": synced.new,
                "warnings": [notice_json(notice) for notice in synced.warnings],
                "error": notice_json(synced.error) if synced.error else None,
            }
        )
    elif synced.error is not None:
        warn(f"{shown.url}: {synced.error.message}")
    else:
        say(f"{shown.title or shown.url}: {synced.new} new of {synced.entries}")
        for notice in synced.warnings:
            warn(f"  {notice.message}")
    return "failed" if synced.error else "done"


def _list(archive: Archive, *, as_json: bool) -> None:
    for one in archive.feeds.all():
        if as_json:
            print_json(_feed_json(one))
        else:
            why = f"  {one.error.message}" if one.error else ""
            may = f"  may ask {', '.join(one.allow_net)}" if one.allow_net else ""
            say(f"{one.feed}  {one.title or one.url}  {one.url}  {one.entries} entries{may}{why}")


def _feed_json(one: Feed) -> dict[str, Any]:
    return {
        "feed": one.feed,
        "url": one.url,
        "title": one.title,
        "form": one.form,
        "tags": list(one.tags),
        "allow_net": list(one.allow_net),
        "entries": one.entries,
        "added": one.added_at.isoformat(),
        "checked": one.checked_at.isoformat() if one.checked_at else None,
        "error": notice_json(one.error) if one.error else None,
    }


def _export(archive: Archive, to: Path) -> None:
    outlines = [Outline(one.url, one.title, one.tags) for one in archive.feeds.all()]
    try:
        to.write_bytes(write_opml(outlines, "Feeds of News Archive"))
    except OSError as error:
        raise PageError(f"The file {to} cannot be written.", details=str(error)) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PageError(f"The file {path} cannot be read.", details=str(error)) from error
