"""Tables (CSV) of other tools, read by the names of their columns: their order changes."""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from io import StringIO

from archive_app.domain.errors import PageError

Row = defaultdict[str, str]
"""Values by the lower-case name of their column; empty ones of columns that the table lacks."""

_MOST = 200_000


def header(body: bytes) -> frozenset[str]:
    """The names in the first line of a table; empty where it is none."""
    first = body[:8192].decode("utf-8-sig", "replace").splitlines()[:1]
    if not first:
        return frozenset()
    names = next(csv.reader(first), [])
    return frozenset(name.strip().lower() for name in names)


def rows(body: bytes) -> Iterator[Row]:
    """Each line of the table; a value that a line lacks is empty.

    Raises:
        PageError: ``bad-file``: it is no table, or longer than any list.
    """
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    reader = csv.reader(StringIO(body.decode("utf-8-sig", "replace"), newline=""))
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        for number, line in enumerate(reader):
            if number >= _MOST:
                raise PageError(f"The table has more than {_MOST:,} lines. Split it and try again.")
            if any(line):
                known = dict.fromkeys(names, "") | dict(zip(names, line, strict=False))
                yield defaultdict(str, known)
    except csv.Error as error:
        raise PageError("The table cannot be read.", details=str(error)) from error
