"""What the panels of the window take: rights board, comparison, palette, preview of an export.

    python benchmarks/panels.py [--pictures 100000] [--out build/panels]

Milliseconds of CPU of the whole process, lanes included, so that nothing is hidden on a thread.
The library is made once, of invented articles with four pictures each, and kept in ``--out``.

Aims: board of 100,000 pictures 150 ms to the first paint, scroll step p95 10 ms; comparison of two
versions of 5,000 words 100 ms; palette 20 ms a key; preview of an export 200 ms.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archive_app.actions.settings import Settings
from archive_app.domain.library import Sort
from archive_app.domain.rights import Conflict, Field, Status, Verdict
from archive_app.gui.background import Lanes
from archive_app.gui.destinations import ALL, RIGHTS
from archive_app.gui.export_dialog import ExportDialog
from archive_app.gui.main_window import MainWindow
from archive_app.gui.program import make_application
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.actions.conftest import png
from tests.store.samples import article, digest, picture, placement, saving

SEED = 11
A_PAGE = 4
"""Pictures an article."""

_VERDICTS = (
    Verdict(status=Status.AGENCY, credit="Photo: dpa", organisation="dpa"),
    Verdict(status=Status.NAMED_HOLDER, credit="Photo: Jane Roe", creator=("Jane Roe",)),
    Verdict(status=Status.PLACEHOLDER, credit="Courtesy: internet"),
    Verdict(),
    Verdict(status=Status.CREATIVE_COMMONS, creator=("Ada Fenn",), licence="CC BY 4.0"),
    Verdict(
        status=Status.AGENCY,
        credit="Photo: AFP",
        organisation="AFP",
        conflicts=(Conflict(Field.CREDIT_LINE, ("AFP", "River Post")),),
    ),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=Path("build/panels"))
    given = parser.parse_args()
    library = given.out / f"library-{given.pictures}"
    if not (library / "archive.db").exists():
        _build(library, given.pictures)
    make_application()
    lanes = Lanes(library)
    window = MainWindow(Theme("light"), lanes, Settings(workers=0))
    window.resize(1440, 900)
    window.show()
    window.panes.restore_design()
    window.show_library(ALL, 1, Sort.SAVED)
    _settle(lanes)
    _board(window, lanes)
    _comparison(window, lanes)
    _palette(window, lanes)
    _preview(window, lanes)
    window.end()


def _board(window: MainWindow, lanes: Lanes) -> None:
    """The making of the board counts: nobody looked at it before."""
    first = _cpu(
        lambda: window.navigation.go(RIGHTS), lambda: bool(window.panes.board.model.rowCount())
    )
    _settle(lanes)
    board = window.panes.board
    _say(f"board of {board.model.rowCount():,} cards, first paint", [first], 150)
    bar = board.view.verticalScrollBar()
    steps = []
    for _ in range(200):
        began = time.process_time()
        bar.setValue(bar.value() + 63)
        QApplication.processEvents()
        steps.append((time.process_time() - began) * 1000)
    _say("board, scroll step", steps, 10)


def _comparison(window: MainWindow, lanes: Lanes) -> None:
    """The first of the window, its making included; then another in the panel that is there."""
    for what in ("comparison of 5,000 words, the first", "comparison of 5,000 words, again"):
        took = _cpu(
            lambda: window.desk.comparing.compare(2, 1, 2),
            lambda: window.panes.comparing and window.panes.compare.comparison is not None,
        )
        _settle(lanes)
        _say(what, [took], 100)
        window.desk.comparing.close()
        window.panes.compare.comparison = None


def _palette(window: MainWindow, lanes: Lanes) -> None:
    palette = window.desk.command_palette
    opened = _cpu(palette.open_list, palette.isVisible)
    _settle(lanes)
    _say("palette, opened over the dimmed window", [opened])
    taken = []
    for key in "compare versions":
        began = time.process_time()
        QTest.keyClicks(palette.field, key)
        palette.view.viewport().repaint()
        taken.append((time.process_time() - began) * 1000)
        _settle(lanes)
    palette.shut()
    _say("palette, a key to the rows", taken, 20)


def _preview(window: MainWindow, lanes: Lanes) -> None:
    taken = []
    for _ in range(5):
        began = time.process_time()
        theme = window.panes.theme
        dialog = ExportDialog(theme, lanes, (1, 2, 3), "rights", window)
        dialog.open()
        _until(lambda dialog=dialog: bool(dialog.preview.text.toPlainText()))  # type: ignore[misc]
        taken.append((time.process_time() - began) * 1000)
        dialog.reject()
        dialog.deleteLater()
        _settle(lanes)
    _say("export dialog with its preview", taken, 200)


def _say(what: str, taken: list[float], aim: float | None = None) -> None:
    taken.sort()
    p95 = taken[len(taken) * 95 // 100] if len(taken) > 1 else taken[0]
    median = statistics.median(taken)
    asked = f"  (aim {aim:g})" if aim is not None else ""
    print(f"{what:45} median {median:7.1f} ms  p95 {p95:7.1f} ms{asked}")


def _cpu(ask: Callable[[], object], done: Callable[[], bool]) -> float:
    """Milliseconds from ``ask`` until ``done`` and all that is due is painted."""
    began = time.process_time()
    ask()
    _until(done)
    QApplication.processEvents()
    return (time.process_time() - began) * 1000


def _until(done: Callable[[], bool]) -> None:
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _settle(lanes: Lanes) -> None:
    quiet = 0
    while quiet < 4:
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()
        quiet = quiet + 1 if lanes.idle else 0


def _build(library: Path, pictures: int) -> None:
    """Articles with four pictures each; the second in two versions of 5,000 words."""
    chance = random.Random(SEED)
    thumbnail = png(320, 200)
    words = [f"word{n}" for n in range(3000)]
    with Archive.open(library) as archive:
        for number in range(pictures // A_PAGE):
            places, files = [], []
            for at in range(A_PAGE):
                name = f"{number}-{at}"
                verdict = chance.choice(_VERDICTS)
                places.append(replace(placement(f"{name}.jpg"), verdict=verdict, caption=name))
                fetched = picture(at, body=name)
                assert fetched.facts is not None
                look = digest(name)[:16]
                facts = replace(fetched.facts, thumbnail=thumbnail, perceptual_hash=look)
                files.append(replace(fetched, facts=facts))
            length = 5000 if number == 1 else 60
            text = " ".join(chance.choices(words, k=length))
            paragraphs = "\n\n".join(text[at : at + 600] for at in range(0, len(text), 600))
            url = f"https://riverpost.example/{number}"
            page = article(url, title=f"Article {number}", words=paragraphs, pictures=tuple(places))
            archive.articles.save(saving(page, pictures=tuple(files), number=number))
            if number == 1:
                changed = " ".join(w if chance.random() > 0.03 else "other" for w in text.split())
                other = "\n\n".join(changed[at : at + 600] for at in range(0, len(changed), 600))
                again = replace(article(url, words=other), pictures=tuple(places))
                archive.articles.save(saving(again, pictures=tuple(files), number=number + 1))


if __name__ == "__main__":
    main()
