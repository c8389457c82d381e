"""What another tool's export says was kept there."""

from dataclasses import dataclass
from datetime import datetime

from archive_app.domain.errors import Notice


@dataclass(frozen=True, slots=True)
class ImportedMark:
    """A passage that the person marked."""

    quote: str
    """Empty where the person's words are about the page as a whole."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """One page in such an export."""

    url: str
    """As the export has it; it may be none that can be asked."""
    title: str = ""
    tags: tuple[str, ...] = ()
    """Folders are tags with slashes."""
    note: str = ""
    saved_at: datetime | None = None
    """Aware; None where the export does not say."""
    done: bool = False
    """Archived there: out of the inbox here."""
    starred: bool = False
    html: str = ""
    """The text as that tool kept it; empty where the export has addresses only."""
    marks: tuple[ImportedMark, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportList:
    """One export, read."""

    form: str
    """The name of its format: "pocket", "bookmarks" …"""
    entries: tuple[ImportEntry, ...]
    error: Notice | None = None
    """Why nothing could be read of it."""
