"""Bytes to text as browsers do: byte order mark, HTTP header, meta element, then a guess.

Source of the order and of the labels: WHATWG Encoding and HTML standards ("determining the
character encoding"). Two departures, both for pages that lie: bytes that are sound UTF-8 with
characters beyond ASCII are UTF-8 whatever a single-byte label says; and a page labelled UTF-8 that
is mostly not is guessed.
"""

import codecs
import re
from dataclasses import dataclass

from bs4.dammit import EncodingDetector

from archive_app.domain.errors import Notice
from archive_app.markup.encoding_labels import LABELS

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_PRESCAN = 16_384
"""Browsers read 1,024 bytes ahead, but some pages begin with a long script."""

_SAMPLE = 60_000
"""Bytes given to the guess; it is slow and more does not make it better."""

_READ_BY_WINDOWS = re.compile(r"^cp(?:874|125\d)$")
"""Encodings whose unused bytes from 0x80 to 0x9F are the control characters of these numbers."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text."""

    text: str
    encoding: str
    """Python's name of the encoding used: "utf-8", "cp1252"."""
    notice: Notice | None
    """Given when characters were lost."""


def decode(body: bytes, declared: str | None) -> Decoded:
    """``body`` as text; ``declared`` is the charset of the HTTP header. Never raises.

    >>> decode("Grüße".encode("latin-1"), "ISO-8859-1").text
    'Grüße'
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], name)
    encoding = _known(declared) or _prescanned(body[:_PRESCAN])
    sound = _is_sound_utf8(body)
    if sound and (encoding is None or not body.isascii()):
        return Decoded(body.decode("utf-8"), "utf-8", None)
    if encoding is None or (encoding == "utf-8" and _mostly_not_utf8(body)):
        encoding = _guess(body)
    return _decoded(body, encoding)


def _known(label: str | None) -> str | None:
    """Python's codec for a label as browsers understand it; None where they would not."""
    return LABELS.get((label or "").strip(" \t\n\f\r\"'").lower())


def _prescanned(start: bytes) -> str | None:
    """What a meta element or an XML declaration at the start says, comments left out."""
    without = _COMMENT.sub(b"", start)
    found = _known(EncodingDetector.find_declared_encoding(without, is_html=True))
    # A meta element that could be read byte by byte is no UTF-16.
    return "utf-8" if found in {"utf-16-le", "utf-16-be"} else found


def _is_sound_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x1b$" not in body[:_SAMPLE]  # ISO-2022-JP is ASCII to the eye


def _mostly_not_utf8(body: bytes) -> bool:
    """Whether more than one in twenty of the characters beyond ASCII cannot be read."""
    text = body.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    beyond = len(text.encode("ascii", "ignore"))
    return lost > 0.05 * max(1, len(text) - beyond)


def _guess(body: bytes) -> str:
    """The likeliest encoding of undeclared bytes; the slow library is loaded only here."""
    from charset_normalizer import from_bytes

    beyond = [m.start() for m in re.finditer(rb"[\x80-\xff]", body[: 20 * _SAMPLE])][:2000]
    if not beyond:
        return "utf-8"
    start = max(0, beyond[0] - 200)
    best = from_bytes(body[start : start + _SAMPLE]).best()
    if best is None:
        return "cp1252"
    return _known(best.encoding.replace("_", "-")) or best.encoding


def _decoded(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, _CONTROLS if _READ_BY_WINDOWS.match(encoding) else "replace")
    lost = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    if lost <= 0:
        return Decoded(text, encoding, None)
    message = (
        f"{lost:,} characters of the page could not be read as {encoding} and are shown as"
        " “\ufffd”. The original bytes were kept."
    )
    return Decoded(text, encoding, Notice("decode", message))


def _control(error: UnicodeError) -> tuple[str, int]:
    """The control character for a byte that a code page of Windows leaves free; else U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    return (chr(byte) if byte < 0xA0 else "\ufffd"), error.start + 1


_CONTROLS = "archive_app.control"
codecs.register_error(_CONTROLS, _control)
