"""A process that saves one page: ``python -m tests.actions.saving_process LIBRARY URL LIMITS``.

Prints one JSON object: what came of it, how long it took, and the most memory that it and its
reading process had, in MiB. LIMITS is a JSON object for ``FetchSettings``, and ``reading_seconds``.
"""

import json
import resource
import sys
import time
from pathlib import Path

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.open_library import open_library
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.errors import ArchiveError
from archive_app.fetch.settings import FetchSettings
from tests.loopback_site import LOOPBACK


def main(library: str, url: str, limits: str) -> None:
    given = {"backoff_seconds": 0.01, "reading_seconds": 30.0, **json.loads(limits)}
    reading_seconds = given.pop("reading_seconds")
    fetching = FetchSettings(**given)
    settings = Settings(allow_net=(LOOPBACK,))
    began = time.monotonic()
    said: dict[str, object] = {}
    with open_library(Path(library)) as archive, Worker(reading_seconds) as worker:
        tools = CaptureTools(archive.library, worker, settings, fetching)
        try:
            captured = adding.capture(adding.plan(archive, url), tools)
            adding.save(archive, captured)
            said["warnings"] = [notice.kind for notice in captured.article.warnings]
            said["sentence"] = " ".join(notice.message for notice in captured.article.warnings)
            said["words"] = captured.article.words
        except ArchiveError as error:
            said |= {"error": error.kind, "sentence": error.message}
    said["seconds"] = time.monotonic() - began
    # Not RUSAGE_SELF: its peak begins with that of the process we were forked from.
    status = Path("/proc/self/status").read_text("utf-8")
    own = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    said["memory"] = [own / 1024, child / 1024]
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
