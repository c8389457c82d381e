"""Turns the web pages of an export into PDF files, in a child process that knows how to draw."""

import os
import sys
from pathlib import Path

from archive_app.actions.child_process import run_child
from archive_app.actions.progress import Stopped
from archive_app.domain.errors import ArchiveError, Cancelled

_PRINTER = "archive_app.gui.pdf_printer"
"""Started as a process, never imported: only the window's package knows Qt."""


class PrintingFailed(ArchiveError):
    """No PDF came of a page."""

    kind = "internal"


def print_pages(folder: Path, stopped: Stopped) -> None:
    """Print every ``.html`` of ``folder`` beside it as ``.pdf``; pages and their pictures go.

    Raises:
        PrintingFailed: the child process died or left a page out; the export is not put in place.
        Cancelled: stopped by the person.
    """
    pages = sorted(folder.glob("*.html"))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", _PRINTER, str(folder)]
    done = run_child(command, stopped, environment=environment)
    if done is None:
        raise Cancelled("Stopped. Nothing was exported.")
    missing = [page for page in pages if not page.with_suffix(".pdf").is_file()]
    if done.returncode or missing:
        raise PrintingFailed(
            "The pages could not be printed as PDF. Nothing was exported; the library is untouched."
            " Export them as web pages instead.",
            details=done.stderr[-2000:],
        )
    for page in pages:
        page.unlink()
    for picture in folder.glob("pictures/*"):
        picture.unlink()
    (folder / "pictures").rmdir() if (folder / "pictures").is_dir() else None
