"""What a change touched. Every mutation returns it; views refresh from it alone."""

from dataclasses import dataclass, field
from enum import StrEnum


class Touched(StrEnum):
    """Kinds of thing that lists and counts depend on."""

    ARTICLES = "articles"
    PLACES = "places"
    TAGS = "tags"
    NOTES = "notes"
    PICTURES = "pictures"
    DECISIONS = "decisions"
    SEARCHES = "searches"
    JOBS = "jobs"
    COLOURS = "colours"


@dataclass(frozen=True, slots=True)
class Changes:
    """The things one mutation touched."""

    articles: frozenset[int] = frozenset()
    """Numbers of the articles whose content, place, tags or notes changed."""
    pictures: frozenset[int] = frozenset()
    jobs: frozenset[int] = frozenset()
    kinds: frozenset[Touched] = field(default_factory=frozenset)
    event: int | None = None
    """The event that undoes it; None where there is nothing to undo."""

    def __or__(self, other: "Changes") -> "Changes":
        """Both together; the later event counts."""
        return Changes(
            self.articles | other.articles,
            self.pictures | other.pictures,
            self.jobs | other.jobs,
            self.kinds | other.kinds,
            other.event if other.event is not None else self.event,
        )

    def __bool__(self) -> bool:
        return bool(self.articles or self.pictures or self.jobs or self.kinds)
