"""GIF: comments and the XMP application extension (XMP Part 3, 1.1.2)."""

from archive_app.rights.files.findings import Findings, decoded
from archive_app.rights.files.xmp import read_xmp

_XMP = b"XMP DataXMP"
_MOST_BLOCKS = 100_000


def read_gif(data: bytes, findings: Findings) -> None:
    """Add the comments and the XMP packet of a GIF file."""
    flags = data[10]
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    for _ in range(_MOST_BLOCKS):
        kind = data[at : at + 1]
        if kind == b"!":
            at = _extension(data, at, findings)
        elif kind == b",":
            local = data[at + 9]
            at += 10 + (3 << ((local & 7) + 1) if local & 0x80 else 0) + 1
            at = _blocks(data, at)[1]
        else:
            return


def _extension(data: bytes, at: int, findings: Findings) -> int:
    """Read the extension at ``at``; where the next block begins."""
    label = data[at + 1]
    if label == 0xFF and data[at + 3 : at + 14] == _XMP:
        # The packet stands there unblocked, followed by a 258-byte trailer that ends any reader.
        end = data.find(b"\x01\xff\xfe", at + 14)
        packet = data[at + 14 : end if end >= 0 else len(data)]
        findings.attempt("XMP packet", read_xmp, packet)
    content, after = _blocks(data, at + 2)
    if label == 0xFE:
        findings.add("GIF:Comment", decoded(content))
    return after


def _blocks(data: bytes, at: int) -> tuple[bytes, int]:
    """The content of the sub-blocks at ``at`` (64 KiB kept), and where they end."""
    content = bytearray()
    for _ in range(_MOST_BLOCKS):
        size = data[at]
        if size == 0:
            return bytes(content), at + 1
        if len(content) < 65_536:
            content += data[at + 1 : at + 1 + size]
        at += 1 + size
    return bytes(content), len(data)
