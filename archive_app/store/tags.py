"""The tree of tags: names as typed, told apart without regard to case."""

import unicodedata
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from archive_app.domain.errors import BadValue, NotFound
from archive_app.domain.words import fold
from archive_app.store import columns, steps
from archive_app.store.steps import Row, Step
from archive_app.store.together import known_meanwhile, later


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


def plain(path: str) -> str:
    """``path`` as it is asked for: without accents and case, nor signs that stand before a name.

    >>> plain("Personen/@Jörg_Roe")
    'personen/jorg roe'
    """
    parts = (fold(part).replace("_", " ").lstrip("#@ ") for part in path.split("/"))
    return "/".join(" ".join(part.split()) for part in parts)


def tag_of(db: Database, name: str) -> int | None:
    """The number of the tag ``name`` in any case; None where there is none."""
    number: int | None = columns.scalar(db, _BY_NAME, (columns.folded(tag_path(name)),))
    return number


def make_tag(db: Database, name: str) -> tuple[int, list[Step]]:
    """The number of the tag ``name``, made with its parents where missing, and the steps taken."""
    wanted = tag_path(name)
    known: int | None = columns.scalar(db, _BY_NAME, (columns.folded(wanted),))
    if known is not None:
        return known, []
    taken: list[Step] = []
    parent: int | None = None
    above = ""
    for part in wanted.split("/"):
        path = f"{above}/{part}" if above else part
        row = columns.first(db, _BY_NAME, (columns.folded(path),))
        if row is None:
            number = 1 + (columns.scalar(db, _LAST_TAG) or 0)
            values = {
                "parent": parent, "path": path, "folded": columns.folded(path), "plain": plain(path)
            }  # fmt: skip
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
        taken += [
            steps.add(db, "article_tag", (number, tag), {})
            for number in dict.fromkeys(wanted)
            if columns.scalar(db, _HAS, (number, tag)) is None
        ]
    return taken


def tag_new(db: Database, article: int, names: Iterable[str]) -> tuple[str, ...]:
    """Gives ``names`` to ``article``, which has no tag yet; their paths in order."""
    found = dict(_known_tag(db, name) for name in names)
    if found:
        rows = [{"article": article, "tag": tag} for tag in found]
        later(db, lambda: [("article_tag", rows)])
    return tuple(sorted(found.values(), key=columns.folded))


def _known_tag(db: Database, name: str) -> tuple[int, str]:
    """The number and path of the tag ``name``, made where missing; remembered among many saves."""
    known = known_meanwhile(db)
    found: tuple[int, str] | None = known.get(("tag", name))
    if found is None:
        number, _ = make_tag(db, name)
        found = known["tag", name] = (number, columns.scalar(db, _PATH, (number,)))
    return found


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


def rename_tree(db: Database, old: str, new: str) -> tuple[str, list[Step]]:
    """Gives the tag ``old`` the path ``new``, those below it with it; the path, the steps taken.

    Where there is a tag ``new``, the two become one. Tags of highlights follow.

    Raises:
        NotFound: there is no tag ``old``.
        BadValue: ``new`` is empty, or lies below ``old``.
    """
    tree = _tree(db, old)
    above, path = tree[0]["path"], tag_path(new)
    if columns.folded(path).startswith(f"{columns.folded(above)}/"):
        raise BadValue(f"“{above}” cannot go below itself. Nothing was changed.")
    paths = {row["path"]: path + row["path"][len(above) :] for row in tree}
    if columns.folded(path) == columns.folded(above):
        taken = [
            step
            for row in tree
            for step in steps.change(db, "tag", [(row["tag"],)], {"path": paths[row["path"]]})
        ]
    else:
        taken = [step for row in tree for step in _move(db, row["tag"], paths[row["path"]])]
        taken += _drop(db, tree)
    return path, taken + _rename_on_marks(db, paths)


def remove_tree(db: Database, name: str) -> tuple[str, list[Step]]:
    """Takes the tag ``name`` and those below it from everything; its path, the steps taken.

    Raises:
        NotFound: there is no such tag.
    """
    tree = _tree(db, name)
    taken = [
        step
        for row in tree
        for number in _articles_with(db, row["tag"])
        for step in steps.remove(db, "article_tag", (number, row["tag"]))
    ]
    taken += _drop(db, tree)
    return tree[0]["path"], taken + _rename_on_marks(db, {row["path"]: None for row in tree})


def _tree(db: Database, name: str) -> list[Row]:
    """The tag ``name`` and those below, parents first."""
    number = tag_of(db, name)
    if number is None:
        raise NotFound(f"There is no tag “{name}” in this library. Nothing was changed.")
    return columns.query(db, _TREE, (number,))


def _articles_with(db: Database, tag: int) -> list[int]:
    return [number for (number,) in db.conn.execute(_WITH_TAG, (tag,))]


def _move(db: Database, tag: int, path: str) -> list[Step]:
    """What has ``tag`` gets ``path`` instead."""
    numbers = _articles_with(db, tag)
    _, taken = make_tag(db, path)
    taken += add_tags(db, numbers, [path])
    for number in numbers:
        taken += steps.remove(db, "article_tag", (number, tag))
    return taken


def _drop(db: Database, tree: list[Row]) -> list[Step]:
    """The rows of tags that nothing has any more, the deepest first."""
    return [step for row in reversed(tree) for step in steps.remove(db, "tag", (row["tag"],))]


def _rename_on_marks(db: Database, paths: Mapping[str, str | None]) -> list[Step]:
    """Highlights follow: each tag that ``paths`` names has another path, or with None goes."""
    told = {columns.folded(old): new for old, new in paths.items()}
    taken: list[Step] = []
    for row in columns.query(db, _TAGGED_MARKS):
        old: list[str] = columns.from_json(row["tags"])
        told_each = (told.get(columns.folded(tag), tag) for tag in old)
        new = list(dict.fromkeys(tag for tag in told_each if tag is not None))
        if new != old:
            values = {"tags": columns.to_json(new)}
            taken += steps.change(db, "annotation", [(row["annotation"],)], values)
    return taken


_BY_NAME = "SELECT tag, path FROM tag WHERE folded = ?"

_LAST_TAG = "SELECT seq FROM sqlite_sequence WHERE name = 'tag'"

_PATH = "SELECT path FROM tag WHERE tag = ?"

_HAS = "SELECT 1 FROM article_tag WHERE article = ? AND tag = ?"

_TREE = """
    WITH RECURSIVE tree(tag, path, depth) AS (
        SELECT tag, path, 0 FROM tag WHERE tag = ?
        UNION ALL
        SELECT tag.tag, tag.path, depth + 1 FROM tree JOIN tag ON tag.parent = tree.tag)
    SELECT tag, path FROM tree ORDER BY depth, path
"""

_WITH_TAG = "SELECT article FROM article_tag WHERE tag = ? ORDER BY article"

_TAGGED_MARKS = "SELECT annotation, tags FROM annotation WHERE tags <> '[]'"
