"""Finds marked words again in a changed text: rather lost openly than moved silently.

The order of trust: the same place in the same text, then a unique exact match with both contexts,
then a unique exact match with one context. Everything else is an orphan; a similar passage is only
offered.
"""

import hashlib
from collections.abc import Iterator

from rapidfuzz import fuzz

from archive_app.domain.annotation import CONTEXT, Anchor

SIMILAR = 80.0
"""Least similarity (0 to 100, rapidfuzz's partial ratio) at which a passage is offered; a guess of
ours, not measured yet. It is only an offer, so too low costs a glance and too high costs a note."""


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``, offsets in code points.

    Raises:
        ValueError: the span is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span {start}:{end} in a text of {len(text)}")
    return Anchor(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        text_sha256=digest(text),
    )


def digest(text: str) -> str:
    """The hex SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def place(wanted: Anchor, text: str) -> Anchor | None:
    """``wanted`` as it stands in ``text``, its contexts renewed; None makes it an orphan."""
    if wanted.text_sha256 == digest(text) and text.startswith(wanted.exact, wanted.start):
        return wanted
    found = [(start, _contexts(wanted, text, start)) for start in occurrences(text, wanted.exact)]
    for least in (2, 1):
        fitting = [start for start, contexts in found if contexts >= least]
        if len(fitting) > 1 and least == 2 and wanted.start in fitting:
            fitting = [wanted.start]
        if len(fitting) == 1:
            return anchor(text, fitting[0], fitting[0] + len(wanted.exact))
        if fitting:
            return None
    return None


def candidate(orphan: Anchor, text: str) -> Anchor | None:
    """The passage most like the lost one, to be offered as "Was this moved here?"; None if none is.

    Widened to whole words, so that the offer reads as words.
    """
    if not text:
        return None
    best = fuzz.partial_ratio_alignment(orphan.exact, text, score_cutoff=SIMILAR)
    if best is None or best.dest_start >= best.dest_end:
        return None
    start, end = best.dest_start, best.dest_end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return anchor(text, start, end)


def occurrences(text: str, quote: str) -> Iterator[int]:
    """Every offset at which ``quote`` begins in ``text``, overlapping ones too; none for "" ."""
    start = text.find(quote) if quote else -1
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _contexts(wanted: Anchor, text: str, start: int) -> int:
    """How many of the two contexts surround the match at ``start``.

    An empty context means an edge of the text, so it fits only at that edge.
    """
    end = start + len(wanted.exact)
    before = text.endswith(wanted.prefix, 0, start) if wanted.prefix else start == 0
    after = text.startswith(wanted.suffix, end) if wanted.suffix else end == len(text)
    return before + after
