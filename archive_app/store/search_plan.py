"""A query compiled for SQLite: what the text index answers, and what other tables must.

Most clauses are questions to ``article_text`` and become one MATCH (see ``search_match``), filters
included. The rest are conditions on a row's key; nothing reaches SQL but as a bound value.

Words without a field may also stand in the person's own work, the second index. The few articles
whose work holds any of them (the *own* rows) are judged clause by clause; all others by the one
MATCH alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from archive_app.domain.query import (
    And,
    Dates,
    Exactly,
    Fact,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Query,
    Tag,
    Words,
)
from archive_app.store import columns, index
from archive_app.store.search_match import (
    NOTHING,
    WORK_FIELDS,
    Matcher,
    filter_match,
    in_article,
    phrase,
)
from archive_app.store.standing import Standing
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


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask.

    Conditions speak of a row by ``key``, its search key, and where it may be a member of a list by
    ``listed``: the same number, out of sight of SQLite's planner.
    """

    standing: Standing
    """The library as it was when this was made."""
    match: str | None
    """The MATCH for ``article_text``; None where the index is not needed."""
    weighed: str | None
    """The MATCH for ``article_text`` of that part of ``match`` which ranks a hit; None where that
    is all of it."""
    day: int
    """Today as days since 1970: what was saved not long before counts a little more."""
    conditions: tuple[Sql, ...] = ()
    """What must hold besides."""
    narrowing: tuple[Sql, ...] = ()
    """What any hit must fit, where clauses that rank nothing are among it; the trash left aside."""
    share: float = 1.0
    """About how large a share of what a word finds is left by all else that is asked for: none by a
    month, or by what cannot be asked of the index; all where nothing is known of it."""
    own_match: str | None = None
    """The MATCH for ``work_text`` that finds the own rows; None where there is none."""
    rank_match: str | None = None
    """A MATCH of all sought words joined by OR, to rank own rows; None where nothing ranks."""
    own: Sql | None = None
    """The whole query as a condition on an own row; it may use the table ``own(key)``. None where
    there is no own row."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles one query."""

    matcher: Matcher
    standing: Standing

    def plan(self, query: Query) -> Plan:
        """The plan of ``query`` but for own rows, the trash left out unless it is asked for."""
        conditions: list[Sql] = []
        day = days_since_1970(self.matcher.today)
        if query.root is None:
            return Plan(self.standing, None, None, day, tuple(self._trash(query)))
        inside: list[Node] = []
        for clause in query.clauses:
            if self.matcher.of(clause) is None:
                conditions.append(self._condition(clause, own=False))
            else:
                inside.append(clause)
        match = self.matcher.all_of(tuple(inside)) if inside else None
        narrowing = [] if all(map(ranks, inside)) else [_in_index(match or "", own=False)]
        return Plan(
            standing=self.standing,
            match=match,
            weighed=self._weighed(inside),
            day=day,
            conditions=(*self._trash(query), *conditions),
            narrowing=(*narrowing, *conditions),
            share=0.0 if conditions else min(map(self._share, inside), default=1.0),
            rank_match=any_of(_ranking(query)),
        )

    def _weighed(self, clauses: list[Node]) -> str | None:
        """The MATCH of those of ``clauses`` that rank, with dates.

        FTS5 counts the articles of every phrase of what it weighs, also of filters and of words
        that must not be there. A date or an outlet is one word, and that of few articles.
        """
        ranking = [clause for clause in clauses if ranks(clause)]
        narrowing = [one for one in clauses if one not in ranking and not self._is_brief(one)]
        if not ranking or not narrowing:
            return None
        return self.matcher.all_of(tuple(one for one in clauses if one not in narrowing))

    def _share(self, clause: Node) -> float:
        """About how large a share of the articles fits ``clause``, as far as is known at once."""
        if isinstance(clause, Dates):
            first, last = clause.between(self.matcher.today)
            return 0.0 if first and last and (last - first).days < _WIDE_DAYS else 1.0
        outlets = self.matcher.outlets_of(clause)
        return 1.0 if outlets is None else self.matcher.share_of(outlets)

    def _is_brief(self, clause: Node) -> bool:
        """Whether few words of few articles stand for ``clause``."""
        return isinstance(clause, Dates) or self.matcher.outlets_of(clause) is not None

    def with_own(self, query: Query, plan: Plan) -> Plan:
        """``plan`` with the condition on own rows, which few queries come to need."""
        if query.root is None:
            return plan
        whole = self._condition(query.root, own=True)
        own = _joined(" AND ", [whole, *self._trash(query)])
        return replace(plan, own_match=any_of(own_words(query)), own=own)

    def _trash(self, query: Query) -> list[Sql]:
        hidden = self.standing.trash and not _asks_for_trash(query.root)
        return [_NOT_TRASHED] if hidden else []

    def _condition(self, node: Node, *, own: bool) -> Sql:
        """``node`` as a condition on ``key``; with ``own``, only for rows of the table ``own``."""
        match node:
            case And(parts):
                return _joined(" AND ", [self._condition(part, own=own) for part in parts])
            case Or(parts):
                return _joined(" OR ", [self._condition(part, own=own) for part in parts])
            case Not(part):
                inner = self._condition(part, own=own)
                return Sql(f"NOT ({inner.text})", inner.values)
            case Words() | Near():
                return _words(node, own=own)
            case Dates(name) if name == "saved":
                return self._saved(node)
            case Tag() | Exactly() if self.matcher.outlets_of(node) is None:
                return _named(node)
            case Fact(name, value) if (name, value) in _STATES:
                return _STATES[name, value]
            case Fact("rights", value):
                return self._rights(value)
        return _in_index(self.matcher.of(node) or NOTHING, own=own)

    def _rights(self, value: str) -> Sql:
        """A badge as a person sees it: decisions in force first, else what the index knows."""
        known = filter_match("rights", value)
        today = self.matcher.today.isoformat()
        return _listed(_RIGHTS, (known, today, today, value))

    def _saved(self, dates: Dates) -> Sql:
        """Days of saving, as the person's clock counts them, as a range of keys."""
        first, last = dates.between(self.matcher.today)
        parts: list[Sql] = []
        if first is not None:
            moment = _midnight(first)
            day = index.day_keys(moment)
            parts.append(Sql(_SAVED_FROM, (day, day + index.KEYS_A_DAY, columns.stamp(moment))))
        if last is not None:
            moment = _midnight(last, following=True)
            day = index.day_keys(moment)
            parts.append(Sql(_SAVED_BEFORE, (day + index.KEYS_A_DAY, day, columns.stamp(moment))))
        return _joined(" AND ", parts)


_WIDE_DAYS = 300
"""Days from which a range is no narrow one."""


def own_words(query: Query) -> list[Words | Near]:
    """The clauses of ``query`` whose words may stand in the person's own work."""
    found = [] if query.root is None else leaves(query.root)
    words = dict.fromkeys(leaf for leaf in found if isinstance(leaf, Words | Near))
    return [leaf for leaf in words if leaf.field in (None, *WORK_FIELDS)]


def days_since_1970(day: date) -> int:
    """The number of ``day``."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _asks_for_trash(node: Node | None) -> bool:
    return node is not None and any(leaf == Fact("is", "trashed") for leaf in leaves(node))


def leaves(node: Node) -> Iterator[Leaf]:
    """Every clause of a tree, those under a negation included."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield node


def ranks(node: Node) -> bool:
    """Whether any words of ``node`` rank a hit: those that only tell where it is from do not."""
    match node:
        case And(parts) | Or(parts):
            return any(map(ranks, parts))
        case Words() | Near():
            return node.field not in _PLACES
    return False


def _ranking(query: Query) -> list[Words | Near]:
    """The words that rank an article's own row; those of its place where there are no others."""
    sought = [leaf for leaf in query.sought if in_article(leaf)]
    return [leaf for leaf in sought if ranks(leaf)] or sought


_PLACES = {"site", "section", "url"}


def any_of(words: Sequence[Words | Near]) -> str | None:
    """A MATCH of any of ``words``; None where there are none."""
    return " OR ".join(f"({phrase(leaf)})" for leaf in words) or None


def _words(leaf: Words | Near, *, own: bool) -> Sql:
    work = _listed(_IN_WORK, (phrase(leaf),))
    if not in_article(leaf):
        return work
    article = _in_index(phrase(leaf), own=own)
    return article if leaf.field else _joined(" OR ", [article, work])


def _in_index(match: str, *, own: bool) -> Sql:
    return _listed(_IN_ARTICLE_OWN if own else _IN_ARTICLE, (match,))


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


def _joined(word: str, parts: list[Sql]) -> Sql:
    text = word.join(f"({part.text})" for part in parts) or "1"
    return Sql(text, tuple(value for part in parts for value in part.values))


def _midnight(day: date, *, following: bool = False) -> datetime:
    """When ``day`` (or the day after) begins where the person is, in UTC."""
    ordinal = min(max(day.toordinal() + following, 719_163), date.max.toordinal() - 1)
    begins = datetime.combine(date.fromordinal(ordinal), time())
    return begins.astimezone(UTC)


_NOT_TRASHED = Sql("listed NOT IN (SELECT search_key FROM article WHERE trashed)")

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
_HAS_PICTURE = _in_index(filter_match("has", "picture"), own=False)

_STATES = {
    ("is", "starred"): _state("starred"),
    ("is", "read"): _state("read"),
    ("is", "unread"): _not(_state("read")),
    ("is", "trashed"): Sql("listed IN (SELECT search_key FROM article WHERE trashed)"),
    ("is", "inbox"): _state("place = 'inbox'"),
    ("is", "done"): _state("place = 'done'"),
    ("is", "duplicate"): _listed(
        "SELECT search_key FROM likeness JOIN article USING (article) WHERE family IS NOT NULL"
    ),
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
