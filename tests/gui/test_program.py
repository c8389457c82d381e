"""The program around the window: start, bugs, libraries that cannot be opened, pictures of it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from archive_app.actions.settings import log_file, settings_file
from archive_app.gui.program import Program, make_application
from archive_app.gui.snapshots import main, take
from archive_app.gui.theme import Theme
from archive_app.gui.window_state import load_state
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page
from tests.actions.killed_save import save_and_die
from tests.gui.shelf import fill, titles
from tests.loopback_site import LoopbackSite

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    make_application()
    running = Program(tmp_path / "library")
    yield running
    if running.window is not None:
        running.window.end()
        running.window.close()
        running.window.deleteLater()


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """The modules that a new process has after importing the window."""
    script = "import sys, archive_app.gui.program; print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    return frozenset(done.stdout.split())


def test_the_window_is_shown_before_the_library_has_answered(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    fill(tmp_path / "library")

    program.open()
    window = program.window
    assert window is not None
    visible_at_once = window.isVisible()
    qtbot.waitUntil(lambda: len(titles(window)) == 4)

    assert visible_at_once


@pytest.mark.parametrize(
    "part",
    [
        "sqlite_utils",
        "lxml",
        "warcio",
        "rapidfuzz",
        "tomlkit",
        "httpx",
        "tomllib",
        "logging.handlers",
        "archive_app.domain.query",
        "archive_app.gui.reader_panel",
        "archive_app.gui.inspector_panel",
        "archive_app.gui.saving",
    ],
)
def test_the_window_does_not_wait_for_what_the_first_paint_does_not_need(
    loaded: frozenset[str], part: str
) -> None:
    assert part not in loaded


@pytest.mark.filterwarnings("ignore:.*setActiveWindow")  # nothing else does it at once
def test_the_first_key_finds_everyone_at_the_desk(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    fill(tmp_path / "library")
    program.open()
    window = program.window
    assert window is not None
    with qtbot.waitSignal(window.panes.articles.model.answered):
        pass
    before = window.complete
    handle = window.windowHandle()
    assert handle is not None
    QApplication.setActiveWindow(window)  # at once: a desktop takes a moment, the desk no longer

    QTest.keyClick(handle, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert (before, window.complete) == (False, True)
    assert window.desk.command_palette.isVisible()


def test_the_desk_is_made_by_itself_once_the_list_is_shown(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    fill(tmp_path / "library")
    program.open()
    window = program.window
    assert window is not None

    qtbot.waitUntil(lambda: window.complete)

    assert len(titles(window)) == 4
    assert window.panes.reader.isVisible()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_page_whose_save_was_killed_is_in_the_list_after_the_start(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    fill(tmp_path / "library")
    with LoopbackSite() as site:
        address = site.page("/wall", article_page())
        save_and_die(tmp_path / "library", address, "before the commit")
        asked = len(site.requests)

        program.open()
        window = program.window
        assert window is not None
        qtbot.waitUntil(lambda: len(titles(window)) == 5)

        assert len(site.requests) == asked


def test_a_library_that_cannot_be_opened_is_said_with_a_way_out(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    (tmp_path / "library").write_text("a file where the folder should be")

    program.open()
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))

    [box] = window.findChildren(QMessageBox)
    assert "cannot be kept in" in box.informativeText()
    assert [button.text() for button in box.buttons()][:1] == ["Choose another folder…"]
    box.close()


def test_settings_that_cannot_be_understood_do_not_keep_the_window_shut(
    qtbot: QtBot, own_folders: Path, tmp_path: Path
) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("theme = [", "utf-8")
    make_application()
    program = Program(tmp_path / "library")

    program.open()
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: "cannot be understood" in window.toasts.words)

    assert settings_file().read_text("utf-8") == "theme = ["
    window.end()
    window.close()


def test_our_own_bug_is_logged_and_said_and_the_window_stays(
    qtbot: QtBot,
    program: Program,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    program.open()
    window = program.window
    assert window is not None
    error = ZeroDivisionError("never meant to be")

    program.report(ZeroDivisionError, error, None)

    assert "What you saved is safe" in window.toasts.words
    assert str(log_file()) in window.toasts.words
    assert "never meant to be" in caplog.text
    assert window.isVisible()


def test_pictures_of_the_window_are_taken_light_and_dark(qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library")

    written = take(tmp_path / "library", tmp_path / "out", query="wall")

    names = ["queue", "rights", "search", "window"]
    expected = sorted(f"{name}-{mode}.png" for name in names for mode in ("light", "dark"))
    assert sorted(path.name for path in written) == expected
    light, dark = (QImage(str(tmp_path / "out" / f"window-{m}.png")) for m in ("light", "dark"))
    assert (light.width(), light.height()) == (1440, 900)
    assert light.pixelColor(20, 700).lightness() > 200
    assert dark.pixelColor(20, 700).lightness() < 60


def test_the_window_runs_as_a_program_of_its_own(tmp_path: Path) -> None:
    fill(tmp_path / "library")
    script = (
        "import sys; from PySide6.QtCore import QTimer; from pathlib import Path\n"
        "from archive_app.gui import program\n"
        "app = program.make_application()\n"
        "QTimer.singleShot(1500, app.closeAllWindows)\n"
        f"sys.exit(program.run_window(Path({str(tmp_path / 'library')!r})))\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr.decode()


def test_a_script_that_our_font_lacks_is_drawn_without_a_word_about_it(
    qtbot: QtBot, qtlog: Any
) -> None:
    make_application()
    label = QLabel("सीढ़ियों पर खिंची लकीरें")
    qtbot.addWidget(label)
    label.setFont(Theme("light").font("ui.body"))

    label.grab()

    assert [record.message for record in qtlog.records] == []


def test_pictures_of_no_library_are_refused_in_one_sentence(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--out", str(tmp_path / "window")])

    assert code == 1
    assert capsys.readouterr().err.startswith(f"There is no library in {tmp_path / 'library'}.")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_without_a_display_one_sentence_is_said(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}

    done = subprocess.run(
        [sys.executable, "-m", "archive_app.gui.program", "--library", str(tmp_path)],
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith(b"There is no display to open the window on.")


_TYPES_AND_GETS = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from archive_app.gui import program

library = Path({library!r})
kept = {{}}

class Program(program.Program):
    def open(self, article=None):
        super().open(article)
        kept["window"] = self.window

def look():
    window = kept.get("window")
    if window is None or not window.complete or window.panes.inspector.opened is None:
        QTimer.singleShot(20, look)
        return
    window.panes.inspector.info.note.field.setPlainText("Ask the mayor")
    os.kill(os.getpid(), signal.{name})

program.Program = Program
program.make_application()
QTimer.singleShot(20, look)
sys.exit(program.run_window(library, 2))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot signal itself there")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_what_was_just_typed_is_kept_where_the_system_ends_the_program(
    tmp_path: Path, name: str
) -> None:
    library = tmp_path / "library"
    fill(library)

    done = subprocess.run(
        [sys.executable, "-c", _TYPES_AND_GETS.format(library=str(library), name=name)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=120,
        check=False,
    )

    with Archive.open(library, readonly=True) as archive:
        note = archive.articles.open(2).note
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr.decode()
    assert note == "Ask the mayor"
    assert load_state(library).article == 2
