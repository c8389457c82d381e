"""WebP: the "XMP " chunk, which the extended form of the container has to announce."""

_XMP_FLAG, _ALPHA_FLAG = 0x04, 0x10

_Chunk = tuple[bytes, int, int]
"""Kind, where its content begins and where that ends, padding not counted."""


def xmp_of(body: bytes) -> bytes | None:
    """The packet in ``body``; None where it has none."""
    return next((body[start:end] for kind, start, end in _chunks(body) if kind == b"XMP "), None)


def with_metadata(body: bytes, packet: bytes) -> bytes | None:
    """``body`` with ``packet`` for its XMP; None where its form is not understood.

    The chunks with pixels stay byte for byte. A simple file gets the header of an extended one.
    """
    chunks = _chunks(body)
    if not chunks:
        return None
    parts = [(kind, body[start:end]) for kind, start, end in chunks if kind != b"XMP "]
    kind, first = parts[0]
    if kind == b"VP8X" and len(first) >= 10:
        parts[0] = (kind, bytes([first[0] | _XMP_FLAG]) + first[1:])
    else:
        size = _size_of(kind, first)
        if size is None:
            return None
        width, height, alpha = size
        flags = bytes([_XMP_FLAG | (_ALPHA_FLAG if alpha else 0), 0, 0, 0])
        canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        parts.insert(0, (b"VP8X", flags + canvas))
    parts.append((b"XMP ", packet))
    content = b"WEBP" + b"".join(_chunk(kind, data) for kind, data in parts)
    return b"RIFF" + len(content).to_bytes(4, "little") + content


def _size_of(kind: bytes, data: bytes) -> tuple[int, int, bool] | None:
    """Width, height and transparency of a simple file's one chunk (RFC 6386, RFC 9649)."""
    if kind == b"VP8 " and data[3:6] == b"\x9d\x01\x2a" and len(data) >= 10:
        width = int.from_bytes(data[6:8], "little") & 0x3FFF
        height = int.from_bytes(data[8:10], "little") & 0x3FFF
        return (width, height, False) if width and height else None
    if kind == b"VP8L" and data[:1] == b"\x2f" and len(data) >= 5:
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1)
    return None


def _chunk(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) & 1)


def _chunks(body: bytes) -> list[_Chunk]:
    """All chunks; none where the file is cut or holds more than its header says."""
    if 8 + int.from_bytes(body[4:8], "little") not in {len(body), len(body) - 1}:
        return []
    found = []
    at = 12
    while at + 8 <= len(body):
        size = int.from_bytes(body[at + 4 : at + 8], "little")
        if at + 8 + size > len(body):
            return []
        found.append((body[at : at + 4], at + 8, at + 8 + size))
        at += 8 + size + (size & 1)
    return found
