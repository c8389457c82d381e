"""How results and errors reach the person: words for people, JSON for scripts."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from archive_app.actions.progress import Progress as Standing
from archive_app.actions.progress import Step
from archive_app.domain.comparison import BlockChange, Kind
from archive_app.domain.errors import ArchiveError, OutputError

WORDS = {
    Step.WAITING: "Waiting for the site",
    Step.FETCHING: "Fetching page",
    Step.CLEANING: "Cleaning text",
    Step.RENDERING: "Running the page's scripts",
    Step.PICTURES: "Getting pictures",
    Step.RIGHTS: "Reading picture rights",
    Step.INDEXING: "Indexing",
}

_errors = Console(stderr=True)
_CONTROLS = {
    code: None for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in {"\n", "\t"}
}
"""What a terminal obeys; the words of a page must not be able to say it."""


def begin_output() -> None:
    """Lets every script be written: in files and pipes as UTF-8, whatever the system's own is.

    Windows takes a code page for those, and a bare environment ASCII. A terminal is left its own,
    with a question mark for what it has not. Where a stream was closed, its words go nowhere.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (to the end)
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def say(text: str = "") -> None:
    """One line of a result on standard output, exactly as it is but for control characters.

    Raises:
        OutputError: it cannot be written.
    """
    _write(text.translate(_CONTROLS))


def print_json(value: Any) -> None:  # noqa: ANN401 - any JSON
    """``value`` as one line of JSON on standard output.

    Raises:
        OutputError: it cannot be written.
    """
    _write(json.dumps(value, ensure_ascii=False))


def _write(line: str) -> None:
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever reads has seen enough
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the end fails, too
        raise OutputError(
            f"The result cannot be written: {error.strerror}. What was done is done; only its words"
            " are lost. Send them elsewhere and ask again.",
        ) from error


def warn(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(text.translate(_CONTROLS) + "\n")


def report_error(error: ArchiveError, *, as_json: bool) -> None:
    """The error's sentence as JSON on standard output; else, or where that fails, on its own."""
    if as_json and not isinstance(error, OutputError):
        with suppress(OutputError, BrokenPipeError):
            print_json({"error": {"kind": error.kind, "message": error.message}})
            return
    warn(error.message)


def marked_words(block: BlockChange) -> str:
    """A changed block in the notation of wdiff: ``[-gone-]`` and ``{+come+}``."""
    signs = {Kind.ADDED: ("{+", "+}"), Kind.REMOVED: ("[-", "-]")}
    parts = []
    for piece in block.pieces:
        before, after = signs.get(piece.kind, ("", ""))
        parts.append(before + piece.text + after)
    return "".join(parts)


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[Standing], None]]:
    """A bar on standard error while something runs; silent where that is no terminal."""
    if not _errors.is_terminal:
        yield lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_errors, transient=True) as bar:
        task = bar.add_task(title, total=None)

        def show(standing: Standing) -> None:
            bar.update(
                task,
                description=f"{title}: {WORDS[standing.step]}",
                completed=standing.done,
                total=standing.of,
            )

        yield show
