"""Searches that the person keeps under a name.

Kept is the query's text as typed, so that it can be read, edited and carried elsewhere; its hits
are counted anew each time.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from archive_app.domain.changes import Changes
from archive_app.domain.errors import NotFound, Refused
from archive_app.domain.findings import SavedSearch
from archive_app.store import columns, steps
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.history import record
from archive_app.store.search import Search


@guarded
class SavedSearches:
    """The saved searches; each change is one transaction with its way back."""

    def __init__(self, db: Database, search: Search) -> None:
        self._db = db
        self._search = search

    def add(self, name: str, query: str, *, counted: bool = True) -> tuple[SavedSearch, Changes]:
        """Keeps ``query`` as ``name``; a search of that name, in any case, gets this query.

        ``counted``: whether the sidebar shows how many articles it finds.

        Raises:
            Refused: the name is empty.
        """
        with writing(self._db):
            name = _plain(name)
            values = {"name": name, "query": columns.text(query.strip()), "counted": int(counted)}
            old = columns.first(self._db, _BY_NAME, (columns.folded(name),))
            if old is not None:
                taken = steps.change(self._db, "saved_search", [(old["search"],)], values)
                changes = record(self._db, "search", f"Search “{name}” changed", taken)
                return self._search_of(old["search"]), changes
            number = 1 + (columns.scalar(self._db, _LAST) or 0)
            row = {**values, "folded": columns.folded(name)}
            step = steps.add(self._db, "saved_search", (number,), row)
            changes = record(self._db, "search", f"Search “{name}” saved", [step])
            return self._search_of(number), changes

    def rename(self, search: int, name: str) -> Changes:
        """Gives the search number ``search`` another name. Raises ``NotFound``.

        Raises:
            Refused: the name is empty, or another search has it.
        """
        with writing(self._db):
            old, name = self._search_of(search), _plain(name)
            taken_by = columns.scalar(self._db, _BY_NAME, (columns.folded(name),))
            if taken_by not in {None, search}:
                raise Refused(f"There is a search named “{name}” already. Nothing was changed.")
            values = {"name": name, "folded": columns.folded(name)}
            taken = steps.change(self._db, "saved_search", [(search,)], values)
            return record(self._db, "search", f"Search “{old.name}” renamed “{name}”", taken)

    def remove(self, search: int) -> Changes:
        """Forgets the search number ``search``, never what it finds. Raises ``NotFound``."""
        with writing(self._db):
            old = self._search_of(search)
            taken = steps.remove(self._db, "saved_search", (search,))
            return record(self._db, "search", f"Search “{old.name}” removed", taken)

    def all(self) -> tuple[SavedSearch, ...]:
        """All saved searches by name, not counted."""
        return tuple(_saved(row) for row in columns.query(self._db, f"{_ROWS} ORDER BY folded"))

    def counted(self, today: date) -> tuple[SavedSearch, ...]:
        """All saved searches by name, with their hits of now where they are to be counted.

        Asks a query for each: a matter for the background.
        """
        return tuple(
            replace(one, articles=self._search.count(one.query, today)) if one.counted else one
            for one in self.all()
        )

    def named(self, name: str) -> SavedSearch:
        """The search ``name``, in any case. Raises ``NotFound``."""
        row = columns.first(self._db, _BY_NAME, (columns.folded(_plain(name)),))
        if row is None:
            message = f"There is no search named “{name}” in this library."
            raise NotFound(message, kind="no-such-search")
        return _saved(row)

    def _search_of(self, number: int) -> SavedSearch:
        row = columns.first(self._db, f"{_ROWS} WHERE search = ?", (number,))
        if row is None:
            message = f"There is no saved search {number} in this library."
            raise NotFound(message, kind="no-such-search")
        return _saved(row)


def _plain(name: str) -> str:
    plain = " ".join(columns.text(name).split())
    if not plain:
        raise Refused("A saved search needs a name. Nothing was changed.")
    return plain


def _saved(row: dict[str, Any]) -> SavedSearch:
    return SavedSearch(**{**row, "counted": bool(row["counted"])})


_ROWS = "SELECT search, name, query, counted FROM saved_search"

_BY_NAME = f"{_ROWS} WHERE folded = ?"

_LAST = "SELECT seq FROM sqlite_sequence WHERE name = 'saved_search'"
