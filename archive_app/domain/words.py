"""How words are told apart: one folding for the index, the query and the marks in a text.

Folding: Unicode NFKC, case folding, accents off (Latin, Greek, Cyrillic except й), Arabic marks and
Hebrew points off, Arabic letter variants and all decimal digits unified, curly quotes and dashes
straight, characters that are not seen (soft hyphen, zero width, direction marks) removed.

Scripts written without spaces (Han, kana, Hangul, Thai, Lao, Khmer, Myanmar) become overlapping
pairs, each run closed by its last character alone: ``旅は東京`` gives ``旅は は東 東京 京``. So any
part of a run is a phrase of pairs, and the lone last character keeps a phrase from crossing a run's
end: ``旅は東京。京都へ`` does not hold 東京都.

Words that live by their signs (``C++``, ``AT&T``, ``5.50``, ``example.com``, ``#tag``) are kept a
second time behind the text, each as one word whose signs are characters of the private use area
(U+E000 plus the sign's code), which the index counts as letters. Text itself cannot hold any:
folding blanks them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u109f"
    "\u1100-\u11ff\u1780-\u17d3\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""A character class (without brackets): letters of scripts that are written without spaces between
words, or whose words are found by their parts (Hangul)."""

SPACED = f"[^\\W_{UNSPACED}]"
"""A letter or digit of any other script, as a regular expression."""

_RUN = re.compile(f"[{UNSPACED}]+")

_UNSPACED_BYTES = bytes([0xE0, 0xE1, *range(0xE3, 0xEE), 0xF0])
"""What ``UNSPACED`` begins with in UTF-8; so do few letters of other scripts."""

_LETTER = "[^\\W_]"
_HINTS = {sign: re.compile(f"{re.escape(sign)}{_LETTER}") for sign in ".&@_,:/"} | {
    sign: re.compile(rf"{re.escape(sign)}(?:(?={_LETTER})|(?<={_LETTER}[+#]))") for sign in "+#"
}
"""Where a word may be special, by the sign that it has there. Each sign is looked for by itself,
which takes half the time: most are in few texts, and most commas stand before a space."""
_SPECIAL = re.compile(
    rf"[#@.]?{SPACED}+(?:(?:[.&@_+]|(?<=\d)[,:/](?=\d)){SPACED}+)*(?:\+\+?|#)?(?!{SPACED})"
)
"""Letters of unspaced scripts are no part of it: in ``用C++编程`` it is ``C++``."""
_LONGEST_SPECIAL = 80
_LONGEST_NAME = 60
"""Characters of a text that may come again with the next article, as the name of its outlet."""
_SIGNS = {
    ord(sign): 0xE000 + ord(sign) for sign in map(chr, range(0x20, 0x7F)) if not sign.isalnum()
}
_FILTER = "\ue001"
"""First character of the words that filters look for; never part of a text's word."""

_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u0640\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_DROPPED_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_LETTERS = {
    "ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
    "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e",
    "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "ʻ": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
}  # fmt: skip


class _Folding(dict[int, str]):
    """A table for ``str.translate`` that learns a character the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    if char in _UNSEEN or _DROPPED_MARKS.match(char):
        return ""
    if unicodedata.category(char) in {"Co", "Cs", "Cn", "Cc"}:
        return " "
    if char in "йЙ":
        return "й"
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).casefold())
    plain = unicodedata.normalize("NFC", _DROPPED_MARKS.sub("", plain))
    plain = "".join(_LETTERS.get(part, part) for part in plain)
    return plain if plain == char or len(plain) != 1 else _fold_character(plain)


_FOLDING = _Folding()
_ASCII = bytes(range(128))
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_MAY_DIFFER = re.compile(
    "[^\x00-\x7f\u0391-\u03a1\u03a4-\u03a9\u03b1-\u03c1\u03c3-\u03c9\u0410-\u044f\u05d0-\u05ea"
    "\u0627\u0628\u062a-\u063a\u0641-\u0648\u0e01-\u0e32\u0e40-\u0e4e\u3041-\u3096\u30a1-\u30fa"
    "\u4e00-\u9fff\uac00-\ud7a3]"
)
"""Characters that folding may change, besides case: the letters that texts of other scripts are
mostly made of are left out, because each is the same when folded, or its small letter wherever it
stands (that of Σ depends)."""
_MANY = 500
"""Characters that are told apart at once; of more those are looked for that may differ."""


def beyond_ascii(text: str) -> str:
    """The characters of ``text`` that are not ASCII, in their order.

    To look for some of them there takes a quarter of the time (Latin texts of 450 words).
    """
    if text.isascii():
        return ""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return rest.decode("utf-8", "surrogatepass")


def fold(text: str) -> str:
    """``text`` as the index compares it; its length may differ.

    >>> fold("Müller’s ＡＢＣ naïve Straße")
    "muller's abc naive strasse"
    """
    if text.isascii():
        return text.lower().replace("\0", " ")
    chars = _to_be_folded(text)
    if not any(map(_is_folded_with_others, chars)):
        return _exchanged(text, chars).lower().replace("\0", " ")
    plain = unicodedata.normalize("NFKC", text).lower().replace("\0", " ")
    return _exchanged(plain, _to_be_folded(plain))


def _exchanged(text: str, chars: Iterable[str]) -> str:
    """``text`` with each of ``chars`` folded; what one becomes is never changed by another."""
    for char in chars:
        if (folded := _FOLDING[ord(char)]) != char:
            text = text.replace(char, folded)
    return text


def _to_be_folded(text: str) -> set[str]:
    """The characters of ``text`` that folding may change, besides case: few different ones."""
    rest = beyond_ascii(text)
    return set(rest if len(rest) < _MANY else _MAY_DIFFER.findall(rest))


@cache
def _is_folded_with_others(char: str) -> bool:
    """Whether a text that holds ``char`` may become other than its characters one by one.

    NFKC makes one letter of what ``char`` holds and the letter before: some marks, vowels and ends
    of Hangul syllables. Of the marks that folding drops two leave another letter behind: the breve
    of й, and the iota below, which is a letter in capitals. Cherokee is folded to capitals.
    """
    folded = _FOLDING[ord(char)]
    return (
        folded != folded.lower()
        or "\u0345" in unicodedata.normalize("NFKD", char)
        or any(
            one == "\u0306"
            or "\u1160" <= one <= "\u11ff"
            or (unicodedata.category(one)[0] == "M" and not _DROPPED_MARKS.match(one))
            for one in unicodedata.normalize("NFKC", char)
        )
    )


def folded_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters (and its end) the offset in ``text``."""
    if text.isascii():
        return fold(text), list(range(len(text) + 1))
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for run in _NOT_ASCII.finditer(text):
        parts.append(fold(text[done : run.start()]))
        offsets.extend(range(done, run.start()))
        for place in range(run.start(), run.end()):
            folded = _FOLDING[ord(text[place])]
            parts.append(folded)
            offsets.extend([place] * len(folded))
        done = run.end()
    parts.append(fold(text[done:]))
    offsets.extend(range(done, len(text)))
    offsets.append(len(text))
    return "".join(parts), offsets


def indexed(text: str) -> str:
    """What the full-text index is given for ``text``: folded words and pairs, then special words.

    >>> indexed("東京 by Müller")
    ' 東京 京  by muller'
    """
    return _indexed_name(text) if len(text) <= _LONGEST_NAME else _indexed_text(text)


@lru_cache(maxsize=4096)  # many articles name the same outlet, author, agency and licence
def _indexed_name(text: str) -> str:
    return _as_indexed(text)


@lru_cache(maxsize=32)  # one save asks twice for the same long text
def _indexed_text(text: str) -> str:
    return _as_indexed(text)


def _as_indexed(text: str) -> str:
    folded = fold(text)
    specials = _specials(folded)
    if is_unspaced(folded):
        folded = _RUN.sub(_pairs, folded)
    return f"{folded} {' '.join(specials)}" if specials else folded


@dataclass(frozen=True, slots=True)
class Asked:
    """What to ask the index for some words that stand together."""

    phrase: str
    """Words and pairs in their order, as in the index; empty where the index keeps none."""
    specials: tuple[str, ...] = ()
    """Special words of the text, which stand elsewhere in the index."""
    begins: bool = False
    """Whether the last word of the phrase is only the beginning of a pair."""

    def __bool__(self) -> bool:
        return bool(self.phrase)


@lru_cache(maxsize=512)  # a plan asks several times for the same words
def asked(text: str, *, in_place: bool = False) -> Asked:
    """What to ask the index for ``text`` as one phrase.

    A word that lives by its signs is asked for whole; a run's last character alone stands for any
    pair that it opens.

    Args:
        text: as typed.
        in_place: whether it matters where the words stand: the index has a whole special word
            behind the text, so its letters are the phrase then.
    """
    folded = fold(text).strip()
    special = None if in_place else special_word(folded)
    if special:
        return Asked(special)
    runs = list(_RUN.finditer(folded))
    last = runs[-1] if runs and not has_word(folded[runs[-1].end() :]) else None
    words = [word for word in _RUN.sub(_pairs, folded).split() if has_word(word)]
    if last is not None and len(last[0]) > 1:
        del words[-1]
    return Asked(" ".join(words), tuple(_specials(folded)), last is not None and len(last[0]) == 1)


def special_word(folded: str) -> str | None:
    """The one special word that ``folded`` is, as the index keeps it, or None.

    >>> special_word("storm") is None
    True
    """
    bare = special_sign_word(folded)
    return None if bare is None else bare.translate(_SIGNS)


def special_sign_word(folded: str) -> str | None:
    """The one special word that ``folded`` is, as it stands in a text, or None.

    >>> special_sign_word("(c++)")
    'c++'
    """
    bare = folded.strip(" \t\n,;:!?()[]{}\"'…").rstrip(".")
    match = _SPECIAL.fullmatch(bare)
    if match is None or bare.isalnum() or len(bare) > _LONGEST_SPECIAL:
        return None
    return bare


@lru_cache(maxsize=4096)
def filter_word(kind: str, value: str = "") -> str:
    """The index's word for a fact about an article, such as its language; no text can hold it."""
    return _FILTER + fold(kind + "=" + value).translate(_SIGNS)


@lru_cache(maxsize=4096)
def has_word(folded: str) -> bool:
    """Whether the index would keep any word of ``folded``."""
    return any(unicodedata.category(char)[0] in "LN" for char in folded) or any(
        unicodedata.category(char) in {"Co", "Mn", "Mc"} for char in folded
    )


def is_unspaced(folded: str) -> bool:
    """Whether ``folded`` holds a letter of a script without spaces between words."""
    return may_hold(_UNSPACED_BYTES, folded) and _RUN.search(folded) is not None


def may_hold(first_bytes: bytes, text: str) -> bool:
    """Whether a character of ``text`` begins, in UTF-8, with one of ``first_bytes``.

    Where none does, as in most texts, it need not be looked through for such characters: a sixth of
    the time.
    """
    if text.isascii():
        return False
    others = text.encode("utf-8", "surrogatepass")
    return len(others.translate(None, first_bytes)) < len(others)


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    pairs = [letters[place : place + 2] for place in range(len(letters))]
    return f" {' '.join(pairs)} "


def _specials(folded: str) -> list[str]:
    """The special words of a folded text as the index keeps them, each once."""
    found: dict[str, None] = {}
    seen = 0
    for sign in sorted(_signs(folded)):
        if sign < seen:
            continue
        start = _word_begins(folded, seen, sign)
        special = _SPECIAL.match(folded, start)
        if special is None or special.end() <= sign or special[0].isalnum():
            continue
        seen = special.end()
        if seen - start <= _LONGEST_SPECIAL:
            found.update(dict.fromkeys(_forms(special[0])))
    return [word.translate(_SIGNS) for word in found]


def _word_begins(folded: str, after: int, sign: int) -> int:
    """Where the letters right before ``sign`` begin, those of unspaced scripts left out."""
    start = sign
    while start > after and folded[start - 1].isalnum():
        start -= 1
    if folded[start:sign].isascii():
        return start
    return max((run.end() for run in _RUN.finditer(folded, start, sign)), default=start)


def _signs(folded: str) -> list[int]:
    """Where signs stand that may be part of a special word."""
    return [
        hint.start()
        for sign, hints in _HINTS.items()
        if sign in folded
        for hint in hints.finditer(folded)
    ]


def _forms(special: str) -> Iterator[str]:
    """The word itself, a name without its # or @, and of a host or address the domains above."""
    yield special
    if special[0] in "#@" and not special[1:].isalnum():
        yield special[1:]
    domain = special.rpartition("@")[2]
    labels = domain.split(".")
    if labels[-1].isalpha() and all(labels):
        for place in range(0 if domain != special else 1, len(labels) - 1):
            yield ".".join(labels[place:])
