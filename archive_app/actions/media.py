"""What kind of thing an address gave: a page to read, or bytes to keep as they are."""

from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from archive_app.domain.article import Article, Placement
from archive_app.domain.errors import Notice
from archive_app.domain.page import Exchange
from archive_app.rights.files.reading import media_type

_READABLE = {"text/html", "application/xhtml+xml", "application/xml", "text/xml", ""}


class Media(StrEnum):
    """The kinds that are saved differently."""

    PAGE = "page"
    PDF = "PDF"
    PICTURE = "picture"
    OTHER = "file"


def media_of(exchange: Exchange) -> Media:
    """The kind of what came, by its bytes first and the server's word second.

    Servers call HTML anything and PDFs "application/octet-stream"; the first bytes do not lie.
    """
    head = exchange.body[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF-"):
        return Media.PDF
    if media_type(exchange.body) and b"<html" not in head.lower():  # XHTML with a drawing in it
        return Media.PICTURE
    if exchange.media_type in _READABLE or head[:15].lower().startswith(
        (b"<!doctype html", b"<html")
    ):
        return Media.PAGE
    if exchange.media_type == "application/pdf":
        return Media.PDF
    return Media.OTHER


def evidence_only(exchange: Exchange, media: Media) -> Article:
    """The article that stands for a file without article text: its name, and what it is.

    A picture is its own lead picture, so that it is shown and its rights are read.
    """
    name = unquote(PurePosixPath(urlsplit(exchange.url).path).name) or exchange.url
    described = exchange.media_type or "a type the site did not name"
    notice = Notice(
        "unsupported-type",
        f"Saved as evidence: this address is a {media} ({described}), not an article."
        " Its bytes are kept; there is no text to read or search.",
    )
    pictures: tuple[Placement, ...] = ()
    if media is Media.PICTURE:
        pictures = (Placement(exchange.url, (exchange.url,), lead=True, in_text=False),)
    return Article(
        url=exchange.url,
        title=name,
        text="",
        html="",
        lead_picture=exchange.url if pictures else None,
        pictures=pictures,
        warnings=(notice,),
    )


def without_text(url: str, why: Notice) -> Article:
    """The article of a page that could not be read: nothing but its address and the reason."""
    return Article(url=url, title="", text="", html="", warnings=(why,))
