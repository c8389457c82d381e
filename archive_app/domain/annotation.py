"""The person's marks on a text, after the W3C Web Annotation Data Model (2017)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

CONTEXT = 32
"""Code points kept before and after a quote."""


class AnnotationKind(StrEnum):
    """A highlight marks words; a note is a highlight with a body."""

    HIGHLIGHT = "highlight"
    NOTE = "note"


class Colour(StrEnum):
    """The five highlight colours; people may rename what they mean."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    VIOLET = "violet"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a mark stands: TextQuoteSelector and TextPositionSelector over one version's text."""

    exact: str
    """The marked words, as in the canonical text."""
    prefix: str
    """Up to 32 code points before."""
    suffix: str
    """Up to 32 code points after."""
    start: int
    """Offset in code points of the canonical plain text of that version."""
    text_sha256: str
    """Digest of that text (UTF-8), hex: tells whether ``start`` may be trusted."""

    @property
    def end(self) -> int:
        """Offset after the last marked code point."""
        return self.start + len(self.exact)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One highlight or note of the person."""

    annotation: int
    """Its number in the library; 0 before it is stored."""
    article: int
    version: int
    """The version the anchor counts in."""
    kind: AnnotationKind
    anchor: Anchor
    colour: Colour
    body: str
    """Plain text; empty for a bare highlight."""
    tags: tuple[str, ...]
    created: datetime
    modified: datetime
    orphan: bool = False
    """True when the words were not found again in the current version; the anchor is the old."""


def with_lines(note: str, lines: str) -> str:
    r"""``note`` with ``lines`` below it, unless they stand in it already.

    >>> with_lines("Ask Bob", " Ask "), with_lines("Ask\nBob", "Bob"), with_lines("", "Ask")
    ('Ask Bob\nAsk', 'Ask\nBob', 'Ask')
    """
    lines = lines.strip()
    if not lines or f"\n{lines}\n" in f"\n{note}\n":
        return note
    return f"{note}\n{lines}" if note else lines
