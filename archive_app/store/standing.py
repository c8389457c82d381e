"""What every question has to know of the library first, read by one statement.

A statement costs some 20 microseconds before it does anything, as much as the rarest word takes.
"""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive_app.store.ranked_words import AVERAGES, Index, Word, figures


@dataclass(frozen=True, slots=True)
class Standing:
    """Figures of the library as a question finds it."""

    live: int
    """Articles that are not in the trash."""
    trash: int
    """Articles that are."""
    form: int
    """The form of the text index, see ``text_index``."""
    rewritten: int
    """The last number given in "rewritten"."""
    averages: bytes
    own: tuple[bytes, ...]
    """What FTS5 knows of the index of the person's own work: other words, another value."""
    word: Word | None
    """The one word that ranks the hits of the question; None where others do."""
    ranked: tuple[Any, ...] | None
    """What was ranked ahead of it, see ``ranked_list``; None where nothing was."""

    @property
    def index(self) -> Index:
        """What FTS5 knows of the whole text index."""
        return figures(self.averages)

    def share(self, articles: int) -> float:
        """How large a share of all articles that are not in the trash so many are."""
        return articles / self.live if self.live else 0.0


def standing(db: Database, word: Word | None = None) -> Standing:
    """How the library stands for a question whose hits ``word`` ranks."""
    row = db.conn.execute(_STANDING, (word.name if word else None,)).fetchone()
    live, trash, form, rewritten, averages, *own = row[:_OF_LIBRARY]
    ranked = row[_OF_LIBRARY:]
    known = None if ranked[0] is None else ranked
    return Standing(live, trash, form, rewritten, averages, tuple(own), word, known)


_OF_LIBRARY = 7
"""Columns before those of "ranked"."""

_STANDING = f"""
    SELECT live, trash, (SELECT form FROM text_index),
        coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'rewritten'), 0), {AVERAGES},
        (SELECT block FROM work_text_data WHERE id = 1),
        (SELECT block FROM work_text_data WHERE id = 10),
        articles, best, bound, day, length, written, more_bound IS NOT NULL
    FROM tally LEFT JOIN ranked ON word = ?
"""  # noqa: S608 (our own words)
"""The records 1 and 10 of FTS5 are the averages and the structure of an index."""
