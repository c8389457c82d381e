"""What the rights board shows: every picture of the library once, and how its rights stand."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from archive_app.domain.rights import Badge


class Grouping(StrEnum):
    """What the cards of the board are put together by."""

    NONE = "none"
    STATUS = "status"
    OWNER = "owner"
    SITE = "site"
    ARTICLE = "article"


class CardSort(StrEnum):
    """The order of the cards, within groups."""

    REVIEW = "review"
    """What a person should look at first: evidence changed since a decision, claims differ, no
    owner named, nothing found; then owners named, open licences, and what is decided."""
    NEWEST = "newest"
    """Saved last first."""


@dataclass(frozen=True, slots=True)
class BoardQuestion:
    """Which cards, in which order."""

    query: str = ""
    """In the words of the list of pictures: "credit:ap harbour"."""
    badge: Badge | None = None
    """Only cards of this badge; None for all."""
    review: bool = False
    """Only pictures that need a look."""
    grouping: Grouping = Grouping.NONE
    sort: CardSort = CardSort.REVIEW


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards that belong together, one after the other."""

    name: str
    """A badge's value, an owner, a site, an article's title; empty where nothing is named."""
    first: int
    """Place of its first card in ``Board.pictures``."""
    cards: int


@dataclass(frozen=True, slots=True)
class Board:
    """The answer: one picture a card. Files that look the same and stand alike share a card."""

    pictures: "array[int]"
    """The number of the picture that stands for each card, in order."""
    groups: tuple[CardGroup, ...]
    """One group with an empty name where cards are not grouped."""
    counts: Mapping[Badge, int]
    """Cards of each badge that the query has, whichever badge is shown."""
    articles: int
    """Articles of the library, the trash left out, that have a picture."""

    @property
    def all(self) -> int:
        """Cards of every badge."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says."""

    picture: int
    badge: Badge
    caption: str
    """Caption, else alternative text, else the file's name; may be empty."""
    credit: str | None
    creator: tuple[str, ...]
    owner: str | None
    """As decided by a person, else as claimed."""
    licence: str | None
    differing: tuple[str, ...]
    """The values that are claimed for one field, where claims differ."""
    site: str
    seen: datetime
    """When the article that stands for it was saved, aware UTC."""
    article: int
    """The article that stands for it."""
    articles: int
    """How many articles show it, or a file that looks the same and stands alike."""
    evidence_changed: bool
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How many pictures of some articles stand alike."""

    badge: Badge
    held_back: bool
    """Whether they stay whatever is chosen: bytes that are missing, or restrictions in words
    ("NO ARCHIVES") that nobody cleared."""
    pictures: int
