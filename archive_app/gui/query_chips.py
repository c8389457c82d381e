"""Which terms of a query are shown as chips, and how they are said in words.

A chip is a term with a field that must hold whatever the rest says: where terms are joined by OR
or NOT at the top, all stays text. The order of such terms does not matter, so chips come first.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from archive_app.domain.query import (
    Dates,
    Exactly,
    Fact,
    Node,
    Not,
    Or,
    Tag,
    Token,
    TokenKind,
    Words,
    parse_query,
)
from archive_app.gui.reader_wording import day, language

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Term:
    """One term with a field."""

    text: str
    """As it stands in the query: ``-rights:cleared``."""
    name: str
    """What the chip says first, quietly: "not rights"."""
    value: str
    """What it says then: "Coast & floods", "since 1 Dec 2025"."""
    excluded: bool


def split_terms(text: str) -> tuple[tuple[Term, ...], str]:
    """The terms of ``text`` that can be chips, and the rest of it as typed."""
    terms: list[Term] = []
    rest, at = "", 0
    for token in _chippable(text):
        terms.append(_term(text[token.start : token.end], token))
        rest = _joined(rest, text[at : token.start])
        at = token.end
    return tuple(terms), _joined(rest, text[at:]) if terms else text


def with_rest(terms: tuple[Term, ...], rest: str) -> str:
    """The whole query of chips and the text after them."""
    if not terms:
        return rest
    chips = " ".join(term.text for term in terms)
    if not rest:
        return chips
    return f"{chips} ({rest})" if _has_or(rest) else f"{chips} {rest}"


def _chippable(text: str) -> list[Token]:
    """Terms with a field at the top of a query whose parts must all hold."""
    depth, found = 0, []
    for token in parse_query(text).tokens:
        if token.kind is TokenKind.OPEN:
            depth += 1
        elif token.kind is TokenKind.CLOSE:
            depth -= 1
        elif token.kind is TokenKind.OPERATOR and not depth:
            return []
        elif token.kind is TokenKind.FIELD and not depth and token.node and not token.problem:
            found.append(token)
    return found


def _has_or(text: str) -> bool:
    depth = 0
    for token in parse_query(text).tokens:
        depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
        if token.kind is TokenKind.OPERATOR and token.value == "OR" and not depth:
            return True
    return False


def _joined(before: str, after: str) -> str:
    """Two pieces of text, the term between them taken out."""
    after = after.lstrip()
    return f"{before.rstrip()} {after}" if before.strip() else after


def _term(text: str, token: Token) -> Term:
    name = token.field or ""
    if token.negated:
        name = translate("Chips", "not {field}").format(field=name)
    node = token.node.part if isinstance(token.node, Not) else token.node
    return Term(text, name, _value(node) if node else token.value, token.negated)


def _value(node: Node) -> str:
    match node:
        case Dates():
            return _days(node)
        case Tag(path):
            return path.replace("/", " / ")
        case Exactly(_, value):
            return value
        case Fact("lang", value):
            return language(value)
        case Fact(_, value):
            return value
        case Words(words):
            return f"{words}…" if node.prefix else words
        case Or(parts):
            return translate("Chips", " or ").join(_value(part) for part in parts)
        case _:
            return str(node)


def _days(dates: Dates) -> str:
    first, last = dates.first, dates.last
    if dates.days is not None:
        return translate("Chips", "last {n} days").format(n=dates.days)
    if last is None:
        return translate("Chips", "since {day}").format(day=day(first)) if first else ""
    if first is None:
        return translate("Chips", "until {day}").format(day=day(last))
    return day(first) if first == last else f"{day(first)} – {day(last)}"
