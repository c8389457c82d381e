"""``archive-app``: the verbs, their errors and exit codes.

0 done · 1 the world's fault, in one sentence · 2 wrong usage · 130 interrupted. With ``--json`` the
sentence of 1 and of 2 is an object on standard output, so that a script reads one form only.
"""

import logging
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import Annotated

import typer

from archive_app import __version__
from archive_app.actions.log import start_log
from archive_app.cli import (
    deciding,
    feeding,
    finding,
    importing,
    keeping,
    organising,
    pictures,
    queueing,
    reading,
    rebuilding,
    receiving,
    saving,
    searching,
    watching,
)
from archive_app.cli.output import begin_output, report_error, say, warn
from archive_app.cli.session import SESSION
from archive_app.domain.errors import ArchiveError, Cancelled, WrongUsage

INTERRUPTED = 130
"""The exit code of what was stopped by Ctrl-C."""

app = typer.Typer(
    name="archive-app",
    help="An offline archive of news articles that says whose each picture is.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _say_version(wanted: bool) -> None:
    if wanted:
        say(f"News Archive {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    library: Annotated[
        Path | None,
        typer.Option(help="The library's folder; before or after the verb."),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_say_version, help="Say the version and stop."
        ),
    ] = False,
) -> None:
    SESSION.begin(library)


for _verbs in (
    saving,
    queueing,
    receiving,
    feeding,
    finding,
    searching,
    pictures,
    reading,
    organising,
    deciding,
    importing,
    keeping,
    rebuilding,
    watching,
):
    _verbs.add_to(app)


def run(arguments: Sequence[str]) -> int:
    """The exit code of ``archive-app`` with these arguments."""
    begin_output()
    start_log()
    as_json = "--json" in takewhile(lambda argument: argument != "--", arguments)
    try:
        result = typer.main.get_command(app).main(
            args=_library_first(arguments), prog_name="archive-app", standalone_mode=False
        )
    except typer.TyperException as error:
        report_error(WrongUsage(error.format_message()), as_json=as_json)
        if not as_json:
            warn("For help: archive-app --help, or --help after a verb.")
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort, Cancelled):
        warn("Stopped.")
        return INTERRUPTED
    except ArchiveError as error:
        logging.getLogger(__name__).warning("%s: %s %s", error.kind, error, error.details)
        report_error(error, as_json=as_json)
        return 1
    if result == INTERRUPTED:  # Typer's own way to say so
        warn("Stopped.")
    return result if isinstance(result, int) else 0


def _library_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with ``--library DIR`` moved before the verb, where Click expects it."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == "--library":
            first += [argument, *[value for value in [next(waiting, None)] if value is not None]]
        elif argument.startswith("--library="):
            first.append(argument)
        else:
            rest.append(argument)
    return first + rest
