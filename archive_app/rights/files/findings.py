"""What the readers collect: named values in order, and what went wrong."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from archive_app.domain.errors import Notice

MOST_FINDINGS = 500
MOST_CHARACTERS = 10_000
"""Of one value; the rest is cut off, and said so."""

DAMAGE = (
    struct.error,
    IndexError,
    KeyError,
    ValueError,
    OverflowError,
    MemoryError,
    RecursionError,
    EOFError,
    zlib.error,
)
"""What cut or scrambled bytes make a reader raise."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One value under the name that photo tools know it by."""

    name: str
    """Group and tag as ExifTool writes them: "XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist"."""
    value: str


@dataclass(slots=True)
class Findings:
    """The collection that one file's readers share."""

    values: list[Finding] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)
    signed: bool = False
    """Whether a C2PA manifest is present; nothing is said of its validity."""
    iptc_blocks: int = 0
    """IPTC blocks read so far; a second one is named IPTC2."""

    def add(self, name: str, value: str) -> None:
        """Keep ``value`` unless it is empty, a repetition, or beyond the limits."""
        value = value.replace("\0", "").strip()
        if not value or len(self.values) >= MOST_FINDINGS:
            return
        if len(value) > MOST_CHARACTERS:
            self.warn("too-large", f"{name} was cut off after {MOST_CHARACTERS:,} characters.")
            value = value[:MOST_CHARACTERS]
        found = Finding(name, value)
        if found not in self.values:
            self.values.append(found)

    def warn(self, kind: str, message: str) -> None:
        """Keep a warning, each once and at most twenty."""
        notice = Notice(kind, message)
        if notice not in self.warnings and len(self.warnings) < 20:
            self.warnings.append(notice)

    def attempt(self, what: str, reader: "Reader", data: bytes) -> None:
        """Run ``reader`` over ``data``; damage becomes a warning that names ``what``."""
        try:
            reader(data, self)
        except DAMAGE as error:
            reason = type(error).__name__
            self.warn("bad-file", f"The {what} is damaged and was read in part only ({reason}).")


def decoded(raw: bytes) -> str:
    """``raw`` as text: UTF-8, else Windows-1252 with Latin-1 for its gaps; ends at no NUL."""
    raw = raw.rstrip(b"\0 ")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1").translate(_WINDOWS)


_GAPS = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
_WINDOWS = {byte: bytes([byte]).decode("cp1252") for byte in {*range(0x80, 0xA0)} - _GAPS}
"""Control characters of Latin-1 to what Windows-1252 has in their places."""

Reader = Callable[[bytes, Findings], None]
"""Adds what it finds in the bytes."""
