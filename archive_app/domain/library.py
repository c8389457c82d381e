"""What lists, panels and the command line show of a library: read-only rows."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from archive_app.domain.errors import Notice
from archive_app.domain.rights import Badge, Decision

if TYPE_CHECKING:  # a list is shown before any article is open
    from archive_app.domain.annotation import Annotation
    from archive_app.domain.article import Article, Placement
    from archive_app.domain.page import CaptureFacts


class Place(StrEnum):
    """Where an article stands in the person's work. Trash is a flag of its own."""

    INBOX = "inbox"
    DONE = "done"


NUMBERS = "I"
"""Type of an ``array`` of article numbers: four bytes each, so that a million take 4 MB."""


class Sort(StrEnum):
    """Orders of a list, each newest or first first."""

    SAVED = "saved"
    PUBLISHED = "published"
    RELEVANCE = "relevance"
    TITLE = "title"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One row of a list of articles."""

    article: int
    title: str
    """With the person's correction, if any; the address where there is no title."""
    site: str
    url: str
    published: str | None
    saved: datetime
    """When the current version was captured; aware, UTC."""
    snippet: str
    """The first words, or in a search the words around the matches; plain text, one line."""
    matches: tuple[tuple[int, int], ...] = ()
    """Spans of ``snippet`` that match, as (start, end) in code points."""
    title_matches: tuple[tuple[int, int], ...] = ()
    place: Place = Place.INBOX
    starred: bool = False
    read: bool = False
    trashed: bool = False
    tags: tuple[str, ...] = ()
    versions: int = 1
    language: str | None = None
    picture: int | None = None
    """The picture whose thumbnail stands for the article; None where it has none."""
    badge: Badge | None = None
    """Of that picture."""
    score: float | None = None
    """bm25 of a search hit, higher is better; None in plain lists."""


@dataclass(frozen=True, slots=True)
class StoredPlacement:
    """One picture of an open article: what is claimed, which file, what was decided."""

    position: int
    placement: "Placement"
    picture: int | None
    """Number of the picture in the library; None where its bytes are missing."""
    sha256: str | None = None
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    missing: Notice | None = None
    decision: Decision | None = None
    """The decision in force."""
    history: tuple[Decision, ...] = ()
    """Every line of the trail, oldest first."""
    evidence_changed: bool = False
    """Whether the claims differ from those known when the decision was made."""
    badge: Badge = Badge.NOTHING
    articles: tuple[int, ...] = ()
    """Other articles with the same bytes."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A field that the person corrected."""

    field: str
    value: str
    was: str
    edited_at: datetime


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """One article with everything that the reader and the inspector show."""

    article: int
    version: int
    """1, 2, 3 … within the article."""
    versions: int
    content: "Article"
    """With the person's corrections applied."""
    place: Place
    starred: bool
    read: bool
    trashed: bool
    tags: tuple[str, ...]
    note: str
    saved: datetime
    """When this version was captured."""
    capture: "CaptureFacts"
    pictures: tuple[StoredPlacement, ...] = ()
    annotations: tuple["Annotation", ...] = ()
    edits: tuple[Edit, ...] = ()
    reached: int = 0
    """How far it was read: offset in the text of the line that was uppermost when it was left."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of an article."""

    version: int
    captured_at: datetime
    title: str
    words: int
    changed: tuple[str, ...]
    """What differs from the version before: "title", "text", "pictures", "credits" …; empty for
    the first."""


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One picture of the library (one file, however many placements)."""

    picture: int
    sha256: str
    media_type: str
    width: int | None
    height: int | None
    badge: Badge
    status: str
    conflict: bool
    credit: str | None
    creator: tuple[str, ...]
    organisation: str | None
    licence: str | None
    decision: Decision | None
    articles: tuple[int, ...]
    review: str | None = None
    """Why a person should look: "claims" differ or name nobody, "evidence" changed since."""
    lost_credit: str | None = None
    """The credit of an earlier version that the current one gives no more; only where asked for."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One annotation with the article that it stands in."""

    annotation: "Annotation"
    title: str


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag by its full path ("Places/Port Ellery") and the articles that have it or one below."""

    tag: str
    articles: int


@dataclass(frozen=True, slots=True)
class SiteCount:
    """A site by name and its articles."""

    site: str
    articles: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the sidebar. Trashed articles count only in ``trash``."""

    all: int = 0
    inbox: int = 0
    unread: int = 0
    """Of the inbox."""
    starred: int = 0
    review: int = 0
    """Pictures whose claims differ, that name no owner, or whose evidence changed."""
    jobs: int = 0
    """Open jobs."""
    trash: int = 0
    tags: tuple[TagCount, ...] = ()
    sites: tuple[SiteCount, ...] = ()
    """Largest first."""


class JobState(StrEnum):
    """The life of a job."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    PARTIAL = "partial"
    """Saved, but not whole: pictures are missing."""
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class CaptureSize:
    """What the newest capture of an article brought."""

    bytes: int
    """That its file takes on the disk."""
    pictures: int
    """Whose bytes the version has that it shows."""


class WantedPictures(StrEnum):
    """Which pictures a job is to fetch."""

    AS_SET = "as-set"
    """As the settings say when the work is begun."""
    ALL = "all"
    NONE = "none"
    LACKING = "lacking"
    """Only those that the saved article lacks; its page is not asked for."""


@dataclass(frozen=True, slots=True)
class Job:
    """One address to be saved, kept until it is."""

    job: int
    url: str
    state: JobState
    tags: tuple[str, ...]
    note: str
    added_at: datetime
    attempts: int
    outcome: str | None
    """saved, unchanged, new-version or failed; None while open."""
    article: int | None
    error: Notice | None
    finished_at: datetime | None = None
    paused: bool = False
    """Held back by the person: it waits and is not begun."""
    render: bool = False
    """Whether its page is shown to a browser in any case."""
    allow_net: tuple[str, ...] = ()
    """Address ranges (CIDR) that may be asked for it although they are not public."""
    pictures: WantedPictures = WantedPictures.AS_SET


@dataclass(frozen=True, slots=True)
class Event:
    """One change by the person, with the way back."""

    event: int
    verb: str
    """"tag", "star", "trash", "highlight" …"""
    subject: str
    """In words, for the history list: "3 articles moved to Trash"."""
    happened_at: datetime
    undone: bool
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """What ``archive-app info`` says."""

    library: str
    articles: int
    versions: int
    pictures: int
    bytes: int
    """Of the library folder."""
    schema: str
    """The name of the newest schema step applied."""
    sqlite: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check of the whole library."""

    checked: int
    """Records whose bytes were compared with their digest."""
    problems: tuple[Notice, ...] = field(default_factory=tuple)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
