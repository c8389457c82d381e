"""Sites as filter words of the text index, so that narrowing by one costs as little as a word.

A site's name may be of common words ("The Daily News"), and so a phrase that takes its time. There
are few different names and hosts, though: each has a number (table "outlet") and a filter word,
and an index of its own (``outlet_text``) finds those that hold what is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from archive_app.domain.address import host_of
from archive_app.domain.article import Article
from archive_app.domain.words import filter_word, indexed
from archive_app.store import columns, index, together

FORM = 1
"""The form of the text index from which on every row has the words of its site."""

MOST = 60
"""Names that are asked for one by one; of more the words of all rows are asked instead."""

_FEW = 3
"""Names that an article's own is compared with, at 2 microseconds each."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """What a clause on sites names."""

    numbers: tuple[int, ...]
    articles: int
    """About how many articles have one of the names; for hosts nothing is counted."""
    names: tuple[str, ...] | None
    """What the articles themselves have; None where a host is among it, or very many."""


def create(db: Database) -> None:
    """Make the index of names; part of a schema step."""
    db.execute(
        "CREATE VIRTUAL TABLE outlet_text USING fts5(site, content='',"
        f" tokenize='{index.TOKENIZER}')"
    )


def word(number: int) -> str:
    """The filter word of the name or host ``number``."""
    return filter_word("outlet", str(number))


def words_of(db: Database, article: Article) -> list[str]:
    """The filter words of the site of ``article``; new ones where it is the first."""
    names = ((columns.text(article.site or ""), 0), (host_of(article.url), 1))
    return [_word(db, name, is_host) for name, is_host in names if name]


def _word(db: Database, name: str, is_host: int) -> str:
    known = together.known_meanwhile(db)
    found: str | None = known.get((name, is_host))
    if found is None:
        found = known[name, is_host] = word(_number(db, name, is_host))
    return found


def _number(db: Database, name: str, is_host: int) -> int:
    number = columns.scalar(db, _NUMBER, (name, is_host))
    if number is None:
        number = db.conn.execute(_ADD, (name, is_host)).lastrowid
        db.conn.execute(_ADD_TEXT, (number, indexed(name)))
    return int(number)


def that_match(db: Database, match: str) -> Outlets | None:
    """The names and hosts that ``match`` finds; None where they are too many."""
    return _outlets(db.conn.execute(_MATCHING, (match, MOST + 1)).fetchall())


def named(db: Database, site: str) -> Outlets | None:
    """The name ``site``; of no number where no article has it."""
    return _outlets(db.conn.execute(_NAMED, (columns.text(site),)).fetchall())


def _outlets(rows: Sequence[tuple[int, int, str, int]]) -> Outlets | None:
    if len(rows) > MOST:
        return None
    numbers = tuple(number for number, _, _, _ in rows)
    names = tuple(name for _, is_host, name, _ in rows if not is_host)
    are_few = len(names) == len(numbers) <= _FEW
    return Outlets(numbers, sum(count for *_, count in rows), names if are_few else None)


_NUMBER = "SELECT outlet FROM outlet WHERE name = ? AND is_host = ?"

_ADD = "INSERT INTO outlet (name, is_host) VALUES (?, ?)"

_ADD_TEXT = "INSERT INTO outlet_text (rowid, site) VALUES (?, ?)"

_KNOWN = """
    SELECT outlet, is_host, name, coalesce(articles, 0)
    FROM outlet LEFT JOIN site ON site.site = name AND NOT is_host
"""

_MATCHING = f"""
    {_KNOWN} WHERE outlet IN (
        SELECT rowid FROM outlet_text WHERE outlet_text MATCH ? LIMIT +?)
"""  # noqa: S608 (our own words)

_NAMED = f"{_KNOWN} WHERE name = ? AND NOT is_host"
