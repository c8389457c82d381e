"""The person's own work as lines of plain data: taken out of one library, put into another.

Articles are named by number and address, pictures by the digest of their bytes, so that the lines
fit a library that was rebuilt from its captures. What is there already is never written over.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from archive_app.domain.annotation import AnnotationKind, Colour, with_lines
from archive_app.domain.errors import BadValue
from archive_app.domain.library import Place
from archive_app.domain.rights import Ruling, Scope
from archive_app.domain.watch import EVERY
from archive_app.store import columns, refresh, tags
from archive_app.store.border import guarded
from archive_app.store.connection import reading, writing
from archive_app.store.differing import told_apart
from archive_app.store.history import settle
from archive_app.store.merging import join, show_version
from archive_app.store.sqlite import sqlite3

Line = dict[str, Any]

FORMAT = 3
"""Raised when the lines change in a way that older programs cannot read."""

_AS_SAVED: Line = {"place": "inbox", "starred": 0, "read": 0, "trashed": 0, "trashed_at": None}
_FLAGS = tuple(_AS_SAVED)
_MALFORMED = (
    AttributeError, KeyError, TypeError, ValueError,
    sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError,
)  # fmt: skip
"""What comes of values that are not as ``lines`` writes them."""
_MARK = (
    "version", "kind", "exact", "prefix", "suffix", "start", "text_sha256", "colour", "body",
    "tags", "created", "modified", "orphan",
)  # fmt: skip
_EDIT = ("field", "value", "was", "edited_at")
_DECISION = (
    "scope", "ruling", "reason", "who", "decided_at", "owner", "reference", "valid_until",
    "evidence", "claims_sha256",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of putting work back."""

    articles: int = 0
    """Whose tags, notes, marks or places were given."""
    decisions: int = 0
    others: int = 0
    """Saved searches, feeds, watches, names of colours, and articles put together."""
    missing: tuple[str, ...] = ()
    """Addresses of articles, and digests of pictures, that are not in this library."""


@guarded
class PortableWork:
    """The person's work, out and in."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def lines(self) -> Iterator[Line]:
        """Every line, in one consistent view; the first says what follows."""
        with reading(self._db):
            yield {"kind": "work", "format": FORMAT}
            for row in columns.query(self._db, _MERGED):  # first: notes count in their versions
                yield {"kind": "merged", **row}
            for row in columns.query(self._db, _ARTICLES):
                yield {"kind": "article", **self._article(row)}
            for row in columns.query(self._db, _DECISIONS):
                yield {"kind": "decision", **row}
            for table, sql in _OTHERS.items():
                for row in columns.query(self._db, sql):
                    yield {"kind": table, **row}

    def restore(self, lines: Iterable[Line]) -> Restored:
        """Puts ``lines`` back in one transaction; done twice it changes nothing the second time.

        Raises:
            BadValue: they are of a newer program, or no such lines; nothing was changed.
        """
        done = Restored()
        with writing(self._db):
            last = columns.scalar(self._db, _LAST_DECISION)
            for number, line in enumerate(lines):
                if number == 0:
                    _require_format(line)
                    continue
                try:
                    done = self._restored(done, line)
                except _MALFORMED as error:
                    raise BadValue(
                        f"Line {number + 1} is no work of this program. Nothing was changed."
                    ) from error
            self._let_later_decisions_stand(last)
        return done

    def _article(self, row: Line) -> Line:
        number = row["article"]
        paths = [path for (path,) in self._db.conn.execute(_TAGS, (number,))]
        marks = columns.query(self._db, _of("annotation", _MARK, "annotation"), (number,))
        edits = columns.query(self._db, _of("edit", _EDIT, "field"), (number,))
        return {**row, "tags": paths, "annotations": marks, "edits": edits}

    def _restored(self, done: Restored, line: Line) -> Restored:
        kind = line["kind"]
        if kind == "article":
            number = self._number(line)
            if number is None:
                return replace(done, missing=(*done.missing, line["url"]))
            return replace(done, articles=done.articles + self._give(number, line))
        if kind == "merged":
            return replace(done, others=done.others + self._merge(line))
        if kind == "decision":
            picture = columns.scalar(self._db, _PICTURE, (line["sha256"],))
            if picture is None:
                return replace(done, missing=(*done.missing, line["sha256"]))
            return replace(done, decisions=done.decisions + self._decide(picture, line))
        return replace(done, others=done.others + self._other(kind, line))

    def _number(self, line: Line) -> int | None:
        """The article of ``line``: of its number if the address fits, else of its address."""
        values = (line["article"], line["url"])
        number: int | None = columns.scalar(self._db, _SAME, values)
        if number is None:
            number = columns.scalar(self._db, _BY_ADDRESS, (told_apart(line["url"]),))
        return number

    def _merge(self, line: Line) -> bool:
        """Put two articles together as they were; what is missing says its own line."""
        number = self._number({"article": line["number"], "url": line["url"]})
        kept = self._number({"article": line["kept"], "url": line["kept_url"]})
        if number is None or kept is None or number == kept:
            return False
        taken = join(self._db, number, kept, None, line["shift"])
        show_version(self._db, kept, line["shown"])
        settle(self._db, taken)
        return True

    def _give(self, number: int, line: Line) -> bool:
        """Give article ``number`` what ``line`` has of it; whether anything was new."""
        before = self._db.conn.total_changes
        now = columns.query(self._db, _STATE, (number,))[0]
        given = _readable({name: line[name] for name in _FLAGS})
        wanted = {name: given[name] for name in _FLAGS if now[name] == _AS_SAVED[name]}
        wanted["note"] = with_lines(now["note"], line["note"])
        if wanted != {name: now[name] for name in wanted}:
            columns.update(self._db, "article", {"article": number}, wanted)
        tags.add_tags(self._db, [number], line["tags"])
        for mark in line["annotations"]:
            row = _readable({name: mark[name] for name in _MARK})
            _add_new(self._db, "annotation", {"article": number, **row}, _SAME_MARK)
        for edit in line["edits"]:
            row = _readable({name: edit[name] for name in _EDIT})
            _add_new(self._db, "edit", {"article": number, **row}, ("article", "field"))
        if self._db.conn.total_changes == before:
            return False
        refresh.refresh_article(self._db, number)
        refresh.refresh_work(self._db, [number])
        refresh.refresh_pictures(self._db, refresh.pictures_of(self._db, [number]))
        return True

    def _decide(self, picture: int, line: Line) -> bool:
        row = _readable({"picture": picture, **{name: line[name] for name in _DECISION}})
        if not _add_new(self._db, "decision", row, ("picture", "decided_at", "ruling", "who")):
            return False
        refresh.refresh_pictures(self._db, [picture])
        return True

    def _let_later_decisions_stand(self, last: int) -> None:
        """What was in force stays so where the lines after ``last`` tell of earlier decisions."""
        for row in columns.query(self._db, _OVERTAKEN, (last, last)):
            columns.insert(self._db, "decision", row)
            refresh.refresh_pictures(self._db, [row["picture"]])

    def _other(self, kind: str, line: Line) -> bool:
        row = _readable({name: line[name] for name in _NAMES[kind]})
        if kind == "watch" and line["url"] is not None:
            row["article"] = self._number(line)
            if row["article"] is None:
                return False  # its own line has said so
        if kind == "feed" and self._db.conn.execute(_FOLLOW_AGAIN, (row["url"],)).rowcount:
            return True
        return _add_new(self._db, kind, row, _KEYS[kind])


def _require_format(line: object) -> None:
    said = line.get("format") if isinstance(line, dict) and line.get("kind") == "work" else None
    if not isinstance(said, int):
        raise BadValue("This file is no work of this program. Nothing was changed.")
    if said > FORMAT:
        raise BadValue("This file was written by a newer News Archive. Nothing was changed.")


def _readable(row: Line) -> Line:
    """``row``, each value of which can be read back; raises one of ``_MALFORMED`` else."""
    for name, read in _READ.items():
        if row.get(name) is not None:
            read(row[name])
    return row


def _add_new(db: Database, table: str, row: Line, key: tuple[str, ...]) -> bool:
    """Add ``row`` unless there is one like it in ``key``; whether it was added."""
    where = " AND ".join(f"{name} IS ?" for name in key)
    sql = f"SELECT 1 FROM {table} WHERE {where}"  # noqa: S608 (our own names)
    if columns.scalar(db, sql, tuple(row[name] for name in key)):
        return False
    columns.insert(db, table, row)
    return True


def _of(table: str, names: tuple[str, ...], order: str) -> str:
    return f"SELECT {', '.join(names)} FROM {table} WHERE article = ? ORDER BY {order}"  # noqa: S608


_READ: dict[str, Callable[[Any], object]] = {
    "place": Place,
    "kind": AnnotationKind,
    "colour": Colour,
    "scope": Scope,
    "ruling": Ruling,
    "valid_until": date.fromisoformat,
    "every": EVERY.__getitem__,
    **dict.fromkeys(("tags", "allow_net"), columns.from_json),
    **dict.fromkeys(
        ("trashed_at", "created", "modified", "edited_at", "decided_at", "added_at"),
        columns.moment,
    ),
}
"""How the values of some columns are read, whatever table they are in."""

_SAME_MARK = ("article", "kind", "start", "exact", "body", "created")
_NAMES = {
    "saved_search": ("name", "folded", "query", "counted"),
    "feed": ("url", "title", "tags", "form", "added_at", "allow_net"),
    "watch": ("article", "site", "every", "next_at", "allow_net"),
    "colour_name": ("colour", "name"),
}
_KEYS = {
    "saved_search": ("folded",),
    "feed": ("url",),
    "watch": ("article", "site"),
    "colour_name": ("colour",),
}

_ARTICLES = f"SELECT article, url, {', '.join(_FLAGS)}, note FROM article ORDER BY article"  # noqa: S608

_LAST_DECISION = "SELECT coalesce(max(decision), 0) FROM decision"

_OVERTAKEN = f"""
    SELECT picture, {", ".join(_DECISION)} FROM decision AS one
    WHERE decision = (
        SELECT max(decision) FROM decision WHERE picture = one.picture AND decision <= ?
    ) AND decided_at > (
        SELECT max(decided_at) FROM decision WHERE picture = one.picture AND decision > ?
    )
"""  # noqa: S608 (our own names)

_MERGED = """
    SELECT merged.number, merged.url, kept, kept_url, shift, version.number AS shown FROM merged
    JOIN article ON article.article = kept JOIN version ON version.version = article.version
    ORDER BY merged_at, merged.number
"""

_STATE = f"SELECT {', '.join(_FLAGS)}, note FROM article WHERE article = ?"  # noqa: S608

_TAGS = """
    SELECT path FROM article_tag JOIN tag USING (tag) WHERE article = ? ORDER BY folded
"""

_DECISIONS = f"""
    SELECT sha256, {", ".join(f"decision.{name}" for name in _DECISION)}
    FROM decision JOIN picture USING (picture) ORDER BY decision.decision
"""  # noqa: S608 (our own names)

_OTHERS = {
    "saved_search": "SELECT name, folded, query, counted FROM saved_search ORDER BY search",
    "feed": """
        SELECT url, title, tags, form, added_at, allow_net FROM feed WHERE followed ORDER BY feed
    """,
    "colour_name": "SELECT colour, name FROM colour_name ORDER BY colour",
    "watch": """
        SELECT watch.article, article.url, watch.site, every, next_at, allow_net
        FROM watch LEFT JOIN article ON article.article = watch.article ORDER BY watch
    """,
}

_FOLLOW_AGAIN = "UPDATE feed SET followed = 1 WHERE url = ? AND NOT followed"

_PICTURE = "SELECT picture FROM picture WHERE sha256 = ?"

_SAME = "SELECT article FROM article WHERE article = ? AND url = ?"

_BY_ADDRESS = "SELECT article FROM address WHERE identity = ?"
