"""WebP: the EXIF, "XMP " and C2PA chunks of its RIFF container."""

from archive_app.rights.files.findings import Findings
from archive_app.rights.files.jumbf import read_jumbf
from archive_app.rights.files.tiff import read_tiff
from archive_app.rights.files.xmp import read_xmp

_MOST_CHUNKS = 5_000


def read_webp(data: bytes, findings: Findings) -> None:
    """Add the rights fields of a WebP file."""
    at = 12
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(data):
            break
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + size]
        if kind == b"EXIF":
            exif = content.removeprefix(b"Exif\0\0")  # some writers keep JPEG's prefix
            findings.attempt("Exif block", read_tiff, exif)
        elif kind == b"XMP ":
            findings.attempt("XMP packet", read_xmp, content)
        elif kind == b"C2PA":
            findings.attempt("C2PA manifest", read_jumbf, content)
        at += 8 + size + (size & 1)
