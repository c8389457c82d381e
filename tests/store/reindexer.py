"""A second process that makes the index anew: ``python -m tests.store.reindexer LIBRARY PROGRAM``.

One article a piece; prints the last article of each once the piece is on disk.
"""

import sys
from pathlib import Path

from archive_app.store import reindexing
from archive_app.store.archive import Archive


def main(library: str, program: str) -> None:
    reindexing._SECONDS = 0.0
    with Archive.open(Path(library)) as archive:
        archive.reindexing.begin(program)
        while (standing := archive.reindexing.go_on()) is not None:
            sys.stdout.write(f"{standing.done}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
