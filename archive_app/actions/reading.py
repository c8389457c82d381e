"""What came for an address, read: by the worker process where it is a page."""

from collections.abc import Iterable
from dataclasses import replace

from archive_app.actions.media import Media, evidence_only, media_of, without_text
from archive_app.actions.worker import Worker, WorkerDied
from archive_app.actions.worker_messages import PageReading
from archive_app.domain.article import Article
from archive_app.domain.errors import Notice
from archive_app.domain.page import CaptureFacts, Exchange
from archive_app.domain.picture import FetchedPicture
from archive_app.rights.verdict import verdict

_OUR_FAULT = Notice(
    "program-fault",
    "Saved, but the page could not be read because of a fault in this program; the log has the"
    " details. Its bytes are kept; you can read the original page.",
)
_UNREADABLE = Notice(
    "too-complex",
    "Saved, but the page could not be read: reading it took too long or too much memory."
    " Its bytes are kept; you can read the original page.",
)


def read_exchange(exchange: Exchange, worker: Worker) -> Article:
    """The article in what came; one without text, which says why, where there is none."""
    return look_at(exchange, worker).article


def look_at(exchange: Exchange, worker: Worker) -> PageReading:
    """The article in what came, and whether the page sends its readers on to another."""
    media = media_of(exchange)
    if media not in {Media.PAGE, Media.PDF}:
        return PageReading(evidence_only(exchange, media), 0.0)
    charset = charset_of(exchange)
    try:
        if media is Media.PDF:
            return worker.read_pdf(exchange.body, exchange.url)
        return worker.read_page(exchange.body, charset, exchange.url, exchange.headers)
    except WorkerDied as death:
        why = _OUR_FAULT if death.traced else _UNREADABLE
        return PageReading(without_text(exchange.url, why), 0.0)


def as_fetched(facts: CaptureFacts, body: bytes) -> Exchange:
    """The page as it came; what was asked is not needed to read it."""
    return Exchange(
        url=facts.final_url,
        method="GET",
        request_headers=(),
        http_version="HTTP/1.1",
        status=facts.status,
        reason="",
        headers=facts.headers,
        payload=body,
        body=body,
        fetched_at=facts.captured_at,
        ip=facts.ip,
    )


def with_file_claims(article: Article, pictures: Iterable[FetchedPicture]) -> Article:
    """The article, each verdict taken over the claims of the page and of the file together."""
    placements = list(article.pictures)
    for picture in pictures:
        if picture.facts is not None and picture.facts.claims:
            placement = placements[picture.position]
            both = (*placement.claims, *picture.facts.claims)
            placements[picture.position] = replace(placement, verdict=verdict(both))
    return replace(article, pictures=tuple(placements))


def charset_of(exchange: Exchange) -> str | None:
    """The charset that the server declared; None where it declared none."""
    for part in (exchange.header("content-type") or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
