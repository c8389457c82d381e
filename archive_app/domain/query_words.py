"""A query said in words, in one line, so that nobody has to guess.

>>> from archive_app.domain.query import parse_query
>>> explain(parse_query('storm -title:"high tide" is:unread saved:7d'))
'Articles with “storm”, without “high tide” in the title, that are unread, saved in the last 7 days'

Each clause is a phrase of its own, one for what is wanted and one for what is not: so the window
can say each in another language (table ``clause`` of its sentences).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from archive_app.domain.query import (
    And,
    Dates,
    Exactly,
    Fact,
    Leaf,
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
    "unread": ("that are unread", "that are not unread"),
    "read": ("that are read", "that are not read"),
    "starred": ("with a star", "without a star"),
    "trashed": ("in the trash", "not in the trash"),
    "changed": (
        "that changed since they were first saved",
        "that did not change since they were first saved",
    ),
    "duplicate": ("whose text others have, too", "whose text no others have"),
    "inbox": ("in the inbox", "not in the inbox"),
    "done": ("that are done", "that are not done"),
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


@dataclass(frozen=True, slots=True)
class Voice:
    """How things are said."""

    say: Callable[[str], str] = str
    """Puts one phrase, into another language for example."""
    day: Callable[[date], str] = date.isoformat


def explain(query: Query, voice: Voice = Voice()) -> str:
    """What ``query`` asks for, in one line without a full stop, as ``voice`` says it."""
    if query.root is None:
        return voice.say("All articles")
    clauses = [query.root] if isinstance(query.root, Or) else query.clauses
    return f"{voice.say('Articles')} {', '.join(_said(clause, voice) for clause in clauses)}"


def _said(node: Node, voice: Voice) -> str:
    if isinstance(node, And | Or):
        joined = f" {voice.say('and' if isinstance(node, And) else 'or')} "
        return joined.join(_inner(part, voice) for part in node.parts)
    if not isinstance(node, Not):
        return voice.say(_phrase(node, voice, wanted=True))
    if isinstance(node.part, And | Or | Not):
        return f"{voice.say('but not those')} {_said(node.part, voice)}"
    return voice.say(_phrase(node.part, voice, wanted=False))


def _inner(node: Node, voice: Voice) -> str:
    return f"({_said(node, voice)})" if isinstance(node, And | Or) else _said(node, voice)


def _phrase(leaf: Leaf, voice: Voice, *, wanted: bool) -> str:
    """The English phrase of one clause, or of its contrary; days as ``voice`` has them."""
    with_, no = ("with", "") if wanted else ("without", "not ")
    match leaf:
        case Words(text, field, prefix):
            begins = "words that begin with " if prefix else ""
            return f"{with_} {begins}“{text}”{_place(field)}"
        case Near(texts, distance, field):
            words = " and ".join(f"“{text}”" for text in texts)
            return f"{with_} {words} at most {distance} words apart{_place(field)}"
        case Tag(path, prefix):
            return f"{no}tagged {'something that begins with ' if prefix else ''}“{path}”"
        case Exactly("tag", value):
            return f"{no}tagged exactly “{value}”"
        case Exactly(field, value):
            return f"whose {field} is {no}“{value}”"
        case Dates():
            return f"{no}{leaf.field} {_days(leaf, voice)}"
        case Fact(field, value):
            return _fact(field, value, wanted=wanted)


def _fact(field: str, value: str, *, wanted: bool) -> str:
    if field == "is":
        return _STATES[value][0 if wanted else 1]
    if field == "lang":
        return f"{'' if wanted else 'not '}in the language “{value}”"
    with_ = "with" if wanted == (field != "no") else "without"
    return (
        f"{with_} a picture {_RIGHTS[value]}" if field == "rights" else f"{with_} {_THINGS[value]}"
    )


def _place(field: str | None) -> str:
    return f" {_PLACES[field]}" if field else ""


def _days(dates: Dates, voice: Voice) -> str:
    if dates.days is not None:
        return "today" if dates.days == 0 else f"in the last {dates.days} days"
    first, last = (voice.day(one) if one else "" for one in (dates.first, dates.last))
    if not first:
        return f"until {last}"
    if not last:
        return f"since {first}"
    if first == last:
        return f"on {first}"
    return f"from {first} to {last}"
