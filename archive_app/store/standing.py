"""What every question has to know of the library first, read by one statement.

A statement costs some 20 microseconds before it does anything, as much as the rarest word takes.
"""

from typing import Any, NamedTuple

from sqlite_utils import Database

from archive_app.store.ranked_words import AVERAGES, Index, Word, figures


class Standing(NamedTuple):
    """Figures of the library as a question finds it."""

    live: int
    """Articles that are not in the trash."""
    trash: int
    """Articles that are."""
    form: int
    """The form of the text index, see ``text_index``."""
    rewritten: int
    """The last number given in "rewritten"."""
    followed: int | None
    """The last of these that ``beginnings`` has followed; None where they are not all known."""
    averages: bytes
    has_own: bool
    """Whether any word of the question stands in the person's own work."""
    word: Word | None
    """The one word that ranks the hits of the question; None where others do."""
    ranked: tuple[Any, ...] | None
    """What was ranked ahead of it, see ``ranked_list``; None where nothing was."""

    @property
    def figures(self) -> Index:
        """What FTS5 knows of the whole text index."""
        return figures(self.averages)

    def share(self, articles: int) -> float:
        """How large a share of all articles that are not in the trash so many are."""
        return articles / self.live if self.live else 0.0


def standing(db: Database, word: Word | None = None, own: str | None = None) -> Standing:
    """How the library stands for a question whose hits ``word`` ranks.

    ``own`` is the MATCH for ``work_text`` of its words; None where none is asked of own work.
    """
    asked = (own or _NOTHING, word.name if word else None)
    row = db.conn.execute(_STANDING, asked).fetchone()
    live, trash, form, rewritten, followed, averages, has_own, *ranked = row
    known = None if ranked[0] is None else tuple(ranked)
    return Standing(live, trash, form, rewritten, followed, averages, bool(has_own), word, known)


_NOTHING = '""'
"""The expression of FTS5 that finds nothing."""

_STANDING = f"""
    SELECT live, trash, (SELECT form FROM text_index),
        coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'rewritten'), 0),
        (SELECT written FROM beginnings WHERE is_whole), {AVERAGES},
        EXISTS (SELECT 1 FROM work_text WHERE work_text MATCH ?),
        articles, best, bound, day, length, written, coalesce(length(more), 0)
    FROM tally LEFT JOIN ranked ON word = ?
"""  # noqa: S608 (our own words)
