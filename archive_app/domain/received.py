"""Pages that come as files: saved by the person's own browser, or by another archive."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReceivedPart:
    """Something that a page shows, as its file holds it."""

    url: str
    """Absolute."""
    content_type: str
    """As the file says, with its parameters; may be empty."""
    body: bytes


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """One page in one file."""

    url: str
    """Where the browser had it from: absolute, http or https."""
    content_type: str
    body: bytes
    """The page itself, content coding and transfer encoding undone."""
    form: str
    """What kind of file it was: "SingleFile", "MHTML"."""
    saved_at: datetime | None = None
    """Aware; when the browser saved it, where the file says so."""
    parts: tuple[ReceivedPart, ...] = ()
