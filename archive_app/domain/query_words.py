"""A query said in words: one line under the search field, so that nobody has to guess.

>>> from archive_app.domain.query import parse_query
>>> explain(parse_query('storm -title:"high tide" is:unread saved:7d'))
'Articles with “storm”, without “high tide” in the title, that are unread, saved in the last 7 days'
"""

from archive_app.domain.query import (
    And,
    Dates,
    Exactly,
    Fact,
    Near,
    Node,
    Not,
    Or,
    Query,
    Tag,
    Words,
)

_PLACES = {
    "title": "in the title", "author": "as author", "site": "in the site's name",
    "section": "as section", "url": "in the address", "caption": "in a caption",
    "credit": "in a picture credit", "creator": "as creator of a picture",
    "owner": "as owner of a picture", "licence": "as licence of a picture",
    "note": "in your notes", "highlight": "in your highlights",
}  # fmt: skip

_STATES = {
    "unread": "that are unread", "read": "that are read", "starred": "with a star",
    "trashed": "in the trash", "changed": "that changed since they were first saved",
    "duplicate": "whose text others have, too", "inbox": "in the inbox", "done": "that are done",
}  # fmt: skip

_THINGS = {
    "note": "a note", "highlight": "a highlight", "picture": "a picture",
    "version": "more than one version", "pdf": "a PDF", "c2pa": "content credentials (C2PA)",
    "picture-without-credit": "a picture without credit", "tag": "a tag", "author": "an author",
    "credit": "a picture credit",
}  # fmt: skip

_RIGHTS = {
    "open": "under an open licence", "owner": "whose owner is named",
    "placeholder": "whose credit names no owner", "nothing": "about which nothing was found",
    "differ": "about which claims differ", "cleared": "that you cleared",
    "blocked": "that you marked as not to be used",
}  # fmt: skip


def explain(query: Query) -> str:
    """What ``query`` asks for, in one line without a full stop."""
    if query.root is None:
        return "All articles"
    if isinstance(query.root, Or):
        return f"Articles {_any(query.root)}"
    return f"Articles {', '.join(_said(clause) for clause in query.clauses)}"


def _said(node: Node) -> str:
    match node:
        case And(parts):
            return " and ".join(_inner(part) for part in parts)
        case Or():
            return _any(node)
        case Not(part):
            return _without(part)
        case Words(text, field, prefix):
            begins = "words that begin with " if prefix else ""
            return f"with {begins}“{text}”{_place(field)}"
        case Near(texts, distance, field):
            words = " and ".join(f"“{text}”" for text in texts)
            return f"with {words} at most {distance} words apart{_place(field)}"
        case _:
            return _fact(node)


def _fact(node: Tag | Exactly | Dates | Fact) -> str:
    match node:
        case Tag(path, prefix):
            return f"tagged {'something that begins with ' if prefix else ''}“{path}”"
        case Exactly("tag", value):
            return f"tagged exactly “{value}”"
        case Exactly(field, value):
            return f"whose {field} is “{value}”"
        case Dates():
            return f"{node.field} {_days(node)}"
        case Fact("lang", value):
            return f"in the language “{value}”"
        case Fact("rights", value):
            return f"with a picture {_RIGHTS[value]}"
        case Fact("is", value):
            return _STATES[value]
        case Fact(field, value):
            return f"{'with' if field == 'has' else 'without'} {_THINGS[value]}"


def _without(part: Node) -> str:
    said = _said(part)
    if isinstance(part, And | Or):
        return f"but not those {said}"
    if said.startswith("with "):
        return f"without {said.removeprefix('with ')}"
    return f"not {said.removeprefix('that are ')}"


def _any(node: Or) -> str:
    return " or ".join(_inner(part) for part in node.parts)


def _inner(node: Node) -> str:
    return f"({_said(node)})" if isinstance(node, And | Or) else _said(node)


def _place(field: str | None) -> str:
    return f" {_PLACES[field]}" if field else ""


def _days(dates: Dates) -> str:
    if dates.days is not None:
        return "today" if dates.days == 0 else f"in the last {dates.days} days"
    if dates.first is None:
        return f"until {dates.last}"
    if dates.last is None:
        return f"since {dates.first}"
    if dates.first == dates.last:
        return f"on {dates.first}"
    return f"from {dates.first} to {dates.last}"
