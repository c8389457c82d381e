"""What is to be captured, and what the library has of it already: ``add`` begins here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive_app.domain.address import parse_address
from archive_app.domain.article import Article
from archive_app.domain.library import OpenArticle
from archive_app.domain.page import CaptureFacts, PayloadPlace, Validators
from archive_app.store.archive import Archive

_READ_AGAIN = {"login", "teaser", "paywall", "consent", "blocked", "soft-404", "needs-script"} | {
    "incomplete",
    "too-complex",
    "decode",
    "rendered",
}
"""Warnings of a page that is worth another look even where the site says it is the same."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the library has of a page, so that the site may say that it still holds."""

    validators: Validators
    page: PayloadPlace
    media_type: str
    content: Article
    pictures: tuple[str | None, ...]
    """Digests by position; None where a picture could not be had yet."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be captured, and what the library already has of it."""

    url: str
    article: int | None
    """The number it already has; None for a new article."""
    known: Mapping[str, PayloadPlace]
    """Bytes of its earlier captures and of its site's by digest: repeated ones are revisits."""
    current: CaptureFacts | None = None
    """The capture that the current version was read in; None for a new article."""
    before: Before | None = None
    """None for a new article, and where the page is to be had anew in any case."""
    render: bool = False
    """Whether the page is shown to a browser in any case, not only where it has no text else."""
    allow_net: tuple[str, ...] = ()
    """Address ranges that may be asked for this page, beside those of the settings."""
    pictures: bool | None = None
    """Whether its pictures are fetched; None for as the settings say."""


def plan(
    archive: Archive,
    text: str,
    *,
    render: bool = False,
    allow_net: tuple[str, ...] = (),
    pictures: bool | None = None,
) -> Plan:
    """The plan for the address in ``text``; with ``render`` a browser shows it in any case.

    ``allow_net``: address ranges that may be asked beside those of the settings; ``pictures``:
    whether they are fetched, None for as the settings say.

    Raises:
        AddressError: it is none, or not one that we ask.
    """
    url = parse_address(text)
    article = archive.articles.number_of(url)
    shared = archive.articles.shared_parts(url)
    if article is None:
        known = archive.pictures.known(shared)
        return Plan(url, None, known, render=render, allow_net=allow_net, pictures=pictures)
    opened = archive.articles.open(article)
    # What a browser showed is compared with what a browser shows.
    render = render or any(one.kind == "rendered" for one in opened.content.warnings)
    kept = [stored.sha256 for stored in opened.pictures if stored.sha256]
    known = archive.pictures.known([opened.capture.sha256, *kept, *shared])
    before = _before(archive, opened)
    return Plan(url, article, known, opened.capture, before, render, allow_net, pictures)


def _before(archive: Archive, opened: OpenArticle) -> Before | None:
    """What the site may be asked about; None where the page is to be had and read anew."""
    content = archive.articles.content(opened.article)
    captures = sorted(archive.articles.captures(opened.article), key=lambda one: one.captured_at)
    last = captures[-1]
    validators = _validators(captures)
    place = archive.pictures.known([last.sha256]).get(last.sha256)
    poor = not content.text or any(one.kind in _READ_AGAIN for one in content.warnings)
    if validators is None or place is None or poor:
        return None
    pictures = tuple(stored.sha256 for stored in opened.pictures)
    return Before(validators, place, last.media_type, content, pictures)


def _validators(captures: Sequence[CaptureFacts]) -> Validators | None:
    """What the site called the bytes of the last capture; a 304 need not repeat all of it."""
    last = captures[-1]
    etag = modified = None
    for capture in reversed(captures):
        if capture.sha256 != last.sha256 or capture.final_url != last.final_url:
            break
        sent = {name.lower(): value for name, value in capture.headers}
        etag, modified = etag or sent.get("etag"), modified or sent.get("last-modified")
    return Validators(last.final_url, etag, modified) if etag or modified else None
