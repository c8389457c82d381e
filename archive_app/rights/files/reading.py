"""Which container a picture file is, and everything its readers find in it."""

from archive_app.rights.files.boxes import read_boxes
from archive_app.rights.files.findings import Findings
from archive_app.rights.files.gif import read_gif
from archive_app.rights.files.jpeg import read_jpeg
from archive_app.rights.files.png import read_png
from archive_app.rights.files.riff import read_webp
from archive_app.rights.files.tiff import read_tiff

_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"heim": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
}
_JXL = b"\0\0\0\x0cJXL \r\n\x87\n"
_JP2 = b"\0\0\0\x0cjP  \r\n\x87\n"
_READERS = {
    "image/jpeg": read_jpeg,
    "image/x-exv": read_jpeg,
    "image/png": read_png,
    "image/webp": read_webp,
    "image/gif": read_gif,
    "image/tiff": read_tiff,
    "image/avif": read_boxes,
    "image/heic": read_boxes,
    "image/heif": read_boxes,
    "image/jxl": read_boxes,
    "image/jp2": read_boxes,
}


DRAWING = "image/svg+xml"


def media_type(body: bytes) -> str:
    """The type of a picture file by its first bytes; empty where they are of none we know."""
    if body[:3] == b"\xff\xd8\xff":
        return "image/jpeg"
    if body[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if body[:6] in {b"GIF87a", b"GIF89a"}:
        return "image/gif"
    if body[:4] in {b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"}:
        return "image/tiff"
    if body[4:8] == b"ftyp":
        return _BRANDS.get(body[8:12], _compatible(body))
    if body[:12] == _JXL or body[:2] == b"\xff\x0a":
        return "image/jxl"
    if body[:12] == _JP2:
        return "image/jp2"
    if body[:7] == b"\xff\x01Exiv2":
        return "image/x-exv"
    if body[:2] == b"BM" and body[6:10] == b"\0\0\0\0":
        return "image/bmp"
    head = body[:1000].lstrip().lower()
    return DRAWING if head.startswith((b"<svg", b"<?xml")) and b"<svg" in head else ""


def read_findings(body: bytes) -> Findings:
    """Everything about rights inside the picture file ``body``; never raises."""
    findings = Findings()
    kind = media_type(body)
    reader = _READERS.get(kind)
    if reader is not None:
        findings.attempt("file", reader, body)
    elif not kind:
        findings.warn("unsupported-type", "These bytes are no picture of a kind we know.")
    return findings


def _compatible(body: bytes) -> str:
    """The type by the compatible brands of the ftyp box."""
    size = min(int.from_bytes(body[:4], "big"), 256)
    brands = [body[at : at + 4] for at in range(16, size, 4)]
    return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), "")
