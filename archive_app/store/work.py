"""The person's own work on articles: tags, stars, places, trash, notes, corrections."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlite_utils import Database

from archive_app.domain.article import ChosenText
from archive_app.domain.changes import Changes
from archive_app.domain.errors import BadValue, NotFound
from archive_app.domain.library import Place, TagCount
from archive_app.domain.saving import Reanchor
from archive_app.store import columns, content, marks, refresh, steps, tags
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.history import record, settle
from archive_app.store.refresh import CHOSEN, current_text
from archive_app.store.steps import Row

_SHOWN_OF_TEXT = 200
"""Characters of the extracted text that a correction names as what it was."""


@guarded
class Work:
    """Changes to what the person made of articles; each is one transaction with its way back.

    Every method that takes numbers raises ``NotFound`` for one that is not in the library, and
    then changes nothing.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def tag(
        self, numbers: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> Changes:
        """Adds and removes tags by name; parts of a path are divided by "/"."""
        with writing(self._db):
            self._require(numbers)
            taken = tags.remove_tags(self._db, numbers, remove)
            taken += tags.add_tags(self._db, numbers, add)
            return record(self._db, "tag", _tag_subject(numbers, add, remove), taken)

    def add_tag(self, name: str) -> Changes:
        """Makes the tag ``name`` and the tags above it, that no article has yet.

        Raises:
            BadValue: nothing of ``name`` is left, or there is such a tag.
        """
        with writing(self._db):
            path = tags.tag_path(name)
            if tags.tag_of(self._db, path) is not None:
                raise BadValue(f"There is a tag “{path}” already. Nothing was changed.")
            return record(self._db, "tag", f"Tag “{path}” made", tags.make_tag(self._db, path)[1])

    def rename_tag(self, old: str, new: str) -> Changes:
        """Gives the tag ``old`` the path ``new``, with all below it; two of one name become one.

        Raises:
            NotFound: there is no tag ``old``.
            BadValue: ``new`` is empty, or lies below ``old``.
        """
        with writing(self._db):
            path, taken = tags.rename_tree(self._db, old, new)
            return record(self._db, "tag", f"Tag “{old}” renamed “{path}”", taken)

    def remove_tag(self, name: str) -> Changes:
        """Takes the tag ``name`` and those below it from every article and highlight.

        Raises:
            NotFound: there is no such tag.
        """
        with writing(self._db):
            path, taken = tags.remove_tree(self._db, name)
            return record(self._db, "tag", f"Tag “{path}” removed", taken)

    def star(self, numbers: Sequence[int], *, starred: bool) -> Changes:
        """Sets or clears the star."""
        verb = "star" if starred else "unstar"
        return self._flag(numbers, {"starred": int(starred)}, verb, f"{verb}red")

    def mark_read(self, numbers: Sequence[int], *, read: bool, by_opening: bool = False) -> Changes:
        """Marks as read or unread.

        ``by_opening``: nobody asked for it, so there is nothing to undo, and what was undone
        before can still be done again.
        """
        word = "read" if read else "unread"
        if not by_opening:
            return self._flag(numbers, {"read": int(read)}, word, f"marked as {word}")
        with writing(self._db):
            self._require(numbers)
            keys = [(number,) for number in self._differing(numbers, {"read": int(read)})]
            return settle(self._db, steps.change(self._db, "article", keys, {"read": int(read)}))

    def place(self, numbers: Sequence[int], place: Place) -> Changes:
        """Moves to the inbox, or out of it as done."""
        words = "moved to Inbox" if place is Place.INBOX else "done"
        return self._flag(numbers, {"place": place.value}, place.value, words)

    def trash(self, numbers: Sequence[int]) -> Changes:
        """Moves to the trash; nothing is lost until the trash is emptied."""
        values = {"trashed": 1, "trashed_at": columns.now()}
        return self._flag(numbers, values, "trash", "moved to Trash")

    def restore(self, numbers: Sequence[int]) -> Changes:
        """Takes back out of the trash."""
        values = {"trashed": 0, "trashed_at": None}
        return self._flag(numbers, values, "restore", "restored from Trash")

    def note(self, article: int, text: str) -> Changes:
        """Replaces the note on the whole article; the old text stays in the history."""
        with writing(self._db):
            self._require([article])
            values = {"note": columns.text(text)}
            taken = steps.change(self._db, "article", [(article,)], values)
            return record(self._db, "note", f"Note on article {article} changed", taken)

    def edit(self, article: int, field: str, value: str | None) -> Changes:
        """Corrects ``field`` of ``article``; None takes the correction back.

        Raises:
            BadValue: ``field`` is none of ``refresh.EDITABLE``, or the value no date where one
                belongs.
        """
        if field not in refresh.EDITABLE:
            raise BadValue(
                f"“{field}” cannot be corrected. These can: {', '.join(refresh.EDITABLE)}."
            )
        with writing(self._db):
            self._require([article])
            if value is not None:
                value = columns.text(value.strip())
                if field in {"published", "modified"}:
                    _require_date(value)
                if value == columns.scalar(self._db, _EDITED, (article, field)):
                    return Changes()
            taken = steps.remove(self._db, "edit", (article, field))
            if value is not None:
                values = self._edit_row(article, field, value)
                taken.append(steps.add(self._db, "edit", (article, field), values))
            return record(self._db, "edit", f"{field.capitalize()} of article {article}", taken)

    def keep_place(self, article: int, start: int) -> None:
        """Remembers how far ``article`` was read, in code points of its text; nothing to undo."""
        with writing(self._db):
            self._db.conn.execute(_KEEP_PLACE, (article, start, columns.now()))

    def choose_text(self, article: int, chosen: ChosenText | None, reanchor: Reanchor) -> Changes:
        """Shows ``chosen`` as the text of ``article``; None goes back to the extracted one.

        Marks go along where their words are surely found; what extraction found stays stored.
        """
        with writing(self._db):
            self._require([article])
            taken = steps.remove(self._db, "edit", (article, CHOSEN))
            if chosen is not None:
                row = self._edit_row(article, CHOSEN, columns.text(columns.to_json(chosen)))
                row["was"] = row["was"][:_SHOWN_OF_TEXT]
                taken.append(steps.add(self._db, "edit", (article, CHOSEN), row))
            number, text = current_text(self._db, article)
            for mark, values in marks.moved(self._db, article, number, text, reanchor):
                taken += steps.change(self._db, "annotation", [(mark,)], values)
            return record(self._db, "edit", f"Text of article {article}", taken)

    def tags(self) -> tuple[TagCount, ...]:
        """All tags in alphabetical order with their articles, those below and none included."""
        rows = columns.query(self._db, "SELECT path, articles FROM tag ORDER BY folded")
        return tuple(TagCount(row["path"], row["articles"]) for row in rows)

    def _flag(self, numbers: Sequence[int], values: Row, verb: str, words: str) -> Changes:
        with writing(self._db):
            self._require(numbers)
            keys = [(number,) for number in self._differing(numbers, values)]
            taken = steps.change(self._db, "article", keys, values)
            subject = f"{_counted(sum(len(step.keys) for step in taken))} {words}"
            return record(self._db, verb, subject, taken)

    def _differing(self, numbers: Iterable[int], values: Row) -> list[int]:
        """Those of ``numbers`` whose flag is another; when it was set does not count."""
        name, value = next(iter(values.items()))
        sql = f"{_WANTED} AND article.{name} <> ?"
        wanted = columns.to_json(list(dict.fromkeys(numbers)))
        return [number for (number,) in self._db.conn.execute(sql, (wanted, value))]

    def _edit_row(self, article: int, field: str, value: str) -> Row:
        version = columns.scalar(self._db, _CURRENT, (article,))
        extracted = getattr(content.read(self._db, version), field)
        was = "; ".join(extracted) if isinstance(extracted, tuple) else extracted or ""
        return {"value": value, "was": was, "edited_at": columns.now()}

    def _require(self, numbers: Sequence[int]) -> None:
        require_articles(self._db, numbers)


def require_articles(db: Database, numbers: Iterable[int]) -> None:
    """Raises ``NotFound`` where one of ``numbers`` is no article of the library."""
    wanted = list(dict.fromkeys(numbers))
    found = {number for (number,) in db.conn.execute(_WANTED, (columns.to_json(wanted),))}
    for number in wanted:
        if number in found:
            continue
        kept = columns.scalar(db, "SELECT kept FROM merged WHERE number = ?", (number,))
        if kept is not None:
            raise NotFound(f"Article {number} is part of article {kept} now. Nothing was changed.")
        raise NotFound(f"There is no article {number} in this library. Nothing was changed.")


def _require_date(value: str) -> None:
    """Let pass what ISO 8601 has for a day or a moment; the Article JSON promises no other."""
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise BadValue(
            f"“{value}” is no date. Nothing was changed. Write a day like 2026-01-13, or a moment"
            " like 2026-01-13T06:00+01:00."
        ) from error


def _tag_subject(numbers: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> str:
    parts = [f"tagged “{tags.tag_path(name)}”" for name in add]
    parts += [f"tag “{tags.tag_path(name)}” removed" for name in remove]
    return f"{_counted(len(set(numbers)))}: {', '.join(parts)}"


def _counted(number: int) -> str:
    return f"{number} article" if number == 1 else f"{number} articles"


_WANTED = """
    SELECT article FROM article WHERE article IN (SELECT value FROM json_each(?))
"""

_CURRENT = "SELECT version FROM article WHERE article = ?"

_EDITED = "SELECT value FROM edit WHERE article = ? AND field = ?"

_KEEP_PLACE = """
    INSERT INTO reading (article, start, read_at) SELECT article, ?2, ?3 FROM article
    WHERE article = ?1 ON CONFLICT DO UPDATE SET start = excluded.start, read_at = excluded.read_at
"""
