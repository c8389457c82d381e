"""Opens a picture file of any kind as Pillow has it, nothing decoded yet; drawings are drawn."""

import io
from functools import cache

from PIL import Image

from archive_app.rights.drawing import drawn, size_of
from archive_app.rights.files.reading import DRAWING, media_type

MOST_PIXELS = 80_000_000
"""A picture of more is never decoded: no thumbnail, no hash. The largest cameras make 150 MP, but
web pages do not carry those, and a bomb of 65,500 × 65,500 would take 12 GB."""


def opened(body: bytes, width: int) -> Image.Image:
    """The picture in ``body``; a drawing ``width`` pixels wide.

    Raises:
        Exception: whatever Pillow raises at damage; NoDrawing where a drawing cannot be drawn.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before anything is decoded
    if media_type(body) == DRAWING:
        return drawn(body, width)
    _know_heif()
    return Image.open(io.BytesIO(body))


def stated_size(body: bytes) -> tuple[int, int] | None:
    """The size that a drawing says it has, in pixels; None for what is made of pixels itself."""
    return size_of(body) if media_type(body) == DRAWING else None


@cache
def _know_heif() -> None:
    """Teach Pillow HEIC where the extra ``heif`` is installed; without it those are not shown."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return
    register_heif_opener()
