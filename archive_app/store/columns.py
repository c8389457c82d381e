"""How Python values lie in columns: times as ISO 8601 in UTC, lists as JSON."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any

import msgspec
from sqlite_utils import Database

from archive_app.domain.errors import Notice

_SURROGATES = re.compile("[\ud800-\udfff]")


def query(db: Database, sql: str, values: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    """All rows of ``sql``, each by the names of its columns."""
    cursor = db.conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def first(db: Database, sql: str, values: tuple[Any, ...] = ()) -> dict[str, Any] | None:
    """The first row of ``sql``; None where there is none."""
    rows = query(db, sql, values)
    return rows[0] if rows else None


def scalar(db: Database, sql: str, values: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401
    """The first column of the first row of ``sql``; None where there is none."""
    row = db.conn.execute(sql, values).fetchone()
    return None if row is None else row[0]


def insert(db: Database, table: str, row: dict[str, Any]) -> int:
    """Adds ``row``; its number."""
    return int(db.conn.execute(_insert(table, tuple(row)), tuple(row.values())).lastrowid or 0)


TableRows = Iterable[tuple[str, Sequence[dict[str, Any]]]]
"""Rows by their table; those that stand together have the same columns."""


def insert_all(db: Database, given: TableRows) -> None:
    """Adds the rows ``given``: table after table, in the order in which they are first named."""
    gathered: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
    for table, rows in given:
        if rows:
            values = gathered.setdefault((table, tuple(rows[0])), [])
            values.extend(tuple(row.values()) for row in rows)
    for (table, names), values in gathered.items():
        db.conn.executemany(_insert(table, names), values)


@cache
def _insert(table: str, names: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 (our names)


def update(db: Database, table: str, key: dict[str, Any], values: dict[str, Any]) -> None:
    """Gives ``values`` to the row of ``key``."""
    sets = ", ".join(f"{name} = ?" for name in values)
    where = " AND ".join(f"{name} = ?" for name in key)
    sql = f"UPDATE {table} SET {sets} WHERE {where}"  # noqa: S608 (our own names)
    db.conn.execute(sql, (*values.values(), *key.values()))


def to_json(value: object) -> str:
    """``value`` as JSON."""
    return msgspec.json.encode(value).decode()


def from_json(text: str, kind: Any = Any) -> Any:  # noqa: ANN401
    """The ``kind`` that ``to_json`` wrote."""
    return msgspec.json.decode(text, type=kind)


@lru_cache(maxsize=16)  # one save asks five times for the same
def stamp(moment: datetime) -> str:
    """``moment`` (aware) in UTC, to the microsecond: sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The aware time that ``stamp`` wrote."""
    return datetime.fromisoformat(text)


def now() -> str:
    """The present as ``stamp`` writes it."""
    return stamp(datetime.now(UTC))


def local_today() -> date:
    """The day where the person is."""
    return datetime.now().astimezone().date()


def seconds(published: str | None) -> int | None:
    """An ISO 8601 date or time as seconds since 1970; a bare one counts as UTC; None for none."""
    if not published:
        return None
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    try:
        return int(when.timestamp())
    except (ValueError, OverflowError):
        return None


def text(value: str) -> str:
    """``value`` as it can be stored: half surrogate pairs, from escapes in scripts, as "�".

    One code point stays one, so that offsets hold.
    """
    return _SURROGATES.sub("\ufffd", value)


def folded(name: str) -> str:
    """``name`` as names are told apart: without regard to case."""
    return unicodedata.normalize("NFC", name.casefold())


def notice(kind: str | None, message: str | None) -> Notice | None:
    """The notice of two columns; None where they are empty."""
    return None if kind is None else Notice(kind, message or "")
