"""JSON-LD of a page: every object, however it is wrapped or broken."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from archive_app.domain.characters import whole_characters

Thing = dict[str, Any]

_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_MOST_THINGS = 5_000
"""Objects looked at on one page; product feeds inlined by shops have far more."""

_ARTICLE = re.compile(
    r"^(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|Recipe|"
    r"CreativeWork|VideoObject|AudioObject|PodcastEpisode)$"
)
_PARTS = ("liveBlogUpdate", "comment", "hasPart", "review", "itemListElement")
"""Members that hold articles of their own within the article or beside it."""

_STRENGTH = ("NewsArticle", "Article", "Posting", "Report", "Review", "Recipe")


def structured(root: HtmlElement) -> tuple[Thing, ...]:
    """The JSON-LD objects of the page in order; arrays and @graph are opened, references not."""
    found: list[Thing] = []
    for script in root.iter("script"):
        kind = script.get("type") or ""
        if "ld+json" in kind.lower() and script.text:
            for value in _values(script.text):
                found.extend(_opened(value))
    return tuple(found[:_MOST_THINGS])


def article_thing(things: tuple[Thing, ...]) -> Thing:
    """The object that describes the article, with its references resolved; empty when none does."""
    known = {str(x["@id"]): x for x in nested(things) if "@id" in x and len(x) > 1}
    candidates = [x for x in nested(things) if is_article(x)]
    if not candidates:
        return {}
    inner = {id(x) for thing in things for x in _parts_of(thing)}
    whole = [x for x in candidates if id(x) not in inner]
    best = max(whole or candidates, key=_strength)  # the first of equals
    return {key: _resolved(value, known) for key, value in best.items()}


def is_article(thing: Thing) -> bool:
    """Whether the object is of an article's type and says anything about it."""
    return any(_ARTICLE.match(kind) for kind in types(thing)) and bool(
        thing.keys() & {"headline", "datePublished", "articleBody", "author"}
    )


def types(thing: Thing) -> tuple[str, ...]:
    """The object's types without their vocabulary: ("NewsArticle",)."""
    given = thing.get("@type") or thing.get("type") or ()
    listed = given if isinstance(given, list) else [given]
    return tuple(re.split(r"[/#:]", x)[-1] for x in listed if isinstance(x, str))


def nested(things: tuple[Thing, ...]) -> Iterator[Thing]:
    """Every object of ``things`` and those inside them, outer before inner, at most 5,000."""
    waiting: list[Any] = list(reversed(things))
    for _ in range(_MOST_THINGS):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            inner = value.values()
        else:
            inner = value
        waiting.extend(x for x in reversed(list(inner)) if isinstance(x, dict | list))


def words(value: object) -> str:
    """``value`` as one plain line: entities decoded, white space folded; empty where no string."""
    if isinstance(value, list):
        value = next((x for x in value if isinstance(x, str) and x.strip()), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, str):
        return ""
    return " ".join(unescape(unescape(value)).split())


def _values(source: str) -> Iterator[Any]:
    """The JSON values in a script, as many as can be read."""
    text = whole_characters(_COMMENT.sub("", source.strip()))
    for attempt in (text, _repaired(text), unescape(text)):
        try:
            yield json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        else:
            return
    yield from _prefixes(_repaired(text))


def _prefixes(text: str) -> Iterator[Any]:
    """Whole values at the start of ``text``: several objects in a row, or one with a torn end."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(text):
        opening = re.compile(r"[{\[]").search(text, at)
        if opening is None:
            return
        try:
            value, at = decoder.raw_decode(text, opening.start())
        except (ValueError, RecursionError):
            yield from _salvaged(text)
            return
        yield value


_MEMBER = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|description|inLanguage|@type)"\s*:\s*'
    r'"((?:[^"\\]|\\.)*)"'
)
_AUTHOR = re.compile(r'"author"\s*:\s*[\[{][^\]}]*?"name"\s*:\s*"((?:[^"\\]|\\.)*)"')


def _salvaged(text: str) -> Iterator[Thing]:
    """The plain members of an object that cannot be read as a whole."""
    thing: Thing = {}
    for name, value in _MEMBER.findall(text):
        thing.setdefault(name, value.replace('\\"', '"').replace("\\/", "/"))
    author = _AUTHOR.search(text)
    if author:
        thing["author"] = author.group(1)
    if "headline" in thing:
        thing["@type"] = "NewsArticle"
        yield thing


def _repaired(text: str) -> str:
    text = _BAD_ESCAPE.sub(r"\\\\", text.strip().rstrip(";"))
    return _TRAILING_COMMA.sub(r"\1", text)


def _opened(value: object) -> Iterator[Thing]:
    waiting: list[object] = [value]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            graph = value.get("@graph")
            if isinstance(graph, list | dict):
                waiting[:0] = graph if isinstance(graph, list) else [graph]
            if not isinstance(graph, list | dict) or len(value) > 2:
                yield value


def _parts_of(thing: Thing) -> Iterator[Thing]:
    """The articles inside the members of ``thing`` that hold parts or neighbours."""
    for name in _PARTS:
        value = thing.get(name)
        parts = value if isinstance(value, list) else [value]
        yield from nested(tuple(x for x in parts if isinstance(x, dict)))


def _strength(thing: Thing) -> tuple[int, int]:
    kinds = types(thing)
    rank = next(
        (len(_STRENGTH) - n for n, x in enumerate(_STRENGTH) if any(k.endswith(x) for k in kinds)),
        0,
    )
    return rank, len(thing.keys() & {"headline", "datePublished", "articleBody", "author"})


def _resolved(value: object, known: dict[str, Thing]) -> object:
    if isinstance(value, list):
        return [_resolved(x, known) for x in value]
    if isinstance(value, dict) and "@id" in value and not value.keys() & {"name", "url"}:
        return known.get(str(value["@id"]), value)
    return value
