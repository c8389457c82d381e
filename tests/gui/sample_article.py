"""One invented article with everything a reader must show, built by hand."""

from dataclasses import replace
from datetime import UTC, datetime

from archive_app.domain.annotation import Anchor, Annotation, AnnotationKind, Colour
from archive_app.domain.article import Article, Block, BlockKind, Cell, Placement
from archive_app.domain.errors import Notice
from archive_app.domain.library import Edit, OpenArticle, Place, StoredPlacement
from archive_app.domain.page import CaptureFacts
from archive_app.domain.rights import (
    Badge,
    Claim,
    Conflict,
    Decision,
    Field,
    Ruling,
    Scope,
    SourceKind,
    Status,
    Verdict,
)

SAVED = datetime(2026, 1, 14, 9, 12, tzinfo=UTC)

_LEAD = "Waves at the western harbour wall, Port Ellery, on the afternoon of the storm."
_SUMMARY = (
    "The published summary runs to nine pages and has one photograph of the western wall, taken "
    "from the east. The full survey, released on request, runs to sixty-one pages and has forty."
)
_DIFFERENCE = (
    "Most of the difference is about a stretch of stone eighty metres long. Engineers who walked "
    "it in May recorded voids behind the facing in eleven places and asked for a second "
    "inspection before winter. No second inspection is mentioned in the summary."
)
_COUNCIL = (
    "The council said the summary was “a fair account of a long document” and that work would be "
    "decided in the spring budget round."
)
_COUNCIL_HTML = (
    'The <a href="https://council.example/">council</a> said the summary was “a fair account of '
    "a <em>long</em> document” and that work would be decided in the <strong>spring budget "
    "round</strong>."
)
_CRANE = "A 🏗️ crane, two 👩‍🔧 engineers and a boat; the bold word follows the emoji."
_OFFICE = (
    "Asked why the photographs were left out, the harbour office said the pictures belonged to "
    "the contractor and that it had no licence to publish them."
)
_ARABIC = "قال مكتب الميناء إن الصور تعود إلى المقاول وإنه لا يملك ترخيصًا لنشرها."
_TABLE = "Place\tVoids\nWest wall\t8\nHead\t3"

_WITHOUT_OFFSETS = (
    Block(BlockKind.FIGURE, 0, "", _LEAD, position=0),
    Block(BlockKind.PARAGRAPH, 0, _SUMMARY, _SUMMARY),
    Block(BlockKind.PARAGRAPH, 0, _DIFFERENCE, _DIFFERENCE),
    Block(BlockKind.PARAGRAPH, 0, _COUNCIL, _COUNCIL_HTML),
    Block(BlockKind.HEADING, 0, "What the engineers saw 🌊", "What the engineers saw 🌊", 2),
    Block(BlockKind.PARAGRAPH, 0, _CRANE, _CRANE.replace("bold word", "<b>bold word</b>")),
    Block(BlockKind.LIST_ITEM, 0, "Voids behind the facing in eleven places", "", 1),
    Block(BlockKind.LIST_ITEM, 0, "Two of them wider than a hand", "", 2),
    Block(BlockKind.LIST_ITEM, 0, "Ask for the covering letter", "", 1, ordinal=1),
    Block(BlockKind.LIST_ITEM, 0, "Count the pages again", "", 1, ordinal=2),
    Block(BlockKind.QUOTE, 0, "We asked twice, and twice we were told to wait.", "", 1),
    Block(BlockKind.FIGURE, 0, "", "The tide gauge at the east quay.", position=1),
    Block(BlockKind.PREFORMATTED, 0, "gauge A  4.10 m\ngauge B  4.50 m", ""),
    Block(BlockKind.TABLE, 0, _TABLE, ""),
    Block(BlockKind.RULE, 0, "", ""),
    Block(BlockKind.PARAGRAPH, 0, _ARABIC, _ARABIC, direction="rtl"),
    Block(BlockKind.PARAGRAPH, 0, "港務局は写真の公開許可を持っていないと述べた。", ""),
    Block(BlockKind.FIGURE, 0, "", "", position=2),
    Block(BlockKind.PARAGRAPH, 0, _OFFICE, _OFFICE),
)


def blocks() -> tuple[Block, ...]:
    """The blocks with their offsets."""
    made: list[Block] = []
    start = 0
    for bare in _WITHOUT_OFFSETS:
        block = replace(bare, start=start, html=bare.html or bare.text)
        if block.kind is BlockKind.TABLE:
            block = replace(block, rows=_rows(block.text, start))
        made.append(block)
        if block.text:
            start += len(block.text) + 2
    return tuple(made)


def _rows(text: str, start: int) -> tuple[tuple[Cell, ...], ...]:
    rows = []
    for number, line in enumerate(text.split("\n")):
        cells = []
        for word in line.split("\t"):
            cells.append(Cell(word, word, start, header=number == 0))
            start += len(word) + 1
        rows.append(tuple(cells))
    return tuple(rows)


def text_of(parts: tuple[Block, ...]) -> str:
    """The canonical text of the blocks."""
    return "\n\n".join(part.text for part in parts if part.text)


def article() -> Article:
    """The article itself."""
    parts = blocks()
    return Article(
        url="https://www.ellerycourier.example/2026/01/sea-wall",
        canonical_url="https://www.ellerycourier.example/sea-wall",
        title="What the sea-wall survey left out",
        subtitle="The summary says the wall is sound. Fifty-two pages that were not published say "
        "where it is not.",
        authors=("Jane Doe", "John Roe"),
        site="ellerycourier.example",
        section="Investigation",
        published="2026-01-13T06:00:00+01:00",
        modified="2026-01-14",
        language="en",
        text=text_of(parts),
        html="",
        blocks=parts,
        pictures=tuple(stored.placement for stored in pictures()),
    )


def claims() -> tuple[Claim, ...]:
    """Four claims about the first picture; two of them name different owners."""
    return (
        Claim(
            Field.CREDIT_LINE,
            "Photograph: Jane Doe / Example Agency",
            SourceKind.FIGCAPTION,
            "figure > figcaption > span.credit",
        ),
        Claim(
            Field.COPYRIGHT_NOTICE,
            "© Ellery Courier 2026",
            SourceKind.IIM,
            "Iptc.Application2.Copyright",
        ),
        Claim(
            Field.WEB_STATEMENT,
            "https://licensing.example/request",
            SourceKind.XMP,
            "xmpRights:WebStatement",
        ),
        Claim(Field.CREATOR, "Jane Doe", SourceKind.JSON_LD, "ld+json › image[0].creator.name"),
    )


def pictures() -> tuple[StoredPlacement, ...]:
    """Three pictures: claims differ, cleared by a person, missing."""
    differ = Verdict(
        Status.AGENCY,
        credit="Photograph: Jane Doe / Example Agency",
        creator=("Jane Doe",),
        organisation="Example Agency",
        copyright_notice="© Ellery Courier 2026",
        conflicts=(Conflict(Field.COPYRIGHT_HOLDER, ("Example Agency", "Ellery Courier")),),
        restrictions=("NO ARCHIVES",),
        ask_url="https://licensing.example/request",
    )
    cleared = Decision(
        3,
        12,
        Scope.THIS,
        Ruling.CLEARED,
        "Agreement 2026-4 covers it.",
        "me",
        datetime(2026, 1, 15, 10, 0, tzinfo=UTC),
    )
    return (
        StoredPlacement(
            0,
            Placement(
                "https://ellerycourier.example/wall.jpg",
                alt="Waves",
                caption="Waves at the western harbour wall, Port Ellery, on "
                "the afternoon of the storm.",
                credit=differ.credit,
                lead=True,
                claims=claims(),
                verdict=differ,
            ),
            11,
            "9f2c" * 16,
            "image/jpeg",
            1200,
            530,
            badge=Badge.DIFFER,
        ),
        StoredPlacement(
            1,
            Placement(
                "https://ellerycourier.example/gauge.jpg",
                caption="The tide gauge at the east quay.",
                credit="Photo: Ellery Courier",
            ),
            12,
            "c4e8" * 16,
            "image/jpeg",
            800,
            600,
            badge=Badge.CLEARED,
            decision=cleared,
            history=(cleared,),
        ),
        StoredPlacement(
            2,
            Placement("https://ellerycourier.example/lost.jpg"),
            None,
            missing=Notice("http-404", "The picture is not there any more (404)."),
        ),
    )


def annotation(
    number: int,
    words: str,
    colour: Colour,
    body: str = "",
    *,
    tags: tuple[str, ...] = (),
    orphan: bool = False,
) -> Annotation:
    """A mark on ``words`` of the sample's text."""
    text = text_of(blocks())
    start = 0 if orphan else text.index(words)
    anchor = Anchor(
        words,
        text[max(0, start - 32) : start],
        text[start + len(words) : start + len(words) + 32],
        start,
        "ab" * 32,
    )
    made = datetime(2026, 1, 13, 17, 2, tzinfo=UTC)
    kind = AnnotationKind.NOTE if body else AnnotationKind.HIGHLIGHT
    return Annotation(number, 7, 3, kind, anchor, colour, body, tags, made, made, orphan)


def annotations() -> tuple[Annotation, ...]:
    """Three marks in reading order."""
    return (
        annotation(
            1,
            "The full survey, released on request, runs to sixty-one pages",
            Colour.YELLOW,
            "Ask the records desk for the covering letter. The page count there was 58.",
            tags=("fact-check: open",),
        ),
        annotation(
            2,
            "Engineers who walked it in May recorded voids behind the facing",
            Colour.GREEN,
            "Compare with appendix C, photographs 12–22",
        ),
        annotation(3, "spring budget round", Colour.BLUE),
    )


def capture() -> CaptureFacts:
    """How the sample came here."""
    return CaptureFacts(
        capture_id="20260114T091200Z-3f9a1c2e",
        requested_url="http://ellerycourier.example/sea-wall",
        final_url="https://www.ellerycourier.example/2026/01/sea-wall",
        captured_at=SAVED,
        status=200,
        redirects=("http://ellerycourier.example/sea-wall",),
        headers=(("Content-Type", "text/html; charset=utf-8"), ("Server", "example")),
        warc="captures/2026/01/20260114T091200Z-3f9a1c2e.warc.gz",
        sha256="c4e81b36" * 8,
        media_type="text/html",
        ip="192.0.2.7",
        certificate="www.ellerycourier.example, issued by Example CA",
        program="News Archive 0.1.0",
    )


def open_article() -> OpenArticle:
    """The sample as a library opens it."""
    return OpenArticle(
        article=7,
        version=3,
        versions=3,
        content=article(),
        place=Place.INBOX,
        starred=False,
        read=True,
        trashed=False,
        tags=("Places/Port Ellery", "Coast & floods", "Public money", "sea wall"),
        note="Second of three. Part one is in the planning file; part three was announced for 20 "
        "January and has not been saved yet.",
        saved=SAVED,
        capture=capture(),
        pictures=pictures(),
        annotations=annotations(),
        edits=(Edit("section", "Investigation", "News", SAVED),),
    )
