"""A library that cannot be written can still be read, and a verb that is stopped says so."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, Handler, LoopbackSite

ROOT = Path(__file__).parents[2]
READING = (
    ("list",), ("search", "survey"), ("show", "1"), ("tags",), ("notes",), ("versions", "1"),
    ("history",), ("pictures",), ("verify",), ("info",),
)  # fmt: skip
WRITING = (("tag", "1", "+war"), ("star", "1"), ("note", "1", "Look again"), ("undo",))
_NO_ROOM = """
import resource, signal, sys
from archive_app.cli.program import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
for words in sys.stdin.read().splitlines():
    print(run(["--library", sys.argv[1], *words.split("|")]), flush=True)
"""


@pytest.fixture
def closed(saved: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """``call`` on a library with two articles that may not be written."""
    library = tmp_path / "library"
    may = os.access
    # Root may write anywhere; this is what everybody else is told.
    monkeypatch.setattr(
        os,
        "access",
        lambda path, mode: may(path, mode) and not (mode == os.W_OK and library in _parents(path)),
    )
    return saved


def wait_long(handler: Handler) -> None:
    handler.wait(60)


def _parents(path: object) -> set[Path]:
    given = Path(str(path))
    return {given, *given.parents}


@pytest.mark.parametrize("verb", READING, ids=[" ".join(verb) for verb in READING])
def test_a_library_that_may_not_be_written_is_read(closed: Call, verb: tuple[str, ...]) -> None:
    ran = closed(*verb, "--json")

    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("verb", WRITING, ids=[verb[0] for verb in WRITING])
def test_what_would_change_it_is_refused_in_a_sentence(closed: Call, verb: tuple[str, ...]) -> None:
    ran = closed(*verb)

    assert ran.code == 1
    assert "Nothing was changed." in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on the size of files")
def test_on_a_full_disk_everything_is_read(saved: Call, tmp_path: Path) -> None:
    asked = "\n".join("|".join(verb) for verb in (*READING, *WRITING))

    done = subprocess.run(
        [sys.executable, "-c", _NO_ROOM, str(tmp_path / "library")],
        cwd=ROOT,
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )

    codes = [line for line in done.stdout.splitlines() if line in {"0", "1"}]
    assert codes == ["0"] * len(READING) + ["1"] * len(WRITING)
    assert "Traceback" not in done.stderr
    assert saved("show", "1", "--json").lines[0]["tags"] == []


@pytest.mark.usefixtures("hears_interrupts")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_save_that_is_stopped_says_so_and_keeps_nothing(
    site: LoopbackSite, tmp_path: Path, number: signal.Signals
) -> None:
    url = site.behave("/slow", wait_long)
    library = tmp_path / "library"
    program = [sys.executable, "-m", "archive_app", "--library", str(library)]
    with subprocess.Popen(
        [*program, "add", url, "--allow-net", LOOPBACK], cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as running:
        while not site.requests:
            site.closing.wait(0.05)

        running.send_signal(number)

        _, said = running.communicate(timeout=120)
    assert (running.returncode, said) == (130, "Stopped.\n")
    assert list((library / "captures").rglob("*.warc*")) == []


@pytest.mark.usefixtures("hears_interrupts")
@pytest.mark.parametrize("module", ["pathlib", "archive_app.cli"])
def test_a_program_that_is_stopped_while_it_loads_says_so(module: str) -> None:
    loading = "import os, signal, sys; sys.argv = ['archive-app', 'list']\n"
    stopped = (
        f"sys.modules.pop('{module}', None)\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == '{module}': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from archive_app.__main__ import main\n"
        "raise SystemExit(main())\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", loading + stopped],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (130, "Stopped.\n")
