"""One version's content between the tables and ``Article``: what was extracted, uncorrected.

The text is kept plain, for whoever reads the library with SQL. HTML and blocks say the same words
again: they are kept together in ``markup``, compressed against that text and the addresses that
stand in the row, in a tenth of the bytes.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec
import zstandard
from sqlite_utils import Database

from archive_app.domain.article import Article, Block, Placement
from archive_app.domain.errors import Notice
from archive_app.domain.packed_blocks import Packed, pack, unpack
from archive_app.domain.rights import Claim, Field, SourceKind, Verdict
from archive_app.store import columns, variants


class _Markup(msgspec.Struct):
    """What ``markup`` holds."""

    html: str
    blocks: list[Packed]


def text_sha256(text: str) -> str:
    """Digest of a canonical text, as anchors name it."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def clean(article: Article) -> Article:
    """``article`` without half surrogate pairs anywhere: SQLite stores none."""
    try:
        msgspec.msgpack.encode(article)  # no half pairs are in what UTF-8 can say
    except UnicodeEncodeError:
        return msgspec.convert(_scrubbed(msgspec.to_builtins(article)), Article)
    return article


def version_row(article: Article, *, quick: bool = False) -> dict[str, object]:
    """The columns of "version" that hold ``article`` (without its pictures and claims).

    ``quick``: less time is taken to make it small.
    """
    return {
        "url": article.url,
        "canonical_url": article.canonical_url,
        "title": article.title,
        "subtitle": article.subtitle,
        "authors": columns.to_json(article.authors),
        "site": article.site,
        "section": article.section,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "keywords": columns.to_json(article.keywords),
        "lead_picture": article.lead_picture,
        "words": article.words,
        "text_sha256": text_sha256(article.text),
        "warnings": columns.to_json(article.warnings),
        "text": article.text,
        "html": "",  # this and the next hold something in rows older than "markup"
        "blocks": b"",
        "markup": _packed(article, quick=quick),
    }


PACKED = frozenset({"html", "blocks", "markup"})
"""The columns of "version" that ``markup`` reads."""


def markup(row: Mapping[str, Any]) -> tuple[str, tuple[Block, ...]]:
    """HTML and blocks of a row of "version" with its text."""
    packed = row["markup"]
    if packed is None:  # it was written before there was such a column
        plain = _unpacked(row["blocks"], row["html"])
        return row["html"], msgspec.msgpack.decode(plain, type=tuple[Block, ...])
    if packed.startswith(_BESIDE_ADDRESSES):
        plain = _unpacked(packed.removeprefix(_BESIDE_ADDRESSES), _beside(row))
    else:
        plain = _unpacked(packed, row["text"])
    kept = msgspec.msgpack.decode(plain, type=_Markup | tuple[str, tuple[Block, ...]])
    if isinstance(kept, tuple):  # it was written when blocks still held their words
        return kept
    return kept.html, unpack(kept.blocks, row["text"], kept.html)


def placement_row(placement: Placement) -> dict[str, object]:
    """The columns of "placement" that hold ``placement`` (without its claims)."""
    return {
        "url": placement.url,
        "urls": variants.packed(placement.url, placement.urls),
        "alt": placement.alt,
        "caption": placement.caption,
        "credit": placement.credit,
        "lead": int(placement.lead),
        "in_text": int(placement.in_text),
        "status": placement.verdict.status.value,
        "conflict": int(placement.verdict.conflict),
        "verdict": _without_empty(placement.verdict),
    }


def claim_rows(
    owner: str, number: int, claims: Iterable[Claim], captured_at: str
) -> list[dict[str, object]]:
    """The rows of "claim" for ``claims`` about row ``number`` of ``owner``.

    ``owner`` is placement, picture or version.
    """
    return [
        {
            owner: number,
            "field": claim.field.value,
            "value": claim.value,
            "normalised": claim.normalised,
            "source": claim.source.value,
            "locator": claim.locator,
            "context": claim.context,
            "confidence": claim.confidence,
            "extractor": claim.extractor,
            "captured_at": captured_at,
        }
        for claim in claims
    ]


def add_claims(
    db: Database, owner: str, number: int, claims: Iterable[Claim], captured_at: str
) -> None:
    """Adds ``claims`` about row ``number`` of ``owner`` (placement, picture or version)."""
    columns.insert_all(db, [("claim", claim_rows(owner, number, claims, captured_at))])


def claims(db: Database, owner: str, number: int, *, table: str = "claim") -> tuple[Claim, ...]:
    """The claims about row ``number`` of ``owner``, in the order they were read."""
    rows = columns.query(db, _CLAIMS.format(owner=owner, table=table), (number,))
    return tuple(
        Claim(**{**row, "field": Field(row["field"]), "source": SourceKind(row["source"])})
        for row in rows
    )


def read(db: Database, version: int) -> Article:
    """The content of row ``version``, with pictures and all claims (the page's and the file's)."""
    row = columns.first(db, _VERSION, (version,))
    assert row is not None, f"no version {version}"  # noqa: S101 (callers looked it up)
    html, blocks = markup(row)
    article = _article(row, placements(db, version))
    return replace(article, html=html, blocks=blocks, page_claims=claims(db, "version", version))


def read_searched(db: Database, version: int) -> Article:
    """The same as far as it is searched for: without markup, and without claims.

    Only a picture with claims of Content Credentials has its claims: one searches for such.
    """
    row = columns.first(db, _SEARCHED, (version,))
    assert row is not None, f"no version {version}"  # noqa: S101 (callers looked it up)
    pictures = [
        _placement(place, _claims_of(db, place) if _is_signed(db, place) else ())
        for place in columns.query(db, _PLACEMENTS, (version,))
    ]
    return _article(row, pictures)


def placements(db: Database, version: int) -> list[Placement]:
    """The placements of row ``version`` in their order."""
    rows = columns.query(db, _PLACEMENTS, (version,))
    return [_placement(row, _claims_of(db, row)) for row in rows]


def _article(row: Mapping[str, Any], pictures: Iterable[Placement]) -> Article:
    """The article of a row of "version", without what is packed and without claims about it."""
    return Article(
        **{
            **{name: value for name, value in row.items() if name not in PACKED},
            "authors": tuple(columns.from_json(row["authors"])),
            "keywords": tuple(columns.from_json(row["keywords"])),
            "warnings": columns.from_json(row["warnings"], tuple[Notice, ...]),
        },
        html="",
        pictures=tuple(pictures),
    )


def _claims_of(db: Database, row: Mapping[str, Any]) -> tuple[Claim, ...]:
    """The claims about the picture of a row of "placement": the page's and the file's."""
    of_file = claims(db, "picture", row["picture"]) if row["picture"] else ()
    return claims(db, "placement", row["placement"]) + of_file


def _is_signed(db: Database, row: Mapping[str, Any]) -> bool:
    """Whether the picture of a row of "placement" has claims of Content Credentials."""
    return bool(columns.scalar(db, _IS_SIGNED, (row["placement"], row["picture"])))


def _placement(row: Mapping[str, Any], its_claims: tuple[Claim, ...]) -> Placement:
    return Placement(
        url=row["url"],
        urls=variants.unpacked(row["url"], row["urls"]),
        alt=row["alt"],
        caption=row["caption"],
        credit=row["credit"],
        lead=bool(row["lead"]),
        in_text=bool(row["in_text"]),
        claims=its_claims,
        verdict=columns.from_json(row["verdict"], Verdict),
    )


def _without_empty(verdict: Verdict) -> str:
    """Most of a verdict is as where nothing was found; what is left out reads back so."""
    fields = msgspec.to_builtins(verdict)
    return columns.to_json({name: told for name, told in fields.items() if told != _EMPTY[name]})


def _packed(article: Article, *, quick: bool) -> bytes:
    beside = _beside({name: getattr(article, name) for name in ("text", *_ADDRESSES)})
    packer = zstandard.ZstdCompressor(_QUICK if quick else _LEVEL, _dictionary(beside))
    blocks = pack(article.blocks, article.text, article.html)
    markup = msgspec.msgpack.encode(_Markup(article.html, blocks))
    return _BESIDE_ADDRESSES + packer.compress(markup)


def _beside(row: Mapping[str, Any]) -> str:
    """What markup is compressed against: the text, addresses that its own are like, usual tags."""
    return "\n".join((row["text"], *(row[name] or "" for name in _ADDRESSES), _USUAL))


def _unpacked(blob: bytes, beside: str) -> bytes:
    return zstandard.ZstdDecompressor(dict_data=_dictionary(beside)).decompress(blob)


def _dictionary(words: str) -> zstandard.ZstdCompressionDict | None:
    raw = words.encode()
    if len(raw) < 8:  # zstd refuses shorter dictionaries
        return None
    return zstandard.ZstdCompressionDict(raw, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _scrubbed(value: object) -> object:
    if isinstance(value, str):
        return columns.text(value)
    if isinstance(value, dict):
        return {key: _scrubbed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_scrubbed(item) for item in value]
    return value


_BESIDE_ADDRESSES = b"\1"
"""Before the frame where it was compressed against more than the text."""

_ADDRESSES = ("url", "canonical_url", "lead_picture")

_USUAL = (
    "<h2></h2><figure></figure><ul><li></li></ul><blockquote></blockquote><table><tr><td></td></tr>"
    '</table>&nbsp;&amp;<em></em><strong></strong><br><a href="https://www.</a></p>\n<p><p></p><p>'
)

_EMPTY = msgspec.to_builtins(Verdict())

_LEVEL = 9
"""Of zstd: 0.3 ms an article, where level 5 takes a third of that for 4 % more bytes."""

_QUICK = 3
"""The same where thousands are saved at once: a sixth of the time, for 6 % more bytes."""

_CLAIMS = """
    SELECT field, value, normalised, source, locator, context, confidence, extractor
    FROM {table} WHERE {owner} = ? ORDER BY {table}
"""

_PLAIN = """
    url, canonical_url, title, subtitle, authors, site, section, published, modified, language,
    keywords, lead_picture, warnings, text
"""

_VERSION = f"SELECT {_PLAIN}, html, blocks, markup FROM version WHERE version = ?"  # noqa: S608

_SEARCHED = f"SELECT {_PLAIN} FROM version WHERE version = ?"  # noqa: S608 (our names)

_IS_SIGNED = """
    SELECT EXISTS (SELECT 1 FROM claim WHERE placement = ? AND source = 'c2pa')
        OR EXISTS (SELECT 1 FROM claim WHERE picture = ? AND source = 'c2pa')
"""

_PLACEMENTS = """
    SELECT placement, picture, url, urls, alt, caption, credit, lead, in_text, verdict
    FROM placement WHERE version = ? ORDER BY position
"""
