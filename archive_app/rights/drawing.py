"""SVG drawings as pixels, for the screen and for thumbnails; the file itself is never changed.

Drawn by resvg, which runs no script and asks no network. It would read files that a drawing names,
so every reference that leaves the drawing goes first, and what is not drawn with it.
"""

import io

import resvg_py
from lxml import etree
from PIL import Image

_GONE = ("script", "foreignObject", "iframe", "audio", "video", "handler", "set", "animate")
_REFERENCES = ("href", "{http://www.w3.org/1999/xlink}href")
_MOST_PIXELS = 16_000_000
_MOST_BYTES = 8 << 20
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class NoDrawing(ValueError):
    """The bytes are no drawing that can be shown."""


def size_of(body: bytes) -> tuple[int, int]:
    """Width and height in pixels as the drawing states them, or as its view box has them.

    Raises:
        NoDrawing: it is no SVG, or has no size.
    """
    return _size(_parsed(body))


def drawn(body: bytes, most: int) -> Image.Image:
    """The drawing on nothing, ``most`` pixels wide and in proportion, but not too many pixels.

    Raises:
        NoDrawing: it is no SVG, or cannot be drawn.
    """
    root = _parsed(body)
    width, height = _size(root)
    scale = min(most / width, (_MOST_PIXELS / (width * height)) ** 0.5)
    _cleaned(root)
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=etree.tostring(root, encoding="unicode"),
            width=max(1, round(width * scale)),
            height=max(1, round(height * scale)),
        )
    except ValueError as error:
        raise NoDrawing(str(error)) from error
    return Image.open(io.BytesIO(bytes(png)))


def _parsed(body: bytes) -> etree._Element:
    if len(body) > _MOST_BYTES:
        raise NoDrawing("more than anybody draws")
    # Drawing programs write entities for their namespaces; those of other files are not read.
    parser = etree.XMLParser(resolve_entities="internal", remove_pis=True)  # type: ignore[arg-type]
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise NoDrawing(str(error)) from error
    if etree.QName(root).localname != "svg":
        raise NoDrawing("the first element is no svg")
    return root


def _cleaned(root: etree._Element) -> None:
    for element in list(root.iter(tag=etree.Element)):
        around = element.getparent()
        if around is not None and etree.QName(element).localname in _GONE:
            around.remove(element)
            continue
        for name in _REFERENCES:
            target = (element.get(name) or "").strip()
            if target and not target.startswith(("#", "data:image/")):
                del element.attrib[name]


def _size(root: etree._Element) -> tuple[int, int]:
    box = [_length(part) for part in (root.get("viewBox") or "").replace(",", " ").split()]
    wide, high = box[2:] if len(box) == 4 else (None, None)
    width = _length(root.get("width") or "") or wide
    height = _length(root.get("height") or "") or high
    if not width or not height:
        raise NoDrawing("it has no size")
    return max(1, round(width)), max(1, round(height))


def _length(text: str) -> float | None:
    """``text`` in pixels; None for a share of something else ("100%") and for what is no length."""
    number = text.strip().rstrip("abcdefghijklmnopqrstuvwxyz%")
    factor = _UNITS.get(text.strip()[len(number) :])
    try:
        value = float(number) * factor if factor else 0.0
    except ValueError:
        return None
    return value if 0 < value < 1e6 else None
