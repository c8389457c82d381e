"""A query's text cut into tokens with offsets: what chips, underlines and completion stand on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from archive_app.domain.query_tree import (
    FIELD_NAME,
    OPERATOR,
    QUOTES,
    Near,
    Node,
    Not,
    Or,
    Words,
    any_of,
    negation,
)
from archive_app.domain.query_values import Value, clause, field_named, unknown_field
from archive_app.domain.words import asked

DEEPEST = 12
"""Brackets within brackets beyond this count as not typed: FTS5's parser has a stack of 100."""

MOST_CLAUSES = 200
"""Clauses beyond this are not searched: nobody types them, and SQLite's trees have an end."""

MOST_NEAR = 20
"""Words of one NEAR beyond this are not looked at."""

LONGEST_TYPED = 1_000
"""Characters of a query that a person types; a longer one was pasted. To put its words right would
take 4 ms each, and it begins no name (LIKE takes no pattern of more than 50,000 bytes)."""

TOO_MANY = f"Only the first {MOST_CLAUSES} words are searched."

_CLOSING = {"«": "»", "»": "»"}
_CURLY_CLOSING = '"“”‟'
_DISTANCE = re.compile(r"~(\d{1,3})(?![^\s()])")
_NOT_QUOTES = str.maketrans(dict.fromkeys(QUOTES, " "))


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    """A field with its value: one chip."""
    OPERATOR = "operator"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query as typed."""

    start: int
    """Offset of the first code point in the query's text, its minus included."""
    end: int
    """Offset after the last."""
    kind: TokenKind
    value: str
    """Without field, minus, quotation marks and star; for an operator its word."""
    field: str | None = None
    """The field's English name; also for a word inside ``title:( … )``."""
    negated: bool = False
    problem: str | None = None
    """A sentence for the person where something was not understood."""
    node: Node | None = None
    """The clause it stands for, negation included; None where it stands for none."""


class Scanner:
    """Cuts one text into tokens; every character belongs to a token or is white space."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._fields: list[str | None] = []
        self._ignored = 0
        self._clauses = 0

    def tokens(self) -> Iterator[Token]:
        """The tokens in order."""
        while self._skip_space():
            token = self._next()
            if token.node is not None:
                self._clauses += size(token.node)
                if self._clauses > MOST_CLAUSES:
                    token = replace(token, node=None, problem=TOO_MANY)
            yield token

    def _next(self) -> Token:
        start = self._at
        negated = self._minus()
        char = self._text[self._at : self._at + 1]
        if char == ")":
            return self._close(start)
        if char == "(":
            return self._open(start, self._field(), negated=negated)
        name = FIELD_NAME.match(self._text, self._at)
        field = field_named(name[1]) if name else None
        if name and field:
            self._at = name.end()
            if self._text[self._at : self._at + 1] == "(":
                return self._open(start, field, negated=negated)
            return self._fielded(start, field, negated=negated)
        return self._plain(start, name[1] if name else None, negated=negated)

    def _plain(self, start: int, name: str | None, *, negated: bool) -> Token:
        """A word, a phrase or an operator; ``name`` is what looked like a field and is none."""
        place, field = self._at, self._field()
        is_phrase = self._text[self._at] in QUOTES
        value, problem = self._value(stop="")
        typed = self._text[place : self._at]
        if not is_phrase and not negated and OPERATOR.fullmatch(typed):
            return Token(start, self._at, TokenKind.OPERATOR, typed, field)
        kind = TokenKind.PHRASE if is_phrase else TokenKind.WORD
        if name and not typed.startswith((f"{name}://", f"{name}:…")) and typed != f"{name}:":
            problem = unknown_field(name)
        node = self._near(value, field) if is_phrase else None
        if node is None:
            node, wrong = clause(field, value)
            problem = problem or wrong
        return self._made(Token(start, self._at, kind, value.text, field, negated, problem, node))

    def _fielded(self, start: int, field: str, *, negated: bool) -> Token:
        """A field with its value, or with several joined by bars."""
        nodes: list[Node] = []
        problems: list[str | None] = []
        begin = self._at
        while True:
            phrase = self._text[self._at : self._at + 1] in QUOTES
            value, problem = self._value(stop="|")
            node = self._near(value, field) if phrase else None
            if node is None:
                node, wrong = clause(field, value)
                problem = problem or wrong
            if node is not None and len(nodes) < MOST_CLAUSES:
                nodes.append(node)
            problems.append(problem)
            if self._text[self._at : self._at + 1] != "|":
                break
            self._at += 1
        shown = value.text if len(problems) == 1 else self._text[begin : self._at]
        problem = next(filter(None, problems), None)
        token = Token(start, self._at, TokenKind.FIELD, shown, field, negated, problem)
        return self._made(replace(token, node=any_of(nodes)))

    def _value(self, stop: str) -> tuple[Value, str | None]:
        """The value that begins here: quoted, or up to white space, a bracket or ``stop``."""
        exact = stop == "|" and self._text[self._at : self._at + 1] == "="
        self._at += exact
        if self._text[self._at : self._at + 1] and self._text[self._at] in QUOTES:
            text, closed = self._quoted()
            star = self._text[self._at : self._at + 1] == "*"
            self._at += star
            return Value(text, star, exact), None if closed else "The quotation mark is not closed."
        begin = self._at
        while self._at < len(self._text) and not self._ends_word(self._text[self._at], stop):
            self._at += 1
        text = self._text[begin : self._at]
        return Value(text.rstrip("*"), text.endswith("*"), exact), None

    def _quoted(self) -> tuple[str, bool]:
        closing = _CLOSING.get(self._text[self._at], _CURLY_CLOSING)
        begin = self._at + 1
        end = begin
        while end < len(self._text) and self._text[end] not in closing:
            end += 1
        self._at = min(end + 1, len(self._text))
        inside = self._text[begin:end].translate(_NOT_QUOTES)
        return " ".join(inside.split()), end < len(self._text)

    def _near(self, value: Value, field: str | None) -> Node | None:
        """The clause of a phrase followed by ``~5``; None where there is no such sign."""
        distance = _DISTANCE.match(self._text, self._at)
        if distance is None:
            return None
        self._at = distance.end()
        texts = tuple(word for word in value.text.split() if asked(word))
        if len(texts) < 2 or not takes_near(field):
            return None
        texts = texts[:MOST_NEAR]
        return Near(texts, int(distance[1]), field)

    def _open(self, start: int, field: str | None, *, negated: bool) -> Token:
        self._at += 1
        token = Token(start, self._at, TokenKind.OPEN, "(", field, negated)
        if len(self._fields) >= DEEPEST:
            self._ignored += 1
            problem = f"Brackets deeper than {DEEPEST} are not counted."
            return replace(token, kind=TokenKind.WORD, problem=problem)
        self._fields.append(field)
        return token

    def _close(self, start: int) -> Token:
        self._at += 1
        token = Token(start, self._at, TokenKind.CLOSE, ")")
        if self._ignored:
            self._ignored -= 1
            return replace(token, kind=TokenKind.WORD)
        if not self._fields:
            problem = "There is no opening bracket for this one."
            return replace(token, kind=TokenKind.WORD, problem=problem)
        self._fields.pop()
        return token

    def _made(self, token: Token) -> Token:
        if token.negated and token.node is not None:
            return replace(token, node=negation(token.node))
        return token

    def _minus(self) -> bool:
        """Whether an odd number of minus signs stands right before something."""
        end = self._at
        while self._text[end : end + 1] == "-":
            end += 1
        signs = end - self._at
        if not signs or end == len(self._text) or self._text[end].isspace():
            return False
        self._at = end
        return signs % 2 == 1

    def _field(self) -> str | None:
        return self._fields[-1] if self._fields else None

    def _skip_space(self) -> bool:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at < len(self._text)

    @staticmethod
    def _ends_word(char: str, stop: str) -> bool:
        return char.isspace() or char in "()" or char in QUOTES or (stop != "" and char in stop)


def size(node: Node) -> int:
    """How many of the ``MOST_CLAUSES`` the clause of one token is."""
    inner = node.part if isinstance(node, Not) else node
    return len(inner.parts) if isinstance(inner, Or) else 1


def takes_near(field: str | None) -> bool:
    """Whether the words of ``field`` have an order that NEAR can look at."""
    node, _ = clause(field, Value("word"))
    return isinstance(node, Words) and node.field == field
