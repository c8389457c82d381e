"""The library on disk: SQLite through sqlite-utils. ``Archive`` is the door; its parts are ours.

::

    archive      Archive.open: the folder, the database, the parts below as attributes
    ├── articles     saving (save, placing, differing), opening (content, rows, trail)
    ├── search       the two text indexes (index), queries to SQL (search_plan, search_sql), very
    │                common words ranked ahead (search_ranked), the order of publication
    │                (search_walk), whole lists (search_whole), facets, suggestions, spelling
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
from typing import Any, cast

_modules = cast("dict[str, Any]", sys.modules)
_absent = "numpy" not in _modules
if _absent:
    _modules["numpy"] = None
# sqlite-utils tries numpy, to know its integers, and takes 12 MiB and 0.1 s for that where it is
# installed; the library holds none of them.
import sqlite_utils  # noqa: E402, F401

if _absent:
    del _modules["numpy"]
