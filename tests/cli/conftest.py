"""The command line, run in this process: its exit code, output and errors."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive_app.cli.program import run
from tests.actions.conftest import article_page, png
from tests.loopback_site import LOOPBACK, Answer, LoopbackSite


@dataclass(frozen=True, slots=True)
class Ran:
    """What one call came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """The JSON objects printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Call = Callable[..., Ran]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls a verb on a library of the test's own."""

    def run_it(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(["--library", str(tmp_path / "library"), *arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run_it


@pytest.fixture
def news(site: LoopbackSite) -> LoopbackSite:
    """The site with two articles and a picture."""
    site.page("/wall", article_page())
    other = article_page().replace("What the survey left out", "Cranes idle at the quay")
    site.page("/cranes", other.replace("nine pages", "ten cranes"))
    site.answers["/wall.png"] = Answer(png(), headers=(("Content-Type", "image/png"),))
    return site


@pytest.fixture
def saved(call: Call, news: LoopbackSite) -> Call:
    """``call``, with both articles saved as 1 and 2."""
    ran = call("add", f"{news.origin}/wall", f"{news.origin}/cranes", "--allow-net", LOOPBACK)
    assert ran.code == 0
    return call


@pytest.fixture
def hears_interrupts() -> Iterator[None]:
    """Programs that the test starts hear Ctrl+C: what a shell runs behind is born deaf to it."""
    if sys.platform == "win32":
        pytest.skip("has no such signal")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
