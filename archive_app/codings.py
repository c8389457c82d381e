"""Content codings of HTTP (gzip, deflate, br, zstd): bytes in, bytes out, never more than allowed.

Known to the network, which receives coded bytes, and to the evidence, which keeps them so. Rules:
RFC 9110 §8.4 (codings are undone from last to first), RFC 9659 (window of zstd).
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

import brotli
import zstandard

MEBIBYTE = 1024 * 1024
ACCEPTED = "gzip, deflate, br, zstd"
"""What we understand, as the value of Accept-Encoding."""

_PIECE = 64 * 1024
_ZSTD_INPUT = 256
"""Bytes fed to zstd at a time: four bytes can stand for 128 KiB, so this is 8 MiB at the worst."""
_ZSTD_WINDOW = 8 * MEBIBYTE
_MOST_CODINGS = 4


class CodingError(ValueError):
    """The bytes are not what their Content-Encoding says, or it names a coding nobody knows."""


class CutShort(CodingError):
    """The coded bytes end before their end."""


class TooMuch(ValueError):
    """The decoded bytes are more than allowed, in number or in proportion."""


@dataclass(frozen=True, slots=True)
class Caps:
    """How much may come out."""

    size: int
    """Bytes of the body after decoding, and of every step on the way."""
    ratio: int = 100
    """Decoded bytes for each byte received; counts only above one mebibyte."""


class _Step(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]: ...

    def whole(self) -> bool: ...


class BodyDecoder:
    """Undoes the codings of one body while it arrives.

    Raises:
        CodingError: ``encoding`` names an unknown coding or too many of them.
    """

    def __init__(self, encoding: str | None, caps: Caps) -> None:
        names = [name.strip().lower() for name in (encoding or "").split(",")]
        names = [name for name in names if name and name != "identity"]
        if len(names) > _MOST_CODINGS:
            raise CodingError(f"{len(names)} content codings")
        self._steps = [_Counted(_step(name), caps.size) for name in reversed(names)]
        self._caps = caps
        self._received = 0
        self._body = bytearray()

    def feed(self, data: bytes) -> None:
        """Take the next bytes as received.

        Raises:
            TooMuch: the body grew over its caps.
            CodingError: the bytes are broken.
        """
        self._received += len(data)
        pieces: Iterable[bytes] = (data,)
        for step in self._steps:
            pieces = step.all_pieces(pieces)
        for piece in pieces:
            self._body += piece
            if len(self._body) > self._caps.size:
                raise TooMuch(f"more than {self._caps.size} bytes")

    def finish(self) -> bytes:
        """The whole body.

        Raises:
            CutShort: a coding did not come to its end.
            TooMuch: so few bytes for so large a body are a bomb.
        """
        if self._received and not all(step.whole() for step in self._steps):
            raise CutShort("the coded bytes end early")
        if len(self._body) > max(MEBIBYTE, self._received * self._caps.ratio):
            raise TooMuch(f"{len(self._body)} bytes out of {self._received}")
        return bytes(self._body)


def decode(payload: bytes, encoding: str | None, caps: Caps) -> bytes:
    """The body that ``payload`` holds under the Content-Encoding ``encoding``; see BodyDecoder."""
    decoder = BodyDecoder(encoding, caps)
    for start in range(0, len(payload), _PIECE):
        decoder.feed(payload[start : start + _PIECE])
    return decoder.finish()


class _Counted:
    """A step whose output is counted, so that a hidden bomb between two codings ends as well."""

    def __init__(self, step: _Step, most: int) -> None:
        self._step = step
        self._left = most
        self.whole = step.whole

    def all_pieces(self, data: Iterable[bytes]) -> Iterator[bytes]:
        """What comes out of this step for all of ``data``; raises ``TooMuch`` where it grows."""
        for part in data:
            for piece in self._step.pieces(part):
                self._left -= len(piece)
                if self._left < 0:
                    raise TooMuch("a coding inside a coding grew too large")
                yield piece


def _step(name: str) -> _Step:
    match name:
        case "gzip" | "x-gzip":
            return _Zlib(16 + zlib.MAX_WBITS)
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstandard()
    raise CodingError(f"unknown content coding {name!r}")


class _Zlib:
    """gzip with any number of members, or one zlib or raw deflate stream.

    What follows the end and is no further member is left out, as browsers do.
    """

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._inflater = zlib.decompressobj(bits)
        self._rest = b""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What ``data`` unpacks to, member after member; raises ``CodingError``."""
        data = self._rest + data
        self._rest = b""
        while data:
            if self._inflater.eof and not self._next_member(data):
                return
            try:
                yield self._inflater.decompress(data, _PIECE)
            except zlib.error as error:
                raise CodingError(str(error)) from error
            data = self._inflater.unused_data or self._inflater.unconsumed_tail
        # Output may be waiting inside although all input was taken.
        while not self._inflater.eof and (piece := self._drain()):
            yield piece

    def whole(self) -> bool:
        return self._inflater.eof

    def _drain(self) -> bytes:
        try:
            return self._inflater.decompress(b"", _PIECE)
        except zlib.error as error:
            raise CodingError(str(error)) from error

    def _next_member(self, data: bytes) -> bool:
        if self._bits < 16 or not b"\x1f\x8b".startswith(data[:2]):
            return False
        if len(data) == 1:
            self._rest = data
            return False
        self._inflater = zlib.decompressobj(self._bits)
        return True


class _Deflate:
    """zlib's format as the standard says, raw deflate as many servers send it."""

    def __init__(self) -> None:
        self._start = b""
        self._zlib: _Zlib | None = None

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._zlib is None:
            data = self._start = self._start + data
            if len(data) < 2:
                return
            wrapped = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._zlib = _Zlib(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        yield from self._zlib.pieces(data)

    def whole(self) -> bool:
        return self._zlib is not None and self._zlib.whole()


class _Brotli:
    def __init__(self) -> None:
        self._decoder = brotli.Decompressor()

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._decoder.is_finished():
            return
        try:
            # "Can accept more" does not mean that everything came out: ask until nothing does.
            piece = self._decoder.process(data, output_buffer_limit=_PIECE)
            while piece:
                yield piece
                piece = self._decoder.process(b"", output_buffer_limit=_PIECE)
        except brotli.error as error:
            raise CodingError(str(error)) from error

    def whole(self) -> bool:
        return bool(self._decoder.is_finished())


class _Zstandard:
    """zstd with any number of frames."""

    def __init__(self) -> None:
        self._factory = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
        self._frame = self._factory.decompressobj()

    def pieces(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), _ZSTD_INPUT):
            rest = data[start : start + _ZSTD_INPUT]
            while rest:
                if self._frame.eof:
                    self._frame = self._factory.decompressobj()
                try:
                    yield self._frame.decompress(rest)
                except zstandard.ZstdError as error:
                    raise CodingError(str(error)) from error
                rest = self._frame.unused_data

    def whole(self) -> bool:
        return self._frame.eof
