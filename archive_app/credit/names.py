"""Whether a name in a credit is a person's. Shape and words decide; nothing is looked up."""

import re

from archive_app.credit.folding import folded
from archive_app.credit.words import unspaced, vocabulary

_HANGUL_NAME = re.compile(r"^[\uac00-\ud7af]{2,4}$")
_HAN_NAME = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff]{2,6}$")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.?){1,3}$")
_ACRONYM = re.compile(r"^[A-ZÄÖÜ]{2,4}$")
_ACRONYM_FIRST = re.compile(r"^(?:[A-Z]{3,}|[A-Z]{2,}-[A-Z][a-z]+)$")
"""NYT Wirecutter, CQ-Roll Call; but not "NH Holmes"."""

_CYRILLIC_ACRONYM = re.compile(r"^[А-ЯЁІЇЄ]{2,4}$")
_JOINT = re.compile(r"[\s]+")
_TITLES = re.compile(
    r"^(?:dr|prof|mr|mrs|ms|sgt|cpl|lt|capt|pfc|spc|tech|staff sgt|master sgt|petty officer|"
    r"airman|senior airman|seaman|cadet|col|maj|gen|pvt|tech\.? sgt|(?:chief )?mass communication "
    r"specialist(?: (?:1st|2nd|3rd|seaman)(?: class)?)?)\.?\s+",
    re.IGNORECASE,
)
_CASELESS = re.compile(r"[\u0590-\u07ff\u0900-\u0fff\u10a0-\u10ff]")
"""Scripts that have no capitals and write spaces."""


def is_firm_word(word: str) -> bool:
    """Whether ``word`` makes the name it stands in a firm's or an office's."""
    known = vocabulary().organisation
    lower = word.casefold()
    return lower in known or folded(lower) in known


def looks_like_person(name: str, *, beside_firm: bool = False) -> bool:
    """Whether ``name`` has the shape of a person's name: two to four capitalised words, no firm's.

    A single word never has it: only what stands beside it can tell. ``beside_firm`` says that a
    firm is named after it, so that a last word like "Court" may be a family name.

    >>> [looks_like_person(n) for n in ("Jane Roe", "LISA VAN ROE", "Pella News", "CBC")]
    [True, True, False, False]
    """
    name = _TITLES.sub("", name.strip(" .'’\""))
    if unspaced(name):
        return _unspaced_person(name)
    words = [word for word in _JOINT.split(name) if word]
    if not 2 <= len(words) <= 6 or any(char.isdigit() for char in name) or "&" in name:
        return False
    if name.casefold().startswith(("the ", "die ", "der ", "das ", "les ", "los ")):
        return False
    firm_words = [word for word in words if is_firm_word(word.strip(".,'’"))]
    if firm_words and not (beside_firm and _may_be_surname(firm_words, words)):
        return False
    acronym = _ACRONYM_FIRST.match(words[0]) or any(map(_CYRILLIC_ACRONYM.match, words))
    if acronym and not all(word.isupper() for word in words):
        return False
    bearing = [word for word in words if word.casefold() not in vocabulary().particles]
    if not bearing or len(bearing) > 4 or _all_acronyms(bearing):
        return False
    return all(_capitalised(word) for word in bearing)


def _may_be_surname(firm_words: list[str], words: list[str]) -> bool:
    """Whether the only word of a firm is the last and a family name too: "Carl Court"."""
    last = firm_words[-1]
    weak = vocabulary().weak
    return len(firm_words) == 1 and last is words[-1] and last.casefold() in weak


def one_word(name: str) -> bool:
    """Whether ``name`` is a single word, as screen names are."""
    return " " not in name.strip()


def _unspaced_person(name: str) -> bool:
    if name.endswith(vocabulary().endings):
        return False
    squeezed = name.replace(" ", "").replace("·", "").replace("・", "")
    if _HANGUL_NAME.match(squeezed):
        return True
    return bool(_HAN_NAME.match(squeezed)) and len(squeezed) <= 6


def _capitalised(word: str) -> bool:
    first = word.lstrip("'’\"(")[:1]
    return bool(first) and (first.isupper() or bool(_CASELESS.match(first)))


def _all_acronyms(words: list[str]) -> bool:
    """Whether no word is longer than two capitals: "AB CD" is no person, "J. R. ROE" is."""
    return all(_ACRONYM.match(word) and len(word) < 3 for word in words) and not any(
        _INITIALS.match(word) and word.endswith(".") for word in words
    )
