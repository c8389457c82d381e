"""A picture file of any kind that Pillow reads, as one that every screen shows."""

import io
import warnings

from PIL import Image, ImageOps

from archive_app.rights.file_claims import MOST_PIXELS


def display_picture(body: bytes, width: int) -> bytes | None:
    """The picture upright, at most ``width`` pixels wide, as PNG or JPEG; None if it cannot be.

    For the screen only: the bytes that were saved are never changed. Never raises.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before anything is decoded
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(body)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (width, picture.height))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((width, upright.height))
            return _encoded(upright)
    except Exception:
        return None


def _encoded(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture.convert("RGBA").save(out, "PNG", compress_level=1)
    else:
        picture.convert("RGB").save(out, "JPEG", quality=92)
    return out.getvalue()
