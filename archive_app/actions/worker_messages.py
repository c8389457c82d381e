"""What the worker process is asked and what it answers: plain data, as MessagePack over a pipe.

Apart from both sides, so that asking does not load the parsers.
"""

from dataclasses import dataclass

import msgspec

from archive_app.domain.article import Article, ChosenText, PagePiece
from archive_app.domain.errors import Notice
from archive_app.domain.feed import FeedReading
from archive_app.domain.importing import ImportList
from archive_app.domain.labels import Label, Labelled
from archive_app.domain.page import Headers
from archive_app.domain.picture import PictureFacts
from archive_app.domain.received import ReceivedPage
from archive_app.markup.embedded import Embedded


@dataclass(frozen=True, slots=True)
class PageReading:
    """An article and what it cost."""

    article: Article
    cpu_ms: float
    """CPU time of decoding, parsing, extraction and rights together."""
    embedded: tuple[Embedded, ...] = ()
    """Pictures of the article that the page carries in its own markup."""
    twins: tuple[str, ...] = ()
    """Addresses of the same article for telephones, as the page announces them."""
    onward: str | None = None
    """The address that the page sends its readers on to by a meta refresh; None where it stays."""
    sheets: tuple[str, ...] = ()
    """Addresses of the style sheets that the page is shown with."""


class ReadPage(msgspec.Struct, frozen=True, tag=True):
    """Asks for the article in a page."""

    body: bytes
    charset: str | None
    url: str
    headers: Headers = ()


class ReadPieces(msgspec.Struct, frozen=True, tag=True):
    """Asks for all words of a page, to choose from."""

    body: bytes
    charset: str | None
    url: str


class WriteChosen(msgspec.Struct, frozen=True, tag=True):
    """Asks for the text that is made of chosen lines of a page."""

    body: bytes
    charset: str | None
    url: str
    lines: tuple[int, ...]
    version: int


class ReadPdf(msgspec.Struct, frozen=True, tag=True):
    """Asks for the words of a PDF."""

    body: bytes
    url: str


class ReadPicture(msgspec.Struct, frozen=True, tag=True):
    """Asks for the facts of a picture file."""

    body: bytes


class DisplayPicture(msgspec.Struct, frozen=True, tag=True):
    """Asks for a picture as PNG or JPEG that Qt can show, at most ``width`` pixels wide."""

    body: bytes
    width: int


class LabelPicture(msgspec.Struct, frozen=True, tag=True):
    """Asks for a picture file with what is known of its rights written into it."""

    body: bytes
    label: Label


class ReadSheet(msgspec.Struct, frozen=True, tag=True):
    """Asks which other style sheets a style sheet imports."""

    body: bytes
    url: str


class ReadFeed(msgspec.Struct, frozen=True, tag=True):
    """Asks what a feed says is new."""

    body: bytes
    media_type: str
    url: str


class ReadRobots(msgspec.Struct, frozen=True, tag=True):
    """Asks which addresses the rules of a site let a program ask for."""

    body: bytes
    urls: tuple[str, ...]
    agent: str


class ReadReceived(msgspec.Struct, frozen=True, tag=True):
    """Asks for the page in a file that a browser saved."""

    body: bytes


class ReadExport(msgspec.Struct, frozen=True, tag=True):
    """Asks for the entries of another tool's export."""

    body: bytes
    form: str


@dataclass(frozen=True, slots=True)
class Received:
    """The page in a file, or why there is none; exactly one is given."""

    page: ReceivedPage | None = None
    error: Notice | None = None


Message = (
    ReadPage
    | ReadReceived
    | ReadExport
    | ReadPdf
    | ReadPieces
    | WriteChosen
    | ReadPicture
    | DisplayPicture
    | LabelPicture
    | ReadSheet
    | ReadFeed
    | ReadRobots
)


class Answer(msgspec.Struct, frozen=True):
    """What came of one message; at most one field is given."""

    page: PageReading | None = None
    pieces: tuple[PagePiece, ...] | None = None
    chosen: ChosenText | None = None
    picture: PictureFacts | None = None
    display: bytes | None = None
    labelled: Labelled | None = None
    imports: tuple[str, ...] | None = None
    feed: FeedReading | None = None
    allowed: tuple[bool, ...] | None = None
    received: Received | None = None
    listed: ImportList | None = None
