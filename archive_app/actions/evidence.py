"""The metadata record of a capture: what was made of the page, so that a library can be rebuilt."""

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

import msgspec

from archive_app.domain.article import Article
from archive_app.domain.errors import PageError
from archive_app.domain.packed_blocks import Packed, pack, unpack
from archive_app.domain.packed_text import Piece, pack_text, unpack_text
from archive_app.domain.page import CaptureFacts
from archive_app.domain.picture import FetchedPicture

FORMAT = 4
"""1 held the blocks whole, 2 the text, 3 blocks whose HTML is tidier than the article's."""


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
    text: tuple[Piece, ...] = ()
    """That of ``article``, where it has none of its own: without the words of its HTML."""
    format: int = FORMAT
    """Raised when the form changes in a way that older programs cannot read."""


def evidence_bytes(evidence: Evidence) -> bytes:
    """``evidence`` as JSON in UTF-8, without thumbnails: those are derived from the pictures.

    Empty fields are left out.
    """
    pictures = tuple(
        replace(picture, facts=replace(picture.facts, thumbnail=None))
        if picture.facts is not None
        else picture
        for picture in evidence.pictures
    )
    article = evidence.article
    bare = replace(
        evidence,
        pictures=pictures,
        article=replace(article, blocks=(), text=""),
        blocks=tuple(pack(article.blocks, article.text, article.html)),
        text=pack_text(article.text, article.html),
    )
    return msgspec.json.encode(_told(bare))


def _told(value: Any) -> Any:  # noqa: ANN401 (whatever our classes hold)
    """``value`` as plain data, without the empty fields that read back as such."""
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    if not is_dataclass(value):
        return value
    told = ((name, getattr(value, name), usual) for name, usual in _usual(value.__class__))
    return {name: _told(held) for name, held, usual in told if held or held != usual}


@cache
def _usual(kind: Any) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401 (a class)
    """The fields of a class of ours with what they are where nobody says anything."""
    return tuple((field.name, field.default) for field in fields(kind))


def read_evidence(payload: bytes) -> Evidence:
    """The evidence in a metadata record.

    Raises:
        PageError: ``bad-file`` when it is not ours or of a newer form.
    """
    try:
        evidence = msgspec.json.decode(payload, type=Evidence)
        if evidence.format > FORMAT:
            raise ValueError(f"form {evidence.format}")
        return _whole(evidence)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise PageError(
            "This capture's description cannot be read, so it was not taken into the library."
            " The file is kept as it is.",
            details=str(error),
        ) from error


def _whole(evidence: Evidence) -> Evidence:
    """``evidence`` with the text and the blocks of its article in their places."""
    article = evidence.article
    if evidence.text:
        article = replace(article, text=unpack_text(evidence.text, article.html))
    if evidence.blocks:
        blocks = unpack(evidence.blocks, article.text, article.html)
        article = replace(article, blocks=blocks)
    return replace(evidence, article=article, text=(), blocks=())
