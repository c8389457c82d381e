"""Clauses of a query as conditions in SQL, for what the text index does not answer alone.

A condition speaks of a row by ``key``, its search key, and where it may be a member of a list by
``listed``: the same number, out of sight of SQLite's planner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from archive_app.domain.query import And, Dates, Exactly, Fact, Near, Node, Not, Or, Tag, Words
from archive_app.store import columns, index
from archive_app.store.search_match import NOTHING, Matcher, filter_match, in_article, phrase
from archive_app.store.tags import plain, tag_path


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL with its bound values."""

    text: str
    values: tuple[object, ...] = ()
    keys: str = ""
    """For a condition that is membership of a list: the SELECT of its keys, of the same values."""


def _listed(keys: str, values: tuple[object, ...] = ()) -> Sql:
    """The condition that a row is among ``keys``."""
    return Sql(f"listed IN ({keys})", values, keys)


def condition(node: Node, matcher: Matcher, *, own: bool) -> Sql:
    """``node`` as a condition on ``key``; with ``own``, only for rows of the table ``own``."""
    match node:
        case And(parts):
            return joined(" AND ", [condition(part, matcher, own=own) for part in parts])
        case Or(parts):
            return joined(" OR ", [condition(part, matcher, own=own) for part in parts])
        case Not(part):
            inner = condition(part, matcher, own=own)
            return Sql(f"NOT ({inner.text})", inner.values)
        case Words() | Near():
            return _words(node, own=own)
        case Dates(name) if name == "saved":
            return _saved(node, matcher.today)
        case Tag() | Exactly() if matcher.outlets_of(node) is None:
            return _named(node)
        case Fact(name, value) if (name, value) in _STATES:
            return _STATES[name, value]
        case Fact("rights", value):
            return _rights(value, matcher.today)
    return in_index(matcher.of(node) or NOTHING, own=own)


def _rights(value: str, today: date) -> Sql:
    """A badge as a person sees it: decisions in force first, else what the index knows."""
    known = filter_match("rights", value)
    return _listed(_RIGHTS, (known, today.isoformat(), today.isoformat(), value))


def _saved(dates: Dates, today: date) -> Sql:
    """Days of saving, as the person's clock counts them, as a range of keys."""
    first, last = dates.between(today)
    parts: list[Sql] = []
    if first is not None:
        moment = _midnight(first)
        day = index.day_keys(moment)
        parts.append(Sql(_SAVED_FROM, (day, day + index.KEYS_A_DAY, columns.stamp(moment))))
    if last is not None:
        moment = _midnight(last, following=True)
        day = index.day_keys(moment)
        parts.append(Sql(_SAVED_BEFORE, (day + index.KEYS_A_DAY, day, columns.stamp(moment))))
    return joined(" AND ", parts)


def _words(leaf: Words | Near, *, own: bool) -> Sql:
    work = _listed(_IN_WORK, (phrase(leaf),))
    if not in_article(leaf):
        return work
    article = in_index(phrase(leaf), own=own)
    return article if leaf.field else joined(" OR ", [article, work])


def in_index(match: str, *, own: bool) -> Sql:
    """The condition that the text index finds a row by ``match``; ``own`` as in ``condition``."""
    return _listed(_IN_ARTICLE_OWN if own else _IN_ARTICLE, (match,))


def of_site(names: Sequence[str]) -> Sql:
    """The condition that an article is of one of the sites ``names``, for a few rows."""
    return Sql(_OF_SITE.format(names=", ".join("?" * len(names))), tuple(names))


def _named(node: Tag | Exactly) -> Sql:
    if isinstance(node, Tag):
        asked, folded = plain(tag_path(node.path)), columns.folded(tag_path(node.path))
        if node.prefix:
            return _listed(_TAG_BEGINS, (asked, asked, folded, folded))
        return _listed(_TAG, (asked, folded))
    if node.field == "tag":
        return _listed(_TAG_EXACTLY, (columns.folded(tag_path(node.value)),))
    if node.field == "site":
        return _listed(_SITE_EXACTLY, (columns.text(node.value),))
    return Sql(_AUTHOR_EXACTLY, (columns.text(node.value),))


def joined(word: str, parts: list[Sql]) -> Sql:
    """``parts`` in brackets with ``word`` between them; true where there are none."""
    text = word.join(f"({part.text})" for part in parts) or "1"
    return Sql(text, tuple(value for part in parts for value in part.values))


def _midnight(day: date, *, following: bool = False) -> datetime:
    """When ``day`` (or the day after) begins where the person is, in UTC.

    Where summer time begins at midnight there is none, and where it ends then there are two: the
    day begins with the first moment that bears its date.
    """
    ordinal = min(max(day.toordinal() + following, 719_163), date.max.toordinal() - 1)
    day = date.fromordinal(ordinal)
    begins = datetime.combine(day, time())
    readings = (begins.astimezone(UTC), begins.replace(fold=1).astimezone(UTC))
    return min(readings, key=lambda moment: (moment.astimezone().date() < day, moment))


NOT_TRASHED = Sql("listed NOT IN (SELECT search_key FROM article WHERE trashed)")
"""That a row is not in the trash."""

_IN_ARTICLE = "SELECT rowid FROM article_text WHERE article_text MATCH ?"

_IN_ARTICLE_OWN = """
    SELECT rowid FROM article_text
    WHERE article_text MATCH ? AND +rowid IN (SELECT key FROM own)"""

_IN_WORK = "SELECT rowid FROM work_text WHERE work_text MATCH ?"

# Keys go by days in UTC; only on the one day that local midnight divides the time must be asked.
_SAVED_FROM = """key >= ? AND (
    key >= ? OR (SELECT saved FROM article AS a WHERE a.search_key = key) >= ?)"""

_SAVED_BEFORE = """key < ? AND (
    key < ? OR (SELECT saved FROM article AS a WHERE a.search_key = key) < ?)"""

# "plain" is empty where a name is of signs alone, or came back from an older program's history.
_TAG = """
    SELECT search_key FROM tag CROSS JOIN tag_reach USING (tag)
    WHERE (plain = ? AND plain <> '') OR folded = ?"""

_TAG_BEGINS = """
    SELECT search_key FROM tag CROSS JOIN tag_reach USING (tag)
    WHERE (plain >= ? AND plain < ? || char(0x10ffff) AND plain <> '')
        OR (folded >= ? AND folded < ? || char(0x10ffff))"""

_TAG_EXACTLY = """
    SELECT search_key FROM tag JOIN article_tag USING (tag) JOIN article USING (article)
    WHERE folded = ?"""

_SITE_EXACTLY = "SELECT search_key FROM article WHERE site = ?"

_OF_SITE = "EXISTS (SELECT 1 FROM article WHERE site IN ({names}) AND search_key = key)"
"""In the index by site, not in the rows of articles."""

_AUTHOR_EXACTLY = """(
    SELECT instr('; ' || author || '; ', '; ' || ? || '; ') FROM article AS a
    WHERE a.search_key = key)"""


_KEYED = "article AS a INDEXED BY article_by_saved"
"""Articles by key in the index that has what a person changes most; the unique one that SQLite
prefers leads to their rows, 300 bytes each and all over the file."""


def _state(column: str) -> Sql:
    return Sql(f"(SELECT {column} FROM {_KEYED} WHERE a.search_key = key)")  # noqa: S608


def _has_row(table: str, where: str = "1") -> Sql:
    return Sql(
        f"(SELECT EXISTS (SELECT 1 FROM {table} AS t WHERE t.article = a.article AND {where})"  # noqa: S608
        " FROM article AS a WHERE a.search_key = key)"
    )


def _not(sql: Sql) -> Sql:
    return Sql(f"NOT {sql.text}", sql.values)


_HAS_NOTE = Sql(
    "(SELECT a.note <> '' OR EXISTS (SELECT 1 FROM annotation AS t WHERE t.article = a.article"
    " AND t.body <> '') FROM article AS a WHERE a.search_key = key)"
)
_HAS_HIGHLIGHT = _has_row("annotation")
_HAS_TAG = _has_row("article_tag")
_HAS_PICTURE = in_index(filter_match("has", "picture"), own=False)

_WITH_TWIN = """
    SELECT search_key FROM likeness AS one JOIN article USING (article)
    WHERE family IS NOT NULL AND EXISTS (
        SELECT 1 FROM likeness AS twin JOIN article AS other ON other.article = twin.article
        WHERE twin.family = one.family AND twin.article <> one.article AND NOT other.trashed)"""

_STATES = {
    ("is", "starred"): _state("starred"),
    ("is", "read"): _state("read"),
    ("is", "unread"): _not(_state("read")),
    ("is", "trashed"): Sql("listed IN (SELECT search_key FROM article WHERE trashed)"),
    ("is", "inbox"): _state("place = 'inbox'"),
    ("is", "done"): _state("place = 'done'"),
    ("is", "duplicate"): _listed(_WITH_TWIN),
    ("has", "note"): _HAS_NOTE,
    ("has", "highlight"): _HAS_HIGHLIGHT,
    ("has", "tag"): _HAS_TAG,
    ("has", "pdf"): _listed(
        "SELECT search_key FROM capture JOIN article USING (article)"
        " JOIN version ON version.version = article.version AND version.capture = capture.capture"
        " WHERE media_type = 'application/pdf'"
    ),
    ("no", "note"): _not(_HAS_NOTE),
    ("no", "highlight"): _not(_HAS_HIGHLIGHT),
    ("no", "tag"): _not(_HAS_TAG),
    ("no", "picture"): _not(_HAS_PICTURE),
}
"""Facts that the text index does not know, because the person changes them."""

BADGE = """CASE
        WHEN ruling IN ('cleared', 'blocked', 'owner') THEN ruling
        WHEN placement.conflict THEN 'differ'
        WHEN placement.status IN ('creative-commons', 'public-domain') THEN 'open'
        WHEN placement.status IN ('agency', 'named-holder') THEN 'owner'
        WHEN placement.status = 'placeholder' THEN 'placeholder'
        ELSE 'nothing' END"""
"""The badge of a picture in its place, from the tables "placement" and "decision" (in force)."""

_RIGHTS = f"""
    SELECT rowid FROM article_text WHERE article_text MATCH ?
    EXCEPT
    SELECT search_key FROM picture
    JOIN placement USING (picture) JOIN article ON article.version = placement.version
    WHERE picture.decision IS NOT NULL AND coalesce(picture.valid_until, '9999') >= ?
    UNION
    SELECT shown.search_key FROM article AS shown JOIN placement USING (version)
    LEFT JOIN picture USING (picture)
    LEFT JOIN decision ON decision.decision = picture.decision
        AND coalesce(picture.valid_until, '9999') >= ?
    WHERE shown.version IN (
        SELECT placement.version FROM picture JOIN placement USING (picture)
        WHERE picture.decision IS NOT NULL)
    AND ? = {BADGE}"""  # noqa: S608 (our own words)
