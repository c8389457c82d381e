"""What the words of a credit line do: announce, name a maker, say "supplied", or nothing."""

import re
import tomllib
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from archive_app.credit.folding import folded
from archive_app.credit.parties import party
from archive_app.resources import resource

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_LONGEST_NAME = 40
"""Characters of an unspaced run that may still be a name with words around it."""

_LONE = frozenset("摄攝撮図图圖发發电電は")
"""Single characters that may be cut from the edge of an unspaced name."""


class Role(IntEnum):
    """What a word does in a credit line; an earlier one wins where a word has two."""

    MAKER = 1
    COURTESY = 2
    SOURCE = 3
    CROP = 4
    LABEL = 5
    DESK = 6
    """A person's place: "Staff", "기자"."""
    GENERIC = 7
    FACELESS = 8
    """Names nobody when alone, may be a part of a name."""
    FUNCTION = 9


ANNOUNCING = frozenset({Role.MAKER, Role.COURTESY, Role.SOURCE, Role.CROP, Role.LABEL})

_SECTIONS = {
    "maker": Role.MAKER,
    "courtesy": Role.COURTESY,
    "source": Role.SOURCE,
    "crop": Role.CROP,
    "label": Role.LABEL,
    "role": Role.DESK,
    "generic": Role.GENERIC,
    "faceless": Role.FACELESS,
    "function": Role.FUNCTION,
}


class Vocabulary(NamedTuple):
    """The tables of ``credit_words.toml``, folded."""

    roles: dict[str, Role]
    """Phrase, words joined by one space, to what it does."""
    longest: dict[str, int]
    """First word to the most words of a phrase that begins with it."""
    via: frozenset[str]
    for_: frozenset[str]
    and_: frozenset[str]
    either: tuple[str, ...]
    organisation: frozenset[str]
    weak: frozenset[str]
    """Of the words of organisations, those that are family names too."""
    endings: tuple[str, ...]
    particles: frozenset[str]
    notes: frozenset[str]
    """Words for pictures that begin a note about all pictures of a page: "Fotos"."""


@cache
def vocabulary() -> Vocabulary:
    """The words, read once."""
    with resource("credit_words.toml").open("rb") as file:
        tables: dict[str, dict[str, list[str]]] = tomllib.load(file)
    roles: dict[str, Role] = {}
    longest: dict[str, int] = {}
    for section, role in _SECTIONS.items():
        for phrase in map(folded, tables[section]["words"]):
            roles.setdefault(phrase, role)
            first = phrase.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), phrase.count(" ") + 1)
    connector, organisation = tables["connector"], tables["organisation"]
    return Vocabulary(
        roles=roles,
        longest=longest,
        via=frozenset(map(folded, connector["via"])),
        for_=frozenset(map(folded, connector["for"])),
        and_=frozenset(map(folded, connector["and"])) | {"&"},
        either=tuple(f" {folded(phrase)} " for phrase in tables["either"]["words"]),
        organisation=frozenset(map(str.casefold, organisation["words"])),
        weak=frozenset(organisation["weak"]),
        endings=tuple(organisation["endings"]),
        particles=frozenset(organisation["particles"]),
        notes=frozenset(map(folded, tables["note"]["words"])),
    )


def phrase_at(words: list[str], start: int) -> tuple[int, Role] | None:
    """The longest known phrase of ``words`` that begins at ``start``: its length and role."""
    known = vocabulary()
    most = min(known.longest.get(words[start], 0), len(words) - start)
    for length in range(most, 0, -1):
        role = known.roles.get(" ".join(words[start : start + length]))
        if role is not None:
            return length, role
    return None


def pieces(word: str) -> list[str]:
    """``word`` cut where an unspaced script glues known words to a name: 山田撮影 → 山田, 撮影."""
    if (
        not 2 <= len(word) <= _LONGEST_NAME
        or not _UNSPACED.search(word)
        or word in vocabulary().roles
        or party(word)
    ):
        return [word]
    whole = _cover(word)
    return whole if whole else _trim(word)


def unspaced(word: str) -> bool:
    """Whether ``word`` is of a script that writes without spaces (Korean counts in)."""
    return bool(_UNSPACED.search(word))


def size_of(text: str) -> float:
    """Length in Latin characters: one of a script without spaces counts as two and a half."""
    return len(text) if text.isascii() else len(text) + 1.5 * sum(map(unspaced, text))


def _cover(word: str) -> list[str]:
    """``word`` as known words only, longest first; empty where something is left over."""
    roles, parts, at = vocabulary().roles, [], 0
    while at < len(word):
        end = next((e for e in range(len(word), at, -1) if word[at:e].casefold() in roles), 0)
        if not end:
            return []
        parts.append(word[at:end])
        at = end
    return parts


def _trim(word: str) -> list[str]:
    """``word`` with known words and parties of two letters or more cut from both ends."""
    roles = vocabulary().roles
    head: list[str] = []
    tail: list[str] = []
    while word not in roles:
        top = range(len(word) - 1, 0, -1)
        before = next((word[:n] for n in top if _cuts(word[:n], roles)), "")
        after = next((word[-n:] for n in top if _cuts(word[-n:], roles)), "")
        if before:
            head.append(before)
            word = word[len(before) :]
        elif after:
            tail.insert(0, after)
            word = word[: -len(after)]
        else:
            break
    return [*head, word, *tail]


def _cuts(part: str, roles: dict[str, Role]) -> bool:
    known = part.casefold() in roles and (len(part) > 1 or part in _LONE)
    return known or (len(part) > 2 and party(part) is not None)
