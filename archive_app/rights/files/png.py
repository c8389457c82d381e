"""PNG: text chunks, Exif, XMP, and the hexadecimal "raw profiles" of ImageMagick."""

import zlib
from functools import partial

from archive_app.rights.files.findings import Findings, decoded
from archive_app.rights.files.iim import read_iim
from archive_app.rights.files.jumbf import read_jumbf
from archive_app.rights.files.photoshop import read_resources
from archive_app.rights.files.tiff import read_tiff
from archive_app.rights.files.xmp import read_xmp

_SIGNATURE = 8
_MOST_CHUNKS = 5_000
_MOST_TEXT = 8 * 1024 * 1024
_XMP = "XML:com.adobe.xmp"
_RAW = "Raw profile type "


def read_png(data: bytes, findings: Findings) -> None:
    """Add the rights fields of a PNG file; checksums are not checked."""
    at = _SIGNATURE
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(data):
            break
        size = int.from_bytes(data[at : at + 4], "big")
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if kind == b"IEND":
            break
        if kind != b"IDAT":
            what = f"{kind.decode('latin-1')} chunk"
            findings.attempt(what, partial(_chunk, kind), content)
        at += 12 + size


def _chunk(kind: bytes, content: bytes, findings: Findings) -> None:
    if kind == b"eXIf":
        read_tiff(content.removeprefix(b"Exif\0\0"), findings)
    elif kind == b"tEXt":
        key, _, text = content.partition(b"\0")
        _text(decoded(key), text, findings)
    elif kind == b"zTXt":
        key, _, packed = content.partition(b"\0")
        _text(decoded(key), inflated(packed[1:], findings), findings)
    elif kind == b"iTXt":
        key, _, rest = content.partition(b"\0")
        text = rest[2:].split(b"\0", 2)[-1]
        _text(decoded(key), inflated(text, findings) if rest[:1] == b"\1" else text, findings)
    elif kind == b"caBX":
        read_jumbf(content, findings)


def _text(key: str, text: bytes, findings: Findings) -> None:
    if key == _XMP:
        read_xmp(text, findings)
    elif key.startswith(_RAW):
        _raw_profile(key[len(_RAW) :].strip().lower(), text, findings)
    else:
        findings.add(f"PNG:{key.strip().title().replace(' ', '')}", decoded(text))


def _raw_profile(kind: str, text: bytes, findings: Findings) -> None:
    """A profile as ImageMagick writes it: name, length, then hexadecimal digits."""
    lines = text.strip().split(b"\n", 2)
    digits = b"".join(lines[-1].split()) if len(lines) == 3 else b""
    profile = bytes.fromhex(digits[: len(digits) & ~1].decode("ascii"))
    if kind == "xmp" or profile.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
        read_xmp(profile.partition(b"\0")[2] if profile[:4] == b"http" else profile, findings)
    elif kind in {"exif", "app1"}:
        read_tiff(profile.removeprefix(b"Exif\0\0"), findings)
    elif kind in {"iptc", "8bim", "app13"}:
        resources = profile.removeprefix(b"Photoshop 3.0\0")
        if resources[:4] == b"8BIM":
            read_resources(resources, findings)
        else:
            read_iim(resources, findings)


def inflated(packed: bytes, findings: Findings) -> bytes:
    """The content of zlib data, at most 8 MiB of it: a bomb is cut off and said so."""
    stream = zlib.decompressobj()
    text = stream.decompress(packed, _MOST_TEXT)
    if stream.unconsumed_tail:
        findings.warn("too-large", "A compressed text is larger than 8 MiB and was cut off.")
    return text
