"""A picture file of any kind that we can open, as one that every screen shows."""

import io
import warnings

from PIL import Image, ImageOps

from archive_app.rights.opening import MOST_PIXELS, opened


def display_picture(body: bytes, width: int) -> bytes | None:
    """The picture upright, at most ``width`` pixels wide, as PNG or JPEG; None if it cannot be.

    For the screen only: the bytes that were saved are never changed. Never raises.
    """
    try:
        with warnings.catch_warnings(action="ignore"), opened(body, width) as picture:
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
