"""What the person calls the highlight colours: part of the library, as the notes that mean it."""

from collections.abc import Mapping

from sqlite_utils import Database

from archive_app.domain.annotation import Colour
from archive_app.domain.changes import Changes
from archive_app.store import columns, steps
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.history import record


@guarded
class ColourNames:
    """Names by colour; a colour without one is called by its own."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> dict[Colour, str]:
        """The names that the person gave."""
        rows = self._db.conn.execute("SELECT colour, name FROM colour_name")
        return {Colour(colour): name for colour, name in rows}

    def set(self, names: Mapping[Colour, str]) -> Changes:
        """Lets the colours have exactly ``names``; an empty one is none. Undoable."""
        with writing(self._db):
            had = self.all()
            taken: list[steps.Step] = []
            for colour in Colour:
                key, name = (str(colour),), columns.text(names.get(colour, "").strip())
                if not name:
                    taken += steps.remove(self._db, "colour_name", key)
                elif colour in had:
                    taken += steps.change(self._db, "colour_name", [key], {"name": name})
                else:
                    taken.append(steps.add(self._db, "colour_name", key, {"name": name}))
            return record(self._db, "colours", "Highlight colours named", taken)
