"""Another process at the queue: ``python -m tests.actions.queue_process LIBRARY LEASE``.

Says "claimed" once it holds a job, and at the end how many it saved.
"""

import sys
import threading
from pathlib import Path

from archive_app.actions.queue import QueueTools, work_off
from archive_app.actions.settings import Settings
from archive_app.domain.library import JobState
from archive_app.fetch.settings import FetchSettings
from archive_app.store.archive import Archive
from tests.loopback_site import LOOPBACK


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _say_when_claimed(library: Path) -> None:
    with Archive.open(library, readonly=True) as archive:
        while not any(job.state is JobState.WORKING for job in archive.jobs.all()):
            threading.Event().wait(0.02)
    _say("claimed")


def main(library: str, lease: str) -> None:
    threading.Thread(target=_say_when_claimed, args=(Path(library),), daemon=True).start()
    settings = Settings(allow_net=(LOOPBACK,), site_pause=0)
    tally = work_off(QueueTools(Path(library), settings, FetchSettings(), lease=float(lease)))
    _say(f"saved {tally.done + tally.partial}")


if __name__ == "__main__":
    main(*sys.argv[1:])
