"""What the person did, with the way back: written in the same transaction as the change itself."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import NotFound, Refused
from archive_app.domain.library import Event
from archive_app.store import columns, marks, refresh, steps
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.refresh import CHOSEN, current_text
from archive_app.store.steps import Step

_UNDONE_ALREADY = "This has been undone already. Nothing was changed now."

_KINDS = {
    "decision": frozenset({Touched.DECISIONS, Touched.PICTURES}),
    "edit": frozenset({Touched.ARTICLES}),
    "article_tag": frozenset({Touched.TAGS}),
    "tag": frozenset({Touched.TAGS}),
    "annotation": frozenset({Touched.NOTES}),
    "saved_search": frozenset({Touched.SEARCHES}),
    "version": frozenset({Touched.ARTICLES, Touched.PICTURES}),
    "watch": frozenset({Touched.JOBS}),
    "feed": frozenset({Touched.JOBS}),
    "colour_name": frozenset({Touched.COLOURS}),
}
"""What a step in a table touches, whichever columns it is about."""

_PLACES = frozenset({"place", "starred", "read", "trashed", "trashed_at"})


def record(db: Database, verb: str, subject: str, taken: Sequence[Step]) -> Changes:
    """Writes the event of ``taken`` and brings up to date what depends on it.

    Called inside the transaction that took them. Nothing taken: no event, empty ``Changes``. What
    was undone before can from now on not be done again.
    """
    taken = steps.merged(taken)
    if not taken:
        return Changes()
    changes = settle(db, taken)
    db.conn.execute("UPDATE event SET state = 'passed' WHERE state = 'undone'")
    event = columns.insert(
        db,
        "event",
        {
            "verb": verb,
            "subject": subject,
            "happened_at": columns.now(),
            "articles": columns.to_json(sorted(changes.articles)),
            "steps": columns.to_json(taken),
        },
    )
    return changes | Changes(event=event)


def settle(db: Database, taken: Iterable[Step]) -> Changes:
    """Refreshes what is derived from the rows of ``taken``; what they touched."""
    kinds: set[Touched] = set()
    content: set[int] = set()
    work: set[int] = set()
    shown: set[int] = set()
    pictures: set[int] = set()
    for step in taken:
        columns_touched = {*(step.before or {}), *(step.after or {})}
        numbers = _articles(db, step)
        kinds |= _KINDS.get(step.table, frozenset())
        if step.table in {"edit", "version"}:
            content |= numbers
        if step.table in {"article_tag", "tag", "annotation", "version"}:
            work |= numbers
        if step.table == "version":
            pictures |= set(refresh.pictures_in(db, [key[0] for key in step.keys]))
        elif step.table == "decision":
            pictures |= {key[0] for key in step.keys}
        elif step.table == "watch":
            shown |= numbers
        if "note" in columns_touched:
            kinds.add(Touched.NOTES)
            work |= numbers
        if columns_touched & _PLACES and step.table == "article":
            kinds.add(Touched.PLACES)
            shown |= numbers
            if "trashed" in columns_touched:
                pictures |= set(refresh.pictures_of(db, numbers))
    for number in refresh.present(db, content):
        refresh.refresh_article(db, number)
    refresh.refresh_work(db, work)
    refresh.refresh_pictures(db, pictures)
    return Changes(
        articles=frozenset(content | work | shown),
        pictures=frozenset(pictures),
        kinds=frozenset(kinds),
    )


def _articles(db: Database, step: Step) -> set[int]:
    if step.table in {"article", "article_tag", "edit"}:
        return {key[0] for key in step.keys}
    if step.table == "tag" and (step.before is None or step.after is None):
        return set()  # a tag that comes or goes is on no article then
    if step.table in _OF_ROWS:
        sides = [row for row in (step.before, step.after) if row is not None]
        if "article" in sides[0]:
            return {row["article"] for row in sides if row["article"] is not None}
        wanted = columns.to_json([key[0] for key in step.keys])
        found = db.conn.execute(_OF_ROWS[step.table], (wanted,))
        return {number for (number,) in found if number is not None}
    return set()


@guarded
class History:
    """The person's changes, newest first, and the way back and forth."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def events(self, limit: int = 100) -> tuple[Event, ...]:
        """The latest ``limit`` changes, newest first."""
        rows = columns.query(self._db, f"{_EVENTS} ORDER BY event DESC LIMIT ?", (limit,))
        return tuple(_event(row) for row in rows)

    def undo(self, event: int | None = None) -> tuple[Event, Changes]:
        """Undoes ``event``, without one the latest that stands; what it was and what it touched.

        Works over restarts. A decision is undone by a further line of the trail.

        Raises:
            Refused: there is nothing to undo, or what it left has been changed since.
            NotFound: there is no such event.
        """
        with writing(self._db):
            row = self._chosen(event, _LATEST, "There is nothing to undo.")
            if row["state"] != "done":
                raise Refused(_UNDONE_ALREADY)
            changes = self._go(row, backward=True)
            self._db.conn.execute(_SET_UNDONE, (row["event"],))
        return _event(row | {"state": "undone"}), changes

    def redo(self) -> tuple[Event, Changes]:
        """Does again what was undone last, unless something else was done since.

        Raises:
            Refused: there is nothing to do again, or what it needs has been changed since.
        """
        with writing(self._db):
            row = self._chosen(None, _LAST_UNDONE, "There is nothing to do again.")
            changes = self._go(row, backward=False)
            self._db.conn.execute(_SET_DONE, (row["event"],))
        return _event(row | {"state": "done"}), changes

    def undo_back_to(self, event: int) -> tuple[tuple[Event, ...], Changes]:
        """Undoes ``event`` and all that was done after it, newest first: all of it or nothing.

        Raises:
            Refused: it is undone already, or something of it has been changed since.
            NotFound: there is no such event.
        """
        with writing(self._db):
            first = self._chosen(event, _LATEST, "")
            if first["state"] != "done":
                raise Refused(_UNDONE_ALREADY)
            rows = columns.query(self._db, _STANDING_SINCE, (event,))
            return self._all(rows, backward=True)

    def redo_up_to(self, event: int) -> tuple[tuple[Event, ...], Changes]:
        """Does again what was undone, the last first, until ``event`` stands: all or nothing.

        Raises:
            Refused: ``event`` stands, something else was done since it was undone, or what it
                needs has been changed.
            NotFound: there is no such event.
        """
        with writing(self._db):
            last = self._chosen(event, _LAST_UNDONE, "")
            if last["state"] == "done":
                raise Refused("This stands already. Nothing was changed now.")
            if last["state"] == "passed":
                raise Refused(
                    "Something else was done after this was undone, so that it cannot be done"
                    " again. Nothing was changed."
                )
            rows = columns.query(self._db, _UNDONE_UP_TO, (event,))
            return self._all(rows, backward=False)

    def _all(
        self, rows: Sequence[dict[str, Any]], *, backward: bool
    ) -> tuple[tuple[Event, ...], Changes]:
        gone: list[Event] = []
        changes = Changes()
        for row in rows:
            changes |= self._go(row, backward=backward)
            self._db.conn.execute(_SET_UNDONE if backward else _SET_DONE, (row["event"],))
            gone.append(_event(row | {"state": "undone" if backward else "done"}))
        return tuple(gone), changes

    def _chosen(self, event: int | None, otherwise: str, none: str) -> dict[str, Any]:
        if event is None:
            row = columns.first(self._db, otherwise)
            if row is None:
                raise Refused(none)
            return row
        row = columns.first(self._db, f"{_EVENTS} WHERE event = ?", (event,))
        if row is None:
            raise NotFound(f"There is no change number {event} in the history.")
        return row

    def _go(self, row: dict[str, Any], *, backward: bool) -> Changes:
        taken: list[Step] = columns.from_json(row["steps"], list[Step])
        if backward:
            taken = [step.reversed() for step in reversed(taken)]
        for step in taken:
            step.keys = [tuple(key) for key in step.keys]
        steps.take(self._db, taken)
        for step in taken:
            if step.table == "annotation" or (step.table, step.keys[0][-1]) == ("edit", CHOSEN):
                # Its article may have got a version since: nobody moved the mark along then.
                for number in refresh.present(self._db, _articles(self._db, step)):
                    marks.leave_behind(self._db, number, current_text(self._db, number)[1])
        return settle(self._db, taken) | Changes(event=row["event"])


def _event(row: dict[str, Any]) -> Event:
    return Event(
        event=row["event"],
        verb=row["verb"],
        subject=row["subject"],
        happened_at=columns.moment(row["happened_at"]),
        # What a purge left without a way back was not undone: it just cannot be any more.
        undone=row["state"] != "done" and row["steps"] != "[]",
        articles=tuple(columns.from_json(row["articles"])),
    )


_EVENTS = "SELECT event, verb, subject, happened_at, articles, steps, state FROM event"

_LATEST = f"{_EVENTS} WHERE state = 'done' ORDER BY event DESC LIMIT 1"

_STANDING_SINCE = f"{_EVENTS} WHERE state = 'done' AND event >= ? ORDER BY event DESC"

_SINCE_UNDONE = "undone_order >= (SELECT undone_order FROM event WHERE event = ?)"

_UNDONE_UP_TO = f"{_EVENTS} WHERE state = 'undone' AND {_SINCE_UNDONE} ORDER BY undone_order DESC"

_LAST_UNDONE = f"{_EVENTS} WHERE state = 'undone' ORDER BY undone_order DESC LIMIT 1"

_SET_UNDONE = """
    UPDATE event SET state = 'undone',
        undone_order = 1 + (SELECT coalesce(max(undone_order), 0) FROM event)
    WHERE event = ?
"""

_SET_DONE = "UPDATE event SET state = 'done', undone_order = NULL WHERE event = ?"

_OF_ROWS = {
    "annotation": """
        SELECT article FROM annotation WHERE annotation IN (SELECT value FROM json_each(?))
    """,
    "tag": "SELECT DISTINCT article FROM tag_reach WHERE tag IN (SELECT value FROM json_each(?))",
    "version": "SELECT article FROM version WHERE version IN (SELECT value FROM json_each(?))",
    "watch": "SELECT article FROM watch WHERE watch IN (SELECT value FROM json_each(?))",
}
