"""A page as a browser showed it once its scripts had run."""

from dataclasses import dataclass

from archive_app.domain.errors import Notice


@dataclass(frozen=True, slots=True)
class RenderedRequest:
    """One thing that the page asked for while it was shown."""

    url: str
    kind: str
    """What for: "page", "frame", "style", "script", "picture", "font", "data" or "other"."""
    refused: str | None = None
    """Why it was not asked (a sentence); None where it was."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What was shown, and what it took."""

    url: str
    """Where the page ended, which scripts may have changed."""
    html: str
    """The document as the scripts left it."""
    requests: tuple[RenderedRequest, ...]
    """In the order asked; at most ``MOST_REQUESTS``."""
    picture: bytes = b""
    """The whole page as PNG or JPEG; empty where none could be taken."""
    picture_type: str = ""
    notices: tuple[Notice, ...] = ()
    """What is not as it should be: scripts that were stopped, a page cut short."""


MOST_REQUESTS = 2_000
"""A page that asks for more is shown with what it has by then."""
