"""The verb that takes what the person's own browser saved."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from archive_app.actions.add import CaptureTools
from archive_app.actions.receive import FileSaved, digest_of, is_known, opened, receive
from archive_app.actions.settings import fetching
from archive_app.actions.watched_folder import WatchedFolder
from archive_app.actions.worker import Worker
from archive_app.cli.output import print_json, progress_bar, say, warn
from archive_app.cli.saved_lines import added_line, failed_line, say_added
from archive_app.cli.session import SESSION
from archive_app.domain.errors import AddressError, Notice, PageError
from archive_app.store.archive import Archive

_LOOK = 1.0
"""Seconds between two looks into the folder."""


def add_to(app: typer.Typer) -> None:
    """Register the verb of this module."""
    app.command("receive")(receive_folder)


def receive_folder(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the browser saves pages.")],
    once: Annotated[
        bool, typer.Option("--once", help="Save what is there, then stop instead of watching.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Watch a folder for pages that your browser saved: SingleFile, MHTML, WACZ. Files stay."""
    watched = WatchedFolder(folder)
    failed = 0
    with SESSION.archive() as archive, Worker() as worker:
        settings = SESSION.settings
        tools = CaptureTools(SESSION.library, worker, settings, fetching(settings))
        while True:
            for path in watched.ready():
                for line in file_lines(archive, path, tools):
                    failed += line["outcome"] == "failed"
                    print_json(line) if as_json else _say(line)
            if once and not watched.waits:
                return 1 if failed else 0
            time.sleep(_LOOK)


def file_lines(archive: Archive, path: Path, tools: CaptureTools) -> Iterator[dict[str, Any]]:
    """The result lines of one file; one that was saved before has none."""
    try:
        if is_known(archive, digest_of(path)):
            return
        with progress_bar(path.name) as _, opened(path, tools.worker) as source:
            if not source.pages:
                raise PageError("The file holds no page.", kind="empty")
            for one in receive(archive, source, tools):
                yield {"file": str(path), **_line(one)}
    except (PageError, AddressError) as error:
        yield {"file": str(path), **failed_line("", Notice(error.kind, error.message))}
    except OSError as error:  # moved away meanwhile, say
        gone = Notice("bad-file", f"The file {path} cannot be read: {error.strerror}.")
        yield {"file": str(path), **failed_line("", gone)}


def _line(one: FileSaved | tuple[str, PageError | AddressError]) -> dict[str, Any]:
    if isinstance(one, FileSaved):
        return added_line(one.url, one.captured, one.saved)
    url, error = one
    return failed_line(url, Notice(error.kind, error.message))


def _say(line: dict[str, Any]) -> None:
    name = Path(line["file"]).name
    if line["error"] and not line["url"]:
        warn(f"{name}: {line['error']['message']}")
        return
    say_added(line)
    say(f"  from {name}, which stays where it is")
