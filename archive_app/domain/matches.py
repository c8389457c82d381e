"""Where the words of a query stand in a text: marks in titles, excerpts and the reader.

The same folding as the index (``domain.words``), so that what is found is what is marked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from archive_app.domain.query_tree import Near, Words
from archive_app.domain.words import UNSPACED, fold, folded_with_offsets, special_sign_word

EXCERPT = 240
"""Code points of an excerpt, at most."""

_LONGEST_TEXT = 400_000
"""Code points of a text that are looked through for an excerpt."""

_MOST_MARKS = 400
"""Marks of a text that are weighed for the best excerpt."""

# Indic vowel signs belong to their word, but are no letters for Python's \w.
_CHAR = "(?:[^\\W_]|[\u0900-\u0963\u0970-\u0dff])"
_GAP = "(?:(?![^\\W_])[^\u0900-\u0963\u0970-\u0dff])"
_PIECE = re.compile(f"([{UNSPACED}]+)|((?:(?![{UNSPACED}]){_CHAR})+)")

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
        texts: dict[str, None] = {}
        for leaf in sought:
            if isinstance(leaf, Near):
                texts.update(dict.fromkeys(_pattern(text, prefix=False) for text in leaf.texts))
            else:
                texts[_pattern(leaf.text, prefix=leaf.prefix)] = None
        texts.pop("", None)
        # The longest first: of two words that begin alike the regex takes the first that fits.
        patterns = sorted(texts, key=len, reverse=True)
        self._regex = re.compile("|".join(f"({pattern})" for pattern in patterns) or "(?!)")

    def spans(self, text: str) -> Spans:
        """Every mark in ``text``."""
        folded, offsets = folded_with_offsets(text)
        return tuple(_span(match, offsets) for match in self._regex.finditer(folded))

    def excerpt(self, text: str) -> Excerpt | None:
        """The piece of ``text`` with most of the words; None where it has none of them."""
        text = text[:_LONGEST_TEXT]
        if not self._regex.search(fold(text)):
            return None
        folded, offsets = folded_with_offsets(text)
        found: list[tuple[int, int, int]] = []
        for match in self._regex.finditer(folded):
            found.append((*_span(match, offsets), match.lastindex or 0))
            if len(found) == _MOST_MARKS:
                break
        if not found:
            return None
        start = _best_start(found, len(text))
        return self._cut(text, start)

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


def _best_start(found: list[tuple[int, int, int]], length: int) -> int:
    """Where the excerpt begins that shows most different words, the earliest of equals."""
    starts = [start for start, _, _ in found]
    best, most = 0, (0, 0)
    for place, (start, _, _) in enumerate(found):
        beyond = bisect_left(starts, start + EXCERPT - 60)
        inside = found[place:beyond]
        worth = (len({which for _, _, which in inside}), min(len(inside), 3))
        if worth > most:
            best, most = place, worth
    return max(0, min(starts[best] - 50, length - EXCERPT))


def _span(match: re.Match[str], offsets: list[int]) -> tuple[int, int]:
    last = offsets[match.end() - 1]
    end = match.end()
    while end < len(offsets) - 1 and offsets[end] == last:
        end += 1  # a character that folds to several is marked whole
    return offsets[match.start()], offsets[end] if end < len(offsets) else last + 1


def _pattern(text: str, *, prefix: bool) -> str:
    """A regular expression for ``text`` in a folded text; empty where nothing can be found."""
    folded = fold(text).strip()
    literal = special_sign_word(folded)
    if literal:
        tail = f"{_CHAR}*" if prefix else f"(?!{_CHAR})"
        return f"(?<![^\\W_]){re.escape(literal)}{tail}"
    pieces = [(match[0], match[1] is not None) for match in _PIECE.finditer(folded)]
    if not pieces:
        return ""
    parts = ["" if pieces[0][1] else "(?<![^\\W_])", re.escape(pieces[0][0])]
    for (_, before), (piece, unspaced) in pairwise(pieces):
        parts += [f"{_GAP}*" if before or unspaced else f"{_GAP}+", re.escape(piece)]
    if not pieces[-1][1]:
        parts.append(f"{_CHAR}*" if prefix else f"(?!{_CHAR})")
    return "".join(parts)
