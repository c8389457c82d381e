"""Terms added to a query and taken out of it again, its other words left as they were typed."""

from archive_app.domain.query import Node, Or, parse_query
from archive_app.domain.query_tree import negation


def has_term(text: str, term: Node) -> bool:
    """Whether ``term`` is one of the pieces of the query ``text``."""
    return any(token.node == term for token in parse_query(text).tokens)


def with_term(text: str, term: Node, *, excluded: bool = False) -> str:
    """``text`` narrowed to what has ``term``, or with ``excluded`` to what has it not.

    The term comes first: the word at the end may still be half typed. Its contrary is taken out.
    """
    wanted, other = (negation(term), term) if excluded else (term, negation(term))
    rest = without_term(text, other).strip()
    if has_term(rest, wanted):
        return rest
    if isinstance(parse_query(rest).root, Or):
        rest = f"({rest})"
    return f"{wanted} {rest}".strip()


def without_term(text: str, term: Node) -> str:
    """``text`` without the pieces that are ``term``."""
    for token in reversed(parse_query(text).tokens):
        if token.node == term:
            text = text[: token.start].rstrip() + " " + text[token.end :].lstrip()
    return text.strip()
