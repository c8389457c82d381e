"""Rows before and after: how a change by the person is written down, undone and done again.

A step is one statement's worth of rows of one table that changed in the same way. Going back is
allowed only while every row still is as the step left it; so an undo can never destroy what came
later. Lines of the trail of decisions are never removed: there, going back adds a line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from archive_app.domain.errors import Refused
from archive_app.store import columns, together
from archive_app.store.numbering import new_key

Row = dict[str, Any]
Key = tuple[Any, ...]

KEYS = {
    "article": ("article",),
    "article_tag": ("article", "tag"),
    "tag": ("tag",),
    "annotation": ("annotation",),
    "edit": ("article", "field"),
    "saved_search": ("search",),
    "decision": ("picture",),
    "version": ("version",),
    "address": ("identity",),
    "watch": ("watch",),
    "feed": ("feed",),
    "colour_name": ("colour",),
    "merged": ("number",),
}
"""The tables that hold the person's work, by what names a row."""

WATCHED = {
    "article": ("version", "versions", "starred", "place", "trashed", "trashed_at", "note"),
    "annotation": ("article", "kind", "colour", "body", "tags"),
    "watch": ("article", "site", "every", "allow_net"),
}
"""Columns that must still be as they were left; all of the step's where none are named here.
A mark's anchor is none of them: it moves with new versions, as a watch does with each saving. Nor
is whether an article was read: it is by being opened, of which nothing is written down; what was
marked as unread, and everything before, could never be undone after that."""

_ALONE = {"saved_search": ("folded",), "watch": ("article", "site")}
"""Columns of which no two rows may have the same."""

CHANGED = "This cannot be undone any more: it has been changed since. Nothing was changed now."

RULING = ("scope", "ruling", "reason", "owner", "reference", "valid_until", "evidence", "who")
"""Columns of "decision" that say what was decided."""


@dataclass(slots=True)
class Step:
    """Rows of one table that went from ``before`` to ``after``; None stands for no row."""

    table: str
    before: Row | None
    after: Row | None
    keys: list[Key] = field(default_factory=list)

    def reversed(self) -> "Step":
        """The way back."""
        return Step(self.table, self.after, self.before, self.keys)


def change(db: Database, table: str, keys: Iterable[Key], values: Row) -> list[Step]:
    """Gives ``values`` to the rows of ``keys``; the steps taken, none for rows that had them."""
    steps: dict[str, Step] = {}
    names = ", ".join(values)
    sql = f"SELECT {names} FROM {table} WHERE {_where(table)}"  # noqa: S608 (our own names)
    for key in keys:
        before = columns.first(db, sql, key)
        if before is not None and before != values:
            step = steps.setdefault(columns.to_json(before), Step(table, before, values))
            step.keys.append(key)
    return [_apply(db, step) for step in steps.values()]


def add(db: Database, table: str, key: Key, values: Row) -> Step:
    """Adds the row of ``key`` with ``values``."""
    return _apply(db, Step(table, None, values, [key]))


def remove(db: Database, table: str, key: Key) -> list[Step]:
    """Removes the row of ``key``; no step where there is none."""
    sql = f"SELECT * FROM {table} WHERE {_where(table)}"  # noqa: S608 (our own names)
    row = columns.first(db, sql, key)
    if row is None:
        return []
    before = {name: value for name, value in row.items() if name not in KEYS[table]}
    return [_apply(db, Step(table, before, None, [key]))]


def take(db: Database, steps: Sequence[Step]) -> None:
    """Takes ``steps`` after checking that every row is as they expect.

    Raises:
        Refused: a row is not; the caller's transaction undoes what was taken.
    """
    for step in steps:
        if step.table == "tag":
            _take_tag(db, step)
        else:
            _check(db, step)
            _apply(db, step)


def merged(steps: Iterable[Step]) -> list[Step]:
    """``steps`` with runs that differ in nothing but the key put together."""
    result: list[Step] = []
    for step in steps:
        last = result[-1] if result else None
        if (
            last is not None
            and last.table == step.table
            and last.before == step.before
            and last.after == step.after
        ):
            last.keys.extend(step.keys)
        else:
            result.append(Step(step.table, step.before, step.after, list(step.keys)))
    return result


def _apply(db: Database, step: Step) -> Step:
    names = KEYS[step.table]
    if step.table == "decision":
        _rule(db, step)
    elif step.table == "article" and step.after is None:
        _drop_articles(db, step)
    elif step.table == "version" and step.before and step.after:
        _move_captures(db, step.before, step.after)
        _update(db, step, step.after)
    elif step.after is None:
        sql = f"DELETE FROM {step.table} WHERE {_where(step.table)}"  # noqa: S608
        db.conn.executemany(sql, step.keys)
    elif step.before is None:
        values = _with_free_key(db, step.after) if step.table == "article" else step.after
        cells = (*names, *values)
        marks = ", ".join("?" * len(cells))
        sql = f"INSERT INTO {step.table} ({', '.join(cells)}) VALUES ({marks})"  # noqa: S608
        db.conn.executemany(sql, [(*key, *values.values()) for key in step.keys])
    else:
        _update(db, step, step.after)
    return step


def _update(db: Database, step: Step, values: Row) -> None:
    sets = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE {step.table} SET {sets} WHERE {_where(step.table)}"  # noqa: S608
    db.conn.executemany(sql, [(*values.values(), *key) for key in step.keys])


def _move_captures(db: Database, before: Row, after: Row) -> None:
    """Captures go where the version goes that they show, also those made since."""
    there = (after["article"], after["number"])
    db.conn.execute(_CAPTURES_FOLLOW, (*there, before["article"], before["number"]))


def _drop_articles(db: Database, step: Step) -> None:
    """Articles that have nothing any more go, with what was derived of them.

    Raises:
        Refused: something was added to one meanwhile, which would go along.
    """
    for (number,) in step.keys:
        if columns.scalar(db, _HAS_ANYTHING, (number,)):
            raise Refused(CHANGED)
        key = columns.scalar(db, "SELECT search_key FROM article WHERE article = ?", (number,))
        together.remove(db, key)
        together.remove_work(db, key)
        db.conn.execute(_JOBS_FOLLOW, (number,))
        db.conn.execute("DELETE FROM article WHERE article = ?", (number,))


def _with_free_key(db: Database, article: Row) -> Row:
    """``article`` with its key of the text indexes, or another where that was given again."""
    taken = "SELECT 1 FROM article WHERE search_key = ?"
    if columns.scalar(db, taken, (article["search_key"],)) is None:
        return article
    return {**article, "search_key": new_key(db, columns.moment(article["saved"]))}


def _check(db: Database, step: Step) -> None:
    watched = step.before
    names = WATCHED.get(step.table)
    if watched is not None and names is not None:
        watched = {name: watched[name] for name in names if name in watched}
    for key in step.keys:
        if step.table == "decision":
            found = ruling_in_force(db, key[0])
        else:
            found = _found(db, step.table, key, watched)
        if found != watched or not _has_owner(db, step, key) or _is_taken(db, step, key):
            raise Refused(CHANGED)


def _found(db: Database, table: str, key: Key, watched: Row | None) -> Row | None:
    names = ", ".join(watched or KEYS[table])
    sql = f"SELECT {names} FROM {table} WHERE {_where(table)}"  # noqa: S608 (our own names)
    row = columns.first(db, sql, key)
    return {} if row is not None and watched == {} else row


def _has_owner(db: Database, step: Step, key: Key) -> bool:
    """Whether the article and the tag that a row belongs to are still there."""
    row = dict(zip(KEYS[step.table], key, strict=True)) | (step.after or {})
    return all(
        columns.scalar(db, f"SELECT 1 FROM {table} WHERE {table} = ?", (row[table],))  # noqa: S608
        for table in ("article", "tag")
        if row.get(table) is not None and step.table != table and step.after is not None
    )


def _is_taken(db: Database, step: Step, key: Key) -> bool:
    """Whether another row has got what a step gives back and only one may have."""
    table, after = step.table, step.after or {}
    other = " AND ".join(f"{name} <> ?" for name in KEYS[table])
    return any(
        columns.scalar(db, f"SELECT 1 FROM {table} WHERE {name} = ? AND {other}", (value, *key))  # noqa: S608
        for name in _ALONE.get(table, ())
        if (value := after.get(name)) is not None
    )


def _take_tag(db: Database, step: Step) -> None:
    """A tag's row comes and goes with its use: it stays where something else uses it."""
    if step.before is not None and step.after is not None:
        _check(db, step)
        _apply(db, step)
        return
    for (tag,) in step.keys:
        used = columns.scalar(db, _TAG_USED, (tag, tag))
        there = columns.scalar(db, "SELECT 1 FROM tag WHERE tag = ?", (tag,))
        if step.after is None and there and not used:
            db.conn.execute("DELETE FROM tag WHERE tag = ?", (tag,))
        elif step.after is not None and not there:
            if columns.scalar(db, "SELECT 1 FROM tag WHERE folded = ?", (step.after["folded"],)):
                raise Refused(CHANGED)
            _apply(db, Step("tag", None, step.after, [(tag,)]))


def ruling_in_force(db: Database, picture: int) -> Row | None:
    """What is decided of ``picture`` now; None where nothing is."""
    row = columns.first(db, _IN_FORCE, (picture,))
    return None if row is None or row["ruling"] == "withdraw" else row


def _rule(db: Database, step: Step) -> None:
    """Adds a line that says ``after`` again; for None one that withdraws the last."""
    # Imported here: refresh reads content, which this module's callers may not need.
    from archive_app.store.refresh import claims_sha256

    for (picture,) in step.keys:
        last = columns.scalar(db, LAST_LINE, (picture,))
        ruling = step.after or {
            "scope": "this", "ruling": "withdraw", "reason": "", "owner": None, "reference": "",
            "valid_until": None, "evidence": "", "who": (step.before or {}).get("who", ""),
        }  # fmt: skip
        row = {"picture": picture, **ruling, "decided_at": columns.now()}
        row["claims_sha256"] = claims_sha256(db, picture)
        row["undoes"] = last
        columns.insert(db, "decision", row)


def _where(table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in KEYS[table])


_TAG_USED = """
    SELECT 1 FROM tag_reach WHERE tag = ? UNION ALL SELECT 1 FROM tag WHERE parent = ?
"""

_HAS_ANYTHING = """
    SELECT 1 FROM capture WHERE article = ?1 UNION ALL
    SELECT 1 FROM version WHERE article = ?1 UNION ALL
    SELECT 1 FROM annotation WHERE article = ?1 UNION ALL
    SELECT 1 FROM article_tag WHERE article = ?1 UNION ALL
    SELECT 1 FROM edit WHERE article = ?1 UNION ALL
    SELECT 1 FROM watch WHERE article = ?1
"""

_CAPTURES_FOLLOW = """
    UPDATE capture SET article = ?, version = ? WHERE article = ? AND version = ?
"""

_JOBS_FOLLOW = """
    UPDATE job SET article = (SELECT kept FROM merged WHERE number = ?1) WHERE article = ?1
"""

_IN_FORCE = """
    SELECT scope, ruling, reason, owner, reference, valid_until, evidence, who FROM decision
    WHERE picture = ? ORDER BY decision DESC LIMIT 1
"""

LAST_LINE = "SELECT max(decision) FROM decision WHERE picture = ?"
