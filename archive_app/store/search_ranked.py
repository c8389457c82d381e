"""Very common words, ranked ahead: their first hits without weighing every article that has them.

FTS5 weighs each hit anew, a microsecond each, and first counts all of them. So for each word that
stands in very many articles the best are kept (table "ranked"), from which ``ranked_list`` computes
their places today. What else a query asks for may narrow them. The answer is given only where it is
certain: the last hit shown must score more than anything that was left out possibly can (a bound);
else the plain way is taken.

``ranking`` makes the lists.
"""

from dataclasses import dataclass
from functools import cached_property
from heapq import merge

from sqlite_utils import Database

from archive_app.domain.query import Query, Words
from archive_app.domain.words import asked
from archive_app.store import columns, index, search_sql
from archive_app.store.ranked_list import LongList, Placed, RankedList, Today
from archive_app.store.ranked_words import Word
from archive_app.store.search_conditions import joined
from archive_app.store.search_plan import FEW_FIT, Plan, ranks

_SPARE = 1.2
"""How many times more hits there should be among those kept than are needed, going by the share of
all: whether a word's best articles are narrowed like the others is not known."""

_FEW = 5_000
"""Articles of a word up to which nothing is counted beforehand: to walk all hits takes 0.3 ms."""

_WALKED = 50_000
"""The same up to which all hits are walked to see which of the best are among them: 4 ms. Of more
each of the best is asked for, at 40 microseconds, until there are enough."""

_COUNTED = 400_000
"""Articles of a word from which it takes its time to weigh what was written since it was ranked:
FTS5 counts them all first, 14 ms."""

_BEYOND = 10
"""Entries behind the last that is needed which are placed at first: what is recent counts a little
less each day, so that those of much the same weight change places after some weeks."""

_BESIDE = 8
"""How many times more articles must hold the word than fit what else is asked for: to look for
these takes 0.5 microseconds for each, to weigh all hits 0.05 to 0.1 for each of the word's."""

Hits = list[tuple[int, float | None]]
"""Numbers of articles and their places."""


def the_word(query: Query) -> Word | None:
    """The one word that ranks the hits of ``query``, anywhere or in titles; None where others do.

    What else the query says may narrow the hits, and no more.
    """
    ranking = [clause for clause in query.clauses if ranks(clause)]
    leaf = ranking[0] if len(ranking) == 1 else None
    if not isinstance(leaf, Words) or leaf.prefix or leaf.field not in (None, "title"):
        return None
    wanted = asked(leaf.text)
    if wanted.specials or wanted.begins or not wanted.phrase.isalnum():
        return None
    return Word(wanted.phrase, in_title=leaf.field == "title")


def ranked(
    db: Database, plan: Plan, needed: int, *, whole: bool, at_once: bool = False
) -> Hits | None:
    """The first ``needed`` hits of ``plan``, which one word ranks, and is all of if ``whole``.

    None where it was not ranked ahead, or where that does not make them certain; or, if they are
    wanted ``at_once``, where it takes its time.
    """
    stands = plan.standing
    if stands.word is None or stands.ranked is None or (plan.match is None and not whole):
        return None
    kept = RankedList(*stands.ranked)
    if plan.day < kept.day or (kept.bound and needed > kept.size // 2):
        return None
    question = _Question(db, plan, Today(db, stands, stands.word, kept, plan.day), needed)
    if at_once and kept.articles > _COUNTED and not question.today.is_as_ranked:
        return None
    if whole:
        return question.first()
    return question.among_few() if plan.share < FEW_FIT else question.among_many()


@dataclass(frozen=True)
class _Question:
    """What is asked of the lists of a word."""

    db: Database
    plan: Plan
    today: Today
    needed: int

    def first(self) -> Hits | None:
        """The first hits, by as much of the list as makes them certain."""
        kept = self.today.kept
        counts = (self.needed + _BEYOND, kept.size) if self.today.is_as_ranked else (kept.size,)
        for count in counts:
            few = min(count, kept.size)
            found = self.today.placed(kept.entries(few), self._own_keys)
            if found is None:
                return None
            hits = self._certain(found[0], kept.bound_of(few) * found[1])
            if hits is not None:
                return hits
        return None

    def among_few(self) -> Hits | None:
        """The same where few fit what else is asked for: they are looked up in the long list."""
        kept = self.today.kept
        fits = self._fitting() if kept.long else None
        if fits is None or len(fits) * kept.long < self.needed * kept.articles:
            return None  # or, going by the share of the word's articles that are in it, too few
        more = LongList(*self.db.conn.execute(_MORE, (self.today.word.name,)).fetchone())
        found = self.today.placed(more.entries(fits), self._own_keys, fits)
        return None if found is None else self._certain(found[0], more.bound * found[1])

    def among_many(self) -> Hits | None:
        """The same where many do: the index is asked which of the best are among them."""
        kept = self.today.kept
        if not self._is_wide():
            return None
        found = self.today.placed(kept.entries(kept.size), self._own_keys)
        if found is None:
            return None
        bound = kept.bound * found[1]
        fitting = self._that_fit([one for one in found[0] if one[0] < -bound])
        return self._certain(fitting, bound)

    def _fitting(self) -> set[int] | None:
        """The keys of what fits all that is asked for besides the word; None where it is much."""
        most = self.today.kept.articles // _BESIDE
        if not all(part.keys for part in self.plan.narrowing):
            return None
        found: list[set[int]] = []
        for part in self.plan.narrowing:
            keys = columns.scalar(self.db, _LISTED.format(keys=part.keys), (*part.values, most + 1))
            found.append(columns.from_json(keys, set[int]))
            if len(found[-1]) > most:
                return None
        return set.intersection(*found)

    def _is_wide(self) -> bool:
        """Whether so many of the word's articles fit that enough of the best ones may."""
        kept, share = self.today.kept, self.plan.share
        if share < 1.0:
            return not kept.bound or kept.size * share >= self.needed * _SPARE
        if kept.articles <= _FEW:
            return True
        least = min(kept.articles, int(kept.articles * self.needed * _SPARE / kept.size))
        return index.count_to(self.db, "article_text", self.plan.match, least) >= least

    def _that_fit(self, best: list[Placed]) -> list[Placed]:
        """Those of ``best`` that the plan finds, in order; perhaps no more than are needed."""
        keys = columns.to_json([-key for _, key, _ in best])
        by_row = self.plan.by_row
        rest = joined(" AND ", [*([by_row] if by_row else []), *self.plan.conditions])
        if by_row:
            sql, asked = _ROW_BY_ROW, (keys, *rest.values, self.needed)
        elif self.today.kept.articles < _WALKED:
            sql, asked = _AMONG_ALL, (self.plan.match, keys, *rest.values)
        else:
            sql, asked = _ONE_BY_ONE, (keys, self.plan.match, *rest.values, self.needed)
        found = self.db.conn.execute(sql.format(conditions=rest.text), asked)
        fitting = {-key for (key,) in found}
        return [one for one in best if one[1] in fitting]

    def _certain(self, best: list[Placed], bound: float) -> Hits | None:
        """The first of ``best`` and of the own rows, no trash; None where others may be better.

        Nothing else scores more than ``bound``; 0 if there is nothing else.
        """
        trash = self.plan.standing.trash
        first = best[: self.needed + min(self.needed, trash)]
        if trash or any(not number for _, _, number in first):
            first = self._numbered(first)
        found = merge(first, self._own) if self.plan.own else first
        hits: Hits = [(number, place) for place, _, number in found if place < -bound]
        return hits[: self.needed] if len(hits) >= self.needed or not bound else None

    def _numbered(self, placed: list[Placed]) -> list[Placed]:
        """``placed`` with the numbers of their articles, without the trash."""
        keys = columns.to_json([-key for _, key, _ in placed])
        numbers = dict(self.db.conn.execute(_NUMBERS, (keys,)).fetchall())
        return [(place, key, numbers[-key]) for place, key, _ in placed if -key in numbers]

    @cached_property
    def _own(self) -> list[Placed]:
        """The first hits whose own work holds the word, in order."""
        rows = search_sql.best_own(self.plan, self.needed)
        found = self.db.conn.execute(rows.text, rows.values)
        return [(place, -key, number) for key, place, number in found]

    @cached_property
    def _own_keys(self) -> set[int]:
        """The keys of all own rows, whether they are hits or not."""
        if self.plan.own is None:
            return set()
        return {key for (key,) in self.db.conn.execute(_OWN_KEYS, (self.plan.own_match,))}


_MORE = "SELECT more, more_bound FROM ranked WHERE word = ?"

_LISTED = """
    WITH listed (key) AS ({keys})
    SELECT json_group_array(key) FROM (SELECT key FROM listed LIMIT +?)
"""
"""As one text, which takes half the time of so many rows."""

_OWN_KEYS = "SELECT rowid FROM work_text WHERE work_text MATCH ?"

_AMONG_ALL = """
    SELECT key FROM (
        SELECT rowid AS key, +rowid AS listed FROM article_text WHERE article_text MATCH ?)
    WHERE listed IN (SELECT value FROM json_each(?)) AND {conditions}
"""

_ROW_BY_ROW = """
    SELECT key FROM (SELECT value AS key, value AS listed FROM json_each(?))
    WHERE {conditions} LIMIT +?
"""

_ONE_BY_ONE = """
    SELECT key FROM (SELECT value AS key, value AS listed FROM json_each(?))
    CROSS JOIN article_text ON rowid = key WHERE article_text MATCH ? AND {conditions} LIMIT +?
"""

_NUMBERS = """
    SELECT search_key, article FROM json_each(?) CROSS JOIN article ON search_key = value
    WHERE NOT trashed
"""
