"""Pictures of the real window, light and dark: for the demo, the README and the eye.

``python -m archive_app.gui.snapshots --library DIR --out DIR`` writes PNGs of 1440×900.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from archive_app.actions.settings import Settings
from archive_app.domain.errors import ArchiveError, Notice
from archive_app.domain.library import JobState, Sort
from archive_app.gui.background import Lanes
from archive_app.gui.destinations import ALL
from archive_app.gui.main_window import MainWindow
from archive_app.gui.program import has_display, make_application
from archive_app.gui.scenes import Scene, every, few, show_queue
from archive_app.gui.theme import Choice, Theme

SIZE = (1440, 900)
"""Logical pixels of every picture."""

NARROW = (1024, 700)
"""Logical pixels of a small laptop's window."""

_QUIET = 8
_TICK_MS = 50
_LONGEST = 20.0


Size = tuple[int, int]


def take(
    library: Path,
    out: Path,
    *,
    article: int | None = None,
    query: str = "",
    all_of_it: bool = False,
) -> list[Path]:
    """The files written: each scene in light and in dark.

    Args:
        library: a library with articles; nothing in it is changed.
        out: the folder for the pictures, made where it is not there.
        article: what is open; the one with most marks where none is given, else the newest.
        query: what the picture of a search looks for; none is taken where it is empty.
        all_of_it: every scene, in a wide and a narrow window, and the first run.
    """
    _need_no_display()
    make_application()
    out.mkdir(parents=True, exist_ok=True)
    chosen = article or _most_marked(library)
    modes: tuple[Choice, ...] = ("light", "dark")
    theme = Theme()
    written = []
    for mode in modes:
        theme.set_mode(mode)
        if not all_of_it:
            written += _pictures(theme, library, few(query), (out, f"-{mode}"), chosen)
            continue
        for size in (SIZE, NARROW):
            place = (out, f"-{size[0]}x{size[1]}-{mode}")
            written += _pictures(theme, library, every(query), place, chosen, size=size)
            with tempfile.TemporaryDirectory() as folder:
                first = [Scene("first-run", lambda window: window.panes.welcome.setFocus())]
                written += _pictures(theme, Path(folder) / "library", first, place, None, size=size)
                busy = [Scene("queue-at-work", show_queue)]
                copy = _with_jobs(library, Path(folder) / "busy")
                written += _pictures(theme, copy, busy, place, chosen, size=size)
    return written


def _pictures(
    theme: Theme,
    library: Path,
    scenes: Sequence[Scene],
    place: tuple[Path, str],
    article: int | None,
    *,
    size: Size = SIZE,
) -> list[Path]:
    """A picture of each of ``scenes`` in one window; ``place``: folder, and what ends the names."""
    lanes = Lanes(library)
    window = MainWindow(theme, lanes, Settings(workers=0))
    window.resize(*size)
    window.show()
    window.panes.restore_design()
    window.show_library(ALL, article, Sort.SAVED)
    window.desk.queue.look_again()
    settle(lanes)
    written = []
    for scene in scenes:
        scene.set_up(window)
        settle(lanes)
        dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        shown: QWidget = dialogs[-1] if dialogs else window
        path = place[0] / f"{scene.name}{place[1]}.png"
        shown.grab().save(str(path))
        written.append(path)
        for dialog in dialogs:
            dialog.close()
        if scene.put_away is not None:
            scene.put_away(window)
    window.end()
    window.close()
    return written


def _with_jobs(library: Path, copy: Path) -> Path:
    """A copy of ``library`` with a job in each state; nothing is fetched for them."""
    from archive_app.store.archive import Archive  # no window waits for it here

    shutil.copytree(library, copy)
    login = Notice("login", "The site asked for a login. Nothing was saved. Open it in your browser"
                   " and save the file instead.")  # fmt: skip
    missing = Notice("pictures-missing", "Saved without 2 of 5 pictures. The server did not answer"
                     " in 30 seconds.")  # fmt: skip
    with Archive.open(copy) as archive:
        articles = archive.search.numbers("")[:4]
        urls = [archive.articles.open(number).content.url for number in articles]
        waiting = [f"https://coastcounty.example/2026/01/{name}" for name in ("storm", "quay")]
        archive.jobs.add([*urls, "https://coastcounty.example/2026/inspection", *waiting])
        archive.jobs.finish(5, JobState.FAILED, outcome="failed", error=login)
        archive.jobs.finish(
            4, JobState.PARTIAL, outcome="saved", article=articles[3], error=missing
        )
        for job, outcome in enumerate(("new-version", "saved", "unchanged"), 1):
            archive.jobs.finish(job, JobState.DONE, outcome=outcome, article=articles[job - 1])
        archive.jobs.pause()
    return copy


def _most_marked(library: Path) -> int | None:
    """The article with most highlights and notes, else the newest; None in an empty library."""
    from archive_app.store.archive import Archive  # no window waits for it here

    with Archive.open(library, readonly=True) as archive:
        marks = Counter(row.annotation.article for row in archive.annotations.all())
        newest = archive.search.numbers("")[:1]
    if marks:
        return marks.most_common(1)[0][0]
    return newest[0] if newest else None


def _need_no_display() -> None:
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def settle(lanes: Lanes) -> None:
    """Wait until everything that was asked is answered and painted."""
    quiet, end = 0, time.monotonic() + _LONGEST
    while quiet < _QUIET and time.monotonic() < end:
        loop = QEventLoop()
        QTimer.singleShot(_TICK_MS, loop.quit)
        loop.exec()
        quiet = quiet + 1 if lanes.idle else 0


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 when the pictures are written, 1 where the library cannot be opened."""
    parser = argparse.ArgumentParser(prog="archive_app.gui.snapshots")
    parser.add_argument("--library", type=Path, help="default: the folder library beside OUT")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--article", type=int)
    parser.add_argument("--query", default="")
    parser.add_argument("--all", action="store_true", help="every scene, wide and narrow")
    given = parser.parse_args(arguments)
    library = given.library or given.out.parent / "library"
    try:
        paths = take(
            library, given.out, article=given.article, query=given.query, all_of_it=given.all
        )
    except ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{path}\n" for path in paths))
    QApplication.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
