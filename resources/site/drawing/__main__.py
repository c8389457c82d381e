"""``python -m drawing [WORD...]``: draws all pictures, or those whose path has one of the words."""

import sys
from pathlib import Path

from PIL import Image

from . import metadata
from .catalogue import PICTURES, Picture

SITE = Path(__file__).resolve().parent.parent


def encoded(picture: Picture) -> bytes:
    """The file's bytes, drawn anew."""
    image = picture.scene()
    if picture.width:
        height = round(image.height * picture.width / image.width)
        image = image.resize((picture.width, height), Image.Resampling.LANCZOS)
    if picture.path.endswith(".png"):
        return metadata.png(image, picture.rights)
    if picture.path.endswith(".webp"):
        return metadata.webp(image, picture.rights)
    return metadata.jpeg(image, picture.rights)


def main(words: list[str]) -> None:
    """Write the files into the site's folders."""
    for picture in PICTURES:
        if not words or any(word in picture.path for word in words):
            target = SITE / picture.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(encoded(picture))


if __name__ == "__main__":
    main(sys.argv[1:])
