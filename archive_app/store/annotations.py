"""The person's marks on texts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from archive_app.domain.annotation import Anchor, Annotation, AnnotationKind, Colour
from archive_app.domain.changes import Changes
from archive_app.domain.errors import NotFound
from archive_app.domain.library import NoteRow
from archive_app.store import columns, steps
from archive_app.store.border import guarded
from archive_app.store.connection import writing
from archive_app.store.history import record
from archive_app.store.work import require_articles

_FIELDS = """
    annotation, article, version, kind, exact, prefix, suffix, start, text_sha256, colour, body,
    tags, created, modified, orphan
"""


@guarded
class Annotations:
    """Highlights and notes; each change is one transaction with its way back."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, annotation: Annotation) -> tuple[Annotation, Changes]:
        """Stores ``annotation``; it comes back with its number. Raises ``NotFound``."""
        with writing(self._db):
            require_articles(self._db, [annotation.article])
            number = 1 + (columns.scalar(self._db, _LAST) or 0)
            step = steps.add(self._db, "annotation", (number,), _row(annotation))
            verb = annotation.kind.value
            subject = f"{verb.capitalize()} “{_short(annotation.anchor.exact)}”"
            changes = record(self._db, verb, subject, [step])
            return replace(annotation, annotation=number), changes

    def change(
        self,
        number: int,
        *,
        body: str | None = None,
        colour: Colour | None = None,
        tags: Sequence[str] | None = None,
    ) -> Changes:
        """Gives another body, colour or tags; what is None stays. Raises ``NotFound``.

        A highlight that gets a body is a note, and a note without one a highlight.
        """
        with writing(self._db):
            old = self._mark(number)
            new = replace(
                old,
                body=old.body if body is None else columns.text(body),
                colour=colour or old.colour,
                tags=old.tags if tags is None else tuple(tags),
            )
            kind = AnnotationKind.NOTE if new.body else AnnotationKind.HIGHLIGHT
            before, after = _row(old), _row(replace(new, kind=kind))
            values = {name: value for name, value in after.items() if before[name] != value}
            if not values:
                return Changes()
            values["modified"] = columns.now()
            taken = steps.change(self._db, "annotation", [(number,)], values)
            return record(self._db, "note", f"Note on “{_short(old.anchor.exact)}” changed", taken)

    def remove(self, number: int) -> Changes:
        """Removes the mark. Raises ``NotFound``."""
        with writing(self._db):
            old = self._mark(number)
            taken = steps.remove(self._db, "annotation", (number,))
            subject = f"{old.kind.value.capitalize()} “{_short(old.anchor.exact)}” removed"
            return record(self._db, "unmark", subject, taken)

    def move(self, number: int, anchor: Anchor, version: int) -> Changes:
        """Anchors the mark anew, after the person said where it belongs. Raises ``NotFound``."""
        with writing(self._db):
            old = self._mark(number)
            moved = _row(replace(old, anchor=anchor, version=version, orphan=False))
            taken = steps.change(self._db, "annotation", [(number,)], moved)
            return record(self._db, "move", f"“{_short(anchor.exact)}” moved", taken)

    def of(self, article: int) -> tuple[Annotation, ...]:
        """The marks of ``article`` in the order of its text, orphans first."""
        return marks_of(self._db, article)

    def all(self, text: str = "") -> tuple[NoteRow, ...]:
        """All marks of articles that are not in the trash, newest first.

        With ``text`` only those whose quote, body or tags contain it, in any case.
        """
        rows = columns.query(self._db, _ALL)
        wanted = text.strip().casefold()
        return tuple(
            NoteRow(_annotation(row), title)
            for row in rows
            if (title := row.pop("title")) is not None
            and wanted in f"{row['exact']}\n{row['body']}\n{row['tags']}".casefold()
        )

    def _mark(self, number: int) -> Annotation:
        sql = f"SELECT {_FIELDS} FROM annotation WHERE annotation = ?"  # noqa: S608
        row = columns.first(self._db, sql, (number,))
        if row is None:
            message = f"There is no note or highlight {number} in this library."
            raise NotFound(message, kind="no-such-annotation")
        return _annotation(row)


def marks_of(db: Database, article: int) -> tuple[Annotation, ...]:
    """The marks of ``article`` in the order of its text, orphans first."""
    sql = f"SELECT {_FIELDS} FROM annotation WHERE article = ? ORDER BY orphan DESC, start, annotation"  # noqa: E501, S608
    return tuple(_annotation(row) for row in columns.query(db, sql, (article,)))


def _annotation(row: dict[str, Any]) -> Annotation:
    return Annotation(
        annotation=row["annotation"],
        article=row["article"],
        version=row["version"],
        kind=AnnotationKind(row["kind"]),
        anchor=Anchor(row["exact"], row["prefix"], row["suffix"], row["start"], row["text_sha256"]),
        colour=Colour(row["colour"]),
        body=row["body"],
        tags=tuple(columns.from_json(row["tags"])),
        created=columns.moment(row["created"]),
        modified=columns.moment(row["modified"]),
        orphan=bool(row["orphan"]),
    )


def _row(annotation: Annotation) -> dict[str, Any]:
    anchor = annotation.anchor
    return {
        "article": annotation.article,
        "version": annotation.version,
        "kind": annotation.kind.value,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "text_sha256": anchor.text_sha256,
        "colour": annotation.colour.value,
        "body": columns.text(annotation.body),
        "tags": columns.to_json(annotation.tags),
        "created": columns.stamp(annotation.created),
        "modified": columns.stamp(annotation.modified),
        "orphan": int(annotation.orphan),
    }


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"


_LAST = "SELECT seq FROM sqlite_sequence WHERE name = 'annotation'"

_ALL = f"""
    SELECT title, {", ".join(f"annotation.{name.strip()}" for name in _FIELDS.split(","))}
    FROM annotation JOIN article USING (article)
    WHERE NOT article.trashed ORDER BY annotation.created DESC, annotation DESC
"""  # noqa: S608
