"""The person's own work as lines of plain data: taken out of one library, put into another.

Articles are named by number and address, pictures by the digest of their bytes, so that the lines
fit a library that was rebuilt from its captures. What is there already is never written over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from archive_app.domain.errors import BadValue
from archive_app.store import columns, refresh, tags
from archive_app.store.border import guarded
from archive_app.store.connection import reading, writing
from archive_app.store.differing import told_apart
from archive_app.store.history import settle
from archive_app.store.merging import join, show_version

Line = dict[str, Any]

FORMAT = 3
"""Raised when the lines change in a way that older programs cannot read."""

_FLAGS = ("place", "starred", "read", "trashed", "trashed_at")
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
            for number, line in enumerate(lines):
                if number == 0:
                    _require_format(line)
                    continue
                try:
                    done = self._restored(done, line)
                except (KeyError, TypeError) as error:
                    raise BadValue(
                        f"Line {number + 1} is no work of this program. Nothing was changed."
                    ) from error
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
        note = "\n".join(dict.fromkeys(filter(None, (now["note"], line["note"]))))
        wanted = {name: line[name] for name in _FLAGS} | {"note": note}
        if wanted != now:
            columns.update(self._db, "article", {"article": number}, wanted)
        tags.add_tags(self._db, [number], line["tags"])
        for mark in line["annotations"]:
            row = {name: mark[name] for name in _MARK}
            _add_new(self._db, "annotation", {"article": number, **row}, _SAME_MARK)
        for edit in line["edits"]:
            row = {name: edit[name] for name in _EDIT}
            _add_new(self._db, "edit", {"article": number, **row}, ("article", "field"))
        if self._db.conn.total_changes == before:
            return False
        refresh.refresh_article(self._db, number)
        refresh.refresh_work(self._db, [number])
        refresh.refresh_pictures(self._db, refresh.pictures_of(self._db, [number]))
        return True

    def _decide(self, picture: int, line: Line) -> bool:
        row = {"picture": picture, **{name: line[name] for name in _DECISION}}
        if not _add_new(self._db, "decision", row, ("picture", "decided_at", "ruling", "who")):
            return False
        refresh.refresh_pictures(self._db, [picture])
        return True

    def _other(self, kind: str, line: Line) -> bool:
        row = {name: value for name, value in line.items() if name != "kind"}
        if kind == "watch" and (url := row.pop("url")) is not None:
            row["article"] = self._number({"article": row["article"], "url": url})
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


_SAME_MARK = ("article", "kind", "start", "exact", "body", "created")
_KEYS = {
    "saved_search": ("folded",),
    "feed": ("url",),
    "watch": ("article", "site"),
    "colour_name": ("colour",),
}

_ARTICLES = f"SELECT article, url, {', '.join(_FLAGS)}, note FROM article ORDER BY article"  # noqa: S608

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
