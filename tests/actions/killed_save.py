"""A save in a process of its own that is killed at the worst moments."""

import signal
import subprocess
import sys
from pathlib import Path

_SAVE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from archive_app.actions import add as adding
from archive_app.actions.settings import Settings
from archive_app.actions.open_library import open_library
from archive_app.actions.worker import Worker
from archive_app.fetch.settings import FetchSettings
from archive_app.preserve.capture_file import CaptureWriter

library, url, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

publish = CaptureWriter.publish
if moment == "before the file has its name":
    CaptureWriter.publish = die
if moment == "before the commit":
    CaptureWriter.publish = lambda self: (publish(self), die())
with open_library(library) as archive, Worker() as worker:
    settings = Settings(allow_net=("127.0.0.0/8",))
    tools = adding.CaptureTools(library, worker, settings, FetchSettings())
    captured = adding.capture(adding.plan(archive, url), tools)
    if moment == "before the save":
        die()
    adding.save(archive, captured)
    die()
"""


def save_and_die(library: Path, url: str, moment: str) -> None:
    """Save ``url`` into ``library`` as far as ``moment``: "before the commit" and the like."""
    done = subprocess.run(
        [sys.executable, "-c", _SAVE_AND_DIE, str(library), url, moment], check=False
    )
    assert done.returncode == -signal.SIGKILL
