"""What is written into a picture file on its way out, and what came of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of a picture's rights, in the fields of IPTC Photo Metadata and ccREL.

    A field that is empty is not written.
    """

    page_url: str
    """dc:source: where the picture was found."""
    creator: tuple[str, ...] = ()
    """dc:creator, IIM By-line."""
    credit: str | None = None
    """photoshop:Credit, IIM Credit: the credit line verbatim."""
    source: str | None = None
    """photoshop:Source, IIM Source: who supplied it."""
    rights: str | None = None
    """dc:rights, IIM CopyrightNotice: only where somebody asserted a holder."""
    instructions: str | None = None
    """photoshop:Instructions, IIM SpecialInstructions: restrictions, verbatim."""
    usage_terms: str | None = None
    """xmpRights:UsageTerms."""
    web_statement: str | None = None
    """xmpRights:WebStatement: an address."""
    licence_url: str | None = None
    """cc:license: the address of a Creative Commons licence or public-domain mark."""
    attribution_name: str | None = None
    """cc:attributionName: whom that licence asks to be named."""
    disputed: frozenset[str] = frozenset()
    """Properties of XMP of which other claims say otherwise ("dc:creator"): none is written, for a
    file knows no "or"; but what the file itself has is compared with them."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A field that the file already fills with other words; those stay."""

    field: str
    """As photo tools name it: "XMP-dc:Creator"."""
    in_file: tuple[str, ...]
    said: tuple[str, ...]
    """What would have been written."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A picture file with its label."""

    body: bytes | None
    """The file with the label inside, its pixels untouched; None where the bytes must stay."""
    sidecar: bytes | None
    """The XMP packet for a file beside it; None where the label is inside or says nothing new."""
    written: tuple[str, ...] = ()
    """The fields written, as photo tools name them."""
    differing: tuple[Differing, ...] = ()
    why_beside: str = ""
    """Why the bytes stay, as a sentence; empty where they do not have to."""
