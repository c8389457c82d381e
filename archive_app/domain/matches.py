"""Where the words of a query stand in a text: marks in titles, excerpts and the reader.

The same folding as the index (``domain.words``), so that what is found is what is marked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from archive_app.domain.query_tree import Near, Words
from archive_app.domain.words import SPACED, UNSPACED, fold, folded_with_offsets, special_sign_word

EXCERPT = 240
"""Code points of an excerpt, at most."""

_LONGEST_TEXT = 400_000
"""Code points of a text that are looked through for an excerpt."""

_MOST_MARKS = 4_000
"""Places of one word in one text that are looked at."""

_STRIDE = 256

# Indic vowel signs belong to their word, but are no letters for Python's \w.
_GAP = "(?:(?![^\\W_])[^\u0900-\u0963\u0970-\u0dff])"
_OF_WORD = f"(?:{SPACED}|[\u0900-\u0963\u0970-\u0dff])"
_PIECE = re.compile(f"([{UNSPACED}]+)|({_OF_WORD}+)")

Spans = tuple[tuple[int, int], ...]
"""Pairs of start and end, in code points, in order, none overlapping."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text on one line, with its marks."""

    text: str
    spans: Spans
    """Within ``text``."""


class Marks:
    """Finds the words of a query in texts."""

    def __init__(self, sought: Iterable[Words | Near]) -> None:
        patterns: dict[str, None] = {}
        for leaf in sought:
            texts = leaf.texts if isinstance(leaf, Near) else (leaf.text,)
            prefix = isinstance(leaf, Words) and leaf.prefix
            patterns.update(dict.fromkeys(_pattern(text, prefix=prefix) for text in texts))
        # One pattern a word, not one for all: each begins with its letters, which sre finds fast.
        self._patterns = [re.compile(pattern) for pattern in patterns if pattern]

    def spans(self, text: str) -> Spans:
        """Every mark in ``text``."""
        folded, offsets = folded_with_offsets(text)
        kept: list[tuple[int, int]] = []
        for start, end, _ in self._found(folded):
            span = _span(start, end, offsets)
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        return tuple(kept)

    def excerpt(self, text: str) -> Excerpt | None:
        """The piece of ``text`` with most of the words; None where it has none of them."""
        text = text[:_LONGEST_TEXT]
        folded = fold(text)
        found = self._found(folded)
        if not found:
            return None
        start = _unfolded(text, folded, found[_best(found)][0])
        return self._cut(text, max(0, min(start - 50, len(text) - EXCERPT)))

    def _found(self, folded: str) -> list[tuple[int, int, int]]:
        """Start, end and number of the pattern of each match, the longer of equal starts first."""
        found = [
            (match.start(), match.end(), which)
            for which, pattern in enumerate(self._patterns)
            for match in islice(pattern.finditer(folded), _MOST_MARKS)
        ]
        found.sort(key=lambda match: (match[0], -match[1]))
        return found

    def _cut(self, text: str, start: int) -> Excerpt:
        end = min(len(text), start + EXCERPT)
        if start > 0:
            space = text.find(" ", start, start + 24)
            start = space + 1 if space >= 0 else start
        if end < len(text):
            space = text.rfind(" ", end - 24, end)
            end = space if space > start else end
        line = " ".join(text[start:end].split())
        line = f"{'…' if start > 0 else ''}{line}{'…' if end < len(text) else ''}"
        return Excerpt(line, self.spans(line))


def _best(found: list[tuple[int, int, int]]) -> int:
    """The match that an excerpt with most different words begins with, the earliest of equals."""
    starts = [start for start, _, _ in found]
    best, most = 0, (0, 0)
    for place, start in enumerate(starts):
        beyond = bisect_left(starts, start + EXCERPT - 60)
        inside = found[place:beyond]
        worth = (len({which for _, _, which in inside}), min(len(inside), 3))
        if worth > most:
            best, most = place, worth
    return best


def _unfolded(text: str, folded: str, place: int) -> int:
    """Where ``place`` of the folded text stands in ``text``, to within a few characters."""
    if len(text) == len(folded):
        return place
    start = passed = 0
    while start < len(text):
        length = len(fold(text[start : start + _STRIDE]))
        if passed + length > place:
            break
        passed += length
        start += _STRIDE
    return min(start + place - passed, len(text) - 1)


def _span(start: int, end: int, offsets: list[int]) -> tuple[int, int]:
    last = offsets[end - 1]
    while end < len(offsets) - 1 and offsets[end] == last:
        end += 1  # a character that folds to several is marked whole
    return offsets[start], offsets[end]


def _pattern(text: str, *, prefix: bool) -> str:
    """A regular expression for ``text`` in a folded text; empty where nothing can be found."""
    folded = fold(text).strip()
    literal = special_sign_word(folded)
    pieces = [(literal, False)] if literal else _pieces(folded)
    if not pieces:
        return ""
    parts = [re.escape(pieces[0][0])]
    if not pieces[0][1]:
        parts.append(f"(?<!{SPACED}{parts[0]})")  # no letter before; behind the word for speed
    for (_, before), (piece, unspaced) in pairwise(pieces):
        parts += [f"{_GAP}*" if before or unspaced else f"{_GAP}+", re.escape(piece)]
    if not pieces[-1][1]:
        parts.append(f"{_OF_WORD}*" if prefix else f"(?!{_OF_WORD})")
    return "".join(parts)


def _pieces(folded: str) -> list[tuple[str, bool]]:
    """The words of a folded text, each with whether it is a run of an unspaced script."""
    return [(match[0], match[1] is not None) for match in _PIECE.finditer(folded)]
