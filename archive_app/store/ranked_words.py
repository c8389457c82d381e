"""What is kept of very common words that are ranked ahead, and the figures that bm25 needs.

``ranking`` makes the lists in the background, ``search_ranked`` answers from them.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import NamedTuple

from sqlite_utils import Database

from archive_app.store import columns
from archive_app.store.search_match import COLUMN_OF_FIELD

MOST_REWRITTEN = 20_000
"""Rows written since a word was ranked that are still asked for one by one."""

K1, B = 1.2, 0.75
"""The parameters of FTS5's bm25."""

KEY, REST = struct.Struct("<q"), struct.Struct("<IfI")
"""Of an article its key; its number, weight and length: all that bm25 needs of it, and who it is.

A list has first all keys, then the rest of each: the keys alone tell which fit something else."""


@dataclass(frozen=True, slots=True)
class Index:
    """Figures of ``article_text`` that bm25 needs."""

    rows: int
    length: float
    """Mean words of a row."""

    def idf(self, articles: int) -> float:
        """How much a word tells that ``articles`` hold, as FTS5 computes it.

        They may be more than there are rows, where they were counted before some were deleted.
        """
        odds = (self.rows - articles + 0.5) / (articles + 0.5)
        return log(odds) if odds > 1 else 1e-6

    def score(self, weight: float, length: int) -> float:
        """What a row scores that holds a word with ``weight``, before ``idf``."""
        return (weight * (K1 + 1.0)) / (weight + K1 * (1 - B + B * length / self.length))

    def rank_sql(self, articles: int) -> str:
        """What FTS5 calls ``rank``, of the columns weight and length, for what ``articles`` hold.

        In its order of steps, so that it is the same to the last bit.
        """
        norm = f"(1 - {B} + {B} * length / {self.length!r})"
        score = f"(weight * ({K1} + 1.0)) / (weight + {K1} * {norm})"
        return f"-({self.idf(articles)!r} * ({score}))"


class Word(NamedTuple):
    """What can be ranked ahead: one word in all columns, or in titles."""

    word: str
    in_title: bool = False

    @property
    def name(self) -> str:
        """What it is called in "ranked"."""
        return f"title:{self.word}" if self.in_title else self.word

    @property
    def match(self) -> str:
        """The MATCH that finds its articles."""
        within = f"{COLUMN_OF_FIELD['title']} : " if self.in_title else ""
        return f'{within}"{self.word}"'


def index_figures(db: Database) -> Index:
    """What FTS5 knows of the whole index."""
    return figures(columns.scalar(db, f"SELECT {AVERAGES}"))


@lru_cache(maxsize=4)  # the same until something is saved
def figures(averages: bytes) -> Index:
    """The record "averages" of FTS5: the number of rows, then for each column its words."""
    rows, *words = varints(averages)
    return Index(rows, sum(words) / rows if rows else 1.0)


def varints(blob: bytes) -> list[int]:
    """SQLite's variable-length integers (https://www.sqlite.org/fileformat2.html#varint)."""
    found: list[int] = []
    value = 0
    size = 0
    for byte in blob:
        size += 1
        value = value << 8 | byte if size == 9 else value << 7 | byte & 0x7F
        if byte < 0x80 or size == 9:
            found.append(value)
            value = size = 0
    return found


def as_varints(values: Iterable[int]) -> bytes:
    """``values``, none negative, as ``varints`` reads them; each below 2**56."""
    found = bytearray()
    for value in values:
        size = max(1, -(-value.bit_length() // 7))
        found += bytes(value >> 7 * place & 0x7F | 0x80 for place in range(size - 1, 0, -1))
        found.append(value & 0x7F)
    return bytes(found)


COUNT = "SELECT count(*) FROM article_text WHERE article_text MATCH ?"
"""How many articles hold a word, by its MATCH."""

AVERAGES = "(SELECT block FROM article_text_data WHERE id = 1)"
"""That record, as a value in SQL."""
