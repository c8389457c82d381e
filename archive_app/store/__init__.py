"""The library on disk: SQLite through sqlite-utils. ``Archive`` is the door; its parts are ours.

::

    archive      Archive.open: the folder, the database, the parts below as attributes
    ├── articles     saving (save, placing, differing), opening (content, rows, trail)
    ├── search       the two text indexes (index), queries to SQL (search_plan)
    ├── work         tags (tags), stars, places, trash, notes, corrections
    ├── annotations  highlights and notes
    ├── pictures     files, claims, the trail of decisions
    ├── jobs         the queue
    ├── history      undo and redo over rows before and after (steps)
    └── facts        figures, and what verify goes through
    below them   refresh (what is derived), columns (values in columns), tallies (counters kept by
                 triggers), schema (steps), connection (opening, transactions), border (errors),
                 sqlite (the one SQLite library)
"""

import sys

_loaded = sys.modules.setdefault("numpy", None)  # type: ignore[assignment]
try:
    # It tries numpy, to know its integers, and takes 12 MiB and 0.1 s for that where numpy is
    # installed; the library holds none of them.
    import sqlite_utils  # noqa: F401
finally:
    if _loaded is None:
        del sys.modules["numpy"]
