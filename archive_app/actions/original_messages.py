"""What the process that shows a saved page is told, and what it answers: MessagePack over pipes.

Apart from both sides, so that asking does not load Qt.
"""

from dataclasses import dataclass
from datetime import datetime

import msgspec


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the library something lies."""

    warc: str
    """Relative to the library folder."""
    offset: int


class OriginalPage(msgspec.Struct, frozen=True):
    """Asks for a saved page to be shown as it was saved."""

    library: str
    url: str
    title: str
    captured_at: datetime
    page: Spot
    parts: dict[str, Spot]
    """What the captures hold beside the page, by address."""
    picture: Spot | None = None
    """The picture of the whole page, where a browser took one when it was saved."""
    draw: bool = False
    """Whether a picture of the page is the answer, instead of a window."""


class OriginalDrawn(msgspec.Struct, frozen=True):
    """The page as it is shown now."""

    picture: bytes
    """PNG or JPEG."""
    shown: tuple[str, ...]
    """The addresses that the captures answered."""
    refused: tuple[str, ...]
    """Those that the page asked for and that are not there; nobody was asked."""
