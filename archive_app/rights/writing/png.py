"""PNG: the iTXt chunk "XML:com.adobe.xmp", uncompressed as XMP Part 3 asks."""

import zlib
from collections.abc import Iterator

_KEY = b"XML:com.adobe.xmp"
_MOST = 8 * 1024 * 1024
_SIGNATURE = 8

_Chunk = tuple[bytes, int, int]
"""Kind, where it begins and where it ends, its check sum included."""


def xmp_of(body: bytes) -> bytes | None:
    """The packet in ``body``; None where it has none, or one that cannot be unpacked."""
    for chunk in _chunks(body):
        if _is_xmp(body, chunk):
            content = body[chunk[1] + 8 + len(_KEY) + 1 : chunk[2] - 4]
            text = content[2:].split(b"\0", 2)[-1]
            return _inflated(text) if content[:1] == b"\1" else text
    return None


def with_metadata(body: bytes, packet: bytes) -> bytes | None:
    """``body`` with ``packet`` for its XMP, everything else byte for byte; None if it is no PNG.

    A new chunk comes right after the header, before the picture's own data.
    """
    chunks = list(_chunks(body))
    if not chunks or chunks[0][0] != b"IHDR":
        return None
    new = _chunk(b"iTXt", _KEY + b"\0\0\0\0\0" + packet)
    old = next((chunk for chunk in chunks if _is_xmp(body, chunk)), None)
    start, end = (old[1], old[2]) if old else (chunks[0][2], chunks[0][2])
    return body[:start] + new + body[end:]


def _is_xmp(body: bytes, chunk: _Chunk) -> bool:
    kind, start, _ = chunk
    return kind == b"iTXt" and body.startswith(_KEY + b"\0", start + 8)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + check


def _chunks(body: bytes) -> Iterator[_Chunk]:
    at = _SIGNATURE
    while at + 12 <= len(body):
        end = at + 12 + int.from_bytes(body[at : at + 4], "big")
        if end > len(body):
            return
        kind = body[at + 4 : at + 8]
        yield kind, at, end
        if kind == b"IEND":
            return
        at = end


def _inflated(packed: bytes) -> bytes | None:
    stream = zlib.decompressobj()
    try:
        text = stream.decompress(packed, _MOST)
    except zlib.error:
        return None
    return None if stream.unconsumed_tail else text
