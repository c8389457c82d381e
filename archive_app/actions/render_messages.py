"""What the rendering process is asked and what it answers: plain data, as MessagePack over a pipe.

Apart from both sides, so that asking does not load Qt.
"""

from dataclasses import dataclass

import msgspec

from archive_app.domain.errors import Notice
from archive_app.domain.rendering import Rendering


@dataclass(frozen=True, slots=True)
class OwnCookie:
    """A cookie that the person gave for this run."""

    name: str
    value: str
    domain: str
    """With a leading dot where it is for a whole domain."""
    path: str
    secure: bool


class RenderPage(msgspec.Struct, frozen=True):
    """Asks for the page at ``url`` as it looks once its scripts have run."""

    url: str
    gateway: int
    """Port on 127.0.0.1 of the only way out."""
    product: str
    """Added to the browser's own user agent: who asks."""
    language: str = ""
    """Accept-Language; empty for the browser's own."""
    cookies: tuple[OwnCookie, ...] = ()
    seconds: float = 25.0
    """When scripts are stopped, from the start of the page."""
    width: int = 1280
    """Pixels of the window."""
    height: int = 900
    tallest: int = 16_000
    """Pixels of the page's picture; what is below is left out, and said."""
    most_characters: int = 20 * 1024 * 1024
    """Of the document that comes back; one that is larger is none."""
    most_elements: int = 250_000


class RenderReply(msgspec.Struct, frozen=True):
    """What came of it; exactly one field is given."""

    rendering: Rendering | None = None
    error: Notice | None = None
