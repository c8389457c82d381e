"""What differs between two versions of an article."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a piece, a block or a picture came about."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words inside a changed block; never of kind ``changed``."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block of either version; its pieces in order make both texts."""

    kind: Kind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PictureChange:
    """One picture that came, went, was swapped for another, or is told of otherwise."""

    kind: Kind
    url: str
    field: str
    """"picture", "credit" or "caption"; "picture" of kind ``changed`` is another file under the
    same address, and ``old`` and ``new`` are the digests ("sha256:…")."""
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class FactChange:
    """A field of the article that reads otherwise."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two versions."""

    article: int
    old: int
    new: int
    facts: tuple[FactChange, ...]
    blocks: tuple[BlockChange, ...]
    pictures: tuple[PictureChange, ...]

    @property
    def changed_blocks(self) -> int:
        """Blocks that are not the same in both."""
        return sum(block.kind is not Kind.SAME for block in self.blocks)
