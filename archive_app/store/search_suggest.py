"""Suggestions while a query is typed: titles, tags, sites, authors, fields and their values.

Only indexes and bounded pieces of tables are looked at, so that the answer takes the same time
whatever the library holds. What begins as typed comes before what only contains it.
"""

from collections.abc import Iterator
from itertools import islice

from sqlite_utils import Database

from archive_app.domain.findings import Suggestion, SuggestionKind
from archive_app.domain.query import FIELDS, VALUES, Query, Token, TokenKind
from archive_app.domain.query_tokens import LONGEST_TYPED
from archive_app.domain.query_tree import quoted
from archive_app.domain.words import asked, fold
from archive_app.store import columns

_SHARES = (3, 2, 2, 1)
"""Titles, tags, sites and fields of eight suggestions; one kind gets what others leave over."""

_NEWEST = 5_000
"""Articles whose titles are looked through for letters inside a word."""

_ENOUGH_FOR_INDEX = 3
"""Letters from which the text index is asked for words that begin so: fewer fit too many words."""


def suggestions(db: Database, query: Query, limit: int) -> tuple[Suggestion, ...]:
    """At most ``limit`` suggestions for the end of ``query``; none after white space."""
    token = query.tokens[-1] if query.tokens else None
    if token is None or token.end != len(query.text) or not token.value.strip("="):
        return ()
    if len(query.text) > LONGEST_TYPED:
        return ()
    if "\0" in token.value:  # where LIKE ends a pattern: nothing before it fits every name
        return ()
    before = query.text[: token.start] + ("-" if token.negated else "")
    typing = _Typing(db, before, token.value.lstrip("="))
    if token.kind is TokenKind.FIELD:
        return tuple(islice(typing.of_field(token.field or ""), limit))
    if token.kind not in {TokenKind.WORD, TokenKind.PHRASE} or token.field:
        return ()
    return typing.of_all(query.text if _is_plain(query) else None, limit)


def _is_plain(query: Query) -> bool:
    return all(_is_word(token) for token in query.tokens)


def _is_word(token: Token) -> bool:
    return token.kind is TokenKind.WORD and not token.negated and token.field is None


class _Typing:
    """One piece being typed, behind the text ``before`` it."""

    def __init__(self, db: Database, before: str, typed: str) -> None:
        self._db = db
        self._before = before
        self._typed = typed

    def of_all(self, plain: str | None, limit: int) -> tuple[Suggestion, ...]:
        """Of every kind; ``plain`` is the whole text where it is nothing but words."""
        titles = self._titles(plain or self._typed)
        kinds = (titles, self._tags(), self._sites(), self._fields())
        found = [list(islice(kind, limit)) for kind in kinds]
        spare = limit - sum(map(min, map(len, found), _SHARES))
        taken: list[Suggestion] = []
        for kind, share in zip(found, _SHARES, strict=True):
            more = min(max(0, len(kind) - share), max(0, spare))
            spare -= more
            taken += kind[: share + more]
        return tuple(taken[:limit])

    def of_field(self, field: str) -> Iterator[Suggestion]:
        """Values of one field."""
        if field == "title":
            return self._titles(self._typed)
        if field in VALUES:
            return self._values(field)
        by_field = {"tag": self._tags, "site": self._sites, "author": self._authors}
        return by_field[field]() if field in by_field else iter(())

    def _titles(self, typed: str) -> Iterator[Suggestion]:
        seen: dict[str, None] = {}
        for article, title in self._title_rows(typed):
            if title not in seen and fold(title) != fold(typed):
                seen[title] = None
                clause = f"title:{quoted(_unquoted(title), in_field=True)}"
                query = self._before + clause if typed == self._typed else clause
                yield Suggestion(SuggestionKind.TITLE, title, query, article=article)

    def _title_rows(self, typed: str) -> Iterator[tuple[int, str]]:
        typed = columns.text(typed)
        yield from self._db.conn.execute(_TITLE_BEGINS, (typed, typed))
        pieces = [f'"{word}"' for word in asked(typed).phrase.replace('"', " ").split()]
        if pieces and len(pieces[-1]) >= _ENOUGH_FOR_INDEX + 2:
            match = f"{{title}} : ({' AND '.join(pieces)}*)"
            yield from self._db.conn.execute(_TITLE_WORDS, (match,))
        yield from self._db.conn.execute(_TITLE_HOLDS, (_NEWEST, _like(typed)))

    def _tags(self) -> Iterator[Suggestion]:
        typed = columns.folded(columns.text(self._typed))
        begin = f"{_like(typed)[1:-1]}%"
        for path, articles in self._db.conn.execute(_TAGS, (_like(typed), begin, f"%/{begin}")):
            yield self._named(
                SuggestionKind.TAG, f"tag:{quoted(path, in_field=True)}", path, articles
            )

    def _sites(self) -> Iterator[Suggestion]:
        typed = columns.text(self._typed)
        begin = f"{_like(typed)[1:-1]}%"
        for site, articles in self._db.conn.execute(_SITES, (_like(typed), begin)):
            clause = f"site:={quoted(_unquoted(site), in_field=True)}"
            yield self._named(SuggestionKind.SITE, clause, site, articles)

    def _authors(self) -> Iterator[Suggestion]:
        words = asked(self._typed).phrase.replace('"', " ")
        wanted = fold(self._typed)
        sql, values = _AUTHORS, (f'author : "{words}"*',)
        if len(words) < _ENOUGH_FOR_INDEX:
            sql, values = _NEWEST_AUTHORS, (_like(columns.text(self._typed)),)
        names: dict[str, None] = {}
        for (authors,) in self._db.conn.execute(sql, values):
            fits = (name for name in authors.split("; ") if wanted in fold(name))
            names.update(dict.fromkeys(fits))
        for name in sorted(names, key=lambda one: not fold(one).startswith(wanted)):
            clause = f"author:={quoted(_unquoted(name), in_field=True)}"
            yield Suggestion(SuggestionKind.AUTHOR, name, self._before + clause)

    def _fields(self) -> Iterator[Suggestion]:
        for name in _fitting(self._typed, FIELDS):
            yield Suggestion(SuggestionKind.FIELD, f"{name}:", f"{self._before}{name}:")

    def _values(self, field: str) -> Iterator[Suggestion]:
        for value in _fitting(self._typed, VALUES[field]):
            clause = f"{field}:{value}"
            yield Suggestion(SuggestionKind.VALUE, clause, self._before + clause)

    def _named(self, kind: SuggestionKind, clause: str, text: str, articles: int) -> Suggestion:
        return Suggestion(kind, text, self._before + clause, articles)


def _fitting(typed: str, choices: tuple[str, ...]) -> list[str]:
    """Those of ``choices`` that contain ``typed``, those that begin so first."""
    typed = typed.lower()
    found = [choice for choice in choices if typed in choice and typed != choice]
    return sorted(found, key=lambda choice: (not choice.startswith(typed), choices.index(choice)))


def _like(typed: str) -> str:
    """``typed`` anywhere, as a pattern of LIKE whose escape is a backslash."""
    for sign in "\\%_":
        typed = typed.replace(sign, f"\\{sign}")
    return f"%{typed}%"


def _unquoted(name: str) -> str:
    return " ".join(name.translate(_NO_QUOTES).split()) or name


_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„‟«»', " "))

_TITLE_BEGINS = """
    SELECT article, title FROM article
    WHERE title >= ? COLLATE NOCASE AND title < ? || char(0x10ffff) COLLATE NOCASE AND NOT trashed
    ORDER BY title COLLATE NOCASE LIMIT 8
"""

_TITLE_WORDS = """
    SELECT article.article, article.title
    FROM article_text AS hit CROSS JOIN article ON search_key = hit.rowid
    WHERE hit.article_text MATCH ? AND NOT trashed ORDER BY hit.rowid DESC LIMIT 8
"""

_TITLE_HOLDS = r"""
    SELECT article, title FROM (
        SELECT article, title FROM article WHERE NOT trashed ORDER BY search_key DESC LIMIT +?)
    WHERE title LIKE ? ESCAPE '\' LIMIT 8
"""

_TAGS = r"""
    SELECT path, articles FROM tag WHERE articles AND folded LIKE ? ESCAPE '\'
    ORDER BY folded LIKE ? ESCAPE '\' OR folded LIKE ? ESCAPE '\' DESC, articles DESC, folded
    LIMIT 20
"""

_SITES = r"""
    SELECT site, articles FROM site WHERE articles AND site LIKE ? ESCAPE '\'
    ORDER BY site LIKE ? ESCAPE '\' DESC, articles DESC, site LIMIT 20
"""

_AUTHORS = """
    SELECT article.author FROM article_text AS hit CROSS JOIN article ON search_key = hit.rowid
    WHERE hit.article_text MATCH ? ORDER BY hit.rowid DESC LIMIT 100
"""

_NEWEST_AUTHORS = r"""
    SELECT author FROM (SELECT author FROM article ORDER BY search_key DESC LIMIT 1000)
    WHERE author LIKE ? ESCAPE '\' LIMIT 100
"""
