"""Whether any word of a question stands in the person's own work: in most it does not.

To ask the second index takes as long as the whole rest of a question for a rare word, so the words
of a small one are kept in memory until it changes.
"""

from collections.abc import Sequence

from sqlite_utils import Database

from archive_app.domain.query import Near, Words
from archive_app.domain.words import asked
from archive_app.store import columns
from archive_app.store.standing import Standing

_MOST = 5_000
"""Words that are kept: to read so many takes 2 ms, once after each change."""


class OwnWords:
    """The words of tags, notes and highlights."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._is_there = False
        self._state: tuple[bytes, ...] | None = None
        self._words: frozenset[str] | None = None
        """None where they are too many."""

    def prepare(self) -> None:
        """Makes the table of terms where it is missing; not in a transaction, which may go back."""
        if not self._is_there and not self._db.conn.in_transaction:
            self._db.conn.execute(_MAKE)
            self._is_there = True

    def hold(self, leaves: Sequence[Words | Near], match: str, standing: Standing) -> bool:
        """Whether any of ``leaves``, of which ``match`` is the MATCH, stands in own work."""
        if not leaves:
            return False
        if self._is_there and all(self._lack(leaf, standing) for leaf in leaves):
            return False
        return columns.scalar(self._db, _ANY, (match,)) is not None

    def _lack(self, leaf: Words | Near, standing: Standing) -> bool:
        """Whether a word of ``leaf`` is none of these for certain.

        Told of whole words in ASCII alone, whose form the index does not change.
        """
        if isinstance(leaf, Near) or leaf.prefix:
            return False
        wanted = asked(leaf.text)
        if wanted.begins or not wanted.phrase.isascii():
            return False
        known = self._known(standing)
        words = wanted.phrase.split()
        return known is not None and any(word.isalnum() and word not in known for word in words)

    def _known(self, standing: Standing) -> frozenset[str] | None:
        if self._state != standing.own:
            self._db.conn.execute(_OPEN)
            terms = [term for (term,) in self._db.conn.execute(_TERMS, (_MOST + 1,))]
            self._words = frozenset(terms) if len(terms) <= _MOST else None
            self._state = standing.own
        return self._words


_MAKE = """
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.own_vocabulary
    USING fts5vocab('main', 'work_text', 'row')
"""

_OPEN = "SELECT 1 FROM work_text LIMIT 0"
"""Or a stop while the list of terms opens the index is said as there being none."""

_TERMS = "SELECT term FROM temp.own_vocabulary LIMIT +?"

_ANY = "SELECT 1 FROM work_text WHERE work_text MATCH ? LIMIT 1"
