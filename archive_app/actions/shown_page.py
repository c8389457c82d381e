"""A page read as a browser shows it: where the person asks for it, or where it has no text else.

What the site sent stays what it is in the capture. The document as the scripts left it is a record
of its own beside it, and it is what the article is read from, now and at every rebuild.
"""

from dataclasses import dataclass, replace
from urllib.parse import urldefrag

import msgspec

from archive_app.actions.reading import look_at
from archive_app.actions.rendering import (
    HOW_TO_GET_IT,
    CannotRender,
    RenderTools,
    has_browser,
    render,
)
from archive_app.actions.worker import Worker
from archive_app.actions.worker_messages import PageReading
from archive_app.domain.address import absolute
from archive_app.domain.article import Article
from archive_app.domain.errors import Notice
from archive_app.domain.page import Exchange
from archive_app.domain.rendering import Rendering
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.digests import sha256

PICTURE = "urn:fullPage:"
"""Before the page's address: the picture of the whole page, named as Browsertrix names it."""
REQUESTS = "urn:requests:"
"""Before the page's address: what the page asked for while it was shown, as JSON."""
_BYTE_ORDER_MARK = "\ufeff"
"""Says UTF-8 louder than any header of the page that the document was made from."""
_RENDERED = Notice(
    "rendered", "The text was read from the page as a browser showed it, once its scripts had run."
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read of a page, and from which bytes."""

    reading: PageReading
    url: str
    """Where the page ended."""
    sha256: str
    """Of the page's body, or of the document where a browser made one, hex."""
    media_type: str


def wants_browser(article: Article) -> bool:
    """Whether ``article`` is of a page that shows its text only where scripts run."""
    return any(notice.kind == "needs-script" for notice in article.warnings)


def as_sent(page: Exchange, reading: PageReading) -> Shown:
    """The page as it was read from what the site sent."""
    return Shown(reading, page.url, sha256(page.body), page.media_type)


def without_browser(reading: PageReading) -> PageReading:
    """What was read of a page that needs a browser, which says how to get one."""
    if has_browser():
        return reading
    told = tuple(
        replace(notice, message=f"{notice.message} {HOW_TO_GET_IT}")
        if notice.kind == "needs-script"
        else notice
        for notice in reading.article.warnings
    )
    return _warned(reading, told)


def as_shown(
    page: Exchange, reading: PageReading, tools: RenderTools, worker: Worker, writer: CaptureWriter
) -> Shown:
    """The page as a browser shows it, its evidence written; as sent where that gives no text.

    Raises:
        LibraryError: it could not be written.
        Cancelled: the person stopped it.
    """
    try:
        rendering = render(page.url, tools)
    except CannotRender as error:
        others = (one for one in reading.article.warnings if one.kind != "needs-script")
        told = Notice(error.kind, f"Saved without what its scripts show. {error.message}")
        return as_sent(page, _warned(reading, (*others, told)))
    url = absolute(page.url, urldefrag(rendering.url).url) or page.url
    _keep_picture(url, rendering, writer)
    document = (_BYTE_ORDER_MARK + rendering.html).encode("utf-8", "replace")
    shown = look_at(replace(page, url=url, body=document), worker)
    if not shown.article.text:
        return as_sent(page, reading)
    writer.write_resource(url, document, "text/html; charset=utf-8")
    shown = _warned(shown, (*shown.article.warnings, *rendering.notices, _RENDERED))
    return Shown(shown, url, sha256(document), "text/html")


def _warned(reading: PageReading, notices: tuple[Notice, ...]) -> PageReading:
    return replace(reading, article=replace(reading.article, warnings=notices))


def _keep_picture(url: str, rendering: Rendering, writer: CaptureWriter) -> None:
    """How the page looked, and what it asked for."""
    if rendering.picture:
        writer.write_resource(PICTURE + url, rendering.picture, rendering.picture_type)
    asked = msgspec.json.encode(rendering.requests)
    writer.write_resource(REQUESTS + url, asked, "application/json")
