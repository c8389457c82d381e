"""The metadata record of a capture: what was made of the page, so that a library can be rebuilt."""

from dataclasses import dataclass, replace

import msgspec

from archive_app.domain.article import Article
from archive_app.domain.errors import PageError
from archive_app.domain.packed_blocks import Packed, pack, unpack
from archive_app.domain.page import CaptureFacts
from archive_app.domain.picture import FetchedPicture

FORMAT = 2
"""1 held the blocks whole."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The extraction result of one capture and the numbers it got."""

    article_number: int
    version: int
    facts: CaptureFacts
    article: Article
    pictures: tuple[FetchedPicture, ...]
    twins: tuple[str, ...] = ()
    """Addresses of the same article for telephones, as the page announces them."""
    blocks: tuple[Packed, ...] = ()
    """Those of ``article``, where it has none of its own: without the words that it holds."""
    format: int = FORMAT
    """Raised when the form changes in a way that older programs cannot read."""


def evidence_bytes(evidence: Evidence) -> bytes:
    """``evidence`` as JSON in UTF-8, without thumbnails: those are derived from the pictures."""
    pictures = tuple(
        replace(picture, facts=replace(picture.facts, thumbnail=None))
        if picture.facts is not None
        else picture
        for picture in evidence.pictures
    )
    article = evidence.article
    blocks = tuple(pack(article.blocks, article.text, article.html))
    bare = replace(evidence, pictures=pictures, article=replace(article, blocks=()), blocks=blocks)
    return msgspec.json.encode(bare)


def read_evidence(payload: bytes) -> Evidence:
    """The evidence in a metadata record.

    Raises:
        PageError: ``bad-file`` when it is not ours or of a newer form.
    """
    try:
        evidence = msgspec.json.decode(payload, type=Evidence)
        if evidence.format > FORMAT:
            raise ValueError(f"form {evidence.format}")
        return _with_blocks(evidence)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise PageError(
            "This capture's description cannot be read, so it was not taken into the library."
            " The file is kept as it is.",
            details=str(error),
        ) from error


def _with_blocks(evidence: Evidence) -> Evidence:
    article = evidence.article
    if not evidence.blocks:
        return evidence
    blocks = unpack(evidence.blocks, article.text, article.html)
    return replace(evidence, article=replace(article, blocks=blocks), blocks=())
