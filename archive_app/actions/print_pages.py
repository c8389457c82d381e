"""Turns the web pages of an export into PDF files, in a child process that knows how to draw."""

import os
import subprocess
import sys
from pathlib import Path

from archive_app.actions.progress import Stopped
from archive_app.domain.errors import ArchiveError, Cancelled

_PRINTER = "archive_app.gui.pdf_printer"
"""Started as a process, never imported: only the window's package knows Qt."""

_LOOK_SECONDS = 0.1


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
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        while True:
            try:
                _, said = child.communicate(timeout=_LOOK_SECONDS)
                break
            except subprocess.TimeoutExpired:
                if stopped():
                    child.kill()
                    raise Cancelled("Stopped. Nothing was exported.") from None
    missing = [page for page in pages if not page.with_suffix(".pdf").is_file()]
    if child.returncode or missing:
        raise PrintingFailed(
            "The pages could not be printed as PDF. Nothing was exported; the library is untouched."
            " Export them as web pages instead.",
            details=said.decode("utf-8", "replace")[-2000:],
        )
    for page in pages:
        page.unlink()
    for picture in folder.glob("pictures/*"):
        picture.unlink()
    (folder / "pictures").rmdir() if (folder / "pictures").is_dir() else None
