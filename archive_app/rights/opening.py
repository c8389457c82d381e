"""Opens a picture file of any kind as Pillow has it, nothing decoded yet; drawings are drawn."""

import io
from functools import cache

from PIL import Image

from archive_app.rights.drawing import drawn, size_of
from archive_app.rights.files.reading import DRAWING, media_type

MOST_PIXELS = 80_000_000
"""A picture of more is never decoded: no thumbnail, no hash. The largest cameras make 150 MP, but
web pages do not carry those, and a bomb of 65,500 × 65,500 would take 12 GB."""


class NeedsHeif(Exception):
    """The picture is HEIC, which Pillow opens with the extra ``heif`` only."""

    def __str__(self) -> str:
        return (
            "The picture is HEIC. It is kept; to see it, install what opens such pictures:"
            ' pip install "news-archive[heif]".'
        )


def opened(body: bytes, width: int) -> Image.Image:
    """The picture in ``body``; a drawing ``width`` pixels wide.

    Raises:
        Exception: whatever Pillow raises at damage; NoDrawing where a drawing cannot be drawn;
            NeedsHeif.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before anything is decoded
    kind = media_type(body)
    if kind == DRAWING:
        return drawn(body, width)
    if not _knows_heif() and kind in {"image/heic", "image/heif"}:
        raise NeedsHeif
    return Image.open(io.BytesIO(body))


def stated_size(body: bytes) -> tuple[int, int] | None:
    """The size that a drawing says it has, in pixels; None for what is made of pixels itself."""
    return size_of(body) if media_type(body) == DRAWING else None


@cache
def _knows_heif() -> bool:
    """Whether the extra ``heif`` is installed; Pillow opens HEIC from then on."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return False
    register_heif_opener()
    return True
