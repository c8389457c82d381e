"""Makes the sample library of today's schema: ``python -m tests.archives.make FOLDER``.

Run once when a schema is released and the result committed as ``tests/archives/<newest step>``;
from then on it is only ever opened, never made again. One article, one capture, and a line or more
in every table of the person's work.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

from archive_app.actions.evidence import Evidence, evidence_bytes
from archive_app.actions.read_page import read_page
from archive_app.annotate.anchoring import anchor
from archive_app.domain.annotation import Annotation, AnnotationKind, Colour
from archive_app.domain.page import CaptureFacts, Exchange, FetchedPage, Record
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.rights import Decision, Ruling, Scope
from archive_app.domain.saving import Saving
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.digests import sha256
from archive_app.rights.file_claims import read_picture
from archive_app.store.archive import Archive

WHEN = datetime(2026, 1, 13, 6, 0, 2, tzinfo=UTC)
SITE = "https://riverpost.example"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>River rises – River Post</title>
<meta property="og:site_name" content="River Post"><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2026-01-13T06:00:00+01:00"></head>
<body><main><article><h1>River rises</h1>
<p>The river rose two metres in one night. Nobody was hurt, but the market moved to the hall on
the hill, where it will stay until the water has gone.</p>
<figure><img src="/dam.jpg" alt="A dam in the morning">
<figcaption>The dam in the morning. Photo: Jane Roe/dpa</figcaption></figure>
<p>The mayor said that the old wall had held. “We were lucky this time,” she told the meeting.
The council will decide in March whether it is to be raised by half a metre.</p>
</article></main></body></html>
""".encode()


def exchange(path: str, media_type: str, body: bytes) -> Exchange:
    return Exchange(
        url=f"{SITE}{path}",
        method="GET",
        request_headers=(("Host", "riverpost.example"),),
        http_version="HTTP/1.1",
        status=200,
        reason="OK",
        headers=(("Content-Type", media_type), ("Content-Length", str(len(body)))),
        payload=body,
        body=body,
        fetched_at=WHEN,
        ip="192.0.2.1",
    )


def dam() -> bytes:
    """A small picture of stripes: a plain one would say nothing to the perceptual hash."""
    image = Image.new("RGB", (96, 64))
    image.putdata([(x * 2, y * 3, (x * y) % 256) for y in range(64) for x in range(96)])
    out = BytesIO()
    image.save(out, "JPEG", quality=60)
    return out.getvalue()


def save(archive: Archive) -> int:
    """The number of the one article, saved with its capture."""
    page = exchange("/2026/flood", "text/html; charset=utf-8", PAGE)
    shown = exchange("/dam.jpg", "image/jpeg", dam())
    article = read_page(page.body, "utf-8", page.url).article
    pictures = (FetchedPicture(0, read_picture(shown.body), None, shown.url),)
    with CaptureWriter(archive.library, WHEN) as writer:
        writer.write_page(FetchedPage(page.url, (page,)))
        writer.write_part(shown, None)
        facts = CaptureFacts(
            writer.capture_id, page.url, page.url, WHEN, 200, (), page.headers, writer.warc,
            sha256(page.body), "text/html", page.ip, None, "News Archive 0.1.0",
        )  # fmt: skip

        def seal(number: int, version: int) -> tuple[Record, ...]:
            evidence = Evidence(number, version, facts, article, pictures)
            record = writer.write_metadata(page.url, evidence_bytes(evidence), "application/json")
            writer.publish()
            return (record,)

        saving = Saving(facts, writer.records, article, pictures, seal=seal)
        return archive.articles.save(replace(saving, tags=("Places/Port Ellery",))).article


def work(archive: Archive, number: int) -> None:
    """What the person made of it."""
    text = archive.articles.version_text(number)
    start = text.index("the old wall had held")
    mark = Annotation(
        0, number, 1, AnnotationKind.NOTE, anchor(text, start, start + 21), Colour.GREEN,
        "Ask for the report", ("Check",), WHEN, WHEN,
    )  # fmt: skip
    archive.annotations.add(mark)
    archive.work.note(number, "First of two.")
    archive.work.edit(number, "section", "Floods")
    archive.work.star([number], starred=True)
    archive.work.trash([number])
    archive.history.undo()
    archive.pictures.decide(
        Decision(0, 1, Scope.THIS, Ruling.CLEARED, "Licence 7 bought", "Ann Other", WHEN)
    )
    archive.colour_names.set({Colour.GREEN: "Check"})
    archive.feeds.add(f"{SITE}/feed.xml", ["Places/Port Ellery"])
    archive.watches.set(number, "1d")
    archive.jobs.add([f"{SITE}/2026/after-the-flood"], tags=["Places/Port Ellery"])


def main(folder: str) -> None:
    with Archive.open(Path(folder)) as archive:
        work(archive, save(archive))


if __name__ == "__main__":
    main(*sys.argv[1:])
