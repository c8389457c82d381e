"""Texts that are nearly the same: a report that several outlets carry, a page saved twice.

A text is the set of its runs of three words. A MinHash of it (rensa) is cut into bands; articles
that share a band are compared word for word, so what is called alike is alike, not only probably
so. Articles alike share a *family*: a number that is the same for all of them. All of it is derived
from texts and follows each save; a library of an older program is caught up in pieces.

Measured with texts of 450 words (tests/store/test_likeness.py): one word in forty exchanged leaves
86 % of the runs, and such a pair is found; half of the text cut off is not called alike.
"""

import re
import struct
from collections.abc import Iterable
from zlib import crc32

from sqlite_utils import Database

from archive_app.domain.findings import Twins
from archive_app.domain.library import ArticleRow
from archive_app.domain.words import indexed
from archive_app.store import columns
from archive_app.store.border import guarded
from archive_app.store.connection import reading, writing
from archive_app.store.rows import article_rows

ALIKE = 0.7
"""The share of runs that two texts have in common (Jaccard) from which they count as alike."""

_BANDS, _ROWS_A_BAND = 10, 5
"""10 bands of 5: a pair with 0.8 in common shares a band 98 times of 100, one with 0.4 ten times
(and is then told apart by its words)."""

_SEED = 20_260_113

ALGORITHM = "rensa-2"
"""rensa's ``RMinHash.ALGORITHM_VERSION``, which a test compares. Sketches are compared only with
those of the same algorithm: others are made anew."""

_SHORTEST = 30
"""Words of a text that is compared at all: notices about cookies are alike everywhere."""

_MOST_COMPARED = 8
"""Articles that share a band which are read and compared; of a large family one is enough."""

_PIECE = 200
"""Articles of one transaction of catching up."""

_WORD = re.compile(r"[^\W_]+")


@guarded
class Likeness:
    """Which articles are alike."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def twins(self, article: int) -> tuple[ArticleRow, ...]:
        """The other articles with nearly the same text, the trash left out, first saved first."""
        with reading(self._db):
            return article_rows(self._db, twins(self._db, article))

    def outlets(self, numbers: Iterable[int]) -> dict[int, int]:
        """For those of ``numbers`` that have any: in how many other sites the text stands, too."""
        wanted = columns.to_json(list(numbers))
        return dict(self._db.conn.execute(_OUTLETS, (wanted,)).fetchall())

    def families(self) -> tuple[Twins, ...]:
        """All groups of articles that are alike, largest first, the trash left out."""
        with reading(self._db):
            members: dict[int, list[int]] = {}
            for family, article in self._db.conn.execute(_FAMILIES):
                members.setdefault(family, []).append(article)
            groups = sorted(members.values(), key=lambda one: (-len(one), one))
            found = (article_rows(self._db, group) for group in groups if len(group) > 1)
            return tuple(Twins(rows, len({row.site for row in rows})) for rows in found)

    def catch_up(self, most: int = _PIECE) -> int:
        """Sketches at most ``most`` articles that have no sketch yet; how many are left then.

        None are after saves with this program. What is done is kept when it stops half way.
        """
        with writing(self._db):
            missing = self._db.conn.execute(_MISSING, (ALGORITHM, most)).fetchall()
            for article, version, text in missing:
                follow(self._db, article, version, text)
        return int(columns.scalar(self._db, _COUNT_MISSING, (ALGORITHM,)))


def twins(db: Database, article: int) -> list[int]:
    """The numbers of the other articles with nearly the same text, first saved first."""
    return [number for (number,) in db.conn.execute(_TWINS, (article,))]


def follow(db: Database, article: int, version: int, text: str) -> None:
    """What ``article`` is alike to follows its current ``version``, whose words are ``text``."""
    runs = _runs(text)
    bands = _bands(runs)
    packed = _packed(bands)
    known = columns.first(db, _KNOWN, (article,))
    if known is not None:
        if (known["algorithm"], known["bands"]) == (ALGORITHM, packed):
            columns.update(db, "likeness", {"article": article}, {"version": version})
            return
        _leave(db, article, known["family"], known["bands"])
    family = _join(db, article, runs, bands) if bands else None
    db.conn.execute(_PUT, (article, version, ALGORITHM, packed, family))
    db.conn.executemany(_PUT_BAND, [(band, article) for band in bands])


def _leave(db: Database, article: int, family: int | None, bands: bytes) -> None:
    """Takes ``article`` out of its family; one that remains alone is none."""
    db.conn.executemany(_DROP_BAND, [(band, article) for band in _unpacked(bands)])
    db.conn.execute("UPDATE likeness SET family = NULL WHERE article = ?", (article,))
    if family is not None:
        db.conn.execute(_DISSOLVE, (family,))


def _join(db: Database, article: int, runs: frozenset[str], bands: list[int]) -> int | None:
    """The family of the articles alike, put together from theirs; None where nobody is."""
    families: set[int] = set()
    alone: list[int] = []
    compared: set[int] = set()
    rows = db.conn.execute(_SHARING, (columns.to_json(bands), article)).fetchall()
    for other, family in rows:
        if family in families or len(compared) >= _MOST_COMPARED:
            continue
        compared.add(other)
        if alike(runs, _runs(columns.scalar(db, _TEXT, (other,)))):
            if family is None:
                alone.append(other)
            else:
                families.add(family)
    if not families and not alone:
        return None
    family = min(families, default=0) or int(columns.scalar(db, _NEW_FAMILY))
    for old in families - {family}:
        db.conn.execute("UPDATE likeness SET family = ? WHERE family = ?", (family, old))
    for other in alone:
        db.conn.execute("UPDATE likeness SET family = ? WHERE article = ?", (family, other))
    return family


def alike(runs: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two texts, given as their runs of words, are nearly the same."""
    both = len(runs & others)
    return both > 0 and both >= ALIKE * (len(runs) + len(others) - both)


def _runs(text: str) -> frozenset[str]:
    """Every three words of ``text`` that follow each other; none of a short one."""
    words = _WORD.findall(indexed(text))
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def _bands(runs: frozenset[str]) -> list[int]:
    if not runs:
        return []
    from rensa import RMinHash  # 1.2 MiB of memory, and a window sketches nothing by itself

    sketch = RMinHash(num_perm=_BANDS * _ROWS_A_BAND, seed=_SEED)
    sketch.update(list(runs))
    digest = sketch.digest()
    bands = []
    for number in range(_BANDS):
        rows = digest[number * _ROWS_A_BAND : (number + 1) * _ROWS_A_BAND]
        bands.append(crc32(struct.pack(f"<B{_ROWS_A_BAND}I", number, *rows)))
    return bands


def _packed(bands: list[int]) -> bytes:
    return struct.pack(f"<{len(bands)}I", *bands)


def _unpacked(bands: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(bands) // 4}I", bands)


_KNOWN = "SELECT algorithm, bands, family FROM likeness WHERE article = ?"

_PUT = """
    INSERT INTO likeness (article, version, algorithm, bands, family) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET version = excluded.version, algorithm = excluded.algorithm,
        bands = excluded.bands, family = excluded.family
"""

_PUT_BAND = "INSERT OR IGNORE INTO likeness_band (band, article) VALUES (?, ?)"

_DROP_BAND = "DELETE FROM likeness_band WHERE band = ? AND article = ?"

_DISSOLVE = """
    UPDATE likeness SET family = NULL
    WHERE family = ?1 AND (SELECT count(*) FROM likeness WHERE family = ?1) = 1
"""

_NEW_FAMILY = "SELECT coalesce(max(family), 0) + 1 FROM likeness"

_SHARING = """
    SELECT likeness.article, likeness.family FROM json_each(?) AS wanted
    JOIN likeness_band ON band = wanted.value JOIN likeness USING (article)
    WHERE likeness.article <> ?
    GROUP BY likeness.article ORDER BY count(*) DESC, likeness.article LIMIT 100
"""

_TEXT = "SELECT text FROM likeness JOIN version USING (version) WHERE likeness.article = ?"

_TWINS = """
    SELECT twin.article FROM likeness AS one
    JOIN likeness AS twin ON twin.family = one.family AND twin.article <> one.article
    JOIN article ON article.article = twin.article
    WHERE one.article = ? AND NOT article.trashed ORDER BY article.search_key
"""

_OUTLETS = """
    SELECT own.article, count(DISTINCT other.site) FROM json_each(?) AS wanted
    JOIN article AS own ON own.article = wanted.value
    JOIN likeness AS one ON one.article = own.article
    JOIN likeness AS twin ON twin.family = one.family
    JOIN article AS other ON other.article = twin.article
    WHERE other.site <> own.site AND NOT other.trashed GROUP BY own.article
"""

_FAMILIES = """
    SELECT family, article FROM likeness JOIN article USING (article)
    WHERE family IS NOT NULL AND NOT trashed ORDER BY search_key
"""

_MISSING = """
    SELECT article.article, article.version, text FROM article
    JOIN version ON version.version = article.version
    LEFT JOIN likeness ON likeness.article = article.article
    WHERE likeness.version IS NOT article.version OR likeness.algorithm IS NOT ?
    ORDER BY article.article LIMIT ?
"""

_COUNT_MISSING = """
    SELECT count(*) FROM article LEFT JOIN likeness USING (article)
    WHERE likeness.version IS NOT article.version OR likeness.algorithm IS NOT ?
"""
