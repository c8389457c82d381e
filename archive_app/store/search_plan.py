"""A query compiled for SQLite: what the text index answers, and what other tables must.

Nothing that a person typed reaches FTS5 but as quoted words that ``domain.words`` has folded, and
nothing reaches SQL but as a bound value.

Most clauses are questions to ``article_text`` and become one MATCH, filters included (they are
words of their own there). The rest are conditions on a row's key. Words without a field may
also stand in the person's own work, the second index. The few articles whose work holds any of
them (the *own* rows) are judged clause by clause; all others by the one MATCH alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

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
from archive_app.domain.words import asked, filter_word
from archive_app.store import columns, index
from archive_app.store.tags import tag_path

COLUMN_OF_FIELD = {
    "title": "{title subtitle}",
    "author": "author",
    "site": "site",
    "section": "section",
    "url": "address",
    "caption": "caption",
    "credit": "credit",
    "creator": "creator",
    "owner": "owner",
    "licence": "licence",
}
"""The columns of ``article_text`` that a field looks into."""

WORK_FIELDS = ("note", "highlight")
"""The fields that look into ``work_text``."""

_FILTERS = "filters"

_IN_INDEX = {
    ("is", "changed"): ("has", "version"),
    ("has", "version"): ("has", "version"),
    ("has", "picture"): ("has", "picture"),
    ("has", "author"): ("has", "author"),
    ("has", "credit"): ("has", "credit"),
    ("has", "picture-without-credit"): ("has", "picture-without-credit"),
    ("has", "pdf"): ("has", "pdf"),
    ("has", "c2pa"): ("has", "c2pa"),
    ("no", "author"): ("no", "author"),
    ("no", "credit"): ("no", "credit"),
}
"""Facts that are filter words of the text index."""


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL with its bound values."""

    text: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask.

    Conditions speak of a row by ``key``, its search key, and where it may be a member of a list by
    ``listed``: the same number, out of sight of SQLite's planner.
    """

    match: str | None
    """The MATCH for ``article_text``; None where the index is not needed."""
    conditions: tuple[Sql, ...] = ()
    """What must hold besides."""
    own_match: str | None = None
    """The MATCH for ``work_text`` that finds the own rows; None where no word can be there."""
    own_condition: Sql | None = None
    """The whole query as a condition on an own row; it may use the table ``own(key)``."""
    rank_match: str | None = None
    """A MATCH of all sought words joined by OR, to rank own rows; None where nothing ranks."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles one query."""

    today: date
    years: Callable[[], tuple[int, int]]
    """First and last year that any article may be of: closes open ranges of dates."""
    has_trash: bool = True
    """Whether any article is in the trash at all."""
    _found: dict[Node, str | None] = field(default_factory=dict)

    def plan(self, query: Query) -> Plan:
        """The plan of ``query``, the trash left out unless it is asked for."""
        hides_trash = self.has_trash and not _asks_for_trash(query.root)
        trash = [_NOT_TRASHED] if hides_trash else []
        conditions = [*trash]
        if query.root is None:
            return Plan(None, tuple(conditions))
        inside: list[Node] = []
        for clause in query.clauses:
            if self._inside(clause) is None:
                conditions.append(self._condition(clause, own=False))
            else:
                inside.append(clause)
        ranks = " OR ".join(f"({phrase(leaf)})" for leaf in query.sought if _in_article(leaf))
        whole = self._condition(query.root, own=True)
        return Plan(
            match=self._all_inside(tuple(inside)) if inside else None,
            conditions=tuple(conditions),
            own_match=" OR ".join(f"({phrase(leaf)})" for leaf in _perhaps_in_work(query.root))
            or None,
            own_condition=_joined(" AND ", [whole, *trash]),
            rank_match=ranks or None,
        )

    def _inside(self, node: Node) -> str | None:
        """``node`` as a MATCH of ``article_text`` (own rows left aside), or None."""
        if node not in self._found:
            self._found[node] = self._as_match(node)
        return self._found[node]

    def _as_match(self, node: Node) -> str | None:
        match node:
            case And(parts):
                return self._all_inside(parts)
            case Or(parts):
                found = [self._inside(part) for part in parts]
                return None if None in found else " OR ".join(f"({one})" for one in found)
            case Not(part):
                inner = self._inside(part)
                return None if inner is None else f'("{index.EVERY}" NOT ({inner}))'
            case Words() | Near():
                return phrase(node) if _in_article(node) else _NOTHING  # only own rows have it
            case Dates():
                return self._days(node)
            case Fact(name, value):
                return _fact_word(name, value)
        return None

    def _all_inside(self, parts: tuple[Node, ...]) -> str | None:
        """The parts joined by AND; those with a minus are taken from the others, not from all."""
        wanted = [self._inside(part) for part in parts if not isinstance(part, Not)]
        unwanted = [self._inside(part.part) for part in parts if isinstance(part, Not)]
        if None in wanted or None in unwanted:
            return None
        base = " AND ".join(f"({one})" for one in wanted) or f'"{index.EVERY}"'
        if not unwanted:
            return base
        return f"({base}) NOT ({' OR '.join(f'({one})' for one in unwanted)})"

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
            case Tag() | Exactly():
                return _named(node)
            case Fact(name, value) if (name, value) in _STATES:
                return _STATES[name, value]
            case Fact("rights", value):
                return self._rights(value)
        return _in_index(self._inside(node) or _NOTHING, own=own)

    def _rights(self, value: str) -> Sql:
        """A badge as a person sees it: decisions in force first, else what the index knows."""
        word = f'{_FILTERS} : "{filter_word("rights", value)}"'
        return Sql(_RIGHTS, (word, self.today.isoformat(), self.today.isoformat(), value))

    def _saved(self, dates: Dates) -> Sql:
        """Days of saving, as the person's clock counts them, as a range of keys."""
        first, last = dates.between(self.today)
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

    def _days(self, dates: Dates) -> str | None:
        """A range of days as filter words of whole years, months and single days."""
        if dates.field == "saved":
            return None
        first, last = dates.between(self.today)
        low, high = self.years()
        first = max(first or date.min, date(low, 1, 1))
        last = min(last or date.max, date(high, 12, 31))
        words = [f'"{filter_word(dates.field, part)}"' for part in _spans(first, last)]
        return f"{_FILTERS} : ({' OR '.join(words)})" if words else _NOTHING


def phrase(leaf: Words | Near) -> str:
    """``leaf`` as an FTS5 expression of either index."""
    column = COLUMN_OF_FIELD.get(leaf.field or "", leaf.field or "")
    within = f"{column} : " if column else ""
    if isinstance(leaf, Near):
        sides = [asked(text) for text in leaf.texts]
        quoted = " ".join(_quoted(side.phrase, begins=side.begins) for side in sides)
        return f"{within}NEAR({quoted}, {leaf.distance})"
    wanted = asked(leaf.text)
    parts = [_quoted(wanted.phrase, begins=leaf.prefix or wanted.begins)]
    if not leaf.prefix:  # the last special word may be unfinished
        parts += [_quoted(special, begins=False) for special in wanted.specials]
    return f"{within}({' AND '.join(parts)})" if len(parts) > 1 else within + parts[0]


def _quoted(words: str, *, begins: bool) -> str:
    return f'"{words.replace(chr(34), " ")}"{"*" if begins else ""}'


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


def _perhaps_in_work(node: Node) -> list[Words | Near]:
    """The clauses whose words may stand in the person's own work."""
    found = [leaf for leaf in leaves(node) if isinstance(leaf, Words | Near)]
    return [leaf for leaf in dict.fromkeys(found) if leaf.field in (None, *WORK_FIELDS)]


def _in_article(leaf: Words | Near) -> bool:
    return leaf.field not in WORK_FIELDS


def _fact_word(name: str, value: str) -> str | None:
    if name == "lang":
        return f'{_FILTERS} : "{filter_word("lang", value)}"'
    known = _IN_INDEX.get((name, value))
    return f'{_FILTERS} : "{filter_word(*known)}"' if known else None


def _words(leaf: Words | Near, *, own: bool) -> Sql:
    work = Sql(_IN_WORK, (phrase(leaf),))
    if not _in_article(leaf):
        return work
    article = _in_index(phrase(leaf), own=own)
    return article if leaf.field else _joined(" OR ", [article, work])


def _in_index(match: str, *, own: bool) -> Sql:
    return Sql(_IN_ARTICLE_OWN if own else _IN_ARTICLE, (match,))


def _named(node: Tag | Exactly) -> Sql:
    if isinstance(node, Tag):
        folded = _folded_tag(node.path)
        return Sql(
            _TAG_BEGINS if node.prefix else _TAG, (folded, folded) if node.prefix else (folded,)
        )
    if node.field == "tag":
        return Sql(_TAG_EXACTLY, (_folded_tag(node.value),))
    return Sql(
        _SITE_EXACTLY if node.field == "site" else _AUTHOR_EXACTLY, (columns.text(node.value),)
    )


def _folded_tag(name: str) -> str:
    return columns.folded(tag_path(name))


def _joined(word: str, parts: list[Sql]) -> Sql:
    text = word.join(f"({part.text})" for part in parts) or "1"
    return Sql(text, tuple(value for part in parts for value in part.values))


def _midnight(day: date, *, following: bool = False) -> datetime:
    """When ``day`` (or the day after) begins where the person is, in UTC."""
    ordinal = min(max(day.toordinal() + following, 719_163), date.max.toordinal() - 1)
    begins = datetime.combine(date.fromordinal(ordinal), time())
    return begins.astimezone(UTC)


def _spans(first: date, last: date) -> Iterator[str]:
    """Whole years, else whole months, else days that make up the range."""
    day = first
    while day <= last:
        for form, end in (("%Y", _year_end(day)), ("%Y-%m", _month_end(day)), ("%Y-%m-%d", day)):
            whole = form == "%Y-%m-%d" or (day.day == 1 and (form == "%Y-%m" or day.month == 1))
            if whole and end <= last:
                yield day.strftime(form).zfill(len(form) + 2)
                break
        if end >= date.max:
            return
        day = end + timedelta(days=1)


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)


def _month_end(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < 9999 else None
    return following - timedelta(days=1) if following else _year_end(day)


_NOTHING = f'"{filter_word("nothing")}"'

_NOT_TRASHED = Sql("NOT (SELECT trashed FROM article AS a WHERE a.search_key = key)")

_IN_ARTICLE = "listed IN (SELECT rowid FROM article_text WHERE article_text MATCH ?)"

_IN_ARTICLE_OWN = """listed IN (
    SELECT rowid FROM article_text
    WHERE article_text MATCH ? AND +rowid IN (SELECT key FROM own))"""

_IN_WORK = "listed IN (SELECT rowid FROM work_text WHERE work_text MATCH ?)"

# Keys go by days in UTC; only on the one day that local midnight divides the time must be asked.
_SAVED_FROM = """key >= ? AND (
    key >= ? OR (SELECT saved FROM article AS a WHERE a.search_key = key) >= ?)"""

_SAVED_BEFORE = """key < ? AND (
    key < ? OR (SELECT saved FROM article AS a WHERE a.search_key = key) < ?)"""

_TAG = """listed IN (
    SELECT search_key FROM tag JOIN tag_reach USING (tag) JOIN article USING (article)
    WHERE folded = ?)"""

_TAG_BEGINS = """listed IN (
    SELECT search_key FROM tag JOIN tag_reach USING (tag) JOIN article USING (article)
    WHERE folded >= ? AND folded < ? || char(0x10ffff))"""

_TAG_EXACTLY = """listed IN (
    SELECT search_key FROM tag JOIN article_tag USING (tag) JOIN article USING (article)
    WHERE folded = ?)"""

_SITE_EXACTLY = "listed IN (SELECT search_key FROM article WHERE site = ?)"

_AUTHOR_EXACTLY = """(
    SELECT instr('; ' || author || '; ', '; ' || ? || '; ') FROM article AS a
    WHERE a.search_key = key)"""


def _state(column: str) -> Sql:
    return Sql(f"(SELECT {column} FROM article AS a WHERE a.search_key = key)")  # noqa: S608


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
_HAS_PICTURE = _in_index(f'{_FILTERS} : "{filter_word("has", "picture")}"', own=False)

_STATES = {
    ("is", "starred"): _state("starred"),
    ("is", "read"): _state("read"),
    ("is", "unread"): _not(_state("read")),
    ("is", "trashed"): _state("trashed"),
    ("is", "inbox"): _state("place = 'inbox'"),
    ("is", "done"): _state("place = 'done'"),
    ("is", "duplicate"): Sql(
        """listed IN (
    SELECT search_key FROM article JOIN version USING (version)
    WHERE words > 20 AND text_sha256 IN (
        SELECT text_sha256 FROM article JOIN version USING (version)
        GROUP BY text_sha256 HAVING count(*) > 1))"""
    ),
    ("has", "note"): _HAS_NOTE,
    ("has", "highlight"): _HAS_HIGHLIGHT,
    ("has", "tag"): _HAS_TAG,
    ("no", "note"): _not(_HAS_NOTE),
    ("no", "highlight"): _not(_HAS_HIGHLIGHT),
    ("no", "tag"): _not(_HAS_TAG),
    ("no", "picture"): _not(_HAS_PICTURE),
}
"""Facts that the text index does not know, because the person changes them."""

_RIGHTS = """listed IN (
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
    AND ? = CASE
        WHEN ruling IN ('cleared', 'blocked', 'owner') THEN ruling
        WHEN placement.conflict THEN 'differ'
        WHEN placement.status IN ('creative-commons', 'public-domain') THEN 'open'
        WHEN placement.status IN ('agency', 'named-holder') THEN 'owner'
        WHEN placement.status = 'placeholder' THEN 'placeholder'
        ELSE 'nothing' END)"""
