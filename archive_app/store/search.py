"""Searching the library: a query's text in, numbers and rows of articles out.

The whole answer is a column of numbers; rows with their excerpts are made for the visible ones
only. Every method may be overtaken: ``Archive.interrupt`` makes it raise ``Cancelled``.
"""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlite_utils import Database

from archive_app.domain.findings import Facets, FirstAnswer, Meant, Relaxed, Suggestion
from archive_app.domain.library import ArticleRow, Sort
from archive_app.domain.query import Exactly, Query, Words, all_of, parse_query
from archive_app.store import (
    columns,
    index,
    outlets,
    related,
    rows,
    search_facets,
    search_sql,
    search_suggest,
)
from archive_app.store.beginnings import Gathering
from archive_app.store.border import guarded, stoppable
from archive_app.store.connection import reading, writing
from archive_app.store.ranking import rank_more
from archive_app.store.recounting import recount
from archive_app.store.reindexing import Reindexing
from archive_app.store.search_beginnings import beginning_of
from archive_app.store.search_conditions import Sql
from archive_app.store.search_instant import (
    Completions,
    beside,
    is_heavy,
    is_heavy_with_own,
    lighter,
)
from archive_app.store.search_match import Matcher, phrase
from archive_app.store.search_plan import Compiler, Plan, any_of, days_since_1970, own_words
from archive_app.store.search_ranked import Hits, ranked, the_word
from archive_app.store.search_rows import of_fields, rows_of
from archive_app.store.search_spelling import Spelling
from archive_app.store.search_walk import newest_published
from archive_app.store.search_whole import WholeList
from archive_app.store.standing import standing
from archive_app.store.vocabulary import Vocabulary


@guarded
class Search:
    """The articles that a query finds."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._vocabulary = Vocabulary(db)
        self._completions = Completions(db)
        self._whole = WholeList(db)
        self._gathering = Gathering(db)

    def find(
        self,
        text: str,
        *,
        sort: Sort = Sort.SAVED,
        limit: int = 50,
        offset: int = 0,
        today: date | None = None,
        typing: bool = False,
    ) -> tuple[ArticleRow, ...]:
        """The hits ``offset`` to ``offset + limit`` of the query ``text`` as rows.

        Relevance gives each row its score; a query without words is sorted by saving then.
        """
        with self._asking():
            query = self._read(text, today, typing=typing)
            return self._found(query, sort, (limit, offset), today)

    def instant(
        self,
        text: str,
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 20,
        today: date | None = None,
        typing: bool = False,
    ) -> FirstAnswer:
        """The first ``limit`` hits at once: exact, or where that takes its time the newest, marked.

        After a provisional answer ``numbers`` gives the exact order; both can be interrupted.
        """
        with self._asking():
            query = self._read(text, today, typing=typing)
            for other in lighter(query, self._completions, self._live):
                if shown := self._newest(other, limit, today, query):
                    return FirstAnswer(shown, provisional=True)
            plan, sort = self._plan(query, today), _sort(query, sort)
            ahead, is_slow = self._ahead(query, plan, sort, limit)
            if is_slow and (shown := self._newest(query, limit, today, query)):
                return FirstAnswer(shown, provisional=True)
            found = self._in_order(query, plan, sort, (limit, 0), ahead)
            return FirstAnswer(self._shown(found, query, sort))

    def numbers(
        self,
        text: str,
        sort: Sort = Sort.SAVED,
        today: date | None = None,
        *,
        typing: bool = False,
    ) -> "array[int]":
        """The numbers of all hits in order: what a virtual list holds."""
        self._whole.prepare()
        with self._asking():
            query = self._read(text, today, typing=typing)
            return self._whole.numbers(self._plan(query, today), _sort(query, sort))

    def rows(
        self, numbers: Sequence[int], text: str = "", *, typing: bool = False
    ) -> tuple[ArticleRow, ...]:
        """Rows of ``numbers`` with the excerpts and marks of the query ``text``."""
        with self._asking():
            return rows_of(self._db, numbers, parse_query(text, typing=typing))

    def count(self, text: str, today: date | None = None, *, typing: bool = False) -> int:
        """How many articles the query ``text`` finds."""
        with self._asking():
            return self._count(self._read(text, today, typing=typing), today)

    def facets(self, text: str, today: date | None = None, *, typing: bool = False) -> Facets:
        """What the hits of ``text`` are made of; from a sample where they are very many."""
        with self._asking():
            query = self._read(text, today, typing=typing)
            day = today or columns.local_today()
            return search_facets.facets(self._db, self._keys(query, day), day)

    def relaxed(
        self, text: str, today: date | None = None, *, typing: bool = False
    ) -> tuple[Relaxed, ...]:
        """For a query that finds nothing: what it finds without each of its clauses, most first.

        Those that still find nothing are left out; empty for a query of one clause. Of very many
        clauses the first are tried, each of which asks the whole rest.
        """
        with self._asking():
            query = parse_query(text, typing=typing)
            found: list[Relaxed] = []
            several = query.clauses[:_MOST_RELAXED] if len(query.clauses) > 1 else ()
            for clause in several:
                root = all_of([one for one in query.clauses if one is not clause])
                rest = replace(query, root=root)
                found.append(Relaxed(str(clause), str(rest), self._count(rest, today)))
            kept = [one for one in found if one.articles]
            return tuple(sorted(kept, key=lambda one: -one.articles))

    def meant(self, text: str, today: date | None = None, *, typing: bool = False) -> Meant | None:
        """The query ``text`` with its misspelt words put right; None where that finds no more.

        For queries that find nothing or little: it looks for neighbours of each word.
        """
        self._vocabulary.prepare()
        with self._asking():
            query = parse_query(text, typing=typing)
            right = Spelling(self._db, self._vocabulary).respelt(query, typing=typing)
            if right is None:
                return None
            found = self._count(parse_query(right, typing=typing), today)
            return Meant(right, found) if found > self._count(query, today) else None

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """What the end of the query ``text`` may become: titles, tags, sites, authors, fields."""
        with self._asking():
            return search_suggest.suggestions(self._db, parse_query(text), limit)

    def related(self, article: int, limit: int = 6) -> tuple[ArticleRow, ...]:
        """The articles that share the words telling most about ``article``, best first."""
        with self._asking():
            return rows.article_rows(self._db, related.related(self._db, article, limit))

    def tidy(self, pages: int = 200, *, today: date | None = None) -> bool:
        """Puts pieces of the index together, then prepares answers that would take their time.

        First of all the index is made anew where it is an older program's. At last very common
        words are ranked ahead, and what short beginnings find is gathered.

        One short transaction each time; whether there is more to do. For the background, after
        many saves; questions get faster and find the same.
        """
        if Reindexing(self._db).bring_up_to_date():
            return True
        with writing(self._db):
            more = index.merge(self._db, pages)
        self._vocabulary.prepare()
        more = more or rank_more(self._db, days_since_1970(today or columns.local_today()))
        return more or self._gathering.follow() or recount(self._db)

    def terms(self, text: str, *, typing: bool = False) -> tuple[str, ...]:
        """What the query ``text`` looks for in texts, each word or phrase once, for the reader.

        ``domain.matches.Marks`` finds the places.
        """
        found: dict[str, None] = {}
        query = parse_query(text, typing=typing)
        for leaf in of_fields(query, None, "title", "caption", "credit", "highlight"):
            texts = [leaf.text] if isinstance(leaf, Words) else leaf.texts
            found.update(dict.fromkeys(texts))
        return tuple(found)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """One view of the library for a whole question, and one interrupt that stops all of it.

        An interrupt holds for statements that begin while another is still running, so one that
        never ends is kept: without it an interrupt between two statements would be lost.
        """
        self._gathering.prepare()
        with stoppable(self._db), reading(self._db):
            held = self._db.conn.execute("SELECT 1 UNION ALL SELECT 2")
            try:
                held.fetchone()
                yield
            finally:
                held.close()

    def _found(
        self, query: Query, sort: Sort, page: tuple[int, int], today: date | None
    ) -> tuple[ArticleRow, ...]:
        return self._shown(self._hits(query, sort, page, today), query, _sort(query, sort))

    def _shown(self, found: Hits, query: Query, sort: Sort) -> tuple[ArticleRow, ...]:
        shown = rows_of(self._db, [number for number, _ in found], query)
        if sort is not Sort.RELEVANCE:
            return shown
        ranks = dict(found)
        return tuple(replace(row, score=_score(ranks[row.article])) for row in shown)

    def _hits(self, query: Query, sort: Sort, page: tuple[int, int], today: date | None) -> Hits:
        plan, sort = self._plan(query, today), _sort(query, sort)
        ahead = self._ranked(query, plan, sum(page)) if sort is Sort.RELEVANCE else None
        return self._in_order(query, plan, sort, page, ahead)

    def _in_order(
        self, query: Query, plan: Plan, sort: Sort, page: tuple[int, int], ahead: Hits | None
    ) -> Hits:
        """The hits of a page; taken from those that were ranked ``ahead``, where there are any."""
        if sort is Sort.PUBLISHED:
            ahead = newest_published(self._db, plan, sum(page), whole=len(query.clauses) == 1)
        if ahead is not None:
            return ahead[page[1] :]
        return self._asked(search_sql.hits(plan, sort, page))

    def _asked(self, statement: Sql) -> Hits:
        return self._db.conn.execute(statement.text, statement.values).fetchall()

    def _read(self, text: str, today: date | None, *, typing: bool) -> Query:
        """The query to ask: without short beginnings where what stands beside them finds nothing.

        Neither does the whole then, and says so in milliseconds: to put the words of "f" together
        beside two words took 5 s at 536,000 articles.
        """
        query = parse_query(text, typing=typing)
        rest = beside(query, self._completions, self._live)
        if rest is None:
            return query
        any_hit = search_sql.hits(self._plan(rest, today), Sort.SAVED, (1, 0))
        return query if self._asked(any_hit) else rest

    def _newest(
        self, query: Query, limit: int, today: date | None, shown: Query
    ) -> tuple[ArticleRow, ...]:
        """The hits of ``query`` saved last, as rows of the query ``shown``.

        Of own rows there may be very many, and each is judged by all that is asked: none of them.
        """
        plan = self._plan(query, today)._replace(own=None)
        found = self._asked(search_sql.hits(plan, Sort.SAVED, (limit, 0)))
        return rows_of(self._db, [number for number, _ in found], shown)

    def _ahead(self, query: Query, plan: Plan, sort: Sort, limit: int) -> tuple[Hits | None, bool]:
        """The first hits, where they were ranked ahead, and whether ranking takes its time."""
        if sort is not Sort.RELEVANCE:
            return None, False
        if is_heavy_with_own(self._db, plan):
            return None, True
        ahead = self._ranked(query, plan, limit, at_once=True)
        return ahead, ahead is None and is_heavy(self._db, plan)

    def _ranked(
        self, query: Query, plan: Plan, needed: int, *, at_once: bool = False
    ) -> Hits | None:
        """The first hits that one very common word ranks, where it was ranked ahead."""
        whole = len(query.clauses) == 1
        return ranked(self._db, plan, needed, whole=whole, at_once=at_once)

    def _count(self, query: Query, today: date | None) -> int:
        if query.root is None:
            return self._live()
        return search_facets.total(self._db, self._keys(query, today))

    def _keys(self, query: Query, today: date | None) -> Sql:
        return search_sql.keys(self._plan(query, today))

    def _plan(self, query: Query, today: date | None) -> Plan:
        day = today or columns.local_today()
        stands = standing(self._db, the_word(query), any_of(own_words(query)))
        matcher = Matcher(
            day,
            lambda: self._years(day),
            self._outlets if stands.form >= outlets.FORM else None,
        )
        compiler = Compiler(matcher, stands)
        plan = compiler.plan(query)
        if self._gathering.is_ready and (begun := beginning_of(self._db, query, stands)):
            plan = plan._replace(beginning=begun)
        return compiler.with_own(query, plan) if stands.has_own else plan

    def _outlets(self, clause: Words | Exactly) -> outlets.Outlets | None:
        """The outlets that a clause on sites names; None where they are many."""
        if isinstance(clause, Exactly):
            return outlets.named(self._db, clause.value)
        return outlets.that_match(self._db, phrase(clause))

    def _live(self) -> int:
        return int(columns.scalar(self._db, "SELECT live FROM tally"))

    def _years(self, today: date) -> tuple[int, ...]:
        found = {
            datetime.fromtimestamp(at, UTC).year
            for (at,) in self._db.conn.execute(_ONE_OF_EACH_YEAR)
        }
        near = {year + off for year in found for off in (-1, 0, 1)}  # the page's own calendar
        usual = range(1989, today.year + 2)
        return tuple(sorted(year for year in near.union(usual) if 1 <= year <= 9999))


_MOST_RELAXED = 20
"""Clauses that are left out in turn where nothing is found."""


def _score(rank: float | None) -> float | None:
    return None if rank is None else round(-rank, 6)


def _sort(query: Query, sort: Sort) -> Sort:
    """The order ``query`` can be in: where it asks for no words but a site's, nothing ranks."""
    if sort is Sort.RELEVANCE and all(leaf.field == "site" for leaf in query.sought):
        return Sort.SAVED
    return sort


_ONE_OF_EACH_YEAR = """
    WITH RECURSIVE one (at) AS (
        SELECT min(published_at) FROM article
        UNION ALL
        SELECT (
            SELECT min(published_at) FROM article
            WHERE published_at >= unixepoch(one.at, 'unixepoch', 'start of year', '+1 year')
        )
        FROM one WHERE one.at IS NOT NULL
    )
    SELECT at FROM one WHERE at IS NOT NULL
"""
"""A step through the index for each year that has articles, however far apart the years are."""
