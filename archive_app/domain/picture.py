"""Picture files, and pictures as a library knows them."""

from dataclasses import dataclass

from archive_app.domain.errors import Notice
from archive_app.domain.page import Exchange
from archive_app.domain.rights import Claim


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What the worker process reads out of one picture file."""

    sha256: str
    media_type: str
    """By the file's own bytes: "image/jpeg"; empty where they are no known picture."""
    size: int
    """Bytes."""
    width: int | None
    height: int | None
    perceptual_hash: str | None
    """64-bit difference hash, 16 hex digits; None where the picture cannot be decoded."""
    thumbnail: bytes | None
    """JPEG or PNG, longest side at most 320 px; None where it cannot be decoded."""
    claims: tuple[Claim, ...] = ()
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchedPicture:
    """One picture of a page: its exchange and facts, or why it is missing."""

    position: int
    """Index in ``Article.pictures``."""
    facts: PictureFacts | None
    missing: Notice | None
    """Why it could not be had; exactly one of ``facts`` and ``missing`` is given."""
    exchange_url: str | None = None
    """The address the bytes came from; the key of its WARC response record."""


@dataclass(frozen=True, slots=True)
class PictureResponse:
    """The bytes of one picture as fetched, on their way into the WARC and the worker."""

    exchange: Exchange
