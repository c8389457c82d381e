"""How fast the window is there, and what it weighs, beside a bare QTextBrowser window.

    python benchmarks/window.py [--articles 1000 | --library DIR] [--rounds 5] [--out build/window]

Each round starts both as processes of their own, one after the other, on the same library. Printed
are medians: seconds of clock from the start of the process and of CPU in it, to the first painted
window and to the first painted list, and resident memory a moment after. Then one window is used by
a script (``window_use.py``): scroll, search key by key, read, mark. The library is made once, of
invented articles without pictures, and kept in ``--out``; one given with ``--library`` is written
to, so give a copy.

Aims: window 2.5 times the bare one, list with 100,000 articles 4 times; 140 MiB with the list of
1,000,000 shown, 250 MiB after 50 searches; p95 of a scroll step 8 ms, of a key to its rows 80 ms;
no stretch of the GUI thread above 50 ms. All of CPU time.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:  # the bare window is measured without ours, and neither pays for the other
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication, QWidget

SEED = 20_260_113
WORDS = [
    "harbour",
    "wall",
    "council",
    "survey",
    "tide",
    "storm",
    "budget",
    "stone",
    "second",
    "page",
]


@dataclass(frozen=True, slots=True)
class Start:
    """One start of one program."""

    window_seconds: float
    window_cpu: float
    list_seconds: float
    list_cpu: float
    memory: float
    """MiB, resident."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A window that is there."""

    app: "QApplication"
    viewport: "QWidget"
    """What is painted of the list."""
    rows: Callable[[], int]
    kept: object
    """What would be gone if nobody held it."""


def main() -> int:
    """Measure, or be what is measured."""
    given = _arguments()
    if given.child:
        return _child(given)
    library = given.library or given.out / f"library-{given.articles}"
    if not library.exists():
        _build(library, given.articles)
    table: dict[str, list[Start]] = {"bare": [], "ours": []}
    for _ in range(given.rounds):
        for name, starts in table.items():
            starts.append(_start(name, library))
    print(f"{library}: {given.rounds} rounds, medians")
    print(f"{'':6}{'window s':>10}{'CPU s':>8}{'list s':>10}{'CPU s':>8}{'MiB':>8}")
    rows = {name: [statistics.median(c) for c in _columns(s)] for name, s in table.items()}
    for name, row in rows.items():
        print(f"{name:6}{row[0]:10.2f}{row[1]:8.2f}{row[2]:10.2f}{row[3]:8.2f}{row[4]:8.0f}")
    bare, ours = rows["bare"][1], rows["ours"]
    print(
        f"CPU to the first window {ours[1] / bare:.1f} times the bare one's, to the list", end=" "
    )
    print(f"{ours[3] / bare:.1f} times")
    _print_use(_used(library, given))
    return 0


def _used(library: Path, given: argparse.Namespace) -> dict[str, Any]:
    """What ``window_use.py`` measures."""
    script = str(Path(__file__).with_name("window_use.py"))
    amounts = (str(given.searches), str(given.read))
    call = [sys.executable, script, str(library), *amounts, *given.words.split()]
    return cast("dict[str, Any]", json.loads(_output(call).splitlines()[-1]))


def _print_use(use: dict[str, Any]) -> None:
    print(f"in use, with {use['articles']} articles:")
    print(f"  {use['memory_shown']:.0f} MiB with the list, {use['memory_searched']:.0f} searched")
    for name, taken in (("scroll step", use["frames"]), ("key to rows", use["keys"])):
        taken.sort()
        p95 = taken[len(taken) * 95 // 100]
        median = statistics.median(taken)
        print(f"  {name}: median {median:.1f} ms, p95 {p95:.1f} ms, most {taken[-1]:.1f} ms")
    print("  longest stretches of the GUI thread:")
    for ms, doing in use["events"][:8]:
        print(f"    {ms:6.1f} ms  {doing}")


def _columns(starts: list[Start]) -> list[tuple[float, ...]]:
    return list(zip(*[tuple(asdict(start).values()) for start in starts], strict=True))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path("build/window"))
    parser.add_argument("--searches", type=int, default=50, help="typed in the use of the window")
    parser.add_argument("--read", type=int, default=30, help="articles opened in it")
    parser.add_argument("--child", choices=("bare", "ours"))
    parser.add_argument("--library", type=Path)
    parser.add_argument("--words", default=" ".join(WORDS), help="what the searches are made of")
    parser.add_argument("--began", type=float)
    return parser.parse_args()


def _start(name: str, library: Path) -> Start:
    call = [sys.executable, __file__, "--child", name, "--library", str(library)]
    return Start(**json.loads(_output([*call, "--began", repr(time.time())]).splitlines()[-1]))


def _output(call: list[str]) -> str:
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    # Not the settings and the window's state of whoever measures.
    with tempfile.TemporaryDirectory() as home:
        environment |= {"XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "XDG_DATA_HOME": home}
        done = subprocess.run(call, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _child(given: argparse.Namespace) -> int:
    """Show one window, write down when it was painted, and end."""
    shown = _bare() if given.child == "bare" else _ours(given.library)
    watch = _watch(given.began, shown)
    shown.app.installEventFilter(watch)
    shown.app.exec()
    return 0


def _bare() -> Shown:
    """A window of Qt's alone: nothing of ours is imported."""
    from PySide6.QtWidgets import QApplication, QTextBrowser

    app = QApplication(sys.argv[:1])
    browser = QTextBrowser()
    browser.setHtml("<h1>A window</h1>" + "<p>Words of an article.</p>" * 25)
    browser.resize(1440, 900)
    browser.show()
    return Shown(app, browser.viewport(), lambda: 1, browser)


def _ours(library: Path) -> Shown:
    from archive_app.gui.program import Program, make_application

    app = make_application()
    program = Program(library)
    program.open()
    window = program.window
    if window is None:
        raise RuntimeError("there is no window")
    articles = window.panes.articles
    return Shown(app, articles.list.viewport(), articles.model.rowCount, program)


def _watch(began: float, shown: Shown) -> "QObject":
    """Notes the first paint of the window and, once it has rows, of the list; then ends it all."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    seen: dict[str, tuple[float, float]] = {}

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            """Let everything through."""
            if event.type() is QEvent.Type.Paint:
                now = (time.time() - began, time.process_time())
                seen.setdefault("window", now)
                if "list" not in seen and watched is shown.viewport and shown.rows():
                    seen["list"] = now
                    QTimer.singleShot(500, lambda: _end(seen))
            return False

    return Watch()


def _end(seen: dict[str, tuple[float, float]]) -> None:
    status = Path("/proc/self/status").read_text("utf-8")
    kib = next(int(x.split()[1]) for x in status.splitlines() if x.startswith("VmRSS"))
    print(json.dumps(asdict(Start(*seen["window"], *seen["list"], kib / 1024))), flush=True)
    os._exit(0)


def _build(library: Path, articles: int) -> None:
    """An invented library: ``articles`` of 300 words."""
    from archive_app.domain.article import Article, Block, BlockKind
    from archive_app.domain.page import CaptureFacts
    from archive_app.domain.saving import Saving
    from archive_app.store.archive import Archive

    chance = random.Random(SEED)
    first = datetime(2025, 1, 1, tzinfo=UTC)
    with Archive.open(library) as archive:
        for number in range(articles):
            url = f"https://outlet{number % 20}.example/{number}"
            text = " ".join(chance.choices(WORDS, k=300))
            block = Block(BlockKind.PARAGRAPH, 0, text, text)
            title = " ".join(chance.choices(WORDS, k=6)).capitalize()
            article = Article(url, title, text, f"<p>{text}</p>", (block,))
            moment = first + timedelta(minutes=number)
            facts = CaptureFacts(
                f"{moment:%Y%m%dT%H%M%SZ}-{number:08x}", url, url, moment, 200, (), (),
                f"captures/{number}.warc.gz", "0" * 64, "text/html", None, None, "benchmark",
            )  # fmt: skip
            archive.articles.save(Saving(facts, (), article))


if __name__ == "__main__":
    raise SystemExit(main())
