"""Which commands fit what was typed, best first, and which of their letters were typed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from archive_app.gui.text_painting import Span

T = TypeVar("T")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Fit:
    """How one text fits: less rank is better."""

    rank: int
    """0 begins with all that was typed, 1 has every typed word at the beginning of one of its
    own, 2 has them anywhere."""
    spans: tuple[Span, ...]
    """The letters that were typed, in order, none twice."""


def fit(text: str, typed: str) -> Fit | None:
    """How ``text`` fits ``typed``; None where one of the typed words is not in it.

    Case does not count. Nothing typed fits everything.

    >>> fit("Compare versions of this article", "vers")
    Fit(rank=1, spans=((8, 12),))
    >>> fit("Compare versions", "ver comp").spans
    ((0, 4), (8, 11))
    >>> fit("Undo", "redo") is None
    True
    """
    folded, wanted = text.casefold(), typed.casefold().split()
    if len(folded) != len(text):  # "ß": letters would not stand where they are painted
        folded = text.lower()
    beginnings = {found.start() for found in _WORD.finditer(folded)}
    spans, rank = [], 1
    for word in wanted:
        places = [found.start() for found in re.finditer(re.escape(word), folded)]
        at = next((place for place in places if place in beginnings), None)
        if at is None and not places:
            return None
        if at is None:
            at, rank = places[0], 2
        spans.append((at, at + len(word)))
    if folded.startswith(" ".join(wanted)):
        rank, spans = 0, [(0, len(" ".join(wanted)))] if wanted else []
    return Fit(rank, _joined(sorted(spans)))


def best(texts: Iterable[tuple[T, str]], typed: str) -> list[tuple[T, Fit]]:
    """Those of ``texts`` that fit, the best first, else in the order given."""
    fits = [(thing, how) for thing, text in texts if (how := fit(text, typed)) is not None]
    return sorted(fits, key=lambda pair: pair[1].rank)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
