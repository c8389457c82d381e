"""How results and errors reach the person: words for people, JSON for scripts."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from archive_app.actions.progress import Progress as Standing
from archive_app.actions.progress import Step
from archive_app.domain.comparison import BlockChange, Kind
from archive_app.domain.errors import ArchiveError

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


def say(text: str = "") -> None:
    """One line of a result on standard output, exactly as it is but for control characters."""
    sys.stdout.write(text.translate(_CONTROLS) + "\n")
    sys.stdout.flush()


def print_json(value: Any) -> None:  # noqa: ANN401 - any JSON
    """``value`` as one line of JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(text.translate(_CONTROLS) + "\n")


def report_error(error: ArchiveError, *, as_json: bool) -> None:
    """The error's sentence on standard error, or as JSON on standard output."""
    if as_json:
        print_json({"error": {"kind": error.kind, "message": error.message}})
    else:
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
