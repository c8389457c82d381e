"""How words are made comparable: width, case, punctuation and invisible characters go."""

import re
import unicodedata
from functools import lru_cache

LETTERS = (
    r"\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"  # Latin and Arabic marks
    r"\u0591-\u05c7\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e4e\u0eb1\u0eb4-\u0ece"
    r"\u0f00-\u109f\u1780-\u17d3"
)
"""A character class of letters, digits and the marks that Python's ``\\w`` leaves out."""

_WORD = re.compile(f"[{LETTERS}]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])["\u05f4”](?=[\u05d0-\u05ea])')
"""The mark of Hebrew abbreviations, which pages write as a quotation mark."""

_CIRCLED = re.compile("[ⓒⒸ🄫]")
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Invisible without a meaning: joiners, which shape Persian and Indic words, are not among them."""


def clean(text: str) -> str:
    """``text`` in compatibility form (ＡＰ → AP), without invisible characters, spaces single.

    >>> clean(" （Ｃ） ＡＰ ")
    '(C) AP'
    """
    if not text.isascii():
        text = _CIRCLED.sub("©", text)  # the compatibility form of ⓒ is a mere "c"
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
        text = _GERSHAYIM.sub("", text)
    return _SPACES.sub(" ", text).strip()


def tidy(text: str) -> str:
    """``text`` verbatim but for white space, which becomes single, and marks that nobody sees.

    >>> tidy(" （ＡＰ）\u00a0 １３日… ")
    '（ＡＰ） １３日…'
    """
    return _SPACES.sub(" ", text if text.isascii() else _UNSEEN.sub("", text)).strip()


def aligned(text: str) -> str:
    """``text`` in compatibility form as far as its length stays: spans of one are the other's.

    >>> aligned("（ＡＰ）…")
    '(AP)…'
    """
    return text if text.isascii() else text.translate(_NARROW)


class _Narrow(dict[int, str]):
    """Characters to their compatibility form where that is one character."""

    def __missing__(self, code: int) -> str:
        narrow = unicodedata.normalize("NFKC", chr(code))
        return self.setdefault(code, narrow if len(narrow) == 1 else chr(code))


_NARROW = _Narrow()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The words of ``text`` in lower case, joined by one space; empty where it has none.

    >>> folded("Ph. d’Archives / Ｊane-Doe")
    'ph d archives jane doe'
    """
    return " ".join(_WORD.findall(clean(text).casefold().replace("_", " ")))
