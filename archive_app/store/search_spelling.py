"""Did you mean …: a query with its misspelt words put right from the library's own words."""

import re

from sqlite_utils import Database

from archive_app.domain.matches import Marks
from archive_app.domain.query import Query, Tag, Token, TokenKind, Words
from archive_app.domain.query_tokens import LONGEST_TYPED
from archive_app.domain.words import fold
from archive_app.store import columns
from archive_app.store.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+")


class Spelling:
    """Puts the words of a query right."""

    def __init__(self, db: Database, vocabulary: Vocabulary) -> None:
        self._db = db
        self._vocabulary = vocabulary

    def respelt(self, query: Query, *, typing: bool) -> str | None:
        """The text of ``query`` with other words for misspelt ones; None where none is.

        Words under a minus stay, and so does a word that is still being typed while any word of
        the library begins so; all of them in a text that was pasted.
        """
        if len(query.text) > LONGEST_TYPED:
            return None
        text, moved = query.text, 0
        for token in query.tokens:
            typed = query.text[token.start : token.end]
            unfinished = typing and token.end == len(query.text)
            right = self._token(token, typed, unfinished=unfinished)
            if right != typed:
                start = token.start + moved
                text = text[:start] + right + text[start + len(typed) :]
                moved += len(right) - len(typed)
        return text if text != query.text else None

    def _token(self, token: Token, typed: str, *, unfinished: bool) -> str:
        if token.negated or token.node is None:
            return typed
        name, colon, value = (
            typed.partition(":") if token.kind is TokenKind.FIELD else ("", "", typed)
        )
        if isinstance(token.node, Tag):
            tag = self._tag(token.node.path)
            return typed if tag is None else f'tag:"{tag}"'
        if not isinstance(token.node, Words) or token.problem:
            return typed

        def put_right(match: re.Match[str]) -> str:
            last = unfinished and match.end() == len(value)
            if last and self._vocabulary.begins(fold(match[0])):
                return match[0]
            return self._shown(match[0], self._vocabulary.meant(match[0]))

        return name + colon + _WORD.sub(put_right, value)

    def _shown(self, typed: str, meant: str | None) -> str:
        """``meant`` as an article writes it, in lower case where the person typed so."""
        if meant is None:
            return typed
        text = columns.scalar(self._db, _TEXT_WITH, (f'body : "{meant}"',))
        spans = Marks([Words(meant)]).spans(text) if text else ()
        word = text[slice(*spans[0])] if spans else meant
        return word.lower() if typed.islower() else word

    def _tag(self, path: str) -> str | None:
        """The tag nearest to ``path``, which is none."""
        from rapidfuzz import process  # only here: few questions need it
        from rapidfuzz.distance import OSA

        folded = columns.folded(path)
        tags = dict(self._db.conn.execute("SELECT folded, path FROM tag"))
        if folded in tags:
            return None
        found = process.extractOne(folded, list(tags), scorer=OSA.distance, score_cutoff=2)
        return tags[found[0]] if found and len(folded) > found[1] * 2 else None


_TEXT_WITH = """
    SELECT text FROM article_text AS hit CROSS JOIN article ON search_key = hit.rowid
    JOIN version USING (version)
    WHERE hit.article_text MATCH ? ORDER BY hit.rowid DESC LIMIT 1
"""
