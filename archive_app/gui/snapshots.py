"""Pictures of the real window, light and dark: for the demo, the README and the eye.

``python -m archive_app.gui.snapshots --library DIR --out DIR`` writes PNGs of 1440×900.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from archive_app.actions.settings import Settings
from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import Sort
from archive_app.gui.background import Lanes
from archive_app.gui.destinations import ALL, QUEUE
from archive_app.gui.inspector_panel import IMAGES, INFO, NOTES
from archive_app.gui.main_window import MainWindow
from archive_app.gui.program import has_display, make_application
from archive_app.gui.theme import Choice, Theme

SIZE = (1440, 900)
"""Logical pixels of every picture."""

_QUIET = 8
_TICK_MS = 50
_LONGEST = 20.0


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture."""

    name: str
    """Of the file, without mode and ending."""
    set_up: Callable[[MainWindow], None]


def take(library: Path, out: Path, *, article: int | None = None, query: str = "") -> list[Path]:
    """The files written: each scene in light and in dark.

    Args:
        library: a library with articles; nothing in it is changed.
        out: the folder for the pictures, made where it is not there.
        article: what is open; the one with most marks where none is given, else the newest.
        query: what the picture of a search looks for; none is taken where it is empty.
    """
    _need_no_display()
    make_application()
    out.mkdir(parents=True, exist_ok=True)
    written = []
    modes: tuple[Choice, ...] = ("light", "dark")
    theme = Theme()
    for mode in modes:
        theme.set_mode(mode)
        lanes = Lanes(library)
        window = MainWindow(theme, lanes, Settings(workers=0))
        window.resize(*SIZE)
        window.show()
        window.panes.restore_design()
        window.show_library(ALL, article or _most_marked(library), Sort.SAVED)
        settle(lanes)
        for scene in _scenes(query):
            scene.set_up(window)
            settle(lanes)
            path = out / f"{scene.name}-{mode}.png"
            window.grab().save(str(path))
            written.append(path)
        window.end()
        window.close()
    return written


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


def _scenes(query: str) -> list[Scene]:
    scenes = [Scene("window", _show_notes), Scene("rights", _show_rights)]
    if query:
        scenes.append(Scene("search", lambda window: _search(window, query)))
    scenes.append(Scene("queue", _show_queue))
    return scenes


def _search(window: MainWindow, query: str) -> None:
    window.panes.inspector.show_tab(INFO)
    window.search(query)


def _show_notes(window: MainWindow) -> None:
    article = window.navigation.article
    marked = article is not None and article.annotations
    window.panes.inspector.show_tab(NOTES if marked else INFO)
    window.panes.articles.list.setFocus()


def _show_rights(window: MainWindow) -> None:
    window.panes.inspector.show_tab(IMAGES)


def _show_queue(window: MainWindow) -> None:
    window.panes.top.search.clear()
    window.navigation.go(QUEUE)
    window.open_save_panel()


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 when the pictures are written, 1 where the library cannot be opened."""
    parser = argparse.ArgumentParser(prog="archive_app.gui.snapshots")
    parser.add_argument("--library", type=Path, help="default: the folder library beside OUT")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--article", type=int)
    parser.add_argument("--query", default="")
    given = parser.parse_args(arguments)
    library = given.library or given.out.parent / "library"
    try:
        paths = take(library, given.out, article=given.article, query=given.query)
    except ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{path}\n" for path in paths))
    QApplication.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
