"""What a library is rebuilt from, and what came of it."""

from dataclasses import dataclass

from archive_app.domain.annotation import Annotation
from archive_app.domain.article import Article
from archive_app.domain.page import CaptureFacts
from archive_app.domain.rights import Claim


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where the bytes of something lie."""

    warc: str
    """File relative to the library."""
    offset: int
    """Bytes to the record's gzip member."""


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version as it is stored, and the evidence that it was read from."""

    row: int
    """What the store knows it by; not its number."""
    number: int
    """1, 2, 3 … within the article."""
    capture: CaptureFacts
    page: KeptPlace | None
    """The page's response; None where the library does not know it."""
    content: Article
    """Uncorrected; the claims of its placements are the page's alone."""
    pictures: tuple[int | None, ...]
    """For each placement the number of its picture; None where the bytes are missing."""
    file_claims: tuple[tuple[Claim, ...], ...]
    """For each placement what its file claims."""


@dataclass(frozen=True, slots=True)
class CapturedVersion:
    """The version that a capture made, by what the store knows it."""

    article: int
    row: int
    pictures: tuple[int | None, ...]
    """As in ``KeptVersion``."""


@dataclass(frozen=True, slots=True)
class Continued:
    """Which placement and which picture a placement of a renewed version goes on from."""

    was: int | None
    """Its position before; None for a new one."""
    picture: int | None


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a version is to say from now on."""

    row: int
    content: Article
    """The claims of its placements are the page's alone; verdicts are over page and file."""
    places: tuple[Continued, ...]
    """One for each of ``content.pictures``."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What renewing one article changed."""

    versions: int = 0
    """Versions whose content or claims are others now."""
    pictures: int = 0
    """Pictures whose file's claims are others now."""
    orphans: tuple[Annotation, ...] = ()
    """Marks whose words are not in the text any more."""
