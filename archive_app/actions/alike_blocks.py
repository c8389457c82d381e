"""Which block of an older version a new one is like, without holding each against each."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import merge
from math import ceil

from rapidfuzz.distance import Indel

_ALIKE = 0.5
"""Two blocks of at least this share of common words are one block that was changed; below it the
word-by-word view is harder to read than both blocks in full."""


_Numbered = tuple[str, int]


class AlikeBlocks:
    """The blocks ``old``, to be looked through for each of ``new``.

    Blocks with enough words in common have one in common among the rarest of each (prefix
    filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006). Only blocks that share such a word are
    compared: of 2,000 that were all replaced each against each takes 18 seconds.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old = list(map(_words, old))
        self._common = Counter(one for text in (*old, *new) for one in _numbered(_words(text)))
        self._holders: dict[_Numbered, list[int]] = {}
        for number, words in enumerate(self._old):
            for word in self._rarest(words):
                self._holders.setdefault(word, []).append(number)

    def first(self, text: str, start: int) -> int | None:
        """The number of the first old block from ``start`` on that is like ``text``, if any."""
        words, last = _words(text), -1
        for number in merge(*(self._holding(word, start) for word in self._rarest(words))):
            if number != last and _is_alike(self._old[number], words):
                return number
            last = number
        return None

    def _holding(self, word: _Numbered, start: int) -> Iterator[int]:
        numbers = self._holders.get(word, [])
        return (numbers[n] for n in range(bisect_left(numbers, start), len(numbers)))

    def _rarest(self, words: list[str]) -> list[_Numbered]:
        """The rarest of ``words``, one of which at least every block like this one has."""
        shared = ceil(_ALIKE * len(words) / (2 - _ALIKE))
        in_order = sorted(_numbered(words), key=lambda one: (self._common[one], one))
        return in_order[: len(words) - shared + 1]


def _words(text: str) -> list[str]:
    return text.split() or [""]


def _numbered(words: list[str]) -> list[_Numbered]:
    """Each with how often it was there by then: many blocks have an "of", few have five."""
    seen: Counter[str] = Counter()
    found = []
    for word in words:
        seen[word] += 1
        found.append((word, seen[word]))
    return found


def _is_alike(old: list[str], new: list[str]) -> bool:
    return Indel.normalized_similarity(old, new) >= _ALIKE
