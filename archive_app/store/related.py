"""Related articles, from the text index alone: those that share an article's telling words.

A word tells much that stands often in this article and in few others (tf-idf). The words that tell
most are asked for, joined by OR, and what ranks best is related. Nothing is stored for it.
"""

from collections import Counter
from math import log

from sqlite_utils import Database

from archive_app.domain.words import has_word, indexed, is_unspaced
from archive_app.store import columns
from archive_app.store.search_sql import RANK

_LOOKED_UP = 60
"""Words of the article whose number of articles is looked up: those that stand there most."""

_ASKED = 14
"""Words that are asked for."""

_COMMON = 2_000
"""A word in so many articles is not looked at further: it would cost, and tell little."""

_SHORTEST = 4
"""Letters of a word, but in scripts without spaces, whose words here are pairs."""

_IN_TITLE = 3
"""How often a word of the title counts."""

_SHARED = 2
"""Words that a related article has in common at least."""


def related(db: Database, article: int, limit: int) -> list[int]:
    """The numbers of at most ``limit`` articles related to ``article``, best first.

    Neither itself nor the trash, nor those with nearly the same text.
    """
    row = columns.first(db, _ARTICLE, (article,))
    words = _telling(db, row["title"], row["text"]) if row else []
    if row is None or len(words) < _SHARED:
        return []
    match = " OR ".join(f'"{word}"' for word in words)
    found = db.conn.execute(_RELATED, (match, row["search_key"], article, limit * 3)).fetchall()
    kept = [number for number, text in found if _shared(words, text) >= _SHARED]
    return kept[:limit]


def _telling(db: Database, title: str, text: str) -> list[str]:
    """The words that tell most about a text, best first."""
    counts: Counter[str] = Counter(_words(text))
    for word in _words(title):
        counts[word] += _IN_TITLE
    articles = columns.scalar(db, "SELECT live + trash FROM tally")
    ceiling = min(_COMMON, max(10, articles // 3))
    worth: dict[str, float] = {}
    for word, count in counts.most_common(_LOOKED_UP):
        held = columns.scalar(db, _HOLDING, (f'"{word}"', ceiling))
        if 1 < held < min(ceiling, articles):
            worth[word] = (1 + log(count)) * log(articles / held)
    return sorted(worth, key=lambda word: (-worth[word], word))[:_ASKED]


def _words(text: str) -> list[str]:
    bare = (word.strip(".,;:!?()[]{}\"'…-/") for word in indexed(text).split())
    return [
        word
        for word in bare
        if '"' not in word and has_word(word) and (len(word) >= _SHORTEST or _is_pair(word))
    ]


def _is_pair(word: str) -> bool:
    return len(word) == 2 and is_unspaced(word)


def _shared(words: list[str], text: str) -> int:
    return len(set(words) & set(_words(text)))


_ARTICLE = """
    SELECT search_key, article.title, text FROM article JOIN version USING (version)
    WHERE article.article = ?
"""

_HOLDING = """
    SELECT count(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH ? LIMIT +?)
"""

_RELATED = f"""
    SELECT article.article, article.title || ' ' || text
    FROM (
        SELECT rowid AS key, {RANK} AS worth FROM article_text
        WHERE article_text MATCH ? AND +rowid <> ?
        AND +rowid NOT IN (SELECT search_key FROM article WHERE trashed)
        AND +rowid NOT IN (
            SELECT search_key FROM likeness AS one
            JOIN likeness AS twin ON twin.family = one.family
            JOIN article ON article.article = twin.article WHERE one.article = ?)
        ORDER BY worth LIMIT +?
    ) JOIN article ON search_key = key JOIN version USING (version)
    ORDER BY worth
"""  # noqa: S608 (our own weights)
