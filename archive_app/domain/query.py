"""The query language: any text becomes a query, and every query has a text.

::

    storm coast          both words          "storm surge"   the phrase, straight or curly quotes
    storm OR flood       either              storm*          words that begin so
    -storm   NOT storm   without             "storm coast"~5   at most 5 words between
    ( … )   -( … )       groups              storm NEAR/5 coast   the same
    title:storm   tag:war   tag:=war   title:(storm OR flood)   site:"Daily Example"|Herald
    published:2024   saved:7d   updated:2024-01..2024-03   published:>=2024-02-01
    is:unread   has:note   no:author   rights:open   lang:de

AND binds tighter than OR; operators are capitals. Tags are a tree: ``tag:war`` includes
``war/ukraine``, ``tag:=war`` does not. Parsing never fails: what is not understood is searched as
text and its token carries a sentence that says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive_app.domain.query_tokens import (
    MOST_CLAUSES,
    MOST_NEAR,
    TOO_MANY,
    Scanner,
    Token,
    TokenKind,
    size,
    takes_near,
)
from archive_app.domain.query_tree import (
    QUOTES,
    And,
    Dates,
    Exactly,
    Fact,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Tag,
    Words,
    all_of,
    any_of,
    negation,
)
from archive_app.domain.query_values import DATE_FIELDS, FIELDS, VALUES, Value, clause

__all__ = [
    "FIELDS", "VALUES", "And", "Dates", "Exactly", "Fact", "Leaf", "Near", "Node", "Not", "Or",
    "Query", "Tag", "Token", "TokenKind", "Words", "all_of", "parse_query",
]  # fmt: skip

_NEAR_DISTANCE = 10
"""Words between the two sides of a NEAR without a number."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text and what it asks for."""

    text: str
    """As typed."""
    tokens: tuple[Token, ...]
    root: Node | None
    """None where nothing is asked: every article that is not in the trash."""

    def __str__(self) -> str:
        """The same query in its plain form: ``parse_query(str(query)).root == query.root``."""
        return "" if self.root is None else str(self.root)

    @property
    def problems(self) -> tuple[Token, ...]:
        """The tokens that were not understood."""
        return tuple(token for token in self.tokens if token.problem)

    @property
    def clauses(self) -> tuple[Node, ...]:
        """What must all be true; empty for the empty query."""
        if self.root is None:
            return ()
        return self.root.parts if isinstance(self.root, And) else (self.root,)

    @property
    def sought(self) -> tuple[Words | Near, ...]:
        """The words that a hit holds, those under a negation left out: what is marked in texts."""
        return tuple(_sought(self.root)) if self.root else ()


@lru_cache(maxsize=256)
def parse_query(text: str, *, typing: bool = False) -> Query:
    """The query of ``text``; any text has one.

    Args:
        text: as typed.
        typing: whether the person may still be in the last word: it counts as a beginning, and an
            operator at the end as not yet meant.
    """
    tokens = list(Scanner(text).tokens())
    if typing and tokens and tokens[-1].end == len(text):
        tokens[-1] = _unfinished(tokens[-1], text, after=tokens[-2] if len(tokens) > 1 else None)
    stream = [token for token in tokens if not _is_stray_bracket(token)]
    while typing and stream and stream[-1].kind is TokenKind.OPERATOR:
        stream.pop()
    _settle_operators(stream)
    settled = {token.start: token for token in stream}
    root = _Parser(stream).root()
    return Query(text, tuple(settled.get(token.start, token) for token in tokens), root)


def _is_stray_bracket(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.value in {"(", ")"}


def _unfinished(last: Token, text: str, *, after: Token | None) -> Token:
    """The token that the cursor may still be in: its word counts as a beginning.

    A choice or date that is no valid one yet asks for nothing, so that hits do not vanish between
    ``is:star`` and ``is:starred``.
    """
    if last.problem and last.kind is TokenKind.FIELD and last.field in {*VALUES, *DATE_FIELDS}:
        return replace(last, node=None)
    is_closed = text[-1] in QUOTES and not last.problem
    is_near = after is not None and _is_near(after)
    if isinstance(last.node, Words | Tag) and not is_closed and not is_near:
        return replace(last, node=replace(last.node, prefix=True))
    return last


def _settle_operators(stream: list[Token]) -> None:
    """Turn operators that have nothing to join into words, as far as more of these are searched."""
    room = MOST_CLAUSES - sum(size(token.node) for token in stream if token.node is not None)
    for place, token in enumerate(stream):
        if token.kind is not TokenKind.OPERATOR:
            continue
        after = stream[place + 1] if place + 1 < len(stream) else None
        starts = after is not None and (
            after.kind not in {TokenKind.CLOSE, TokenKind.OPERATOR} or after.value == "NOT"
        )
        before = stream[place - 1] if place else None
        ends = before is not None and before.kind not in {TokenKind.OPEN, TokenKind.OPERATOR}
        fits = starts and (ends or token.value == "NOT")
        if token.value.startswith("NEAR"):
            fits = fits and _may_be_near(before) and _may_be_near(after)
        if not fits:
            node, problem = clause(token.field, Value(token.value))
            problem = problem or f"‘{token.value}’ joins nothing here. Searched as text."
            if room <= 0:
                node, problem = None, TOO_MANY
            stream[place] = replace(token, kind=TokenKind.WORD, node=node, problem=problem)
            room -= 1


def _may_be_near(token: Token | None) -> bool:
    return (
        token is not None
        and isinstance(token.node, Words)
        and not token.node.prefix
        and token.kind is not TokenKind.FIELD
        and takes_near(token.field)
    )


class _Parser:
    """Reads a settled stream of tokens; its depth is bounded by the scanner."""

    def __init__(self, stream: Sequence[Token]) -> None:
        self._stream = stream
        self._at = 0

    def root(self) -> Node | None:
        return self._any()

    def _any(self) -> Node | None:
        parts = [self._all()]
        while self._takes("OR"):
            parts.append(self._all())
        return any_of([part for part in parts if part is not None])

    def _all(self) -> Node | None:
        parts: list[Node] = []
        while (token := self._peek()) is not None:
            if token.kind is TokenKind.CLOSE or self._is(token, "OR"):
                break
            if self._takes("AND"):
                continue
            part = self._one()
            parts.extend([part] if part is not None else [])
        return all_of(parts)

    def _one(self) -> Node | None:
        turned = False
        while self._takes("NOT"):
            turned = not turned
        token = self._stream[self._at]
        self._at += 1
        node = self._group(token) if token.kind is TokenKind.OPEN else self._with_near(token)
        return negation(node) if turned and node is not None else node

    def _group(self, opening: Token) -> Node | None:
        node = self._any()
        if self._peek() is not None:
            self._at += 1  # the closing bracket; at the end of the text it may be missing
        return negation(node) if opening.negated and node is not None else node

    def _with_near(self, token: Token) -> Node | None:
        """The clause of ``token``, or of the chain of NEARs that begins with it."""
        node = token.node
        while (operator := self._peek()) is not None and _is_near(operator):
            distance = int(operator.value.partition("/")[2] or _NEAR_DISTANCE)
            other = self._stream[self._at + 1].node
            if not isinstance(other, Words):
                break
            if isinstance(node, Words):
                node = Near((node.text, other.text), distance, node.field)
            elif isinstance(node, Near) and self._goes_on(node, distance):
                node = replace(node, texts=(*node.texts, other.text))
            else:
                break
            self._at += 2
        return node

    @staticmethod
    def _goes_on(node: Near, distance: int) -> bool:
        return node.distance == distance and len(node.texts) < MOST_NEAR

    def _peek(self) -> Token | None:
        return self._stream[self._at] if self._at < len(self._stream) else None

    def _takes(self, operator: str) -> bool:
        token = self._peek()
        if token is None or not self._is(token, operator):
            return False
        self._at += 1
        return True

    @staticmethod
    def _is(token: Token, operator: str) -> bool:
        return token.kind is TokenKind.OPERATOR and token.value == operator


def _is_near(token: Token) -> bool:
    return token.kind is TokenKind.OPERATOR and token.value.startswith("NEAR")


def _sought(node: Node) -> list[Words | Near]:
    if isinstance(node, Words | Near):
        return [node]
    if isinstance(node, And | Or):
        return [leaf for part in node.parts for leaf in _sought(part)]
    return []
