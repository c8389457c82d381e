"""A second process that stops inside a merge: ``python -m tests.store.merger LIBRARY ID INTO``.

It hangs where marks are anchored: versions, captures, addresses and tags have moved by then, and
nothing is committed.
"""

import sys
import threading
from pathlib import Path

from archive_app.domain.annotation import Anchor
from archive_app.store.archive import Archive


def hang(anchor: Anchor, text: str) -> Anchor | None:
    del anchor, text
    sys.stdout.write("merging\n")
    sys.stdout.flush()
    threading.Event().wait()
    return None


if __name__ == "__main__":
    library, number, into = sys.argv[1:]
    with Archive.open(Path(library)) as archive:
        archive.merging.merge(int(number), int(into), hang)
