"""Everything that one saved page brings into the library, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from archive_app.domain.annotation import Anchor
from archive_app.domain.article import Article
from archive_app.domain.changes import Changes
from archive_app.domain.page import CaptureFacts, Record
from archive_app.domain.picture import FetchedPicture

Outcome = Literal["saved", "unchanged", "new-version"]
"""A new article; nothing new since the current version; a new version of a known article."""

Reanchor = Callable[[Anchor, str], Anchor | None]
"""The anchor of the same words in another text; None where they are not surely found."""

Seal = Callable[[int, int], tuple[Record, ...]]
"""Called with article and version number once both are certain, inside the transaction: writes
the capture's metadata record, publishes the file (fsync, rename, fsync of the folder) and gives
the records written. What it raises undoes the whole save."""


@dataclass(frozen=True, slots=True)
class Saving:
    """One capture, read and judged, ready to be made visible in one transaction."""

    capture: CaptureFacts
    records: tuple[Record, ...]
    """Every record of the capture's file that is known by now."""
    article: Article
    """As extracted; claims of its placements are the page's, verdicts are over page and file."""
    pictures: tuple[FetchedPicture, ...] = ()
    """At most one for each of ``article.pictures``; where none is, nothing was fetched."""
    twins: tuple[str, ...] = ()
    """Addresses of the same article for telephones, as the page announces them."""
    earlier: Article | None = None
    """The current version as today's engine reads it: that is what ``article`` is held against;
    None where what the library has of it is today's reading."""
    tags: tuple[str, ...] = ()
    """Added to those that the article has."""
    note: str = ""
    """Added below the note that the article has."""
    number: int | None = None
    """The article number that a finished capture already names (adoption); None: found or new."""
    version: int | None = None
    """The version that a finished capture names within article ``number``: both are believed
    rather than found by comparing (rebuild); None: by comparing."""
    reanchor: Reanchor | None = None
    """Moves the person's marks to a new version; without it they become orphans."""
    seal: Seal | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saving came to."""

    outcome: Outcome
    article: int
    version: int
    """1, 2, 3 … within the article: the new one, or the current one that was confirmed."""
    changes: Changes
