"""The two full-text indexes: what an article says, and the person's own work on it.

``article_text`` holds words of the current version; saving a version rewrites its row.
``work_text`` holds tags, notes and highlights; tagging rewrites that row and never the other.
Both are contentless (the words are in their own tables) and both are keyed by
``article.search_key``, which grows with the time of saving: reading the index backwards is the
window's default order, and a range of saving days is a range of keys.

Words are folded, paired and marked by ``domain.words`` before they come here, so the tokenizer only
splits. Its letters include marks (Indic vowel signs) and the private use area (special words,
filters). No ``prefix=``: it doubles the index (measured at 6,000 articles: 2.1 times).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from archive_app.domain.address import host_of
from archive_app.domain.article import Article
from archive_app.domain.rights import SourceKind, badge
from archive_app.domain.words import filter_word, indexed

ARTICLE_COLUMNS = (
    "title", "subtitle", "author", "site", "section", "address", "body", "caption", "credit",
    "creator", "owner", "licence", "filters",
)  # fmt: skip
"""Columns of ``article_text``, in the order of their weights."""

WORK_COLUMNS = ("tag", "note", "highlight")
"""Columns of ``work_text``."""

EVERY = filter_word("every")
"""The filter word of every article: what a query of negations alone starts from."""

_BETWEEN = f" {filter_word('between')} "

KEYS_A_DAY = 1 << 20
"""A search key is the day of saving (days since 1970) times this, plus a number within the day."""

_HELD_BYTES = 16 << 20
"""What FTS5 holds in memory of rows that are written together; pieces of its default, 1 MiB, are
merged over and over, which takes twice the time (measured with a thousand articles at once)."""

_TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"


@dataclass(frozen=True, slots=True)
class IndexedWork:
    """The person's own words on one article."""

    tags: tuple[str, ...] = ()
    """Full paths: "war/ukraine"."""
    notes: tuple[str, ...] = ()
    """The note on the whole article and the bodies of its annotations."""
    highlights: tuple[str, ...] = ()
    """The marked words."""

    def __bool__(self) -> bool:
        return bool(self.tags or self.notes or self.highlights)


def create(db: Database) -> None:
    """Make both indexes; part of a schema step."""
    for table, columns in (("article_text", ARTICLE_COLUMNS), ("work_text", WORK_COLUMNS)):
        db.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(columns)}, content='',"
            f" contentless_delete=1, tokenize='{_TOKENIZER}')"
        )


def widen(db: Database) -> None:
    """Lets FTS5 hold more in memory before it writes a piece; part of a schema step."""
    sql = "INSERT INTO article_text(article_text, rank) VALUES ('hashsize', ?)"
    db.execute(sql, (_HELD_BYTES,))


def day_keys(day: datetime) -> int:
    """The first search key of the day of ``day`` (aware), in UTC."""
    return int(day.timestamp() // 86_400) * KEYS_A_DAY


def new_key(db: Database, saved: datetime) -> int:
    """An unused search key for an article saved at ``saved`` (aware): the day's next.

    Within one day the order is that of arrival. A day of more than a million articles runs over
    into the keys of the next.
    """
    first = day_keys(saved)
    row = db.execute(
        "SELECT max(search_key) FROM article WHERE search_key >= ? AND search_key < ?",
        (first, first + KEYS_A_DAY),
    ).fetchone()
    key: int = first if row[0] is None else row[0] + 1
    while db.execute("SELECT 1 FROM article WHERE search_key = ?", (key,)).fetchone():
        key += 1
    return key


def put(
    db: Database,
    key: int,
    article: Article,
    *,
    addresses: Iterable[str] = (),
    versions: int = 1,
) -> None:
    """Make ``article`` (with the person's corrections) findable under ``key``; replaces its row.

    ``addresses`` are those it was asked by, besides its own; ``versions`` how many it has.
    """
    urls = dict.fromkeys((article.url, article.canonical_url or "", *addresses))
    pictures = article.pictures
    verdicts = [picture.verdict for picture in pictures]
    values: tuple[Iterable[str | None], ...] = (
        [article.title],
        [article.subtitle],
        article.authors,
        [article.site, host_of(article.url)],
        [article.section],
        [url.partition("://")[2] for url in urls],
        [article.text],
        [text for picture in pictures for text in (picture.caption, picture.alt)],
        [picture.credit for picture in pictures],
        [name for verdict in verdicts for name in verdict.creator],
        [verdict.organisation for verdict in verdicts],
        [verdict.licence for verdict in verdicts],
    )
    filters = " ".join(_filters(article, versions))
    row = (key, *map(_joined, values), filters)
    if db in _waiting:
        _waiting[db].article[key] = row
    else:
        db.conn.execute(_PUT_ARTICLE, row)
    db.conn.execute(_REWRITTEN, (key,))


def put_work(db: Database, key: int, work: IndexedWork) -> None:
    """Make the person's words on an article findable under ``key``; replaces its row."""
    if not work:
        remove_work(db, key)
        return
    row = (key, *map(_joined, (work.tags, work.notes, work.highlights)))
    if db in _waiting:
        _waiting[db].work[key] = row
    else:
        db.conn.execute(_PUT_WORK, row)


def remove(db: Database, key: int) -> None:
    """Forget an article's words; the person's own stay until ``remove_work``."""
    if db not in _waiting or _waiting[db].article.pop(key, None) is None:
        db.conn.execute("DELETE FROM article_text WHERE rowid = ?", (key,))
        db.conn.execute(_REWRITTEN, (key,))


def remove_work(db: Database, key: int) -> None:
    """Forget the person's words on an article."""
    if db not in _waiting or _waiting[db].work.pop(key, None) is None:
        db.conn.execute("DELETE FROM work_text WHERE rowid = ?", (key,))


@dataclass(slots=True)
class _Waiting:
    """Rows that are written together, by their keys."""

    article: dict[int, tuple[object, ...]] = field(default_factory=dict)
    work: dict[int, tuple[object, ...]] = field(default_factory=dict)


_waiting: WeakKeyDictionary[Database, _Waiting] = WeakKeyDictionary()


@contextmanager
def together(db: Database) -> Iterator[None]:
    """What is put meanwhile is written at the end, in the caller's transaction.

    FTS5 writes what it holds in memory, a piece of its own, whenever SQLite marks a point to go
    back to, and each statement on a table with triggers does: of a hundred saves in a transaction
    each would leave a piece, to be merged with the others again.
    """
    if db in _waiting:
        yield
        return
    rows = _waiting[db] = _Waiting()
    try:
        yield
        db.conn.executemany(_PUT_ARTICLE, sorted(rows.article.values()))
        db.conn.executemany(_PUT_WORK, sorted(rows.work.values()))
    finally:
        del _waiting[db]


def is_together(db: Database) -> bool:
    """Whether rows wait to be written together."""
    return db in _waiting


def merge(db: Database, pages: int) -> bool:
    """Merge about ``pages`` pages of the indexes' pieces; whether there is more to merge.

    Each save adds a small piece, and a question asks every piece: after ten thousand saves there
    are about fifty. FTS5 merges some by itself; this does the rest (a negative number makes it take
    pieces of different sizes together, then it goes on with a positive one).
    """
    more = False
    for table in ("article_text", "work_text"):
        sql = f"INSERT INTO {table}({table}, rank) VALUES ('merge', ?)"  # noqa: S608 (our names)
        if _pieces(db, table) > 1:
            before = db.conn.total_changes
            db.conn.execute(sql, (pages,))
            if db.conn.total_changes - before < 2:  # as FTS5 documents it: nothing was merged
                db.conn.execute(sql, (-pages,))
            more = more or _pieces(db, table) > 1
    return more


def _pieces(db: Database, table: str) -> int:
    """Pieces (segments) that a question to ``table`` asks."""
    sql = f"SELECT count(DISTINCT segid) FROM {table}_idx"  # noqa: S608 (our names)
    return int(db.conn.execute(sql).fetchone()[0])


def date_filters(field: str, moment: str) -> tuple[str, ...]:
    """The filter words of a date: its year, month and day, as far as they are given.

    The date is the page's own calendar day, whatever its offset from UTC. ``field`` is
    ``published`` or ``updated``.
    """
    parts = moment[:10].split("-")
    if not all(part.isdecimal() for part in parts):
        return ()
    return tuple(filter_word(field, "-".join(parts[:count])) for count in range(1, len(parts) + 1))


def _joined(texts: Iterable[str | None]) -> str:
    """Several texts in one column, divided by a word that no phrase can cross."""
    return _BETWEEN.join(indexed(text) for text in texts if text)


def _put_statement(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * (len(columns) + 1))
    names = ", ".join(("rowid", *columns))
    return f"INSERT OR REPLACE INTO {table}({names}) VALUES ({marks})"  # noqa: S608 (our names)


_REWRITTEN = """
    INSERT INTO rewritten (key) SELECT ? WHERE EXISTS (SELECT 1 FROM ranking)
"""
"""What is ranked ahead must know of every change, see ``search_ranked``."""

_PUT_ARTICLE = _put_statement("article_text", ARTICLE_COLUMNS)
_PUT_WORK = _put_statement("work_text", WORK_COLUMNS)


def _filters(article: Article, versions: int) -> Iterable[str]:
    yield EVERY
    yield from date_filters("published", article.published or "")
    yield from date_filters("updated", article.modified or "")
    if article.language:
        yield filter_word("lang", article.language)
        if "-" in article.language:
            yield filter_word("lang", article.language.partition("-")[0])
    if versions > 1:
        yield filter_word("has", "version")
    yield filter_word("has" if article.authors else "no", "author")
    if article.pictures:
        yield filter_word("has", "picture")
        credits = [picture.credit for picture in article.pictures]
        yield filter_word("has" if any(credits) else "no", "credit")
        if not all(credits):
            yield filter_word("has", "picture-without-credit")
        claims = [claim for picture in article.pictures for claim in picture.claims]
        if any(claim.source is SourceKind.C2PA for claim in claims):
            yield filter_word("has", "c2pa")
        verdicts = [picture.verdict for picture in article.pictures]
        yield from {
            filter_word("rights", badge(verdict.status, None, date.min, conflict=verdict.conflict))
            for verdict in verdicts
        }
    else:
        yield filter_word("no", "credit")
