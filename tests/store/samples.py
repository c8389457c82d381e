"""Captures as the line hands them to the store, made of plain data."""

import hashlib
from datetime import UTC, datetime, timedelta

from archive_app.domain.annotation import Anchor, Annotation, AnnotationKind, Colour
from archive_app.domain.article import Article, Placement
from archive_app.domain.page import CaptureFacts, Record
from archive_app.domain.picture import FetchedPicture, PictureFacts
from archive_app.domain.rights import (
    Claim,
    Decision,
    Field,
    Ruling,
    Scope,
    SourceKind,
    Status,
    Verdict,
)
from archive_app.domain.saving import Saving
from archive_app.markup.blocks import blocks, text_of

START = datetime(2026, 1, 13, 6, 0, 2, tzinfo=UTC)
RIVER = "https://riverpost.example/2026/flood"


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def credit(line: str, source: SourceKind = SourceKind.FIGCAPTION) -> Claim:
    return Claim(Field.CREDIT_LINE, line, source, "figure > figcaption", context=f"… {line} …")


def placement(
    name: str = "dam.jpg", line: str | None = "Photo: Jane Roe/dpa", owner: str | None = "dpa"
) -> Placement:
    url = f"https://riverpost.example/pictures/{name}"
    status = Status.AGENCY if owner else Status.UNKNOWN
    return Placement(
        url=url,
        urls=(url, f"{url}?w=800"),
        alt="A dam",
        caption="The dam in the morning",
        credit=line,
        claims=(credit(line),) if line else (),
        verdict=Verdict(status=status, credit=line, organisation=owner),
    )


def article(
    url: str = RIVER,
    *,
    title: str = "River rises",
    words: str = "The river rose two metres. Nobody was hurt.",
    pictures: tuple[Placement, ...] = (),
    canonical: str | None = None,
) -> Article:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in words.split("\n\n"))
    found = blocks(html)
    return Article(
        url=url,
        title=title,
        text=text_of(found),
        html=html,
        blocks=found,
        canonical_url=canonical,
        authors=("Jane Roe", "Ann Other"),
        site="River Post",
        published="2026-01-13T06:00:00+01:00",
        language="en",
        keywords=("flood",),
        pictures=pictures,
        page_claims=(credit("All rights reserved", SourceKind.PAGE_LICENCE),),
    )


def picture(position: int = 0, body: str = "dam", line: str | None = None) -> FetchedPicture:
    claims = (credit(line, SourceKind.XMP),) if line else ()
    facts = PictureFacts(
        sha256=digest(body),
        media_type="image/jpeg",
        size=len(body),
        width=640,
        height=480,
        perceptual_hash=digest(body)[:16],
        thumbnail=b"\xff\xd8" + body.encode(),
        claims=claims,
    )
    url = f"https://riverpost.example/pictures/{body}.jpg"
    return FetchedPicture(position, facts, None, url)


def capture(
    page: Article, *, requested: str | None = None, at: datetime = START, number: int = 0
) -> CaptureFacts:
    at = at + timedelta(minutes=number)
    tail = digest(f"{page.url} {at} {number}")[:8]
    capture_id = f"{at:%Y%m%dT%H%M%SZ}-{tail}"
    return CaptureFacts(
        capture_id=capture_id,
        requested_url=requested or page.url,
        final_url=page.url,
        captured_at=at,
        status=200,
        redirects=(),
        headers=(("Content-Type", "text/html"), ("X-Two", "a"), ("X-Two", "b")),
        warc=f"captures/{at:%Y/%m}/{capture_id}.warc.gz",
        sha256=digest(page.html),
        media_type="text/html",
        ip="192.0.2.1",
        certificate=None,
        program="News Archive 0.1.0",
    )


def saving(
    page: Article | None = None,
    *,
    pictures: tuple[FetchedPicture, ...] = (),
    requested: str | None = None,
    number: int = 0,
) -> Saving:
    """A capture ``number`` minutes after the first."""
    page = page or article()
    bodies = [(page.url, digest(page.html))]
    bodies += [(one.exchange_url or "", one.facts.sha256) for one in pictures if one.facts]
    records = tuple(
        Record("response", url, 1000 * index, 900, sha256)
        for index, (url, sha256) in enumerate(bodies)
    )
    facts = capture(page, requested=requested, number=number)
    return Saving(facts, records, page, pictures)


def highlight(number: int, page: Article, quote: str, body: str = "") -> Annotation:
    start = page.text.index(quote)
    anchor = Anchor(
        exact=quote,
        prefix=page.text[max(0, start - 32) : start],
        suffix=page.text[start + len(quote) : start + len(quote) + 32],
        start=start,
        text_sha256=digest(page.text),
    )
    kind = AnnotationKind.NOTE if body else AnnotationKind.HIGHLIGHT
    return Annotation(0, number, 1, kind, anchor, Colour.YELLOW, body, ("Check",), START, START)


def ruling(picture: int, kind: Ruling = Ruling.CLEARED, scope: Scope = Scope.THIS) -> Decision:
    return Decision(0, picture, scope, kind, "Licence bought", "Ann Other", START)
