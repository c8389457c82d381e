"""Whose a picture is: claims in their own words, the verdict over them, the person's decision.

A claim is never merged with another and never rewritten: two sources that disagree stay two claims.
Vocabulary: IPTC Photo Metadata 2025.1, schema.org ImageObject, PLUS.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

RULES = "2"
"""Version of the rules that find claims; raise it when a rule changes what is found."""


class Field(StrEnum):
    """What a claim is about (IPTC names in snake case)."""

    CAPTION = "caption"
    CREDIT_LINE = "credit_line"
    CREATOR = "creator"
    ORGANISATION = "organisation"
    COPYRIGHT_NOTICE = "copyright_notice"
    COPYRIGHT_HOLDER = "copyright_holder"
    SOURCE = "source"
    LICENCE = "licence"
    LICENCE_URL = "licence_url"
    USAGE_TERMS = "usage_terms"
    WEB_STATEMENT = "web_statement"
    LICENSOR = "licensor"
    LICENSOR_URL = "licensor_url"
    INSTRUCTIONS = "instructions"
    DIGITAL_SOURCE_TYPE = "digital_source_type"
    DATA_MINING = "data_mining"
    C2PA_SIGNER = "c2pa_signer"


class SourceKind(StrEnum):
    """Where a claim was read."""

    USER = "user"
    FIGCAPTION = "figcaption"
    FIGURE_TEXT = "figure_text"
    BESIDE = "adjacent_text"
    XMP = "xmp"
    IIM = "iim"
    EXIF = "exif"
    PNG_TEXT = "png_text"
    C2PA = "c2pa"
    JSON_LD = "jsonld"
    MICRODATA = "microdata_rdfa"
    ALT = "alt"
    TITLE = "title"
    DATA_ATTRIBUTE = "data_attr"
    OPEN_GRAPH = "og_meta"
    PAGE_END = "page_end_note"
    HTTP_HEADER = "http_header"
    PAGE_LICENCE = "page_licence"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about one picture (or page), in the words it was read from."""

    field: Field
    value: str
    """Verbatim, never empty: "Foto: Jane Roe/dpa"."""
    source: SourceKind
    locator: str
    """CSS path in the saved page ("figure > figcaption > span") or metadata key
    ("XMP-photoshop:Credit")."""
    context: str = ""
    """The words around it, at most 300 characters; may be empty."""
    confidence: float = 1.0
    """0 to 1, as measured on development pages for the rule; no probability of being true."""
    normalised: str | None = None
    """The value folded for comparison (aliases, licence codes), where the engine knows how."""
    extractor: str = RULES
    """Version of the rule set that read it."""

    def __post_init__(self) -> None:
        if not self.value.strip():
            raise ValueError("a claim needs words")


class Status(StrEnum):
    """What the claims amount to. Only a person's decision says more."""

    CREATIVE_COMMONS = "creative-commons"
    PUBLIC_DOMAIN = "public-domain"
    AGENCY = "agency"
    NAMED_HOLDER = "named-holder"
    PLACEHOLDER = "placeholder"
    UNKNOWN = "unknown"


class PartyKind(StrEnum):
    """What kind of party a name in a credit stands for."""

    PERSON = "person"
    AGENCY = "agency"
    STOCK = "stock"
    PUBLISHER = "publisher"
    INSTITUTION = "institution"
    PLATFORM = "platform"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class CreditLine:
    """The parts of one credit line."""

    credit: str
    """Verbatim."""
    creator: tuple[str, ...] = ()
    organisation: str | None = None
    """As written, joined by " / " where several; None for a placeholder."""
    kind: PartyKind | None = None
    """Of the organisation."""
    licence: str | None = None
    """Short name: "CC BY-SA 4.0", "CC0", "public domain"; None where none is named."""
    licence_url: str | None = None
    via: str | None = None
    """The distributor in "X via Y"."""
    restrictions: tuple[str, ...] = ()
    """Verbatim: "NO ARCHIVES"."""
    status: Status = Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources that name different values for one field."""

    field: Field
    values: tuple[str, ...]
    """As written, strongest first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all claims about one picture amount to: recomputed from claims, never set by hand."""

    status: Status = Status.UNKNOWN
    credit: str | None = None
    """The strongest credit line, verbatim."""
    creator: tuple[str, ...] = ()
    organisation: str | None = None
    copyright_notice: str | None = None
    licence: str | None = None
    licence_url: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    restrictions: tuple[str, ...] = ()
    data_mining: str | None = None
    """The words of an opt-out; None where there is none."""
    ask_url: str | None = None
    """Where to ask for a licence (web statement or licensor), as given."""

    @property
    def conflict(self) -> bool:
        """Whether the claims name different values for the same field."""
        return bool(self.conflicts)


class Ruling(StrEnum):
    """What a person may decide about a picture."""

    CLEARED = "cleared"
    BLOCKED = "blocked"
    OWNER = "owner"
    WITHDRAWN = "withdraw"


class Scope(StrEnum):
    """How far a decision reaches."""

    THIS = "this"
    SAME = "same"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the append-only trail of a picture."""

    decision: int
    """Its number; 0 before it is stored."""
    picture: int
    scope: Scope
    ruling: Ruling
    reason: str
    who: str
    decided_at: datetime
    owner: str | None = None
    """The name, for a ruling ``owner``."""
    reference: str = ""
    """Licence or agreement number; may be empty."""
    valid_until: date | None = None
    evidence: str = ""
    """Digest of the claims that were known; a different digest later means new evidence."""
    undoes: int | None = None
    """The line that this one takes back."""


class Badge(StrEnum):
    """The word shown on a picture. The last two are a person's."""

    OPEN = "open"
    OWNER = "owner"
    DIFFER = "differ"
    PLACEHOLDER = "placeholder"
    NOTHING = "nothing"
    CLEARED = "cleared"
    BLOCKED = "blocked"


_BY_STATUS = {
    Status.CREATIVE_COMMONS: Badge.OPEN,
    Status.PUBLIC_DOMAIN: Badge.OPEN,
    Status.AGENCY: Badge.OWNER,
    Status.NAMED_HOLDER: Badge.OWNER,
    Status.PLACEHOLDER: Badge.PLACEHOLDER,
    Status.UNKNOWN: Badge.NOTHING,
}


def badge(status: Status, decision: Decision | None, today: date, *, conflict: bool) -> Badge:
    """The badge of a picture: decided, else claims differ, else by status.

    A clearance past its ``valid_until`` counts as undecided; a set owner counts as an owner named.
    """
    if decision is not None and not _expired(decision, today):
        if decision.ruling is Ruling.CLEARED:
            return Badge.CLEARED
        if decision.ruling is Ruling.BLOCKED:
            return Badge.BLOCKED
        if decision.ruling is Ruling.OWNER:
            return Badge.OWNER
    return Badge.DIFFER if conflict else _BY_STATUS[status]


def current(decisions: Sequence[Decision]) -> Decision | None:
    """The decision in force: the last line of the trail, unless it withdraws."""
    if not decisions or decisions[-1].ruling is Ruling.WITHDRAWN:
        return None
    return decisions[-1]


def _expired(decision: Decision, today: date) -> bool:
    return decision.valid_until is not None and decision.valid_until < today
