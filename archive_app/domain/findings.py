"""What a search finds, and what else is said of it: read-only."""

from dataclasses import dataclass
from enum import StrEnum

from archive_app.domain.library import ArticleRow


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value that a query can be narrowed to, and the hits that have it."""

    value: str
    """A site, tag path, language, author, badge or month ("2026-01")."""
    articles: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the hits of a query are made of, most first; months in order, newest first."""

    articles: int
    """All hits, exact."""
    exact: bool = True
    """False where the counts are estimated from a sample: "about"."""
    sites: tuple[FacetCount, ...] = ()
    tags: tuple[FacetCount, ...] = ()
    languages: tuple[FacetCount, ...] = ()
    authors: tuple[FacetCount, ...] = ()
    rights: tuple[FacetCount, ...] = ()
    """By badge: an article counts for each that at least one of its pictures has."""
    months: tuple[FacetCount, ...] = ()
    has: tuple[FacetCount, ...] = ()
    """Values of ``has:`` that are asked for most: note, version, picture-without-credit."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What a query finds without one of its clauses."""

    clause: str
    """The clause left out, in the query language."""
    query: str
    """The rest; empty for the whole library."""
    articles: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands near one article; the trash left out."""

    same: tuple[ArticleRow, ...] = ()
    """Probably the same article once more: the text, from the same outlet. First saved first."""
    elsewhere: tuple[ArticleRow, ...] = ()
    """Nearly the same text in other outlets, first saved first."""
    related: tuple[ArticleRow, ...] = ()
    """Other texts that share the words telling most, best first."""

    @property
    def outlets(self) -> int:
        """How many other outlets carry the text."""
        return len({row.site or row.url for row in self.elsewhere})

    def __bool__(self) -> bool:
        return bool(self.same or self.elsewhere or self.related)


@dataclass(frozen=True, slots=True)
class Twins:
    """Articles whose texts are nearly the same."""

    articles: tuple[ArticleRow, ...]
    """Two or more, first saved first."""
    outlets: int
    """Sites among them."""


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """The first rows of a search, there at once."""

    rows: tuple[ArticleRow, ...]
    provisional: bool = False
    """Whether these are only the newest hits, because the exact order is still to be worked out:
    to be shown as such, and replaced by ``numbers`` when that is done."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A query with its misspelt words put right: "Did you mean …"."""

    query: str
    articles: int
    """What it finds: more than the query as typed."""


class SuggestionKind(StrEnum):
    """What a suggestion for the search field is."""

    TITLE = "title"
    TAG = "tag"
    SITE = "site"
    AUTHOR = "author"
    VALUE = "value"
    """Of a field with a fixed choice: ``is:starred``."""
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line under the search field."""

    kind: SuggestionKind
    text: str
    """To show: a title, a tag's path, a site, a field with its colon."""
    query: str
    """The whole text of the field once it is taken."""
    articles: int | None = None
    """Articles with this tag or of this site; None where they are not counted."""
    article: int | None = None
    """The article of a title: taking it may open this."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that the person keeps under a name."""

    search: int
    name: str
    query: str
    """As typed; empty for the whole library."""
    counted: bool = True
    """Whether the sidebar shows how many articles it finds."""
    articles: int | None = None
    """Its hits; None where they were not counted."""
