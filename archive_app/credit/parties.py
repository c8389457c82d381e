"""Who the names in credits are: one table of agencies, stock houses, platforms and others."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from archive_app.credit.folding import clean, folded
from archive_app.domain.rights import PartyKind
from archive_app.resources import resource

_SHORT = 4
"""Names of up to this many letters ("AP", "Rex") count inside a line only when in capitals."""

_NUMBERS = re.compile(r"(?<=[^\W\d])(?: \d+)+$")
_REGIONS = (" europe", " uk", " usa", " us", " international", " deutschland", " images", " photo")


@dataclass(frozen=True, slots=True)
class Party:
    """One line of the table of parties."""

    name: str
    """The usual name: "Associated Press"."""
    kind: PartyKind
    ambiguous: bool = False
    """An institution when alone, a platform beside words that name nobody ("Google")."""


def party(name: str) -> Party | None:
    """The party that ``name`` stands for under any of its aliases; None where it is unknown.

    >>> party("ＡＰ").name
    'Associated Press'
    """
    known = _table()
    whole = folded(name)
    words = _NUMBERS.sub("", whole)  # "AdobeStock_12345"
    found = known.get(whole) or known.get(words) or known.get(words.removeprefix("the "))
    for region in _REGIONS:
        if found is not None:
            break
        found = known.get(words.removesuffix(region)) if words.endswith(region) else None
    return found


def fold(name: str) -> str:
    """``name`` made comparable: aliases become one name, case, width and marks go.

    >>> fold("The Associated Press") == fold("AP Photo") == fold("ＡＰ")
    True
    """
    known = party(name)
    return folded(known.name) if known else folded(name).removeprefix("the ")


def party_within(text: str, words: str) -> Party | None:
    """The party named by ``words``, a part of the line ``text`` where short names need capitals."""
    if not words:
        return None
    caseless = text.upper() == text.lower()
    if len(words) > _SHORT or clean(text).isupper() or caseless:
        return _table().get(words)
    return None


@cache
def longest_name() -> int:
    """Words of the longest name of the table."""
    return max(name.count(" ") + 1 for name in _table())


@cache
def _table() -> dict[str, Party]:
    """Every name and alias of ``parties.toml``, folded; the first to claim a name has it."""
    with resource("parties.toml").open("rb") as file:
        sections: dict[str, dict[str, list[str]]] = tomllib.load(file)
    table: dict[str, Party] = {}
    for section, parties in sections.items():
        ambiguous = section == "ambiguous"
        kind = PartyKind.INSTITUTION if ambiguous else PartyKind(section)
        for name in parties:
            table.setdefault(folded(name), Party(name, kind, ambiguous))
    for section, parties in sections.items():
        for name, aliases in parties.items():
            for alias in aliases:
                table.setdefault(folded(alias), table[folded(name)])
        del section
    table.pop("", None)
    return table
