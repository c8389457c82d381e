"""Sites as filter words of the text index, so that narrowing by one costs as little as a word.

A site's name may be of common words ("The Daily News"), and so a phrase that takes its time. There
are few different names and hosts, though: each has a number (table "outlet") and a filter word,
and an index of its own (``outlet_text``) finds those that hold what is asked for.
"""

from collections.abc import Sequence

from sqlite_utils import Database

from archive_app.domain.address import host_of
from archive_app.domain.article import Article
from archive_app.domain.words import filter_word, indexed
from archive_app.store import columns, index, together

FORM = 1
"""The form of the text index from which on every row has the words of its site."""

MOST = 60
"""Names that are asked for one by one; of more the words of all rows are asked instead."""


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


def that_match(db: Database, match: str) -> list[int]:
    """The names and hosts that ``match`` finds, or the first of them and one too many."""
    return [number for (number,) in db.conn.execute(_MATCHING, (match, MOST + 1))]


def articles_of(db: Database, numbers: Sequence[int]) -> int:
    """About how many articles have one of the names ``numbers``; for hosts nothing is counted."""
    return int(columns.scalar(db, _ARTICLES, (columns.to_json(numbers),)))


def named(db: Database, site: str) -> list[int]:
    """The number of the name ``site``; none where no article has it."""
    return [number for (number,) in db.conn.execute(_NAMED, (columns.text(site),))]


_NUMBER = "SELECT outlet FROM outlet WHERE name = ? AND is_host = ?"

_ADD = "INSERT INTO outlet (name, is_host) VALUES (?, ?)"

_ADD_TEXT = "INSERT INTO outlet_text (rowid, site) VALUES (?, ?)"

_MATCHING = "SELECT rowid FROM outlet_text WHERE outlet_text MATCH ? LIMIT +?"

_ARTICLES = """
    SELECT coalesce(sum(articles), 0) FROM json_each(?) CROSS JOIN outlet ON outlet = value
    CROSS JOIN site ON site.site = outlet.name WHERE NOT is_host
"""

_NAMED = "SELECT outlet FROM outlet WHERE name = ? AND NOT is_host"
