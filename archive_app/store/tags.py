"""The tree of tags: names as typed, told apart without regard to case."""

import unicodedata
from collections.abc import Iterable

from sqlite_utils import Database

from archive_app.domain.errors import BadValue
from archive_app.store import columns, steps
from archive_app.store.steps import Step


def tag_path(name: str) -> str:
    """``name`` as a path: parts trimmed, inner white space single, empty parts dropped.

    Raises:
        BadValue: nothing is left.

    >>> tag_path(" Places / Port  Ellery/")
    'Places/Port Ellery'
    """
    normal = unicodedata.normalize("NFC", columns.text(name))
    parts = [" ".join(part.split()) for part in normal.split("/")]
    path = "/".join(part for part in parts if part)
    if not path:
        raise BadValue(f"“{name}” is no tag: a tag needs at least one letter. Nothing was changed.")
    return path


def tag_of(db: Database, name: str) -> int | None:
    """The number of the tag ``name`` in any case; None where there is none."""
    number: int | None = columns.scalar(db, _BY_NAME, (columns.folded(tag_path(name)),))
    return number


def make_tag(db: Database, name: str) -> tuple[int, list[Step]]:
    """The number of the tag ``name``, made with its parents where missing, and the steps taken."""
    taken: list[Step] = []
    parent: int | None = None
    above = ""
    for part in tag_path(name).split("/"):
        path = f"{above}/{part}" if above else part
        row = columns.first(db, _BY_NAME, (columns.folded(path),))
        if row is None:
            number = 1 + (columns.scalar(db, _LAST_TAG) or 0)
            values = {"parent": parent, "path": path, "folded": columns.folded(path)}
            taken.append(steps.add(db, "tag", (number,), values))
            row = {"tag": number, "path": path}
        parent, above = row["tag"], row["path"]
    assert parent is not None  # noqa: S101 (a path has at least one part)
    return parent, taken


def add_tags(db: Database, numbers: Iterable[int], names: Iterable[str]) -> list[Step]:
    """Gives each of ``names`` to each of ``numbers``; the steps taken."""
    taken: list[Step] = []
    wanted = list(numbers)
    for name in names:
        tag, made = make_tag(db, name)
        taken += made
        have = {row[0] for row in db.conn.execute(_HAVE, (tag, columns.to_json(wanted)))}
        taken += [
            steps.add(db, "article_tag", (number, tag), {})
            for number in dict.fromkeys(wanted)
            if number not in have
        ]
    return taken


def remove_tags(db: Database, numbers: Iterable[int], names: Iterable[str]) -> list[Step]:
    """Takes each of ``names`` from each of ``numbers``; the steps taken."""
    taken: list[Step] = []
    wanted = list(dict.fromkeys(numbers))
    for name in names:
        tag = tag_of(db, name)
        if tag is not None:
            for number in wanted:
                taken += steps.remove(db, "article_tag", (number, tag))
    return taken


_BY_NAME = "SELECT tag, path FROM tag WHERE folded = ?"

_LAST_TAG = "SELECT seq FROM sqlite_sequence WHERE name = 'tag'"

_HAVE = """
    SELECT article FROM article_tag
    WHERE tag = ? AND article IN (SELECT value FROM json_each(?))
"""
