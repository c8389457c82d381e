"""The words of the library: the text index's own vocabulary, and what a misspelt word meant.

FTS5 lists its terms in a virtual table (``fts5vocab``) that keeps nothing of its own; it is made
for each connection among the temporary tables. A term is a folded word, a pair of an unspaced
script or a filter; only words are looked at here.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlite_utils import Database

from archive_app.domain.words import fold, is_unspaced
from archive_app.store import columns

_LAST = "\U0010ffff"

_SHORTEST = 3
"""Letters of a word that is looked at."""

_LONGEST = 40

_LETTERS_OF_ASCII = "abcdefghijklmnopqrstuvwxyz"

_RARE = 20
"""A word that is known counts as misspelt if one letter makes a word of so many times its articles
(and it is in no more than ``_FEW``)."""

_FEW = 2


class Term(NamedTuple):
    """A word of the index."""

    word: str
    articles: int


class Vocabulary:
    """Looks words up in the text index."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._is_there = False

    def prepare(self) -> None:
        """Makes the table where it is missing; must be called outside of a transaction."""
        if not self._is_there:
            self._db.conn.execute(_MAKE)
            self._is_there = True

    def articles(self, word: str) -> int:
        """Articles that hold the folded ``word``."""
        return int(columns.scalar(self._db, _ONE, (word,)) or 0)

    def begins(self, beginning: str) -> bool:
        """Whether any word begins so."""
        values = (beginning, beginning + _LAST)
        return columns.scalar(self._db, f"{_RANGE} LIMIT 1", values) is not None

    def meant(self, word: str) -> str | None:
        """The word of the library that a misspelt ``word`` most likely meant, folded, or None.

        Of those a letter or two away the nearest, of equals the most common. Letters swapped,
        missing, doubled or wrong are found anywhere; a second mistake only behind the third letter.
        """
        from rapidfuzz.distance import OSA  # only here: few questions need it

        folded = fold(word)
        if not _is_plain(folded):
            return None
        known = self.articles(folded)
        if known > _FEW:
            return None
        far = 1 if known or len(folded) < 6 else 2
        best: tuple[int, int, str] | None = None
        for term in self._near(folded):
            distance = OSA.distance(folded, term.word, score_cutoff=far)
            if 0 < distance <= far and term.articles >= known * _RARE and term.word.isalpha():
                found = (distance, -term.articles, term.word)
                best = min(best or found, found)
        return best[2] if best else None

    def _near(self, folded: str) -> Iterator[Term]:
        begin = folded[:3] if len(folded) > 4 else folded[:2]
        yield from map(Term._make, self._db.conn.execute(_RANGE, (begin, begin + _LAST)))
        for other in dict.fromkeys(_mistakes(folded)):
            count = self.articles(other)
            if count:
                yield Term(other, count)


def _is_plain(folded: str) -> bool:
    return _SHORTEST <= len(folded) <= _LONGEST and folded.isalpha() and not is_unspaced(folded)


def _mistakes(folded: str) -> Iterator[str]:
    """What ``folded`` may be with one mistake in its first three letters put right."""
    for place in range(3):
        head, rest = folded[:place], folded[place:]
        yield head + rest[1:]
        yield head + rest[1:2] + rest[:1] + rest[2:]
        for letter in _alphabet(folded):
            yield head + letter + rest[1:]
            yield head + letter + rest


def _alphabet(folded: str) -> Iterable[str]:
    """The letters that may stand in a word like ``folded``."""
    if folded.isascii():
        return _LETTERS_OF_ASCII
    block = ord(max(folded)) & ~0x3F
    near = (chr(code) for code in range(block, block + 0x40))
    return [letter for letter in near if letter.isalpha() and fold(letter) == letter]


_MAKE = """
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary
    USING fts5vocab('main', 'article_text', 'row')
"""

_ONE = "SELECT doc FROM temp.vocabulary WHERE term = ?"

_RANGE = "SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND term < ?"
