"""An open article with one picture of every badge, as the library would hand it out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from archive_app.domain.annotation import Anchor, Annotation, AnnotationKind, Colour
from archive_app.domain.article import Article, Placement
from archive_app.domain.errors import Notice
from archive_app.domain.library import OpenArticle, Place, StoredPlacement
from archive_app.domain.page import CaptureFacts
from archive_app.domain.rights import Badge, Claim, Conflict, Field, SourceKind, Status, Verdict

SAVED = datetime(2026, 1, 14, 9, 12, tzinfo=UTC)
URL = "https://ellerycourier.example/2026/01/13/sea-wall"

_VERDICTS = {
    Badge.CLEARED: Verdict(Status.AGENCY, "Jane Doe / Example Agency", ("Jane Doe",)),
    Badge.OPEN: Verdict(
        Status.CREATIVE_COMMONS,
        "Ada Roe, CC BY 4.0",
        ("Ada Roe",),
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    ),
    Badge.OWNER: Verdict(Status.AGENCY, "Foto: Max Mole/dpa", ("Max Mole",), "dpa"),
    Badge.DIFFER: Verdict(
        Status.AGENCY,
        "Photograph: Jane Doe / Example Agency",
        conflicts=(Conflict(Field.COPYRIGHT_HOLDER, ("Example Agency", "Ellery Courier")),),
    ),
    Badge.PLACEHOLDER: Verdict(
        Status.PLACEHOLDER, "Picture Courtesy: Google/images are subject to copyright"
    ),
    Badge.NOTHING: Verdict(),
    Badge.BLOCKED: Verdict(Status.AGENCY, "Reuters", organisation="Reuters"),
}


@pytest.fixture
def pictures() -> tuple[StoredPlacement, ...]:
    made = []
    for position, (badge, verdict) in enumerate(_VERDICTS.items()):
        claims: tuple[Claim, ...] = ()
        if verdict.credit:
            claim = Claim(Field.CREDIT_LINE, verdict.credit, SourceKind.FIGCAPTION, "figcaption")
            claims = (claim,)
        placement = Placement(
            f"https://ellerycourier.example/{badge}.jpg",
            caption=f"The {badge} picture.",
            credit=verdict.credit,
            claims=claims,
            verdict=verdict,
        )
        digest = f"{position:x}" * 64
        made.append(
            StoredPlacement(position, placement, position + 1, digest, "image/jpeg", badge=badge)
        )
    return tuple(made)


@pytest.fixture
def opened(pictures: tuple[StoredPlacement, ...]) -> OpenArticle:
    figures = "".join(
        f'<figure><img src="{stored.placement.url}" data-position="{stored.position}">'
        f"<figcaption>{stored.placement.caption}</figcaption></figure>"
        for stored in pictures
    )
    content = Article(
        url=URL,
        title="What the sea-wall survey left out",
        text="The wall is sound.\n\nThe council <said> so.",
        html=f"<p>The wall is <em>sound</em>.</p>{figures}<p>The council &lt;said&gt; so.</p>",
        subtitle="Fifty-two pages were not published.",
        authors=("Jane Doe", "John Roe"),
        site="Ellery Courier",
        section="Investigation",
        published="2026-01-13T06:00:00+01:00",
        language="en",
        pictures=tuple(stored.placement for stored in pictures),
        warnings=(Notice("thin", "Short."),),
    )
    mark = Annotation(
        1, 7, 1, AnnotationKind.NOTE, Anchor("wall is sound", "The ", ".", 4, ""), Colour.YELLOW,
        "Says who?", (), SAVED, SAVED,
    )  # fmt: skip
    capture = CaptureFacts(
        "20260114T091200Z-aa", URL, URL, SAVED, 200, (), (), "captures/x.warc.gz", "ab" * 32,
        "text/html", "127.0.0.1", None, "News Archive",
    )  # fmt: skip
    return OpenArticle(
        7, 1, 1, content, Place.INBOX, False, True, False, ("Places/Port Ellery",),
        "Second of three.", SAVED, capture, pictures, (mark,),
    )  # fmt: skip


@pytest.fixture
def without_pictures(opened: OpenArticle) -> OpenArticle:
    return replace(opened, pictures=())
