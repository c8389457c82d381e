"""The words of each article by the letters they begin with, for beginnings of one letter or two.

To find what begins with "be" FTS5 puts together the lists of all such words, twice where it ranks:
2 s in a million articles, and a stop is not heard meanwhile. So a second index holds for each
article the one and two letters that any of its words begins with, and for each how much its words
weigh together (bm25's weighted count): word and weight are one term, so a list of hits is read off
as it is. It takes a tenth of the size of the text.

It is derived, in pieces, in the background, and follows what was written since (table "rewritten",
which ``ranking`` begins). ``search_beginnings`` answers from it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from archive_app.domain.words import is_unspaced
from archive_app.store import columns, refresh
from archive_app.store.connection import reading, writing
from archive_app.store.index import TOKENIZER
from archive_app.store.index_rows import WEIGHTS
from archive_app.store.ranked_words import varints

LETTERS = 2
"""Letters of the longest beginning that is kept."""

_SMALLEST = 50_000
"""Articles of a library that needs this: in a smaller one all takes less than a second."""

_BATCH = 50
"""Articles of a piece, which take a tenth of a second: others wait for the thread."""

_SIGN = "\ue000"
"""What stands between letters and weight: no word has it, see ``domain.words``."""

Weights = dict[str, float]
"""The beginnings of an article, and the weighted count of the words of each."""

Gathered = tuple[int, int, int, Weights]
"""The key of an article, its number, its words as bm25 counts them, and its beginnings."""


def term(beginning: str, weight: float) -> str:
    """The word of the index for a ``beginning`` of such ``weight``, a multiple of a half."""
    return f"{beginning}{_SIGN}{int(2 * weight)}"


def terms_between(beginning: str) -> tuple[str, str]:
    """The first word of the index there may be for ``beginning``, and one behind the last."""
    return beginning + _SIGN, beginning + chr(ord(_SIGN) + 1)


def weight_of(term: str) -> float:
    """The weight that a word of the index speaks of."""
    return int(term.rpartition(_SIGN)[2]) / 2


class Gathering:
    """Gathers the beginnings of a library, with temporary tables of its connection."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.is_ready = False
        """Whether these tables are there; they are not made in a transaction, which may go back."""

    def prepare(self) -> None:
        """Makes the tables where they are missing, if it can."""
        if not self.is_ready and not self._db.conn.in_transaction:
            for statement in _MAKE:
                self._db.conn.execute(statement)
            self.is_ready = True

    def follow(self) -> bool:
        """Does a piece, if there is anything to do; whether there is more."""
        db = self._db
        self.prepare()
        state = columns.first(db, _STATE)
        if state is None:
            return _begin(db)
        with reading(db):
            articles, gone, after = _next(db, state)
            found = list(gathered(db, articles))
        if after == state:
            return False
        with writing(db):
            if columns.first(db, _STATE) == state:  # else another program has done this piece
                _put(db, found, gone)
                db.conn.execute(_UPDATE, tuple(after.values()))
        return True


def gathered(db: Database, articles: Iterable[int]) -> Iterator[Gathered]:
    """What is to be known of those of ``articles`` that the text index holds.

    FTS5 itself divides the texts into words, in an index of its own, so that they are the same.
    """
    numbers: dict[int, int] = {}
    rows = []
    for number in articles:
        key, texts = refresh.said_by(db, number)
        numbers[key] = number
        rows.append((key, *texts))
    db.conn.execute(_EMPTY)
    db.conn.executemany(_FILL, sorted(rows))
    found: dict[int, Weights] = {key: defaultdict(float) for key in numbers}
    for key, letters, column in db.conn.execute(_WORDS):
        found[key][letters] += WEIGHTS[column]
    for key, sizes in db.conn.execute(_LENGTHS, (columns.to_json(list(numbers)),)):
        yield key, numbers[key], sum(varints(sizes)), _kept(found[key])


def _kept(found: Weights) -> Weights:
    """The same by beginnings of one letter, too; without those that nobody can ask for."""
    kept: Weights = defaultdict(float)
    for letters, weight in found.items():
        kept[letters[0]] += weight
        if len(letters) == LETTERS:
            kept[letters] = weight
    return {letters: weight for letters, weight in kept.items() if may_be_asked(letters)}


def may_be_asked(letters: str) -> bool:
    """Whether ``letters`` can begin a word: of scripts without spaces the index holds pairs."""
    return letters.isalnum() and (letters.isascii() or not is_unspaced(letters))


def forget(db: Database) -> None:
    """All is to be made anew, because ``article_text`` was."""
    db.conn.execute("DELETE FROM beginnings")


def _put(db: Database, found: Iterable[Gathered], gone: Iterable[int]) -> None:
    for statement in _DELETE:
        db.conn.executemany(statement, [(key,) for key in gone])
    rows = sorted((key, number, length, _text(kept)) for key, number, length, kept in found)
    db.conn.executemany(_PUT_ROW, [row[:3] for row in rows])
    db.conn.executemany(_PUT_TEXT, [(row[0], row[3]) for row in rows])


def _text(kept: Weights) -> str:
    return " ".join([term(letters, weight) for letters, weight in kept.items()])


def _begin(db: Database) -> bool:
    if not columns.scalar(db, _IS_TIME, (_SMALLEST,)):
        return False
    with writing(db):
        for statement in _BEGIN:
            db.conn.execute(statement)
    return True


def _next(db: Database, state: dict[str, int]) -> tuple[list[int], set[int], dict[str, int]]:
    """The articles to be done, the keys that are no more, and the state then."""
    if not state["is_whole"]:
        rows = db.conn.execute(_ROUND, (state["key"], _BATCH)).fetchall()
        after = {"key": rows[-1][0]} if rows else {"is_whole": 1}
        return [number for _, number in rows], set(), state | after
    log = db.conn.execute(_WRITTEN, (state["written"], _BATCH)).fetchall()
    if not log:
        return [], set(), state
    keys = {key for _, key in log}
    rows = db.conn.execute(ARTICLES, (columns.to_json(list(keys)),)).fetchall()
    gone = keys.difference(key for key, _ in rows)
    return [number for _, number in rows], gone, state | {"written": log[-1][0]}


_MAKE = (
    f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.said USING fts5(
        {", ".join(list(WEIGHTS)[:-1])}, content='', tokenize='{TOKENIZER}')
    """,
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.said_words"
    " USING fts5vocab('temp', 'said', 'instance')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.beginning_words"
    " USING fts5vocab('main', 'beginning_text', 'row')",
)

_EMPTY = "INSERT INTO temp.said (said) VALUES ('delete-all')"

_FILL = f"""
    INSERT INTO temp.said (rowid, {", ".join(list(WEIGHTS)[:-1])})
    VALUES ({", ".join("?" * len(WEIGHTS))})
"""  # noqa: S608 (our own names)

_WORDS = f"SELECT doc, substr(term, 1, {LETTERS}), col FROM temp.said_words"  # noqa: S608

_LENGTHS = """
    SELECT size.id, sz FROM json_each(?) CROSS JOIN article_text_docsize AS size ON size.id = value
"""

_STATE = "SELECT key, is_whole, written FROM beginnings"

_UPDATE = "UPDATE beginnings SET key = ?, is_whole = ?, written = ?"

_IS_TIME = "SELECT live + trash >= ? AND EXISTS (SELECT 1 FROM ranking WHERE word = '') FROM tally"
"""After a round of ranking: from its beginning on what is written is noted."""

_BEGIN = (
    "INSERT INTO beginning_text (beginning_text) VALUES ('delete-all')",
    "DELETE FROM beginning_row",
    """
    INSERT INTO beginnings (beginnings, key, is_whole, written) VALUES (1, -(1 << 62), 0, coalesce(
        (SELECT seq FROM sqlite_sequence WHERE name = 'rewritten'), 0))
    """,
)

_ROUND = """
    SELECT search_key, article FROM article
    WHERE search_key > ? AND version IS NOT NULL ORDER BY search_key LIMIT +?
"""

_WRITTEN = "SELECT number, key FROM rewritten WHERE number > ? ORDER BY number LIMIT +?"

ARTICLES = """
    SELECT search_key, article FROM json_each(?) CROSS JOIN article ON search_key = value
    WHERE version IS NOT NULL
"""

_DELETE = (
    "DELETE FROM beginning_row WHERE key = ?",
    "DELETE FROM beginning_text WHERE rowid = ?",
)

_PUT_ROW = "INSERT OR REPLACE INTO beginning_row (key, article, length) VALUES (?, ?, ?)"

_PUT_TEXT = "INSERT OR REPLACE INTO beginning_text (rowid, beginnings) VALUES (?, ?)"
